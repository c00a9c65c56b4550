package exchange

import (
	"strings"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// Kind is the sort of reader a Document is made for.
type Kind string

// Who a Document can be made for (S20).
const (
	VeiligThuis Kind = "vt"
	Parent      Kind = "parent" // with the person's id
	NewSchool   Kind = "school"
	Board       Kind = "board"
	Paper       Kind = "paper" // the school's own file; also the copy in an archive
	// Receiver is whoever gets something, of whom no more is known: they get the
	// slip that goes with it and nothing else.
	Receiver Kind = "receiver"
)

// Choices is what is left out beyond what holds for every reader.
type Choices struct {
	Sources bool              // entries whose source is protected
	Others  bool              // what is about, or names, somebody who is neither pupil nor parent
	Staff   bool              // the names of who works for the school
	Entries []dossier.EntryID // these, with what corrects them and the views about them
}

// Always returns the choices that nobody has for this reader.
func (r Recipient) Always() Choices {
	switch r.Kind {
	case Parent:
		return Choices{Sources: true, Others: true}
	case NewSchool, Receiver:
		return Choices{Sources: true}
	}
	return Choices{}
}

// Default returns what is left out for this reader unless somebody chooses
// otherwise.
func (r Recipient) Default() Choices {
	c := r.Always()
	c.Others = c.Others || r.Kind == NewSchool
	return c
}

func (c Choices) with(more Choices) Choices {
	c.Sources, c.Others, c.Staff = c.Sources || more.Sources, c.Others || more.Others, c.Staff || more.Staff
	return c
}

// Recipient is who a Document is for.
type Recipient struct {
	Kind   Kind
	Parent meldcode.PersonID // with Kind Parent
	Secret bool              // secret addresses too, after a second tap; Veilig Thuis only
}

// ParseRecipient reads "vt", "parent:{id}", "school", "board", "paper" or "receiver", and
// reports whether it was one of those.
func ParseRecipient(text string) (Recipient, bool) {
	if id, ok := strings.CutPrefix(text, "parent:"); ok {
		return Recipient{Kind: Parent, Parent: meldcode.PersonID(id)}, id != ""
	}
	switch k := Kind(text); k {
	case VeiligThuis, NewSchool, Board, Paper, Receiver:
		return Recipient{Kind: k}, true
	}
	return Recipient{}, false
}

// String returns what ParseRecipient reads.
func (r Recipient) String() string {
	if r.Kind == Parent {
		return "parent:" + string(r.Parent)
	}
	return string(r.Kind)
}

// Name returns the recipient in words.
func (r Recipient) Name(facts meldcode.Facts) string {
	switch r.Kind {
	case VeiligThuis:
		return "Veilig Thuis"
	case Parent:
		p, ok := personIn(facts, r.Parent)
		if !ok {
			return "een ouder"
		}
		return p.Called()
	case NewSchool:
		return "de nieuwe school"
	case Board:
		return "de directeur of het bestuur"
	case Receiver:
		return "wie het ontvangt"
	}
	return "het eigen papieren dossier"
}

func personIn(facts meldcode.Facts, id meldcode.PersonID) (meldcode.Person, bool) {
	for _, p := range facts.Persons {
		if p.ID == id {
			return p, true
		}
	}
	return meldcode.Person{}, false
}
