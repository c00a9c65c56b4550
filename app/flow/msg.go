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
	// Moved says that what was to be pressed became something else under the hand:
	// nothing was done.
	Moved struct{}
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
		Part   bool     // some of it was done, and stays; doing it again does the rest
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
		Holidays []meldcode.Holiday // filled in by hand on this tablet
		Recovery Recovery
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
		// State is the case with the entry that it left; nil when not read anew.
		State *dossier.State
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
		Apart   int // entries that do not fit what is here
		// Destroyed are cases in it that were destroyed on this tablet.
		Destroyed []dossier.ID
	}
	// FileAdded says that the file's entries are stored.
	FileAdded struct {
		Overview []dossier.Summary // nil when it could not be read anew
		Apart    int               // entries that did not fit, and are kept apart
	}
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
	// Copied says that a text is on the clipboard.
	Copied struct{}
	// StorageTold is a fresh reading of the storage.
	StorageTold struct{ Storage Storage }
)

func (Went) msg()              {}
func (Do) msg()                {}
func (Typed) msg()             {}
func (Answered) msg()          {}
func (Focused) msg()           {}
func (Moved) msg()             {}
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
func (Copied) msg()            {}
func (StorageTold) msg()       {}
func (MembersTold) msg()       {}
func (HandedOver) msg()        {}
func (MatchesTold) msg()       {}
func (KeysRenewed) msg()       {}
func (PasskeyTold) msg()       {}
func (PasskeyFailed) msg()     {}
