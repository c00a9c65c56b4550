package vault

import (
	"bytes"
	"crypto/ed25519"
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"testing"

	"filippo.io/age"
)

const letterPlace = "inbox-m2/greep/1"

func someLetter() Letter {
	return Letter{Kind: HandIn, From: "m1", To: "m2", At: 1_773_478_800, Body: []byte("Verzonnen signaal.")}
}

func sealed(t *testing.T, l Letter, place string, from Identity, to Pin) []byte {
	t.Helper()
	s, err := l.Seal(place, from, to)
	if err != nil {
		t.Fatal(err)
	}
	return s.Ciphertext()
}

// sealTo seals bytes to a member without looking at them.
func sealTo(t testing.TB, to Pin, b []byte) []byte {
	t.Helper()
	r, err := age.ParseX25519Recipient(to.Recipient)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w, err := age.Encrypt(&out, r)
	if err == nil {
		_, err = w.Write(b)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestALetterReadsBackAsItWas(t *testing.T) {
	for name, l := range map[string]Letter{
		"a key":     {Kind: GiveKey, From: "m1", At: 1, Body: someCaseKey().Marshal()},
		"an end":    {Kind: TakeKey, From: "m1", At: math.MinInt64, Body: []byte("zaak-1")},
		"a signal":  someLetter(),
		"a concept": {Kind: HandOver, From: "m1", At: math.MaxInt64, Body: []byte{padMark, 0, 0}},
		"marks":     {Kind: Trace, From: "m1", Body: make([]byte, 2*MarkSize)},
		"nothing":   {Kind: HandIn, From: "m1"},
		"to itself": {Kind: HandOver, From: "m2", Body: []byte("x")},
		"the whole": {Kind: HandIn, From: "m1", Body: make([]byte, MaxLetter)},
	} {
		b := sealed(t, l, letterPlace, who(l.From), pinOf("m2"))
		got, err := OpenLetter(letterPlace, who("m2"), "m2", b, knows("m1", "m2"))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got.Kind != l.Kind || got.From != l.From || got.To != "m2" || got.At != l.At || !bytes.Equal(got.Body, l.Body) {
			t.Errorf("%s: not the same", name)
		}
	}
}

func TestALetterOpensOnlyForItsReceiverAtItsPlace(t *testing.T) {
	b := sealed(t, someLetter(), letterPlace, who("m1"), pinOf("m2"))
	for name, c := range map[string]struct {
		place, member string
		to            Identity
		signer        func(Letter) (ed25519.PublicKey, bool)
		want          error
	}{
		"as it is":        {letterPlace, "m2", who("m2"), knows("m1"), nil},
		"another's keys":  {letterPlace, "m2", who("m3"), knows("m1"), ErrCannotOpen},
		"another member":  {letterPlace, "m3", who("m2"), knows("m1"), ErrDamaged},
		"no member":       {letterPlace, "", who("m2"), knows("m1"), ErrDamaged},
		"another inbox":   {"inbox-m3/greep/1", "m2", who("m2"), knows("m1"), ErrSigner},
		"another handle":  {"inbox-m2/ander/1", "m2", who("m2"), knows("m1"), ErrSigner},
		"no place":        {"", "m2", who("m2"), knows("m1"), ErrSigner},
		"unknown sender":  {letterPlace, "m2", who("m2"), knows("m2"), ErrSigner},
		"keys of another": {letterPlace, "m2", who("m2"), func(Letter) (ed25519.PublicKey, bool) { return who("m2").PublicKey(), true }, ErrSigner},
		"half a key":      {letterPlace, "m2", who("m2"), func(Letter) (ed25519.PublicKey, bool) { return who("m1").PublicKey()[:31], true }, ErrSigner},
		"no key":          {letterPlace, "m2", who("m2"), func(Letter) (ed25519.PublicKey, bool) { return nil, true }, ErrSigner},
	} {
		l, err := OpenLetter(c.place, c.to, c.member, b, c.signer)
		if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if err != nil && (l.From != "" || l.Body != nil) {
			t.Errorf("%s: gives a letter beside its error", name)
		}
	}
}

func TestALetterCannotBeHandedOnOrBeSignedByAnother(t *testing.T) {
	// m2 got a letter of m1 and seals what was in it to m3.
	inner := someLetter().sign(letterPlace, who("m1"))
	handed := sealTo(t, pinOf("m3"), pad(inner))
	if _, err := OpenLetter(letterPlace, who("m3"), "m3", handed, knows("m1", "m2")); !errors.Is(err, ErrDamaged) {
		t.Errorf("handed on: %v, want %v", err, ErrDamaged)
	}
	// With the name of the receiver changed the signature does not hold.
	readdressed := bytes.Replace(inner, []byte("m2"), []byte("m3"), 1)
	if _, err := OpenLetter(letterPlace, who("m3"), "m3", sealTo(t, pinOf("m3"), pad(readdressed)), knows("m1", "m2")); !errors.Is(err, ErrSigner) {
		t.Errorf("with another name: %v, want %v", err, ErrSigner)
	}
	// m2 writes in the name of m1.
	if _, err := OpenLetter(letterPlace, who("m2"), "m2", sealed(t, someLetter(), letterPlace, who("m2"), pinOf("m2")), knows("m1", "m2")); !errors.Is(err, ErrSigner) {
		t.Errorf("in another's name: %v, want %v", err, ErrSigner)
	}
	// Another kind of thing that m1 signed.
	for _, domain := range []string{"", cardDomain, "meldcode entry v1\x00"} {
		form := inner[:len(inner)-ed25519.SignatureSize]
		other := append(bytes.Clone(form), ed25519.Sign(who("m1").SigningKey(), append([]byte(domain), form...))...)
		if _, err := parseLetter(letterPlace, "m2", other, knows("m1")); !errors.Is(err, ErrSigner) {
			t.Errorf("signed as %q: %v, want %v", domain, err, ErrSigner)
		}
	}
}

func TestNoChangedByteOfALetterOpens(t *testing.T) {
	good := sealed(t, someLetter(), letterPlace, who("m1"), pinOf("m2"))
	open := func(b []byte) error {
		_, err := OpenLetter(letterPlace, who("m2"), "m2", b, knows("m1"))
		return err
	}
	for i := range good {
		bad := bytes.Clone(good)
		bad[i] ^= 1
		if err := open(bad); !errors.Is(err, ErrCannotOpen) {
			t.Fatalf("byte %d changed gives %v, want %v", i, err, ErrCannotOpen)
		}
		if err := open(good[:i]); !errors.Is(err, ErrCannotOpen) {
			t.Fatalf("cut at %d gives %v, want %v", i, err, ErrCannotOpen)
		}
	}
	if err := open(append(bytes.Clone(good), 0)); !errors.Is(err, ErrCannotOpen) {
		t.Errorf("a byte more gives %v, want %v", err, ErrCannotOpen)
	}
	inner := someLetter().sign(letterPlace, who("m1"))
	for i := range inner {
		for _, flip := range []byte{1, 0x80, 0xff} {
			bad := bytes.Clone(inner)
			bad[i] ^= flip
			if _, err := parseLetter(letterPlace, "m2", bad, knows("m1")); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrSigner) && !errors.Is(err, ErrNewer) {
				t.Fatalf("byte %d changed inside gives %v", i, err)
			}
		}
		if _, err := parseLetter(letterPlace, "m2", inner[:i], knows("m1")); !errors.Is(err, ErrDamaged) {
			t.Fatalf("cut at %d inside gives %v, want %v", i, err, ErrDamaged)
		}
	}
}

func TestALetterOfAnotherFormIsRefused(t *testing.T) {
	at, body := make([]byte, 8), []byte{0, 0, 0, 1, 'x'}
	for name, b := range map[string][]byte{
		"version 0":        form([]byte{0, 'S'}, "m1", "m2", at, body),
		"an unknown kind":  form([]byte{1, 'X'}, "m1", "m2", at, body),
		"no kind":          form([]byte{1, 0}, "m1", "m2", at, body),
		"from nobody":      form([]byte{1, 'S'}, "", "m2", at, body),
		"to nobody":        form([]byte{1, 'S'}, "m1", "", at, body),
		"a long name":      form([]byte{1, 'S'}, strings.Repeat("m", maxString+1), "m2", at, body),
		"no text":          form([]byte{1, 'S'}, "m\xff", "m2", at, body),
		"a byte too few":   form([]byte{1, 'S'}, "m1", "m2", at, []byte{0, 0, 0, 2, 'x'}),
		"a byte too many":  form([]byte{1, 'S'}, "m1", "m2", at, []byte{0, 0, 0, 0, 'x'}),
		"the longest size": form([]byte{1, 'S'}, "m1", "m2", at, []byte{0xff, 0xff, 0xff, 0xff, 'x'}),
		"a size above the bound": form([]byte{1, 'S'}, "m1", "m2", at,
			binary.BigEndian.AppendUint32(nil, MaxLetter+1), make([]byte, MaxLetter+1)),
	} {
		data := append(placeData(letterDomain, letterPlace), b...)
		signed := append(b, ed25519.Sign(who("m1").SigningKey(), data)...)
		all := func(Letter) (ed25519.PublicKey, bool) { return who("m1").PublicKey(), true }
		for _, member := range []string{"m2", ""} {
			if _, err := parseLetter(letterPlace, member, signed, all); !errors.Is(err, ErrDamaged) {
				t.Errorf("%s: %v, want %v", name, err, ErrDamaged)
			}
		}
	}
	newer := someLetter().sign(letterPlace, who("m1"))
	newer[0] = 2
	if _, err := parseLetter(letterPlace, "m2", newer, knows("m1")); !errors.Is(err, ErrNewer) {
		t.Errorf("version 2: %v, want %v", err, ErrNewer)
	}
	for name, b := range map[string][]byte{
		"no padding": someLetter().sign(letterPlace, who("m1")), "nothing": {}, "zeros": make([]byte, blockSize),
		"empty": pad(nil), "twice padded": pad(pad(someLetter().sign(letterPlace, who("m1")))),
		"a block more": append(pad(someLetter().sign(letterPlace, who("m1"))), make([]byte, blockSize)...),
	} {
		if _, err := OpenLetter(letterPlace, who("m2"), "m2", sealTo(t, pinOf("m2"), b), knows("m1")); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v, want %v", name, err, ErrDamaged)
		}
	}
}

