package flow

import (
	"strings"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/school"
)

// keeper is a walker whose interpreter destroys cases and answers about keys.
func keeper(t *testing.T) (w *walker, gone *[]dossier.ID) {
	w, gone = newWalker(t), &[]dossier.ID{}
	w.also = func(cmd Cmd) (Msg, bool) {
		switch cmd := cmd.(type) {
		case Destroy:
			delete(w.logs, cmd.Case)
			*gone = append(*gone, cmd.Case)
			return CaseDestroyed{Case: cmd.Case}, true
		case ReadDestroyed:
			return DestroyedTold{Gone: make([]Tombstone, len(*gone))}, true
		case AnswerRecovery:
			return RecoveryTold{Recovery: Recovery{Key: cmd.Key, Accepted: cmd.Accept}}, true
		}
		return nil, false
	}
	return w, gone
}

// doomed opens a case whose pupil left, and asks to destroy it.
func (w *walker) doomed() dossier.ID {
	w.t.Helper()
	w.send(Went{"#/case/new"}, Answered{"pupils", meldcode.Typed("Noor")}, Answered{"staff", meldcode.Picked("no")}, Do{Action: ActSubmit})
	if w.m.State == nil {
		w.t.Fatalf("no case: %+v", w.m.Form.Problems)
	}
	id := w.m.State.ID
	at := "#/case/" + string(id)
	w.send(Went{at + "/leave"}, Answered{"left-on", meldcode.Typed("2-3-2026")}, Answered{"where", meldcode.Picked("school")}, Do{Action: ActSubmit})
	w.send(Went{at + "/close"}, Answered{"ending", meldcode.Picked(meldcode.EndLeft)}, Answered{"reason", meldcode.Typed("Van school.")}, Do{Action: ActSubmit})
	for _, p := range w.m.Form.Problems { // whether each of the family knows
		w.send(Answered{p.Key, meldcode.Picked(meldcode.Yes)})
	}
	w.send(Do{Action: ActSubmit}, Do{Action: ActConfirm})
	if w.m.State == nil || w.m.State.Closed == nil {
		w.t.Fatalf("not closed: %v %v", w.m.Form.Problems, w.m.Form.Refused)
	}
	w.send(Went{"#/keep/" + string(id) + "/destroy"}, Went{at + "/add/destroy-asked"},
		Answered{"why", meldcode.Picked("other")}, Answered{"words", meldcode.Typed("Verzonnen.")}, Do{Action: ActSubmit}, Do{Action: ActConfirm})
	if w.m.Route.Screen != Destroying || w.m.State.Destroy == nil {
		w.t.Fatalf("not asked: at %v, %v", w.m.Route, w.m.Form.Problems)
	}
	return id
}

func TestACaseIsDestroyedOnAnotherDayByItsReference(t *testing.T) {
	w, gone := keeper(t)
	id := w.doomed()
	w.send(Typed{FieldReference, w.m.State.Reference}, Do{Action: ActDestroy})
	if len(*gone) > 0 || len(w.m.Keep.Refused) == 0 {
		t.Fatalf("on the same day: %v, %v", *gone, w.m.Keep.Refused)
	}
	w.now = w.now.AddDate(0, 0, 1)
	w.m = w.m.at(w.now)
	for _, wrong := range []string{"", "Noor"} {
		w.send(Typed{FieldReference, wrong}, Do{Action: ActDestroy})
		if len(*gone) > 0 || len(w.m.Keep.Problems) != 1 {
			t.Fatalf("%q: %v, %v", wrong, *gone, w.m.Keep.Problems)
		}
	}
	w.send(Typed{FieldReference, " " + strings.ToLower(w.m.State.Reference)}, Do{Action: ActDestroy})
	if len(*gone) != 1 || (*gone)[0] != id {
		t.Fatalf("gone %v", *gone)
	}
	if w.m.Route != (Route{Screen: Settings, Arg: "keep"}) || w.m.State != nil || len(w.m.Overview) != 0 || len(w.m.Keep.Gone) != 1 {
		t.Errorf("at %v, %d in the overview, %+v", w.m.Route, len(w.m.Overview), w.m.Keep)
	}
}

