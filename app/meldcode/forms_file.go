package meldcode

func viewForm() Form {
	return Form{
		ID: FormView, Name: "Zienswijze", Title: "Zienswijze toevoegen", Button: "Zienswijze vastleggen", Dated: true, Flags: true,
		Intro: []string{"Een ouder of een kind mag een eigen mening bij het dossier laten zetten. Schrijf op wat die persoon zelf zegt."},
		Questions: []Question{
			{ID: "whose", Label: "Van wie is deze zienswijze?", Kind: Line, Required: true, Missing: "Vul in van wie deze zienswijze is."},
			{ID: "text", Label: "Wat is de zienswijze?", Kind: Text, Required: true, Missing: "Schrijf de zienswijze op."},
		},
	}
}

func fixForm() Form {
	return Form{
		ID: FormFix, Name: "Verbetering", Title: "Verbeteren", Button: "Verbetering vastleggen",
		Intro: []string{"Wat er stond, blijft leesbaar in het logboek. Jouw verbetering komt ernaast."},
		Questions: []Question{
			{ID: "wrong", Label: "Wat klopt niet, en waarom?", Kind: Text, Required: true, Missing: "Schrijf op wat niet klopt en waarom."},
			{ID: "text", Label: "Wat moet er staan?", Kind: Text, Required: true, Missing: "Schrijf de nieuwe tekst op."},
		},
	}
}

// strikeForm takes an entry out of what counts. What it said stays readable.
func strikeForm() Form {
	return Form{
		ID: FormStrike, Name: "Doorgestreept", Title: "Aantekening doorstrepen", Button: "Aantekening doorstrepen", Confirm: true,
		Intro: []string{
			"Streep door wat hier niet hoort, bijvoorbeeld een aantekening over een ander kind of een die er dubbel staat.",
			"Wat er stond, blijft leesbaar in het logboek, met jouw reden erbij. Het telt niet meer mee voor wat er nu moet gebeuren.",
		},
		Questions: []Question{
			{ID: "why", Label: "Waarom streep je dit door?", Kind: Text, Required: true, Missing: "Schrijf op waarom je dit doorstreept."},
		},
	}
}

func noteForm() Form {
	return Form{
		ID: FormNote, Name: "Aantekening", Title: "Andere aantekening", Button: "Aantekening vastleggen", Dated: true, About: true, Flags: true,
		Questions: append([]Question{
			{ID: "text", Label: "Wat wil je vastleggen?", Hint: writingHintTalk, Kind: Text, Required: true, Missing: "Schrijf op wat je wilt vastleggen."},
		}, howKnown()...),
	}
}

func signedBackForm() Form {
	return Form{
		ID: FormSignedBack, Name: "Getekend verslag", Title: "Is het verslag getekend terug?", Button: "Vastleggen", Dated: true, Flags: true,
		Questions: []Question{
			{ID: "signed", Label: "Is het getekend terug?", Kind: One, Required: true, Missing: missingChoice, Options: []Option{
				{ID: Yes, Label: "Ja"},
				{ID: "refused", Label: "Nee, de ouder tekent niet"},
				{ID: "lost", Label: "Nee, en wij wachten er niet meer op"},
			}},
			{ID: "whose", Label: "Van wie?", Kind: Line},
			{ID: "means", Label: "Wat betekent de handtekening?", Kind: One, When: picked("signed", Yes), Options: []Option{
				{ID: "seen", Label: "Gezien", Hint: "Dat is geen akkoord."},
				{ID: "agreed", Label: "Akkoord", Hint: "Alleen als dat er in eigen woorden bij staat."},
			}},
			{ID: "where", Label: "Waar ligt het papier?", Kind: Line, When: picked("signed", Yes)},
			{ID: "remark", Label: "Wat is er bij gezegd of geschreven?", Kind: Text},
		},
	}
}

