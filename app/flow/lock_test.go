package flow

import (
	"slices"
	"testing"
	"time"

	"meldcode/app/meldcode"
)

// unlock opens the app again after a lock.
func (w *walker) unlock() {
	w.t.Helper()
	w.send(Do{Action: ActChooseFace, ID: "m1"}, Typed{FieldPassphrase, "een zin die past"}, Do{Action: ActUnlock})
	if w.m.Phase != Open {
		w.t.Fatalf("after unlock: phase %d", w.m.Phase)
	}
}

// untouched lets time pass, told every second as the browser does.
func (w *walker) untouched(d time.Duration) {
	for end := w.now.Add(d); w.now.Before(end); {
		w.now = w.now.Add(time.Second)
		w.send(Tick{w.now})
	}
}

func TestTheLockFallsWhenTheMemberChose(t *testing.T) {
	for _, c := range []struct {
		minutes      int
		limit, ahead time.Duration
	}{
		{0, 3 * time.Minute, time.Minute}, // the app's own
		{1, time.Minute, 30 * time.Second},
		{2, 2 * time.Minute, time.Minute},
		{15, 15 * time.Minute, time.Minute},
		{16, 3 * time.Minute, time.Minute}, // not to be chosen
		{-1, 3 * time.Minute, time.Minute},
	} {
		w := newWalker(t)
		w.m.Prefs.LockMinutes = c.minutes
		w.send(Active{})
		w.untouched(c.limit - c.ahead - time.Second)
		if !w.m.Warn.IsZero() {
			t.Errorf("%d minutes: warned too early", c.minutes)
		}
		w.untouched(time.Second)
		if w.m.Warn.IsZero() || w.m.WarnIn != c.ahead {
			t.Errorf("%d minutes: warned %v ahead, want %v", c.minutes, w.m.WarnIn, c.ahead)
		}
		w.untouched(c.ahead - time.Second)
		if w.m.Phase != Open {
			t.Errorf("%d minutes: locked too early", c.minutes)
		}
		w.untouched(time.Second)
		if w.m.Phase != Locked {
			t.Errorf("%d minutes: not locked in time", c.minutes)
		}
	}
}

func TestTheLockCanBeHeldOffWithoutLimit(t *testing.T) {
	w := newWalker(t)
	signs := []Msg{Do{Action: ActStay}, Active{}, Typed{FieldFilter, "x"}}
	for i := range 60 {
		w.untouched(150 * time.Second)
		if w.m.Warn.IsZero() {
			t.Fatalf("time %d: not warned", i)
		}
		w.send(signs[i%len(signs)])
		if !w.m.Warn.IsZero() || w.m.Phase != Open {
			t.Fatalf("time %d: warned %v, phase %d after a sign", i, w.m.Warn, w.m.Phase)
		}
	}
	if !slices.Contains(w.told, Cmd(FocusField{WarningKey})) {
		t.Error("the warning was not brought to the person")
	}
}

// time.Now carries a monotonic reading, which stands still while a tablet sleeps.
func TestTabletThatSleptIsLocked(t *testing.T) {
	w := newWalker(t)
	now := time.Now()
	// Whoever wakes it touches it before the first tick: that is too late.
	w.send(Tick{now}, Active{}, Active{}, Tick{now.Round(0).Add(10 * time.Minute)})
	if w.m.Phase != Locked {
		t.Fatal("not locked after ten minutes of sleep")
	}
	m, _ := Start("#/home", now)
	if m.Clock != now.Round(0) || m.active != now.Round(0) {
		t.Errorf("the clock keeps a monotonic reading: %v", m.Clock)
	}
}

func TestAClockThatGoesBackBeginsIdlenessAgain(t *testing.T) {
	w := newWalker(t)
	w.untouched(150 * time.Second)
	w.now = w.now.Add(-24 * time.Hour)
	w.send(Tick{w.now})
	if !w.m.Warn.IsZero() || w.m.Phase != Open {
		t.Errorf("warned %v, phase %d", w.m.Warn, w.m.Phase)
	}
	w.untouched(3 * time.Minute)
	if w.m.Phase != Locked {
		t.Error("not locked three minutes later")
	}
}

func TestThePageStaysCoveredWhenItMustLock(t *testing.T) {
	w := newWalker(t)
	w.now = w.now.Add(time.Minute)
	w.send(Hidden{}, Shown{w.now})
	if !slices.Contains(w.told, Cmd(Uncover{})) || w.m.Phase != Open {
		t.Error("a page that was away for a minute stays covered")
	}
	w.told = nil
	w.now = w.now.Add(time.Hour)
	w.send(Hidden{}, Shown{w.now})
	if slices.Contains(w.told, Cmd(Uncover{})) || !slices.Contains(w.told, Cmd(Lock{})) {
		t.Errorf("after an hour away: %v", w.told)
	}
	w.told = nil
	w.send(Shown{w.now}) // the locked page has nothing to hide
	if !slices.Contains(w.told, Cmd(Uncover{})) {
		t.Error("the locked page stays covered")
	}
}

// writing has a concept that is not kept yet.
func writing(t *testing.T) *walker {
	t.Helper()
	w := newWalker(t)
	w.send(Went{"#/signal/new"}, Answered{"child", meldcode.Typed("Noor Verzonnen")}, Answered{"seen", meldcode.Typed("Zei dat zij bang is.")})
	return w
}

