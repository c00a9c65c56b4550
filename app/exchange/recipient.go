package exchange

import (
	"strings"

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
)

// Recipient is who a Document is for.
type Recipient struct {
	Kind   Kind
	Parent meldcode.PersonID // with Kind Parent
	Secret bool              // secret addresses too, after a second tap; Veilig Thuis only
}

// ParseRecipient reads "vt", "parent:{id}", "school", "board" or "paper", and
// reports whether it was one of those.
func ParseRecipient(text string) (Recipient, bool) {
	if id, ok := strings.CutPrefix(text, "parent:"); ok {
		return Recipient{Kind: Parent, Parent: meldcode.PersonID(id)}, id != ""
	}
	switch k := Kind(text); k {
	case VeiligThuis, NewSchool, Board, Paper:
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

// name returns the recipient in words.
func (r Recipient) name(facts meldcode.Facts) string {
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
