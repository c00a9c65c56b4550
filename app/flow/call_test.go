package flow

import (
	"strings"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/meldcode"
)

// calling is a case with a mother, weighed as unsafe where that is asked.
func (w *walker) calling(unsafe bool) dossier.ID {
	w.t.Helper()
	id := w.openCase()
	w.fill(w.at(Add, id, "person"), "name", "Eva Verzonnen", "role", "=parent", "relation", "moeder")
	if unsafe {
		w.weigh(id, "1", "suspicion", "authority-on", "vandaag")
		w.weigh(id, "2", "unsafe-or-doubt")
	}
	return id
}

// TestEachOutcomeOfACallIsWalked holds X05: what Veilig Thuis said decides what is
// to be done next.
func TestEachOutcomeOfACallIsWalked(t *testing.T) {
	for _, c := range []struct {
		outcome string
		unsafe  bool
		panel   string // shown under the answer
		next    dossier.NextID
		at      Screen
	}{
		{"report", true, "report-too", "feedback", Report},
		{"known", true, "", "feedback", Report},
		{"advice", true, "advice-while-unsafe", "reweigh", Case},
		{"advice", false, "", "more-signals", Case},
		{"unreached", true, "unreached", "report", Case},
		{"unreached", false, "unreached", "consult", Case},
	} {
		w := newWalker(t)
		id := w.calling(c.unsafe)
		w.send(Went{w.at(Call, id).String()}, Do{Action: ActCall}, Answered{"notes", meldcode.Typed("Zij vroeg wie er thuis is.")},
			Answered{"outcome", meldcode.Picked(meldcode.OptionID(c.outcome))})
		found := ""
		for _, p := range w.m.Form.Panels {
			if p.ID == c.panel {
				found = p.ID
			}
		}
		if found != c.panel {
			t.Errorf("%s: panels %v, want %q", c.outcome, w.m.Form.Panels, c.panel)
		}
		w.fill(w.at(Call, id), "advice", "Blijf erbij.", "spoke-with", "Een verzonnen medewerker")
		if w.m.Route.Screen != c.at {
			t.Errorf("%s: recorded, at %v", c.outcome, w.m.Route)
		}
		last := w.m.State.Entries[len(w.m.State.Entries)-1]
		a := w.m.State.Current(last)
		if last.Form != meldcode.FormOutcome || a.Text("notes") != "Zij vroeg wie er thuis is." || !a.Is("named", "unnamed") || a.Text("at") == "" {
			t.Errorf("%s: the entry is %v", c.outcome, a)
		}
		// From the day on which it is asked how it stands.
		if next := w.m.State.Next(w.m.Today.AddDays(30)); next.ID != c.next && w.m.State.Next(w.m.Today).ID != c.next {
			t.Errorf("%s, unsafe %v: next is %v and later %v, want %s", c.outcome, c.unsafe, w.m.State.Next(w.m.Today), next, c.next)
		}
	}
}

func TestNamesAreOffUntilAskedForTwiceAndRecordedAsTold(t *testing.T) {
	w := newWalker(t)
	id := w.calling(false)
	w.send(Went{w.at(Call, id).String()})
	told := func() string {
		var all []string
		for _, q := range w.m.Call.Questions {
			for _, k := range q.Known {
				all = append(all, k.Text, k.Typed)
			}
		}
		return strings.Join(all, "\n")
	}
	if w.m.Call.Named || strings.Contains(told(), "Noor") || strings.Contains(told(), "niet naar huis") {
		t.Fatalf("at first: %s", told())
	}
	w.send(Do{Action: ActCallText, ID: "3"})
	if got := told(); !strings.Contains(got, "dat zij niet naar huis wil.") {
		t.Errorf("text asked for: %s", got)
	}
	w.send(Do{Action: ActCallText, ID: "3"}, Do{Action: ActCallText, ID: "99"}, Do{Action: ActCallText, ID: "x"})
	if got := told(); strings.Contains(got, "naar huis wil") {
		t.Errorf("text hidden: %s", got)
	}
	w.send(Do{Action: ActNames})
	if w.m.Call.Named || !w.m.Call.Asking || strings.Contains(told(), "Noor") {
		t.Errorf("once: %+v", w.m.Call)
	}
	w.send(Do{Action: ActNamesYes})
	if !w.m.Call.Named || !strings.Contains(told(), "Noor Verzonnen") || !w.m.Form.Answers.Is("named", "named") {
		t.Errorf("twice: %s", told())
	}
	w.send(Do{Action: ActNoNames})
	if w.m.Call.Named || strings.Contains(told(), "Noor") || !w.m.Form.Answers.Is("named", "named") {
		t.Errorf("off again: %s, recorded as %v", told(), w.m.Form.Answers["named"])
	}
	w.send(Do{Action: ActNames}, Do{Action: ActNamesYes}, Went{"#/home"}, Went{w.at(Call, id).String()})
	if w.m.Call.Named {
		t.Error("names are on after coming back")
	}
	// Elsewhere the buttons do nothing.
	w.send(Went{"#/home"}, Do{Action: ActNamesYes})
	if w.m.Call.Named {
		t.Error("names are on where nobody calls")
	}
}

