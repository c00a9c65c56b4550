package dossier

import (
	"strconv"

	"meldcode/app/meldcode"
)

// NextID names a kind of next action.
type NextID string

// Next is the one thing to do now.
type Next struct {
	ID   NextID
	Text string        // Dutch
	Date meldcode.Date // by when; today when it has no day of its own
	Go   string        // route fragment relative to the case: "call", "weigh/2", "add/roles"
}

// due is a candidate for Next, in the order of urgency. It holds dates and no
// words about today, so that an overview can be made without the log.
type due struct {
	ID   NextID        `json:"id"`
	Text string        `json:"text"`
	Go   string        `json:"go"`
	Date meldcode.Date `json:"date,omitzero"` // zero = today
	From meldcode.Date `json:"from,omitzero"` // applies from this day on; zero = at once
}

// Next returns the first row of the agenda that applies today; when none does,
// the one that comes first. An open case always has one. A closed case has one while
// a request waits for an answer.
func (s State) Next(today meldcode.Date) Next { return pick(s.agenda, today) }

func pick(agenda []due, today meldcode.Date) Next {
	d, ok := first(agenda, today)
	if !ok {
		return Next{}
	}
	return Next{d.ID, d.Text, dateOr(d.Date, today), d.Go}
}

// first returns the row of the agenda that comes first; false when it is empty.
func first(agenda []due, today meldcode.Date) (due, bool) {
	best := -1
	for i, d := range agenda {
		if !d.From.After(today) {
			best = i
			break
		}
		if best < 0 || d.From.Before(agenda[best].From) {
			best = i
		}
	}
	if best < 0 {
		return due{}, false
	}
	return agenda[best], true
}

func again(n int) (text, where string) {
	number := strconv.Itoa(n)
	return "Weeg opnieuw (afweging " + number + ").", "weigh/" + number
}

// plan makes the agenda: the table of screens.md 1, with what it leaves open
// between its last rows.
func (s State) plan() []due {
	if s.Loose {
		if s.Discarded || s.MovedTo != "" {
			return nil
		}
		on := s.waits.AddDays(s.Agreed.Signal())
		if !s.lookAgain.IsZero() {
			return []due{{ID: "choose", Text: "Kies wat je met dit signaal doet.", Go: "next", Date: s.lookAgain, From: s.lookAgain}}
		}
		return []due{{ID: "choose", Text: "Kies wat je met dit signaal doet.", Go: "next", Date: on}}
	}
	if s.Closed != nil {
		return s.requests()
	}
	var out []due
	add := func(d due) { out = append(out, d) }
	dated := func(d due, on meldcode.Date) { d.Date, d.From = on, on; add(d) }

	r := s.Now()
	follows := s.Follows()
	if s.call {
		add(due{ID: "danger", Text: "Bel Veilig Thuis of 112 en leg vast wat is afgesproken.", Go: "call"})
	}
	if s.toReport() {
		if s.duty.advice {
			text, where := again(follows.By)
			add(due{ID: "reweigh", Text: text, Go: where})
		} else {
			d := due{ID: "report", Text: "Doe de melding: bel Veilig Thuis.", Go: "call"}
			if decided, _ := s.decision(); s.Deviates() && !decided.LookOn.IsZero() {
				d.Date, d.From = decided.LookOn, decided.LookOn
			}
			add(d)
		}
	}
	if s.unsafeSeen {
		text, where := again(2)
		add(due{ID: "reweigh", Text: text, Go: where})
	}
	if s.authority.IsZero() && (r.standing(1).Option == meldcode.Suspicion || s.hasTask(TaskAuthority)) {
		add(due{ID: "authority", Text: "Breng het bevoegd gezag op de hoogte.", Go: "add/authority-informed"})
	}
	if s.waiting() {
		on, from := s.askOn()
		add(due{ID: "feedback", Text: "Vraag Veilig Thuis hoe het staat.", Go: "report", Date: on, From: from})
	}
	if p, ok := s.helpRuns(); ok && !p.Until.IsZero() {
		add(due{ID: "help", Text: "Beoordeel of de hulp heeft geholpen (afweging 5).", Go: "weigh/5", Date: p.Until, From: p.Until.AddDays(1)})
		for _, on := range s.reviewsOn(p) {
			dated(due{ID: "review", Text: "Kijk hoe het gaat met de hulp.", Go: "add/review"}, on)
		}
	}
	if on, _ := s.monitoring(); !on.IsZero() {
		dated(due{ID: "monitor", Text: "Kijk of het nog veilig is en leg dat vast.", Go: "add/monitored"}, on)
	}
	for n := 1; n <= 5; n++ {
		if on := r.Considerations[n].Postponed; !on.IsZero() {
			text, where := again(n)
			dated(due{ID: "postponed", Text: text, Go: where}, on)
		}
	}
	out = append(out, s.requests()...)
	s.planSteps(add, dated)
	s.planEnd(add, dated)
	if len(out) == 0 {
		add(due{ID: "choose-date", Text: "Kies een datum om weer te kijken.", Go: "add/look-again"})
	}
	return out
}

