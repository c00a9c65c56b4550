package dossier

import (
	"slices"

	"meldcode/app/meldcode"
)

// travels are the forms that tell about the child. What happened to the loose
// signal itself (kept, thrown away, exported) stays with it.
var travels = []meldcode.FormID{
	meldcode.FormSignal, meldcode.FormConsult, meldcode.FormOutcome,
	meldcode.FormDanger, meldcode.FormAsked, meldcode.FormNote,
}

// Travelling returns the entries of a loose signal that go along into a case,
// in the order in which they were recorded. Their answers are those of Current.
func (s State) Travelling() []Entry {
	var found []Entry
	for _, e := range s.Entries {
		if slices.Contains(travels, e.Form) && e.Fixes.IsZero() && !e.Withheld {
			found = append(found, e)
		}
	}
	return found
}
