package dossier

import (
	"slices"

	"meldcode/app/meldcode"
)

// What was prepared for a talk, what was said of talking with others, and who was
// spoken to. Slices of an earlier State are added to or cloned, never changed.

// prepare notes a talk that is still to be held.
func (s *State) prepare(a meldcode.Answers, day meldcode.Date) {
	p := meldcode.TalkPlan{
		Prepared: day, On: a.Day("planned-on"), With: personsOf(a["with"].Options),
		Where: a.Text("where"), LedBy: a.Text("led-by"), Second: a.Text("second"), Interpreter: a.Text("interpreter"),
		Message: a.Text("message"), Facts: a.Text("facts"),
	}
	s.plans = append(s.plansBut(p.With), p)
}

// spoke notes a talk, or a reason for none, and takes what was prepared for it as
// used.
func (s *State) spoke(t meldcode.Talked) {
	s.allTalks = append(s.allTalks, t)
	s.plans = s.plansBut(t.With)
}

// plansBut returns the plans that are not about a talk with any of these people. A
// plan with nobody of the case in it is about every talk.
func (s *State) plansBut(with []meldcode.PersonID) []meldcode.TalkPlan {
	var left []meldcode.TalkPlan
	for i := range s.plans {
		if p := &s.plans[i]; len(p.With) > 0 && !meets(p.With, with) {
			left = append(left, *p)
		}
	}
	return left
}

// meets reports whether somebody is in both.
func meets(a, b []meldcode.PersonID) bool {
	for _, id := range a {
		if slices.Contains(b, id) {
			return true
		}
	}
	return false
}

// consent notes what each parent said about talking with others.
func (s *State) consent(a meldcode.Answers, day meldcode.Date) {
	var all []meldcode.Consented
	for _, c := range s.consents {
		if a.One(meldcode.KeyOf("consent", c.Who)) == "" {
			all = append(all, c)
		}
	}
	for i := range s.Persons {
		id := s.Persons[i].ID
		if o := a.One(meldcode.KeyOf("consent", id)); o != "" {
			all = append(all, meldcode.Consented{Who: id, Option: o, On: dateOr(a.Day(meldcode.KeyOf("consent-on", id)), day)})
		}
	}
	s.consents = all
}

// advised notes advice of Veilig Thuis.
func (s *State) advised(day meldcode.Date) {
	s.advice = later(s.advice, day)
	s.done(TaskAdvice, 0)
}

// planTalks are the rows of talks that were prepared for a day.
func (s State) planTalks(dated func(due, meldcode.Date)) {
	for i := range s.plans {
		if p := &s.plans[i]; !p.On.IsZero() {
			dated(due{ID: "next-talk", Text: "Voer het afgesproken gesprek en leg het vast.", Go: s.talkForm(*p)}, p.On)
		}
	}
}

// talkForm is where a planned talk is recorded: with a parent, or else with the
// child.
func (s State) talkForm(p meldcode.TalkPlan) string {
	if len(p.With) > 0 && !slices.ContainsFunc(s.Persons, func(q meldcode.Person) bool {
		return q.Role == meldcode.Parent && slices.Contains(p.With, q.ID)
	}) {
		return "add/talk-pupil"
	}
	return "add/talk-parent"
}
