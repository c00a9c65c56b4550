package flow

import (
	"slices"
	"strings"
	"testing"

	"meldcode/app/exchange"
	"meldcode/app/meldcode"
)

// leftOut is what the page on screen says that it leaves out.
func (w *walker) leftOut() string {
	if w.m.Out.Document == nil {
		w.t.Fatal("no page on screen")
	}
	return w.m.Out.Document.LeftOut("|")
}

func TestWhoGivesAPageChoosesWhatIsLeftOut(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	at := w.at(Out, id, "board").String()
	w.send(Went{at})
	if !slices.ContainsFunc(w.m.Out.Offers, func(o exchange.Offer) bool { return o.What() == "dossier" }) || w.m.Out.Document != nil {
		t.Fatalf("offers %v", w.m.Out.Offers)
	}
	w.send(Went{at + "/dossier"})
	if got := w.leftOut(); got != "" {
		t.Errorf("left out unasked: %s", got)
	}
	w.send(Typed{FieldLeaveOut, "+staff"})
	if got := w.leftOut(); !strings.Contains(got, "naam van een medewerker") {
		t.Errorf("left out: %s", got)
	}
	entry := w.m.State.Entries[0].ID.String()
	w.send(Typed{FieldLeaveOut, "-staff"}, Do{ActLeaveOut, entry})
	if got := w.leftOut(); got != "door de school weggelaten" {
		t.Errorf("left out: %s", got)
	}
	w.send(Do{ActLeaveOut, entry}, Do{ActLeaveOut, "no hash"})
	if got := w.leftOut(); got != "" {
		t.Errorf("left out still: %s", got)
	}
	w.send(Went{w.at(Out, id, "school").String() + "/dossier"}, Typed{FieldLeaveOut, "-sources"})
	if to, _ := exchange.ParseRecipient("school"); !to.Always().Sources {
		t.Error("a school may read protected sources")
	}
	w.send(Went{at + "/poem"})
	if w.m.Out.Document != nil {
		t.Error("a page of no known sort")
	}
}

func TestAPaperToBeSignedBecomesATask(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	w.fill(ParseRoute("#/case/"+string(id)+"/add/talk-parent"), "with-name", "moeder", "said", "Een verzonnen gesprek.")
	talk := w.m.State.Entries[len(w.m.State.Entries)-1].ID
	w.send(Went{w.at(Out, id, "paper").String() + "/talk:" + talk.String()}, Do{Action: ActPrint}, Do{Action: ActPrinted})
	a := w.m.Form.Answers
	if a.Text("what") != "Afdruk: Gespreksverslag." || !a.Is("signed-copy", meldcode.Yes) || !a.Is("ground", "school") {
		t.Fatalf("the entry begins with %v", a)
	}
	w.fill(w.m.Route, "purpose", "Laten tekenen.")
	if len(w.m.State.Tasks) != 1 || w.m.State.Tasks[0].ID != "signed" {
		t.Errorf("tasks %v", w.m.State.Tasks)
	}
	w.fill(ParseRoute("#/case/"+string(id)+"/add/signed-back"), "signed", "=yes", "means", "=seen")
	if len(w.m.State.Tasks) != 0 {
		t.Errorf("tasks still %v", w.m.State.Tasks)
	}
}

func TestALongPageIsDrawnInPartsAndPrintedWhole(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	for range 100 {
		w.fill(ParseRoute("#/case/"+string(id)+"/add/note"), "text", "Een verzonnen aantekening.")
	}
	w.later, w.told = nil, nil
	w.send(Went{w.at(Out, id, "paper").String() + "/logbook"})
	items := w.m.Out.Document.Items()
	if w.m.Out.Ready() || len(w.later) != 1 || items < 100 {
		t.Fatalf("%d of %d drawn, then %v", w.m.Out.Drawn, items, w.later)
	}
	printed := func() bool { return slices.Contains(w.told, Cmd(PrintPage{})) }
	w.send(Do{Action: ActPrint})
	for steps := 0; !w.m.Out.Ready(); steps++ {
		if printed() || steps > 10 {
			t.Fatalf("after %d steps %d of %d are drawn, printed %v", steps, w.m.Out.Drawn, items, printed())
		}
		next := w.later[len(w.later)-1]
		w.send(next)
	}
	if !printed() || !w.m.Out.Printed || w.m.Out.Waits {
		t.Errorf("all is drawn, printed %v: %+v", printed(), w.m.Out)
	}
	w.send(DrawMore{})
	w.send(Went{w.at(Out, id, "paper").String()}, DrawMore{}) // of the page that was left
	if w.m.Out.Drawn > drawn {
		t.Errorf("%d drawn of no page", w.m.Out.Drawn)
	}
}