func TestTheReviewListFollowsTheSchoolsTerm(t *testing.T) {
	w, _ := keeper(t)
	w.doomed()
	all := w.m.Review()
	if len(all) != 1 || all[0].On != (meldcode.Date{Year: 2028, Month: 3, Day: 2}) || w.m.Due() != 1 {
		t.Fatalf("%+v, %d due", all, w.m.Due())
	}
	w.send(Went{w.m.Route.String()}, SchoolTold{School: set(t, `{"version": 1, "retention": {"years": 5, "second": "person"}}`)})
	if all = w.m.Review(); all[0].On.Year != 2031 {
		t.Errorf("%v", all[0].On)
	}
	w.now = w.now.AddDate(1, 0, 0)
	w.m = w.m.at(w.now)
	w.send(Typed{FieldReference, w.m.State.Reference}, Do{Action: ActDestroy})
	if len(w.m.Keep.Refused) == 0 || w.m.Keep.Working {
		t.Error("a school that asks for two people is content with two days")
	}
}

func TestARecoveryKeyIsAskedAboutOnceAndAgainWhenItChanges(t *testing.T) {
	w, _ := keeper(t)
	if w.m.AsksRecovery() {
		t.Error("asked about none")
	}
	offer := func(key string) {
		s := SchoolTold{}
		s.Recovery = school.Recovery{Name: "Het bestuur", Key: key}
		w.send(s)
	}
	offer("age1een")
	if !w.m.AsksRecovery() {
		t.Error("not asked")
	}
	w.send(Went{"#/settings/recovery"}, Do{Action: ActRefuseRecovery, ID: "age1een"})
	if w.m.AsksRecovery() || w.m.Recovery.Accepted {
		t.Error("refused, and asked again")
	}
	offer("age1twee")
	if !w.m.AsksRecovery() {
		t.Error("changed, and not asked again")
	}
	w.send(Do{Action: ActAcceptRecovery, ID: "age1twee"})
	if w.m.AsksRecovery() || !w.m.Recovery.Accepted || w.m.Keep.Working {
		t.Errorf("%+v", w.m.Recovery)
	}
}

func TestARequestWaitsForItsAnswer(t *testing.T) {
	w, _ := keeper(t)
	id := w.doomed()
	at := "#/case/" + string(id)
	w.send(Went{at + "/add/request"}, Answered{"who", meldcode.Typed("Anna")}, Answered{"what", meldcode.Picked("see")},
		Answered{"answer-by", meldcode.Typed("4-3-2026")}, Do{Action: ActSubmit})
	if next := w.m.State.Next(w.m.Today); next.ID != "request" || next.Go != "add/request-answered" {
		t.Fatalf("%+v, %v", next, w.m.Form.Problems)
	}
	if why := w.m.State.AgainstDestroyingBy("m9", w.m.Today, dossier.AnotherOrLater); len(why) == 0 {
		t.Error("a case with a request can be destroyed")
	}
	w.send(Went{at + "/add/request-answered"}, Answered{"whose", meldcode.Typed("Anna")}, Answered{"answer", meldcode.Picked(meldcode.Yes)},
		Answered{"done", meldcode.Typed("Gelezen op school.")}, Do{Action: ActSubmit})
	if next := w.m.State.Next(w.m.Today); next.ID != "" {
		t.Errorf("answered, and %+v; %v", next, w.m.Form.Problems)
	}
}

func TestThePointerIsCopiedOrToldToBeTypedOver(t *testing.T) {
	w, _ := keeper(t)
	inner := w.also
	refuses := false
	w.also = func(cmd Cmd) (Msg, bool) {
		if c, ok := cmd.(CopyText); ok {
			if strings.Contains(c.Text, "meldcode") || c.Text == "" {
				t.Errorf("copies %q", c.Text)
			}
			if refuses {
				return Failed{Cmd: cmd, Fault: Other}, true
			}
			return Copied{}, true
		}
		return inner(cmd)
	}
	w.send(Do{Action: ActCopy, ID: "pointer"})
	if w.m.Notice.Status == "" || w.m.Notice.Alert != "" {
		t.Errorf("copied: %+v", w.m.Notice)
	}
	refuses = true
	w.send(Do{Action: ActCopy, ID: "pointer"})
	if !strings.Contains(w.m.Notice.Alert, "Typ de zin over") {
		t.Errorf("refused: %+v", w.m.Notice)
	}
}
