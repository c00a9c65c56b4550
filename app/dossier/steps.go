package dossier

import (
	"strconv"
	"strings"

	"meldcode/app/meldcode"
)

// What a step is said to be.
const (
	StepNotBegun = "nog niet begonnen"
	StepBusy     = "bezig"
	StepDone     = "afgerond"
)

// StepState is one row of the task list of a case.
type StepState struct {
	Number int
	Status string // one of the above
	Line   string // one line of content, may be empty
}

// Steps returns the five steps.
func (s State) Steps(_ meldcode.Date) [5]StepState {
	lines := [5]string{s.lineSignals(), s.lineConsults(), s.lineTalks(), s.lineWeighed(), s.lineDecided()}
	var out [5]StepState
	for i, line := range lines {
		out[i] = StepState{Number: i + 1, Status: StepNotBegun, Line: line}
		switch {
		case s.finished(i + 1):
			out[i].Status = StepDone
		case line != "":
			out[i].Status = StepBusy
		}
	}
	return out
}

func (s State) finished(n int) bool {
	switch n {
	case 1, 2, 3:
		return s.stepDone(n)
	case 4:
		return s.weighing() && s.answered() && s.toWeigh() == 0
	default:
		_, decided := s.decision()
		return s.Closed != nil || decided && !s.toReport() && !s.waiting()
	}
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

func (s State) lineSignals() string {
	if s.Signals == 0 {
		return ""
	}
	line := count(s.Signals, "signaal", "signalen")
	if !s.lastSignal.IsZero() {
		line += ", laatste op " + s.lastSignal.Short()
	}
	return line
}

func (s State) lineConsults() string {
	if len(s.consults) == 0 {
		return ""
	}
	var last meldcode.Date
	for _, d := range s.consults {
		last = later(last, d)
	}
	return count(len(s.consults), "keer", "keer") + " overlegd, laatste op " + last.Short()
}

// fewTalks is how many talks are named one by one.
const fewTalks = 4

// lineTalks says with whom was spoken and with which parent not yet.
func (s State) lineTalks() string {
	var parts []string
	spoken := map[meldcode.PersonID]bool{}
	many := len(s.talks) > fewTalks
	if many {
		parts = append(parts, strconv.Itoa(len(s.talks))+" gesprekken, laatste op "+s.lastTalk.Short())
	}
	for _, t := range s.talks {
		for _, p := range t.with {
			spoken[p] = true
		}
		if !many {
			parts = append(parts, "gesprek met "+s.called(t)+" op "+t.date.Short())
		}
	}
	for i, t := range s.noTalks {
		for _, p := range t.with {
			spoken[p] = true
		}
		if i >= len(s.noTalks)-fewTalks {
			parts = append(parts, "met "+s.called(t)+" nog niet, reden vastgelegd op "+t.date.Short())
		}
	}
	if len(parts) == 0 {
		return ""
	}
	for _, p := range s.Persons {
		if p.Role == meldcode.Parent && !spoken[p.ID] {
			parts = append(parts, p.Called()+" nog niet")
		}
	}
	line := strings.Join(parts, "; ")
	return strings.ToUpper(line[:1]) + line[1:]
}

func (s State) called(t talk) string {
	var names []string
	for _, id := range t.with {
		for _, p := range s.Persons {
			if p.ID == id {
				names = append(names, p.Called())
			}
		}
	}
	switch {
	case len(names) > 0:
		return strings.Join(names, " en ")
	case t.name != "":
		return t.name
	case t.pupil:
		return "het kind"
	}
	return "een ouder"
}

func (s State) lineWeighed() string {
	r := s.Now()
	for n := 5; n >= 1; n-- {
		if a := r.Considerations[n]; a.Option != "" {
			line := "Afweging " + strconv.Itoa(n) + " beantwoord op " + a.Date.Short()
			if s.Round > 1 {
				line += " (ronde " + strconv.Itoa(s.Round) + ")"
			}
			return line
		}
	}
	for n := 1; n <= 5; n++ {
		if on := r.Considerations[n].Postponed; !on.IsZero() {
			return "Uitgesteld tot " + on.Short()
		}
	}
	if s.Round > 1 {
		return "Ronde " + strconv.Itoa(s.Round) + " is begonnen"
	}
	return ""
}

func (s State) lineDecided() string {
	r := s.Now()
	if s.Closed != nil {
		_, text := s.status()
		return text + " op " + s.Closed.Date.Short()
	}
	if n := len(s.duty.reports); n > 0 && s.reported() {
		return "Gemeld op " + s.duty.reports[n-1].date.Short()
	}
	if n := len(r.Decisions); n > 0 {
		d := r.Decisions[n-1]
		text := map[meldcode.OptionID]string{
			meldcode.DecideReport:    "Besloten om te melden op ",
			meldcode.DecideOtherwise: "Anders besloten op ",
			meldcode.DecideNoReport:  "Besloten om niet te melden op ",
		}[d.Report]
		if text != "" {
			return text + d.Date.Short()
		}
	}
	return ""
}

// PathStep is one consideration on the path as it is drawn.
type PathStep struct {
	Number    int
	Option    meldcode.OptionID // "" = not answered in this round
	Date      meldcode.Date
	Entry     EntryID
	Postponed meldcode.Date
	Leads     string // what the answer leads to: "close", "report", "weigh/3", "help", ""
	Reachable bool   // the answers before lead here
	WithVT    bool   // walked together with Veilig Thuis
}

// Path returns the five considerations of the present round.
func (s State) Path() [5]PathStep { return s.PathOf(s.Now()) }

// PathOf returns the five considerations of a round.
func (s State) PathOf(r Round) [5]PathStep {
	leads := map[meldcode.OptionID]string{
		meldcode.NoAction: "close", meldcode.Suspicion: "weigh/2",
		meldcode.Unsafe: "report", meldcode.Safe: "weigh/3",
		meldcode.CannotHelp: "report", meldcode.CanHelp: "weigh/4",
		meldcode.Refused: "report", meldcode.Accepted: "help",
		meldcode.NotReached: "report", meldcode.Reached: "close",
	}
	var out [5]PathStep
	reachable := true
	withVT := false
	for n := 1; n <= 5; n++ {
		a := r.Considerations[n]
		out[n-1] = PathStep{
			Number: n, Option: a.Option, Date: a.Date, Entry: a.Entry, Postponed: a.Postponed,
			Leads: leads[a.Option], Reachable: reachable || withVT, WithVT: withVT,
		}
		if n == 2 && a.Option == meldcode.Unsafe {
			withVT = true
		}
		switch a.Option {
		case meldcode.Suspicion, meldcode.Safe, meldcode.CanHelp, meldcode.Accepted:
		default:
			reachable = false
		}
	}
	return out
}
