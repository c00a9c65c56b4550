package flow

import (
	"testing"

	"meldcode/app/meldcode"
)

func (w *walker) settle() {
	later := w.later
	w.later = nil
	w.send(later...)
}

func TestConceptComesBackAtTheFieldWhereOneWas(t *testing.T) {
	w := newWalker(t)
	w.send(Went{"#/signal/new"}, Answered{"seen", meldcode.Typed("Zei dat zij bang is.")})
	if w.m.Form.Save != Unsaved {
		t.Errorf("after typing: save %d, want %d", w.m.Form.Save, Unsaved)
	}
	w.settle()
	if w.m.Form.Save != ConceptKept || w.m.Form.SavedAt == "" {
		t.Fatalf("after a pause: save %d at %q", w.m.Form.Save, w.m.Form.SavedAt)
	}
	w.send(Do{Action: ActLock})
	if w.m.Phase != Locked || len(w.m.Concepts)+len(w.m.Form.Answers)+len(w.m.Overview) > 0 || w.m.State != nil {
		t.Fatalf("readable after a lock: %+v", w.m)
	}
	w.send(Do{Action: ActChooseFace, ID: "m1"}, Typed{FieldPassphrase, "een zin die past"}, Do{Action: ActUnlock})
	c, ok := w.m.Resumable()
	if !ok {
		t.Fatal("no concept to go on with")
	}
	w.send(Do{Action: ActResume, ID: c.ID})
	if got := w.m.Form.Answers.Text("seen"); got != "Zei dat zij bang is." || w.m.Form.Field != "seen" {
		t.Errorf("came back with %q at %q", got, w.m.Form.Field)
	}
}

func TestFailureKeepsTheTextAndIsNeverCalledSaved(t *testing.T) {
	for _, failing := range []string{"concept", "record"} {
		w := newWalker(t)
		w.send(Went{"#/signal/new"}, Answered{"child", meldcode.Typed("Noor Verzonnen")}, Answered{"seen", meldcode.Typed("Huilde in de gang.")})
		w.fail = func(c Cmd) Fault {
			switch c.(type) {
			case KeepConcept:
				if failing == "concept" {
					return Quota
				}
			case Record:
				return Quota
			}
			return NoFault
		}
		if failing == "concept" {
			w.settle()
		} else {
			w.send(Do{Action: ActSubmit})
		}
		if w.m.Form.Save != NotSaved || w.m.Form.Fault != Quota || w.m.Form.Answers.Text("seen") != "Huilde in de gang." {
			t.Errorf("%s: save %d, fault %q, text %q", failing, w.m.Form.Save, w.m.Form.Fault, w.m.Form.Answers.Text("seen"))
		}
		w.fail = nil
		w.send(Do{Action: ActRetry})
		if failing == "concept" && w.m.Form.Save != ConceptKept {
			t.Errorf("after trying again: save %d", w.m.Form.Save)
		}
		if failing == "record" && w.m.Route.Screen != SignalNext {
			t.Errorf("after trying again: at %v, save %d", w.m.Route, w.m.Form.Save)
		}
	}
}

func TestProblemsAreShownAtTheButtonOnlyAndLoseNothing(t *testing.T) {
	w := newWalker(t)
	w.send(Went{"#/signal/new"}, Answered{"child", meldcode.Typed("Noor Verzonnen")})
	if len(w.m.Form.Problems) > 0 {
		t.Error("problems while typing")
	}
	w.send(Do{Action: ActSubmit})
	if len(w.m.Form.Problems) != 1 || w.m.Form.Problems[0].Text != "Schrijf op wat je zag of hoorde." {
		t.Errorf("problems: %v", w.m.Form.Problems)
	}
	if w.m.Form.Answers.Text("child") != "Noor Verzonnen" {
		t.Error("an answer is gone")
	}
}

func TestLockedTabletShowsUnlockAndReturns(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	w.send(Do{Action: ActLock}, Went{"#/case/" + string(id) + "/log"})
	if w.m.Route.Screen != Unlock {
		t.Fatalf("locked, at %v", w.m.Route)
	}
	w.send(Do{Action: ActChooseFace, ID: "m1"}, Typed{FieldPassphrase, "fout"}, Do{Action: ActUnlock})
	if !w.m.Unlock.Wrong || w.m.Unlock.Left != 2 || w.m.Phase != Locked {
		t.Fatalf("wrong passphrase: %+v", w.m.Unlock)
	}
	w.send(Typed{FieldPassphrase, "een zin die past"}, Do{Action: ActUnlock})
	if w.m.Route != (Route{Screen: Log, Case: id}) || w.m.State == nil {
		t.Errorf("after unlock: %v", w.m.Route)
	}
}