func TestALetterLargerThanAnyIsNotRead(t *testing.T) {
	largest := sealed(t, Letter{Kind: HandIn, From: strings.Repeat("m", maxString), Body: make([]byte, MaxLetter)},
		letterPlace, who("m1"), Pin{Member: strings.Repeat("n", maxString), Recipient: who("m2").Recipient()})
	if len(largest) > maxSealedLetter {
		t.Fatalf("the largest letter takes %d, above the bound of %d", len(largest), maxSealedLetter)
	}
	asked := false
	_, err := OpenLetter(letterPlace, who("m2"), "m2", append(largest, make([]byte, maxSealedLetter)...), func(Letter) (ed25519.PublicKey, bool) {
		asked = true
		return nil, false
	})
	if !errors.Is(err, ErrCannotOpen) || asked {
		t.Errorf("got %v, asked for its signer: %v", err, asked)
	}
}

func TestALetterThatWouldNotReadBackIsNotMade(t *testing.T) {
	for name, change := range map[string]func(l *Letter, to *Pin){
		"no kind":      func(l *Letter, _ *Pin) { l.Kind = 0 },
		"unknown kind": func(l *Letter, _ *Pin) { l.Kind = 'X' },
		"no sender":    func(l *Letter, _ *Pin) { l.From = "" },
		"no receiver":  func(_ *Letter, to *Pin) { to.Member = "" },
		"a long name":  func(l *Letter, _ *Pin) { l.From = strings.Repeat("m", maxString+1) },
		"a long body":  func(l *Letter, _ *Pin) { l.Body = make([]byte, MaxLetter+1) },
		"a zero":       func(l *Letter, to *Pin) { *l, *to = Letter{}, Pin{} },
	} {
		l, to := someLetter(), pinOf("m2")
		change(&l, &to)
		panics(t, "a letter with "+name, func() { _, _ = l.Seal(letterPlace, who("m1"), to) })
	}
	panics(t, "a zero identity", func() { _, _ = someLetter().Seal(letterPlace, Identity{}, pinOf("m2")) })
	panics(t, "a long place", func() { _, _ = someLetter().Seal(strings.Repeat("p", maxPlace+1), who("m1"), pinOf("m2")) })
	for _, r := range []string{"", "age1", "age1verborgen", strings.ToUpper(who("m2").Recipient())} {
		s, err := someLetter().Seal(letterPlace, who("m1"), Pin{Member: "m2", Recipient: r})
		if !errors.Is(err, ErrDamaged) || s.b != nil {
			t.Errorf("to %q: %v, want %v", r, err, ErrDamaged)
		}
	}
}

