package dossier

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
)

// Hash is a SHA-256 hash. Its text form is 64 lower case hex digits; the zero
// Hash means "none" and its text is empty.
type Hash [sha256.Size]byte

type (
	// ChainID names a chain: it is the EntryID of its first entry.
	ChainID = Hash
	// EntryID names an entry: the hash of its header.
	EntryID = Hash
)

var errHash = errors.New("dossier: not a hash of 64 hex digits")

// IsZero reports whether h names nothing.
func (h Hash) IsZero() bool { return h == Hash{} }

// String returns h as 64 lower case hex digits, "" for the zero Hash.
func (h Hash) String() string {
	if h.IsZero() {
		return ""
	}
	return hex.EncodeToString(h[:])
}

// MarshalText writes what String returns.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads what MarshalText writes, and nothing else.
func (h *Hash) UnmarshalText(text []byte) error {
	got, err := ParseHash(string(text))
	if err != nil {
		return err
	}
	*h = got
	return nil
}

// ParseHash reads 64 lower case hex digits, or "" as the zero Hash.
func ParseHash(text string) (Hash, error) {
	if text == "" {
		return Hash{}, nil
	}
	var h Hash
	if len(text) != 2*len(h) {
		return Hash{}, errHash
	}
	for i := range len(text) {
		c := text[i]
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		default:
			return Hash{}, errHash
		}
		h[i/2] = h[i/2]<<4 | c
	}
	if h.IsZero() {
		return Hash{}, errHash
	}
	return h, nil
}

// sum hashes parts in one domain, so that a hash of one kind of thing can never
// stand for another.
func sum(domain string, parts ...[]byte) Hash {
	w := sha256.New()
	_, _ = io.WriteString(w, domain+"\x00")
	for _, p := range parts {
		_, _ = w.Write(p)
	}
	return Hash(w.Sum(nil))
}

// ID names a dossier: 26 characters of lower case base32, opaque.
type ID string

var idText = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// ErrID means that a text is not the ID of a dossier.
var ErrID = errors.New("dossier: not a dossier id")

// NewID draws an ID from random.
func NewID(random io.Reader) (ID, error) {
	var b [16]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("dossier: drawing an id: %w", err)
	}
	return ID(idText.EncodeToString(b[:])), nil
}

// ParseID reads an ID as NewID makes it, or returns ErrID.
func ParseID(text string) (ID, error) {
	b, err := idText.DecodeString(text)
	if err != nil || len(b) != 16 || idText.EncodeToString(b) != text {
		return "", ErrID
	}
	return ID(text), nil
}
