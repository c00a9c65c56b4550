package dossier

import "meldcode/app/meldcode"

// signs reports whether the writer of e decided what it says, by answers a: a
// decision that the decider recorded with their own unlock is signed by them.
func (e Entry) signs(a meldcode.Answers) bool {
	return e.Form == meldcode.FormDecision && meldcode.SameName(a.Text(meldcode.DeciderKey), e.Name)
}

// signed reports whether a decision, with its answers as they stand now, is
// signed: by its own entry, and by each that corrected it.
func (s State) signed(e Entry, a meldcode.Answers) bool {
	if !e.signs(a) {
		return false
	}
	for _, f := range s.FixesOf(e.ID) {
		if f.Form == e.Form && !f.Withheld && !s.signed(f, a) {
			return false
		}
	}
	return true
}

// Credit says who answers for an entry, and when it was recorded where that is
// given ("12 maart 2026 om 14.32 uur"). by stands for who recorded it, with the
// role; "" is the name that the entry holds.
//
//	Vastgelegd op 12 maart 2026 om 14.32 uur door Sam (IB'er)
//	Vastgelegd op 12 maart 2026 om 14.32 uur door Sam (IB'er) namens Joke
//	Getekend op 12 maart 2026 om 14.32 uur door Joke (directeur) met eigen toegang
func (e Entry) Credit(on, by string) string {
	named := by == ""
	if named {
		by = e.Name
		if e.Role != "" {
			by += " (" + e.Role + ")"
		}
	}
	if on != "" {
		on = " op " + on
	}
	decider := e.Answers.Text(meldcode.DeciderKey)
	switch {
	case !named || e.Form != meldcode.FormDecision || decider == "":
		return "Vastgelegd" + on + " door " + by
	case e.signs(e.Answers):
		return "Getekend" + on + " door " + by + " met eigen toegang"
	}
	return "Vastgelegd" + on + " door " + by + " namens " + decider
}
