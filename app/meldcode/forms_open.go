package meldcode

import "strings"

func openForm() Form {
	return Form{
		ID: FormOpen, Name: "Dossier geopend", Title: "Dossier openen", Button: "Dossier openen", Dated: true,
		Questions: append([]Question{
			{ID: "pupils", Label: "Om welke leerling gaat het?", Kind: Text, Required: true,
				Hint:    "Gaat het om meer kinderen uit één gezin? Zet elke naam op een eigen regel.",
				Missing: "Vul in om welk kind het gaat.",
				When:    func(f Facts, _ Answers) bool { return len(Pupils(f)) == 0 }},
			{ID: "staff", Label: "Gaat het om iemand die voor de school werkt?", Kind: One, Required: true,
				Hint: "Ook een stagiair, vrijwilliger of overblijfkracht telt mee.", Missing: missingChoice, Added: true,
				Options: []Option{
					{ID: No, Label: "Nee"},
					{ID: Yes, Label: "Ja"},
					{ID: "unknown", Label: "Dat weet ik niet"},
				}},
			{ID: "start", Label: "Hoe begint dit dossier?", Kind: One,
				Options: []Option{
					{ID: "worry", Label: "Wij hebben zorgen."},
					{ID: "asked", Label: "Veilig Thuis of een andere instantie vraagt ons iets."},
				},
				Prefill: func(Facts) Value { return Picked("worry") }},
			{ID: "together", Label: "Met wie doe je dit samen?", Kind: Staff,
				Hint: "Je loopt de stappen samen met de IB'er, de aandachtsfunctionaris of de directeur."},
			{ID: "reference", Label: "Kenmerk", Kind: Line,
				Hint: "Een eigen nummer of woord, zonder naam. Het staat op het overzicht."},
		}, involved()...),
		Panels: []Panel{
			{ID: "staff-route", Kind: Warning, After: "staff", When: picked("staff", Yes),
				Title: "Dan is deze app niet de goede plek",
				Lines: []string{"Leg hier niets vast. Ga naar de directeur of het bestuur. De vertrouwensinspecteur geeft advies: **0900-1113111**."},
				Go:    "/staff", Do: "Bekijk wat je nu doet"},
			{ID: "staff-unknown", Kind: Warning, After: "staff", When: picked("staff", "unknown"),
				Lines: []string{"Zoek dit eerst uit. Gaat het om iemand die voor de school werkt, leg hier dan niets vast."},
				Go:    "/staff", Do: "Bekijk wat je dan doet"},
		},
		Also: func(_ Facts, a Answers) []Problem {
			if a.Is("staff", Yes) {
				return []Problem{{"staff", "Voor iemand die voor de school werkt, open je hier geen dossier. Ga naar de directeur of het bestuur."}}
			}
			return nil
		},
	}
}

// PupilNames returns the names typed under question "pupils" of form "open".
func PupilNames(a Answers) []string {
	var names []string
	for line := range strings.SplitSeq(a.Text("pupils"), "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			names = append(names, line)
		}
	}
	return names
}

func personForm() Form {
	parent := picked("role", OptionID(Parent))
	pupil := picked("role", OptionID(Pupil))
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
			{ID: "born", Label: "Geboortedatum", Kind: Day, Past: true, More: true},
			{ID: "group", Label: "Groep", Kind: Line, More: true, When: pupil},
		},
	}
}
