package dossier

import (
	"cmp"
	"strconv"
	"strings"

	"meldcode/app/meldcode"
)

// Fold returns what the log comes to. The same entries give the same State in
// whatever order they were added.
func Fold(l Log) State { return FoldSlowly(l, func() {}) }

// FoldSlowly is Fold for a thread that has more to do: it calls pause between
// entries.
func FoldSlowly(l Log, pause func()) State {
	s := State{
		ID: l.id, Round: 1, Entries: l.Entries(), Rounds: []Round{{Number: 1}},
		duty: newDuty(), tip: new(tip), mine: true,
	}
	pause()
	s.correct()
	for at := range s.Entries {
		pause()
		s.step(at)
	}
	s.finish(l)
	return s
}

// step puts the entry at this place into the State, after all that come before.
func (s *State) step(at int) {
	e := s.Entries[at]
	a := s.Current(e)
	if e.Withheld {
		s.withheld++
	}
	if at == 0 {
		s.waits = e.Recorded.Date()
		s.give(meldcode.MemberID(e.Member), e.Name, e.Role, e)
	}
	if e.Form == meldcode.FormOpen && !e.Withheld {
		s.opened = true
		s.given = cmp.Or(s.given, a.Text("reference"))
	}
	if at == 0 || e.Form == meldcode.FormOpen && s.Loose {
		s.Opened, s.OpenedBy = s.Day(&e), e.Name
		s.own()
		s.Rounds[0].Started = s.Opened
		s.Loose = e.Form == meldcode.FormSignal || e.Form == meldcode.FormOutcome
	}
	if _, again := s.original(e); again {
		return // its answers stand in the place of what it corrects
	}
	if _, out := s.struck[e.ID]; out {
		return
	}
	s.take(at, e, a)
}

// finish derives what only the last entry decides. More steps may follow it.
func (s *State) finish(l Log) {
	s.mine = false
	s.Heads = l.Heads()
	if s.opened {
		s.Loose, s.Discarded, s.MovedTo = false, false, ""
	}
	s.Reference = reference(s.given, s.Opened, s.ID)
	s.Closed = s.ended
	if s.Closed != nil && !s.mayStayClosed(s.Closed.Ending) {
		s.Closed = nil // what was merged behind the closing makes a report follow
	}
	s.Refresh()
}

// Refresh derives the agenda again, after Readers was set.
func (s *State) Refresh() { s.agenda = s.plan() }

// original returns the entry that e takes the place of: e fixes an entry of its
// own form.
func (s *State) original(e Entry) (EntryID, bool) {
	if e.Fixes.IsZero() || e.Form == meldcode.FormFix || e.Form == meldcode.FormStrike {
		return EntryID{}, false
	}
	target, ok := s.Entry(e.Fixes)
	return e.Fixes, ok && target.Form == e.Form
}

// correct gathers fixes and views. A fix in running text stands beside the original; one
// in the original's own form takes the place of its answers.
func (s *State) correct() {
	s.fixes, s.views = map[EntryID][]Entry{}, map[EntryID][]Entry{}
	s.current = map[EntryID]meldcode.Answers{}
	s.index()
	s.strike()
	root := map[EntryID]EntryID{}
	for _, e := range s.Entries {
		if e.Fixes.IsZero() {
			if about, ok := ViewOf(e); ok {
				s.views[about] = append(s.views[about], e)
			}
			continue
		}
		s.fixes[e.Fixes] = append(s.fixes[e.Fixes], e)
		target, ok := s.Entry(e.Fixes)
		if !ok || target.Form != e.Form || e.Form == meldcode.FormFix || e.Form == meldcode.FormStrike || e.Withheld {
			continue
		}
		if _, out := s.struck[e.ID]; out {
			continue // the correction itself was struck out: what it corrected stands again
		}
		first := e.Fixes
		if r, ok := root[first]; ok {
			first = r
		}
		root[e.ID] = first
		s.current[first] = e.Answers
	}
}

