package vault

import (
	"crypto/rand"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestTheWordsAreManyPlainAndDifferent(t *testing.T) {
	if len(words) < 1296 {
		t.Errorf("%d words, want at least 1296", len(words))
	}
	form := regexp.MustCompile(`^[a-z]{3,9}$`)
	seen := map[string]bool{}
	for _, w := range words {
		if !form.MatchString(w) || seen[w] {
			t.Errorf("%q is not plain, or there twice", w)
		}
		seen[w] = true
	}
}

func TestAProposalIsFiveDifferentWordsAndStrong(t *testing.T) {
	seen := map[string]bool{}
	for range 500 {
		p := Propose(rand.Reader)
		chosen := strings.Split(p, " ")
		if len(chosen) != 5 || Normalise(p) != p {
			t.Fatalf("%q is not five words", p)
		}
		for i, w := range chosen {
			if !slices.Contains(words, w) || slices.Contains(chosen[:i], w) {
				t.Fatalf("%q: %q is not of the list, or there twice", p, w)
			}
		}
		if ok, why := Strength(p); !ok || why != StrongEnough {
			t.Errorf("%q is refused: %v", p, why)
		}
		if seen[p] {
			t.Errorf("%q comes twice", p)
		}
		seen[p] = true
	}
}

func TestTheChoiceIsEven(t *testing.T) {
	counts := make([]int, 5)
	r := seeded("even")
	for range 50_000 {
		counts[below(r, 5)]++
	}
	for i, n := range counts {
		if n < 9500 || n > 10500 {
			t.Errorf("%d comes %d times of 50000", i, n)
		}
	}
}

func TestStrength(t *testing.T) {
	for phrase, want := range map[string]Weakness{
		"":                                 TooShort,
		"kat":                              TooShort,
		"fiets maan kaas":                  TooShort,
		"de en op in af":                   TooShort,
		"fiets maan kaas regen":            StrongEnough,
		"fiets-maan-kaas-regen":            StrongEnough,
		"Mijn oma fietst graag":            StrongEnough,
		"Gr4chtenP@nd-wVx":                 StrongEnough,
		"aaaaaaaaaaaaaaaaaaaa":             Repetitive,
		"ababababababababab":               Repetitive,
		"fiets fiets fiets fiets":          Repetitive,
		"fiets maan fiets maan fiets":      Repetitive,
		"qwertyuiopasdfghjkl":              Obvious,
		"1234567890123456":                 Obvious,
		"correct horse battery staple":     Obvious,
		"welkomwelkom12345":                Obvious,
		"Wachtwoord geheim welkom school":  Obvious,
		"maandag dinsdag woensdag":         Obvious,
		"meldcode basisschool geheim 2026": Obvious,
	} {
		if ok, got := Strength(phrase); got != want || ok != (want == StrongEnough) {
			t.Errorf("%q: %v %q, want %q", phrase, ok, got, want)
		}
	}
}

func TestNormaliseForgivesWhatATabletChanges(t *testing.T) {
	for typed, want := range map[string]string{
		" fiets  maan\tkaas\n":  "fiets maan kaas",
		"fiets\u00a0maan":       "fiets maan",
		"ree\u0308n cafe\u0301": "reën café",
		"foto‘s’ “x” „y”":       `foto's' "x" "y"`,
		"a—b…":                  "a--b...",
		"Fiets":                 "Fiets",
		"\u200b":                "",
		"\xff\xfe":              "\xff\xfe",
	} {
		if got := Normalise(typed); got != want {
			t.Errorf("%q becomes %q, want %q", typed, got, want)
		}
	}
}

func FuzzNormaliseOnceIsEnough(f *testing.F) {
	f.Add(" a  e\u0308 ’ ")
	f.Fuzz(func(t *testing.T, s string) {
		once := Normalise(s)
		if twice := Normalise(once); twice != once {
			t.Errorf("%q becomes %q and then %q", s, once, twice)
		}
	})
}
