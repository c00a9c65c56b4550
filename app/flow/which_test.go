package flow

import (
	"testing"

	"meldcode/app/meldcode"
)

// From "Nu hulp nodig", before unlock, to what happened: with nothing recorded
// yet that opens a case first.
func TestDangerIsRecordedWithoutACaseFirst(t *testing.T) {
	w := newWalker(t)
	w.send(Do{Action: ActLock}, Went{"#/now"})
	helped := w.now
	w.send(Went{"#/which/danger"})
	if w.m.Route.Screen != Unlock {
		t.Fatalf("locked, at %v", w.m.Route)
	}
	w.send(Do{Action: ActChooseFace, ID: "m1"}, Typed{FieldPassphrase, "een zin die past"}, Do{Action: ActUnlock})
	if w.m.Route != (Route{Screen: CaseNew, Sub: "danger"}) || w.m.Form.Form.ID != meldcode.FormOpen {
		t.Fatalf("after unlock: at %v with form %q", w.m.Route, w.m.Form.Form.ID)
	}
	w.fill(w.m.Route, "pupils", "Bo Bedacht", "staff", "=no")
	id := w.m.State.ID
	if w.m.Route != w.at(Add, id, "danger") {
		t.Fatalf("after opening: at %v", w.m.Route)
	}
	if got := w.m.Form.Answers.Text("called-at"); got != clockTime(helped) {
		t.Errorf("the time of the call begins as %q, want that of the visit %q", got, clockTime(helped))
	}
	w.fill(w.m.Route, "happened", "Vader stond dronken op het plein.", "called", "=112", "called-at", "8.55")
	if w.m.State.Facts(w.m.Today, "").Danger.IsZero() {
		t.Error("the case does not know of the danger")
	}
}

func TestAQuestionFromOutsideIsRecordedWithoutACaseFirst(t *testing.T) {
	w := newWalker(t)
	w.send(Went{"#/which/asked"})
	if w.m.Route != (Route{Screen: CaseNew, Sub: "asked"}) || !w.m.Form.Answers.Is("start", "asked") {
		t.Fatalf("at %v, start %v", w.m.Route, w.m.Form.Answers["start"])
	}
	w.fill(w.m.Route, "pupils", "Bo Bedacht", "staff", "=no")
	w.fill(w.at(Add, w.m.State.ID, "asked"), "who", "Veilig Thuis", "question", "Hoe gaat het op school?", "given", "Niets.")
}

func TestTheChildIsChosenWhereThereAreCasesOrSignals(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	w.send(Went{"#/which/danger"})
	if w.m.Route.Screen != Which {
		t.Fatalf("with a case: at %v", w.m.Route)
	}
	w.fill(w.at(Add, id, "danger"), "happened", "Vader stond dronken op het plein.")

	v := newWalker(t)
	signal := v.looseSignal("Bo Bedacht", "Was heel stil.")
	v.send(Went{"#/which/danger"})
	if v.m.Route.Screen != Which {
		t.Fatalf("with a signal: at %v", v.m.Route)
	}
	v.fill(Route{Screen: CaseNew, Arg: string(signal), Sub: "danger"}, "staff", "=no")
	if v.m.Route != v.at(Add, signal, "danger") {
		t.Errorf("after opening from a signal: at %v", v.m.Route)
	}
}

// A page that sends one on must not be where "back" leads to.
func TestAPageThatSendsOnLeavesNoTrace(t *testing.T) {
	w := newWalker(t)
	m, cmds := Update(w.m, Went{"#/which/asked"})
	for _, cmd := range cmds {
		if show, ok := cmd.(Show); ok && show.Fragment != "" && !show.Replace {
			t.Errorf("history grows by %q", show.Fragment)
		}
	}
	if m.Route.Screen != CaseNew {
		t.Errorf("at %v", m.Route)
	}
}
