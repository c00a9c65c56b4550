package flow

import "time"

// settle is how long nothing must be typed before the concept is kept.
const settle = 800 * time.Millisecond

// keep saves the concept when it holds something that the store has not.
func (m Model) keep() (Model, []Cmd) {
	f := &m.Form
	if m.Phase != Open || f.Form.ID == "" || f.edits == f.kept || f.Save == Recording || f.Save == Recorded {
		return m, nil
	}
	f.Save = Saving
	c := Concept{ID: f.Concept, Case: f.Case, Route: m.Route.String(), Form: f.Form.ID,
		Answers: f.Answers, Field: f.Field, At: m.Clock, Fixes: f.Fixes}
	f.kept = f.edits
	m.Concepts = append([]Concept{c}, without(m.Concepts, c.ID)...)
	return m, []Cmd{m.job(KeepConcept{Concept: c, Edits: f.edits})}
}

func without(concepts []Concept, id string) []Concept {
	var rest []Concept
	for _, c := range concepts {
		if c.ID != id {
			rest = append(rest, c)
		}
	}
	return rest
}

func (m Model) conceptSaved(msg ConceptSaved) (Model, []Cmd) {
	m = m.at(msg.Now)
	if f := &m.Form; msg.ID == f.Concept && f.Save == Saving {
		f.SavedAt = clockTime(msg.Now)
		f.Save = ConceptKept
		if f.edits != msg.Edits {
			f.Save = Unsaved
		}
	}
	return m.sealed()
}
