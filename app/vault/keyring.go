package vault

import (
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strings"
)

const (
	keyringVersion = 2
	maxCases       = 10_000
	maxMembers     = 1_000
	maxString      = 200
	maxSeen        = 1<<16 - 1
)

// CaseKey is what a member holds of one case: its id as the dossier writes it
// (never in the clear), the random handles under which its records and the
// member's own chain are stored, its key, and the generation of that key. Seen is what
// the caller wrote down of the newest entries the member knew, so that a log
// that lost its end is noticed; at most 65535 bytes.
type CaseKey struct {
	ID         string
	Handle     string
	Chain      string // empty until the member writes in this case
	Key        Key
	Generation uint64
	Seen       []byte
}

// Keyring is the bundle of one member, sealed under that member's secret: who
// the member is, the house key (shared by the members of this vault, for
// contacts and settings), the recovery recipient ("age1...", or empty), the
// cases, and the keys of the members as they were first seen. It is a value: With
// and its like return another one.
type Keyring struct {
	Identity Identity
	House    Key
	Recovery string
	cases    []CaseKey // ordered by ID
	members  []Pin     // ordered by Member
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

// Pinned returns the keyring with p in it. Of a member whom it holds already the
// keys stay those that were first seen, and one who left stays so: what is said
// later changes neither. Same tells beforehand whether p fits.
func (r Keyring) Pinned(p Pin) Keyring {
	i, found := r.findPin(p.Member)
	members := slices.Clone(r.members)
	if found {
		members[i].Left = members[i].Left || p.Left
	} else {
		members = slices.Insert(members, i, p)
	}
	r.members = members
	return r
}

// Pin returns the keys of a member as they were first seen.
func (r Keyring) Pin(member string) (Pin, bool) {
	i, found := r.findPin(member)
	if !found {
		return Pin{}, false
	}
	return r.members[i], true
}

// Pins returns the keys of all members, ordered by id.
func (r Keyring) Pins() []Pin { return slices.Clone(r.members) }

func (r Keyring) findPin(member string) (int, bool) {
	return slices.BinarySearchFunc(r.members, member, func(p Pin, id string) int { return strings.Compare(p.Member, id) })
}

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
		b = c.append(b)
	}
	if len(r.members) > maxMembers {
		panic("vault: keyring with too many members")
	}
	b = binary.BigEndian.AppendUint32(b, uint32(len(r.members)))
	for _, p := range r.members {
		b = p.append(b)
	}
	return b
}

func (c CaseKey) append(b []byte) []byte {
	if c.ID == "" || c.Handle == "" {
		panic("vault: case without id or handle")
	}
	if len(c.Seen) > maxSeen {
		panic("vault: too much seen of a case")
	}
	b = appendString(b, c.ID)
	b = appendString(b, c.Handle)
	b = appendString(b, c.Chain)
	b = append(b, c.Key.bytes()...)
	b = binary.BigEndian.AppendUint64(b, c.Generation)
	b = binary.BigEndian.AppendUint16(b, uint16(len(c.Seen)))
	return append(b, c.Seen...)
}

// caseKey reads one case; in version 1 nothing was seen.
func (in *input) caseKey(version byte) CaseKey {
	c := CaseKey{ID: in.text(), Handle: in.text(), Chain: in.text()}
	key, generation := in.take(keySize), in.take(8)
	if version > 1 {
		c.Seen = in.sized()
	}
	if in.bad || c.ID == "" || c.Handle == "" {
		in.bad = true
		return CaseKey{}
	}
	c.Key, c.Generation = keyOf(key), binary.BigEndian.Uint64(generation)
	return c
}

// ParseKeyring reads what Marshal wrote, in this version or an earlier one, and
// nothing else: what it accepts of this version, Marshal writes back byte for
// byte. It fails with ErrNewer or ErrDamaged.
func ParseKeyring(b []byte) (Keyring, error) {
	if len(b) > 0 && b[0] > keyringVersion {
		return Keyring{}, ErrNewer
	}
	in := input{b: b}
	v := in.take(1)
	if v == nil || v[0] == 0 {
		return Keyring{}, ErrDamaged
	}
	version := v[0]
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
		c := in.caseKey(version)
		if n := len(r.cases); in.bad || n > 0 && r.cases[n-1].ID >= c.ID {
			return Keyring{}, ErrDamaged
		}
		r.cases = append(r.cases, c)
	}
	if version > 1 {
		count = in.number()
		if in.bad || count > maxMembers {
			return Keyring{}, ErrDamaged
		}
		for range count {
			p := in.pin()
			if n := len(r.members); in.bad || n > 0 && r.members[n-1].Member >= p.Member {
				return Keyring{}, ErrDamaged
			}
			r.members = append(r.members, p)
		}
	}
	if len(in.b) != 0 {
		return Keyring{}, ErrDamaged
	}
	return r, nil
}
