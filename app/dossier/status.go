package dossier

import (
	"strconv"

	"meldcode/app/meldcode"
)

// StatusID names a state of a case; a colour may hang on it, never alone.
type StatusID string

// The states of screens.md 1.
const (
	StatusLoose    StatusID = "loose"
	StatusSteps    StatusID = "steps"
	StatusWeighing StatusID = "weighing"
	StatusDeciding StatusID = "deciding"
	StatusReport   StatusID = "report"  // a report follows, none is recorded
	StatusWaiting  StatusID = "waiting" // reported
	StatusAdvice   StatusID = "advice"  // Veilig Thuis took it as advice
	StatusHelp     StatusID = "help"
	StatusMonitor  StatusID = "monitor"
	StatusClosed   StatusID = "closed"
)

// DeviatesText is the tag beside the state of a deviating decision.
const DeviatesText = "Wijkt af van het afwegingskader"

// Status is where a case stands, in words.
type Status struct {
	ID       StatusID `json:"id"`
	Text     string   `json:"text"`
	Deviates bool     `json:"deviates,omitempty"`
}

var endingText = map[meldcode.OptionID]string{
	meldcode.EndNoAction:    "Gesloten: geen actie nodig",
	meldcode.EndUnfounded:   "Gesloten: vermoeden klopte niet",
	meldcode.EndAfterReport: "Gesloten na melding",
	meldcode.EndAfterHelp:   "Gesloten na hulp",
	meldcode.EndLeft:        "Gesloten: leerling van school",
}

// Status returns where the case stands.
func (s State) Status(_ meldcode.Date) Status {
	id, text := s.status()
	return Status{id, text, s.Closed == nil && s.Deviates()}
}

func (s State) status() (StatusID, string) {
	switch {
	case s.Loose && s.Discarded:
		return StatusClosed, "Signaal weggegooid"
	case s.Loose && s.MovedTo != "":
		return StatusClosed, "Signaal overgenomen in een dossier"
	case s.Loose:
		return StatusLoose, "Los signaal"
	case s.Closed != nil:
		if text, ok := endingText[s.Closed.Ending]; ok {
			return StatusClosed, text
		}
		return StatusClosed, "Gesloten"
	case s.toReport() && s.duty.advice:
		return StatusAdvice, "Advies van Veilig Thuis: opnieuw wegen"
	case s.toReport():
		return StatusReport, "Melden: nog doen"
	case s.waiting():
		return StatusWaiting, "Gemeld: wacht op Veilig Thuis"
	}
	if p, runs := s.helpRuns(); runs {
		return StatusHelp, "Hulp loopt tot " + p.Until.Dutch()
	}
	if on, _ := s.monitoring(); !on.IsZero() {
		return StatusMonitor, "Veiligheid volgen, volgende keer " + on.Dutch()
	}
	if s.weighing() || s.reported() {
		return s.weighStatus()
	}
	text := [...]string{"In gesprek", "Signalen verzamelen", "Overleggen", "In gesprek"}
	return StatusSteps, text[s.openStep()]
}

func (s State) weighStatus() (StatusID, string) {
	r := s.Now()
	n := s.toWeigh()
	for i := 1; i <= 5; i++ {
		if on := r.Considerations[i].Postponed; !on.IsZero() && (n == 0 || i <= n) {
			return StatusWeighing, "Wegen: uitgesteld tot " + on.Dutch()
		}
	}
	if n == 0 || s.reported() || n == 5 {
		return StatusDeciding, "Beslissen"
	}
	return StatusWeighing, "Wegen: afweging " + strconv.Itoa(n)
}

// Term is a day by which something is expected.
type Term struct {
	ID     meldcode.TermID
	Label  string
	Source string // where it comes from: what is no law must not look like one
	On     meldcode.Date
	Done   bool
	Go     string // route fragment relative to the case: where to do what it is about
}

// Ids of terms beside those of the protocol.
const (
	termPostponed meldcode.TermID = "postponed"
	termTalk      meldcode.TermID = "next-talk"
	termReview    meldcode.TermID = "review"
	termStep      meldcode.TermID = "step"
	termLook      meldcode.TermID = "look-again"
	termDeviates  meldcode.TermID = "deviates"
	termAsk       meldcode.TermID = "ask"
	termDecide    meldcode.TermID = "decide-help"
)

// Terms returns the terms of the case that are open, and of the last report
// those that are done.
func (s State) Terms(_ meldcode.Date) []Term {
	var out []Term
	known := func(id meldcode.TermID, on meldcode.Date, done bool, where string) {
		t := meldcode.TermByID(id)
		if id == meldcode.TermFeedback {
			t = meldcode.FeedbackTerm(s.Agreed)
		}
		out = append(out, Term{id, t.Label, string(t.Source), on, done, where})
	}
	own := func(id meldcode.TermID, label string, on meldcode.Date, where string) {
		if !on.IsZero() {
			out = append(out, Term{ID: id, Label: label, Source: string(meldcode.SourceOwn), On: on, Go: where})
		}
	}
	if s.reported() {
		assess, feedback := s.terms()
		known(meldcode.TermAssess, assess, s.duty.decided, "report")
		known(meldcode.TermFeedback, feedback, s.duty.decided, "report")
		if s.waiting() {
			own(termAsk, "Veilig Thuis opnieuw vragen", s.duty.ask, "report")
		}
	}
	if p, ok := s.helpRuns(); ok && !p.Until.IsZero() {
		known(meldcode.TermHelp, p.Until, false, "weigh/5")
		for _, on := range s.reviewsOn(p) {
			own(termReview, "Kijken hoe het gaat met de hulp", on, "add/review")
		}
	}
	if on, _ := s.monitoring(); !on.IsZero() {
		known(meldcode.TermMonitor, on, false, "add/monitored")
	}
	for n := 1; n <= 5; n++ {
		own(termPostponed, "Opnieuw wegen: afweging "+strconv.Itoa(n), s.Now().Considerations[n].Postponed, "weigh/"+strconv.Itoa(n))
	}
	own(termTalk, "Het volgende gesprek", s.nextTalk(), "add/talk-parent")
	for _, p := range s.plans {
		if p.On != s.nextTalk() {
			own(termTalk, "Het gesprek dat is voorbereid", p.On, s.talkForm(p))
		}
	}
	for n := 1; n <= 3; n++ {
		if c := s.stepClosed[n]; c.decision == "first" {
			own(termStep, "Besluit over stap "+strconv.Itoa(n), c.until, "step/"+strconv.Itoa(n))
		}
	}
	if d, ok := s.decision(); ok && s.Deviates() {
		own(termDeviates, "Opnieuw kijken naar het afwijkende besluit", d.LookOn, "decide")
	}
	if d, ok := s.decision(); ok && d.Help == meldcode.HelpWithVT {
		own(termDecide, "Beslissing 2: is hulp (ook) mogelijk?", d.HelpOn, "decide")
	}
	own(termLook, "Weer kijken naar dit dossier", s.lookAgain, "add/look-again")
	return out
}
