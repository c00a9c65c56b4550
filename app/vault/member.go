package vault

import (
	"crypto/ed25519"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
)

const (
	cardVersion = 1
	cardDomain  = "meldcode/vault/member/1\x00"
)

// ErrSigner says that a card or a letter is not signed by whom it says.
var ErrSigner = errors.New("vault: signature does not fit the signer")

// Pin is what a member's keyring holds of another: the keys as they were first
// seen. A directory that later says otherwise is not believed.
type Pin struct {
	Member    string
	Recipient string            // "age1...": what is granted is sealed to it
	Key       ed25519.PublicKey // of the member's entries, cards and letters
	Left      bool              // the member has left; that is never taken back
}

// Format prints the type's name for every verb: ids are not for logs.
func (p Pin) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "vault.Pin") }

// append panics on what would not read back: a keyring that holds such a pin
// would keep its owner out.
func (p Pin) append(b []byte) []byte {
	if p.Member == "" || len(p.Key) != ed25519.PublicKeySize {
		panic("vault: member without id or key")
	}
	if _, err := age.ParseX25519Recipient(p.Recipient); err != nil {
		panic("vault: member without recipient")
	}
	b = appendString(b, p.Member)
	b = appendString(b, p.Recipient)
	b = append(b, p.Key...)
	return appendFlag(b, p.Left)
}

func (in *input) pin() Pin {
	p := Pin{Member: in.text(), Recipient: in.text()}
	p.Key = append(ed25519.PublicKey{}, in.take(ed25519.PublicKeySize)...)
	p.Left = in.flag()
	if in.bad || p.Member == "" {
		in.bad = true
		return Pin{}
	}
	if _, err := age.ParseX25519Recipient(p.Recipient); err != nil {
		in.bad = true
		return Pin{}
	}
	return p
}

// Same reports whether both are the same member with the same keys.
func (p Pin) Same(other Pin) bool {
	return p.Member == other.Member && p.Recipient == other.Recipient && p.Key.Equal(other.Key)
}

// Card says who a member is: a line of the directory that the members of a vault
// share. It is signed by the member who added them, the first one by themselves,
// and again by whoever lets them leave.
type Card struct {
	Pin
	Name, Role string // as shown
	By         string // the member who signed
	At         int64  // when, in Unix seconds
}

// Format prints the type's name for every verb: names are not for logs.
func (c Card) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "vault.Card") }

// Sign returns the card as bytes, signed with the key of by. It panics when a
// string is too long, or a key or who signs is missing.
func (c Card) Sign(by Identity) []byte {
	if c.By == "" {
		panic("vault: card without signer")
	}
	b := c.append([]byte{cardVersion})
	for _, s := range []string{c.Name, c.Role, c.By} {
		b = appendString(b, s)
	}
	b = binary.BigEndian.AppendUint64(b, uint64(c.At))
	return append(b, ed25519.Sign(by.SigningKey(), append([]byte(cardDomain), b...))...)
}

// ParseCard reads a card and checks its signature against the key that signer
// gives for it: of the member named in By, as it was pinned. signer is shown the
// card as it says of itself, of which nothing is known to be true yet; a key
// taken from that card proves only that the card's owner made it. A signature
// does not say where a card lies: whoever keeps cards compares Member with the
// place. It fails with ErrNewer, ErrDamaged or ErrSigner.
func ParseCard(b []byte, signer func(c Card) (ed25519.PublicKey, bool)) (Card, error) {
	if len(b) > 0 && b[0] > cardVersion {
		return Card{}, ErrNewer
	}
	in := input{b: b}
	if v := in.take(1); v == nil || v[0] != cardVersion {
		return Card{}, ErrDamaged
	}
	c := Card{Pin: in.pin(), Name: in.text(), Role: in.text(), By: in.text()}
	at := in.take(8)
	signed := b[:len(b)-len(in.b)]
	sig := in.take(ed25519.SignatureSize)
	if in.bad || len(in.b) != 0 || c.By == "" {
		return Card{}, ErrDamaged
	}
	c.At = int64(binary.BigEndian.Uint64(at))
	key, ok := signer(c)
	if !ok || len(key) != ed25519.PublicKeySize || !ed25519.Verify(key, append([]byte(cardDomain), signed...), sig) {
		return Card{}, ErrSigner
	}
	return c, nil
}