func TestEveryLockSealsTheConceptFirstAndLeavesNothing(t *testing.T) {
	for name, lock := range map[string]func(*walker){
		"button":         func(w *walker) { w.send(Do{Action: ActLock}) },
		"idle":           func(w *walker) { w.untouched(3 * time.Minute) },
		"sleep":          func(w *walker) { w.now = w.now.Add(8 * time.Hour); w.send(Tick{w.now}) },
		"another window": func(w *walker) { w.send(LockTaken{}) },
	} {
		w := writing(t)
		lock(w)
		if len(w.concepts) != 1 || w.concepts[0].Answers.Text("seen") != "Zei dat zij bang is." {
			t.Errorf("%s: concepts %v", name, w.concepts)
		}
		m := w.m
		if m.Phase != Locked || len(m.Concepts)+len(m.Form.Answers)+len(m.Overview)+len(m.Contacts) > 0 || m.State != nil || m.Me.Name != "" {
			t.Errorf("%s: readable after the lock: %+v", name, m)
		}
		w.unlock()
		c, ok := w.m.Resumable()
		if !ok || !w.m.Returned {
			t.Fatalf("%s: a concept to go on with %v, said that it was locked %v", name, ok, w.m.Returned)
		}
		w.send(Do{Action: ActResume, ID: c.ID})
		if got := w.m.Form.Answers.Text("seen"); got != "Zei dat zij bang is." || w.m.Form.Field != "seen" {
			t.Errorf("%s: came back with %q at %q", name, got, w.m.Form.Field)
		}
		if w.send(Went{"#/home"}); w.m.Returned {
			t.Errorf("%s: the overview still says that it was locked", name)
		}
	}
}

// held keeps the jobs back, as a slow store does, and returns their answers.
func held(m Model, msg Msg) (Model, []Job, []Cmd) {
	m, cmds := Update(m, msg)
	var jobs []Job
	var rest []Cmd
	for _, c := range cmds {
		if job, ok := c.(Job); ok {
			jobs = append(jobs, job)
		} else {
			rest = append(rest, c)
		}
	}
	return m, jobs, rest
}

func TestALockWaitsForTheConceptNoLongerThanItsLimit(t *testing.T) {
	w := writing(t)
	m, jobs, rest := held(w.m, Do{Action: ActLock})
	if len(jobs) != 1 || m.Phase != Open || !slices.Contains(rest, Cmd(Cover{})) || !slices.Contains(rest, Cmd(Later{lockWait, LockNow{}})) {
		t.Fatalf("phase %d, jobs %v, then %v; want a cover, the concept and the limit", m.Phase, jobs, rest)
	}
	m, _, rest = held(m, LockNow{})
	if m.Phase != Locked || !slices.Contains(rest, Cmd(Lock{})) {
		t.Errorf("after the limit: phase %d, %v", m.Phase, rest)
	}
	m, _, _ = held(m, Done{jobs[0].ID, jobs[0].Gen, ConceptSaved{ID: "x", Now: w.now}})
	if m.Phase != Locked || len(m.Concepts) > 0 {
		t.Error("a late answer changed the locked app")
	}
}

func TestALockWaitsForWhatIsBeingRecorded(t *testing.T) {
	w := writing(t)
	m, jobs, _ := held(w.m, Do{Action: ActSubmit})
	m, more, _ := held(m, LockTaken{})
	if len(jobs) != 1 || len(more) != 0 || m.Phase != Open {
		t.Fatalf("jobs %v %v, phase %d; want to wait", jobs, more, m.Phase)
	}
	if done, _, rest := held(m, Done{jobs[0].ID, jobs[0].Gen, w.do(jobs[0].Cmd)}); done.Phase != Locked || !slices.Contains(rest, Cmd(Lock{})) {
		t.Errorf("recorded: phase %d", done.Phase)
	}
	// What could not be recorded is kept as a concept, and then it locks.
	m, jobs, _ = held(m, Done{jobs[0].ID, jobs[0].Gen, Failed{Cmd: jobs[0].Cmd, Fault: Quota}})
	if len(jobs) != 1 || m.Phase != Open {
		t.Fatalf("not recorded: jobs %v, phase %d; want the concept", jobs, m.Phase)
	}
	if m, _, _ = held(m, Done{jobs[0].ID, jobs[0].Gen, w.do(jobs[0].Cmd)}); m.Phase != Locked || len(w.concepts) != 1 {
		t.Errorf("phase %d with %d concepts", m.Phase, len(w.concepts))
	}
}

func TestWhoeverLocksIsAskedWhenTheConceptCannotBeSealed(t *testing.T) {
	full := func(c Cmd) Fault {
		if _, ok := c.(KeepConcept); ok {
			return Quota
		}
		return NoFault
	}
	w := writing(t)
	w.fail = full
	w.send(Do{Action: ActLock})
	if w.m.Phase != Open || !w.m.Unsealed || w.m.Form.Answers.Text("seen") == "" || !slices.Contains(w.told, Cmd(Uncover{})) {
		t.Fatalf("phase %d, asked %v, told %v", w.m.Phase, w.m.Unsealed, w.told)
	}
	stays := w.m
	w.send(Do{Action: ActLockNow})
	if w.m.Phase != Locked {
		t.Error("not locked although it was chosen")
	}
	w.m = stays
	w.send(Do{Action: ActStay})
	if w.m.Unsealed || w.m.Phase != Open {
		t.Error("the question stays")
	}
	w.fail = nil
	w.send(Do{Action: ActLock})
	if w.m.Phase != Locked || len(w.concepts) != 1 {
		t.Errorf("once there is room: phase %d, %d concepts", w.m.Phase, len(w.concepts))
	}

	// Nobody is there to be asked: what is on the screen must not stay readable.
	w = writing(t)
	w.fail = full
	w.untouched(3 * time.Minute)
	if w.m.Phase != Locked {
		t.Error("an idle app stays open because the tablet is full")
	}
}
