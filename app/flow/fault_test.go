package flow

import (
	"slices"
	"strings"
	"testing"

	"meldcode/app/meldcode"
)

// refuse makes the store refuse what is of the same type as one of these.
func (w *walker) refuse(fault Fault, like func(Cmd) bool) {
	w.fail = func(c Cmd) Fault {
		if like(c) {
			return fault
		}
		return NoFault
	}
}

func isKeep(c Cmd) bool   { _, ok := c.(KeepConcept); return ok }
func isRecord(c Cmd) bool { _, ok := c.(Record); return ok }
func isDrop(c Cmd) bool   { _, ok := c.(DropConcept); return ok }
func storing(c Cmd) bool  { return isKeep(c) || isRecord(c) || isDrop(c) }

func (w *walker) seen(text string) {
	w.t.Helper()
	if got := w.m.Form.Answers.Text("seen"); got != text {
		w.t.Errorf("the form holds %q, want %q", got, text)
	}
}

func TestEachFaultIsToldInItsOwnWords(t *testing.T) {
	said := map[string]Fault{}
	for f, s := range sentences {
		for _, text := range []string{s.what, s.do} {
			if text == "" || strings.ContainsRune(text, '!') {
				t.Errorf("%q says %q", f, text)
			}
		}
		if other, ok := said[s.what]; ok {
			t.Errorf("%q and %q are told alike", f, other)
		}
		said[s.what] = f
	}
	for _, cmd := range []Cmd{SaveContacts{}, ChangePassphrase{}, OpenWithCode{}} {
		sure, unsure := Failed{Cmd: cmd, Fault: ConnLost}.notDone(), Failed{Cmd: cmd, Fault: ConnLost, Unsure: true}.notDone()
		if !strings.Contains(sure, "Er is niets veranderd.") || strings.Contains(unsure, "niets veranderd") {
			t.Errorf("%T: %q, unsure %q", cmd, sure, unsure)
		}
	}
}

func TestWhoLeavesAFormThatIsNotStoredFindsItsTextAgain(t *testing.T) {
	w := newWalker(t)
	w.send(Went{"#/signal/new"}, Answered{"seen", meldcode.Typed("Huilde in de gang.")})
	w.refuse(Quota, storing)
	w.send(Went{"#/home"})
	if len(w.m.Concepts) > 0 || len(w.m.Unkept) != 1 || w.m.Unkept[0].Fault != Quota || !strings.Contains(w.m.Notice.Alert, "overzicht") {
		t.Fatalf("kept %v, unkept %+v, alert %q", w.m.Concepts, w.m.Unkept, w.m.Notice.Alert)
	}
	if _, ok := w.m.Resumable(); ok {
		t.Error("what is not stored is offered as a concept")
	}
	w.send(Do{Action: ActResume, ID: w.m.Unkept[0].ID})
	w.seen("Huilde in de gang.")
	if w.m.Form.Save != NotSaved || w.m.Form.Fault != Quota {
		t.Errorf("save %d, fault %q", w.m.Form.Save, w.m.Form.Fault)
	}
	w.send(Answered{"seen", meldcode.Typed("Huilde in de gang. En zei niets.")}, Went{"#/contacts"})
	w.fail = nil
	// Another form is stored, so the store works again.
	w.send(Went{"#/case/new"}, Answered{"pupils", meldcode.Typed("Bram Bedacht")})
	w.settle()
	if len(w.m.Unkept) > 0 || len(w.concepts) != 2 || w.m.Notice.Alert != "" {
		t.Fatalf("unkept %+v, stored %d, alert %q", w.m.Unkept, len(w.concepts), w.m.Notice.Alert)
	}
	w.send(Went{"#/signal/new"})
	w.seen("Huilde in de gang. En zei niets.")
	if w.m.Form.Save != ConceptKept {
		t.Errorf("save %d", w.m.Form.Save)
	}
}

