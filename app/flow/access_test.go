package flow

import (
	"testing"
	"time"

	"meldcode/app/meldcode"
)

func TestEndingOnesOwnAccessLeavesTheCase(t *testing.T) {
	g := newTeam(t, joke)
	id := g.openCase()
	g.fill(Route{Screen: Add, Case: id, Arg: "access-given"}, "member", "=m2", "why", "Samen kijken.")
	if g.m.Route != (Route{Screen: People, Case: id}) || len(g.m.Readers()) != 1 {
		t.Fatalf("at %v, readers %v", g.m.Route, g.m.Readers())
	}
	g.fill(Route{Screen: Add, Case: id, Arg: "access-ended", Sub: "m1"}, "why", "Ik draag het over.")
	if g.m.Route.Screen != Home || g.m.State != nil || len(g.m.Overview) != 0 || len(g.m.Ended) != 1 {
		t.Errorf("at %v, overview %d, ended %v", g.m.Route, len(g.m.Overview), g.m.Ended)
	}
	g.send(Went{caseRoute(id).String()})
	if g.m.State != nil || g.m.Fault != Absent {
		t.Errorf("still open: fault %q", g.m.Fault)
	}
}

func TestASignalIsHandedInToTheOfficer(t *testing.T) {
	g := newTeam(t, joke, marja)
	g.fill(Route{Screen: SignalNew}, "child", "Noor Verzonnen", "seen", "Had geen jas aan.")
	id := g.m.Route.Case
	g.send(Went{(Route{Screen: Add, Case: id, Arg: "handed-in"}).String()})
	if got := g.m.Form.Answers.One(memberAnswer); got != "m3" {
		t.Fatalf("pre-selected %q", got)
	}
	g.fill(Route{Screen: Add, Case: id, Arg: "handed-in"})
	if g.m.Route != (Route{Screen: SignalNext, Case: id}) || g.m.State.HandedTo() != "Marja" {
		t.Fatalf("at %v, handed to %q", g.m.Route, g.m.State.HandedTo())
	}
	if s := g.m.Overview[0]; s.HandedTo != "Marja" || s.From != "m1" {
		t.Errorf("summary %+v", s)
	}
	g.send(Went{(Route{Screen: Hand, Arg: "m3", Sub: TaskSignal, Case: id}).String()}, Do{Action: ActGive})
	g.page()
	g.unlock("m3")
	if g.m.Route != (Route{Screen: SignalShow, Case: id}) {
		t.Errorf("Marja came to %v", g.m.Route)
	}
}

func TestAMatchIsPutAway(t *testing.T) {
	g := newTeam(t, joke)
	g.matches = []Match{{ID: "x1", From: "Joke", At: time.Now(), Case: "c"}, {ID: "x2", From: "Joke", At: time.Now(), Case: "c"}}
	g.lock()
	g.unlock("m1")
	g.send(Do{Action: ActSeen, ID: "x1"})
	if len(g.m.Matches) != 1 || g.m.Matches[0].ID != "x2" {
		t.Errorf("matches %v", g.m.Matches)
	}
}

func TestOpeningACaseInvolvesTheOfficers(t *testing.T) {
	g := newTeam(t, joke, marja)
	g.fill(Route{Screen: SignalNew}, "child", "Noor Verzonnen", "seen", "Had geen jas aan.")
	id := g.m.Route.Case
	g.fill(Route{Screen: CaseNew, Arg: string(id)}, "staff", "=no")
	if r := g.m.Readers(); len(r) != 1 || r[0].ID != "m3" {
		t.Errorf("readers %v", r)
	}
	g.try(Route{Screen: CaseNew}, "pupils", "Kim Verzonnen", "staff", "=no", "involved", "=")
	if len(g.m.Form.Problems) != 1 || g.m.Form.Problems[0].Key != "involved-why" {
		t.Errorf("left out without a reason: %v", g.m.Form.Problems)
	}
	if _, ok := g.m.Colleague(meldcode.MemberID("m3")); !ok {
		t.Error("Marja is not on this tablet")
	}
}
