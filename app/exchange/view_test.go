package exchange

import (
	"strings"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// viewOn is a view of somebody about an entry.
func viewOn(e dossier.Entry, whose, text string) dossier.Draft {
	return says(meldcode.FormView, meldcode.Answers{"whose": t(whose), "text": t(text), meldcode.EntryKey: t(e.ID.String())})
}

func TestAViewStandsRightAfterTheEntryItIsAbout(t *testing.T) {
	w := newWriter(t)
	first := w.add(says(meldcode.FormNote, meldcode.Answers{"text": meldcode.Typed("EERSTE")}))
	w.add(says(meldcode.FormNote, meldcode.Answers{"text": meldcode.Typed("TWEEDE")}))
	w.add(says(meldcode.FormView, meldcode.Answers{"whose": meldcode.Typed("Komeet"), "text": meldcode.Typed("OVER ALLES")}))
	view := w.add(viewOn(first, "Komeet", "ZO WAS HET NIET"))
	w.add(viewOn(view, "Planeet", "ZO WAS HET WEL"))
	d := Page(Subject{"", someFacts(), w.log.Entries(), nil, nil}, Recipient{Kind: Paper})
	book := d.Sections[len(d.Sections)-1]
	if len(book.Items) != w.log.Len() {
		t.Fatalf("%d items for %d entries", len(book.Items), w.log.Len())
	}
	for name, text := range map[string]string{"text": string(d.Text()), "page": string(d.HTML())} {
		at := -1
		for _, word := range []string{"EERSTE", "ZO WAS HET NIET", "ZO WAS HET WEL", "TWEEDE", "OVER ALLES"} {
			i := strings.Index(text, word)
			if i <= at {
				t.Errorf("%s: %q is at %d, after %d", name, word, i, at)
			}
			at = i
		}
		if strings.Contains(text, first.ID.String()) || strings.Count(text, "Zienswijze bij") != 2 {
			t.Errorf("%s: does not say which entries the views are about, or names their ids", name)
		}
	}
}

// A view can quote what it is about, so it is left out with it; but nobody is
// kept from reading what they said themselves.
func TestAViewOfWhatIsLeftOutIsLeftOutSaveForItsOwner(t *testing.T) {
	w := newWriter(t)
	w.add(says(meldcode.FormOpen, meldcode.Answers{"pupils": meldcode.Typed("Sterre")}))
	protected := w.add(says(meldcode.FormSignal, meldcode.Answers{"seen": meldcode.Typed(wordSource), meldcode.Protect: meldcode.Picked("source")}))
	w.add(viewOn(protected, "Komeet", "HAARWOORD"))
	w.add(viewOn(protected, "oma Nevel", "OMAWOORD"))
	for _, c := range []struct {
		to       Recipient
		mother   bool
		grandma  bool
		original bool
	}{
		{Recipient{Kind: Paper}, true, true, true},
		{Recipient{Kind: NewSchool}, false, false, false},
		{Recipient{Kind: Parent, Parent: mother}, true, false, false},
		{Recipient{Kind: Parent, Parent: father}, false, false, false},
	} {
		got := renderings(Page(Subject{"", someFacts(), w.log.Entries(), nil, nil}, c.to))
		for word, want := range map[string]bool{"HAARWOORD": c.mother, "OMAWOORD": c.grandma, wordSource: c.original} {
			if strings.Contains(got, word) != want {
				t.Errorf("for %v: %s readable is %v", c.to, word, !want)
			}
		}
		if c.mother && !c.original && !strings.Contains(got, "een aantekening die niet in deze kopie staat") {
			t.Errorf("for %v: nothing says what the view is about", c.to)
		}
	}
}
