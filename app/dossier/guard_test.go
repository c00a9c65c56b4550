package dossier

import (
	"math/rand/v2"
	"testing"

	"meldcode/app/meldcode"
)

// randomDraft draws an entry of any kind, sensible or not.
func randomDraft(r *rand.Rand) Draft {
	one := func(list ...string) string { return list[r.IntN(len(list))] }
	date := day("2026-03-01").AddDays(r.IntN(60)).String()
	form, pairs := meldcode.FormNote, []string{"text:t"}
	switch r.IntN(22) {
	case 0, 1:
		form, pairs = meldcode.FormWeigh(1), []string{"answer=" + one("no-action", "suspicion")}
	case 2, 3:
		form, pairs = meldcode.FormWeigh(2), []string{"answer=" + one("unsafe-or-doubt", "safe")}
	case 4:
		form, pairs = meldcode.FormWeigh(3), []string{"answer=" + one("can-help", "cannot-help")}
	case 5:
		form, pairs = meldcode.FormWeigh(4), []string{"answer=" + one("accepted", "refused")}
	case 6:
		form, pairs = meldcode.FormWeigh(5), []string{"answer=" + one("reached", "not-reached")}
	case 7:
		form, pairs = meldcode.FormPostpone, []string{"consideration=" + one("1", "2", "3", "4", "5"), "next-on:" + date}
	case 8:
		form, pairs = meldcode.FormDecision, []string{"report=" + one("report", "otherwise", "no-report"), "help=" + one("yes", "no", "with-vt"), "help-on:" + date}
	case 9:
		form = meldcode.FormReportMade
	case 10, 11:
		form, pairs = meldcode.FormOutcome, []string{"outcome=" + one("report", "advice", "known", "unreached")}
	case 12:
		form, pairs = meldcode.FormFeedback, []string{"what=" + one("decision", "progress", "ended", "nothing")}
	case 13:
		form, pairs = meldcode.FormHelpPlan, []string{"goal:g", "until:" + date}
	case 14:
		form, pairs = meldcode.FormMonitor, []string{"on:" + date}
	case 15:
		form, pairs = meldcode.FormMonitored, []string{"safe=" + one("safe", "safe", "doubt", "unsafe")}
	case 16:
		form = meldcode.FormRound
	case 17:
		form, pairs = meldcode.FormClose, []string{"ending=" + one("no-action", "unfounded", "after-report", "after-help", "left")}
	case 18:
		form = meldcode.FormReopen
	case 19:
		form, pairs = meldcode.FormStepClose(1+r.IntN(3)), []string{"decision=" + one("next", "first", "call", "weigh"), "until:" + date}
	case 20:
		form, pairs = meldcode.FormDanger, []string{"called=" + one("112", "vt", "nobody")}
	}
	if r.IntN(2) == 0 {
		pairs = append(pairs, "event-date:"+date)
	}
	return Draft{Form: form, Answers: answers(pairs...)}
}

// witness keeps its own, much simpler account of what stands.
type witness struct {
	unsafe, doubt bool // consideration 2; monitoring
	reported      bool // any report since the last answer that began it
}

func (w *witness) see(d Draft) {
	switch d.Form {
	case meldcode.FormWeigh(2):
		w.doubt = false
		now := d.Answers.Is("answer", meldcode.Unsafe)
		if w.unsafe && !now {
			w.reported = false // what comes next needs a report of its own
		}
		w.unsafe = now
	case meldcode.FormMonitored:
		w.doubt = w.doubt || !d.Answers.Is("safe", "safe")
	case meldcode.FormReportMade:
		w.reported = true
	case meldcode.FormOutcome:
		if d.Answers.Is("outcome", meldcode.OutcomeReport) || d.Answers.Is("outcome", meldcode.OutcomeKnown) {
			w.reported = true
		}
	}
}

// TestNoOrderOfEntriesLeadsPastUnsafetyOrDoubt writes at random, and what Check
// refuses too (a merge can bring it). While consideration 2 stands as yes or
// doubt, nothing but a report may follow; without a report nothing may close
// the case but leaving school, and with one it may only end as reported.
func TestNoOrderOfEntriesLeadsPastUnsafetyOrDoubt(t *testing.T) {
	rounds := uint64(150)
	if testing.Short() {
		rounds = 30
	}
	closedAfter := map[meldcode.OptionID]int{}
	for seed := range rounds {
		r := rand.New(rand.NewPCG(seed, 7))
		obedient := seed%2 == 0
		b := newTablet(t, "sam").open()
		var w witness
		for step := range 40 {
			d := randomDraft(r)
			if obedient && len(b.state().Check(d, b.today())) > 0 {
				continue
			}
			b.put(d)
			w.see(d)
			s := b.state()
			f := s.Follows()
			if (w.unsafe || w.doubt) && (f.Help || f.None) {
				t.Fatalf("seed %d step %d: %+v follows while unsafety or doubt stands", seed, step, f)
			}
			if w.unsafe && !f.Report && s.Round == 1 {
				t.Fatalf("seed %d step %d: no report follows while unsafety stands", seed, step)
			}
			for _, e := range s.Endings(b.today()) {
				if !e.Possible && len(e.Why) == 0 {
					t.Fatalf("seed %d step %d: %s does not say why not", seed, step, e.Option)
				}
				if !e.Possible || e.Option == meldcode.EndLeft {
					continue
				}
				if w.doubt || w.unsafe && (!w.reported || e.Option != meldcode.EndAfterReport) {
					t.Fatalf("seed %d step %d: %s is possible while unsafety or doubt stands (%+v)", seed, step, e.Option, w)
				}
			}
			if s.Closed != nil && s.Closed.Ending != meldcode.EndLeft && w.unsafe && !w.reported {
				t.Fatalf("seed %d step %d: closed %s while unsafety stands", seed, step, s.Closed.Ending)
			}
			if s.Closed != nil {
				closedAfter[s.Closed.Ending]++
			} else if next := s.Next(b.today()); next.Text == "" || next.Date.IsZero() || next.ID == "" {
				t.Fatalf("seed %d step %d: an open case without a next action: %+v", seed, step, next)
			}
		}
	}
	if closedAfter[meldcode.EndNoAction] == 0 || closedAfter[meldcode.EndAfterReport] == 0 {
		t.Errorf("the walk never closed a case, so it shows nothing: %v", closedAfter)
	}
}
