package meldcode

// Ids never change once a version has shipped: entries written years ago refer
// to them. A question that means something else gets a new id.
type (
	FormID     string
	QuestionID string
	OptionID   string
)

// Kind says how a question is asked and what its Value holds.
type Kind uint8

const (
	Line    Kind = iota // one line of text
	Text                // several lines, kept as typed
	Day                 // a civil date; Value.Text is "2026-03-12" once recorded, as typed before
	Moment              // a time of day as text, "14.32"
	One                 // one of Options
	Many                // any of Options
	Staff               // someone of the school or outside it: a line with the case's roles as suggestions
	Persons             // any of the case's persons; Value.Options holds their PersonIDs
	Days                // several civil dates, one per line
	Phone               // a telephone number, kept as typed
	Body                // one of Options, a place on the body: picked from a picture or a list
)

// Option is one answer that can be picked. Label is a full Dutch sentence where
// the question is a weighing; Hint says what follows from it.
type Option struct {
	ID    OptionID
	Label string
	Hint  string
	When  Condition
}

// Condition says whether something is asked or shown. nil means always.
type Condition func(Facts, Answers) bool

// Question is one thing asked. Screens, validation, print, archive and search
// all read this one definition.
type Question struct {
	ID       QuestionID
	Heading  string // stands above the question where a new process begins on one page; "" = none
	Label    string
	Hint     string
	Kind     Kind
	Options  []Option
	Choose   func(Facts) []Option // One, Many: options that depend on who is there; their labels are recorded as text too
	Required bool
	Missing  string // the sentence shown when Required and empty; says what to do
	When     Condition
	WhenFor  func(Facts, Answers, PersonID) bool // like When, for a question with Each; nil = always
	Each     func(Facts) []Person                // non-nil: asked once per person; "{naam}" in Label and Hint is that person
	Among    func(Facts) []Person                // Persons: who can be picked; nil = everybody of the case
	Past     bool                                // Day: a date in the future is refused
	More     bool                                // folded under "Meer vastleggen"
	Prefill  func(Facts) Value                   // what the question starts with; nil = empty
	Beside   bool                                // drawn beside the question before it where there is room
	Added    bool                                // added to the source protocol, and marked so where the source is shown
}

// Panel is a block of text that appears in a form when its Condition holds:
// what to do now, a phone number, a warning. It stands after the question
// After ("" = above the first).
type Panel struct {
	ID    string
	Kind  PanelKind
	After QuestionID
	When  Condition
	Title string
	Lines []string                      // paragraphs; "**112**" marks strong text, nothing else is marked
	Say   func(Facts, Answers) []string // paragraphs that depend on the case; they follow Lines
	Go    string                        // route behind Do: "call", "weigh/2" relative to the case; "/staff" from the top; "" = none
	Do    string                        // the button's name
}

// PanelKind is the weight of a Panel.
type PanelKind uint8

const (
	Note    PanelKind = iota // explains
	Warning                  // something to think about first
	Call                     // phone numbers: announced at once, drawn largest
)

// Form is what is asked on one page and becomes one entry.
type Form struct {
	ID        FormID
	Step      int    // 1..5, 0 = belongs to no step
	Title     string // h1
	Caption   string // before the h1 and in the title: "Stap 4 van 5, afweging 1 van 5: vermoeden"
	Name      string // its name in the logbook: "Signaal", "Overleg"
	Intro     []string
	Guides    []Guide // explanation, folded under the intro
	Questions []Question
	Panels    []Panel
	Button    string                         // the main button, names its result
	Dated     bool                           // asks the civil date of the event (common question "event-date"); a question with that id says where
	About     bool                           // asks whom of the case it is about (D4)
	Flags     bool                           // offers "Bron beschermen" and "Niet voor {ouder}" (D11)
	Confirm   bool                           // shown once more before it is recorded
	Also      func(Facts, Answers) []Problem // what Check looks at beyond the single questions
	Settle    func(Answers) Answers          // turns answers that are only on the way into those that are recorded; nil = none
	Allowed   func(Facts) []string           // why it cannot be recorded now; empty = it can
}

// Key names one answer: a question, or a question about one person.
type Key string

// KeyOf returns the Key of q, about person p when p is not empty.
func KeyOf(q QuestionID, p PersonID) Key {
	if p == "" {
		return Key(q)
	}
	return Key(string(q) + "@" + string(p))
}

// Value is one answer. Which field is used follows from the question's Kind.
type Value struct {
	Text    string     `json:"text,omitempty"`
	Options []OptionID `json:"options,omitempty"`
}

// Answers holds what was answered. The common questions of every form use the
// keys EventDate, EventWords, About, Protect and NotFor.
type Answers map[Key]Value

const (
	EventDate  Key = "event-date"  // Day
	EventWords Key = "event-words" // Line: "Ik weet de datum niet precies"
	About      Key = "about"       // Persons
	Protect    Key = "protect"     // Many: "source"
	NotFor     Key = "not-for"     // Persons: parents who may not see this entry
	PersonKey  Key = "person-id"   // form "person": which person the entry redefines; never asked, never read back
	FixWhy     Key = "fix-why"     // Text: what was wrong and why, of an entry that corrects another
	EntryKey   Key = "entry-id"    // form "view": the entry it is about, absent when it is about the case; like PersonKey
)

// Ask is a question as it stands on the page: for one person, with its name
// filled in.
type Ask struct {
	Key
	Question
	Person PersonID
}

// Problem is one thing to mend before a form can be recorded.
type Problem struct {
	Key  Key
	Text string // a Dutch sentence that says what to do
}

// IsKind reports whether question q of the form is of this kind.
func (f Form) IsKind(q QuestionID, kind Kind) bool {
	for _, question := range f.Questions {
		if question.ID == q {
			return question.Kind == kind
		}
	}
	return false
}
