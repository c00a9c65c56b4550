package flow

import (
	"time"

	"meldcode/app/dossier"
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
	Look             struct{}                                  // Looked
	Propose          struct{}                                  // Proposed
	Prepare          struct{ Name, Role, Passphrase string }   // CodeMade; nothing counts yet
	Prove            struct{ Typed [2]string }                 // Unlocked or CodeWrong
	OpenMember       struct{ Member, Passphrase string }       // Unlocked or WrongSecret
	OpenWithCode     struct{ Member, Code, Passphrase string } // Unlocked or WrongSecret
	ChangePassphrase struct{ Old, New string }                 // PassphraseChanged or WrongSecret
	LoadCase         struct{ Case dossier.ID }                 // Loaded
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
	DropConcept  struct{ ID string }          // ConceptsListed
	SaveContacts struct{ Contacts []Contact } // ContactsSaved
	CheckLog     struct{ Case dossier.ID }    // Verified
	Export       struct {
		Case       dossier.ID // empty = all
		Passphrase string     // empty: to the recovery code only
	} // FileMade
	CheckFile  struct{ Passphrase string } // FileChecked
	PickFile   struct{}                    // FilePicked
	OpenFile   struct{ Key string }        // FileOpened
	AddFile    struct{}                    // FileAdded
	AskPersist struct{}                    // StorageTold
	TakeOver   struct{}                    // Looked
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
	// Lock forgets the keys and replaces the page.
	Lock struct{}
	// Later sends Msg after a while.
	Later struct {
		After time.Duration
		Msg   Msg
	}
	PrintPage   struct{}
	ApplyUpdate struct{}
	Reload      struct{}
	CopyText    struct{ Text string }
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
func (TakeOver) cmd()         {}
func (Show) cmd()             {}
func (FocusField) cmd()       {}
func (Lock) cmd()             {}
func (Later) cmd()            {}
func (PrintPage) cmd()        {}
func (ApplyUpdate) cmd()      {}
func (Reload) cmd()           {}
func (CopyText) cmd()         {}
func (Job) cmd()              {}
