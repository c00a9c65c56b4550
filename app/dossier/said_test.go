package dossier

import (
	"strings"
	"testing"

	"meldcode/app/meldcode"
)

// saying returns what is said of an entry, and of how many.
func saying(b *tablet, id EntryID) (Said, int) {
	s := b.state()
	found, n := Said{}, 0
	for _, one := range s.Says(b.today(), func() {}) {
		if one.Entry == id {
			found, n = one, n+1
		}
	}
	return found, n
}

func TestWhatAnEntrySaysFollowsItsCorrections(t *testing.T) {
	b := newTablet(t, "sam").open()
	seen := b.write(meldcode.FormSignal, "seen:Een  blauwe\njas.", "event-date:2026-03-02")
	if one, n := saying(b, seen.ID); n != 1 || !strings.Contains(one.Text, "Een blauwe jas.") || one.Was != "" || one.Fixed || one.Struck {
		t.Errorf("%d: %+v", n, one)
	}
	fix := func(of EntryID, text string) Entry {
		return b.put(Draft{Form: meldcode.FormSignal, Fixes: of, Answers: answers("seen:"+text, "fix-why:Verkeerd gezien.", "event-date:2026-03-02")})
	}
	green := fix(seen.ID, "Een groene jas.")
	grey := fix(green.ID, "Een grijze jas.")
	one, n := saying(b, seen.ID)
	if n != 1 || !one.Fixed || !strings.Contains(one.Text, "grijze") || strings.Contains(one.Text, "blauwe") ||
		!strings.Contains(one.Was, "blauwe") || !strings.Contains(one.Was, "groene") || strings.Contains(one.Was, "grijze") {
		t.Errorf("%d: %+v", n, one)
	}
	for _, id := range []EntryID{green.ID, grey.ID} {
		if one, n := saying(b, id); n != 0 {
			t.Errorf("a correction is told apart: %+v", one)
		}
	}
	b.put(striking(grey.ID))
	b.put(striking(green.ID))
	if one, _ := saying(b, seen.ID); one.Fixed || !strings.Contains(one.Text, "blauwe") || !strings.Contains(one.Was, "groene") {
		t.Errorf("its corrections were struck out: %+v", one)
	}
	strike := b.put(striking(seen.ID))
	if one, _ := saying(b, seen.ID); !one.Struck || one.Fixed || !strings.Contains(one.Text, "blauwe") {
		t.Errorf("struck out: %+v", one)
	}
	if one, n := saying(b, strike.ID); n != 1 || !strings.Contains(one.Text, "ander gezin") {
		t.Errorf("why it was struck out: %+v", one)
	}
}