// take puts one entry into the State.
func (s *State) take(at int, e Entry, a meldcode.Answers) {
	day := s.Day(&e)
	m := mark{at, day}
	switch e.Form {
	case meldcode.FormAccessGiven, meldcode.FormAccessEnded, meldcode.FormHandedIn:
		s.access(e, a)
	case meldcode.FormOpen:
		s.names = append(s.names, meldcode.PupilNames(a)...)
		s.question = s.question || a.Is("start", "asked")
		s.involve(e, a)
	case meldcode.FormPerson:
		s.person(e, a)
	case meldcode.FormRoles:
		s.Roles = meldcode.Roles{
			Lead: a.Text("lead"), Responsible: a.Text("responsible"), Talks: a.Text("talks"),
			Collects: a.Text("collects"), Assesses: a.Text("assesses"), Decides: a.Text("decides"),
		}
	case meldcode.FormRolesConfirmed:
		if n, err := strconv.Atoi(string(a.One("step"))); err == nil && n >= 1 && n <= 5 {
			s.Confirmed[n] = day
		}
	case meldcode.FormSignal:
		s.Signals++
		s.child = cmp.Or(s.child, a.Text("child"))
		s.lastSignal = later(s.lastSignal, day)
		s.sight(e, a, day)
		s.told(a, day)
	case meldcode.FormMoreSignals:
		s.asked++
		if a.Text("seen") != "" {
			s.Signals++
			s.lastSignal = later(s.lastSignal, day)
			s.sight(e, a, day)
		}
	case meldcode.FormConsult:
		s.consults = append(s.consults, day)
		if a.Is("organisation", "vt") {
			s.advised(day)
			s.call = false
			s.duty.contact = later(s.duty.contact, day)
		}
		if a.Is("named", "named") {
			s.share(a.Text("with"), day)
		}
	case meldcode.FormTalkParent, meldcode.FormTalkPupil:
		s.talk(e, a, day)
	case meldcode.FormConsent:
		s.consent(a, day)
	case meldcode.FormTalkPlan:
		s.prepare(a, day)
	case meldcode.FormNoTalk:
		s.noTalks = append(s.noTalks, talk{date: day, with: personsOf(a["with"].Options), name: a.Text("with-name")})
		s.spoke(meldcode.Talked{On: day, With: personsOf(a["with"].Options), Not: true})
		s.above = !a.Is("above", meldcode.Yes)
		switch {
		case a.Is("vt-advice", meldcode.Yes):
			s.advised(dateOr(a.Day("vt-on"), day))
			s.call = false
		case a.Is("vt-advice", meldcode.NotYet):
			s.task(TaskAdvice, "Vraag Veilig Thuis om advies over het gesprek met de ouders.", "call", day, e)
		}
		if s.above {
			s.task(TaskAboveSchool, "Meld bij bovenschools dat je nog niet met iedereen praat.", "add/above-school", day, e)
		}
	case meldcode.FormAboveSchool:
		s.above = false
		s.done(TaskAboveSchool, 0)
	case meldcode.FormSignedBack:
		s.done(TaskSigned, 1)
	case meldcode.FormDanger:
		s.danger = later(s.danger, day)
		s.call = !a.Is("called", "112") && !a.Is("called", "vt")
	case meldcode.FormPostpone:
		s.postpone(s.round(), e, a)
	case meldcode.FormAuthority:
		s.informed(day)
	case meldcode.FormDecision:
		s.decide(s.round(), e, a, day)
	case meldcode.FormReportPrepared:
		s.prepared = a
	case meldcode.FormReportMade:
		r := s.round()
		r.Reports = append(r.Reports, Report{e.ID, day, cmp.Or(a.Text("by"), e.Name)})
		s.duty.report(m)
		s.call = false
		s.share("Veilig Thuis", day)
	case meldcode.FormOutcome:
		r := s.round()
		o := a.One("outcome")
		r.Outcomes = append(r.Outcomes, Outcome{e.ID, day, o})
		s.duty.hear(o, m, *r)
		s.child = cmp.Or(s.child, a.Text("child"))
		if o != meldcode.OutcomeUnreached && o != "" {
			s.call = false
			s.done(TaskAdvice, 0)
			s.consults = append(s.consults, day)
		}
		if o == meldcode.OutcomeAdvice {
			s.advised(day)
		}
		if o == meldcode.OutcomeReport || o == meldcode.OutcomeKnown || a.Is("named", "named") {
			s.share("Veilig Thuis", day)
		}
	case meldcode.FormFeedback:
		r := s.round()
		f := Feedback{e.ID, day, a.One("what"), a.Day("next-on")}
		r.Feedbacks = append(r.Feedbacks, f)
		s.duty.told(f)
	case meldcode.FormHelpPlan:
		r := s.round()
		r.HelpPlans = append(r.HelpPlans, HelpPlan{
			Entry: e.ID, Date: day, Goal: strings.Join(goals(a), "\n"), Goals: goals(a), Until: a.Day("until"),
			CaseManager: a.Text("case-manager"), Reviews: a.Dates("review-on"),
		})
	case meldcode.FormReview:
		r := s.round()
		v := Review{e.ID, day, a.One("next"), a.Day("next-on")}
		r.Reviews = append(r.Reviews, v)
		s.reviews.look(v.Date, v.NextOn)
	case meldcode.FormMonitor:
		r := s.round()
		v := Monitor{e.ID, day, a.Dates("on")}
		r.Monitors = append(r.Monitors, v)
		s.safety.plan(v.On...)
	case meldcode.FormMonitored:
		r := s.round()
		v := Monitored{e.ID, day, a.One("safe"), a.Day("next-on")}
		r.Monitored = append(r.Monitored, v)
		s.safety.look(v.Date, v.NextOn)
		if a.Is("safe", "doubt") || a.Is("safe", "unsafe") {
			s.unsafeSeen = true
		}
	case meldcode.FormLookAgain:
		s.lookAgain = a.Day("next-on")
	case meldcode.FormOut:
		s.share(a.Text("to"), day)
		if a.Is("signed-copy", meldcode.Yes) {
			s.task(TaskSigned, "Leg vast of het verslag getekend terug is.", "add/signed-back", day, e)
		}
	case meldcode.FormAsked:
		s.worried = cmp.Or(a.One("own-worry"), s.worried)
		// Before it was asked apart whether anything was given, that stood in words.
		if !a.Is("gave", meldcode.No) && !a.Is("gave", meldcode.NotYet) {
			s.share(a.Text("who"), day)
		}
	case meldcode.FormLeave:
		s.Left = &Leaving{e.ID, a.Day("left-on"), a.One("where")}
	case meldcode.FormKeepLonger, meldcode.FormDestroyAsked, meldcode.FormDestroyNot, meldcode.FormRequest, meldcode.FormRequestAnswered:
		s.keep(e, a, day)
	case meldcode.FormDiscard:
		s.Discarded = true
	case meldcode.FormKeep:
		s.lookAgain, s.Discarded = a.Day("until"), false
	case meldcode.FormTakenOver:
		s.MovedTo = ID(a.Text("into"))
	case meldcode.FormRound:
		s.newRound(e, a, day)
	case meldcode.FormClose:
		s.close(e, a, day)
	case meldcode.FormReopen:
		s.ended = nil
	default:
		s.weighOrStep(e, a, m)
	}
}