func TestARecordThatFailsLateLosesNothingAndTouchesNoOtherForm(t *testing.T) {
	for _, why := range [][]string{nil, {"Een regel."}} {
		w := newWalker(t)
		w.send(Went{"#/signal/new"}, Answered{"child", meldcode.Typed("Noor Verzonnen")}, Answered{"seen", meldcode.Typed("Huilde in de gang.")})
		w.hold = true
		w.send(Do{Action: ActSubmit})
		record := w.held[0]
		w.send(Went{"#/case/new"}, Answered{"pupils", meldcode.Typed("Bram Bedacht")})
		w.hold, w.held = false, nil
		w.refuse(ConnLost, storing)
		w.send(Done{ID: record.ID, Gen: record.Gen, Msg: Failed{Cmd: record.Cmd, Fault: ConnLost, Why: why}})
		if w.m.Form.Save != Unsaved || w.m.Form.Answers.Text("pupils") != "Bram Bedacht" || !strings.Contains(w.m.Notice.Alert, "overzicht") {
			t.Errorf("the other form: save %d, alert %q", w.m.Form.Save, w.m.Notice.Alert)
		}
		w.send(Went{"#/signal/new"})
		w.seen("Huilde in de gang.")
		if w.m.Form.Save != NotSaved {
			t.Errorf("save %d", w.m.Form.Save)
		}
		w.fail = nil
		w.send(Do{Action: ActSubmit})
		if w.m.Route.Screen != SignalNext || len(w.order) != 1 {
			t.Errorf("afterwards: at %v with %d cases", w.m.Route, len(w.order))
		}
	}
}

func TestARecordThatIsStoredLateChangesNoOtherScreen(t *testing.T) {
	w := newWalker(t)
	one := w.openCase()
	two := w.openCase()
	w.send(Went{w.at(Add, one, "note").String()}, Answered{"text", meldcode.Typed("Over de eerste.")})
	w.hold = true
	w.send(Do{Action: ActSubmit})
	jobs := w.held
	w.hold, w.held = false, nil
	w.send(Went{w.at(Case, two).String()})
	for _, job := range jobs {
		w.send(Done{ID: job.ID, Gen: job.Gen, Msg: w.do(job.Cmd)})
	}
	if w.m.State == nil || w.m.State.ID != two || w.m.Route.Case != two {
		t.Errorf("at %v stands another case", w.m.Route)
	}
	if len(w.m.Unkept)+len(w.m.Concepts) > 0 {
		t.Errorf("what was recorded is still there: unkept %+v, concepts %+v", w.m.Unkept, w.m.Concepts)
	}
}

func TestAConceptThatFailsWhileRecordingDoesNotStopIt(t *testing.T) {
	w := newWalker(t)
	w.send(Went{"#/signal/new"}, Answered{"child", meldcode.Typed("Noor Verzonnen")}, Answered{"seen", meldcode.Typed("Huilde in de gang.")})
	w.hold = true
	w.settle()
	w.send(Do{Action: ActSubmit})
	w.refuse(Aborted, isKeep)
	w.goOn()
	if w.m.Route.Screen != SignalNext || len(w.m.Unkept) > 0 {
		t.Errorf("at %v, unkept %+v", w.m.Route, w.m.Unkept)
	}
}

func TestTheLineIsAboutTheLastThatWasTyped(t *testing.T) {
	w := newWalker(t)
	w.hold = true
	w.send(Went{"#/signal/new"}, Answered{"child", meldcode.Typed("Noor Verzonnen")})
	w.settle()
	w.send(Answered{"seen", meldcode.Typed("Huilde in de gang.")})
	w.settle()
	jobs := w.held
	if len(jobs) != 2 {
		t.Fatalf("%d jobs", len(jobs))
	}
	for i, want := range []SaveState{Saving, ConceptKept} {
		w.send(Done{ID: jobs[i].ID, Gen: jobs[i].Gen, Msg: w.do(jobs[i].Cmd)})
		if w.m.Form.Save != want {
			t.Errorf("after answer %d: save %d, want %d", i+1, w.m.Form.Save, want)
		}
	}
}

func TestAnUpdateWaitsUntilEverythingIsStored(t *testing.T) {
	updates := func(w *walker) bool { return slices.Contains(w.told, Cmd(ApplyUpdate{})) }
	w := newWalker(t)
	w.send(Went{"#/signal/new"}, Answered{"seen", meldcode.Typed("Huilde in de gang.")})
	w.hold = true
	w.send(Do{Action: ActUpdate})
	if updates(w) {
		t.Error("updated before the concept was stored")
	}
	w.goOn()
	if !updates(w) || len(w.concepts) != 1 {
		t.Errorf("updated %v with %d concepts", updates(w), len(w.concepts))
	}

	w = newWalker(t)
	w.send(Went{"#/signal/new"}, Answered{"seen", meldcode.Typed("Huilde in de gang.")})
	w.refuse(Quota, storing)
	w.send(Do{Action: ActUpdate})
	if updates(w) || w.m.Form.Save != NotSaved {
		t.Errorf("updated %v although the text is not stored, save %d", updates(w), w.m.Form.Save)
	}
	w.fail = nil
	w.send(Do{Action: ActRetry})
	if updates(w) {
		t.Error("updated although nobody asked again")
	}
	w.send(Do{Action: ActUpdate})
	if !updates(w) {
		t.Error("not updated with everything stored")
	}
}

