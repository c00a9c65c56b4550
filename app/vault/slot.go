package vault

import (
	"context"
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

const (
	slotVersion  = 1
	slotDomain   = "meldcode/vault/slot/1"
	recoveryInfo = "meldcode/vault/recovery-slot/1"
	kindPass     = 'P'
	kindRecovery = 'R'
	saltSize     = 16

	passHead     = 2 + 4 + 4 + 1 + saltSize
	recoveryHead = 2 + saltSize
	slotTail     = chacha20poly1305.NonceSizeX + keySize + chacha20poly1305.Overhead
)

// ErrWrong says that a slot does not open with this passphrase or code. Bytes of
// the slot that changed without changing its form look the same.
var ErrWrong = errors.New("vault: passphrase or code does not fit")

// SealPassphrase returns a slot that gives secret back to whoever knows the
// passphrase, at this place only. The passphrase is normalised first, as
// Normalise says. The cost is DefaultParams. It fails as kdf fails.
func SealPassphrase(ctx context.Context, kdf KDF, rand io.Reader, place string, secret Key, passphrase string) (Sealed, error) {
	p := DefaultParams
	head := make([]byte, 0, passHead+slotTail)
	head = append(head, slotVersion, kindPass)
	head = p.append(head)
	salt := make([]byte, saltSize)
	fill(rand, salt)
	head = append(head, salt...)
	key, err := derive(ctx, kdf, passphrase, salt, p)
	if err != nil {
		return Sealed{}, fmt.Errorf("vault: making a passphrase slot: %w", err)
	}
	return sealSlot(rand, key, place, head, secret), nil
}

// OpenPassphrase returns the secret of a slot made by SealPassphrase for this
// place. It fails with ErrWrong, ErrDamaged (also when the slot asks for a cost
// out of bounds; no work is begun then), ErrNewer, or as kdf fails.
func OpenPassphrase(ctx context.Context, kdf KDF, place string, slot []byte, passphrase string) (Key, error) {
	if err := slotForm(slot, kindPass, passHead); err != nil {
		return Key{}, err
	}
	in := input{b: slot[2:]}
	p := in.params()
	if !p.ok() {
		return Key{}, ErrDamaged
	}
	key, err := derive(ctx, kdf, passphrase, slot[11:passHead], p)
	if err != nil {
		return Key{}, fmt.Errorf("vault: opening a passphrase slot: %w", err)
	}
	return openSlot(key, place, slot, passHead)
}

// SealRecovery returns a slot that gives secret back to whoever has the code, at
// this place only.
func SealRecovery(rand io.Reader, place string, secret Key, code Code) Sealed {
	head := make([]byte, recoveryHead, recoveryHead+slotTail)
	head[0], head[1] = slotVersion, kindRecovery
	fill(rand, head[2:])
	return sealSlot(rand, recoveryKey(code, head[2:]), place, head, secret)
}

// OpenRecovery returns the secret of a slot made by SealRecovery for this place.
// It fails with ErrWrong, ErrDamaged or ErrNewer.
func OpenRecovery(place string, slot []byte, code Code) (Key, error) {
	if err := slotForm(slot, kindRecovery, recoveryHead); err != nil {
		return Key{}, err
	}
	return openSlot(recoveryKey(code, slot[2:recoveryHead]), place, slot, recoveryHead)
}

func derive(ctx context.Context, kdf KDF, passphrase string, salt []byte, p Params) ([]byte, error) {
	key, err := kdf(ctx, []byte(Normalise(passphrase)), append([]byte{}, salt...), p)
	if err != nil {
		return nil, err
	}
	if len(key) != keySize {
		return nil, errors.New("key derivation gave the wrong length")
	}
	return key, nil
}

// recoveryKey needs no slow derivation: the code is 128 random bits.
func recoveryKey(code Code, salt []byte) []byte {
	key, err := hkdf.Key(sha256.New, code.bytes(), salt, recoveryInfo, keySize)
	if err != nil {
		panic("vault: " + err.Error())
	}
	return key
}

func slotForm(slot []byte, kind byte, head int) error {
	switch {
	case len(slot) == 0:
		return ErrDamaged
	case slot[0] > slotVersion:
		return ErrNewer
	case slot[0] != slotVersion, len(slot) != head+slotTail, slot[1] != kind:
		return ErrDamaged
	}
	return nil
}

func sealSlot(rand io.Reader, key []byte, place string, head []byte, secret Key) Sealed {
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		panic("vault: " + err.Error())
	}
	nonce := make([]byte, aead.NonceSize())
	fill(rand, nonce)
	data := append(placeData(slotDomain, place), head...)
	return Sealed{aead.Seal(append(append([]byte{}, head...), nonce...), nonce, secret.bytes(), data)}
}

func openSlot(key []byte, place string, slot []byte, head int) (Key, error) {
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		panic("vault: " + err.Error())
	}
	data := append(placeData(slotDomain, place), slot[:head]...)
	body := slot[head+aead.NonceSize():]
	secret, err := aead.Open(nil, slot[head:head+aead.NonceSize()], body, data)
	if err != nil {
		return Key{}, ErrWrong
	}
	return keyOf(secret), nil
}
