package vault

import "testing"

func TestAMarkKnowsATextAndAKey(t *testing.T) {
	k := NewKey(seeded("merk"))
	seen := map[[MarkSize]byte]string{}
	for _, text := range []string{"", "noor verzonnen", "noor verzonnen ", "Noor verzonnen", "noor\x00verzonnen", "noor"} {
		m := k.Mark(text)
		if m != k.Mark(text) {
			t.Errorf("%q has two marks", text)
		}
		if other, ok := seen[m]; ok {
			t.Errorf("%q has the mark of %q", text, other)
		}
		seen[m] = text
		if NewKey(seeded("ander")).Mark(text) == m {
			t.Errorf("%q has one mark under two keys", text)
		}
	}
	panics(t, "a mark under the zero key", func() { Key{}.Mark("x") })
}
