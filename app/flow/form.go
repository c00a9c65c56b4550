package flow

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// formOf returns the form that belongs on r, if any.
func (m Model) formOf(r Route) (meldcode.Form, bool) {
	id := meldcode.FormID("")
	switch r.Screen {
	case SignalNew:
		id = meldcode.FormSignal
	case CaseNew:
		id = meldcode.FormOpen
	case Add:
		id = meldcode.FormID(r.Arg)
		if id == meldcode.FormFix {
			if e, ok := m.entry(r.Sub); ok {
				id = e.Form
			}
		}
	case Weigh:
		switch r.Arg {
		case "":
		case "postpone":
			id = meldcode.FormPostpone
		default:
			n, _ := strconv.Atoi(r.Arg)
			id = meldcode.FormWeigh(n)
		}
	case Decide:
		id = meldcode.FormDecision
	case Call:
		id = meldcode.FormOutcome
	case Close:
		id = meldcode.FormClose
	case Reopen:
		id = meldcode.FormReopen
	case Leave:
		id = meldcode.FormLeave
	}
	if id == "" || id == meldcode.FormAttachment { // no screen picks its file yet
		return meldcode.Form{}, false
	}
	return meldcode.FormByID(id)
}

// entry returns the entry of the case on screen with this id.
func (m Model) entry(id string) (dossier.Entry, bool) {
	parsed, err := dossier.ParseHash(id)
	if m.State == nil || err != nil {
		return dossier.Entry{}, false
	}
	return m.State.Entry(parsed)
}

// facts are what the form on screen may know.
func (m Model) facts() meldcode.Facts {
	f := meldcode.Facts{Today: m.Today, Me: m.Me.Name, Round: 1}
	if m.State != nil && m.State.ID == m.Form.Case {
		f = m.State.Facts(m.Today, m.Me.Name)
		f.Readers, f.Known = m.State.Readers, m.State.NamesGiven()
	}
	for _, c := range m.Contacts {
		f.Listed = append(f.Listed, c.Called())
	}
	f.Fixing = m.Route.Screen == Add && m.Route.Arg == string(meldcode.FormFix)
	f.MyID, f.Colleagues, f.Holidays = meldcode.MemberID(m.Me.ID), m.Members, m.Holidays
	return f
}

// startForm lays out the form of the screen: from its concept when there is one,
// from what the entry said when it is corrected, else from its prefills.
func (m Model) startForm() Model {
	form, ok := m.formOf(m.Route)
	if !ok || m.InstallFirst() {
		return m
	}
	m.Form = FormView{Form: form, Case: m.Route.Case, Concept: m.Route.String()}
	if m.Route.Screen == CaseNew {
		m.Form.Case = dossier.ID(m.Route.Arg)
	}
	m.Form.Facts = m.facts()
	m.Form.Answers = form.Start(m.Form.Facts)
	m.prefill()
	if e, ok := m.entry(m.Route.Sub); ok && m.Route.Arg == string(meldcode.FormFix) {
		m.Form.Fixes = e.ID.String()
		maps.Copy(m.Form.Answers, m.State.Current(e))
		delete(m.Form.Answers, meldcode.FixWhy)
	} else if ok && form.ID == meldcode.FormStrike {
		m.Form.Fixes = e.ID.String()
	} else if form.ID == meldcode.FormPerson && m.Route.Sub != "" {
		if known := m.personAnswers(meldcode.PersonID(m.Route.Sub)); known != nil {
			maps.Copy(m.Form.Answers, known)
		} else {
			m.Form.Answers["role"] = meldcode.Picked(meldcode.OptionID(m.Route.Sub))
		}
	} else if aboutMember(form.ID) && m.Route.Sub != "" {
		m.Form.Answers[memberAnswer] = meldcode.Picked(meldcode.OptionID(m.Route.Sub))
	}
	for _, c := range m.Concepts {
		if c.ID == m.Form.Concept {
			m.Form.Answers, m.Form.Field = maps.Clone(c.Answers), c.Field
			m.Form.Save, m.Form.SavedAt = ConceptKept, clockTime(c.At)
		}
	}
	for _, u := range m.Unkept {
		if u.ID == m.Form.Concept {
			m.Form.Answers, m.Form.Field = maps.Clone(u.Answers), u.Field
			m.Form.Save, m.Form.edits, m.Form.kept = Saving, u.edits, u.edits
			if u.Fault != NoFault {
				m.Form.Save, m.Form.Fault, m.Form.kept = NotSaved, u.Fault, -1
			}
		}
	}
	return m.laid()
}

