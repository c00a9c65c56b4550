package vault

import (
	"crypto/subtle"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

const (
	keySize = 32
	// blockSize hides the exact length of a text, not that it is long.
	blockSize = 256
	padMark   = 0x80

	recordVersion = 1
	recordDomain  = "meldcode/vault/record/1"
	// maxPlace is far above any handle path, and keeps the length in two bytes.
	maxPlace = 1 << 12
)

var (
	// ErrCannotOpen says that a record does not open: another key, another
	// place, another generation, or changed bytes. Which of them cannot be told.
	ErrCannotOpen = errors.New("vault: record does not open")
	// ErrNewer says that bytes were written by a newer version of the app.
	ErrNewer = errors.New("vault: written by a newer version")
	// ErrDamaged says that bytes do not have the form they should have.
	ErrDamaged = errors.New("vault: bytes are damaged")
)

// Key is a symmetric key of 32 bytes. It cannot be compared with ==, it prints
// nothing of itself, and it has no text form. The zero Key is no key: using it
// panics.
type Key struct {
	// A func, because fmt prints an unexported field of another struct without
	// asking our Format method, and follows a pointer when the verb is a wrong
	// one; of a func it prints the address at most.
	k func() *[keySize]byte
}

// NewKey returns a key made of 32 bytes of rand.
func NewKey(rand io.Reader) Key {
	k := new([keySize]byte)
	fill(rand, k[:])
	return Key{func() *[keySize]byte { return k }}
}

func keyOf(b []byte) Key {
	if len(b) != keySize {
		panic("vault: key of the wrong length")
	}
	k := (*[keySize]byte)(append([]byte{}, b...))
	return Key{func() *[keySize]byte { return k }}
}

// IsZero reports whether k is the zero Key, which was never made.
func (k Key) IsZero() bool { return k.k == nil }

// Equal reports whether both are the same key, in constant time.
func (k Key) Equal(other Key) bool {
	return subtle.ConstantTimeCompare(k.bytes(), other.bytes()) == 1
}

// Format prints the type's name for every verb, and never the key.
func (k Key) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "vault.Key") }

// MarshalText fails: a key leaves this package only inside sealed bytes.
func (k Key) MarshalText() ([]byte, error) {
	return nil, errors.New("vault: a key has no text form")
}

func (k Key) bytes() []byte {
	if k.k == nil {
		panic("vault: zero Key")
	}
	return k.k()[:]
}

// Seal returns plaintext sealed under k, for this place and generation only. A
// place is at most 4096 bytes; a longer one panics.
func (k Key) Seal(rand io.Reader, place string, generation uint64, plaintext []byte) Sealed {
	aead, err := chacha20poly1305.NewX(k.bytes())
	if err != nil {
		panic("vault: " + err.Error())
	}
	padded := pad(plaintext)
	out := make([]byte, 1+aead.NonceSize(), 1+aead.NonceSize()+len(padded)+aead.Overhead())
	out[0] = recordVersion
	// A random nonce of 192 bits: no counter to keep, no two tabs to disagree.
	nonce := out[1:]
	fill(rand, nonce)
	return Sealed{aead.Seal(out, nonce, padded, recordData(place, generation))}
}

// Open returns the plaintext of a record that k sealed for this place and
// generation. It fails with ErrNewer or ErrCannotOpen.
func (k Key) Open(place string, generation uint64, ciphertext []byte) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(k.bytes())
	if err != nil {
		panic("vault: " + err.Error())
	}
	if len(ciphertext) > 0 && ciphertext[0] > recordVersion {
		return nil, ErrNewer
	}
	head := 1 + aead.NonceSize()
	if len(ciphertext) < head+blockSize+aead.Overhead() || ciphertext[0] != recordVersion {
		return nil, ErrCannotOpen
	}
	padded, err := aead.Open(nil, ciphertext[1:head], ciphertext[head:], recordData(place, generation))
	if err != nil {
		return nil, ErrCannotOpen
	}
	plaintext, ok := unpad(padded)
	if !ok {
		return nil, ErrCannotOpen
	}
	return plaintext, nil
}

// pad fills up to a whole number of blocks, with room for the mark always.
func pad(plaintext []byte) []byte {
	padded := make([]byte, (len(plaintext)/blockSize+1)*blockSize)
	copy(padded, plaintext)
	padded[len(plaintext)] = padMark
	return padded
}

// unpad is strict, so that one plaintext has one padded form.
func unpad(padded []byte) ([]byte, bool) {
	if len(padded)%blockSize != 0 {
		return nil, false
	}
	for i := len(padded) - 1; i >= 0 && i >= len(padded)-blockSize; i-- {
		switch padded[i] {
		case 0:
		case padMark:
			return padded[:i:i], true
		default:
			return nil, false
		}
	}
	return nil, false
}

func recordData(place string, generation uint64) []byte {
	return binary.BigEndian.AppendUint64(placeData(recordDomain, place), generation)
}

func placeData(domain, place string) []byte {
	if len(place) > maxPlace {
		panic("vault: place too long")
	}
	b := append([]byte(domain), 0)
	b = binary.BigEndian.AppendUint16(b, uint16(len(place)))
	return append(b, place...)
}

// fill panics when rand fails: there is no safe way on without randomness, and
// crypto/rand.Reader never does.
func fill(rand io.Reader, b []byte) {
	if _, err := io.ReadFull(rand, b); err != nil {
		panic("vault: no randomness")
	}
}