func lookAgainForm() Form {
	return Form{
		ID: FormLookAgain, Name: "Volgende datum", Title: "Kies een datum om weer te kijken", Button: "Datum vastleggen",
		Questions: []Question{
			{ID: "next-on", Label: "Wanneer kijken jullie weer?", Kind: Day, Required: true, Missing: missingDate},
			{ID: "why", Label: "Waar kijken jullie dan naar?", Kind: Text},
		},
		Also: nextDayAhead("next-on"),
	}
}

// outForm records what left the tablet: to whom, on what ground, for what
// purpose. Such a record is good practice under the AVG's duty to account.
func outForm() Form {
	return Form{
		ID: FormOut, Name: "Afgedrukt of meegegeven", Title: "Vastleggen wat eruit ging", Button: "Vastleggen", Dated: true,
		Questions: []Question{
			{ID: "to", Label: "Voor wie?", Kind: Line, Required: true, Missing: "Vul in voor wie het is."},
			{ID: "what", Label: "Wat ging eruit?", Kind: Text, Required: true, Missing: "Schrijf op wat eruit ging."},
			{ID: "how", Label: "Hoe?", Kind: One, Options: []Option{{ID: "print", Label: "Op papier"}, {ID: "file", Label: "Als versleuteld bestand"}, {ID: "plain", Label: "Als bestand zonder versleuteling"}, {ID: "told", Label: "Mondeling"}}},
			{ID: "ground", Label: "Op welke grond?", Kind: One, Options: []Option{
				{ID: "vt", Label: "Informatie aan Veilig Thuis (Wmo 2015, artikel 5.2.6)"},
				{ID: "consent", Label: "Met toestemming van de ouder"},
				{ID: "access", Label: "De ouder vraagt om inzage"},
				{ID: "school", Label: "Voor het eigen dossier van de school"},
				{ID: "other", Label: "Een andere grond"},
			}},
			{ID: "ground-words", Label: "Welke grond?", Kind: Line, When: picked("ground", "other")},
			{ID: "purpose", Label: "Met welk doel?", Kind: Text, Required: true, Missing: "Schrijf op waar het voor is."},
			{ID: "omitted", Label: "Wat is weggelaten?", Kind: Text},
			{ID: "signed-copy", Label: "Komt er een getekend exemplaar terug?", Kind: One, Options: []Option{{ID: Yes, Label: "Ja"}, {ID: No, Label: "Nee"}}},
		},
	}
}

func discardForm() Form {
	return Form{
		ID: FormDiscard, Name: "Signaal weggegooid", Title: "Signaal weggooien", Button: "Signaal weggooien", Confirm: true,
		Intro: []string{"Het signaal hoort niet bij een dossier. Je legt vast waarom je het niet bewaart."},
		Questions: []Question{
			{ID: "why", Label: "Waarom gooi je dit signaal weg?", Kind: Text, Required: true, Missing: "Leg uit waarom je dit signaal weggooit."},
		},
	}
}

func keepForm() Form {
	return Form{
		ID: FormKeep, Name: "Signaal bewaard", Title: "Signaal bewaren", Button: "Signaal bewaren",
		Intro: []string{"Dit signaal hoort nog niet bij een dossier."},
		Questions: []Question{
			{ID: "why", Label: "Waarom bewaar je dit signaal?", Kind: Text, Required: true, Missing: "Leg uit waarom je dit signaal bewaart."},
			{ID: "until", Label: "Wanneer kijk je er weer naar?", Kind: Day, Required: true, Missing: missingDate},
		},
		Also: nextDayAhead("until"),
	}
}

// takenOverForm is written by the app when a loose signal moves into a case.
func takenOverForm() Form {
	return Form{
		ID: FormTakenOver, Name: "Signaal overgenomen", Title: "Signaal in een dossier", Button: "Overnemen",
		Questions: []Question{
			{ID: "into", Label: "In welk dossier?", Kind: Line, Required: true, Missing: "Kies een dossier."},
		},
	}
}
