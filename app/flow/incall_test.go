package flow

import (
	"slices"
	"testing"
	"time"
)

func TestACallHoldsOffTheLockFor45Minutes(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	start := w.m.Clock
	w.send(Went{"#/case/" + string(id) + "/call"}, Do{Action: ActCall})
	if want := start.Add(45 * time.Minute); !w.m.CallUntil.Equal(want) || !slices.Contains(w.told, Cmd(KeepAwake{true})) {
		t.Fatalf("until %v, want %v; told %v", w.m.CallUntil, want, w.told)
	}
	w.untouched(20 * time.Minute)
	w.send(Went{"#/case/" + string(id) + "/log"})
	w.untouched(23*time.Minute + 59*time.Second)
	if w.m.Phase != Open || !w.m.Warn.IsZero() {
		t.Fatalf("within the call: phase %d, warned %v", w.m.Phase, w.m.Warn)
	}
	w.untouched(time.Second)
	if w.m.Warn.IsZero() || w.m.CallUntil.IsZero() {
		t.Fatal("no warning a minute before the end")
	}
	w.untouched(time.Minute)
	if w.m.Phase != Locked || !slices.Contains(w.told, Cmd(Lock{})) {
		t.Errorf("phase %d after the call's time", w.m.Phase)
	}
}

func TestACallEndsByItselfWhileSomebodyIsBusy(t *testing.T) {
	w := newWalker(t)
	w.send(Do{Action: ActCall})
	w.untouched(44*time.Minute + 30*time.Second)
	w.send(Do{Action: ActStay})
	w.untouched(30 * time.Second)
	if w.m.Phase != Open || !w.m.CallUntil.IsZero() || !slices.Contains(w.told, Cmd(KeepAwake{false})) {
		t.Fatalf("phase %d, until %v, told %v", w.m.Phase, w.m.CallUntil, w.told)
	}
	if w.m.Notice.Status == "" {
		t.Error("nothing says that it ended")
	}
	w.untouched(3 * time.Minute)
	if w.m.Phase != Locked {
		t.Error("not locked three minutes later")
	}
}

func TestACallCanBeStoppedAndNeedsAnUnlock(t *testing.T) {
	w := newWalker(t)
	w.send(Do{Action: ActCall})
	w.untouched(10 * time.Minute)
	w.send(Do{Action: ActCallOver})
	if !w.m.CallUntil.IsZero() || !slices.Contains(w.told, Cmd(KeepAwake{false})) {
		t.Fatalf("until %v", w.m.CallUntil)
	}
	w.untouched(3 * time.Minute)
	if w.m.Phase != Locked {
		t.Error("not locked three minutes after the call was stopped")
	}
	w.told = nil
	w.send(Went{"#/call"}, Do{Action: ActCall})
	if w.m.Route.Screen != Call || !w.m.CallUntil.IsZero() || len(w.told) > 0 {
		t.Errorf("before unlock: at %v until %v, told %v", w.m.Route, w.m.CallUntil, w.told)
	}
}

func TestACallHoldsAcrossSleepAndAClockThatGoesBack(t *testing.T) {
	w := newWalker(t)
	w.send(Do{Action: ActCall})
	w.now = w.now.Add(30 * time.Minute)
	w.send(Hidden{}, Shown{w.now})
	if w.m.Phase != Open {
		t.Fatal("locked in the middle of a call")
	}
	w.now = w.now.Add(-6 * time.Hour)
	w.send(Tick{w.now})
	if left := w.m.CallUntil.Sub(w.now); left != 45*time.Minute {
		t.Errorf("%v left after the clock went back, want 45 minutes at most", left)
	}
	w.now = w.now.Add(2 * time.Hour)
	w.send(Shown{w.now})
	if w.m.Phase != Locked {
		t.Error("not locked after a sleep past the end of the call")
	}
}
