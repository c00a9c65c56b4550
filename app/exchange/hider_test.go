package exchange

import (
	"strings"
	"testing"
	"unicode/utf8"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// FuzzAMaskedTextHoldsNoKnownName holds that no word of what is shown is a known
// name, whatever stands around it and however it is written.
func FuzzAMaskedTextHoldsNoKnownName(f *testing.F) {
	for _, seed := range []string{"Noor kwam.", "noor-eva's tas", "N\u200boor", "NOOR\nnoor", "(noor)", "noór 12", "@noor", "geboren op 3 april", "\xff noor \xc3", "中村 noor", strings.Repeat("noor ", 100)} {
		f.Add(seed)
	}
	h := newHider(&dossier.State{}, meldcode.Facts{Persons: []meldcode.Person{{ID: "1", Role: meldcode.Pupil, Name: "Noor Proef"}}}, []string{"Marja"})
	f.Fuzz(func(t *testing.T, text string) {
		got := h.hide(text)
		if utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Errorf("%q became %q, which is no text", text, got)
		}
		for _, w := range strings.FieldsFunc(got, notInWord) {
			if f := fold(w); f == "noor" || f == "proef" || f == "marja" {
				t.Errorf("%q reads %q", text, got)
			}
		}
	})
}
