package vault

import (
	"bytes"
	"crypto/ed25519"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// who returns the identity of an invented member, the same one each time.
func who(member string) Identity { return NewIdentity(seeded("lid " + member)) }

func pinOf(member string) Pin {
	return Pin{Member: member, Recipient: who(member).Recipient(), Key: who(member).PublicKey()}
}

// knows is a signer that gives the right key for each of these members.
func knows(members ...string) func(Letter) (ed25519.PublicKey, bool) {
	return func(l Letter) (ed25519.PublicKey, bool) {
		for _, m := range members {
			if m == l.From {
				return who(m).PublicKey(), true
			}
		}
		return nil, false
	}
}

func signedBy(members ...string) func(Card) (ed25519.PublicKey, bool) {
	return func(c Card) (ed25519.PublicKey, bool) { return knows(members...)(Letter{From: c.By}) }
}

func someCard() Card {
	return Card{Pin: pinOf("m2"), Name: "Verzonnen Naam", Role: "leraar", By: "m1", At: 1_773_478_800}
}

func TestACardReadsBackAsItWas(t *testing.T) {
	left := someCard()
	left.Left = true
	first := someCard()
	first.By = first.Member
	long := someCard()
	long.Name, long.Role, long.At = strings.Repeat("é", 100), "", -1
	for name, c := range map[string]Card{"added": someCard(), "left": left, "the first": first, "long": long} {
		b := c.Sign(who(c.By))
		got, err := ParseCard(b, signedBy("m1", "m2"))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !got.Same(c.Pin) || got.Left != c.Left || got.Name != c.Name || got.Role != c.Role || got.By != c.By || got.At != c.At {
			t.Errorf("%s: not the same", name)
		}
		if !bytes.Equal(got.Sign(who(c.By)), b) {
			t.Errorf("%s: signed again it differs", name)
		}
	}
}

func TestACardIsBelievedOnlyOfItsSigner(t *testing.T) {
	b := someCard().Sign(who("m1"))
	gives := func(key ed25519.PublicKey, ok bool) func(Card) (ed25519.PublicKey, bool) {
		return func(Card) (ed25519.PublicKey, bool) { return key, ok }
	}
	for name, signer := range map[string]func(Card) (ed25519.PublicKey, bool){
		"nobody":                 gives(nil, false),
		"a key that is not used": gives(who("m1").PublicKey(), false),
		"no key":                 gives(nil, true),
		"half a key":             gives(who("m1").PublicKey()[:16], true),
		"another member":         gives(who("m2").PublicKey(), true),
		"zeros":                  gives(make([]byte, ed25519.PublicKeySize), true),
	} {
		if c, err := ParseCard(b, signer); !errors.Is(err, ErrSigner) || c.Name != "" || c.Member != "" {
			t.Errorf("signed by %s gives %v, want %v", name, err, ErrSigner)
		}
	}
	if _, err := ParseCard(someCard().Sign(who("m2")), signedBy("m1")); !errors.Is(err, ErrSigner) {
		t.Errorf("signed by its own owner for another: %v, want %v", err, ErrSigner)
	}
	// The keys that a card brings along are no ground to believe it.
	own := someCard()
	own.By = "m9"
	if _, err := ParseCard(own.Sign(who("m9")), signedBy("m1", "m2")); !errors.Is(err, ErrSigner) {
		t.Errorf("signed by a stranger: %v, want %v", err, ErrSigner)
	}
}

func TestASignatureOfOneKindOfThingIsNoneOfAnother(t *testing.T) {
	// The same key signs cards, letters and entries.
	b := someCard().Sign(who("m1"))
	form := b[:len(b)-ed25519.SignatureSize]
	for _, domain := range []string{"", "meldcode entry v1\x00", letterDomain + "\x00", string(placeData(letterDomain, ""))} {
		other := append(bytes.Clone(form), ed25519.Sign(who("m1").SigningKey(), append([]byte(domain), form...))...)
		if _, err := ParseCard(other, signedBy("m1")); !errors.Is(err, ErrSigner) {
			t.Errorf("signed as %q: %v, want %v", domain, err, ErrSigner)
		}
	}
}

func TestNoChangedByteOfACardIsBelieved(t *testing.T) {
	good := someCard().Sign(who("m1"))
	for i := range good {
		for _, flip := range []byte{1, 0x80, 0xff} {
			bad := bytes.Clone(good)
			bad[i] ^= flip
			c, err := ParseCard(bad, signedBy("m1", "m2"))
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrSigner) && !errors.Is(err, ErrNewer) {
				t.Fatalf("byte %d changed gives %v", i, err)
			}
			if c.Member != "" || c.Key != nil {
				t.Fatalf("byte %d changed gives a card beside its error", i)
			}
		}
		if _, err := ParseCard(good[:i], signedBy("m1")); !errors.Is(err, ErrDamaged) {
			t.Fatalf("cut at %d gives %v, want %v", i, err, ErrDamaged)
		}
	}
	if _, err := ParseCard(append(bytes.Clone(good), 0), signedBy("m1")); !errors.Is(err, ErrDamaged) {
		t.Errorf("a byte more gives %v, want %v", err, ErrDamaged)
	}
}