func TestAConceptThatCannotBeDroppedStays(t *testing.T) {
	w := newWalker(t)
	w.send(Went{"#/signal/new"}, Answered{"seen", meldcode.Typed("Huilde in de gang.")}, Went{"#/home"})
	id := w.m.Concepts[0].ID
	w.refuse(Blocked, isDrop)
	w.send(Do{Action: ActDrop, ID: id})
	if len(w.m.Concepts) != 1 || !strings.Contains(w.m.Notice.Alert, "ander venster") {
		t.Errorf("%d concepts, alert %q", len(w.m.Concepts), w.m.Notice.Alert)
	}
	w.fail = nil
	w.send(Do{Action: ActDrop, ID: id})
	if len(w.m.Concepts)+len(w.concepts) > 0 {
		t.Error("the concept is still there")
	}
}

func TestASetUpThatFailsKeepsWhatWasTyped(t *testing.T) {
	m := Model{Phase: Empty, Route: Route{Screen: Setup, Arg: "3"}}
	m.Setup = SetupView{Name: "Sam", Role: "leraar", Passphrase: "een zin die past", Working: true}
	m, _ = Update(m, Done{Msg: Failed{Cmd: Prepare{}, Fault: Quota}})
	if m.Setup.Passphrase == "" || m.Setup.Name == "" || m.Setup.Working || !strings.HasPrefix(m.Notice.Alert, "De tablet is vol.") {
		t.Errorf("got %+v, alert %q", m.Setup, m.Notice.Alert)
	}
}

func TestAFileWhoseDateIsNotStoredIsNoBackup(t *testing.T) {
	w := newWalker(t)
	w.send(Went{"#/settings/backup"})
	w.send(Done{Gen: w.m.gen, Msg: FileMade{Name: "x.age", Delivered: true, Undated: Quota}})
	if !w.m.Storage.Backup.IsZero() || w.m.Export.Ready == "" || !strings.Contains(w.m.Notice.Alert, "telt het nog niet") {
		t.Errorf("back-up %v, alert %q", w.m.Storage.Backup, w.m.Notice.Alert)
	}
	had := len(w.m.Overview)
	w.send(Done{Gen: w.m.gen, Msg: FileAdded{}})
	if len(w.m.Overview) != had || w.m.Notice.Alert == "" {
		t.Error("an overview that could not be read is shown empty")
	}
}

func TestWhatWasDoneInPartIsNotToldAsUnchanged(t *testing.T) {
	for _, cmd := range []Cmd{ProveKeys{}, RemoveMember{}} {
		for _, f := range []Failed{{Cmd: cmd, Fault: ConnLost, Part: true}, {Cmd: cmd, Fault: ConnLost, Unsure: true}} {
			if text := f.notDone(); strings.Contains(text, "niets veranderd") {
				t.Errorf("%T: %q", cmd, text)
			}
		}
	}
	if text := (Failed{Cmd: ProveKeys{}, Fault: Quota, Part: true}).notDone(); !strings.Contains(text, "Je nieuwe herstelcode geldt al") {
		t.Errorf("which code counts is not said: %q", text)
	}
}

func TestMembersThatCouldNotBeReadAnewStayAsTheyWere(t *testing.T) {
	w := newWalker(t)
	w.m.Members = []meldcode.Colleague{{ID: "m2", Name: "Joke"}}
	w.openCase()
	had := len(w.m.Overview)
	w.send(Done{Gen: w.m.gen, Msg: MembersTold{}})
	if len(w.m.Members) != 1 || len(w.m.Overview) != had {
		t.Errorf("%d members, %d cases", len(w.m.Members), len(w.m.Overview))
	}
}

func TestWhatWasStoredBeforeIsNotSaidOfWhatIsUnderWay(t *testing.T) {
	w := newWalker(t)
	save := func(name string) {
		w.send(Do{Action: ActEditContact}, Typed{FieldContactName, name}, Do{Action: ActSaveContact})
	}
	w.send(Went{"#/contacts"})
	w.hold = true
	save("Een")
	w.send(Done{Gen: w.m.gen, Msg: ContactsSaved{Contacts: []Contact{{ID: "c1", Name: "Een"}}}})
	if w.m.Notice.Status == "" {
		t.Error("it is not said that the first is stored")
	}
	save("Twee")
	if w.m.Notice.Status != "" || w.m.Settings.Contact.ID != "" || !w.m.Settings.Working {
		t.Errorf("while the second is under way: status %q, %+v", w.m.Notice.Status, w.m.Settings)
	}
}
