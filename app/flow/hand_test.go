package flow

import (
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

func TestTheTabletGoesToAColleagueAndBack(t *testing.T) {
	g := newTeam(t, joke)
	id := g.openCase()
	hand := Route{Screen: Hand, Arg: "m2", Sub: TaskCase, Case: id}
	g.send(Went{hand.String()})
	if g.m.MayGive() {
		t.Fatal("the tablet can be given for a case that Joke cannot read")
	}
	g.send(Do{Action: ActGive})
	if g.m.Phase != Open {
		t.Fatal("given without access")
	}
	g.fill(Route{Screen: Add, Case: id, Arg: "access-given", Sub: "m2"}, "why", "Samen kijken.")
	if g.m.Route != hand {
		t.Fatalf("after giving access: at %v", g.m.Route)
	}
	if a := g.m.State.Access; len(a) != 2 || a[1].Member != "m2" || a[1].Role != meldcode.RoleHead {
		t.Errorf("access: %+v", a)
	}
	g.send(Do{Action: ActGive})
	g.page()
	if g.m.Asked() != "Een dossier bekijken" || g.m.chosen() != "m2" {
		t.Fatalf("asked %q of %q", g.m.Asked(), g.m.chosen())
	}
	g.unlock("m2")
	if g.m.Route != caseRoute(id) || g.m.State == nil || g.m.Giver != "m1" {
		t.Fatalf("at %v, from %q", g.m.Route, g.m.Giver)
	}
	g.send(Do{Action: ActGiveBack})
	g.page()
	g.unlock("m1")
	if g.m.Route != caseRoute(id) || g.m.Giver != "" {
		t.Errorf("back at %v, from %q", g.m.Route, g.m.Giver)
	}
}

func TestWhoeverElseUnlocksSeesNothingOfWhatWasAsked(t *testing.T) {
	g := newTeam(t, joke, marja)
	id := g.openCase()
	g.send(Went{(Route{Screen: Hand, Arg: "m3", Sub: TaskSignal, Case: id}).String()}, Do{Action: ActGive})
	g.page()
	g.send(Do{Action: ActChooseFace, ID: "m2"})
	if g.m.Asked() != "" {
		t.Errorf("Joke is told %q", g.m.Asked())
	}
	g.unlock("m2")
	if g.m.Route.Screen != Home || g.m.State != nil {
		t.Errorf("Joke came to %v", g.m.Route)
	}
}

// decide fills in step 5 for this decider, up to the button.
func (g *team) decide(id dossier.ID, decider string) {
	g.t.Helper()
	g.try(g.at(Decide, id), "report", "=report", "help", "=no", "help-why", "De school blijft vragen hoe het gaat.",
		"decider", decider, "authority-on", "vandaag")
}

func (g *team) toDeciding() dossier.ID {
	g.t.Helper()
	g.fill(Route{Screen: SignalNew}, "child", "Noor Verzonnen", "seen", "Zei dat zij niet naar huis wil.")
	id := g.m.Route.Case
	pairs := []string{"pupils", "Noor Verzonnen", "staff", "=no"}
	if _, ok := g.m.Colleague("m2"); ok {
		pairs = append(pairs, "involved", "=m2")
	}
	g.fill(Route{Screen: CaseNew, Arg: string(id)}, pairs...)
	g.steps(id)
	g.weigh(id, "1", "suspicion", "authority-on", "vandaag")
	g.weigh(id, "2", "unsafe-or-doubt", "kinds", "=doubt")
	return id
}

func TestADeciderWhoIsAMemberSignsByTheirOwnUnlock(t *testing.T) {
	g := newTeam(t, joke)
	id := g.toDeciding()
	g.decide(id, "joke")
	if len(g.m.Form.Problems) != 1 || g.m.Form.Problems[0].Key != meldcode.DeciderKey {
		t.Fatalf("recorded on behalf of a member: %+v", g.m.Form.Problems)
	}
	g.send(Do{Action: ActAskSign})
	if want := (Route{Screen: Hand, Arg: "m2", Sub: TaskSign, Case: id}); g.m.Route != want || !g.m.MayGive() {
		t.Fatalf("at %v, may give %v", g.m.Route, g.m.MayGive())
	}
	before := len(g.m.State.Entries)
	g.send(Do{Action: ActGive})
	g.page()
	if g.m.Asked() != "Besluit tekenen" {
		t.Errorf("asked %q", g.m.Asked())
	}
	g.unlock("m2")
	if !g.m.sign() || g.m.Form.Form.ID != meldcode.FormDecision || g.m.Form.Answers.Text("help-why") == "" {
		t.Fatalf("at %v with %+v", g.m.Route, g.m.Form)
	}
	g.now = g.now.Add(time.Minute)
	g.send(Do{Action: ActConfirm})
	if g.m.Route.Sub != TaskDone || len(g.m.State.Entries) != before+1 || len(g.m.Concepts) != 0 {
		t.Fatalf("at %v with %d entries, problems %v, refused %v", g.m.Route, len(g.m.State.Entries), g.m.Form.Problems, g.m.Form.Refused)
	}
	d := g.m.State.Now().Decisions
	if len(d) != 1 || !d[0].Signed {
		t.Fatalf("decisions %+v", d)
	}
	g.send(Do{Action: ActGiveBack})
	g.page()
	g.unlock("m1")
	if _, c, ok := g.m.Signed(); !ok || c.Form != meldcode.FormDecision {
		t.Error("Sam is not told that the concept is of no use any more")
	}
}

func TestASigningThatCannotBeHandedOverStays(t *testing.T) {
	g := newTeam(t, joke)
	id := g.toDeciding()
	g.decide(id, "Joke")
	g.send(Do{Action: ActAskSign})
	g.fail = func(c Cmd) Fault {
		if _, ok := c.(HandOver); ok {
			return Quota
		}
		return NoFault
	}
	g.send(Do{Action: ActGive})
	if g.m.Phase != Open || g.m.Hand.Working || g.m.Notice.Alert == "" {
		t.Errorf("phase %d, %+v, %+v", g.m.Phase, g.m.Hand, g.m.Notice)
	}
}

func TestADecisionWithGapsIsNotHandedOver(t *testing.T) {
	g := newTeam(t, joke)
	id := g.toDeciding()
	g.send(Went{g.at(Decide, id).String()}, Answered{meldcode.DeciderKey, meldcode.Typed("Joke")}, Do{Action: ActAskSign})
	if g.m.Route.Screen != Decide || len(g.m.Form.Problems) == 0 {
		t.Errorf("at %v with %v", g.m.Route, g.m.Form.Problems)
	}
}

func TestADeciderWhoIsNoMemberIsNamed(t *testing.T) {
	g := newTeam(t)
	id := g.toDeciding()
	g.decide(id, "De bestuurder")
	if d := g.m.State.Now().Decisions; len(d) != 1 || d[0].Signed {
		t.Errorf("decisions %+v, problems %v", d, g.m.Form.Problems)
	}
}

func TestADeciderIsGivenAccessBeforeAnythingIsHandedOver(t *testing.T) {
	g := newTeam(t, joke)
	id := g.openCase()
	g.steps(id)
	g.decide(id, "Joke")
	g.send(Do{Action: ActAskSign})
	hand := Route{Screen: Hand, Arg: "m2", Sub: TaskSign, Case: id}
	g.send(Do{Action: ActGive})
	if g.m.Route != hand || g.m.Phase != Open || len(g.ready["m2"]) > 0 {
		t.Fatalf("at %v, phase %d, handed over %v", g.m.Route, g.m.Phase, g.ready["m2"])
	}
	g.fill(Route{Screen: Add, Case: id, Arg: "access-given", Sub: "m2"}, "why", "Zij beslist.")
	g.send(Do{Action: ActGive})
	g.page()
	g.unlock("m2")
	if !g.m.sign() || g.m.Form.Answers.Text("help-why") == "" {
		t.Errorf("at %v with %+v", g.m.Route, g.m.Form.Answers)
	}
}

func TestADeciderMayDecideOtherwise(t *testing.T) {
	g := newTeam(t, joke)
	id := g.toDeciding()
	g.decide(id, "Joke")
	g.send(Do{Action: ActAskSign}, Do{Action: ActGive})
	g.page()
	g.unlock("m2")
	g.fill(g.at(Decide, id), "report", "=otherwise", "deviate-why", "Oma neemt haar in huis.", "deviate-vt", "Blijf volgen.", "deviate-next", g.day(3))
	d := g.m.State.Now().Decisions
	if len(d) != 1 || !d[0].Signed || d[0].Report != meldcode.DecideOtherwise || g.m.Giver != "m1" {
		t.Errorf("decisions %+v, tablet from %q", d, g.m.Giver)
	}
}
