package dossier

import (
	"testing"

	"meldcode/app/meldcode"
)

func striking(target EntryID) Draft {
	return Draft{Form: meldcode.FormStrike, Fixes: target, Answers: answers("why:Dit ging over een ander gezin.")}
}

func TestWhatIsStruckOutDoesNotCountAndCountsAgain(t *testing.T) {
	b := newTablet(t, "sam").open()
	seen := b.write(meldcode.FormSignal, "seen:Iets.", "event-date:2026-03-02")
	if n := b.state().Signals; n != 1 {
		t.Fatalf("%d signals", n)
	}
	strike := b.put(striking(seen.ID))
	s := b.state()
	if by, out := s.Struck(seen.ID); s.Signals != 0 || !out || by.ID != strike.ID {
		t.Errorf("%d signals, struck out %v", s.Signals, out)
	}
	if e, ok := s.Entry(seen.ID); !ok || e.Answers.Text("seen") != "Iets." {
		t.Error("what was struck out cannot be read any more")
	}
	if why := s.Check(striking(seen.ID), b.today()); len(why) == 0 {
		t.Error("it can be struck out twice")
	}
	again := b.put(striking(strike.ID))
	if n := b.state().Signals; n != 1 {
		t.Errorf("%d signals after the strike was struck out", n)
	}
	b.put(striking(again.ID))
	if n := b.state().Signals; n != 0 {
		t.Errorf("%d signals after that was struck out too", n)
	}
}

func TestAStruckCorrectionLeavesWhatItCorrected(t *testing.T) {
	b := newTablet(t, "sam").open()
	seen := b.write(meldcode.FormSignal, "seen:Iets.", "event-date:2026-03-02")
	fix := b.put(Draft{Form: meldcode.FormSignal, Fixes: seen.ID, Answers: answers("seen:Iets anders.", "fix-why:Verkeerd gehoord.", "event-date:2026-03-02")})
	if s := b.state(); s.Current(seen).Text("seen") != "Iets anders." {
		t.Fatal("it is not corrected")
	}
	b.put(striking(fix.ID))
	if s := b.state(); s.Current(seen).Text("seen") != "Iets." || s.Signals != 1 {
		t.Errorf("%q, %d signals", s.Current(seen).Text("seen"), s.Signals)
	}
}

func TestAStruckReportMakesAReportFollowAgain(t *testing.T) {
	b := newTablet(t, "sam").open().toWeighing()
	b.write(meldcode.FormWeigh(1), "answer="+string(meldcode.Suspicion), "reason:r")
	b.write(meldcode.FormWeigh(2), "answer="+string(meldcode.Unsafe), "reason:r")
	if id := b.state().Status(b.today()).ID; id != StatusReport {
		t.Fatalf("before it was made: %s", id)
	}
	made := b.write(meldcode.FormReportMade, "how=phone")
	if id := b.state().Status(b.today()).ID; id == StatusReport {
		t.Fatal("reported, and still to be reported")
	}
	b.put(striking(made.ID))
	if id := b.state().Status(b.today()).ID; id != StatusReport {
		t.Errorf("after it was struck out: %s", id)
	}
	if why := b.state().Check(Draft{Form: meldcode.FormClose, Answers: answers("ending=" + string(meldcode.EndAfterReport))}, b.today()); len(why) == 0 {
		t.Error("the case can be closed as reported")
	}
}

func TestWhatWasDoneWithKeysIsNotStruckOut(t *testing.T) {
	b := newTablet(t, "sam").open()
	first := b.state().Entries[0]
	given := b.write(meldcode.FormAccessGiven, "member=m-kim")
	for _, e := range []Entry{first, given} {
		if why := b.state().Check(striking(e.ID), b.today()); len(why) == 0 {
			t.Errorf("%s can be struck out", e.Form)
		}
		b.put(striking(e.ID)) // as one that came in from elsewhere
	}
	if s := b.state(); len(s.struck) != 0 || !s.Reads("m-kim") {
		t.Errorf("%d are struck out", len(s.struck))
	}
}

func TestAReportGathersWhatTheCaseHolds(t *testing.T) {
	b := newTablet(t, "sam").open()
	known := func() map[meldcode.OptionID]Gathered {
		m := map[meldcode.OptionID]Gathered{}
		for _, g := range b.state().Gathered() {
			m[g.ID] = g
		}
		return m
	}
	if g := known(); !g["child"].Known || !g["parents"].Known || g["facts"].Known || g["why-now"].Known {
		t.Errorf("of a new case: %+v", g)
	}
	b.write(meldcode.FormSignal, "seen:Iets.", "since:Een maand.", "event-date:2026-03-02")
	b.write(meldcode.FormReportPrepared, "why-now:Nu.", "open=network,help", "open-why:Weten wij niet.")
	g := known()
	for _, id := range []meldcode.OptionID{"facts", "since", "why-now"} {
		if !g[id].Known {
			t.Errorf("%s is not known", id)
		}
	}
	if !g["network"].Open || g["network"].Known || g["keeps"].Open || len(g) != len(meldcode.ReportItems()) {
		t.Errorf("left open: %+v", g)
	}
	if got := b.state().Facts(b.today(), "").Prepared.Text("why-now"); got != "Nu." {
		t.Errorf("the next preparation begins with %q", got)
	}
}
