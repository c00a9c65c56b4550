package dossier

import "meldcode/app/meldcode"

// duty follows through one round whether a report follows from the
// considerations and whether it was made. It is the guard of D1 and D2.
type duty struct {
	// reports since the round began, or since Veilig Thuis took it as advice.
	// A report may be recorded before the answer it belongs to: one calls first.
	reports []mark
	from    int  // reports before this place were for what no longer stands
	taken   bool // Veilig Thuis took one of them as a report
	advice  bool // Veilig Thuis took it as advice and nothing was weighed since
	weighed [6]mark
	calm    [6]int // where each was last answered so that nothing followed from it
	tries   int    // to hear how it stands, since the report
	decided bool   // Veilig Thuis's decision is recorded, since the report
	contact meldcode.Date
	ask     meldcode.Date // when to ask again, as chosen
	outcome meldcode.OptionID
}

type mark struct {
	at   int // place in the fold
	date meldcode.Date
}

// reportFollows says from which answers a report follows.
func reportFollows(n int, o meldcode.OptionID) bool {
	switch n {
	case 2:
		return o == meldcode.Unsafe
	case 3:
		return o == meldcode.CannotHelp
	case 4:
		return o == meldcode.Refused
	case 5:
		return o == meldcode.NotReached
	}
	return false
}

// standing returns the answer to n that counts: of this round, or carried.
func (r Round) standing(n int) Answer {
	if a := r.Considerations[n]; a.Option != "" {
		return a
	}
	return r.Carried[n]
}

// followsFrom returns the first consideration among from..to that makes a report
// follow, 0 for none.
func (r Round) followsFrom(from, to int) int {
	for n := from; n <= to; n++ {
		if reportFollows(n, r.standing(n).Option) {
			return n
		}
	}
	return 0
}

// handled says that a report, or Veilig Thuis's own taking it as one, is
// recorded for everything it follows from. A "no" at 5 asks for a report of its
// own: "(opnieuw) melden".
func (d duty) handled(r Round) bool {
	for n := 2; n <= 5; n++ {
		if reportFollows(n, r.standing(n).Option) && (d.advice || !d.covers(n)) {
			return false
		}
	}
	return true
}

// covers says that a report is recorded that can be meant for the answer to n.
func (d duty) covers(n int) bool {
	for _, m := range d.reports {
		if m.at <= d.from || m.at <= d.calm[n] {
			continue
		}
		if n < 5 || m.at > d.weighed[5].at || !m.date.Before(d.weighed[5].date) {
			return true
		}
	}
	return false
}

func newDuty() duty { return duty{from: -1, calm: [6]int{-1, -1, -1, -1, -1, -1}} }

func (d *duty) clear() {
	d.reports, d.taken, d.tries, d.decided = nil, false, 0, false
	d.contact, d.ask, d.outcome = meldcode.Date{}, meldcode.Date{}, ""
}

// report records that a report was made or taken.
func (d *duty) report(m mark) {
	d.reports = append(d.reports, m)
	d.advice, d.decided, d.tries = false, false, 0
	d.contact, d.ask = meldcode.Date{}, meldcode.Date{}
}

// hear records what Veilig Thuis said in a call.
func (d *duty) hear(o meldcode.OptionID, m mark, r Round) {
	d.outcome = o
	switch o {
	case meldcode.OutcomeReport, meldcode.OutcomeKnown:
		// The same call may be recorded twice, as a report and as its outcome:
		// that must not begin the terms anew.
		if len(d.reports) == 0 || !d.handled(r) {
			d.report(m)
		}
		d.taken = true
	case meldcode.OutcomeAdvice:
		if r.followsFrom(2, 5) > 0 && !(d.taken && d.handled(r)) {
			d.clear()
			d.outcome = o
			d.advice = true
		}
		d.contact = later(d.contact, m.date)
	case meldcode.OutcomeUnreached:
		if len(d.reports) > 0 {
			d.tries++
			d.contact = later(d.contact, m.date)
		}
	}
}

// told records a word from Veilig Thuis.
func (d *duty) told(f Feedback) {
	if len(d.reports) == 0 {
		return
	}
	d.contact = later(d.contact, f.Date)
	d.ask = f.NextOn
	switch f.What {
	case "nothing":
		d.tries++
	case "decision", "ended":
		d.decided, d.taken = true, true
	default:
		d.taken = true
	}
}

// weigh records an answer to n; r holds it already, had is the consideration
// from which a report followed before it, 0 for none.
func (d *duty) weigh(n int, m mark, r Round, had int) {
	d.weighed[n] = m
	if !reportFollows(n, r.standing(n).Option) {
		d.calm[n] = m.at
	}
	if n == 2 || n == had {
		d.advice = false // weighed again, with Veilig Thuis's view
	}
	if had > 0 && r.followsFrom(2, 5) == 0 {
		d.from = m.at
		d.outcome = ""
	}
}

func later(a, b meldcode.Date) meldcode.Date {
	if b.After(a) {
		return b
	}
	return a
}
