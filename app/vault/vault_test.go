package vault

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"filippo.io/age"
)

// stream is a reader that gives the same bytes for the same seed.
type stream struct {
	seed string
	n    int
	rest []byte
}

func seeded(seed string) io.Reader { return &stream{seed: seed} }

func (s *stream) Read(p []byte) (int, error) {
	for i := range p {
		if len(s.rest) == 0 {
			h := sha256.Sum256(fmt.Appendf(nil, "%s %d", s.seed, s.n))
			s.rest = h[:]
			s.n++
		}
		p[i], s.rest = s.rest[0], s.rest[1:]
	}
	return len(p), nil
}

// quick stands in for Argon2id where its cost is not what is tested.
func quick(_ context.Context, passphrase, salt []byte, _ Params) ([]byte, error) {
	h := sha256.Sum256(append(append([]byte{}, salt...), passphrase...))
	return h[:], nil
}

func TestARecordOpensOnlyWithItsKeyPlaceAndGeneration(t *testing.T) {
	k, other := NewKey(rand.Reader), NewKey(rand.Reader)
	for _, n := range []int{0, 1, 254, 255, 256, 257, 511, 512, 70_000} {
		plaintext := bytes.Repeat([]byte{0x80, 0}, n)[:n] // looks like padding
		sealed := k.Seal(rand.Reader, "case/a", 7, plaintext).Ciphertext()
		if want := 1 + 24 + (n/256+1)*256 + 16; len(sealed) != want {
			t.Errorf("%d bytes take %d, want %d", n, len(sealed), want)
		}
		got, err := k.Open("case/a", 7, sealed)
		if err != nil || !bytes.Equal(got, plaintext) {
			t.Errorf("%d bytes come back as %d, %v", n, len(got), err)
		}
		for name, open := range map[string]func() ([]byte, error){
			"another key":        func() ([]byte, error) { return other.Open("case/a", 7, sealed) },
			"another place":      func() ([]byte, error) { return k.Open("case/b", 7, sealed) },
			"another generation": func() ([]byte, error) { return k.Open("case/a", 8, sealed) },
			"a byte less":        func() ([]byte, error) { return k.Open("case/a", 7, sealed[:len(sealed)-1]) },
			"a byte more":        func() ([]byte, error) { return k.Open("case/a", 7, append(bytes.Clone(sealed), 0)) },
			"nothing":            func() ([]byte, error) { return k.Open("case/a", 7, nil) },
		} {
			if got, err := open(); !errors.Is(err, ErrCannotOpen) || got != nil {
				t.Errorf("with %s got %d bytes, %v; want %v", name, len(got), err, ErrCannotOpen)
			}
		}
	}
}

func TestNoChangedByteOfARecordOpens(t *testing.T) {
	k := NewKey(rand.Reader)
	sealed := k.Seal(rand.Reader, "p", 1, []byte("tekst")).Ciphertext()
	for i := range sealed {
		bad := bytes.Clone(sealed)
		bad[i] ^= 1
		if _, err := k.Open("p", 1, bad); err == nil {
			t.Fatalf("opens with byte %d changed", i)
		}
	}
	bad := bytes.Clone(sealed)
	bad[0] = 2
	if _, err := k.Open("p", 1, bad); !errors.Is(err, ErrNewer) {
		t.Errorf("version 2 gives %v, want %v", err, ErrNewer)
	}
}

func TestPaddingHasOneForm(t *testing.T) {
	for name, b := range map[string][]byte{
		"no mark":            make([]byte, 256),
		"mark a block early": append(append([]byte{padMark}, make([]byte, 255)...), make([]byte, 256)...),
		"text after mark":    append(append([]byte{padMark}, make([]byte, 254)...), 1),
		"odd length":         {padMark},
		"nothing":            {},
	} {
		if got, ok := unpad(b); ok {
			t.Errorf("%s: accepted as %d bytes", name, len(got))
		}
	}
}

