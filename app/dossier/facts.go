package dossier

import "meldcode/app/meldcode"

// Facts is what the forms may know of the case. me is the member who writes, as
// shown.
func (s State) Facts(today meldcode.Date, me string) meldcode.Facts {
	r := s.Now()
	f := meldcode.Facts{
		Today: today, Me: me, Agreed: s.Agreed, Persons: s.Persons, Roles: s.Roles, Round: s.Round,
		Reported: s.reported(), Outcome: s.duty.outcome,
		Danger: s.danger, Disclosure: s.disclosure, Signals: s.Signals, Consulted: len(s.consults) > 0,
		AdviceAsked: s.advice, Authority: s.authority, Unsafe: s.unsafe(), Shared: s.Shared, Closed: s.Closed != nil,
		Prepared: s.prepared, Talks: s.allTalks, Plans: s.plans, Consents: s.consents,
	}
	for n := 1; n <= 5; n++ {
		f.Answered[n], f.AnsweredOn[n] = r.standing(n).Option, r.standing(n).Date
	}
	for n := 1; n <= 3; n++ {
		if s.stepDone(n) {
			f.StepClosed[n] = s.stepClosed[n].date
		}
	}
	follows := s.Follows()
	f.Follows, f.FollowsBy = follows.Report, follows.By
	if d, ok := s.decision(); ok {
		f.Decided, f.Help = d.Report, d.Help
	}
	for _, t := range s.noTalks {
		f.NoTalk = later(f.NoTalk, t.date)
	}
	if p, ok := s.helpPlan(); ok {
		f.Goals, f.GoalList, f.HelpEnds, f.CaseManager = p.Goal, p.Goals, p.Until, p.CaseManager
	}
	return f
}

// Follows is what follows from the considerations: derived, never decided.
type Follows struct {
	Report bool // report to Veilig Thuis
	Help   bool // no report; the school offers or organises help
	None   bool // no report; no action is needed
	By     int  // the consideration it follows from, 0 while nothing follows yet
	On     meldcode.Date
	Option meldcode.OptionID
}

// Follows derives what follows in the present round. While unsafety or doubt
// stands, nothing but a report follows.
func (s State) Follows() Follows {
	r := s.Now()
	of := func(n int) Follows {
		a := r.standing(n)
		return Follows{By: n, On: a.Date, Option: a.Option}
	}
	if n := r.followsFrom(2, 5); n > 0 {
		f := of(n)
		f.Report = true
		return f
	}
	if s.unsafe() {
		return Follows{}
	}
	if r.standing(1).Option == meldcode.NoAction {
		f := of(1)
		f.None = true
		return f
	}
	if r.standing(2).Option == meldcode.Safe && r.standing(3).Option == meldcode.CanHelp {
		n := 3
		for n < 5 && r.standing(n+1).Option != "" {
			n++
		}
		f := of(n)
		f.Help = true
		return f
	}
	return Follows{}
}

// reported says that a report is recorded, or Veilig Thuis's own taking it as
// one, for all from which it follows.
func (s State) reported() bool { return len(s.duty.reports) > 0 && s.duty.handled(s.Now()) }

// toReport says that a report follows and is not recorded.
func (s State) toReport() bool { return !s.duty.handled(s.Now()) }

// waiting says that Veilig Thuis's decision on a report is not known yet.
func (s State) waiting() bool { return s.reported() && !s.duty.decided }

// decision returns the last decision of the present round.
func (s State) decision() (Decision, bool) {
	d := s.Now().Decisions
	if len(d) == 0 {
		return Decision{}, false
	}
	return d[len(d)-1], true
}

// Deviates says that it was decided not to report although that follows.
func (s State) Deviates() bool {
	d, ok := s.decision()
	return ok && d.Report == meldcode.DecideOtherwise && s.toReport()
}

// helpPlan returns the last help plan of the case.
func (s State) helpPlan() (HelpPlan, bool) {
	for i := len(s.Rounds) - 1; i >= 0; i-- {
		if p := s.Rounds[i].HelpPlans; len(p) > 0 {
			return p[len(p)-1], true
		}
	}
	return HelpPlan{}, false
}

func (s State) helpRuns() (HelpPlan, bool) {
	p, ok := s.helpPlan()
	return p, ok && !p.Ended
}

// monitoring returns the first day on which safety is still to be looked at,
// zero when the plan is done; planned says that there is a plan.
func (s State) monitoring() (next meldcode.Date, planned bool) {
	for _, d := range s.safety.ahead {
		if next.IsZero() || d.Before(next) {
			next = d
		}
	}
	return next, s.safety.planned
}

// stepDone says that step n, 1 to 3, was closed with a decision to go on.
func (s State) stepDone(n int) bool {
	c := s.stepClosed[n]
	return c.decision != "" && c.decision != "first"
}

// weighing says that the case came to step 4.
func (s State) weighing() bool {
	r := s.Now()
	for n := 1; n <= 5; n++ {
		if r.standing(n).Option != "" || !r.Considerations[n].Postponed.IsZero() {
			return true
		}
	}
	for n := 1; n <= 3; n++ {
		if d := s.stepClosed[n].decision; d == "weigh" {
			return true
		}
	}
	return s.Round > 1 || s.stepDone(1) && s.stepDone(2) && s.stepDone(3)
}

// toWeigh returns the consideration that comes next on the path, 0 for none.
// After "yes or doubt" at 2 the path leads to Veilig Thuis.
func (s State) toWeigh() int {
	r := s.Now()
	switch {
	case r.standing(1).Option == "" && r.followsFrom(2, 5) == 0:
		return 1
	case r.followsFrom(2, 5) > 0 || r.standing(1).Option == meldcode.NoAction && !s.unsafe2:
		return 0
	case s.unsafe() && r.Considerations[2].Option == "":
		return 2
	case r.standing(1).Option == meldcode.NoAction:
		return 0
	}
	for n := 2; n <= 5; n++ {
		if r.standing(n).Option == "" {
			return n
		}
	}
	return 0
}
