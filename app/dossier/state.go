package dossier

import (
	"strings"

	"meldcode/app/meldcode"
)

// State is what a log comes to: the fold of its entries and nothing else. It is
// for reading; a new entry makes a new State.
type State struct {
	ID        ID
	Reference string // kenmerk; made from year and id when none was given
	Loose     bool   // a signal that is not in a case yet
	Discarded bool   // a loose signal that was thrown away
	MovedTo   ID     // the case a loose signal went into
	Opened    meldcode.Date
	OpenedBy  string
	Persons   []meldcode.Person // in the order in which they were first entered
	Roles     meldcode.Roles
	Confirmed [6]meldcode.Date // when the roles were last confirmed, by step
	Entries   []Entry          // in the order of the fold, as written
	Round     int              // from 1
	Rounds    []Round
	Closed    *Closing // nil while open
	Left      *Leaving // the pupil leaves or left; nil otherwise
	Kept      *Keeping // the case is kept longer on purpose; nil otherwise
	Destroy   *Asking  // somebody asked to destroy it; nil otherwise
	Signals   int
	Seen      []Sighting // the signals, in the order of the fold
	Tasks     []Task
	Shared    []string // who got information: "Veilig Thuis op 3 maart 2026"
	Heads     []Head

	// Access is who was given to read the case, in the order in which that
	// happened, and whose access ended.
	Access []Access

	// Readers are the members of this tablet who can read the case. Nothing in
	// the log says so: whoever holds the keys sets it, and calls Refresh. Empty
	// = not known.
	Readers []meldcode.MemberID

	// Agreed are the terms that are the school's own. Nothing in the log says so:
	// whoever knows them sets it, and calls Refresh.
	Agreed meldcode.Agreed

	// Torn says that the log holds less than it once did, or a record of it does
	// not open: whoever keeps the records sets it. "Controleer logboek" tells more.
	Torn bool

	// Apart are entries of files that did not fit: somebody went on from a restored
	// back-up, or an entry was changed. Whoever keeps the records sets it.
	Apart []Entry

	handedTo   string
	opened     bool     // a case, no longer only a signal
	given      string   // the reference as typed
	ended      *Closing // as it was closed; Closed is nil when it may not stay so
	withheld   int      // entries whose content was left out
	child      string   // of the first signal, as typed
	names      []string
	current    map[EntryID]meldcode.Answers // answers that were corrected
	fixes      map[EntryID][]Entry
	struck     map[EntryID]Entry   // entries that do not count, with what struck them
	views      map[EntryID][]Entry // views of parents and pupils, by the entry they are about
	prepared   meldcode.Answers    // the last preparation of a report
	duty       duty
	stepClosed [6]closing
	lookAgain  meldcode.Date
	talks      []talk
	lastTalk   meldcode.Date
	talkOn     meldcode.Date     // the last day for which a next talk was agreed
	question   bool              // the case began with a question from outside
	worried    meldcode.OptionID // whether the school has concerns itself, as last answered to such a question
	withParent bool              // one of the talks was with a parent
	noTalks    []talk
	allTalks   []meldcode.Talked   // both, in the order of the fold
	plans      []meldcode.TalkPlan // not held yet
	consents   []meldcode.Consented
	consults   []meldcode.Date
	safety     watch // monitoring
	reviews    watch // of help; its plans keep their own days
	asked      int   // how often colleagues were asked for signals
	lastSignal meldcode.Date
	waits      meldcode.Date // a loose signal: the day from which it waits for a choice
	above      bool          // reporting above-school is still to be done
	danger     meldcode.Date
	call       bool // danger or disclosure without a call after it
	disclosure meldcode.Date
	advice     meldcode.Date // last advice of Veilig Thuis
	authority  meldcode.Date // in this round
	unsafeSeen bool          // monitoring found doubt, consideration 2 not answered since
	unsafe2    bool          // the last answer to consideration 2 of any round was unsafe
	agenda     []due

	places map[EntryID]int // where entries are; of the first ones at least
	tip    *tip            // the right to add to the slices above; see Refold
	mine   bool            // Rounds is of this State alone, while it is being made
}

// Answer is the standing answer to a consideration in one round.
type Answer struct {
	Option      meldcode.OptionID // "" = none
	Date        meldcode.Date
	Entry       EntryID
	Earlier     []Answer      // in this round, oldest first
	Postponed   meldcode.Date // on purpose not answered yet: when it is weighed again
	PostponedBy EntryID
}

// Round is one walk through the five considerations and what came of it.
type Round struct {
	Number         int
	Reason         string // "" for the first
	Started        meldcode.Date
	Entry          EntryID
	Considerations [6]Answer // 1 to 5
	Carried        [6]Answer // of the round before, from which a report still follows
	Decisions      []Decision
	Reports        []Report
	Outcomes       []Outcome
	Feedbacks      []Feedback
	HelpPlans      []HelpPlan
	Reviews        []Review
	Monitors       []Monitor
	Monitored      []Monitored
}

// Decision is what was decided in step 5.
type Decision struct {
	Entry   EntryID
	Date    meldcode.Date
	Decider string
	Signed  bool              // recorded by the decider's own unlock, not on behalf of them
	Report  meldcode.OptionID // DecideReport, DecideOtherwise, DecideNoReport
	Help    meldcode.OptionID // HelpYes, HelpNo, HelpWithVT
	HelpOn  meldcode.Date     // when help is decided together with Veilig Thuis
	LookOn  meldcode.Date     // of a deviating decision: when it is looked at again
}