func TestNothingPrintsASecret(t *testing.T) {
	k, code := NewKey(seeded("k")), NewCode(seeded("c"))
	id := NewIdentity(seeded("i"))
	ring := Keyring{Identity: id, House: k, Recovery: "age1verborgen"}.With(CaseKey{ID: "zaak-geheim", Handle: "greep", Key: k})
	type outer struct {
		k    Key
		c    Code
		i    Identity
		ring Keyring
	}
	var printed strings.Builder
	for _, v := range []any{k, &k, code, id, ring, &ring, ring.Cases(), outer{k, code, id, ring}, &outer{k, code, id, ring}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d", "%q"} {
			fmt.Fprintf(&printed, verb+"\n", v)
		}
		if b, err := json.Marshal(v); err == nil {
			printed.Write(b)
		}
	}
	got := printed.String()
	for name, secret := range map[string][]byte{"key": k.bytes(), "code": code.bytes(), "scalar": id.i().scalar[:], "seed": id.i().seed[:]} {
		for _, form := range []string{string(secret), fmt.Sprintf("%x", secret[:8]), strings.Trim(fmt.Sprint(secret[:4]), "[]"), fmt.Sprintf("%#x", secret[:2])} {
			if strings.Contains(got, form) {
				t.Errorf("%s is printed as %q", name, form)
			}
		}
	}
	if strings.Contains(got, "AGE-SECRET") || strings.Contains(got, code.Groups()[3]) {
		t.Error("a text form of a secret is printed")
	}
}

func TestZeroValuesPanic(t *testing.T) {
	for name, use := range map[string]func(){
		"key":       func() { Key{}.Seal(rand.Reader, "p", 0, nil) },
		"open":      func() { _, _ = Key{}.Open("p", 0, nil) },
		"code":      func() { Code{}.Groups() },
		"identity":  func() { Identity{}.SigningKey() },
		"keyring":   func() { Keyring{}.Marshal() },
		"sealed":    func() { Sealed{}.Ciphertext() },
		"no random": func() { NewKey(strings.NewReader("short")) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("zero %s does not panic", name)
				}
			}()
			use()
		}()
	}
}

func TestClearIsWhatWasGivenAndACopy(t *testing.T) {
	b := []byte("gezicht")
	s := Clear(b)
	b[0] = 'X'
	if got := string(s.Ciphertext()); got != "gezicht" {
		t.Errorf("got %q", got)
	}
	if got := Clear(nil).Ciphertext(); len(got) != 0 {
		t.Errorf("clear nothing is %d bytes", len(got))
	}
}

func TestAPassphraseSlotOpensWithItsPassphraseOnly(t *testing.T) {
	ctx, secret := context.Background(), NewKey(rand.Reader)
	sealed, err := SealPassphrase(ctx, Argon2id, rand.Reader, "member/a", secret, "fiets maan Käse ijsje")
	if err != nil {
		t.Fatal(err)
	}
	slot := sealed.Ciphertext()
	for typed, want := range map[string]error{
		"fiets maan Käse ijsje":             nil,
		"  fiets \t maan Ka\u0308se ijsje ": nil,
		"fiets maan käse ijsje":             ErrWrong,
		"":                                  ErrWrong,
	} {
		got, err := OpenPassphrase(ctx, Argon2id, "member/a", slot, typed)
		if !errors.Is(err, want) || (err == nil) != (want == nil) {
			t.Errorf("%q gives %v, want %v", typed, err, want)
		}
		if err == nil && !got.Equal(secret) {
			t.Errorf("%q gives another key", typed)
		}
	}
	if _, err := OpenPassphrase(ctx, Argon2id, "member/b", slot, "fiets maan Käse ijsje"); !errors.Is(err, ErrWrong) {
		t.Errorf("at another member's place: %v, want %v", err, ErrWrong)
	}
}

