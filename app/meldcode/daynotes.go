package meldcode

import "strings"

// DayNotes returns what to think about when the question is answered by these
// days, as typed so far: a day to come that falls in a school holiday (X23), and
// one of the past that lies before the birth of a child it is about. They are
// questions; none of them refuses a day.
func (f Form) DayNotes(facts Facts, a Answers, ask Ask) []string {
	if ask.Kind != Day && ask.Kind != Days || ask.ID == personBorn {
		return nil
	}
	var notes []string
	seen := map[string]bool{}
	add := func(note string) {
		if note != "" && !seen[note] {
			seen[note] = true
			notes = append(notes, note)
		}
	}
	for line := range strings.FieldsFuncSeq(a[ask.Key].Text, func(r rune) bool { return r == '\n' || r == ';' }) {
		d, problem := dayOf(line, facts.Today, ask.Past)
		switch {
		case problem != "":
		case d.Before(facts.Today):
			add(f.beforeBirth(facts, a, d))
		case !ask.Past && ask.Kind == Days:
			if h, ok := SchoolHoliday(facts.Holidays, d); ok {
				add(d.Dutch() + " valt " + h.Within() + ". Dan ziet de school het kind niet. Kies een eerdere datum of spreek af wie contact houdt.")
			}
		case !ask.Past:
			add(HolidayWarning(facts.Holidays, d))
		}
	}
	return notes
}

// Doubts returns what is questionable about checked answers once more before they
// are recorded, each with the key it is about: a day before a birth, and a person
// who is there already. self is the person that a form redefines, "" = a new one.
func (f Form) Doubts(facts Facts, clean Answers, self PersonID) []Problem {
	if f.ID == FormPerson {
		for _, p := range facts.Persons {
			if p.ID != self && SameName(p.Name, clean.Text("name")) {
				return []Problem{{"name", p.Name + " staat al bij dit dossier. Is dit iemand anders? Leg het dan nog een keer vast."}}
			}
		}
	}
	d := clean.Day(EventDate)
	if note := f.beforeBirth(facts, clean, d); note != "" {
		return []Problem{{EventDate, note + " Klopt het toch? Leg het dan nog een keer vast."}}
	}
	return nil
}

// beforeBirth questions a day before the birth of a child that the form is about;
// "" when all were born.
func (f Form) beforeBirth(facts Facts, a Answers, d Date) string {
	if d.IsZero() || f.ID == FormPerson {
		return ""
	}
	about := map[PersonID]bool{}
	for _, id := range a[About].Options {
		about[PersonID(id)] = true
	}
	for _, p := range Children(facts) {
		if len(about) > 0 && !about[p.ID] || len(about) == 0 && p.Role != Pupil {
			continue
		}
		if !p.Born.IsZero() && d.Before(p.Born) {
			return "Deze datum ligt vóór de geboorte van " + p.Called() + " (" + p.Born.Dutch() + "). Kijk de datum na."
		}
	}
	return ""
}
