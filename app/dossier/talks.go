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
	return slices.DeleteFunc(slices.Clone(s.plans), func(p meldcode.TalkPlan) bool {
		return len(p.With) == 0 || slices.ContainsFunc(p.With, func(id meldcode.PersonID) bool { return slices.Contains(with, id) })
	})
}

// consent notes what each parent said about talking with others.
func (s *State) consent(a meldcode.Answers, day meldcode.Date) {
	for _, p := range s.Persons {
		o := a.One(meldcode.KeyOf("consent", p.ID))
		if o == "" {
			continue
		}
		c := meldcode.Consented{Who: p.ID, Option: o, On: dateOr(a.Day(meldcode.KeyOf("consent-on", p.ID)), day)}
		s.consents = append(slices.DeleteFunc(slices.Clone(s.consents), func(c meldcode.Consented) bool { return c.Who == p.ID }), c)
	}
}

// advised notes advice of Veilig Thuis.
func (s *State) advised(day meldcode.Date) {
	s.advice = later(s.advice, day)
	s.done(TaskAdvice, 0)
}

// planTalks are the rows of talks that were prepared for a day.
func (s State) planTalks(dated func(due, meldcode.Date)) {
	for _, p := range s.plans {
		if !p.On.IsZero() {
			dated(due{ID: "next-talk", Text: "Voer het afgesproken gesprek en leg het vast.", Go: s.talkForm(p)}, p.On)
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
