package vault

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"strings"
	"testing"
)

const pin = "kaas 42"

func somePasskey() Passkey {
	return Passkey{Credential: []byte("verzonnen sleutel"), Input: NewPasskeyInput(seeded("invoer"))}
}

func somePRF() []byte { return NewPasskeyInput(seeded("prf")) }

func somePasskeySlot(t testing.TB, kdf KDF) []byte {
	t.Helper()
	s, err := SealPasskey(context.Background(), kdf, seeded("slot"), "member/a", NewKey(seeded("k")), somePasskey(), somePRF(), pin)
	if err != nil {
		t.Fatal(err)
	}
	return s.Ciphertext()
}

func TestAPasskeySlotOpensWithItsValueAndItsPINOnly(t *testing.T) {
	ctx, slot := context.Background(), somePasskeySlot(t, Argon2id)
	other := bytes.Clone(somePRF())
	other[31] ^= 1
	for name, c := range map[string]struct {
		kdf        KDF
		place, pin string
		prf        []byte
		want       error
	}{
		"as it is":       {Argon2id, "member/a", pin, somePRF(), nil},
		"as typed":       {Argon2id, "member/a", "  kaas\u00a042", somePRF(), nil},
		"another PIN":    {Argon2id, "member/a", "Kaas 42", somePRF(), ErrWrong},
		"no PIN":         {Argon2id, "member/a", "", somePRF(), ErrWrong},
		"another value":  {Argon2id, "member/a", pin, other, ErrWrong},
		"the input":      {Argon2id, "member/a", pin, somePasskey().Input, ErrWrong},
		"another place":  {Argon2id, "member/b", pin, somePRF(), ErrWrong},
		"no value":       {mustNotRun(t), "member/a", pin, nil, ErrWrong},
		"half a value":   {mustNotRun(t), "member/a", pin, somePRF()[:16], ErrWrong},
		"a longer value": {mustNotRun(t), "member/a", pin, append(somePRF(), 0), ErrWrong},
		"zeros":          {mustNotRun(t), "member/a", pin, make([]byte, 32), ErrWrong},
	} {
		k, err := OpenPasskey(ctx, c.kdf, c.place, slot, c.prf, c.pin)
		if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if err == nil && !k.Equal(NewKey(seeded("k"))) || err != nil && !k.IsZero() {
			t.Errorf("%s: gives another key", name)
		}
	}
	p, err := ReadPasskey(slot)
	if err != nil || !bytes.Equal(p.Credential, somePasskey().Credential) || !bytes.Equal(p.Input, somePasskey().Input) {
		t.Errorf("asks for another passkey, %v", err)
	}
	p.Credential[0], p.Input[0] = 0, 0
	if again, _ := ReadPasskey(slot); !bytes.Equal(again.Credential, somePasskey().Credential) || !bytes.Equal(again.Input, somePasskey().Input) {
		t.Error("what was read is part of the slot")
	}
}

func mustNotRun(t *testing.T) KDF {
	return func(context.Context, []byte, []byte, Params) ([]byte, error) {
		t.Error("the slow work was begun")
		return nil, errors.New("not here")
	}
}

func TestNoChangedByteOfAPasskeySlotOpens(t *testing.T) {
	ctx, good := context.Background(), somePasskeySlot(t, quick)
	for i := range good {
		for _, flip := range []byte{1, 0x80} {
			bad := bytes.Clone(good)
			bad[i] ^= flip
			k, err := OpenPasskey(ctx, quick, "member/a", bad, somePRF(), pin)
			if !errors.Is(err, ErrWrong) && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) || !k.IsZero() {
				t.Fatalf("byte %d changed gives %v", i, err)
			}
		}
		if _, err := OpenPasskey(ctx, mustNotRun(t), "member/a", good[:i], somePRF(), pin); !errors.Is(err, ErrDamaged) {
			t.Fatalf("cut at %d gives %v, want %v", i, err, ErrDamaged)
		}
		if _, err := ReadPasskey(good[:i]); !errors.Is(err, ErrDamaged) {
			t.Fatalf("reading, cut at %d gives %v, want %v", i, err, ErrDamaged)
		}
	}
	if _, err := ReadPasskey(append(bytes.Clone(good), 0)); !errors.Is(err, ErrDamaged) {
		t.Errorf("a byte more gives %v, want %v", err, ErrDamaged)
	}
	newer := bytes.Clone(good)
	newer[0] = 2
	if _, err := ReadPasskey(newer); !errors.Is(err, ErrNewer) {
		t.Errorf("version 2: %v, want %v", err, ErrNewer)
	}
}

