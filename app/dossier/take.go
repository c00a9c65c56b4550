package dossier

import (
	"cmp"
	"slices"
	"strconv"

	"meldcode/app/meldcode"
)

// What single forms do to the State.

func (s *State) person(e Entry, a meldcode.Answers) {
	p := meldcode.Person{
		ID:   meldcode.PersonID(cmp.Or(a.Text("person-id"), e.ID.String()[:16])),
		Role: meldcode.PersonRole(a.One("role")), Name: a.Text("name"), Relation: a.Text("relation"),
		Authority: string(a.One("authority")), Secret: a.Is("secret", meldcode.Yes), Blind: a.Is("blind", meldcode.Yes),
		Language: a.Text("language"), Lives: a.Text("lives"), Address: a.Text("address"),
		Born: a.Day("born"), BornYear: meldcode.BornYear(a), Group: a.Text("group"), School: a.Text("school"),
		Interpreter: a.Text("interpreter"), Phone: a.Text("phone"),
	}
	for i := range s.Persons {
		if s.Persons[i].ID == p.ID {
			s.Persons = slices.Clone(s.Persons) // an earlier State has it too
			s.Persons[i] = p
			return
		}
	}
	s.Persons = append(s.Persons, p)
}

// told notes that a child told of its own accord: one calls Veilig Thuis first.
func (s *State) told(a meldcode.Answers, day meldcode.Date) {
	if !a.Is("own-accord", meldcode.Yes) {
		return
	}
	s.disclosure = later(s.disclosure, day)
	if len(s.duty.reports) == 0 && s.advice.Before(day) {
		s.call = true
	}
}

func (s *State) talk(e Entry, a meldcode.Answers, day meldcode.Date) {
	pupil := e.Form == meldcode.FormTalkPupil
	t := talk{date: day, with: personsOf(a["with"].Options), name: a.Text("with-name"), nextOn: a.Day("next-on"), pupil: pupil}
	if pupil {
		t.with = e.About
		s.told(a, day)
	}
	s.talks = append(s.talks, t)
	with := t.with
	if pupil && len(with) == 0 { // there is one, and whom it is about was not asked
		for _, p := range meldcode.Pupils(meldcode.Facts{Persons: s.Persons}) {
			with = append(with, p.ID)
		}
	}
	s.spoke(meldcode.Talked{On: day, With: with})
	s.lastTalk, s.talkOn = later(s.lastTalk, day), later(s.talkOn, t.nextOn)
	s.withParent = s.withParent || !pupil
	if a.Is("signing", meldcode.Yes) {
		s.task(TaskSigned, "Leg vast of het verslag getekend terug is.", "add/signed-back", day, e)
	}
}

func (s *State) task(id TaskID, text, where string, since meldcode.Date, e Entry) {
	if id != TaskSigned && id != TaskRequest {
		s.done(id, 0)
	}
	s.Tasks = append(s.Tasks, Task{id, text, where, since, e.ID})
}

// done takes away the oldest n tasks of a kind, all of them when n is 0.
func (s *State) done(id TaskID, n int) {
	left := 0
	s.Tasks = slices.DeleteFunc(slices.Clone(s.Tasks), func(t Task) bool {
		if t.ID != id || n > 0 && left == n {
			return false
		}
		left++
		return true
	})
}

// informed notes that the competent authority knows.
func (s *State) informed(on meldcode.Date) {
	if !on.IsZero() {
		s.authority = later(s.authority, on)
		s.done(TaskAuthority, 0)
	}
}

func (s *State) share(with string, on meldcode.Date) {
	if with == "" {
		return
	}
	if line := with + " op " + on.Dutch(); !slices.Contains(s.Shared, line) {
		s.Shared = append(s.Shared, line)
	}
}

// postpone notes that a consideration is not answered yet, on purpose. It takes
// no answer away.
func (s *State) postpone(r *Round, e Entry, a meldcode.Answers) {
	n, err := strconv.Atoi(string(a.One("consideration")))
	if err != nil || n < 1 || n > 5 {
		return
	}
	r.Considerations[n].Postponed, r.Considerations[n].PostponedBy = a.Day("next-on"), e.ID
	if a.Is("advice", meldcode.Yes) {
		s.advice = later(s.advice, dateOr(a.Day("advice-on"), s.Day(&e)))
	}
}

func (s *State) decide(r *Round, e Entry, a meldcode.Answers, day meldcode.Date) {
	r.Decisions = append(r.Decisions, Decision{
		Entry: e.ID, Date: day, Decider: a.Text("decider"), Signed: s.signed(e, a),
		Report: a.One("report"), Help: a.One("help"), HelpOn: a.Day("help-on"), LookOn: a.Day("deviate-next"),
	})
	s.informed(a.Day("authority-on"))
	if a.Is("authority-todo", meldcode.Yes) && a.Day("authority-on").IsZero() {
		s.task(TaskAuthority, "Breng het bevoegd gezag op de hoogte.", "add/authority-informed", day, e)
	}
}

// newRound begins to weigh again. From what a report still follows goes along:
// a round must not be a way around it.
func (s *State) newRound(e Entry, a meldcode.Answers, day meldcode.Date) {
	old := s.Now()
	next := Round{Number: old.Number + 1, Reason: a.Text("why"), Started: day, Entry: e.ID}
	fresh := newDuty()
	if !s.duty.handled(old) {
		for n := 2; n <= 5; n++ {
			if reportFollows(n, old.standing(n).Option) {
				next.Carried[n] = old.standing(n)
			}
		}
		fresh.from, fresh.reports, fresh.advice = s.duty.from, s.duty.reports, s.duty.advice
		fresh.weighed, fresh.calm = s.duty.weighed, s.duty.calm
	}
	s.duty = fresh
	s.authority = meldcode.Date{}
	s.done(TaskAuthority, 0)
	s.Rounds = append(s.Rounds, next)
	s.Round = next.Number
}

func (s *State) close(e Entry, a meldcode.Answers, day meldcode.Date) {
	c := &Closing{Entry: e.ID, Date: day, Ending: a.One("ending"), Reason: cmp.Or(a.Text("reason"), a.Text("shown")), LookAgain: a.Day("look-again")}
	if s.mayStayClosed(c.Ending) {
		s.ended = c
	}
}

// mayStayClosed is the part of the guard that holds even against a log that was
// merged from two tablets: while a report follows and none is recorded, a case
// is open, whatever was written elsewhere meanwhile.
func (s *State) mayStayClosed(ending meldcode.OptionID) bool {
	switch ending {
	case meldcode.EndLeft:
		return true
	case meldcode.EndAfterReport:
		return s.duty.handled(s.Now())
	default:
		return s.duty.handled(s.Now()) && !s.unsafe()
	}
}

// allEnded returns plans as they are when help is over.
func allEnded(plans []HelpPlan) []HelpPlan {
	if n := len(plans); n == 0 || plans[n-1].Ended {
		return plans
	}
	plans = slices.Clone(plans) // an earlier State has them too
	for i := range plans {
		plans[i].Ended = true
	}
	return plans
}

// unsafe says that unsafety or doubt stands.
func (s *State) unsafe() bool { return s.unsafe2 || s.unsafeSeen }
