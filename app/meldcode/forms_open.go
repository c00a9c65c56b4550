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
