package flow

import (
	"slices"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// memberAnswer is the answer that says which colleague a form is about.
const memberAnswer = meldcode.Key(meldcode.WithMember)

func aboutMember(form meldcode.FormID) bool {
	return form == meldcode.FormAccessGiven || form == meldcode.FormAccessEnded || form == meldcode.FormHandedIn
}

// withRole puts the role of who was given access in the entry, so that it reads
// when the colleague has left.
func (m Model) withRole(d dossier.Draft) {
	if c, ok := m.Colleague(meldcode.MemberID(d.Answers.One(memberAnswer))); ok && d.Form == meldcode.FormAccessGiven {
		d.Answers["role"] = meldcode.Typed(c.Role)
	}
}

// backFrom is where the form at r returns to: giving access is sometimes done on
// the way to handing over the tablet.
func (m Model) backFrom(r Route) Route {
	if r.Screen != Add || r.Arg != string(meldcode.FormAccessGiven) {
		return Route{}
	}
	if m.Route.Screen == Hand {
		return m.Route
	}
	if m.Route == r {
		return m.Back
	}
	return Route{}
}

// endedMine reports whether what was recorded ended this member's own access.
func (m Model) endedMine() bool {
	return m.Form.Form.ID == meldcode.FormAccessEnded && string(m.Form.Answers.One(memberAnswer)) == m.Me.ID
}

// noLonger leaves a case that this member just gave up.
func (m Model) noLonger() (Model, []Cmd) {
	m.Ended = append(m.Ended[:len(m.Ended):len(m.Ended)], Ended{By: m.Me.Name, On: m.Today})
	id := m.Form.Case
	m.Overview = slices.DeleteFunc(slices.Clone(m.Overview), func(s dossier.Summary) bool { return s.ID == id })
	m.State, m.Back = nil, Route{}
	return m.open(Route{Screen: Home})
}
