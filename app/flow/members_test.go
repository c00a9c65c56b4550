package flow

import (
	"strings"
	"testing"

	"meldcode/app/meldcode"
)

func TestANewcomerPicksTheirOwnSecretAndReachesNoCase(t *testing.T) {
	g := newTeam(t)
	id := g.openCase()
	g.send(Went{"#/enrol"}, Typed{FieldName, "sam "}, Typed{FieldRole, meldcode.RoleHead}, Do{Action: ActSetupNext})
	if len(g.m.Setup.Problems) != 1 || g.m.Setup.Joining {
		t.Fatalf("a second Sam: %+v", g.m.Setup)
	}
	g.send(Typed{FieldName, "Joke"}, Do{Action: ActSetupNext})
	if g.m.Route.Page() != PagePassphrase || g.m.Setup.Proposal == "" || g.m.State != nil {
		t.Fatalf("the newcomer is at %v with %+v", g.m.Route, g.m.Setup)
	}
	for _, away := range []string{"#/home", "#/case/" + string(id), "#/case/" + string(id) + "/log", "#/settings/me", "#/contacts", "#/call", "#/enrol/1", "#/signal/new"} {
		g.send(Went{away})
		if g.m.Route.Page() != PagePassphrase || g.m.State != nil || g.m.Form.Form.ID != "" {
			t.Errorf("%s leads the newcomer to %v", away, g.m.Route)
		}
	}
	g.send(Went{"#/now"})
	if g.m.Route.Screen != Now {
		t.Errorf("the numbers are out of reach: %v", g.m.Route)
	}
	g.send(Went{"#/enrol"}, Typed{FieldPassphrase, "kat"}, Do{Action: ActSetupNext})
	if len(g.m.Setup.Problems) != 1 {
		t.Error("a weak passphrase is taken")
	}
	g.send(Typed{FieldPassphrase, "kastanje fiets lampion oever"}, Do{Action: ActSetupNext})
	if g.m.Route.Page() != PageCode || g.m.Setup.Passphrase != "" || len(g.m.Setup.Groups) != 3 {
		t.Fatalf("at %v with %+v", g.m.Route, g.m.Setup)
	}
	g.send(Typed{FieldGroup1, "AAAA"}, Typed{FieldGroup2, "BBBB"}, Do{Action: ActSetupNext})
	if len(g.m.Setup.Problems) != 1 || len(g.people) != 1 {
		t.Fatalf("wrong groups: %+v", g.m.Setup.Problems)
	}
	g.send(Typed{FieldGroup2, "CCCC"}, Do{Action: ActSetupNext})
	if g.m.Route.Page() != PageDone || g.m.Setup.Added != "m9" {
		t.Fatalf("at %v with %+v", g.m.Route, g.m.Setup)
	}
	g.send(Went{"#/home"})
	if g.m.Route.Page() != PageDone {
		t.Errorf("the newcomer came to %v with the tablet of another", g.m.Route)
	}
	g.send(Do{Action: ActSetupNext})
	if got := g.locks[len(g.locks)-1]; got != "#/hand/m9" {
		t.Fatalf("locked to %q", got)
	}
	g.page()
	if g.m.Route.Screen != Unlock || g.m.chosen() != "m9" {
		t.Fatalf("at %v, chosen %q", g.m.Route, g.m.chosen())
	}
	g.unlock("m9")
	if g.m.Route.Screen != Home || len(g.m.Overview) != 0 {
		t.Errorf("the newcomer sees %v with %d cases", g.m.Route, len(g.m.Overview))
	}
	g.send(Went{"#/case/" + string(id)})
	if g.m.State != nil || g.m.Fault != Absent {
		t.Errorf("the newcomer opened the case: fault %q", g.m.Fault)
	}
}

func TestStoppingAnEnrolmentLocks(t *testing.T) {
	g := newTeam(t)
	g.send(Went{"#/enrol"}, Typed{FieldName, "Joke"}, Typed{FieldRole, meldcode.RoleHead}, Do{Action: ActSetupNext}, Do{Action: ActLock})
	if g.m.Phase != Locked || g.m.Setup.Joining {
		t.Errorf("phase %d, %+v", g.m.Phase, g.m.Setup)
	}
}

func TestAColleagueLeavesByNameOnly(t *testing.T) {
	g := newTeam(t, joke)
	g.send(Went{"#/settings/leave/m2"}, Typed{FieldLeaving, "Marja"}, Do{Action: ActLetLeave})
	if len(g.m.Team.Problems) != 1 || len(g.removed) > 0 {
		t.Fatalf("another name: %+v, gone %v", g.m.Team, g.removed)
	}
	g.refuse = []string{"Een verzonnen reden."}
	g.send(Typed{FieldLeaving, "joke"}, Do{Action: ActLetLeave})
	if len(g.m.Team.Refused) != 1 || g.m.Team.Working {
		t.Fatalf("refused: %+v", g.m.Team)
	}
	g.refuse = nil
	g.send(Do{Action: ActLetLeave})
	if len(g.removed) != 1 || len(g.m.Members) != 0 || g.m.Route != (Route{Screen: Settings, Arg: "people"}) {
		t.Errorf("gone %v, members %v, at %v", g.removed, g.m.Members, g.m.Route)
	}
}

func TestTheOnlyReaderCannotLeave(t *testing.T) {
	g := newTeam(t, joke)
	id := g.openCase()
	g.send(Went{"#/settings/leave/m1"}, Typed{FieldLeaving, "Sam"}, Do{Action: ActLetLeave})
	if all := strings.Join(g.m.Team.Refused, " "); !strings.Contains(all, g.m.Overview[0].Reference) || len(g.removed) > 0 {
		t.Fatalf("refused %q, gone %v", all, g.removed)
	}
	g.fill(Route{Screen: Add, Case: id, Arg: "access-given"}, "member", "=m2", "why", "Samen kijken.")
	g.send(Went{"#/settings/leave/m1"}, Typed{FieldLeaving, "Sam"}, Do{Action: ActLetLeave})
	if g.m.Phase != Locked || len(g.removed) != 1 {
		t.Errorf("phase %d, gone %v, refused %v", g.m.Phase, g.removed, g.m.Team.Refused)
	}
}
