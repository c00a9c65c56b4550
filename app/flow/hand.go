package flow

import (
	"slices"
	"strconv"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// Task is the one thing that is asked of whoever gets the tablet (S23).
type Task struct {
	ID   string
	Name string // as the unlock screen may say it: it tells nothing of a case
}

// The tasks that have a page of their own.
const (
	TaskSign   = "sign"   // a decision that was prepared
	TaskDone   = "done"   // it is signed: the tablet goes back
	TaskCase   = "case"   //
	TaskSignal = "signal" // one that was handed in
	TaskBack   = "back"   // the tablet comes back to who gave it
)

var tasks = []Task{
	{TaskSign, "Besluit tekenen"}, {TaskDone, "Het besluit is getekend"}, {TaskCase, "Een dossier bekijken"},
	{TaskSignal, "Een signaal bekijken"}, {TaskBack, "Verder waar je was"}, {"weigh", "Stap 4: samen wegen"},
	{"step-1", "Stap 1 bekijken"}, {"step-2", "Stap 2 bekijken"}, {"step-3", "Stap 3 bekijken"},
}

func taskOf(id string) Task {
	for _, t := range tasks {
		if t.ID == id {
			return t
		}
	}
	return Task{}
}

// Task is what r asks of whoever gets the tablet.
func (r Route) Task() Task {
	if r.Screen == Give {
		return taskOf(r.Arg)
	}
	return taskOf(r.Sub)
}

// page returns where a task is done; a signing has no page but its own.
func (r Route) page() Route {
	switch to := (Route{Case: r.Case}); r.Sub {
	case "":
		return Route{Screen: Home}
	case TaskSignal:
		to.Screen = SignalShow
		return to
	case "weigh":
		to.Screen = Weigh
		return to
	case "step-1", "step-2", "step-3":
		to.Screen, to.Arg = Step, r.Sub[len(r.Sub)-1:]
		return to
	}
	return caseRoute(r.Case)
}

// Asked is what the member who unlocks now will see, "" when nothing was asked.
func (m Model) Asked() string {
	if m.Phase == Locked && m.Back.Screen == Hand && m.chosen() == m.Back.Arg {
		return m.Back.Task().Name
	}
	return ""
}

// errand leads the member to whom the tablet was given to what is asked.
func (m Model) errand(r Route) (Model, []Cmd) {
	m.Giver = meldcode.MemberID(r.From)
	if r.Sub == TaskSign || r.Sub == TaskDone {
		return m.enter(r)
	}
	if r.Sub == TaskBack {
		m.Giver = ""
	}
	to := r.page()
	there := func(s dossier.Summary) bool { return s.ID == to.Case }
	if to.Case != "" && !slices.ContainsFunc(m.Overview, there) {
		to = Route{Screen: Home} // what was handed in may lie elsewhere
	}
	return m.instead(to)
}

// mayGive reports whether member can be given the tablet for this task: what is
// in a case is not shown to who cannot read it.
func (m Model) mayGive(task string, member meldcode.MemberID) bool {
	return task == TaskSignal || task == "" || m.Reads(member)
}

// MayGive reports whether the member of the hand-over on screen has access.
func (m Model) MayGive() bool { return m.mayGive(m.Route.Sub, meldcode.MemberID(m.Route.Arg)) }

// give locks the tablet for the member of the hand-over on screen. A decision to
// be signed is sealed for them first.
func (m Model) give() (Model, []Cmd) {
	r := m.Route
	if r.Screen != Hand || !m.MayGive() || m.Hand.Working {
		return m, nil
	}
	r.From = m.Me.ID
	if r.Sub != TaskSign {
		return m.lockTo(r)
	}
	c, ok := m.toSign(r.Case)
	if !ok {
		return m, nil
	}
	m.Hand.Working = true
	return m, []Cmd{m.job(HandOver{To: meldcode.MemberID(r.Arg), Concept: c})}
}

func (m Model) handedOver(HandedOver) (Model, []Cmd) {
	m.Hand.Working = false
	if r := m.Route; r.Screen == Hand {
		r.From = m.Me.ID
		return m.lockTo(r)
	}
	return m, nil
}

// giveBack locks the tablet for who gave it.
func (m Model) giveBack() (Model, []Cmd) {
	if m.Giver == "" {
		return m, nil
	}
	id := m.Route.Case
	if id == "" {
		return m.lockTo(Route{Screen: Hand, Arg: string(m.Giver)})
	}
	return m.lockTo(Route{Screen: Hand, Arg: string(m.Giver), Sub: TaskBack, Case: id, From: m.Me.ID})
}

// HandView is a hand-over.
type HandView struct{ Working bool }

// Signer is the colleague who has to sign the form on screen, if any.
func (f FormView) Signer() (meldcode.Colleague, bool) {
	if f.Form.ID != meldcode.FormDecision {
		return meldcode.Colleague{}, false
	}
	return f.Facts.Signer(f.Answers)
}

// toSign is the newest unfinished decision of a case.
func (m Model) toSign(id dossier.ID) (Concept, bool) {
	is := func(c Concept) bool { return c.Case == id && c.Form == meldcode.FormDecision }
	for _, u := range m.Unkept { // the store may still be at work on it
		if is(u.Concept) {
			return u.Concept, true
		}
	}
	for _, c := range m.Concepts {
		if is(c) {
			return c, true
		}
	}
	return Concept{}, false
}

// Signed is the decision that a colleague signed after this member prepared the
// concept that still lies there; it is of no use any more.
func (m Model) Signed() (dossier.Decision, Concept, bool) {
	c, ok := Concept{}, false
	if m.State != nil {
		c, ok = m.toSign(m.State.ID)
	}
	if !ok {
		return dossier.Decision{}, c, false
	}
	for _, r := range m.State.Rounds {
		for _, d := range r.Decisions {
			e, _ := m.State.Entry(d.Entry)
			if d.Signed && e.Member != m.Me.ID && e.Recorded.Time().After(c.At) {
				return d, c, true
			}
		}
	}
	return dossier.Decision{}, c, false
}

// askSign keeps the concept and goes to the hand-over to its signer, once all
// but the signature is there.
func (m Model) askSign() (Model, []Cmd) {
	f := &m.Form
	c, ok := f.Signer()
	if !ok || f.Save == Recording {
		return m, nil
	}
	f.Refused, f.Problems = nil, nil
	_, problems := f.Form.Check(f.Facts, f.Answers)
	for _, p := range problems {
		if p.Key != meldcode.DeciderKey {
			f.Problems = append(f.Problems, p)
		}
	}
	if len(f.Problems) > 0 {
		f.Checking = false
		return m, []Cmd{FocusField{Problems}}
	}
	if f.edits == f.kept { // what is there from the start is signed too
		f.edits++
	}
	return m.open(Route{Screen: Hand, Arg: string(c.ID), Sub: TaskSign, Case: f.Case})
}

// startSigning lays out the decision that the member on screen was asked to
// sign.
func (m Model) startSigning() Model {
	c, ok := m.toSign(m.Route.Case)
	form, _ := meldcode.FormByID(meldcode.FormDecision)
	if !ok || m.State == nil {
		return m
	}
	m.Form = FormView{Form: form, Case: c.Case, Concept: c.ID, Fixes: c.Fixes, Answers: c.Answers}
	m.Form.Facts = m.facts()
	return m.laid()
}

// sign reports whether the screen asks this member to sign.
func (m Model) sign() bool {
	return m.Route.Screen == Hand && m.Route.Sub == TaskSign && m.Route.Arg == m.Me.ID
}

func stepTask(n string) string { return "step-" + n }

// TaskHere is what a colleague is asked on the screen of r: the tablet can be
// given from there.
func (r Route) TaskHere() string {
	switch r.Screen {
	case Step:
		if n, err := strconv.Atoi(r.Arg); err == nil && n >= 1 && n <= 3 {
			return stepTask(r.Arg)
		}
	case Weigh:
		return "weigh"
	}
	return TaskCase
}
