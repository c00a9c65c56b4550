package dossier

import (
	"testing"

	"meldcode/app/meldcode"
)

func TestAViewIsFoundByTheEntryItIsAbout(t *testing.T) {
	b := newTablet(t, "sam").open()
	about := b.write(meldcode.FormNote, "text:t")
	view := b.write(meldcode.FormView, "whose:moeder", "text:nee", "entry-id:"+about.ID.String())
	other := b.write(meldcode.FormView, "whose:vader", "text:over het hele dossier")
	s := b.state()
	if views := s.ViewsOf(about.ID); len(views) != 1 || views[0].ID != view.ID {
		t.Errorf("got %d views of the entry", len(views))
	}
	if id, ok := ViewOf(view); !ok || id != about.ID {
		t.Errorf("the view is about %v, %v", id, ok)
	}
	if _, ok := ViewOf(other); ok {
		t.Error("a view about the case is about an entry")
	}
	// A correction of the view stays one view.
	b.put(Draft{Form: meldcode.FormView, Fixes: view.ID, Answers: answers("whose:moeder", "text:toch wel", "entry-id:"+about.ID.String())})
	s = b.state()
	if views := s.ViewsOf(about.ID); len(views) != 1 || s.Current(views[0]).Text("text") != "toch wel" {
		t.Errorf("after a correction: %d views", len(views))
	}
}
