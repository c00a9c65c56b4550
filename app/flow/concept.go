package flow

import (
	"slices"
	"time"
)

// settle is how long nothing must be typed before the concept is kept.
const settle = 800 * time.Millisecond

// keep saves the concept when it holds something that the store has not.
func (m Model) keep() (Model, []Cmd) {
	f := &m.Form
	if m.Phase != Open || f.Form.ID == "" || f.edits == f.kept || f.Save == Recording || f.Save == Recorded {
		return m, nil
	}
	f.Save, f.kept = Saving, f.edits
	m = m.hold()
	return m, []Cmd{m.job(KeepConcept{Concept: m.Unkept[0].Concept, Edits: f.edits})}
}

// hold remembers the form on screen as one that the store does not have yet, so
// that leaving it loses nothing.
func (m Model) hold() Model {
	f := m.Form
	c := Concept{ID: f.Concept, Case: f.Case, Route: m.Route.String(), Form: f.Form.ID,
		Answers: f.Answers, Field: f.Field, At: m.Clock, Fixes: f.Fixes}
	m.Unkept = append([]Unkept{{Concept: c, edits: f.edits}}, m.unkeptBut(c.ID)...)
	return m
}

func (m Model) unkeptBut(id string) []Unkept {
	return slices.DeleteFunc(slices.Clone(m.Unkept), func(u Unkept) bool { return u.ID == id })
}

func without(concepts []Concept, id string) []Concept {
	return slices.DeleteFunc(slices.Clone(concepts), func(c Concept) bool { return c.ID == id })
}

// keepOthers tries once more to store the forms that the store refused before.
func (m Model) keepOthers() (Model, []Cmd) {
	var cmds []Cmd
	m.Unkept = slices.Clone(m.Unkept)
	for i, u := range m.Unkept {
		if u.Fault == NoFault || u.ID == m.Form.Concept {
			continue
		}
		m.Unkept[i].Fault = NoFault
		cmds = append(cmds, m.job(KeepConcept{Concept: u.Concept, Edits: u.edits}))
	}
	return m, cmds
}

// keeping says that the store is at work on an unfinished form.
func (m Model) keeping() bool {
	return slices.ContainsFunc(m.Unkept, func(u Unkept) bool { return u.Fault == NoFault })
}

func (m Model) conceptSaved(msg ConceptSaved) (Model, []Cmd) {
	m = m.at(msg.Now)
	if i := slices.IndexFunc(m.Unkept, func(u Unkept) bool { return u.ID == msg.ID && u.edits == msg.Edits }); i >= 0 {
		m.Concepts = append([]Concept{m.Unkept[i].Concept}, without(m.Concepts, msg.ID)...)
		m.Unkept = m.unkeptBut(msg.ID)
	}
	if f := &m.Form; msg.ID == f.Concept && (f.Save == Saving || f.Save == Unsaved) {
		f.SavedAt = clockTime(msg.Now)
		if f.edits == msg.Edits { // else what was typed since is on its way, or will be
			f.Save = ConceptKept
		}
	}
	if m.locking {
		return m.sealed()
	}
	m, cmds := m.keepOthers() // it works again
	if len(m.Unkept) == 0 {
		m.Notice.Alert = ""
	}
	m, more := m.sealed()
	return m, append(cmds, more...)
}

// conceptNotSaved says so. The text stays: on screen, or when the person went
// on, in memory and in reach from the overview.
func (m Model) conceptNotSaved(cmd KeepConcept, fault Fault) (Model, []Cmd) {
	m = m.refused(cmd.Concept.ID, fault)
	if f := &m.Form; cmd.Concept.ID == f.Concept {
		f.kept = -1 // what failed is not kept
		if f.Save == Saving || f.Save == Unsaved {
			f.Save, f.Fault, f.again = NotSaved, fault, false
			m.Notice = Notice{Alert: "Nog niet bewaard. " + fault.What() + " Je tekst staat nog op het scherm."}
		}
	} else {
		m.Notice = Notice{Alert: "Nog niet bewaard. " + fault.What() + " Je tekst staat op het overzicht, bij je concepten."}
	}
	return m.unsealed()
}

// refused notes why the store does not have an unfinished form.
func (m Model) refused(id string, fault Fault) Model {
	m.Unkept = slices.Clone(m.Unkept)
	for i := range m.Unkept {
		if m.Unkept[i].ID == id {
			m.Unkept[i].Fault = fault
		}
	}
	return m
}

// notRecorded says so, and why. What was to be recorded stays within reach.
func (m Model) notRecorded(cmd Record, msg Failed) (Model, []Cmd) {
	here := m.Form.Save == Recording && m.Form.Concept == cmd.Concept
	switch {
	case cmd.Concept == "":
		m.Notice = Notice{Alert: msg.notDone()}
		return m, nil
	case here && len(msg.Why) > 0:
		m.Unkept = m.unkeptBut(cmd.Concept)
		m.Form.Save, m.Form.Refused, m.Form.Checking = m.restingSave(), msg.Why, false
		m, cmds := m.keepForLock()
		return m, append(cmds, FocusField{Problems})
	case here:
		m = m.refused(cmd.Concept, msg.Fault)
		m.Form.Save, m.Form.Fault, m.Form.again = NotSaved, msg.Fault, true
		m.Notice = Notice{Alert: "Nog niet bewaard. " + msg.Fault.What() + " Je tekst staat nog op het scherm."}
		return m.keepForLock()
	}
	m = m.refused(cmd.Concept, Other)
	why := msg.Fault.What()
	if len(msg.Why) > 0 {
		why = msg.Why[0]
	}
	m.Notice = Notice{Alert: "Niet vastgelegd. " + why + " Je tekst staat op het overzicht, bij je concepten."}
	m, cmds := m.keepOthers()
	if len(cmds) == 0 {
		return m.sealed()
	}
	return m, cmds
}