func TestAPasskeySlotThatAsksTooMuchBeginsNoWork(t *testing.T) {
	good := somePasskeySlot(t, quick)
	params := 2 + 2 + len(somePasskey().Credential) + prfSize
	for name, change := range map[string]func([]byte){
		"version 0":     func(b []byte) { b[0] = 0 },
		"passphrase":    func(b []byte) { b[1] = kindPass },
		"recovery":      func(b []byte) { b[1] = kindRecovery },
		"no credential": func(b []byte) { b[2], b[3] = 0, 0 },
		"a longer one":  func(b []byte) { b[3]++ },
		"the longest":   func(b []byte) { b[2], b[3] = 0xff, 0xff },
		"no passes":     func(b []byte) { b[params+3] = 0 },
		"passes":        func(b []byte) { b[params] = 1 },
		"memory":        func(b []byte) { b[params+4] = 1 },
		"no memory":     func(b []byte) { copy(b[params+4:], []byte{0, 0, 0, 0}) },
		"no lanes":      func(b []byte) { b[params+8] = 0 },
		"lanes":         func(b []byte) { b[params+8] = 255 },
	} {
		slot := bytes.Clone(good)
		change(slot)
		if _, err := OpenPasskey(context.Background(), mustNotRun(t), "member/a", slot, somePRF(), pin); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v, want %v", name, err, ErrDamaged)
		}
	}
	// Slots of other kinds do not open as one, nor one as those.
	ctx := context.Background()
	pass, err := SealPassphrase(ctx, quick, seeded("p"), "member/a", NewKey(seeded("k")), pin)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenPasskey(ctx, mustNotRun(t), "member/a", pass.Ciphertext(), somePRF(), pin); !errors.Is(err, ErrDamaged) {
		t.Errorf("a passphrase slot: %v, want %v", err, ErrDamaged)
	}
	if _, err := OpenPassphrase(ctx, mustNotRun(t), "member/a", good, pin); !errors.Is(err, ErrDamaged) {
		t.Errorf("as a passphrase slot: %v, want %v", err, ErrDamaged)
	}
}

