package flow

import (
	"strconv"
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
	if first.Words != "kas" || first.In != nil || first.Limit == 0 {
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

// searching returns the search that the messages lead to, once nothing is typed.
func searching(w *walker, msgs ...Msg) (last Search) {
	for _, msg := range msgs {
		m, cmds := Update(w.m, msg)
		w.m = m
		for _, c := range cmds {
			later, ok := c.(Later)
			if !ok {
				continue
			}
			m, more := Update(w.m, later.Msg)
			w.m = m
			for _, c := range more {
				if job, ok := c.(Job); ok {
					last = job.Cmd.(Search)
				}
			}
		}
	}
	return last
}

func TestASearchLooksInWhatTheChoicesLeave(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	w.fill(ParseRoute("#/case/new"), "pupils", "Bas Bedacht", "staff", "=no", "reference", "V-2")
	w.send(Went{"#/home"})
	if got := searching(w, Typed{FieldFilter, "kastanje"}); got.In != nil {
		t.Errorf("without a choice: in %v", got.In)
	}
	year := strconv.Itoa(w.m.Today.Year)
	if got := searching(w, Typed{FieldSiftYear, year}); len(got.In) != 2 || got.Words != "kastanje" {
		t.Errorf("of this year: %+v", got)
	}
	if got := searching(w, Typed{FieldSiftStatus, string(dossier.StatusClosed)}); got.In == nil || len(got.In) != 0 {
		t.Errorf("of closed ones: %+v", got)
	}
	if got := searching(w, Went{"#/case/" + string(id) + "/log"}, Typed{FieldLogWords, "kast"}); len(got.In) != 1 || got.In[0] != id {
		t.Errorf("in a logbook: %+v", got)
	}
}

func TestALogbookComesBackAsItWasChosen(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	log := "#/case/" + string(id) + "/log"
	w.send(Went{log}, Typed{FieldLogForm, string(meldcode.FormSignal)}, Typed{FieldLogStep, "1"}, Typed{FieldLogPerson, "all"}, Do{Action: ActOrder})
	want := LogSift{Words: "kast", Step: 1, Form: meldcode.FormSignal}
	searching(w, Typed{FieldLogWords, "kast"})
	if w.m.Log.LogSift != want {
		t.Fatalf("chosen: %+v", w.m.Log.LogSift)
	}
	w.send(Went{log + "/" + w.m.State.Entries[0].ID.String()})
	if got := searching(w, Went{log}); w.m.Log.LogSift != want || !w.m.Log.ByEvent || got.Words != "kast" {
		t.Errorf("back from an entry: %+v, %+v", w.m.Log, got)
	}
	if w.send(Do{Action: ActSiftNone}); w.m.Log.LogSift != (LogSift{}) || w.m.Search.Words != "" || !w.m.Log.ByEvent {
		t.Errorf("all again: %+v, %+v", w.m.Log, w.m.Search)
	}
	w.send(Typed{FieldLogStep, "2"}, Went{"#/home"}, Went{log})
	if w.m.Log.LogSift != (LogSift{}) {
		t.Errorf("from elsewhere: %+v", w.m.Log)
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