func TestACallWithoutACaseBecomesALooseSignal(t *testing.T) {
	w := newWalker(t)
	w.send(Went{"#/call"})
	if len(w.m.Call.Questions) != len(exchange.Call(nil, meldcode.Facts{}, exchange.Nameless)) {
		t.Errorf("%d questions", len(w.m.Call.Questions))
	}
	w.fill(Route{Screen: Call}, "outcome", "=advice", "advice", "Praat eerst met de IB'er.", "child", "Noor Verzonnen", "notes", "Zij belt niet terug.")
	if w.m.Route.Screen != SignalNext || !w.m.State.Loose || len(w.m.Overview) != 1 {
		t.Fatalf("at %v, loose %v", w.m.Route, w.m.State.Loose)
	}
	id := w.m.State.ID
	w.fill(Route{Screen: CaseNew, Arg: string(id)}, "staff", "=no")
	if names := w.m.State.Names(); w.m.State.Loose || len(names) != 1 || names[0] != "Noor Verzonnen" {
		t.Errorf("case: loose %v, names %v", w.m.State.Loose, w.m.State.Names())
	}
	if w.m.State.Facts(w.m.Today, "Sam").AdviceAsked.IsZero() {
		t.Error("the advice did not come along")
	}
}

func TestATalkIsPreparedHeldAndFollowedUp(t *testing.T) {
	w := newWalker(t)
	id := w.calling(false)
	w.fill(w.at(Add, id, "person"), "name", "Adam Verzonnen", "role", "=parent", "relation", "vader")
	mother, father := w.person("Eva Verzonnen"), w.person("Adam Verzonnen")
	w.fill(w.at(Add, id, "talk-plan"), "with", "="+mother, "planned-on", "5-3-2026", "where", "de spreekkamer", "message", "Wij zijn bezorgd.", "talks-how", "=two", "second", "Juf Verzonnen")
	if w.m.Route != (Route{Screen: Step, Case: id, Arg: "3"}) {
		t.Errorf("prepared, at %v", w.m.Route)
	}
	w.send(Went{w.at(Add, id, "talk-parent").String()})
	if a := w.m.Form.Answers; !a.Is("with", meldcode.OptionID(mother)) || a.Text("where") != "de spreekkamer" || a.Text("others") != "Juf Verzonnen" {
		t.Errorf("the talk starts with %v", a)
	}
	w.fill(w.at(Add, id, "talk-parent"), "said", "Moeder vertelt dat het thuis onrustig is.", "purpose", "=worry", "reaction", "Zij schrok.", "agreed", "Morgen bellen.", "next-on", "10-3-2026")
	w.fill(w.at(Add, id, "no-talk"), "with", "="+father, "ground", "=child", "situation", "=none", "based", "Hij dreigde aan de deur.", "vt-advice", "=not-yet", "above", "=not-yet")
	tasks := map[dossier.TaskID]bool{}
	for _, task := range w.m.State.Tasks {
		tasks[task.ID] = true
	}
	if !tasks[dossier.TaskAdvice] || !tasks[dossier.TaskAboveSchool] {
		t.Errorf("tasks %v", w.m.State.Tasks)
	}
	w.fill(w.at(Add, id, "talk-pupil"), "began", "=planned", "consent", "=given", "asked", "Vertel eens, hoe is het thuis?", "words", "Soms is papa boos.", "asked-2", "Wat gebeurt er dan?", "words-2", "Dan ga ik naar boven.")
	w.fill(w.at(Add, id, "consult"), "with", "De jeugdarts", "function", "arts", "organisation", "=doctor", "named", "=unnamed", "question", "Is dit normaal?", "advice", "Bel Veilig Thuis.", "followed", "=yes")
	w.fill(w.at(Call, id), "outcome", "=advice", "advice", "Spreek vader samen met de wijkagent.")
	w.fill(w.at(Add, id, "above-school"), "above-who", "Het bestuur")
	if len(w.m.State.Tasks) > 0 {
		t.Errorf("left to do: %v", w.m.State.Tasks)
	}
	w.fill(w.at(Add, id, "asked"), "by", "=vt", "who", "Een verzonnen medewerker van Veilig Thuis", "called-back", "=yes", "looked-up", "0800-2000", "question", "Hoe gaat het in de klas?",
		"gave", "=yes", "given", "Wat wij zagen op 2 maart.", "ground", "=vt", "parents-know", "=no", "parents-why", "Dat is nog niet veilig.", "own-worry", "=yes")
	if got := w.m.State.Shared; len(got) != 1 || !strings.Contains(got[0], "Veilig Thuis") {
		t.Errorf("shared with %v", got)
	}
}

func TestTheQuestionsOfACallStandBeforeUnlock(t *testing.T) {
	w := newWalker(t)
	id := w.calling(false)
	w.send(Do{Action: ActLock}, Went{"#/call"})
	if w.m.Phase != Locked || w.m.Route.Screen != Call || len(w.m.Call.Questions) != 14 || w.m.Form.Form.ID != "" {
		t.Errorf("phase %d at %v: %d questions, form %q", w.m.Phase, w.m.Route, len(w.m.Call.Questions), w.m.Form.Form.ID)
	}
	w.send(Went{w.at(Call, id).String()})
	if w.m.Route.Screen != Unlock {
		t.Errorf("of a case: at %v", w.m.Route)
	}
}
