package flow

import (
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// Msg is something that happened. A Msg that Update does not know leaves the
// Model unchanged.
type Msg interface{ msg() }

// What a person does. Few kinds, not one per button or field: ui marks elements
// with data-do, data-field or data-key, and one listener turns events into these.
type (
	// Went says that the fragment of the address changed.
	Went struct{ Fragment string }
	// Do is a button: Action says what, ID which row where there are several.
	Do struct {
		Action Action
		ID     string
	}
	// Typed is text in a field that belongs to no form of the protocol.
	Typed struct {
		Field Field
		Text  string
	}
	// Answered is an answer in the form on screen.
	Answered struct {
		Key   meldcode.Key
		Value meldcode.Value
	}
	// Focused says which answer has the focus, to come back to it; empty when it
	// is left (blur), which saves the concept at once.
	Focused struct{ Key meldcode.Key }
	// Active is any sign of a person: key or pointer. It holds off the lock.
	Active struct{}
)

// What the surroundings tell.
type (
	// Tick is the clock, told about every second, less often out of sight.
	Tick struct{ Now time.Time }
	// Shown says that the page came back in sight, covered.
	Shown struct{ Now time.Time }
	// Hidden says that the page is going out of sight: concepts are kept at once.
	Hidden struct{}
	// UpdateReady says that a new version waits.
	UpdateReady struct{}
	// Settled says that nothing was typed for a moment after this many edits.
	Settled struct{ Edits int }
	// LockNow ends the waiting for a concept to be kept before a lock.
	LockNow struct{}
	// LockTaken says that another window took over.
	LockTaken struct{}
	// Done is the answer to a Job. Msg may be Failed.
	Done struct {
		ID, Gen int
		Msg     Msg
	}
	// Going says how far a Job is, in entries. It comes before its Done, if at all.
	Going struct{ ID, Gen, Done, Total int }
)

// Answers of the interpreter, always inside Done.
type (
	// Looked is the answer to Look.
	Looked struct {
		Phase   Phase // Empty, Locked, Elsewhere, Gone or Broken
		Fault   Fault
		Faces   []Face
		Shown   []Contact
		Device  Device
		Storage Storage
		Now     time.Time
	}
	// Failed says that a Cmd did not work and nothing changed.
	Failed struct {
		Cmd    Cmd // what was asked
		Fault  Fault
		Unsure bool     // the store could not say whether it changed something
		Why    []string // the rules' own sentences when they refused an entry (T22)
	}
	// Stopped says that a Job was broken off and nothing changed.
	Stopped struct{ Cmd Cmd }
	// Proposed is a passphrase of five words.
	Proposed struct{ Passphrase string }
	// CodeMade holds the groups of a new recovery code, to be written down.
	CodeMade struct {
		Groups []string
		Ask    [2]int
	}
	// CodeWrong says that the groups typed back do not match.
	CodeWrong struct{}
	// Unlocked says that a member is unlocked (after set-up, passphrase or code).
	Unlocked struct {
		Me       Member
		Overview []dossier.Summary
		Contacts []Contact
		Concepts []Concept
		Prefs    Prefs
		Storage  Storage
		Members  []meldcode.Colleague // the other members of this tablet
		Matches  []Match
		Passkey  bool     // this member has one on this tablet
		Trouble  []string // what is not as it was left on this tablet, in Dutch
		Ended    []Ended  // access that ended since the last unlock
		Now      time.Time
	}
	// WrongSecret says that a passphrase or code does not fit.
	WrongSecret struct {
		Left int
		Wait time.Time
	}
	// Loaded is a case.
	Loaded struct{ State *dossier.State }
	// Recorded is said only after the store completed: the entries are in the
	// log. State is the case as it is now.
	EntriesRecorded struct {
		State    *dossier.State
		Overview []dossier.Summary
		Now      time.Time
		Entries  []dossier.EntryID
		Concept  string // that the entries came from, and that is dropped
	}
	// ConceptSaved is said only after the store completed.
	ConceptSaved struct {
		ID    string
		Edits int
		Now   time.Time
	}
	// ConceptDropped says that a concept is not stored any more.
	ConceptDropped struct{ ID string }
	// ContactsSaved are the contacts as stored.
	ContactsSaved struct{ Contacts []Contact }
	// PrefsSaved are the member's choices as stored.
	PrefsSaved struct{ Prefs Prefs }
	// PassphraseChanged says that the new passphrase is proven and stored.
	PassphraseChanged struct{}
	// Verified is the result of checking a log.
	Verified struct{ Findings []dossier.Finding }
	// FileMade says that a sealed file was made and handed to the browser. What
	// is in Left could not be read and is not in it: then it is no back-up.
	FileMade struct {
		Case      dossier.ID // empty = all
		Name      string
		Left      []dossier.ID
		Delivered bool
		Undated   Fault // why the date of the back-up was not stored
	}
	// FileChecked is the answer to CheckFile: "" = readable and complete, else a
	// code of T19, "other" or "left" (session.Unfit).
	FileChecked struct{ Wrong string }
	// FilePicked says that a file was chosen; its bytes stay with the interpreter.
	FilePicked struct{ Name string }
	// FileOpened is what was found in it; nothing is stored yet.
	FileOpened struct {
		Refused string
		Found   []dossier.Summary
		New     int
	}
	// FileAdded says that the file's entries are stored.
	FileAdded struct{ Overview []dossier.Summary } // nil when it could not be read anew
	// MembersTold are the other members of this tablet as stored. What could not be
	// read anew is nil, and stays as it was.
	MembersTold struct {
		Members  []meldcode.Colleague
		Overview []dossier.Summary // a member who left may have been a reader
		Added    string            // name of who was added just now, "" = nobody
	}
	// HandedOver says that the concept is sealed for the colleague.
	HandedOver struct{ To meldcode.MemberID }
	// MatchesTold are the matches that were not seen yet.
	MatchesTold struct{ Matches []Match }
	// KeysRenewed says that all is sealed under new secrets.
	KeysRenewed struct{}
	// PasskeyTold says whether this member has a passkey on this tablet.
	PasskeyTold struct{ Has bool }
	// PasskeyFailed says that the passkey gave nothing that opens: the passphrase
	// still does.
	PasskeyFailed struct{ Cancelled bool }
	// StorageTold is a fresh reading of the storage.
	StorageTold struct{ Storage Storage }
)

func (Went) msg()              {}
func (Do) msg()                {}
func (Typed) msg()             {}
func (Answered) msg()          {}
func (Focused) msg()           {}
func (Active) msg()            {}
func (Tick) msg()              {}
func (Shown) msg()             {}
func (Hidden) msg()            {}
func (UpdateReady) msg()       {}
func (LockTaken) msg()         {}
func (Settled) msg()           {}
func (LockNow) msg()           {}
func (Done) msg()              {}
func (Going) msg()             {}
func (Looked) msg()            {}
func (Failed) msg()            {}
func (Stopped) msg()           {}
func (Proposed) msg()          {}
func (CodeMade) msg()          {}
func (CodeWrong) msg()         {}
func (Unlocked) msg()          {}
func (WrongSecret) msg()       {}
func (Loaded) msg()            {}
func (EntriesRecorded) msg()   {}
func (ConceptSaved) msg()      {}
func (ConceptDropped) msg()    {}
func (ContactsSaved) msg()     {}
func (PrefsSaved) msg()        {}
func (PassphraseChanged) msg() {}
func (Verified) msg()          {}
func (FileMade) msg()          {}
func (FileChecked) msg()       {}
func (FilePicked) msg()        {}
func (FileOpened) msg()        {}
func (FileAdded) msg()         {}
func (StorageTold) msg()       {}
func (MembersTold) msg()       {}
func (HandedOver) msg()        {}
func (MatchesTold) msg()       {}
func (KeysRenewed) msg()       {}
func (PasskeyTold) msg()       {}
func (PasskeyFailed) msg()     {}

// Action is what a button does. Moving between screens is a plain link with a
// fragment, not an Action.
type Action string

const (
	ActLock     Action = "lock"
	ActPersist  Action = "persist"   // ask the browser to promise
	ActUpdate   Action = "update"    // take the new version
	ActLater    Action = "later"     // not now: hide the update notice
	ActStay     Action = "stay"      // "Ik ben nog bezig"
	ActLockNow  Action = "lock-now"  // lock although what was typed is not sealed
	ActCall     Action = "call"      // "Ik bel nu"
	ActCallOver Action = "call-over" // "Belstand stoppen"
	ActTakeOver Action = "take-over" // "Hier verder schrijven"
	ActReload   Action = "reload"    //
	ActStop     Action = "stop"      // the long work that is going on
	ActAgain    Action = "again"     // open the case on screen once more

	ActSetupNext Action = "setup-next" // the one button of a set-up page
	ActPropose   Action = "propose"    // five words
	ActShow      Action = "show"       // show or hide a passphrase

	ActChooseFace Action = "face"    // ID = Face.ID
	ActUnlock     Action = "unlock"  //
	ActRecover    Action = "recover" // with code and a new passphrase
	ActResume     Action = "resume"  // ID = Concept.ID: "Verder waar je was"
	ActDrop       Action = "drop"    // ID = Concept.ID: throw a concept away

	ActSubmit       Action = "submit"  // the main button of the form on screen
	ActConfirm      Action = "confirm" // record from the check page
	ActAmend        Action = "amend"   // back from the check page
	ActRetry        Action = "retry"   // "Opnieuw bewaren"
	ActMore         Action = "more"    // fold "Meer vastleggen" open or shut
	ActToday        Action = "today"   // ID = Key: fill a date
	ActYesterday    Action = "yesterday"
	ActConfirmRoles Action = "confirm-roles" // "Ja, dit klopt"; ID = step
	ActFix          Action = "fix"           // ID = entry: "Verbeteren"
	ActView         Action = "view"          // ID = entry: "Zienswijze toevoegen"
	ActJoin         Action = "join"          // put the signal on screen into the chosen case

	ActNames    Action = "names"     // call aid: ask to show names
	ActNamesYes Action = "names-yes" //
	ActNoNames  Action = "no-names"  //

	ActClosedToo Action = "closed-too" // show closed cases
	ActOrder     Action = "order"      // log by event or by recording
	ActCheckLog  Action = "check-log"  //

	ActSecretToo  Action = "secret-too" // second tap
	ActPrint      Action = "print"
	ActPrinted    Action = "printed" // "Ja, vastleggen"
	ActNotPrinted Action = "not-printed"
	ActExport     Action = "export"
	ActCheckFile  Action = "check-file" // pick the delivered file again

	ActPick      Action = "pick" // pick a file to import
	ActOpenFile  Action = "open-file"
	ActAddFile   Action = "add-file"
	ActOtherFile Action = "other-file"

	ActPrintPage Action = "print-page" // the page on screen, as it reads

	ActSavePrefs   Action = "save-prefs"
	ActChangePass  Action = "change-passphrase"
	ActEditContact Action = "edit-contact" // ID = contact, empty = new
	ActSaveContact Action = "save-contact"
	ActDropContact Action = "drop-contact" // ID
	ActOpenContact Action = "open-contact" // ID: toggle "tonen zonder ontgrendelen" while editing
	ActCopy        Action = "copy"         // ID = what: "pointer"

	ActLetLeave Action = "let-leave" // the member of the page leaves
	ActGive     Action = "give"      // "Op slot en geef de tablet"
	ActGiveBack Action = "give-back" // to who gave it
	ActAskSign  Action = "ask-sign"  // "Geef de tablet aan {naam} om te tekenen"
	ActSeen     Action = "seen"      // ID = Match.ID

	ActAlone        Action = "alone"         // "Alleen ik ken de code"
	ActAddPasskey   Action = "add-passkey"   //
	ActDropPasskey  Action = "drop-passkey"  //
	ActByPasskey    Action = "by-passkey"    // unlock: with the passkey, or with
	ActByPassphrase Action = "by-passphrase" // the passphrase after all
	ActRenew        Action = "renew"         // new keys
)

// Field is a text field that belongs to no form of the protocol.
type Field string

const (
	FieldName        Field = "setup-name"
	FieldRole        Field = "setup-role"
	FieldPassphrase  Field = "passphrase" // set-up and unlock
	FieldGroup1      Field = "group-1"
	FieldGroup2      Field = "group-2"
	FieldCode        Field = "code"
	FieldNewPass     Field = "new-passphrase" // recovery and settings
	FieldOldPass     Field = "old-passphrase"
	FieldScreenLock  Field = "screen-lock" // "yes" or "no"
	FieldLock        Field = "lock-minutes"
	FieldShift       Field = "shift-hides" // "yes" or "no"
	FieldFilter      Field = "filter"
	FieldExportPass  Field = "export-passphrase"
	FieldExportAgain Field = "export-again"
	FieldImportKey   Field = "import-key"
	FieldContactName Field = "contact-name"
	FieldContactOrg  Field = "contact-organisation"
	FieldContactTel  Field = "contact-phone"
	FieldContactMail Field = "contact-mail"
	FieldLogPerson   Field = "log-person"
	FieldLogForm     Field = "log-form"
	FieldLeaving     Field = "leaving" // the name of who leaves
	FieldPIN         Field = "pin"     // of a passkey
)