// prefill puts in the new form what was said already and is not asked again.
func (m Model) prefill() {
	a := m.Form.Answers
	if m.Route.Screen == CaseNew {
		if m.State != nil && m.State.Loose && m.State.ID == m.Form.Case {
			a["pupils"] = meldcode.Typed(strings.Join(m.State.Names(), "\n"))
		}
		if m.Route.Sub == string(meldcode.FormAsked) {
			a["start"] = meldcode.Picked("asked")
		}
	}
	if _, ok := m.entry(m.Route.Sub); ok && m.Route.Arg == string(meldcode.FormView) {
		a[meldcode.EntryKey] = meldcode.Typed(m.Route.Sub)
	}
	if m.Route.Screen == Call {
		a["named"] = meldcode.Picked("unnamed")
		if !m.CallUntil.IsZero() {
			a["at"] = meldcode.Typed(clockTime(m.CallUntil.Add(-inCall)))
		}
	}
	if m.Route.Arg == string(meldcode.FormDanger) && !m.helped.IsZero() && m.Clock.Sub(m.helped) < youngEnough {
		a["called-at"] = meldcode.Typed(clockTime(m.helped))
	}
}

// personAnswers returns what the last entry about a person said.
func (m Model) personAnswers(id meldcode.PersonID) meldcode.Answers {
	var last meldcode.Answers
	if m.State == nil {
		return nil
	}
	for _, e := range m.State.Entries {
		if e.Form != meldcode.FormPerson {
			continue
		}
		own := meldcode.PersonID(e.ID.String()[:16])
		if given := e.Answers[meldcode.PersonKey].Text; given != "" {
			own = meldcode.PersonID(given)
		}
		if own == id {
			last = maps.Clone(e.Answers)
		}
	}
	if last != nil {
		last[meldcode.PersonKey] = meldcode.Typed(string(id))
	}
	return last
}

// laid works out what is asked and shown now.
func (m Model) laid() Model {
	f := &m.Form
	f.Asks = f.Form.Asks(f.Facts, f.Answers)
	f.Panels = f.Form.Shown(f.Facts, f.Answers)
	return m
}

// answered takes one answer and keeps the concept a moment later.
func (m Model) answered(msg Answered) (Model, []Cmd) {
	f := &m.Form
	if f.Form.ID == "" || f.Save == Recording {
		return m, nil
	}
	m = m.touched()
	f = &m.Form
	f.Answers = maps.Clone(f.Answers)
	f.Answers[msg.Key] = msg.Value
	f.edits++
	f.Field, f.Save, f.Fault, f.Refused = string(msg.Key), Unsaved, NoFault, nil
	return m.laid(), []Cmd{Later{settle, Settled{f.edits}}}
}

func (m Model) focused(key meldcode.Key) (Model, []Cmd) {
	if key == "" {
		return m.keep()
	}
	m.Form.Field = string(key)
	return m, nil
}

// restingSave is what the line says when nothing is under way.
func (m Model) restingSave() SaveState {
	if m.Form.SavedAt != "" && m.Form.edits == m.Form.kept {
		return ConceptKept
	}
	if m.Form.edits == 0 {
		return Untouched
	}
	return Unsaved
}

// submit checks the form and records it, or shows it once more where it leaves
// the house or decides.
func (m Model) submit(confirmed bool) (Model, []Cmd) {
	f := &m.Form
	if f.Form.ID == "" || f.Save == Recording {
		return m, nil
	}
	f.Refused = nil
	clean, problems := f.Form.Check(f.Facts, f.Answers)
	if f.Problems = problems; len(problems) > 0 {
		f.Checking = false
		for _, ask := range f.Asks {
			for _, p := range problems {
				f.More = f.More || ask.More && ask.Key == p.Key
			}
		}
		return m, []Cmd{FocusField{Problems}}
	}
	if doubts := f.Form.Doubts(f.Facts, clean, meldcode.PersonID(f.Answers.Text(meldcode.PersonKey))); len(doubts) > 0 && !slices.Equal(doubts, f.doubted) {
		f.Problems, f.doubted, f.Checking = doubts, doubts, false
		return m, []Cmd{FocusField{Problems}}
	}
	if f.Form.Allowed != nil {
		if f.Refused = f.Form.Allowed(f.Facts); len(f.Refused) > 0 {
			f.Checking = false
			return m, []Cmd{FocusField{Problems}}
		}
	}
	drafts := m.drafts(clean)
	if m.State != nil && m.State.ID == f.Case {
		if f.Refused = m.State.Check(drafts[0], m.Today); len(f.Refused) > 0 {
			f.Checking = false
			return m, []Cmd{FocusField{Problems}}
		}
	}
	if f.Form.Confirm && !confirmed {
		f.Checking = true
		m, cmds := m.keep()
		return m, append(cmds, Show{Focus: true})
	}
	if f.edits != f.kept {
		m = m.hold()
	}
	f.Save, f.Fault = Recording, NoFault
	return m, []Cmd{m.job(Record{Case: f.Case, Drafts: drafts, Concept: f.Concept})}
}

// clockTime writes a time as Dutch people do, "14.32".
func clockTime(t time.Time) string { return t.Format("15.04") }