func TestASlotThatAsksTooMuchBeginsNoWork(t *testing.T) {
	ctx := context.Background()
	sealed, err := SealPassphrase(ctx, quick, rand.Reader, "p", NewKey(rand.Reader), "x")
	if err != nil {
		t.Fatal(err)
	}
	worked := false
	kdf := func(ctx context.Context, passphrase, salt []byte, p Params) ([]byte, error) {
		worked = true
		return quick(ctx, passphrase, salt, p)
	}
	for name, change := range map[string]func([]byte){
		"passes":    func(b []byte) { b[2] = 1 },
		"no passes": func(b []byte) { b[5] = 0 },
		"memory":    func(b []byte) { b[6] = 1 },
		"no memory": func(b []byte) { copy(b[6:10], []byte{0, 0, 0, 0}) },
		"no lanes":  func(b []byte) { b[10] = 0 },
		"lanes":     func(b []byte) { b[10] = 255 },
		"recovery":  func(b []byte) { b[1] = kindRecovery },
		"version":   func(b []byte) { b[0] = 0 },
	} {
		slot := sealed.Ciphertext()
		change(slot)
		if _, err := OpenPassphrase(ctx, kdf, "p", slot, "x"); !errors.Is(err, ErrDamaged) || worked {
			t.Errorf("%s: %v, worked %v; want %v before any work", name, err, worked, ErrDamaged)
		}
	}
}

func TestAFailingKDFIsNoWrongPassphrase(t *testing.T) {
	gone := errors.New("worker gone")
	kdf := func(context.Context, []byte, []byte, Params) ([]byte, error) { return nil, gone }
	sealed, err := SealPassphrase(context.Background(), quick, rand.Reader, "p", NewKey(rand.Reader), "x")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenPassphrase(context.Background(), kdf, "p", sealed.Ciphertext(), "x"); !errors.Is(err, gone) || errors.Is(err, ErrWrong) {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := OpenPassphrase(ctx, Argon2id, "p", sealed.Ciphertext(), "x"); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end of its context: %v", err)
	}
}

func TestARecoverySlotOpensWithItsCodeOnly(t *testing.T) {
	secret, code := NewKey(rand.Reader), NewCode(rand.Reader)
	slot := SealRecovery(rand.Reader, "p", secret, code).Ciphertext()
	typed, err := ParseCode(strings.ToLower(strings.Join(code.Groups(), " - ")))
	if err != nil {
		t.Fatal(err)
	}
	got, err := OpenRecovery("p", slot, typed)
	if err != nil || !got.Equal(secret) {
		t.Fatalf("own code: %v", err)
	}
	if _, err := OpenRecovery("p", slot, NewCode(rand.Reader)); !errors.Is(err, ErrWrong) {
		t.Errorf("another code: %v, want %v", err, ErrWrong)
	}
	if _, err := OpenRecovery("q", slot, code); !errors.Is(err, ErrWrong) {
		t.Errorf("another place: %v, want %v", err, ErrWrong)
	}
	if _, err := OpenRecovery("p", slot[:len(slot)-1], code); !errors.Is(err, ErrDamaged) {
		t.Errorf("cut short: %v, want %v", err, ErrDamaged)
	}
}

func TestWhatIsSealedToACodeOpensWithIt(t *testing.T) {
	code := NewCode(rand.Reader)
	recipient, err := code.Recipient()
	if err != nil {
		t.Fatal(err)
	}
	to, err := age.ParseX25519Recipient(recipient)
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	w, err := age.Encrypt(&file, to)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, "back-up"); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	id, err := code.Identity()
	if err != nil {
		t.Fatal(err)
	}
	r, err := age.Decrypt(&file, id)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(r); err != nil || string(got) != "back-up" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestTheOwnBech32IsTheOneOfAge(t *testing.T) {
	for i := range 50 {
		id := NewIdentity(seeded(fmt.Sprint(i)))
		text := strings.ToUpper(bech32("age-secret-key-", id.i().scalar[:]))
		if got := id.Age().String(); got != text {
			t.Fatalf("age writes another form")
		}
	}
}