// Report is a report that was made.
type Report struct {
	Entry EntryID
	Date  meldcode.Date
	By    string
}

// Outcome is what Veilig Thuis said in a call.
type Outcome struct {
	Entry  EntryID
	Date   meldcode.Date
	Option meldcode.OptionID
}

// Feedback is a word from Veilig Thuis, or a try to get it.
type Feedback struct {
	Entry  EntryID
	Date   meldcode.Date
	What   meldcode.OptionID // decision, progress, ended, nothing
	NextOn meldcode.Date
}

// HelpPlan is help that was agreed on.
type HelpPlan struct {
	Entry       EntryID
	Date        meldcode.Date
	Goal        string
	Goals       []string // one by one; Goal is all of them
	Until       meldcode.Date
	CaseManager string
	Reviews     []meldcode.Date
	Ended       bool // consideration 5 was answered after it
}

// Review is a look at how help goes.
type Review struct {
	Entry  EntryID
	Date   meldcode.Date
	Next   meldcode.OptionID
	NextOn meldcode.Date
}

// Monitor is a plan to keep watching safety.
type Monitor struct {
	Entry EntryID
	Date  meldcode.Date
	On    []meldcode.Date
}

// Monitored is one such look.
type Monitored struct {
	Entry  EntryID
	Date   meldcode.Date
	Safe   meldcode.OptionID // safe, doubt, unsafe
	NextOn meldcode.Date
}

// Closing is how a case ended.
type Closing struct {
	Entry     EntryID
	Date      meldcode.Date
	Ending    meldcode.OptionID
	Reason    string
	LookAgain meldcode.Date // when to see whether the case can be destroyed
}

// Leaving is a pupil who leaves the school.
type Leaving struct {
	Entry EntryID
	On    meldcode.Date
	Where meldcode.OptionID // school, abroad, unknown
}

// TaskID names a kind of task.
type TaskID string

// What can be still to do.
const (
	TaskAuthority   TaskID = "authority"
	TaskAboveSchool TaskID = "above-school"
	TaskSigned      TaskID = "signed"
	TaskAdvice      TaskID = "advice"
	TaskRequest     TaskID = "request"
)

// Task is something that was left to do on purpose.
type Task struct {
	ID    TaskID
	Text  string // Dutch
	Go    string // route fragment relative to the case
	Since meldcode.Date
	Entry EntryID
}

type closing struct {
	date     meldcode.Date
	decision meldcode.OptionID
	until    meldcode.Date
}

type talk struct {
	date   meldcode.Date
	with   []meldcode.PersonID
	name   string
	nextOn meldcode.Date
	pupil  bool
}

// Names returns what the pupils are called, for overviews.
func (s State) Names() []string {
	var names []string
	for _, p := range s.Persons {
		if p.Role == meldcode.Pupil {
			names = append(names, p.Called())
		}
	}
	switch {
	case len(names) > 0:
		return names
	case len(s.names) > 0:
		return s.names
	case s.child != "":
		return []string{s.child}
	}
	return nil
}

// Entry returns the entry named id.
func (s State) Entry(id EntryID) (Entry, bool) {
	if at, ok := s.places[id]; ok {
		return s.Entries[at], true
	}
	for _, e := range s.Entries[len(s.places):] {
		if e.ID == id {
			return e, true
		}
	}
	return Entry{}, false
}

// index notes the places of all entries.
func (s *State) index() {
	s.places = make(map[EntryID]int, len(s.Entries))
	for at, e := range s.Entries {
		s.places[e.ID] = at
	}
}

// Current returns the answers of e as they stand now: corrected where a later
// entry of the same form fixes it.
func (s State) Current(e Entry) meldcode.Answers {
	if a, ok := s.current[e.ID]; ok {
		return a
	}
	return e.Answers
}

// Struck returns the entry that struck out the one named id; false when it counts.
func (s State) Struck(id EntryID) (Entry, bool) {
	e, ok := s.struck[id]
	return e, ok
}

// FixesOf returns the entries that correct the entry named id, oldest first.
func (s State) FixesOf(id EntryID) []Entry { return s.fixes[id] }

// ViewsOf returns the views of parents and pupils about the entry named id,
// oldest first.
func (s State) ViewsOf(id EntryID) []Entry { return s.views[id] }

// ViewOf returns the id of the entry that e is a view about; false when e is no
// view, or one about the case as a whole.
func ViewOf(e Entry) (EntryID, bool) {
	if e.Form != meldcode.FormView {
		return EntryID{}, false
	}
	id, err := ParseHash(e.Answers.Text(meldcode.EntryKey))
	return id, err == nil && !id.IsZero()
}

// Now returns the present round.
func (s State) Now() Round {
	if len(s.Rounds) == 0 {
		return Round{Number: 1}
	}
	return s.Rounds[len(s.Rounds)-1]
}

// Day is the civil date of an entry as it stands now: of the event when known,
// else of recording.
func (s *State) Day(e *Entry) meldcode.Date {
	d := e.Event
	if a, corrected := s.current[e.ID]; corrected {
		d = a.Day(meldcode.EventDate)
	}
	if d.IsZero() {
		return e.Recorded.Date()
	}
	return d
}

func reference(given string, opened meldcode.Date, id ID) string {
	if given = strings.TrimSpace(given); given != "" {
		return given
	}
	if opened.IsZero() || len(id) < 4 {
		return ""
	}
	return opened.String()[:4] + "-" + strings.ToUpper(string(id[:4]))
}
