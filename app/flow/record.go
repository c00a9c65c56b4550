package flow

import (
	"strconv"
	"strings"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// drafts turns checked answers into the entries they become.
func (m Model) drafts(clean meldcode.Answers) []dossier.Draft {
	f := m.Form
	d := dossier.Draft{Form: f.Form.ID, Answers: clean}
	if f.Fixes != "" {
		d.Fixes, _ = dossier.ParseHash(f.Fixes)
	}
	if id := f.Answers[meldcode.PersonKey]; f.Form.ID == meldcode.FormPerson && id.Text != "" {
		d.Answers[meldcode.PersonKey] = id
	}
	if about := f.Answers[meldcode.EntryKey]; f.Form.ID == meldcode.FormView && about.Text != "" {
		d.Answers[meldcode.EntryKey] = about
	}
	m.withRole(d)
	drafts := []dossier.Draft{d}
	if f.Form.ID == meldcode.FormOpen && f.Fixes == "" {
		for _, name := range meldcode.PupilNames(clean) {
			drafts = append(drafts, dossier.Draft{Form: meldcode.FormPerson, Answers: meldcode.Answers{
				"name": meldcode.Typed(name), "role": meldcode.Picked(meldcode.OptionID(meldcode.Pupil)),
			}})
		}
	}
	return drafts
}

// recorded says so only now that the store completed, and goes on to what
// comes next.
func (m Model) recorded(msg EntriesRecorded) (Model, []Cmd) {
	m = m.at(msg.Now)
	m.Overview = msg.Overview
	m.Notice = Notice{Status: "Vastgelegd in het logboek om " + clockTime(msg.Now) + " uur."}
	if m.Join.Working {
		m.State = msg.State
		return m.open(caseRoute(m.State.ID))
	}
	m.Concepts, m.Unkept = without(m.Concepts, msg.Concept), m.unkeptBut(msg.Concept)
	here := m.Form.Save == Recording && m.Form.Concept == msg.Concept
	if here || msg.State.ID == m.onScreen() { // else another one was opened meanwhile
		m.State = msg.State
	}
	if here {
		m.Form.Save = Recorded
	}
	if m.locking {
		return m.sealed()
	}
	m, cmds := m.keepOthers() // the store works
	if !here {
		return m, cmds
	}
	if m.endedMine() {
		return m.noLonger()
	}
	next := m.after(m.Form)
	m.Back = Route{}
	m, more := m.open(next)
	return m, append(cmds, more...)
}

// after returns where to go when a form is recorded.
func (m Model) after(f FormView) Route {
	id := m.State.ID
	at := func(s Screen) Route { return Route{Screen: s, Case: id} }
	if m.sign() {
		done := m.Route
		done.Sub = TaskDone
		return done
	}
	if f.Fixes != "" {
		return Route{Screen: Log, Case: id}
	}
	switch f.Form.ID {
	case meldcode.FormOpen:
		if m.Route.Sub != "" {
			return Route{Screen: Add, Case: id, Arg: m.Route.Sub}
		}
	case meldcode.FormSignal:
		if m.State.Loose {
			return at(SignalNext)
		}
	case meldcode.FormDecision:
		if f.Answers.Is("report", meldcode.DecideReport) {
			return at(Report)
		}
	case meldcode.FormReportMade, meldcode.FormOutcome, meldcode.FormFeedback:
		switch {
		case m.State.Loose:
			return at(SignalNext)
		case f.Answers.Is("outcome", meldcode.OutcomeAdvice), f.Answers.Is("outcome", meldcode.OutcomeUnreached):
			return caseRoute(id) // which says what is next: there is no report to follow
		}
		return at(Report)
	case meldcode.FormHelpPlan, meldcode.FormReview, meldcode.FormMonitor, meldcode.FormMonitored:
		return at(HelpPlan)
	case meldcode.FormAccessGiven:
		if m.Back.Screen == Hand {
			return m.Back
		}
		return at(People)
	case meldcode.FormAccessEnded, meldcode.FormPerson:
		return at(People)
	case meldcode.FormHandedIn:
		return at(SignalNext)
	case meldcode.FormView:
		if about := f.Answers.Text(meldcode.EntryKey); about != "" {
			return Route{Screen: Log, Case: id, Arg: about}
		}
	case meldcode.FormDestroyAsked, meldcode.FormDestroyNot, meldcode.FormKeepLonger:
		return at(Destroying)
	case meldcode.FormDiscard, meldcode.FormKeep:
		return Route{Screen: Home}
	}
	if strings.HasPrefix(string(f.Form.ID), "weigh-") || f.Form.ID == meldcode.FormPostpone {
		return at(Weigh)
	}
	if f.Form.Step >= 1 && f.Form.Step <= 3 && !strings.HasPrefix(string(f.Form.ID), "step-close") {
		return Route{Screen: Step, Case: id, Arg: strconv.Itoa(f.Form.Step)}
	}
	if m.State.Loose {
		return at(SignalShow)
	}
	return caseRoute(id)
}
