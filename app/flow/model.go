package flow

import (
	"time"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/meldcode"
)

// Phase is how far the app is with this tablet.
type Phase uint8

const (
	Starting  Phase = iota // the store is being looked at
	Empty                  // no vault: first start
	Locked                 // a vault, nobody unlocked
	Open                   // a member is unlocked
	Elsewhere              // another window is unlocked; this one offers to take over
	Gone                   // a vault was here and is not: never greeted as new
	Broken                 // the store cannot be used; Fault says why
)

// Model is everything the screens show. It is a value: Update returns the next
// one, and slices in it are never changed in place.
type Model struct {
	Phase   Phase
	Fault   Fault
	Route   Route
	Back    Route     // where to return after unlock, or when a form is left
	Clock   time.Time // as last told, with its zone offset
	Today   meldcode.Date
	Device  Device
	School  SchoolView
	Storage Storage
	Faces   []Face    // who can unlock, as they chose to be shown
	Shown   []Contact // contacts that may be seen before unlock
	Notice  Notice    // the one status line and alert

	Setup  SetupView
	Unlock UnlockView

	Me       Member
	Overview []dossier.Summary // all of my cases and loose signals
	Filter   string
	Sift     Sift
	Search   SearchView
	ShowAll  bool // closed cases shown too
	Contacts []Contact
	// Holidays are the school holidays that count, OwnHolidays those of them that
	// were filled in by hand on this tablet.
	Holidays, OwnHolidays []meldcode.Holiday

	Concepts []Concept // unfinished forms as stored, newest first
	Unkept   []Unkept  // unfinished forms that are not stored yet, newest first
	Members  []meldcode.Colleague
	Matches  []Match
	Passkey  bool
	Prefs    Prefs
	Recovery Recovery
	Returned bool     // just unlocked: the overview says that the app was locked
	Trouble  []string // what is not as it was left on this tablet
	Ended    []Ended

	State    *dossier.State // the case of Route.Case when loaded; nil while it loads
	Form     FormView
	Join     JoinView
	Call     CallView
	Terms    TermsView
	Cards    CardsView
	Log      LogView
	Out      OutView
	Export   ExportView
	Card     exchange.Colleague // the member's own, once it was asked for
	Import   ImportView
	Settings SettingsView
	Team     TeamView
	Key      KeyView
	Hand     HandView
	Keep     KeepView
	Giver    meldcode.MemberID // who gave the tablet for what is on screen; "" = nobody

	Update    bool          // a new version waits
	Warn      time.Time     // when the lock falls; zero while not warned
	WarnIn    time.Duration // how long that was ahead when it was warned
	Unsealed  bool          // a lock was asked for, and what was typed could not be sealed
	CallUntil time.Time     // end of the in-call mode; zero = not in it
	Busy      string        // what long work is going on, Dutch; "" = none
	Progress  Progress      // how far that is
	Opening   Progress      // how far the opening of the case on screen is

	gen      int       // of the session; a lock raises it
	jobs     int       // id of the last request
	active   time.Time // last sign of the person
	locking  bool      // a lock waits for the concept to be kept
	helped   time.Time // when "Nu hulp nodig" was last opened
	asked    bool      // a person asked for that lock
	asking   bool      // a person asked the browser to promise
	updating bool      // the new version waits for that
	giveTo   Route     // where the lock leads; none = the unlock screen
	resume   bool      // the next screen continues a concept: its field gets the focus
}

// Member is the person who unlocked.
type Member struct{ ID, Name, Role string }

// Face is a row of the unlock screen.
type Face struct {
	ID, Name, Role string
	Passkey        bool // can unlock with a passkey on this tablet
}

// Match is a signal or case of a colleague that may be about a child of a case
// that this member reads. Nobody else learns of it (D7).
type Match struct {
	ID   string
	From string    // the colleague
	At   time.Time // when it was recorded
	Case dossier.ID
}

// Device is what the browser told about itself at start.
type Device struct {
	SharedOrigin bool // other pages live on this origin: said permanently
	Standalone   bool // installed
	IOS          bool
	Version      string
}

// Notice is what the permanent status and alert regions say.
type Notice struct {
	Status string
	Alert  string
}

// SetupView is the preparing of a tablet (S03), the adding of a colleague and
// the writing down of a new recovery code.
type SetupView struct {
	For        Screen // whose secrets are made: Setup, Enrol or Settings (new keys)
	Name, Role string
	Joining    bool              // a newcomer has the tablet: nothing else can be reached
	Added      meldcode.MemberID // who was added just now
	Passphrase string            // only between its page and the derivation; cleared after
	Shown      bool
	ScreenLock string // "yes" or "no"; "" = not answered
	Restore    bool   // the tablet is prepared to put a back-up back
	Proposal   string
	Groups     []string // of the recovery code, while it is being written down
	Ask        [2]int   // which groups to type back, 1-based
	Typed      [2]string
	Problems   []meldcode.Problem
	Working    bool
}