func TestALetterOfOneLengthHidesItsOwn(t *testing.T) {
	size := func(n int) int {
		return len(sealed(t, Letter{Kind: HandIn, From: "m1", Body: make([]byte, n)}, letterPlace, who("m1"), pinOf("m2")))
	}
	if a, b := size(0), size(100); a != b {
		t.Errorf("an empty letter takes %d bytes, a short one %d", a, b)
	}
	if a, b := size(0), size(300); (b-a)%blockSize != 0 || a == b {
		t.Errorf("sizes %d and %d are not whole blocks apart", a, b)
	}
}

func someCaseKey() CaseKey {
	return CaseKey{ID: "zaak-1", Handle: "greep-1", Chain: "keten-1", Key: NewKey(seeded("k1")), Generation: 7, Seen: []byte("gezien")}
}

func TestACaseKeyGoesWithoutWhatItsGiverSaw(t *testing.T) {
	c := someCaseKey()
	b := c.Marshal()
	got, err := ParseCaseKey(b)
	if err != nil {
		t.Fatal(err)
	}
	if got.ID != c.ID || got.Handle != c.Handle || got.Chain != "" || !got.Key.Equal(c.Key) || got.Generation != 7 || got.Seen != nil {
		t.Errorf("got %q %q chain %q generation %d", got.ID, got.Handle, got.Chain, got.Generation)
	}
	if c.Chain == "" || c.Seen == nil {
		t.Error("the giver's own key changed")
	}
	for i := range b {
		if _, err := ParseCaseKey(b[:i]); !errors.Is(err, ErrDamaged) {
			t.Fatalf("cut at %d gives %v, want %v", i, err, ErrDamaged)
		}
	}
	key := make([]byte, keySize+8)
	for name, bad := range map[string][]byte{
		"a byte more": append(bytes.Clone(b), 0),
		"version 0":   form([]byte{0}, "z", "g", "", key, ""),
		"no id":       form([]byte{1}, "", "g", "", key, ""),
		"no handle":   form([]byte{1}, "z", "", "", key, ""),
		"a chain":     form([]byte{1}, "z", "g", "c", key, ""),
		"seen":        form([]byte{1}, "z", "g", "", key, "s"),
	} {
		if _, err := ParseCaseKey(bad); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v, want %v", name, err, ErrDamaged)
		}
	}
	newer := bytes.Clone(b)
	newer[0] = 2
	if _, err := ParseCaseKey(newer); !errors.Is(err, ErrNewer) {
		t.Errorf("version 2: %v, want %v", err, ErrNewer)
	}
	panics(t, "a zero case key", func() { CaseKey{}.Marshal() })
	panics(t, "a case without id", func() { CaseKey{Handle: "g", Key: c.Key}.Marshal() })
	panics(t, "a case without handle", func() { CaseKey{ID: "z", Key: c.Key}.Marshal() })
	panics(t, "a case without key", func() { CaseKey{ID: "z", Handle: "g"}.Marshal() })
}

