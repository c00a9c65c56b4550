package flow

import (
	"slices"
	"strings"

	"meldcode/app/meldcode"
)

// TeamView is the page on which a member leaves.
type TeamView struct {
	Typed    string            // the name, typed to be sure
	Leaving  meldcode.MemberID // while that is being done
	Refused  []string          // why it cannot be done now
	Problems []meldcode.Problem
	Working  bool
}

// Ended says that this member can no longer read a case.
type Ended struct {
	By string        // who ended it
	On meldcode.Date //
	// Destroyed says that the case is not there any more.
	Destroyed bool
}

// Colleague returns the other member of that id.
func (m Model) Colleague(id meldcode.MemberID) (meldcode.Colleague, bool) {
	for _, c := range m.Members {
		if c.ID == id {
			return c, true
		}
	}
	return meldcode.Colleague{}, false
}

// Called is the name of a member: of a colleague, or one's own.
func (m Model) Called(id meldcode.MemberID) string {
	if c, ok := m.Colleague(id); ok {
		return c.Name
	}
	if id != "" && string(id) == m.Me.ID {
		return m.Me.Name
	}
	return ""
}

// taken reports whether a member has this name already: decisions and hand-overs
// go by name, so it must say who.
func (m Model) taken(name string) bool {
	same := func(c meldcode.Colleague) bool { return meldcode.SameName(c.Name, name) }
	return m.Phase == Open && (meldcode.SameName(m.Me.Name, name) || slices.ContainsFunc(m.Members, same))
}

// membersTold takes the members as stored: somebody was added or has left.
func (m Model) membersTold(msg MembersTold) (Model, []Cmd) {
	known := m.Members
	m.State = nil
	if msg.Members != nil {
		m.Members = msg.Members
	}
	if msg.Overview != nil {
		m.Overview = msg.Overview
	}
	if msg.Added != "" {
		m.Setup = SetupView{For: Enrol, Joining: true, Name: msg.Added}
		for _, c := range msg.Members {
			if !slices.ContainsFunc(known, func(k meldcode.Colleague) bool { return k.ID == c.ID }) {
				m.Setup.Added = c.ID
			}
		}
		return m.open(pageRoute(Enrol, PageDone))
	}
	if string(m.Team.Leaving) == m.Me.ID {
		return m.locked()
	}
	for _, c := range known {
		if c.ID == m.Team.Leaving {
			m.Notice = Notice{Status: c.Name + " hoort niet meer bij deze tablet."}
		}
	}
	return m.open(Route{Screen: Settings, Arg: "people"})
}

// letLeave lets the member of the page leave, when their name was typed.
func (m Model) letLeave() (Model, []Cmd) {
	t := &m.Team
	id := meldcode.MemberID(m.Route.Sub)
	name := m.Called(id)
	if t.Working || name == "" {
		return m, nil
	}
	t.Problems, t.Refused = nil, nil
	if !meldcode.SameName(t.Typed, name) {
		t.Problems = []meldcode.Problem{{Key: meldcode.Key(FieldLeaving), Text: "Typ de naam van wie vertrekt: " + strings.TrimSpace(name) + "."}}
		return m, []Cmd{FocusField{Problems}}
	}
	if string(id) == m.Me.ID {
		if t.Refused = m.onlyMine(); len(t.Refused) > 0 {
			return m, []Cmd{FocusField{Problems}}
		}
	}
	t.Working, t.Leaving = true, id
	return m, []Cmd{m.job(RemoveMember{id})}
}

// onlyMine says of which cases and signals this member is the only reader, and
// what to do first; empty when of none.
func (m Model) onlyMine() []string {
	var cases []string
	signals := 0
	for _, s := range m.Overview {
		other := func(c meldcode.Colleague) bool { return slices.Contains(s.Readers, c.ID) }
		switch {
		case s.Gone || slices.ContainsFunc(m.Members, other):
		case !s.Loose:
			cases = append(cases, s.Reference)
		case s.HandedTo == "":
			signals++
		}
	}
	var why []string
	if len(cases) > 0 {
		why = append(why, "Jij bent de enige die dit kan lezen: dossier "+strings.Join(cases, ", dossier ")+". Geef eerst een collega toegang.")
	}
	if signals > 0 {
		why = append(why, "Je hebt nog losse signalen. Geef ze eerst door aan een collega, of rond ze af op het overzicht.")
	}
	return why
}

// Readers are the other members who can read the case on screen.
func (m Model) Readers() []meldcode.Colleague {
	var found []meldcode.Colleague
	if m.State == nil {
		return nil
	}
	for _, c := range m.Members {
		if m.Reads(c.ID) {
			found = append(found, c)
		}
	}
	return found
}

// Reads reports whether a member can read the case on screen.
func (m Model) Reads(id meldcode.MemberID) bool {
	switch {
	case m.State == nil:
		return false
	case len(m.State.Readers) == 0: // nobody told
		return m.State.Reads(id)
	}
	return slices.Contains(m.State.Readers, id)
}
