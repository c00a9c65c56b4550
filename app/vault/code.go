package vault

import (
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
)

const (
	codeSize     = 16
	codeChars    = 28
	groupChars   = 4
	codeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	identityInfo = "meldcode/vault/recovery-identity/1"
)

// ErrCode says that what was typed is no recovery code: a character too many or
// too few, one that does not exist in codes, or check bits that do not agree.
var ErrCode = errors.New("vault: not a recovery code")

// Code is a recovery code: 128 random bits that a hand can write down. It prints
// nothing of itself, only Groups shows it. The zero Code panics when used.
type Code struct {
	c func() *[codeSize]byte // a func for the reason given at Key
}

// NewCode returns a code made of 16 bytes of rand.
func NewCode(rand io.Reader) Code {
	c := new([codeSize]byte)
	fill(rand, c[:])
	return Code{func() *[codeSize]byte { return c }}
}

// ParseCode reads a code as a person types it: upper or lower case, with spaces
// and hyphens anywhere, O for 0, and I or L for 1. Every one wrong character and
// every swap of two neighbours is found. It fails with ErrCode.
func ParseCode(s string) (Code, error) {
	typed := fold(s)
	if len(typed) != codeChars {
		return Code{}, ErrCode
	}
	c := new([codeSize]byte)
	// 28 characters are 140 bits: 128 of the code and 12 of the check.
	var acc, bits, check uint
	n := 0
	for i := range len(typed) {
		v := strings.IndexByte(codeAlphabet, typed[i])
		if v < 0 {
			return Code{}, ErrCode
		}
		acc, bits = acc<<5|uint(v), bits+5
		if n < codeSize && bits >= 8 {
			bits -= 8
			c[n] = byte(acc >> bits)
			n++
			acc &= 1<<bits - 1
		}
	}
	check = acc & 0xfff
	if check != crc12(c[:]) {
		return Code{}, ErrCode
	}
	return Code{func() *[codeSize]byte { return c }}, nil
}

// Groups returns the code as 7 groups of 4 characters, to be shown and written
// down by hand.
func (c Code) Groups() []string {
	var s []byte
	var acc, bits uint
	for _, b := range c.bytes() {
		acc, bits = acc<<8|uint(b), bits+8
		for bits >= 5 {
			bits -= 5
			s = append(s, codeAlphabet[acc>>bits&31])
			acc &= 1<<bits - 1
		}
	}
	acc, bits = acc<<12|crc12(c.bytes()), bits+12
	for bits >= 5 {
		bits -= 5
		s = append(s, codeAlphabet[acc>>bits&31])
	}
	var groups []string
	for i := 0; i < len(s); i += groupChars {
		groups = append(groups, string(s[i:i+groupChars]))
	}
	return groups
}

// HasGroup reports whether typed, read as leniently as ParseCode reads, is group
// n, counted from 1.
func (c Code) HasGroup(n int, typed string) bool {
	groups := c.Groups()
	return n >= 1 && n <= len(groups) && fold(typed) == groups[n-1]
}

// Identity returns the age identity of this code, to which backups always go, so
// that they open with the standard age program too. It fails only if age's own
// form of keys changes.
func (c Code) Identity() (*age.X25519Identity, error) {
	scalar, err := hkdf.Key(sha256.New, c.bytes(), nil, identityInfo, keySize)
	if err != nil {
		return nil, fmt.Errorf("vault: identity of a recovery code: %w", err)
	}
	return ageIdentity(scalar)
}

// Recipient returns the recipient of Identity, as an "age1..." string. It fails
// as Identity does.
func (c Code) Recipient() (string, error) {
	id, err := c.Identity()
	if err != nil {
		return "", err
	}
	return id.Recipient().String(), nil
}

// Format prints the type's name for every verb, and never the code.
func (c Code) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "vault.Code") }

// MarshalText fails: a code is shown to be written down, and never stored.
func (c Code) MarshalText() ([]byte, error) {
	return nil, errors.New("vault: a recovery code has no stored form")
}

func (c Code) bytes() []byte {
	if c.c == nil {
		panic("vault: zero Code")
	}
	return c.c()[:]
}

// fold brings what a hand types to the alphabet's own characters.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ', r == '-', r == '\t', r == '\n', r == '\r', r == '\u00a0', r == '\u2011', r == '\u2013':
			return -1
		case r == 'o', r == 'O':
			return '0'
		case r == 'i', r == 'I', r == 'l', r == 'L':
			return '1'
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		}
		return r
	}, s)
}

// crc12 is the CRC with polynomial x^12+x^11+x^3+x^2+x+1. A CRC and not a hash,
// because it finds every wrong run of up to 12 bits, which covers one wrong
// character and two swapped neighbours, where a hash of 12 bits misses one in
// 4096. It starts at ones, so that a row of zeros is no code.
func crc12(b []byte) uint {
	crc := uint(0xfff)
	for _, x := range b {
		crc ^= uint(x) << 4
		for range 8 {
			crc <<= 1
			if crc&0x1000 != 0 {
				crc ^= 0x180f
			}
		}
	}
	return crc & 0xfff
}
