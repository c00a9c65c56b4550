package meldcode

import (
	"strings"
	"testing"
)

func TestWordsAreFoundHoweverTheyWereTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"Éénmalig, CRÈME brûlée": "eenmalig, creme brulee",
		"e\u0301e\u0301n":        "een", // accents behind their letters, as some keyboards type them
		"Ağaoğlu ŞAHİN ışık":     "agaoglu sahin isik",
		"Łukasz Żółć":            "lukasz zolc",
		"Škoda Ďáblík Žižka":     "skoda dablik zizka",
		"Ångström Ærø ß þ œ":     "angstrom æro ß þ œ",
		"شمس 😀 <b>=1</b> КОТ":    "شمس 😀 <b>=1</b> кот",
	} {
		if got := Plain(typed); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
	if got := len(latin); got != 'ſ'-'à'+1 {
		t.Errorf("%d letters", got)
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("Één İ \u0130\u0307 x")
	f.Fuzz(func(t *testing.T, s string) {
		if Plain(Plain(s)) != Plain(s) {
			t.Errorf("%q becomes another one when it is made plain again", s)
		}
		if strings.Count(Plain(s), " ") != strings.Count(s, " ") {
			t.Errorf("%q: the spaces moved", s)
		}
	})
}
