package session

import (
	"errors"
	"testing"

	"meldcode/app/meldcode"
	"meldcode/app/store"
)

// failAt makes the n-th transaction from now fail in that way, and says whether it
// came to that.
func (b *tablet) failAt(n int, at store.Moment, kind store.Kind) (came func() bool) {
	seen := 0
	b.store.Fail = func(m store.Moment) error {
		if m != at {
			return nil
		}
		if seen++; seen == n {
			return &store.Fault{Kind: kind}
		}
		return nil
	}
	return func() bool { b.store.Fail = nil; return seen >= n }
}

// TestARenewalThatStopsHalfwaySaysWhichCodeCounts fails at each transaction of a
// renewal in turn. Whoever is told the wrong thing throws the wrong paper away.
func TestARenewalThatStopsHalfwaySaysWhichCodeCounts(t *testing.T) {
	for _, f := range failing {
		for n := 1; ; n++ {
			b := newTablet(t)
			s, old := b.set()
			record(t, s, "", opening(wordChild))
			record(t, s, "", opening("Een ander"))
			groups, ask, err := s.Renew(t.Context(), phrase)
			if err != nil {
				t.Fatal(err)
			}
			typed := [2]string{groups[ask[0]-1], groups[ask[1]-1]}
			came := b.failAt(n, f.at, f.kind)
			err = s.ProveRenewed(t.Context(), typed, nil)
			if !came() {
				break // every transaction had its turn
			}
			part, halfway := errors.AsType[*Halfway](err)
			if halfway && store.KindOf(part) != f.kind {
				t.Errorf("%s at %d: the cause is %v", f.name, n, part.Err)
			}
			counts := old
			if err == nil || halfway {
				counts = joined(groups)
			}
			if _, err := b.house().Recover(t.Context(), b.member(), counts, phrase); err != nil {
				t.Fatalf("%s at %d: after that: %v", f.name, n, err)
			}
			if n > 1 && f.at == store.BeforeApply && !halfway {
				t.Errorf("%s at %d: got %v, want that a part was done", f.name, n, err)
			}
			if err == nil {
				continue
			}
			// The same again does the rest.
			if err := s.ProveRenewed(t.Context(), typed, nil); err != nil {
				t.Fatalf("%s at %d, again: %v", f.name, n, err)
			}
			again, err := b.house().Recover(t.Context(), b.member(), joined(groups), phrase)
			if err != nil {
				t.Fatalf("%s at %d: the new code: %v", f.name, n, err)
			}
			if _, err := b.house().Recover(t.Context(), b.member(), old, phrase); err == nil {
				t.Errorf("%s at %d: the old code still opens", f.name, n)
			}
			if overview, err := again.Overview(t.Context()); err != nil || len(overview) != 2 {
				t.Errorf("%s at %d: %d cases, %v", f.name, n, len(overview), err)
			}
		}
	}
}

// TestALeavingThatNobodyHeardOfIsDone loses the answer to the last transaction.
func TestALeavingThatNobodyHeardOfIsDone(t *testing.T) {
	x := newTeam(t)
	teacher := x.asTeacher()
	written := false
	x.store.Fail = func(m store.Moment) error {
		written = written || m == store.AfterApply
		if written {
			return &store.Fault{Kind: store.NoAnswer}
		}
		return nil
	}
	if err := teacher.Remove(t.Context(), string(x.head)); !Unsure(err) {
		t.Fatalf("got %v, want that it is not sure", err)
	}
	x.store.Fail = nil
	if err := teacher.Remove(t.Context(), string(x.head)); err != nil {
		t.Errorf("again: %v", err)
	}
	if err := teacher.Remove(t.Context(), "nobody"); !errors.Is(err, ErrNoMember) {
		t.Errorf("got %v, want ErrNoMember", err)
	}
}

// TestALeavingThatStopsHalfwayGoesOn fails at each transaction of a leaving.
func TestALeavingThatStopsHalfwayGoesOn(t *testing.T) {
	for n := 1; ; n++ {
		x := newTeam(t)
		for _, child := range []string{"Een", "Twee"} {
			id := record(t, x.asTeacher(), "", opening(child)).State.ID
			record(t, x.asTeacher(), id, access(meldcode.FormAccessGiven, x.head))
		}
		teacher := x.asTeacher()
		came := x.failAt(n, store.BeforeApply, store.Aborted)
		err := teacher.Remove(t.Context(), string(x.head))
		if !came() {
			if err != nil || n < 4 {
				t.Errorf("%d transactions, %v", n-1, err)
			}
			return
		}
		if _, halfway := errors.AsType[*Halfway](err); halfway != (n > 1) {
			t.Errorf("at %d: got %v", n, err)
		}
		if err := teacher.Remove(t.Context(), string(x.head)); err != nil {
			t.Errorf("at %d, again: %v", n, err)
		}
		if _, err := x.house().Unlock(t.Context(), string(x.head), phraseOf("Storm Bedacht")); err == nil {
			t.Errorf("at %d: who left unlocks", n)
		}
	}
}
