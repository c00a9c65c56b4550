package dossier

import (
	"slices"

	"meldcode/app/meldcode"
)

// lasting are the forms that cannot be struck out: what they say was done when they
// were recorded, with keys or with the case itself, and has a form that undoes it.
var lasting = map[meldcode.FormID]string{
	meldcode.FormOpen:           "Zo begon dit dossier. Verbeter de aantekening, of sluit het dossier.",
	meldcode.FormAccessGiven:    "De toegang is echt gegeven. Beëindig de toegang bij 'Mensen'.",
	meldcode.FormAccessEnded:    "De toegang is echt beëindigd. Geef opnieuw toegang bij 'Mensen'.",
	meldcode.FormHandedIn:       "Het signaal is echt doorgegeven.",
	meldcode.FormTakenOver:      "Het signaal is echt overgenomen in een dossier.",
	meldcode.FormOut:            "Wat gegeven is, blijft gegeven. Verbeter de aantekening als er iets niet klopt.",
	meldcode.FormDestroyAsked:   "Trek het verzoek om te vernietigen in.",
	meldcode.FormDestroyNot:     "Vraag opnieuw om het dossier te vernietigen.",
	meldcode.FormRecoveryKey:    "De noodsleutel is echt vastgelegd.",
	meldcode.FormReopen:         "Sluit het dossier weer.",
	meldcode.FormRolesConfirmed: "Leg vast wie nu wat doet.",
}

// Strikable says why an entry cannot be struck out, and what to do instead; "" when
// it can.
func (s State) Strikable(e Entry) string {
	if why, is := lasting[e.Form]; is {
		return why
	}
	if _, out := s.struck[e.ID]; out {
		return "Deze aantekening is al doorgestreept."
	}
	if !s.opened && len(s.Entries) > 0 && s.Entries[0].ID == e.ID {
		return "Er is nog niets anders. Gooi het signaal weg, of verbeter het."
	}
	return ""
}

// strike finds the entries that are struck out. A strike that is itself struck out
// does nothing, so the last in a row of them counts. As an entry names only what was
// there before it, going from the last to the first settles each before it is asked.
func (s *State) strike() {
	s.struck = map[EntryID]Entry{}
	opened := slices.ContainsFunc(s.Entries, func(e Entry) bool { return e.Form == meldcode.FormOpen })
	for _, e := range slices.Backward(s.Entries) {
		if e.Form != meldcode.FormStrike || e.Fixes.IsZero() {
			continue
		}
		if _, out := s.struck[e.ID]; out {
			continue
		}
		if target, ok := s.Entry(e.Fixes); ok && lasting[target.Form] == "" && (opened || s.Entries[0].ID != target.ID) {
			s.struck[e.Fixes] = e
		}
	}
}
