package ui

import (
	"strconv"
	"strings"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// What the entries of a case say in a few words, for rows.

// dayOf is the civil date of an entry: of the event when known, else of recording.
func dayOf(s *dossier.State, e dossier.Entry) meldcode.Date { return s.Day(&e) }

// standing returns the entries of one form that count, oldest first: a
// correction stands beside its original and is not counted again.
func standing(s *dossier.State, form meldcode.FormID) []dossier.Entry {
	var found []dossier.Entry
	for i := range s.Entries {
		if e := &s.Entries[i]; e.Form == form && e.Fixes.IsZero() && counts(s, e.ID) {
			found = append(found, *e)
		}
	}
	return found
}

// counts reports whether an entry was not struck out.
func counts(s *dossier.State, id dossier.EntryID) bool {
	_, out := s.Struck(id)
	return !out
}

// nouns are what the entries of a form are called when they are counted.
var nouns = map[meldcode.FormID][2]string{
	meldcode.FormSignal:      {"signaal", "signalen"},
	meldcode.FormConsult:     {"overleg", "overleggen"},
	meldcode.FormOutcome:     {"gesprek", "gesprekken"},
	meldcode.FormMoreSignals: {"keer gevraagd", "keer gevraagd"},
	meldcode.FormTalkPlan:    {"voorbereiding", "voorbereidingen"},
	meldcode.FormTalkParent:  {"gesprek", "gesprekken"},
	meldcode.FormTalkPupil:   {"gesprek", "gesprekken"},
	meldcode.FormFeedback:    {"bericht", "berichten"},
	meldcode.FormReview:      {"keer bekeken", "keer bekeken"},
	meldcode.FormMonitored:   {"keer bekeken", "keer bekeken"},
}

// counted says "2 signalen, laatste op 12 maart"; "" when there are none.
func counted(s *dossier.State, form meldcode.FormID) string {
	entries := standing(s, form)
	if len(entries) == 0 {
		return ""
	}
	last := meldcode.Date{}
	for _, e := range entries {
		if d := dayOf(s, e); d.After(last) {
			last = d
		}
	}
	noun, ok := nouns[form]
	switch {
	case !ok && len(entries) == 1:
		return "Vastgelegd op " + last.Short()
	case !ok:
		return strconv.Itoa(len(entries)) + " keer vastgelegd, laatste op " + last.Short()
	case len(entries) == 1:
		return "1 " + noun[0] + ", op " + last.Short()
	}
	return strconv.Itoa(len(entries)) + " " + noun[1] + ", laatste op " + last.Short()
}

// formSays says what is there for a form, in as many lines as that takes.
func formSays(s *dossier.State, facts meldcode.Facts, form meldcode.FormID) []string {
	return entriesSay(s, facts, form, standing(s, form))
}

func entriesSay(s *dossier.State, facts meldcode.Facts, form meldcode.FormID, entries []dossier.Entry) []string {
	if len(entries) == 0 {
		return nil
	}
	last := entries[len(entries)-1]
	a := s.Current(last)
	f, _ := meldcode.FormByID(form)
	switch {
	case form == meldcode.FormConsent:
		return eachPerson(facts, a, f, "consent")
	case form == meldcode.FormInform:
		return eachPerson(facts, a, f, "told")
	case form == meldcode.FormRoles:
		return roleLines(s.Roles)
	case form == meldcode.FormTalkParent, form == meldcode.FormTalkPupil:
		return talkLines(s, facts, form, entries)
	case strings.HasPrefix(string(form), "step-close-"):
		line := f.Label("decision", a.One("decision"))
		if until := a.Day("until"); !until.IsZero() {
			line += ", tot " + until.Short()
		}
		return []string{line + " (" + dayOf(s, last).Short() + ")"}
	case form == meldcode.FormNoTalk:
		line := "Reden vastgelegd op " + dayOf(s, last).Short()
		if a.Is("above", meldcode.NotYet) && len(standing(s, meldcode.FormAboveSchool)) == 0 {
			return []string{line, "Nog niet gemeld bij bovenschools"}
		}
		return []string{line}
	}
	return []string{counted(s, form)}
}

// eachPerson says what was answered about each person: "Anna: gaf toestemming".
func eachPerson(facts meldcode.Facts, a meldcode.Answers, f meldcode.Form, q meldcode.QuestionID) []string {
	var lines []string
	for _, p := range facts.Persons {
		option := a.One(meldcode.KeyOf(q, p.ID))
		if option == "" {
			continue
		}
		text := lower(f.Label(q, option))
		if q == "told" {
			text = "weet het nog niet"
			if option == meldcode.Yes {
				text = "weet het"
				if on := a.Day(meldcode.KeyOf("told-on", p.ID)); !on.IsZero() {
					text += " sinds " + on.Short()
				}
			}
		}
		lines = append(lines, p.Called()+": "+text)
	}
	return lines
}

// talkLines says with whom was spoken, and with whom not yet.
func talkLines(s *dossier.State, facts meldcode.Facts, form meldcode.FormID, entries []dossier.Entry) []string {
	if form == meldcode.FormTalkPupil {
		return []string{counted(s, form)}
	}
	spoken := map[meldcode.PersonID]meldcode.Date{}
	var lines []string
	for _, e := range entries {
		a := s.Current(e)
		for _, id := range a["with"].Options {
			if d := dayOf(s, e); d.After(spoken[meldcode.PersonID(id)]) {
				spoken[meldcode.PersonID(id)] = d
			}
		}
		if name := a.Text("with-name"); name != "" {
			lines = append(lines, "Gesprek met "+name+" op "+dayOf(s, e).Short())
		}
	}
	for _, p := range meldcode.Parents(facts) {
		if d, ok := spoken[p.ID]; ok {
			lines = append(lines, "Gesprek met "+p.Called()+" op "+d.Short())
		} else {
			lines = append(lines, "Met "+p.Called()+" nog niet")
		}
	}
	return lines
}

// roleLines says who does what.
func roleLines(r meldcode.Roles) []string {
	var lines []string
	for _, role := range []struct{ name, who string }{
		{"Regie", r.Lead}, {"Verantwoordelijk voor de casus", r.Responsible}, {"Voert het gesprek", r.Talks},
		{"Verzamelt", r.Collects}, {"Beoordeelt", r.Assesses}, {"Beslist", r.Decides},
	} {
		if role.who != "" {
			lines = append(lines, role.name+": "+role.who)
		}
	}
	return lines
}

// personLine says who somebody is: "moeder, gezag: ja, woont bij Kim".
func personLine(p meldcode.Person) string {
	role := map[meldcode.PersonRole]string{
		meldcode.Pupil: "leerling", meldcode.Parent: "ouder of verzorger",
		meldcode.Sibling: "broer of zus", meldcode.Household: "uit het gezin of de buurt ervan",
	}[p.Role]
	if p.Relation != "" {
		role = p.Relation
	}
	parts := []string{role}
	switch p.Authority {
	case "yes":
		parts = append(parts, "heeft gezag")
	case "no":
		parts = append(parts, "heeft geen gezag")
	case "unknown":
		parts = append(parts, "gezag niet bekend")
	case "guardian":
		parts = append(parts, "er is een voogd")
	}
	if p.Lives != "" {
		parts = append(parts, "woont: "+p.Lives)
	}
	if p.Language != "" {
		parts = append(parts, "spreekt "+p.Language)
	}
	return strings.Join(parts, ", ")
}

// entryName is what an entry is called in the logbook.
func entryName(e dossier.Entry) string {
	if f, ok := meldcode.FormByID(e.Form); ok && f.Name != "" {
		return f.Name
	}
	return string(e.Form)
}

// entryGist is the first line of what an entry says, cut at a word.
func entryGist(s *dossier.State, facts meldcode.Facts, e dossier.Entry) string {
	if e.Withheld {
		return "De inhoud is weggelaten in deze kopie."
	}
	f, _ := meldcode.FormByID(e.Form)
	a := s.Current(e)
	for _, q := range f.Questions {
		key := meldcode.Key(q.ID)
		switch {
		case q.Kind == meldcode.One && gists[q.ID] && a.One(key) != "":
			return cut(f.Label(q.ID, a.One(key)), 110)
		case q.Kind == meldcode.Text && a.Text(key) != "":
			return cut(a.Text(key), 110)
		}
	}
	for _, r := range f.Lines(facts, a) {
		switch r.Key {
		case meldcode.EventDate, meldcode.EventWords, meldcode.About:
			continue
		}
		return cut(r.Text, 110)
	}
	return ""
}

// gists are the questions whose answer is what the entry is about.
var gists = map[meldcode.QuestionID]bool{"answer": true, "decision": true, "report": true, "outcome": true, "what": true, "ending": true}

// cut shortens text to about n characters, at a space.
func cut(text string, n int) string {
	text = strings.Join(strings.Fields(text), " ")
	runes := []rune(text)
	if len(runes) <= n {
		return text
	}
	short := string(runes[:n])
	if at := strings.LastIndex(short, " "); at > n/2 {
		short = short[:at]
	}
	return short + "…"
}

// lower makes the first letter small, for use inside a sentence.
func lower(text string) string {
	r := []rune(text)
	if len(r) == 0 {
		return text
	}
	return strings.ToLower(string(r[:1])) + strings.TrimSuffix(string(r[1:]), ".")
}
