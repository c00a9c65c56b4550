package meldcode

// inSchool are the organisations that belong to the school itself: talking with
// them needs no parent's permission.
var inSchool = []OptionID{"colleague", "counsellor", "officer", "team"}

func consultForm() Form {
	return Form{
		ID: FormConsult, Step: 2, Name: "Overleg", Title: "Met wie overlegde je?", Button: "Overleg vastleggen",
		Caption: "Stap 2 van 5: overleggen", Dated: true, About: true, Flags: true,
		Questions: []Question{
			{ID: "with", Label: "Met wie overlegde je?", Hint: "De naam, of hoe je deze persoon noemt.", Kind: Line, Required: true, Missing: "Vul in met wie je overlegde."},
			{ID: "function", Label: "Welke functie heeft die persoon?", Kind: Line},
			{ID: "organisation", Label: "Waar hoort die persoon bij?", Kind: One, Options: []Option{
				{ID: "colleague", Label: "Collega"},
				{ID: "counsellor", Label: "IB'er"},
				{ID: "officer", Label: "Aandachtsfunctionaris"},
				{ID: "team", Label: "Ondersteuningsteam (ZAT)"},
				{ID: "above-school", Label: "Bovenschools deskundige"},
				{ID: "partnership", Label: "Netwerkondersteuner of samenwerkingsverband"},
				{ID: "social-work", Label: "Schoolmaatschappelijk werk"},
				{ID: "doctor", Label: "Jeugdarts"},
				{ID: "attendance", Label: "Leerplicht"},
				{ID: "district", Label: "Wijkteam"},
				{ID: "vt", Label: "Veilig Thuis", Hint: "In het protocol staat hier ook: Advies Steunpunt Huiselijk Geweld."},
				{ID: "other", Label: "Anders"},
			}},
			{ID: "organisation-name", Label: "Welke organisatie?", Kind: Line, When: picked("organisation", "other")},
			{ID: "named", Label: "Met of zonder de naam van het kind?", Kind: One, Required: true, Missing: missingChoice,
				Options: []Option{{ID: "unnamed", Label: "Zonder naam"}, {ID: "named", Label: "Met naam"}}},
			{ID: "question", Label: "Wat heb je voorgelegd?", Kind: Text},
			{ID: "advice", Label: "Wat was het advies?", Kind: Text, Required: true, Missing: "Schrijf het advies op."},
			{ID: "next", Label: "Wat doen jullie ermee?", Kind: Text},
			{ID: "followed", Label: "Volgen jullie het advies?", Kind: One, Added: true, Options: []Option{
				{ID: Yes, Label: "Ja"}, {ID: "partly", Label: "Voor een deel"}, {ID: No, Label: "Nee"}, {ID: NotYet, Label: "Dat weten wij nog niet"},
			}},
			{ID: "followed-why", Label: "Waarom volgen jullie het niet, of niet helemaal?", Kind: Text, Required: true, Missing: "Leg uit waarom jullie het advies niet volgen.",
				When: picked("followed", No, "partly")},
		},
		Panels: []Panel{
			{ID: "call-aid", Kind: Note, After: "organisation", When: picked("organisation", "vt"),
				Lines: []string{"Ga je Veilig Thuis nog bellen? De belhulp zet klaar wat zij vragen."}, Go: "call", Do: "Naar de belhulp"},
			{ID: "consents", Kind: Note, After: "named", When: both(picked("named", "named"), not(picked("organisation", inSchool...))),
				Say: consentsSaid, Go: "add/consent", Do: "Toestemming vastleggen"},
		},
	}
}

var consentWords = map[OptionID]string{
	"":          ": nog niet vastgelegd of deze ouder toestemming gaf.",
	"given":     " gaf toestemming om met anderen te praten.",
	"refused":   " gaf geen toestemming. Overleggen binnen de school en advies vragen zonder namen kan nog steeds.",
	"not-asked": " is niet om toestemming gevraagd.",
}

// consentsSaid says which parent let the school talk with others.
func consentsSaid(f Facts, _ Answers) []string {
	var lines []string
	for i := range f.Persons {
		p := &f.Persons[i]
		if p.Role != Parent {
			continue
		}
		said := OptionID("")
		for j := range f.Consents {
			if f.Consents[j].Who == p.ID {
				said = f.Consents[j].Option
			}
		}
		lines = append(lines, upperFirst(p.Called())+consentWords[said])
	}
	return append(lines, "Advies vragen aan Veilig Thuis kan altijd zonder namen. Voor een melding is geen toestemming nodig.")
}

func upperFirst(text string) string {
	r := []rune(text)
	if len(r) > 0 && r[0] >= 'a' && r[0] <= 'z' {
		r[0] -= 'a' - 'A'
	}
	return string(r)
}
