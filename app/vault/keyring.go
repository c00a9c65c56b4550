package vault

import (
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	keyringVersion = 1
	maxCases       = 10_000
	maxString      = 200
)

// CaseKey is what a member holds of one case: its id as the dossier writes it
// (never in the clear), the random handles under which its records and the
// member's own chain are stored, its key, and the generation of that key.
type CaseKey struct {
	ID         string
	Handle     string
	Chain      string // empty until the member writes in this case
	Key        Key
	Generation uint64
}

// Keyring is the bundle of one member, sealed under that member's secret: who
// the member is, the house key (shared by the members of this vault, for
// contacts and settings), the recovery recipient ("age1...", or empty) and the
// cases. It is a value: With and its like return another one.
type Keyring struct {
	Identity Identity
	House    Key
	Recovery string
	cases    []CaseKey // ordered by ID
}

// With returns the keyring with c in it, in place of what it held of that case.
func (r Keyring) With(c CaseKey) Keyring {
	i, found := r.find(c.ID)
	cases := slices.Clone(r.cases)
	if found {
		cases[i] = c
	} else {
		cases = slices.Insert(cases, i, c)
	}
	r.cases = cases
	return r
}

// Without returns the keyring without the case of that id.
func (r Keyring) Without(id string) Keyring {
	if i, found := r.find(id); found {
		r.cases = slices.Delete(slices.Clone(r.cases), i, i+1)
	}
	return r
}

// Case returns what the keyring holds of the case of that id.
func (r Keyring) Case(id string) (CaseKey, bool) {
	i, found := r.find(id)
	if !found {
		return CaseKey{}, false
	}
	return r.cases[i], true
}

// Cases returns the cases, ordered by id.
func (r Keyring) Cases() []CaseKey { return slices.Clone(r.cases) }

func (r Keyring) find(id string) (int, bool) {
	return slices.BinarySearchFunc(r.cases, id, func(c CaseKey, id string) int { return strings.Compare(c.ID, id) })
}

// Format prints the type's name for every verb, and nothing it holds.
func (r Keyring) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "vault.Keyring") }

// Format prints the type's name for every verb: ids are not for logs either.
func (c CaseKey) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "vault.CaseKey") }

// Marshal returns the one form of this keyring, to be sealed at once. It panics
// when a key is missing or a string is too long, which are programmer errors.
func (r Keyring) Marshal() []byte {
	id := r.Identity.must()
	b := []byte{keyringVersion}
	b = append(b, id.scalar[:]...)
	b = append(b, id.seed[:]...)
	b = append(b, r.House.bytes()...)
	b = appendString(b, r.Recovery)
	if len(r.cases) > maxCases {
		panic("vault: keyring with too many cases")
	}
	b = binary.BigEndian.AppendUint32(b, uint32(len(r.cases)))
	for _, c := range r.cases {
		if c.ID == "" || c.Handle == "" {
			panic("vault: case without id or handle")
		}
		b = appendString(b, c.ID)
		b = appendString(b, c.Handle)
		b = appendString(b, c.Chain)
		b = append(b, c.Key.bytes()...)
		b = binary.BigEndian.AppendUint64(b, c.Generation)
	}
	return b
}

// ParseKeyring reads what Marshal wrote, and nothing else: what it accepts,
// Marshal writes back byte for byte. It fails with ErrNewer or ErrDamaged.
func ParseKeyring(b []byte) (Keyring, error) {
	if len(b) > 0 && b[0] > keyringVersion {
		return Keyring{}, ErrNewer
	}
	in := input{b: b}
	if v := in.take(1); v == nil || v[0] != keyringVersion {
		return Keyring{}, ErrDamaged
	}
	scalar, seed, house := in.take(keySize), in.take(keySize), in.take(keySize)
	recovery, count := in.text(), in.number()
	if in.bad || count > maxCases {
		return Keyring{}, ErrDamaged
	}
	id, err := identityOf(scalar, seed)
	if err != nil {
		return Keyring{}, ErrDamaged
	}
	r := Keyring{Identity: id, House: keyOf(house), Recovery: recovery}
	for range count {
		c := CaseKey{ID: in.text(), Handle: in.text(), Chain: in.text()}
		key, generation := in.take(keySize), in.take(8)
		if in.bad || c.ID == "" || c.Handle == "" {
			return Keyring{}, ErrDamaged
		}
		if n := len(r.cases); n > 0 && r.cases[n-1].ID >= c.ID {
			return Keyring{}, ErrDamaged
		}
		c.Key, c.Generation = keyOf(key), binary.BigEndian.Uint64(generation)
		r.cases = append(r.cases, c)
	}
	if len(in.b) != 0 {
		return Keyring{}, ErrDamaged
	}
	return r, nil
}

func appendString(b []byte, s string) []byte {
	if len(s) > maxString || !utf8.ValidString(s) {
		panic("vault: string too long or no text")
	}
	b = binary.BigEndian.AppendUint16(b, uint16(len(s)))
	return append(b, s...)
}

// input reads from the front of b and remembers that something was not there.
type input struct {
	b   []byte
	bad bool
}

func (in *input) take(n int) []byte {
	if in.bad || len(in.b) < n {
		in.bad = true
		return nil
	}
	b := in.b[:n]
	in.b = in.b[n:]
	return b
}

func (in *input) number() uint32 {
	if b := in.take(4); b != nil {
		return binary.BigEndian.Uint32(b)
	}
	return 0
}

func (in *input) text() string {
	b := in.take(2)
	if b == nil {
		return ""
	}
	s := string(in.take(int(binary.BigEndian.Uint16(b))))
	if len(s) > maxString || !utf8.ValidString(s) {
		in.bad = true
	}
	return s
}