// form writes what Sign would not: fields with a length each, as they come.
func form(head []byte, fields ...any) []byte {
	b := bytes.Clone(head)
	for _, f := range fields {
		switch f := f.(type) {
		case string:
			b = append(binary.BigEndian.AppendUint16(b, uint16(len(f))), f...)
		case []byte:
			b = append(b, f...)
		}
	}
	return b
}

func TestACardOfAnotherFormIsRefused(t *testing.T) {
	to, key, at := who("m2").Recipient(), []byte(who("m2").PublicKey()), make([]byte, 8)
	for name, b := range map[string][]byte{
		"nothing":             {},
		"no member":           form([]byte{1}, "", to, key, []byte{0}, "n", "r", "m1", at),
		"no recipient":        form([]byte{1}, "m2", "", key, []byte{0}, "n", "r", "m1", at),
		"capital recipient":   form([]byte{1}, "m2", strings.ToUpper(to), key, []byte{0}, "n", "r", "m1", at),
		"recipient of a slip": form([]byte{1}, "m2", to[:10]+"q"+to[11:], key, []byte{0}, "n", "r", "m1", at),
		"a third flag":        form([]byte{1}, "m2", to, key, []byte{2}, "n", "r", "m1", at),
		"a long name":         form([]byte{1}, "m2", to, key, []byte{0}, strings.Repeat("n", maxString+1), "r", "m1", at),
		"no text":             form([]byte{1}, "m2", to, key, []byte{0}, "n\xff", "r", "m1", at),
		"nobody signed":       form([]byte{1}, "m2", to, key, []byte{0}, "n", "r", "", at),
		"version 0":           form([]byte{0}, "m2", to, key, []byte{0}, "n", "r", "m1", at),
	} {
		// Signed as well as can be: the form alone is enough to refuse it.
		b = append(b, ed25519.Sign(who("m1").SigningKey(), append([]byte(cardDomain), b...))...)
		if name == "nothing" {
			b = nil
		}
		if _, err := ParseCard(b, signedBy("m1", "")); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v, want %v", name, err, ErrDamaged)
		}
	}
	good := someCard().Sign(who("m1"))
	good[0] = 2
	if _, err := ParseCard(good, signedBy("m1")); !errors.Is(err, ErrNewer) {
		t.Errorf("version 2: %v, want %v", err, ErrNewer)
	}
}

func TestACardThatWouldNotReadBackIsNotMade(t *testing.T) {
	for name, change := range map[string]func(*Card){
		"no member":    func(c *Card) { c.Member = "" },
		"no key":       func(c *Card) { c.Key = nil },
		"no recipient": func(c *Card) { c.Recipient = "age1" },
		"nobody":       func(c *Card) { c.By = "" },
		"a long name":  func(c *Card) { c.Name = strings.Repeat("n", maxString+1) },
		"no text":      func(c *Card) { c.Role = "\xff" },
		"a zero Card":  func(c *Card) { *c = Card{} },
	} {
		c := someCard()
		change(&c)
		panics(t, "a card with "+name, func() { c.Sign(who("m1")) })
		if name != "nobody" && name != "a long name" && name != "no text" {
			panics(t, "a keyring with "+name, func() { Keyring{Identity: who("m1"), House: NewKey(seeded("huis"))}.Pinned(c.Pin).Marshal() })
		}
	}
	panics(t, "a zero identity", func() { someCard().Sign(Identity{}) })
}

