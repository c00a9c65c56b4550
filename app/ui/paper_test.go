package ui

import "testing"

func TestTheFootOfAPageIsOneStringOfCSS(t *testing.T) {
	for text, want := range map[string]string{
		"V-07":                  `"V-07"`,
		"a\"; } * { color: red": `"a ; } * { color: red"`,
		"a\\\nb":                `"a  b"`,
		"שלום 🙂":                `"שלום 🙂"`,
	} {
		if got := cssString(text); got != want {
			t.Errorf("%q becomes %s, want %s", text, got, want)
		}
	}
}