func TestAPasskeyOfAnotherFormGetsNoSlot(t *testing.T) {
	for name, c := range map[string]struct {
		p   Passkey
		prf []byte
		ok  bool
	}{
		"the longest":      {Passkey{bytes.Repeat([]byte{7}, maxCredential), somePasskey().Input}, somePRF(), true},
		"the shortest":     {Passkey{[]byte{0}, somePasskey().Input}, somePRF(), true},
		"too long":         {Passkey{bytes.Repeat([]byte{7}, maxCredential+1), somePasskey().Input}, somePRF(), false},
		"zero":             {Passkey{}, somePRF(), false},
		"no credential":    {Passkey{nil, somePasskey().Input}, somePRF(), false},
		"no input":         {Passkey{[]byte{1}, nil}, somePRF(), false},
		"half an input":    {Passkey{[]byte{1}, somePasskey().Input[:31]}, somePRF(), false},
		"no value":         {somePasskey(), nil, false},
		"a value of zeros": {somePasskey(), make([]byte, 32), false},
		"a longer value":   {somePasskey(), append(somePRF(), 1), false},
	} {
		s, err := SealPasskey(context.Background(), quick, rand.Reader, "member/a", NewKey(rand.Reader), c.p, c.prf, pin)
		if c.ok != (err == nil) || !c.ok && (!errors.Is(err, ErrDamaged) || s.b != nil) {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil {
			if got, err := ReadPasskey(s.Ciphertext()); err != nil || !bytes.Equal(got.Credential, c.p.Credential) {
				t.Errorf("%s: reads as a passkey of %d bytes, %v", name, len(got.Credential), err)
			}
		}
	}
	panics(t, "a zero secret", func() {
		_, _ = SealPasskey(context.Background(), quick, rand.Reader, "p", Key{}, somePasskey(), somePRF(), pin)
	})
}

func TestAFailingKDFIsNoWrongPIN(t *testing.T) {
	gone := errors.New("worker gone")
	fails := func(context.Context, []byte, []byte, Params) ([]byte, error) { return nil, gone }
	short := func(context.Context, []byte, []byte, Params) ([]byte, error) { return make([]byte, 16), nil }
	slot := somePasskeySlot(t, quick)
	if _, err := OpenPasskey(context.Background(), fails, "member/a", slot, somePRF(), pin); !errors.Is(err, gone) || errors.Is(err, ErrWrong) {
		t.Errorf("opening gives %v", err)
	}
	if _, err := OpenPasskey(context.Background(), short, "member/a", slot, somePRF(), pin); err == nil || errors.Is(err, ErrWrong) {
		t.Errorf("a short key gives %v", err)
	}
	if s, err := SealPasskey(context.Background(), fails, rand.Reader, "p", NewKey(rand.Reader), somePasskey(), somePRF(), pin); !errors.Is(err, gone) || s.b != nil {
		t.Errorf("sealing gives %v", err)
	}
}

func TestThePINAloneAndTheValueAloneOpenNothing(t *testing.T) {
	// Each slot has a salt of its own, and both halves are in its key.
	ctx := context.Background()
	key := func(prf []byte, pin, salt string) []byte {
		k, err := passkeyKey(ctx, quick, prf, pin, []byte(salt), DefaultParams)
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	base := key(somePRF(), pin, "zout")
	for name, other := range map[string][]byte{
		"value": key(NewPasskeyInput(seeded("ander")), pin, "zout"), "PIN": key(somePRF(), "kaas 43", "zout"), "salt": key(somePRF(), pin, "peper"),
	} {
		if bytes.Equal(base, other) {
			t.Errorf("another %s gives the same key", name)
		}
	}
}

func TestAPINIsLongEnoughOrNot(t *testing.T) {
	for typed, want := range map[string]bool{
		"": false, "12345": false, "      ": false, "  12345  ": false, "1 2 3": false, "\u200b\u200b12345": false,
		"123456": true, "ééééés": true, "e\u0301e\u0301e\u0301": false, strings.Repeat("9", 500): true,
	} {
		if got := StrongPIN(typed); got != want {
			t.Errorf("%q is strong: %v, want %v", typed, got, want)
		}
	}
}

func FuzzReadPasskey(f *testing.F) {
	f.Add(somePasskeySlot(f, quick))
	f.Add([]byte{1, kindPasskey, 0, 1, 7})
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := ReadPasskey(b)
		if err != nil {
			if p.Credential != nil || p.Input != nil {
				t.Error("gives a passkey beside its error")
			}
			return
		}
		if len(p.Credential) == 0 || len(p.Credential) > maxCredential || len(p.Input) != prfSize {
			t.Errorf("a credential of %d bytes, an input of %d", len(p.Credential), len(p.Input))
		}
		want := form([]byte{slotVersion, kindPasskey}, string(p.Credential), p.Input)
		if !bytes.HasPrefix(b, want) || len(b) != len(want)+9+saltSize+slotTail {
			t.Error("what was read is not what stands there")
		}
		if _, err := OpenPasskey(context.Background(), quick, "elsewhere", b, somePRF(), pin); !errors.Is(err, ErrWrong) {
			t.Errorf("opens at another place: %v", err)
		}
	})
}