func TestAnswersOfAnEarlierSessionAreDropped(t *testing.T) {
	w := newWalker(t)
	late := Done{ID: 1, Gen: w.m.gen}
	w.openCase()
	late.Msg = EntriesRecorded{State: w.m.State, Overview: w.overview(), Now: w.now}
	w.send(Do{Action: ActLock}, late)
	if len(w.m.Overview) > 0 {
		t.Error("an overview arrived after the lock")
	}
}

func TestRoutesAreReadAsWritten(t *testing.T) {
	for _, text := range []string{"#/", "#/now", "#/setup/3", "#/unlock", "#/unlock/recover", "#/lost", "#/trouble/quota", "#/home",
		"#/signal/new", "#/signal/abc", "#/signal/abc/next", "#/signal/abc/into", "#/signal/abc/into/def", "#/case/new", "#/case/new/abc", "#/case/new/asked", "#/case/new/abc/danger", "#/which/danger", "#/case/abc", "#/case/abc/step/2",
		"#/case/abc/add", "#/case/abc/add/note", "#/case/abc/add/fix/e1", "#/case/abc/weigh", "#/case/abc/weigh/5", "#/case/abc/weigh/postpone",
		"#/case/abc/decide", "#/case/abc/call", "#/call", "#/case/abc/report", "#/case/abc/help", "#/case/abc/log", "#/case/abc/log/e1",
		"#/case/abc/people", "#/case/abc/out", "#/case/abc/close", "#/case/abc/reopen", "#/case/abc/leave", "#/contacts", "#/help",
		"#/enrol", "#/enrol/2", "#/settings/people", "#/settings/leave/m1", "#/hand/m1", "#/hand/m1/sign/abc", "#/hand/m1/sign/abc/m2", "#/case/abc/give/step-2",
		"#/help/child-tells", "#/settings", "#/settings/me", "#/import", "#/staff"} {
		if r := ParseRoute(text); r.Screen == Unknown || r.String() != text {
			t.Errorf("ParseRoute(%q) = %+v, written %q", text, r, r.String())
		}
	}
	for _, text := range []string{"#/nowhere", "#/case", "#/which", "#/which/note", "#/case/new/abc/note", "#/signal/abc/into/def/g", "#/case/abc/step/4", "#/case/abc/weigh/6", "#/case//log", "#/case/abc/decide/1", "#/hand", "#/hand/m1/sign", "#/hand/m1/nothing/abc", "#/case/abc/give", "#/setup/leave/m1", "#/a/b/c/d/e/f"} {
		if r := ParseRoute(text); r.Screen != Unknown {
			t.Errorf("ParseRoute(%q) = %+v, want unknown", text, r)
		}
	}
}

func FuzzParseRoute(f *testing.F) {
	f.Add("#/case/abc/add/fix/e1")
	f.Fuzz(func(t *testing.T, text string) {
		if r := ParseRoute(text); r.Screen != Unknown {
			if again := ParseRoute(r.String()); again != r {
				t.Errorf("%q: %+v, again %+v", text, r, again)
			}
		}
	})
}

func TestAViewIsLinkedToTheEntryItWasAddedFrom(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	w.fill(w.at(Add, id, "note"), "text", "Vader was boos aan het hek.")
	about := w.m.State.Entries[len(w.m.State.Entries)-1]
	w.send(Went{w.at(Log, id, about.ID.String()).String()}, Do{Action: ActView, ID: about.ID.String()})
	w.fill(w.m.Route, "whose", "vader", "text", "Ik was niet boos.")
	if w.m.Route != w.at(Log, id, about.ID.String()) {
		t.Errorf("afterwards at %v, want the entry", w.m.Route)
	}
	views := w.m.State.ViewsOf(about.ID)
	if len(views) != 1 || views[0].Answers.Text("text") != "Ik was niet boos." || !views[0].Fixes.IsZero() {
		t.Fatalf("views of the entry: %+v", views)
	}
	// Correcting the view keeps it where it is.
	w.send(Do{Action: ActFix, ID: views[0].ID.String()})
	w.fill(w.m.Route, "fix-why", "Dat stond er verkeerd.", "text", "Ik was wel boos, maar niet op haar.")
	if views = w.m.State.ViewsOf(about.ID); len(views) != 1 || w.m.State.Current(views[0]).Text("text") != "Ik was wel boos, maar niet op haar." {
		t.Errorf("after a correction: %+v", views)
	}
	// One about the case as a whole stays possible.
	w.fill(w.at(Add, id, "view"), "whose", "moeder", "text", "Ik vind dit een eerlijk dossier.")
	if w.m.Route != caseRoute(id) || len(w.m.State.ViewsOf(about.ID)) != 1 {
		t.Errorf("a view about the case: at %v", w.m.Route)
	}
}
