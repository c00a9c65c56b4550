package meldcode

// PersonID names a person within one case.
type PersonID string

// PersonRole is what somebody is in the household of a case.
type PersonRole string

const (
	Pupil     PersonRole = "pupil"
	Parent    PersonRole = "parent" // parent or caretaker
	Sibling   PersonRole = "sibling"
	Household PersonRole = "household" // someone else who lives there or is close
)

// Person is somebody a case is about, as entered once with form "person".
type Person struct {
	ID        PersonID
	Role      PersonRole
	Name      string // as called in the case
	Relation  string // "moeder", "stiefvader", as typed; may be empty
	Authority string // option of question "authority": yes, no, unknown, guardian; "" = not asked
	Secret    bool   // the address is secret: never printed (D11)
	Blind     bool   // must know nothing of this case (D11)
	Language  string
	Lives     string
	Address   string

	Born        Date   // zero = not known
	BornYear    int    // of a brother or sister, where the day is not known; 0 = not known
	Group       string // of a pupil
	School      string // of a brother or sister
	Interpreter string // by name
	Phone       string
}

// Roles are entered once per case and confirmed per step (D6).
type Roles struct {
	Lead        string // regie
	Responsible string // verantwoordelijk voor de casus
	Talks       string // wie voert het gesprek
	Collects    string
	Assesses    string
	Decides     string
}

// Facts is what questions, conditions and guards may know of a case. dossier
// derives it from the entries; nothing in it is asked twice.
type Facts struct {
	Today Date
	Me    string // the member who is writing, as shown
	MyID  MemberID
	// Colleagues are the other members of this tablet, and Readers all members
	// who can read the case. The dossier does not know them: who fills in a form
	// sets them.
	Colleagues []Colleague
	Readers    []MemberID
	Holidays   []Holiday // of the school, like Colleagues
	Agreed     Agreed    // the terms that are the school's own
	Persons    []Person
	Known      []string // names of others that were typed in this case: offered, never filled in
	Listed     []string // contacts of the school, offered in the same way
	Roles      Roles
	Round      int

	Answered   [6]OptionID // standing answer of considerations 1..5 in this round; "" = none
	AnsweredOn [6]Date
	Follows    bool     // "melden" follows from the considerations
	FollowsBy  int      // the consideration it follows from
	Reported   bool     // a report, or Veilig Thuis taking it as one (outcome report, known), is recorded after the answer it follows from, if it follows; false when there is none
	Outcome    OptionID // Veilig Thuis's last recorded outcome in this round; "" = none
	Decided    OptionID // decision I of this round
	Help       OptionID // decision II of this round

	Danger      Date // last danger entry; zero = none
	Disclosure  Date // last signal that the child told of its own accord; zero = none
	Signals     int
	Consulted   bool
	AdviceAsked Date // last advice of Veilig Thuis
	StepClosed  [6]Date
	NoTalk      Date
	Talks       []Talked    // talks, and why there is none yet, in the order of recording
	Plans       []TalkPlan  // prepared talks that were not held yet, likewise
	Consents    []Consented // the last answer of each parent
	Authority   Date        // competent authority informed
	Prepared    Answers     // the last preparation of a report; nil = none
	Fixing      bool        // what is written corrects an entry: who fills in a form sets it
	Goals       string      // of the plan that runs
	GoalList    []string    // the same, one by one
	HelpEnds    Date
	CaseManager string
	Unsafe      bool     // unsafety or doubt stands (consideration 2, or a later "no")
	Shared      []string // who got information from this case: "Veilig Thuis op 3 maart 2026"
	Closed      bool
}

// Talked is a talk that was held or, when Not, a reason why it was not yet.
type Talked struct {
	On   Date
	With []PersonID
	Not  bool
}

// TalkPlan is a talk that was prepared; its texts are as typed.
type TalkPlan struct {
	Prepared, On                                      Date // On is the day of the talk, zero = not chosen
	With                                              []PersonID
	Where, LedBy, Second, Interpreter, Message, Facts string
}

// Consented is what a parent said about the school's talking with others: option
// of question "consent" of form "consent".
type Consented struct {
	Who    PersonID
	Option OptionID
	On     Date
}