// UnlockView is the unlock screen (S04) and the recovery page.
type UnlockView struct {
	Member     string // Face.ID chosen
	Passphrase string
	Shown      bool
	Code       string
	NewPass    string
	ByPasskey  bool   // asks the PIN in place of the passphrase
	PIN        string //
	Failed     string // why the passkey did not open: sentence
	Working    bool
	Wrong      bool
	Left       int           // attempts before the next wait
	Pause      time.Duration // how long that wait is
	Wait       time.Time     // until when attempts wait; zero = not
	Problems   []meldcode.Problem
}

// Contact is one number (S24).
type Contact struct {
	ID           string
	Name         string
	Organisation string
	Phone        string
	Mail         string
	Open         bool // shown without unlock
}

// Concept is an unfinished form, sealed in the store.
type Concept struct {
	ID      string
	Case    dossier.ID // empty for a new signal or case
	Route   string     // fragment to return to
	Form    meldcode.FormID
	Answers meldcode.Answers
	Field   string // Key that had the focus
	At      time.Time
	Fixes   string // entry that is being corrected
}

// Unkept is an unfinished form that is in memory only: being stored, or refused
// by the store. It is never called kept.
type Unkept struct {
	Concept
	Fault Fault // why it was not stored; "" while that is under way
	edits int
}

// SaveState is what the line under a form says; it never mixes the concept and
// the log (D5).
type SaveState uint8

const (
	Untouched SaveState = iota
	Unsaved
	Saving
	ConceptKept
	Recording
	Recorded
	NotSaved
)

// FormView is a form being filled.
type FormView struct {
	Form     meldcode.Form
	Case     dossier.ID
	Concept  string
	Facts    meldcode.Facts
	Answers  meldcode.Answers
	Asks     []meldcode.Ask   // as asked now, in order
	Panels   []meldcode.Panel // as shown now
	Problems []meldcode.Problem
	More     bool // "Meer vastleggen" is open
	Card     CardView
	Checking bool // the page that shows all answers once more
	Fixes    string
	Field    string
	Save     SaveState
	SavedAt  string // "14.32"
	Fault    Fault
	Refused  []string           // why the rules do not allow this entry (T22)
	edits    int                // how often it was edited
	kept     int                // edits that the store has
	again    bool               // what failed is the recording, not the concept
	doubted  []meldcode.Problem // what was questioned before it is recorded after all
}

// CallView is the call aid (S15).
type CallView struct {
	Named     bool // "Melding, met namen"
	Asking    bool // confirm before names are shown
	Questions []exchange.CallQuestion
	Shown     uint32 // of which questions the text is shown without names, a bit each
	Kept      bool   // notes of before are there and not on screen: they may hold a name
}

// ExportView is the making of a sealed file (S20, S26).
type ExportView struct {
	Case       dossier.ID // empty = all
	Passphrase string
	Repeat     string
	Problems   []meldcode.Problem
	Working    bool
	Ready      string // file name, when made
	Delivered  bool
	Left       []dossier.ID       // cases that could not be read and are not in it
	Card       exchange.Colleague // of a colleague on another tablet, to compare
	CardWrong  string             // why a file is no card: a code of T19
	CheckWrong string             // why the file that was checked is not right: a code of T19, "other", "left"
}

// ImportView is the reading of a file (S27).
type ImportView struct {
	Name    string // of the picked file
	Key     string // passphrase or recovery code
	Working bool
	Refused string // a code of T19: "key", "damaged", "newer", "not-ours", "signature", "too-large"
	Fault   Fault  // the store failed, and the file is not to blame
	Unsure  bool   // it could not say whether the file was added
	Found   []dossier.Summary
	New     int // entries that would be added
	Apart   int // entries that do not fit what is here; once Done, that were kept apart
	// Destroyed are those that were destroyed here, and come back only when asked.
	Destroyed []dossier.ID
	Done      bool
	Problems  []meldcode.Problem
}

// SettingsView is the settings pages.
type SettingsView struct {
	Old, New string
	Changed  bool
	Prefs    Prefs   // as chosen on the page, not kept yet
	Contact  Contact // being edited
	Holiday  HolidayView
	Table    TableView
	Editing  bool
	Problems []meldcode.Problem
	Working  bool
}