func (s *State) weighOrStep(e Entry, a meldcode.Answers, m mark) {
	form, digit, ok := cutNumber(string(e.Form))
	switch {
	case !ok:
	case form == "weigh" && digit <= 5 && a.One("answer") != "":
		r := s.round()
		had := r.followsFrom(2, 5)
		old := r.Considerations[digit]
		next := Answer{Option: a.One("answer"), Date: m.date, Entry: e.ID, Earlier: old.Earlier}
		if old.Option != "" {
			old.Earlier = nil
			next.Earlier = append(next.Earlier[:len(next.Earlier):len(next.Earlier)], old)
		}
		r.Considerations[digit], r.Carried[digit] = next, Answer{}
		s.duty.weigh(digit, m, *r, had)
		switch digit {
		case 1:
			s.informed(a.Day("authority-on"))
			if a.Is("answer", meldcode.Suspicion) && a.Day("authority-on").IsZero() && s.authority.IsZero() {
				s.task(TaskAuthority, "Breng het bevoegd gezag op de hoogte.", "add/authority-informed", m.date, e)
			}
		case 2:
			s.unsafe2, s.unsafeSeen = a.Is("answer", meldcode.Unsafe), false
		case 5:
			for i := range s.Rounds {
				s.Rounds[i].HelpPlans = allEnded(s.Rounds[i].HelpPlans)
			}
		}
	case form == "step-close" && digit <= 3:
		d := a.One("decision")
		s.stepClosed[digit] = closing{m.date, d, a.Day("until")}
		if d == "call" {
			s.call = true
		}
	}
}

func cutNumber(form string) (name string, n int, ok bool) {
	i := strings.LastIndexByte(form, '-')
	if i < 0 {
		return "", 0, false
	}
	n, err := strconv.Atoi(form[i+1:])
	return form[:i], n, err == nil && n >= 1
}

func dateOr(a, b meldcode.Date) meldcode.Date {
	if a.IsZero() {
		return b
	}
	return a
}
