package dossier

import (
	"strings"

	"meldcode/app/meldcode"
)

// Said is what one entry says as it stands now, in one line, to be searched.
type Said struct {
	Entry EntryID
	Form  meldcode.FormID
	Day   meldcode.Date
	Fixed bool   // a later entry corrects it
	Text  string // the answers, words apart by single spaces
}

// Says returns what the entries say, in the order of the fold. An entry that takes
// the place of another's answers is told in the place of that one; what was left
// out says nothing. pause is called between entries.
func (s *State) Says(today meldcode.Date, pause func()) []Said {
	facts := s.Facts(today, "")
	all := make([]Said, 0, len(s.Entries))
	for i := range s.Entries {
		pause()
		e := &s.Entries[i]
		if _, again := s.original(*e); again || e.Withheld {
			continue
		}
		form, _ := meldcode.FormByID(e.Form)
		var text []string
		for _, row := range form.Lines(facts, s.Current(*e)) {
			if row.Key != meldcode.EventDate { // it is Day
				text = append(text, strings.Fields(row.Text)...)
			}
		}
		all = append(all, Said{Entry: e.ID, Form: e.Form, Day: s.Day(e), Fixed: len(s.FixesOf(e.ID)) > 0, Text: strings.Join(text, " ")})
	}
	return all
}
