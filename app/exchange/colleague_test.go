package exchange

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"strings"
	"testing"
)

// someColleague is invented; its keys are fixed, so that its file is.
func someColleague() Colleague {
	return Colleague{
		Name: "Wolk Verzonnen", Role: "aandachtsfunctionaris",
		Recipient: "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
		Key:       ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize)).Public().(ed25519.PublicKey),
	}
}

// The file is a contract: a card that was saved must stay readable, and its
// fingerprint the same.
const colleagueV1 = `{
  "format": "meldcode-card",
  "version": 1,
  "name": "Wolk Verzonnen",
  "role": "aandachtsfunctionaris",
  "recipient": "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
  "key": "6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw="
}
`

func TestACardReadsBack(t *testing.T) {
	c := someColleague()
	if got := string(c.File()); got != colleagueV1 {
		t.Errorf("got %s", got)
	}
	got, err := ReadColleague(c.File())
	if err != nil || got.Says() != "Wolk Verzonnen (aandachtsfunctionaris)" || got.Recipient != c.Recipient || !got.Key.Equal(c.Key) {
		t.Errorf("got %+v, %v", got, err)
	}
	if want := "9252 4041 f1df 7221 7173 2994 db02 d91b"; got.Fingerprint() != want { // sha256sum says the same
		t.Errorf("got %q, want %q", got.Fingerprint(), want)
	}
}

func TestACardIsStrict(t *testing.T) {
	file := string(someColleague().File())
	for name, c := range map[string]struct {
		file string
		want error
	}{
		"empty":           {"", ErrNotOurs},
		"an archive":      {"age-encryption.org/v1\n", ErrNotOurs},
		"other JSON":      {"{}", ErrNotOurs},
		"newer":           {strings.Replace(file, `"version": 1`, `"version": 2`, 1), ErrNewer},
		"version 0":       {strings.Replace(file, `"version": 1`, `"version": 0`, 1), ErrDamaged},
		"in other case":   {strings.Replace(file, `"name"`, `"Name"`, 1), ErrDamaged},
		"a name twice":    {strings.Replace(file, `"role"`, `"name": "Ander", "role"`, 1), ErrDamaged},
		"more":            {strings.Replace(file, `"role"`, `"more": 1, "role"`, 1), ErrDamaged},
		"something after": {file + " ", ErrDamaged},
		"no name":         {strings.Replace(file, "Wolk Verzonnen", "", 1), ErrDamaged},
		"a turned name":   {strings.Replace(file, "Wolk", "Wolk\u202e", 1), ErrDamaged},
		"a key in upper":  {strings.Replace(file, "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj", strings.ToUpper("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"), 1), ErrDamaged},
		"a wrong key":     {strings.Replace(file, "age1zvk", "age1zvq", 1), ErrDamaged},
		"a long name":     {strings.Replace(file, "Wolk", strings.Repeat("W", 200), 1), ErrDamaged},
		"too large":       {file + strings.Repeat(" ", MaxColleague), ErrTooLarge},
	} {
		if _, err := ReadColleague([]byte(c.file)); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}

// Whoever changes a card on its way changes what people compare.
func TestEachByteOfACardCounts(t *testing.T) {
	c := someColleague()
	file := c.File()
	for i := range file {
		changed := bytes.Clone(file)
		changed[i] ^= 1
		if got, err := ReadColleague(changed); err == nil && got.Fingerprint() == c.Fingerprint() {
			t.Errorf("byte %d can change unseen", i)
		}
	}
}

func TestACardHoldsWhatCanBeSeen(t *testing.T) {
	c := someColleague()
	c.Name, c.Role = " Wolk\u202e\x00\nV ", strings.Repeat("é", 150)
	got, err := ReadColleague(c.File())
	if err != nil || got.Name != "WolkV" || got.Role != strings.Repeat("é", 100) {
		t.Errorf("got %q, %d bytes of role, %v", got.Name, len(got.Role), err)
	}
}

func FuzzReadColleague(f *testing.F) {
	f.Add(someColleague().File())
	f.Add([]byte("{}"))
	f.Fuzz(func(t *testing.T, file []byte) {
		c, err := ReadColleague(file)
		if err == nil && !bytes.Equal(c.File(), file) {
			t.Error("two files of one card")
		}
		if err != nil && Code(err) == "" {
			t.Errorf("refused without a cause: %v", err)
		}
	})
}
