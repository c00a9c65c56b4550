package flow

import (
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// seeking types words in the search of the overview and returns the search that
// comes of it.
func seeking(w *walker, words string) (Search, []Cmd) {
	m, cmds := Update(w.m, Typed{FieldFilter, words})
	w.m = m
	for _, c := range cmds {
		if later, ok := c.(Later); ok {
			m, more := Update(w.m, later.Msg)
			w.m = m
			for _, c := range more {
				if job, ok := c.(Job); ok {
					return job.Cmd.(Search), cmds
				}
			}
		}
	}
	return Search{}, cmds
}

func TestANewerSearchTakesThePlaceOfTheOlder(t *testing.T) {
	w := newWalker(t)
	w.openCase()
	w.send(Went{"#/home"})
	if s, _ := seeking(w, "k"); s.N != 0 || w.m.Search.Working() {
		t.Errorf("one letter is searched for: %+v", s)
	}
	first, _ := seeking(w, "kas")
	if first.Words != "kas" || first.Case != "" || first.Limit == 0 {
		t.Fatalf("asked for %+v", first)
	}
	second, cmds := seeking(w, "kast")
	stopped := false
	for _, c := range cmds {
		_, is := c.(Stop)
		stopped = stopped || is
	}
	if !stopped || second.N <= first.N {
		t.Errorf("the older goes on: stopped %v, %d after %d", stopped, second.N, first.N)
	}
	hit := []Hit{{Around: "een kastanje"}}
	w.send(Found{N: first.N, Hits: []Hit{{}, {}}, Entries: 2, Over: true})
	if len(w.m.Search.Hits) != 0 {
		t.Error("the answer of the older search is shown")
	}
	w.send(Found{N: second.N, Hits: hit, Entries: 1, Cases: 1, Done: 50, Total: 80})
	if !w.m.Search.Working() || len(w.m.Search.Hits) != 1 {
		t.Errorf("halfway: %+v", w.m.Search)
	}
	w.send(Found{N: second.N, Hits: hit, Entries: 1, Cases: 1, Done: 80, Total: 80, Over: true})
	if w.m.Search.Working() || w.m.Search.Entries != 1 {
		t.Errorf("at the end: %+v", w.m.Search)
	}
	if w.send(Do{Action: ActSiftNone}); w.m.Filter != "" || w.m.Search.Words != "" || len(w.m.Search.Hits) != 0 {
		t.Errorf("after all was wiped: %q, %+v", w.m.Filter, w.m.Search)
	}
}

func TestTheOverviewComesBackAsItWasChosen(t *testing.T) {
	w := newWalker(t)
	w.openCase()
	id := w.m.State.ID
	w.send(Went{"#/home"}, Typed{FieldSiftDue, "late"}, Typed{FieldSiftMine, "+mine"}, Typed{FieldFilter, "kastanje"})
	w.send(Went{"#/case/" + string(id)}, Went{"#/home"})
	if w.m.Filter != "kastanje" || w.m.Sift != (Sift{Due: DueLate, Mine: true}) || w.m.Search.Words != "kastanje" {
		t.Errorf("%q, %+v, %q", w.m.Filter, w.m.Sift, w.m.Search.Words)
	}
	w.send(Typed{FieldSiftDue, "all"}, Typed{FieldSiftMine, "-mine"})
	if w.m.Sift != (Sift{}) {
		t.Errorf("%+v", w.m.Sift)
	}
}

func TestCasesAreSiftedByWhatTheirSummarySays(t *testing.T) {
	w := newWalker(t)
	w.openCase()
	s := w.m.State.Summary(w.m.Today)
	next := s.Next(w.m.Today).Date
	if next.IsZero() {
		next = w.m.Today
	}
	for _, one := range []struct {
		sift  Sift
		today meldcode.Date
		fits  bool
	}{
		{Sift{}, w.m.Today, true},
		{Sift{Status: s.Status.ID}, w.m.Today, true},
		{Sift{Status: dossier.StatusClosed}, w.m.Today, false},
		{Sift{Year: s.Year}, w.m.Today, true},
		{Sift{Year: s.Year - 1}, w.m.Today, false},
		{Sift{Due: DueToday}, next.AddDays(30), true},
		{Sift{Due: DueLate}, s.Opened.AddDays(-1), false},
		{Sift{Mine: true}, w.m.Today, false},
	} {
		if got := one.sift.Fits(s, one.today, "Niemand Bedacht"); got != one.fits {
			t.Errorf("%+v on %s: %v", one.sift, one.today, got)
		}
	}
}
