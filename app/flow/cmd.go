package flow

import (
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// Cmd is something to do outside: plain data that the interpreter carries out.
type Cmd interface{ cmd() }

// Job is a Cmd whose answer comes back as Done with the same ID and Gen.
type Job struct {
	ID, Gen int
	Cmd     Cmd
}

// Work whose answer comes back in Done. Behind each: the Msg of success.
type (
	Look             struct{}                                // Looked
	Propose          struct{}                                // Proposed
	Prepare          struct{ Name, Role, Passphrase string } // CodeMade; nothing counts yet
	Prove            struct{ Typed [2]string }               // Unlocked or CodeWrong
	OpenMember       struct{ Member, Passphrase string }     // Unlocked or WrongSecret
	OpenWithCode     struct{ Code, Passphrase string }       // Unlocked or WrongSecret; the code says whose it is
	ChangePassphrase struct{ Old, New string }               // PassphraseChanged or WrongSecret
	LoadCase         struct{ Case dossier.ID }               // Loaded
	// Record appends entries to a case, in one transaction with dropping the
	// concept they came from. An empty Case begins a new dossier.
	Record struct {
		Case    dossier.ID
		Drafts  []dossier.Draft
		Concept string
		// From is a loose signal that these drafts take over from ("" = none).
		From dossier.ID
	} // EntriesRecorded
	KeepConcept struct {
		Concept Concept
		Edits   int
	} // ConceptSaved
	DropConcept  struct{ ID string }          // ConceptDropped
	SavePrefs    struct{ Prefs Prefs }        // PrefsSaved
	SaveContacts struct{ Contacts []Contact } // ContactsSaved
	CheckLog     struct{ Case dossier.ID }    // Verified
	Export       struct {
		Case       dossier.ID // empty = all
		Passphrase string     // empty: to the recovery code only
	} // FileMade
	CheckFile   struct{ Passphrase string } // FileChecked
	PickFile    struct{}                    // FilePicked
	OpenFile    struct{ Key string }        // FileOpened
	AddFile     struct{ Back bool }         // FileAdded; Back: what was destroyed here too
	AskPersist  struct{}                    // StorageTold
	ReadStorage struct{}                    // StorageTold
	CopyText    struct{ Text string }       // Copied

	// AddMember derives everything for a new member, in memory only; ProveMember
	// checks the two groups typed back, and only then stores.
	AddMember   struct{ Name, Role, Passphrase string } // CodeMade
	ProveMember struct{ Typed [2]string }               // MembersTold or CodeWrong
	// RemoveMember lets a member leave: their access ends, their entries stay.
	RemoveMember struct{ Member meldcode.MemberID } // MembersTold
	// HandOver seals a concept for a colleague, who finds it after their unlock.
	HandOver struct {
		To      meldcode.MemberID
		Concept Concept
	} // HandedOver
	SeenMatch struct{ ID string } // MatchesTold
	// RenewKeys makes a new secret, recovery code and case keys, in memory only;
	// ProveKeys checks the groups typed back, and only then seals all again.
	RenewKeys struct{ Passphrase string } // CodeMade or WrongSecret
	ProveKeys struct{ Typed [2]string }   // KeysRenewed or CodeWrong
	// AddPasskey lets the browser make a passkey, mixed with a PIN of the member's own.
	AddPasskey      struct{ PIN string }         // PasskeyTold
	DropPasskey     struct{}                     // PasskeyTold
	OpenWithPasskey struct{ Member, PIN string } // Unlocked, WrongSecret or PasskeyFailed
	TakeOver        struct{}                     // Looked
)

// Work without an answer.
type (
	// Show follows a change of screen: the fragment, the title, focus on the h1,
	// scroll to the top. Replace keeps history as it is.
	Show struct {
		Fragment string
		Replace  bool
		Focus    bool
	}
	// FocusField moves the focus to an answer or to the error summary ("#problems").
	FocusField struct{ Key string }
	// Lock forgets the keys and replaces the page by the one at To; empty is the
	// unlock screen.
	Lock struct{ To string }
	// Cover hides what is on the screen until the page is replaced or uncovered.
	Cover   struct{}
	Uncover struct{}
	// KeepAwake keeps the screen on, or lets it go dark again.
	KeepAwake struct{ On bool }
	// ShiftHides says whether Shift three times hides the screen.
	ShiftHides struct{ On bool }
	// Stop breaks off a Job that is going on or waits; its answer is Stopped when
	// it was in time.
	Stop struct{ Job int }
	// Later sends Msg after a while.
	Later struct {
		After time.Duration
		Msg   Msg
	}
	PrintPage   struct{}
	ApplyUpdate struct{}
	Reload      struct{}
)

func (Look) cmd()             {}
func (Propose) cmd()          {}
func (Prepare) cmd()          {}
func (Prove) cmd()            {}
func (OpenMember) cmd()       {}
func (OpenWithCode) cmd()     {}
func (ChangePassphrase) cmd() {}
func (LoadCase) cmd()         {}
func (Record) cmd()           {}
func (KeepConcept) cmd()      {}
func (DropConcept) cmd()      {}
func (SaveContacts) cmd()     {}
func (CheckLog) cmd()         {}
func (Export) cmd()           {}
func (CheckFile) cmd()        {}
func (PickFile) cmd()         {}
func (OpenFile) cmd()         {}
func (AddFile) cmd()          {}
func (AskPersist) cmd()       {}
func (ReadStorage) cmd()      {}
func (SavePrefs) cmd()        {}
func (Cover) cmd()            {}
func (Uncover) cmd()          {}
func (KeepAwake) cmd()        {}
func (ShiftHides) cmd()       {}
func (TakeOver) cmd()         {}
func (Show) cmd()             {}
func (FocusField) cmd()       {}
func (Lock) cmd()             {}
func (Stop) cmd()             {}
func (Later) cmd()            {}
func (PrintPage) cmd()        {}
func (ApplyUpdate) cmd()      {}
func (Reload) cmd()           {}
func (CopyText) cmd()         {}
func (Job) cmd()              {}
func (AddMember) cmd()        {}
func (ProveMember) cmd()      {}
func (RemoveMember) cmd()     {}
func (HandOver) cmd()         {}
func (SeenMatch) cmd()        {}
func (RenewKeys) cmd()        {}
func (ProveKeys) cmd()        {}
func (AddPasskey) cmd()       {}
func (DropPasskey) cmd()      {}
func (OpenWithPasskey) cmd()  {}
