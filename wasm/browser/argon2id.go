//go:build js && wasm

package browser

import (
	"context"
	"encoding/binary"
	"errors"

	"meldcode/app/vault"
)

// OpArgon2id is the name of the key derivation among the Handlers.
const OpArgon2id = "argon2id"

// Argon2id is a vault.KDF that runs in a Worker, with the page alive.
func (s *Slow) Argon2id(ctx context.Context, passphrase, salt []byte, p vault.Params) ([]byte, error) {
	return s.Do(ctx, OpArgon2id, packDerivation(passphrase, salt, p), nil, nil)
}

// DeriveArgon2id is the session.Work of OpArgon2id.
func DeriveArgon2id(head, _ []byte, _ func(done, total int)) ([]byte, error) {
	passphrase, salt, p, err := unpackDerivation(head)
	if err != nil {
		return nil, err
	}
	return vault.Argon2id(context.Background(), passphrase, salt, p)
}

// A derivation travels as time (4 bytes, big endian), memory in KiB (4),
// threads (1), length of the salt (2), the salt, and the passphrase.
const derivationHeader = 4 + 4 + 1 + 2

func packDerivation(passphrase, salt []byte, p vault.Params) []byte {
	b := make([]byte, 0, derivationHeader+len(salt)+len(passphrase))
	b = binary.BigEndian.AppendUint32(b, p.Time)
	b = binary.BigEndian.AppendUint32(b, p.MemoryKiB)
	b = append(b, p.Threads)
	b = binary.BigEndian.AppendUint16(b, uint16(len(salt)))
	b = append(b, salt...)
	return append(b, passphrase...)
}

func unpackDerivation(b []byte) (passphrase, salt []byte, p vault.Params, err error) {
	if len(b) < derivationHeader {
		return nil, nil, p, errors.New("derivation too short")
	}
	p.Time = binary.BigEndian.Uint32(b)
	p.MemoryKiB = binary.BigEndian.Uint32(b[4:])
	p.Threads = b[8]
	n := int(binary.BigEndian.Uint16(b[9:]))
	b = b[derivationHeader:]
	if len(b) < n {
		return nil, nil, p, errors.New("derivation too short")
	}
	return b[n:], b[:n], p, nil
}
