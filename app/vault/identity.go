package vault

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
)

// Identity is who a member is to others: an age identity that access is granted
// to, and a key that signs entries. It prints nothing of itself. The zero
// Identity panics when used.
type Identity struct {
	i func() *identity // a func for the reason given at Key
}

type identity struct {
	scalar, seed [keySize]byte
	age          *age.X25519Identity
}

// NewIdentity returns an identity made of 64 bytes of rand.
func NewIdentity(rand io.Reader) Identity {
	var scalar, seed [keySize]byte
	fill(rand, scalar[:])
	fill(rand, seed[:])
	id, err := identityOf(scalar[:], seed[:])
	if err != nil {
		// Only a scalar of all zeros or a change of age's own format gets here.
		panic("vault: " + err.Error())
	}
	return id
}

func identityOf(scalar, seed []byte) (Identity, error) {
	a, err := ageIdentity(scalar)
	if err != nil {
		return Identity{}, err
	}
	i := &identity{age: a}
	copy(i.scalar[:], scalar)
	copy(i.seed[:], seed)
	return Identity{func() *identity { return i }}, nil
}

// Age returns the identity that opens what was sealed to Recipient.
func (i Identity) Age() *age.X25519Identity { return i.must().age }

// Recipient returns the public half for sealing, as an "age1..." string.
func (i Identity) Recipient() string { return i.must().age.Recipient().String() }

// SigningKey returns the key that signs this member's entries.
func (i Identity) SigningKey() ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(i.must().seed[:])
}

// PublicKey returns the public half of SigningKey, 32 bytes.
func (i Identity) PublicKey() ed25519.PublicKey {
	return i.SigningKey().Public().(ed25519.PublicKey)
}

// IsZero reports whether i is the zero Identity, which was never made.
func (i Identity) IsZero() bool { return i.i == nil }

// Format prints the type's name for every verb, and never a key.
func (i Identity) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "vault.Identity") }

// MarshalText fails: an identity leaves this package only inside a Keyring.
func (i Identity) MarshalText() ([]byte, error) {
	return nil, errors.New("vault: an identity has no text form")
}

func (i Identity) must() *identity {
	if i.i == nil {
		panic("vault: zero Identity")
	}
	return i.i()
}

// ageIdentity goes by age's text form, as age offers no other way in.
func ageIdentity(scalar []byte) (*age.X25519Identity, error) {
	id, err := age.ParseX25519Identity(strings.ToUpper(bech32("age-secret-key-", scalar)))
	if err != nil {
		// age's own error is left out: it can quote the key.
		return nil, errors.New("vault: not an age identity")
	}
	return id, nil
}

// bech32 encodes data under a prefix (BIP 173), in lower case.
func bech32(prefix string, data []byte) string {
	const alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
	var values []byte
	var acc, bits uint
	for _, b := range data {
		acc, bits = acc<<8|uint(b), bits+8
		for bits >= 5 {
			bits -= 5
			values = append(values, byte(acc>>bits&31))
			acc &= 1<<bits - 1
		}
	}
	if bits > 0 {
		values = append(values, byte(acc<<(5-bits)&31))
	}
	chk := uint32(1)
	step := func(v byte) {
		top := chk >> 25
		chk = chk&0x1ffffff<<5 ^ uint32(v)
		for i, g := range [5]uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
			if top>>i&1 == 1 {
				chk ^= g
			}
		}
	}
	for i := range len(prefix) {
		step(prefix[i] >> 5)
	}
	step(0)
	for i := range len(prefix) {
		step(prefix[i] & 31)
	}
	out := []byte(prefix + "1")
	for _, v := range values {
		step(v)
		out = append(out, alphabet[v])
	}
	for range 6 {
		step(0)
	}
	chk ^= 1
	for i := range 6 {
		out = append(out, alphabet[chk>>(5*(5-i))&31])
	}
	return string(out)
}
