package flow

import (
	"testing"
	"time"
)

func TestAPasskeyIsMadeWithAPINAndNeverUnasked(t *testing.T) {
	g := newTeam(t)
	g.send(Went{"#/settings/passkey"})
	if g.m.Key.Alone {
		t.Fatal("not asked who knows the code")
	}
	g.send(Do{Action: ActAlone}, Typed{FieldPIN, "12345"}, Do{Action: ActAddPasskey})
	if len(g.m.Key.Problems) != 1 || g.m.Passkey {
		t.Fatalf("a short PIN: %+v", g.m.Key)
	}
	g.send(Typed{FieldPIN, "123456"}, Do{Action: ActAddPasskey})
	if !g.m.Passkey || g.m.Key.PIN != "" {
		t.Fatalf("passkey %v, %+v", g.m.Passkey, g.m.Key)
	}
	g.send(Do{Action: ActDropPasskey})
	if g.m.Passkey {
		t.Error("the passkey is still on")
	}
}

func TestAPasskeyThatDoesNotFitFallsBackToThePassphrase(t *testing.T) {
	g := newTeam(t, marja)
	g.lock()
	g.send(Do{Action: ActChooseFace, ID: "m3"}, Do{Action: ActByPasskey}, Do{Action: ActUnlock})
	if len(g.m.Unlock.Problems) != 1 {
		t.Fatalf("without a PIN: %+v", g.m.Unlock)
	}
	g.send(Typed{FieldPIN, "999999"}, Do{Action: ActUnlock})
	if u := g.m.Unlock; u.ByPasskey || u.Failed == "" || u.Member != "m3" || g.m.Phase != Locked {
		t.Fatalf("fell back to %+v", u)
	}
	g.unlock("m3")
	g.lock()
	g.send(Do{Action: ActChooseFace, ID: "m3"}, Do{Action: ActByPasskey}, Typed{FieldPIN, "123456"}, Do{Action: ActUnlock})
	if g.m.Phase != Open || g.m.Me.ID != "m3" {
		t.Errorf("phase %d as %q", g.m.Phase, g.m.Me.ID)
	}
}

func TestWaitingAfterWrongAttemptsIsOfOneMember(t *testing.T) {
	g := newTeam(t, joke)
	g.lock()
	g.send(Do{Action: ActChooseFace, ID: "m2"}, Typed{FieldPassphrase, "fout"}, Do{Action: ActUnlock})
	if u := g.m.Unlock; !u.Wrong || u.Wait.IsZero() || u.Pause != 10*time.Second {
		t.Fatalf("%+v", u)
	}
	g.send(Typed{FieldPassphrase, "een zin die past"}, Do{Action: ActUnlock})
	if g.m.Phase != Locked || g.m.Unlock.Working || !g.m.Unlock.Wrong {
		t.Fatalf("tried while it waits: phase %d, %+v", g.m.Phase, g.m.Unlock)
	}
	g.now = g.now.Add(41 * time.Second)
	g.send(Tick{g.now}, Do{Action: ActUnlock})
	if g.m.Phase != Open {
		t.Fatalf("after the wait: %+v", g.m.Unlock)
	}
	g.lock()
	g.send(Do{Action: ActChooseFace, ID: "m2"}, Typed{FieldPassphrase, "fout"}, Do{Action: ActUnlock})
	g.unlock("m1")
}

func TestNewKeysCountOnceTheCodeIsTypedBack(t *testing.T) {
	g := newTeam(t)
	g.send(Went{"#/settings/keys"}, Do{Action: ActRenew})
	if len(g.m.Settings.Problems) != 1 {
		t.Fatalf("without a passphrase: %+v", g.m.Settings)
	}
	g.send(Typed{FieldOldPass, "fout"}, Do{Action: ActRenew})
	if len(g.m.Settings.Problems) != 1 || g.m.Key.Working {
		t.Fatalf("wrong passphrase: %+v", g.m.Settings)
	}
	g.send(Typed{FieldOldPass, "een zin die past"}, Do{Action: ActRenew})
	if g.m.Route.Page() != PageCode || len(g.m.Setup.Groups) != 3 || g.m.Setup.Joining {
		t.Fatalf("at %v with %+v", g.m.Route, g.m.Setup)
	}
	g.send(Went{"#/home"}) // left: the code is not on any page any more
	if len(g.m.Setup.Groups) > 0 {
		t.Error("the code is still there")
	}
	g.m.Passkey = true
	g.send(Went{"#/settings/keys"}, Typed{FieldOldPass, "een zin die past"}, Do{Action: ActRenew},
		Typed{FieldGroup1, "EEEE"}, Typed{FieldGroup2, "FFFF"}, Do{Action: ActSetupNext})
	if g.m.Route != (Route{Screen: Settings, Arg: "me"}) || len(g.m.Setup.Groups) > 0 || g.m.Passkey {
		t.Errorf("at %v with %+v, passkey %v", g.m.Route, g.m.Setup, g.m.Passkey)
	}
}
