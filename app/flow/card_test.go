package flow

import (
	"strings"
	"testing"

	"meldcode/app/meldcode"
)

func TestALineOfTheCardLeadsToOwnWordsInTwoTaps(t *testing.T) {
	w := newWalker(t)
	w.send(Went{"#/signal/new"}, Answered{"child", meldcode.Typed("Bedacht Kind")}, Answered{"seen", meldcode.Typed("Al getypt.")})
	w.send(Do{Action: ActCard}, Typed{FieldCard, "slaap in de"}, Typed{FieldCardAbout, "body"}, Typed{FieldCardAge, "4"})
	if w.send(Typed{FieldCardAbout, "all"}); w.m.Form.Card.About != "" {
		t.Errorf("all is the category %q", w.m.Form.Card.About)
	}
	signs := w.m.Form.Card.Signs()
	if len(signs) != 1 || signs[0].ID != "body-sleep" {
		t.Fatalf("found %v", signs)
	}
	w.send(Do{Action: ActSign, ID: string(signs[0].ID)})
	f := w.m.Form
	if got := f.Answers.Text("seen"); !strings.HasPrefix(got, "Al getypt.\nBij 'valt in slaap") || f.Field != "seen" || f.Card.Open {
		t.Errorf("%q, field %q, card open %v", got, f.Field, f.Card.Open)
	}
	if !f.Answers.Is("category", "body") {
		t.Error("the category is not picked")
	}
	if w.send(Do{Action: ActSubmit}); len(w.m.Form.Problems) != 1 || w.m.Form.Problems[0].Key != "seen" {
		t.Errorf("a bare line is recorded: %v", w.m.Form.Problems)
	}
	w.send(Answered{"seen", meldcode.Typed(f.Answers.Text("seen") + "sliep bij rekenen.")}, Do{Action: ActSubmit})
	if w.m.Route.Screen != SignalNext {
		t.Errorf("on %s: %v", w.m.Route.Screen, w.m.Form.Problems)
	}
}

func TestAPlaceOnTheBodyGoesIntoTheDescription(t *testing.T) {
	w := newWalker(t)
	w.send(Went{"#/signal/new"}, Answered{"child", meldcode.Typed("Bedacht Kind")}, Answered{"seen", meldcode.Typed("Liet een plek zien.")})
	w.send(Do{Action: ActAddMark})
	if w.m.Form.Answers.Text("body") != "" {
		t.Error("a mark without a place")
	}
	w.send(Do{Action: ActRegion, ID: "front-left-ear"}, Answered{meldcode.MarkKind, meldcode.Picked("redness")}, Do{Action: ActAddMark})
	w.send(Do{Action: ActRegion, ID: "back-seat"}, Do{Action: ActSubmit})
	if w.m.State == nil {
		t.Fatal("nothing was recorded")
	}
	got := w.m.State.Entries[0].Answers.Text("body")
	if got != "linkeroor: rode plek\nbillen, achterkant: niet nader beschreven" {
		t.Errorf("recorded %q", got)
	}
}