// requests are those of pupils and parents that wait for an answer: a week ahead,
// and of a closed case too.
func (s State) requests() []due {
	var out []due
	for _, t := range s.Tasks {
		if t.ID == TaskRequest {
			out = append(out, due{ID: "request", Text: t.Text, Go: t.Go, Date: t.Since, From: t.Since.AddDays(-7)})
		}
	}
	return out
}

// planSteps are the rows of steps 1 to 4.
func (s State) planSteps(add func(due), dated func(due, meldcode.Date)) {
	for _, t := range s.Tasks {
		switch t.ID {
		case TaskSigned:
			// A week for the paper to come back; before that it would hide what
			// matters more.
			add(due{ID: "signed", Text: t.Text, Go: t.Go, Date: t.Since.AddDays(7), From: t.Since.AddDays(7)})
		case TaskAboveSchool:
			add(due{ID: "above-school", Text: t.Text, Go: t.Go})
		case TaskAdvice:
			add(due{ID: "talk-advice", Text: t.Text, Go: t.Go})
		}
	}
	r := s.Now()
	early := s.Round == 1 && !s.weighing() && !s.toReport() && !s.reported()
	answers := early && s.question && s.Signals == 0 // the case is about what others ask
	if answers {
		add(s.planQuestion())
	}
	early = early && !(answers && s.worried == meldcode.No)
	if early && len(s.consults) == 0 {
		add(due{ID: "consult", Text: "Overleg met een collega of bel Veilig Thuis voor advies.", Go: "add/consult"})
	}
	if early && s.asked == 0 {
		add(due{ID: "more-signals", Text: "Vraag of collega's ook iets zagen.", Go: "add/more-signals"})
	}
	planned := false
	for i := range s.plans {
		planned = planned || !s.plans[i].On.IsZero()
	}
	talked := len(s.noTalks) > 0 || s.withParent || planned
	if !talked && !answers && s.Round == 1 && !s.toReport() && !s.reported() && r.standing(1).Option != meldcode.NoAction {
		add(due{ID: "talk", Text: "Plan een gesprek met de ouders, of leg uit waarom nog niet.", Go: "step/3"})
	}
	if on := s.nextTalk(); !on.IsZero() {
		dated(due{ID: "next-talk", Text: "Voer het afgesproken gesprek en leg het vast.", Go: "add/talk-parent"}, on)
	}
	s.planTalks(dated)
	if len(s.Readers) == 1 {
		add(due{ID: "readers", Text: "Geef een tweede collega toegang.", Go: "people"})
	}
	if n := s.openStep(); n > 0 && early {
		d := due{ID: "step", Text: "Neem een besluit over stap " + strconv.Itoa(n) + ".", Go: "step/" + strconv.Itoa(n)}
		if until := s.stepClosed[n].until; !until.IsZero() && s.stepClosed[n].decision == "first" {
			dated(d, until)
		} else {
			add(d)
		}
	}
	if n := s.toWeigh(); n > 0 && s.weighing() && r.Considerations[n].Postponed.IsZero() {
		number := strconv.Itoa(n)
		_, planned := s.helpPlan()
		switch {
		case n == 1:
			add(due{ID: "weigh", Text: "Weeg samen: begin met afweging 1.", Go: "weigh/1"})
		case n == 5 && !planned:
			add(due{ID: "help-plan", Text: "Leg het hulpplan vast.", Go: "help"})
		case n < 5:
			add(due{ID: "weigh", Text: "Weeg samen: ga verder met afweging " + number + ".", Go: "weigh/" + number})
		}
	}
}

