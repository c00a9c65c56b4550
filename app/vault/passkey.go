package vault

import (
	"bytes"
	"context"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"unicode/utf8"
)

const (
	kindPasskey   = 'K'
	passkeyInfo   = "meldcode/vault/passkey-slot/1"
	prfSize       = 32
	maxCredential = 1023 // bytes, the limit of WebAuthn
	minPIN        = 6    // characters
)

// Passkey is what a browser needs to ask a passkey (WebAuthn, PRF extension) for
// its secret value: the credential's id, and the input of the PRF.
type Passkey struct {
	Credential []byte // 1 to 1023 bytes
	Input      []byte // 32 bytes
}

// NewPasskeyInput returns 32 bytes of rand to be the input of a PRF.
func NewPasskeyInput(rand io.Reader) []byte {
	b := make([]byte, prfSize)
	fill(rand, b)
	return b
}

// StrongPIN reports whether a PIN is long enough to stand beside a passkey: at
// least 6 characters. The PIN alone opens nothing, and the passkey alone neither:
// on a team tablet whoever knows the device's code has the passkey.
func StrongPIN(pin string) bool { return utf8.RuneCountInString(Normalise(pin)) >= minPIN }

// isPRF reports whether b can be the value of a PRF. Zeros are a buffer that
// nothing was written to: the slot would hang on the PIN alone.
func isPRF(b []byte) bool {
	return len(b) == prfSize && !bytes.Equal(b, make([]byte, prfSize))
}

// SealPasskey returns a slot that gives secret back to whoever has both the PRF
// value of the passkey and the PIN, at this place only. It fails with ErrDamaged
// when the passkey or its PRF value has not the form it should have, and as kdf
// fails.
func SealPasskey(ctx context.Context, kdf KDF, rand io.Reader, place string, secret Key, p Passkey, prf []byte, pin string) (Sealed, error) {
	if len(p.Credential) == 0 || len(p.Credential) > maxCredential || len(p.Input) != prfSize || !isPRF(prf) {
		return Sealed{}, fmt.Errorf("vault: making a passkey slot: %w", ErrDamaged)
	}
	head := []byte{slotVersion, kindPasskey}
	head = binary.BigEndian.AppendUint16(head, uint16(len(p.Credential)))
	head = append(head, p.Credential...)
	head = append(head, p.Input...)
	head = DefaultParams.append(head)
	salt := make([]byte, saltSize)
	fill(rand, salt)
	head = append(head, salt...)
	key, err := passkeyKey(ctx, kdf, prf, pin, salt, DefaultParams)
	if err != nil {
		return Sealed{}, fmt.Errorf("vault: making a passkey slot: %w", err)
	}
	return sealSlot(rand, key, place, head, secret), nil
}

// ReadPasskey returns which passkey a slot asks for. It fails with ErrDamaged or
// ErrNewer.
func ReadPasskey(slot []byte) (Passkey, error) {
	p, _, _, err := passkeyHead(slot)
	return p, err
}

// OpenPasskey returns the secret of a slot made by SealPasskey for this place. It
// fails with ErrWrong (another PRF value or PIN: browsers are known to give
// another value for the same passkey), ErrDamaged, ErrNewer, or as kdf fails.
func OpenPasskey(ctx context.Context, kdf KDF, place string, slot, prf []byte, pin string) (Key, error) {
	_, params, head, err := passkeyHead(slot)
	if err != nil {
		return Key{}, err
	}
	if !isPRF(prf) {
		return Key{}, ErrWrong
	}
	key, err := passkeyKey(ctx, kdf, prf, pin, slot[head-saltSize:head], params)
	if err != nil {
		return Key{}, fmt.Errorf("vault: opening a passkey slot: %w", err)
	}
	return openSlot(key, place, slot, head)
}

func passkeyHead(slot []byte) (p Passkey, params Params, head int, err error) {
	switch {
	case len(slot) == 0:
		return p, params, 0, ErrDamaged
	case slot[0] > slotVersion:
		return p, params, 0, ErrNewer
	}
	in := input{b: slot}
	kind, credential, prf := in.take(2), in.sized(), in.take(prfSize)
	params = in.params()
	in.take(saltSize)
	head = len(slot) - len(in.b)
	if in.bad || kind[0] != slotVersion || kind[1] != kindPasskey || len(credential) == 0 || len(credential) > maxCredential ||
		len(in.b) != slotTail || !params.ok() {
		return Passkey{}, Params{}, 0, ErrDamaged
	}
	return Passkey{Credential: credential, Input: bytes.Clone(prf)}, params, head, nil
}

func passkeyKey(ctx context.Context, kdf KDF, prf []byte, pin string, salt []byte, p Params) ([]byte, error) {
	stretched, err := derive(ctx, kdf, pin, salt, p)
	if err != nil {
		return nil, err
	}
	key, err := hkdf.Key(sha256.New, append(append([]byte{}, prf...), stretched...), salt, passkeyInfo, keySize)
	if err != nil {
		panic("vault: " + err.Error())
	}
	return key, nil
}
