package flow

import (
	"strings"
	"testing"

	"meldcode/app/dossier"
)

// looseSignal records a signal that belongs to no case.
func (w *walker) looseSignal(child, seen string) dossier.ID {
	w.t.Helper()
	w.fill(Route{Screen: SignalNew}, "child", child, "seen", seen)
	return w.m.Route.Case
}

func TestALooseSignalGoesIntoACaseThatIsThere(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	signal := w.looseSignal("Noor Verzonnen", "Had geen jas aan.")
	w.fill(w.at(Add, signal, "consult"), "with", "De IB'er", "named", "=unnamed", "advice", "Leg het vast.")

	w.send(Went{w.at(SignalInto, signal).String()})
	if open := w.m.OpenCases(w.m.State.Names()); len(open) != 1 || open[0].ID != id {
		t.Fatalf("cases to choose from: %+v", open)
	}
	w.send(Do{Action: ActJoin}) // nothing is chosen yet
	if w.m.Join.Working {
		t.Error("taken over without a choice")
	}
	w.send(Went{w.at(SignalInto, signal, string(id)).String()}, Do{Action: ActJoin})
	if w.m.Route != caseRoute(id) || !strings.HasPrefix(w.m.Notice.Status, "Vastgelegd in het logboek") {
		t.Fatalf("after it: at %v, status %q", w.m.Route, w.m.Notice.Status)
	}
	var told []string
	for _, e := range w.m.State.Entries {
		told = append(told, e.Answers.Text("seen")+e.Answers.Text("advice"))
	}
	if all := strings.Join(told, "|"); !strings.Contains(all, "Had geen jas aan.") || !strings.Contains(all, "Leg het vast.") {
		t.Errorf("the case says %q", all)
	}
	if len(w.m.LooseSignals(nil)) != 0 {
		t.Error("the signal is still loose")
	}
	w.send(Went{w.at(SignalInto, signal, string(id)).String()}, Do{Action: ActJoin})
	if len(w.m.Join.Refused) != 1 || w.m.Join.Working {
		t.Errorf("a second time: %+v", w.m.Join)
	}
}

func TestASignalThatCouldNotBeTakenOverStaysAndCanBeTriedAgain(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	signal := w.looseSignal("Noor Verzonnen", "Had geen jas aan.")
	w.send(Went{w.at(SignalInto, signal, string(id)).String()})
	w.fail = func(c Cmd) Fault {
		if _, ok := c.(Record); ok {
			return Quota
		}
		return NoFault
	}
	w.send(Do{Action: ActJoin})
	if w.m.Join.Working || w.m.Notice.Alert == "" || w.m.Route.Screen != SignalInto {
		t.Fatalf("after a fault: %+v, alert %q at %v", w.m.Join, w.m.Notice.Alert, w.m.Route)
	}
	w.fail = nil
	w.send(Do{Action: ActJoin})
	if w.m.Route != caseRoute(id) {
		t.Errorf("after trying again: at %v", w.m.Route)
	}
}

// What is recorded in one case must not show under the address of another.
func TestAnAnswerThatComesLateDoesNotTakeTheScreen(t *testing.T) {
	w := newWalker(t)
	one := w.openCase()
	w.fill(w.at(Add, one, "roles"), "lead", "Sam", "responsible", "De directeur")
	state := w.m.State
	two := w.openCase()
	w.send(Done{Gen: w.m.gen, Msg: EntriesRecorded{State: state, Overview: w.overview(), Now: w.now}})
	if w.m.State.ID != two {
		t.Errorf("the screen of %s shows %s", two, w.m.State.ID)
	}
}

func TestACaseThatBeginsWithASignalDoesNotAskTheChildAgain(t *testing.T) {
	w := newWalker(t)
	other := w.openCase()
	signal := w.looseSignal("Bo Bedacht", "Was heel stil.")
	w.send(Went{caseRoute(other).String()}, Went{Route{Screen: CaseNew, Arg: string(signal)}.String()})
	if w.m.State == nil || w.m.State.ID != signal || w.m.Form.Answers.Text("pupils") != "Bo Bedacht" {
		t.Fatalf("opening from a signal: %+v", w.m.Form.Answers)
	}
	w.fill(w.m.Route, "staff", "=no")
	if got := w.m.State.Names(); len(got) != 1 || got[0] != "Bo Bedacht" {
		t.Errorf("the case is about %v", got)
	}
}

func TestTheSameChildIsFoundByItsFirstName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Noor Verzonnen", "noor  verzonnen", true}, {"Noor", "Noor Verzonnen", true},
		{"Noor Bedacht", "Noor Verzonnen", false}, {"Noor", "Nora", false}, {"", "", false},
	} {
		if got := SameChild([]string{c.a}, []string{c.b}); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
	m := Model{Overview: []dossier.Summary{{ID: "a", Reference: "1", Names: []string{"Bo"}}, {ID: "b", Reference: "2", Names: []string{"Noor"}},
		{ID: "c", Reference: "3", Closed: true}, {ID: "d"}, {ID: "e", Loose: true}, {ID: "f", Loose: true, Gone: true}}}
	if got := m.OpenCases([]string{"Noor"}); len(got) != 2 || got[0].ID != "b" {
		t.Errorf("open cases: %+v", got)
	}
	if got := m.LooseSignals(nil); len(got) != 1 || got[0].ID != "e" {
		t.Errorf("loose signals: %+v", got)
	}
}