func panics(t *testing.T, what string, f func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Errorf("%s does not panic", what)
		}
	}()
	f()
}

func TestWhatWasSeenFirstOfAMemberStays(t *testing.T) {
	first := pinOf("m1")
	r := Keyring{Identity: who("me"), House: NewKey(seeded("huis"))}.Pinned(first)
	false1 := Pin{Member: "m1", Recipient: who("m9").Recipient(), Key: who("m9").PublicKey()}
	if got, ok := r.Pinned(false1).Pin("m1"); !ok || !got.Same(first) {
		t.Error("other keys took the place of those that were seen first")
	}
	gone := first
	gone.Left = true
	if got, _ := r.Pinned(gone).Pin("m1"); !got.Left || !got.Same(first) {
		t.Error("who left is not remembered")
	}
	if got, _ := r.Pinned(gone).Pinned(first).Pin("m1"); !got.Left {
		t.Error("who left came back")
	}
	if got, _ := r.Pin("m1"); got.Left {
		t.Error("the old keyring changed")
	}
	for name, other := range map[string]Pin{
		"member":    {Member: "m2", Recipient: first.Recipient, Key: first.Key},
		"recipient": {Member: "m1", Recipient: false1.Recipient, Key: first.Key},
		"key":       {Member: "m1", Recipient: first.Recipient, Key: false1.Key},
		"nothing":   {},
	} {
		if first.Same(other) || other.Same(first) {
			t.Errorf("another %s is the same", name)
		}
	}
}

func TestNothingPrintsANameOrAnId(t *testing.T) {
	card := someCard()
	letter := Letter{Kind: HandIn, From: "van-wie", To: "m2", Body: []byte("STERREKIND")}
	c := CaseKey{ID: "zaak-geheim", Handle: "greep", Key: NewKey(seeded("k")), Seen: []byte("gezien")}
	ring := Keyring{Identity: who("m1"), House: c.Key}.With(c).Pinned(card.Pin)
	var printed strings.Builder
	for _, v := range []any{
		card, &card, []Card{card}, map[string]Card{"": card}, struct{ C Card }{card}, card.Pin, &card.Pin, ring.Pins(),
		letter, &letter, []Letter{letter}, struct{ L *Letter }{&letter}, c, &c, ring.Cases(), ring, struct{ R Keyring }{ring},
	} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%X", "%d", "%q", "%c"} {
			fmt.Fprintf(&printed, verb+"\n", v)
		}
	}
	for _, v := range []any{c, ring.Cases()} { // has a key in it
		if b, err := json.Marshal(v); err == nil {
			t.Errorf("a key has a JSON form of %d bytes", len(b))
		}
	}
	got := printed.String()
	for _, word := range []string{"Verzonnen", "leraar", "m2", "van-wie", "STERREKIND", "zaak", "greep", "gezien", "age1"} {
		for _, form := range []string{word, fmt.Sprintf("%x", word), fmt.Sprintf("%X", word), strings.Trim(fmt.Sprint([]byte(word)), "[]")} {
			if strings.Contains(got, form) {
				t.Errorf("%q is printed as %q", word, form)
			}
		}
	}
}

// FuzzParseCard signs what it is given, so that the form is what is tried and
// not the signature, and reads it unsigned too.
func FuzzParseCard(f *testing.F) {
	good := someCard().Sign(who("m1"))
	f.Add(good[:len(good)-ed25519.SignatureSize])
	f.Add(form([]byte{1}, "m2", who("m2").Recipient(), []byte(who("m2").PublicKey()), []byte{1}, "", "", "m1", make([]byte, 8)))
	f.Add([]byte{1})
	key := who("m1").PublicKey()
	signer := func(Card) (ed25519.PublicKey, bool) { return key, true }
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := ParseCard(b, signer); err == nil {
			t.Error("a card without a signature is believed")
		}
		signed := append(bytes.Clone(b), ed25519.Sign(who("m1").SigningKey(), append([]byte(cardDomain), b...))...)
		c, err := ParseCard(signed, signer)
		if err != nil {
			return
		}
		if !bytes.Equal(c.Sign(who("m1")), signed) {
			t.Error("what was read is not written back the same")
		}
	})
}
