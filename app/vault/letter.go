package vault

import (
	"bytes"
	"crypto/ed25519"
	"encoding/binary"
	"fmt"
	"io"

	"filippo.io/age"
)

const (
	letterVersion = 1
	letterDomain  = "meldcode/vault/letter/1"
	// MaxLetter is the size of the largest body of a letter, in bytes.
	MaxLetter = 8 << 20
	// maxSealedLetter is above what the largest letter takes: age adds a header
	// and 16 bytes to each 64 KiB.
	maxSealedLetter = MaxLetter + 16<<10
)

// LetterKind says what the body of a letter is. Its values never change.
type LetterKind byte

const (
	GiveKey  LetterKind = 'K' // a CaseKey: access to a case
	TakeKey  LetterKind = 'E' // the id of a case: access ended
	HandIn   LetterKind = 'S' // a signal, as its entries were signed
	HandOver LetterKind = 'C' // a concept to go on with
	Trace    LetterKind = 'T' // marks of the children a signal or case is about
)

// known reports whether k is a kind of version 1. Another one asks for another
// version, so that an older app says that a letter is newer and leaves it alone.
func (k LetterKind) known() bool {
	switch k {
	case GiveKey, TakeKey, HandIn, HandOver, Trace:
		return true
	}
	return false
}

// Letter is what one member leaves for another, who is not there. Only the other
// can open it, and sees by the signature who wrote it. It says for whom it is, and
// the signature covers where it lies, so that it cannot be handed on or be put
// back elsewhere.
type Letter struct {
	Kind     LetterKind
	From, To string // members
	At       int64  // when, in Unix seconds
	Body     []byte
}

// Format prints the type's name for every verb.
func (l Letter) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "vault.Letter") }

// Seal returns the letter signed by from and sealed to the keys of to, for this
// place only. To is taken from there. age draws its own randomness. It fails with
// ErrDamaged when to has no recipient of age's; a body that is too long, an
// unknown kind and a letter from or to nobody panic.
func (l Letter) Seal(place string, from Identity, to Pin) (Sealed, error) {
	switch {
	case len(l.Body) > MaxLetter:
		panic("vault: letter too long")
	case !l.Kind.known(), l.From == "", to.Member == "":
		panic("vault: letter without kind, sender or receiver")
	}
	r, err := age.ParseX25519Recipient(to.Recipient)
	if err != nil {
		return Sealed{}, fmt.Errorf("vault: sealing a letter: %w", ErrDamaged)
	}
	l.To = to.Member
	var out bytes.Buffer
	w, err := age.Encrypt(&out, r)
	if err == nil {
		_, err = w.Write(pad(l.sign(place, from)))
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return Sealed{}, fmt.Errorf("vault: sealing a letter: %w", err)
	}
	return Sealed{out.Bytes()}, nil
}

// sign returns the letter as bytes, signed for this place.
func (l Letter) sign(place string, from Identity) []byte {
	b := []byte{letterVersion, byte(l.Kind)}
	b = appendString(b, l.From)
	b = appendString(b, l.To)
	b = binary.BigEndian.AppendUint64(b, uint64(l.At))
	b = binary.BigEndian.AppendUint32(b, uint32(len(l.Body)))
	b = append(b, l.Body...)
	return append(b, ed25519.Sign(from.SigningKey(), append(placeData(letterDomain, place), b...))...)
}

// OpenLetter opens the letter at this place with the identity of the member it is
// for, and checks its signature against the key that signer gives for the member
// who wrote it, by From and At. That a letter was opened before does not show: one that is put
// back at its place opens again, so what it says must be harmless twice. It fails
// with ErrCannotOpen, ErrNewer, ErrDamaged or ErrSigner.
func OpenLetter(place string, to Identity, member string, sealed []byte, signer func(Letter) (ed25519.PublicKey, bool)) (Letter, error) {
	if len(sealed) > maxSealedLetter {
		return Letter{}, ErrCannotOpen
	}
	r, err := age.Decrypt(bytes.NewReader(sealed), to.Age())
	if err != nil {
		return Letter{}, ErrCannotOpen
	}
	padded, err := io.ReadAll(r)
	if err != nil {
		return Letter{}, ErrCannotOpen
	}
	b, ok := unpad(padded)
	if !ok {
		return Letter{}, ErrDamaged
	}
	return parseLetter(place, member, b, signer)
}

// parseLetter reads what is inside a letter.
func parseLetter(place, member string, b []byte, signer func(Letter) (ed25519.PublicKey, bool)) (Letter, error) {
	if len(b) > 0 && b[0] > letterVersion {
		return Letter{}, ErrNewer
	}
	in := input{b: b}
	head := in.take(2)
	l := Letter{From: in.text(), To: in.text()}
	at, size := in.take(8), in.number()
	if in.bad || size > MaxLetter {
		return Letter{}, ErrDamaged
	}
	l.Body = in.take(int(size))
	signed := b[:len(b)-len(in.b)]
	sig := in.take(ed25519.SignatureSize)
	if in.bad || len(in.b) != 0 || head[0] != letterVersion {
		return Letter{}, ErrDamaged
	}
	l.Kind, l.At = LetterKind(head[1]), int64(binary.BigEndian.Uint64(at))
	if !l.Kind.known() || l.From == "" || l.To == "" || l.To != member {
		return Letter{}, ErrDamaged
	}
	key, known := signer(l)
	if !known || len(key) != ed25519.PublicKeySize || !ed25519.Verify(key, append(placeData(letterDomain, place), signed...), sig) {
		return Letter{}, ErrSigner
	}
	return l, nil
}

// Marshal returns the key as the body of a letter. What the giver had seen, and
// where the giver writes, do not go along.
func (c CaseKey) Marshal() []byte {
	c.Chain, c.Seen = "", nil
	return c.append([]byte{letterVersion})
}

// ParseCaseKey reads what Marshal wrote. It fails with ErrNewer or ErrDamaged.
func ParseCaseKey(b []byte) (CaseKey, error) {
	if len(b) > 0 && b[0] > letterVersion {
		return CaseKey{}, ErrNewer
	}
	in := input{b: b}
	if v := in.take(1); v == nil || v[0] != letterVersion {
		return CaseKey{}, ErrDamaged
	}
	c := in.caseKey(keyringVersion)
	if in.bad || len(in.b) != 0 || c.Chain != "" || c.Seen != nil {
		return CaseKey{}, ErrDamaged
	}
	return c, nil
}
