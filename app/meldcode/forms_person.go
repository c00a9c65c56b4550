package meldcode

import (
	"strconv"
	"strings"
)

const (
	personBorn     QuestionID = "born"
	personBornYear QuestionID = "born-year"
)

// personForm is who belongs to the household of a case: entered once, and carried
// everywhere. It has no place for a national id number, which may only be used for
// purposes that a law names (UAVG art. 46), and refuses one.
func personForm() Form {
	pupil := picked("role", OptionID(Pupil))
	parent := picked("role", OptionID(Parent))
	sibling := picked("role", OptionID(Sibling))
	return Form{
		ID: FormPerson, Name: "Persoon", Title: "Wie hoort erbij?", Button: "Persoon vastleggen",
		Questions: []Question{
			{ID: "name", Label: "Naam", Kind: Line, Required: true, Missing: "Vul een naam in, of hoe je deze persoon noemt."},
			{ID: "role", Label: "Wie is dit?", Kind: One, Required: true, Missing: missingChoice,
				Options: []Option{
					{ID: OptionID(Pupil), Label: "Leerling van onze school"},
					{ID: OptionID(Parent), Label: "Ouder of verzorger"},
					{ID: OptionID(Sibling), Label: "Broer of zus"},
					{ID: OptionID(Household), Label: "Iemand anders uit het gezin of uit de buurt van het gezin"},
				}},
			{ID: "relation", Label: "Wat is deze persoon van het kind?", Hint: "Bijvoorbeeld moeder, stiefvader of oma.", Kind: Line, When: not(pupil)},
			{ID: personBornYear, Label: "Geboortejaar", Hint: "Weet je de hele datum? Vul die in bij 'Meer vastleggen'.", Kind: Line, When: sibling},
			{ID: "school", Label: "Op welke school zit dit kind?", Kind: Line, When: sibling},
			{ID: "authority", Label: "Heeft deze persoon gezag?", Kind: One, When: parent,
				Options: []Option{
					{ID: Yes, Label: "Ja"}, {ID: No, Label: "Nee"},
					{ID: "unknown", Label: "Dat weten wij niet"}, {ID: "guardian", Label: "Er is een voogd"},
				}},
			{ID: "lives", Label: "Waar of bij wie woont deze persoon?", Kind: Line},
			{ID: "secret", Label: "Adres geheim", Kind: Many,
				Options: []Option{{ID: Yes, Label: "Het adres is geheim. Druk het nooit af."}}},
			{ID: "blind", Label: "Mag niets weten van dit dossier", Kind: Many, When: not(pupil),
				Options: []Option{{ID: Yes, Label: "Deze persoon mag niets weten van dit dossier."}}},
			{ID: "language", Label: "Welke taal spreekt deze persoon het best?", Kind: Line, More: true},
			{ID: "interpreter", Label: "Naam van de tolk", Hint: "Niet het kind, en liever geen familie.", Kind: Line, More: true},
			{ID: "address", Label: "Adres", Kind: Text, More: true},
			{ID: "phone", Label: "Telefoonnummer", Kind: Phone, More: true},
			{ID: personBorn, Label: "Geboortedatum", Kind: Day, Past: true, More: true},
			{ID: "group", Label: "Groep", Kind: Line, More: true, When: pupil},
		},
		Also: personProblems,
	}
}

// personProblems are what a person cannot be said to be.
func personProblems(f Facts, a Answers) []Problem {
	var problems []Problem
	if year := strings.TrimSpace(a.Text(Key(personBornYear))); year != "" {
		switch n, err := number(year, 4); {
		case err != nil || n < firstYear:
			problems = append(problems, Problem{Key(personBornYear), "Vul een jaar in met vier cijfers, bijvoorbeeld 2018."})
		case n > f.Today.Year:
			problems = append(problems, Problem{Key(personBornYear), "Dit jaar ligt in de toekomst. Kijk het na."})
		}
	}
	if who := a.Text("interpreter"); who != "" {
		children := append(Children(f), Person{Name: a.Text("name"), Role: PersonRole(a.One("role"))})
		for _, p := range children {
			if p.Role != Parent && p.Role != Household && SameName(who, p.Name) {
				return append(problems, Problem{"interpreter", "Laat een kind niet tolken. Vul de naam van een andere tolk in."})
			}
		}
	}
	return problems
}

// BornYear returns the year of birth under question "born-year", 0 when there is
// none.
func BornYear(a Answers) int {
	n, err := strconv.Atoi(strings.TrimSpace(a.Text(Key(personBornYear))))
	if err != nil || n < firstYear || n > lastYear {
		return 0
	}
	return n
}

// Age returns how old p is on a day in words: "7 jaar", "6 of 7 jaar" where only
// the year is known; "" when nothing is.
func (p Person) Age(today Date) string {
	years := func(n int) string { return strconv.Itoa(n) + " jaar" }
	switch {
	case today.IsZero():
	case !p.Born.IsZero() && !p.Born.After(today):
		n := today.Year - p.Born.Year
		if today.Month < p.Born.Month || today.Month == p.Born.Month && today.Day < p.Born.Day {
			n--
		}
		return years(n)
	case p.Born.IsZero() && p.BornYear == today.Year:
		return years(0)
	case p.Born.IsZero() && p.BornYear > 0 && p.BornYear < today.Year:
		n := today.Year - p.BornYear
		return strconv.Itoa(n-1) + " of " + years(n)
	}
	return ""
}