// planEnd are the rows of step 5 and of closing.
func (s State) planEnd(add func(due), dated func(due, meldcode.Date)) {
	r := s.Now()
	d, decided := s.decision()
	accepted := r.standing(4).Option == meldcode.Accepted
	switch {
	case !decided && (s.reported() || s.Follows().Help && accepted):
		add(due{ID: "decide", Text: "Leg de twee beslissingen vast: melden en hulp.", Go: "decide"})
	case decided && d.Help == meldcode.HelpWithVT:
		dated(due{ID: "decide-help", Text: "Leg beslissing 2 vast: is hulp (ook) mogelijk?", Go: "decide"}, d.HelpOn)
	}
	if _, planned := s.helpPlan(); decided && d.Help == meldcode.HelpYes && !planned {
		add(due{ID: "help-plan", Text: "Leg het hulpplan vast.", Go: "help"})
	}
	if _, planned := s.monitoring(); !planned && r.standing(5).Option == meldcode.Reached {
		add(due{ID: "plan-monitor", Text: "Spreek af hoe jullie de veiligheid blijven volgen.", Go: "add/monitor"})
	}
	switch {
	case !s.lookAgain.IsZero():
		dated(due{ID: "look-again", Text: "Kijk weer naar dit dossier en kies wat nodig is.", Go: "add/look-again"}, s.lookAgain)
	case s.closable():
		add(due{ID: "close", Text: "Sluit het dossier, of kies een datum om weer te kijken.", Go: "close"})
	}
}

// planQuestion is the row of a case that began with a question from outside, as
// long as the school has recorded nothing itself.
func (s State) planQuestion() due {
	switch s.worried {
	case meldcode.Yes:
		return due{ID: "own-worry", Text: "Leg je eigen zorgen vast als signaal.", Go: "add/signal"}
	case meldcode.No:
		return due{ID: "no-worry", Text: "Hebben jullie zelf geen zorgen? Beantwoord afweging 1. Daarna kun je het dossier sluiten.", Go: "weigh/1"}
	}
	return due{ID: "asked", Text: "Leg vast wie iets vraagt, en wat jullie gaven.", Go: "add/asked"}
}

func (s State) hasTask(id TaskID) bool {
	for _, t := range s.Tasks {
		if t.ID == id {
			return true
		}
	}
	return false
}

// askOn returns by when Veilig Thuis should have been heard, and from when to
// ask: the day after for a term of theirs, the day itself for one's own.
func (s State) askOn() (on, from meldcode.Date) {
	if !s.duty.ask.IsZero() {
		return s.duty.ask, s.duty.ask
	}
	assess, feedback := s.terms()
	switch contact := s.duty.contact; {
	case contact.IsZero() || contact.Before(assess):
		on = assess
	case contact.Before(feedback):
		on = feedback
	default:
		on = contact.AddDays(7)
	}
	return on, on.AddDays(1)
}

// terms returns the days that follow from the last report.
func (s State) terms() (assess, feedback meldcode.Date) {
	if len(s.duty.reports) == 0 {
		return
	}
	on := s.duty.reports[len(s.duty.reports)-1].date
	return meldcode.TermByID(meldcode.TermAssess).After(on), meldcode.FeedbackTerm(s.Agreed).After(on)
}

func (s State) nextTalk() meldcode.Date {
	if s.talkOn.After(s.lastTalk) {
		return s.talkOn
	}
	return meldcode.Date{}
}

// reviewsOn returns the days of plan p on which nobody looked yet.
func (s State) reviewsOn(p HelpPlan) []meldcode.Date {
	return append(after(p.Reviews, s.reviews.looked), s.reviews.ahead...)
}

// openStep returns the first of steps 1 to 3 that is not closed, 0 for none.
func (s State) openStep() int {
	for n := 1; n <= 3; n++ {
		if !s.stepDone(n) {
			return n
		}
	}
	return 0
}
