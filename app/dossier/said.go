package dossier

import (
	"slices"
	"strings"

	"meldcode/app/meldcode"
)

// Said is what one entry says, in one line, to be searched.
type Said struct {
	Entry  EntryID
	Form   meldcode.FormID
	Day    meldcode.Date
	Fixed  bool   // a later entry corrects it
	Struck bool   // a later entry struck it out
	Text   string // the answers as they stand now, words apart by single spaces
	Was    string // likewise what it said before, "" when nothing else
}

// Says returns what the entries say, in the order of the fold. What a correction
// put in the place of an entry's answers is told with that entry, and what it said
// before beside it; what was left out says nothing. pause is called between
// entries.
func (s *State) Says(today meldcode.Date, pause func()) []Said {
	facts := s.Facts(today, "")
	line := func(e *Entry, a meldcode.Answers) string {
		form, _ := meldcode.FormByID(e.Form)
		var words []string
		for _, row := range form.Lines(facts, a) {
			if row.Key != meldcode.EventDate { // it is Day
				words = append(words, strings.Fields(row.Text)...)
			}
		}
		return strings.Join(words, " ")
	}
	all := make([]Said, 0, len(s.Entries))
	places := map[EntryID]int{} // in all
	for i := range s.Entries {
		pause()
		e := &s.Entries[i]
		at, corrects := places[e.Fixes]
		if _, same := s.original(*e); same && corrects {
			places[e.ID] = at
			if !e.Withheld {
				all[at].before(line(e, e.Answers))
			}
			continue
		}
		_, renewed := s.current[e.ID]
		if e.Withheld && !renewed {
			continue
		}
		one := Said{Entry: e.ID, Form: e.Form, Day: s.Day(e), Fixed: s.fixed(e.ID), Text: line(e, s.Current(*e))}
		_, one.Struck = s.struck[e.ID]
		if renewed && !e.Withheld {
			one.before(line(e, e.Answers))
		}
		places[e.ID] = len(all)
		all = append(all, one)
	}
	return all
}

// before adds what the entry said before, or would say without a later correction.
func (one *Said) before(text string) {
	if text != "" && text != one.Text {
		one.Was = strings.TrimSpace(one.Was + " " + text)
	}
}

// fixed reports whether a correction of the entry counts.
func (s *State) fixed(id EntryID) bool {
	return slices.ContainsFunc(s.fixes[id], func(f Entry) bool {
		_, out := s.struck[f.ID]
		return f.Form != meldcode.FormStrike && !out
	})
}
