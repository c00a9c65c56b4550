package vault

import (
	"bytes"
	"crypto/rand"
	"errors"
	"math"
	"testing"
)

func someKeyring() Keyring {
	r := Keyring{Identity: NewIdentity(seeded("lid")), House: NewKey(seeded("huis")), Recovery: "age1herstel"}
	r = r.With(CaseKey{ID: "zaak-2", Handle: "greep-2", Key: NewKey(seeded("k2")), Generation: math.MaxUint64})
	r = r.With(CaseKey{ID: "zaak-1", Handle: "greep-1", Chain: "keten-1", Key: NewKey(seeded("k1")), Generation: 1, Seen: []byte("gezien")})
	for _, id := range []string{"m2", "m1"} {
		who := NewIdentity(seeded(id))
		r = r.Pinned(Pin{Member: id, Recipient: who.Recipient(), Key: who.PublicKey(), Left: id == "m2"})
	}
	return r
}

func TestAKeyringReadsBackAsItWas(t *testing.T) {
	for name, r := range map[string]Keyring{
		"empty": {Identity: NewIdentity(rand.Reader), House: NewKey(rand.Reader)},
		"two":   someKeyring(),
	} {
		b := r.Marshal()
		got, err := ParseKeyring(b)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !bytes.Equal(got.Marshal(), b) {
			t.Errorf("%s: written again it differs", name)
		}
		if got.Identity.Recipient() != r.Identity.Recipient() || !got.Identity.PublicKey().Equal(r.Identity.PublicKey()) ||
			!got.House.Equal(r.House) || got.Recovery != r.Recovery || len(got.Cases()) != len(r.Cases()) {
			t.Errorf("%s: not the same", name)
		}
		for i, c := range got.Cases() {
			w := r.Cases()[i]
			if c.ID != w.ID || c.Handle != w.Handle || c.Chain != w.Chain || !c.Key.Equal(w.Key) || c.Generation != w.Generation || !bytes.Equal(c.Seen, w.Seen) {
				t.Errorf("%s: case %d differs", name, i)
			}
		}
	}
}

func TestChangingAKeyringLeavesTheOldOneAlone(t *testing.T) {
	old := someKeyring()
	before := old.Marshal()
	c, ok := old.Case("zaak-1")
	if !ok {
		t.Fatal("case is not there")
	}
	c.Generation = 2
	c.Key = NewKey(rand.Reader)
	next := old.With(c).Without("zaak-2").Without("zaak-2")
	old.Cases()[0].ID = "zaak-9"
	if !bytes.Equal(old.Marshal(), before) {
		t.Error("the old keyring changed")
	}
	got, ok := next.Case("zaak-1")
	if !ok || got.Generation != 2 || len(next.Cases()) != 1 {
		t.Errorf("the new keyring has %d cases, generation %d", len(next.Cases()), got.Generation)
	}
	if _, ok := next.Case("zaak-2"); ok {
		t.Error("a case that was taken out is still there")
	}
}

func TestAKeyringOfAnotherFormIsRefused(t *testing.T) {
	good := someKeyring().Marshal()
	for i := range good {
		if _, err := ParseKeyring(good[:i]); !errors.Is(err, ErrDamaged) {
			t.Fatalf("cut at %d: %v, want %v", i, err, ErrDamaged)
		}
	}
	if _, err := ParseKeyring(append(bytes.Clone(good), 0)); !errors.Is(err, ErrDamaged) {
		t.Errorf("a byte more: %v", err)
	}
	newer := bytes.Clone(good)
	newer[0] = 0xff
	if _, err := ParseKeyring(newer); !errors.Is(err, ErrNewer) {
		t.Errorf("a newer version: %v, want %v", err, ErrNewer)
	}
	// The ids change places: what Marshal would never write.
	swapped := bytes.ReplaceAll(good, []byte("zaak-1"), []byte("zaak-3"))
	if _, err := ParseKeyring(swapped); !errors.Is(err, ErrDamaged) {
		t.Errorf("cases out of order: %v", err)
	}
	twice := bytes.ReplaceAll(good, []byte("zaak-1"), []byte("zaak-2"))
	if _, err := ParseKeyring(twice); !errors.Is(err, ErrDamaged) {
		t.Errorf("one case twice: %v", err)
	}
}

func FuzzParseKeyring(f *testing.F) {
	f.Add(someKeyring().Marshal())
	f.Add([]byte{1})
	f.Add([]byte{2})
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := ParseKeyring(b)
		if err != nil {
			return
		}
		if b[0] == keyringVersion && !bytes.Equal(r.Marshal(), b) {
			t.Error("what was read is not written back the same")
		}
	})
}