func FuzzParseCaseKey(f *testing.F) {
	f.Add(someCaseKey().Marshal())
	f.Add([]byte{1})
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := ParseCaseKey(b)
		if err == nil && !bytes.Equal(c.Marshal(), b) {
			t.Error("what was read is not written back the same")
		}
	})
}

// FuzzOpenLetter signs what it is given, so that the inner form is what is tried
// and not the signature; and it takes it for what is sealed, too.
func FuzzOpenLetter(f *testing.F) {
	good := someLetter().sign(letterPlace, who("m1"))
	f.Add(good[:len(good)-ed25519.SignatureSize])
	f.Add([]byte{1, 'K'})
	f.Add(sealTo(f, pinOf("m2"), pad(good)))
	key, to := who("m1").PublicKey(), who("m2")
	signer := func(Letter) (ed25519.PublicKey, bool) { return key, true }
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := parseLetter(letterPlace, "m2", b, signer); err == nil {
			t.Error("a letter without a signature is believed")
		}
		data := append(placeData(letterDomain, letterPlace), b...)
		signed := append(bytes.Clone(b), ed25519.Sign(who("m1").SigningKey(), data)...)
		if l, err := parseLetter(letterPlace, "m2", signed, signer); err == nil && !bytes.Equal(l.sign(letterPlace, who("m1")), signed) {
			t.Error("what was read is not written back the same")
		}
		if _, err := OpenLetter("elsewhere", to, "m2", b, signer); err == nil {
			t.Error("opens at another place")
		}
	})
}
