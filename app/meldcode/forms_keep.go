package meldcode

// The forms about keeping, destroying and the rights of a pupil and parents. Facts:
// no statutory term for these files of a school was found, so there is a term of
// the school's own, and reasons to keep longer.

func keepLongerForm() Form {
	return Form{
		ID: FormKeepLonger, Name: "Langer bewaren", Title: "Dit dossier langer bewaren", Button: "Langer bewaren",
		Intro: []string{"Je legt vast waarom dit dossier langer blijft, en wanneer jullie er weer naar kijken."},
		Questions: []Question{
			{ID: "why", Label: "Waarom blijft dit dossier langer?", Kind: One, Required: true, Missing: missingChoice, Options: []Option{
				{ID: "running", Label: "Er loopt nog een zaak, een klacht of een onderzoek."},
				{ID: "family", Label: "Er zijn zorgen over een broer of zus op deze school."},
				{ID: "request", Label: "De leerling of een ouder vraagt om het te bewaren."},
				{ID: "other", Label: "Een andere reden."},
			}},
			{ID: "words", Label: "Leg dat uit", Kind: Text, Required: true, Missing: "Leg uit waarom dit dossier langer blijft."},
			{ID: "until", Label: "Wanneer kijken jullie er weer naar?", Kind: Day, Required: true, Missing: missingDate},
		},
		Also: nextDayAhead("until"),
	}
}

func destroyAskedForm() Form {
	return Form{
		ID: FormDestroyAsked, Name: "Vernietiging gevraagd", Title: "Vragen om dit dossier te vernietigen", Button: "Vernietiging vragen", Confirm: true,
		Intro: []string{"Hiermee wordt nog niets vernietigd. Dat gebeurt pas als het een tweede keer is bevestigd."},
		Questions: []Question{
			{ID: "why", Label: "Waarom kan dit dossier weg?", Kind: One, Required: true, Missing: missingChoice, Options: []Option{
				{ID: "term", Label: "De bewaartermijn van de school is voorbij."},
				{ID: "child", Label: "Het kind vraagt erom."},
				{ID: "parent", Label: "Een ouder vraagt erom.", Hint: "Weeg het belang van het kind. Vraag het eerst je bestuur of functionaris gegevensbescherming."},
				{ID: "other", Label: "Een andere reden."},
			}},
			{ID: "words", Label: "Leg dat uit", Kind: Text, Required: true, Missing: "Leg uit waarom dit dossier weg kan."},
		},
	}
}

func destroyNotForm() Form {
	return Form{
		ID: FormDestroyNot, Name: "Vernietiging ingetrokken", Title: "Toch niet vernietigen", Button: "Vraag intrekken",
		Questions: []Question{
			{ID: "why", Label: "Waarom blijft dit dossier?", Kind: Text, Required: true, Missing: "Leg uit waarom dit dossier blijft."},
		},
	}
}

// requestForm records that somebody asks to see, correct or add to the file.
// Whose right it is: a parent with authority below 16, the pupil from 16.
func requestForm() Form {
	return Form{
		ID: FormRequest, Name: "Verzoek over het dossier", Title: "Een kind of ouder vraagt iets over het dossier", Button: "Verzoek vastleggen", Dated: true, Flags: true,
		Intro: []string{
			"Is de leerling jonger dan 16? Dan vraagt een ouder met gezag om inzage. Vanaf 16 jaar doet de leerling dat zelf.",
			"Geef niets direct mee. Overleg eerst met je bestuur of functionaris gegevensbescherming, en kijk wat over anderen gaat.",
		},
		Questions: []Question{
			{ID: "who", Label: "Wie vraagt het?", Kind: Line, Required: true, Missing: "Vul in wie het vraagt."},
			{ID: "what", Label: "Wat vraagt deze persoon?", Kind: Many, Required: true, Missing: missingChoice, Options: []Option{
				{ID: "see", Label: "Het dossier zien, of een kopie"},
				{ID: "correct", Label: "Iets verbeteren"},
				{ID: "view", Label: "Een eigen mening toevoegen"},
				{ID: "destroy", Label: "Het dossier vernietigen"},
				{ID: "other", Label: "Iets anders"},
			}},
			{ID: "words", Label: "Wat vroeg deze persoon precies?", Kind: Text},
			{ID: "answer-by", Label: "Wanneer geven jullie antwoord?", Kind: Day, Required: true, Missing: missingDate},
		},
		Also: nextDayAhead("answer-by"),
	}
}

func requestAnsweredForm() Form {
	refused := picked("answer", "part", "refused")
	return Form{
		ID: FormRequestAnswered, Name: "Antwoord op een verzoek", Title: "Antwoord op het verzoek", Button: "Antwoord vastleggen", Dated: true, Flags: true,
		Questions: []Question{
			{ID: "whose", Label: "Op wiens verzoek is dit het antwoord?", Kind: Line, Required: true, Missing: "Vul in op wiens verzoek dit het antwoord is."},
			{ID: "answer", Label: "Wat is het antwoord?", Kind: One, Required: true, Missing: missingChoice, Options: []Option{
				{ID: Yes, Label: "Wij deden wat er is gevraagd."},
				{ID: "part", Label: "Wij deden een deel."},
				{ID: "refused", Label: "Wij deden het niet."},
			}},
			{ID: "ground", Label: "Waarom niet, of niet alles?", Kind: Text, Required: true, When: refused, Missing: missingGround,
				Hint: "Weigeren kan als dat nodig is om het kind of de rechten van anderen te beschermen (UAVG, artikel 41). Schrijf op hoe jullie dat hebben gewogen."},
			{ID: "done", Label: "Wat is er gedaan of gezegd?", Kind: Text, Required: true, Missing: "Schrijf op wat er is gedaan of gezegd."},
			{ID: "decider", Label: "Wie heeft dit besloten?", Kind: Staff},
		},
		Panels: []Panel{{ID: "view", Kind: Note, After: "answer",
			Lines: []string{"Wil iemand een eigen mening toevoegen? Dat is een zienswijze. Die komt in het logboek."}, Go: "add/view", Do: "Zienswijze toevoegen"}},
	}
}

// recoveryKeyForm is written by the app, in each case that a recovery key of the
// school can be opened with from then on, or no longer.
func recoveryKeyForm() Form {
	return Form{
		ID: FormRecoveryKey, Name: "Noodsleutel", Title: "Noodsleutel van de school", Button: "Vastleggen",
		Questions: []Question{
			{ID: "whose", Label: "Van wie is de noodsleutel?", Kind: Line, Required: true, Missing: "Vul in van wie de sleutel is."},
			{ID: "fingerprint", Label: "Vingerafdruk", Kind: Line, Required: true, Missing: "Vul de vingerafdruk in."},
			{ID: "answer", Label: "Wat is ermee gedaan?", Kind: One, Required: true, Missing: missingChoice, Options: []Option{
				{ID: Yes, Label: "Vergeleken en aanvaard: back-ups gaan ook met deze sleutel open."},
				{ID: No, Label: "Niet aanvaard: nieuwe back-ups gaan niet met deze sleutel open."},
			}},
		},
	}
}
