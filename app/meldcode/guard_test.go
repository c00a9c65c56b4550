package meldcode

import "testing"

// While a report follows, "not reporting" is never on offer as an answer that
// follows, and no ending but an honest one can be picked.
func TestUnsafetyOffersNoQuietEnd(t *testing.T) {
	decide, _ := FormByID(FormDecision)
	closing, _ := FormByID(FormClose)
	facts := situations()["unsafe"]
	for _, ask := range decide.Asks(facts, Answers{}) {
		for _, o := range ask.Options {
			if ask.ID == "report" && o.ID == DecideNoReport {
				t.Error("not reporting is offered while a report follows")
			}
		}
	}
	if len(Guard(facts)) == 0 {
		t.Error("a case closes while a report follows and none is recorded")
	}
	for _, o := range closing.Asks(facts, Answers{})[0].Options {
		if o.ID != EndLeft {
			t.Errorf("ending %s is offered while unsafety stands", o.ID)
		}
	}
	if round, _ := FormByID(FormRound); len(round.Allowed(facts)) == 0 {
		t.Error("a new round is a way around the guard")
	}
}

// A report made before a later "no" does not free the case: the dossier says so
// with Reported, and an old outcome of Veilig Thuis does not count beside it.
func TestAnOldOutcomeDoesNotOpenTheGuard(t *testing.T) {
	facts := Facts{Follows: true, FollowsBy: 5, Unsafe: true, Outcome: OutcomeReport}
	facts.Answered[5] = NotReached
	if len(Guard(facts)) == 0 {
		t.Error("the case closes on an outcome from before the answer")
	}
	facts.Reported = true
	if why := Guard(facts); len(why) != 0 {
		t.Errorf("a reported case does not close: %v", why)
	}
}

// However the facts are combined, while unsafety or doubt stands and nothing was
// reported, nothing closes and "not reporting" is not offered.
func TestNoCombinationOfFactsClosesAnUnsafeCase(t *testing.T) {
	decide, _ := FormByID(FormDecision)
	outcomes := []OptionID{"", OutcomeReport, OutcomeAdvice, OutcomeKnown, OutcomeUnreached}
	decisions := []OptionID{"", DecideReport, DecideOtherwise, DecideNoReport}
	for _, unsafe := range []bool{true, false} {
		for _, follows := range []bool{true, false} {
			if !unsafe && !follows {
				continue
			}
			for _, first := range []OptionID{"", NoAction, Suspicion} {
				for _, second := range []OptionID{"", Unsafe, Safe} {
					for _, outcome := range outcomes {
						for _, decided := range decisions {
							f := Facts{Unsafe: unsafe, Follows: follows, Outcome: outcome, Decided: decided, Help: HelpNo}
							f.Answered[1], f.Answered[2] = first, second
							if len(Guard(f)) == 0 {
								t.Errorf("closes: %+v", f)
							}
							a := Answers{"report": Picked(DecideNoReport)}
							if clean, _ := decide.Check(f, a); clean.Is("report", DecideNoReport) {
								t.Errorf("offers not to report: %+v", f)
							}
						}
					}
				}
			}
		}
	}
}
