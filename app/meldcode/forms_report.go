package meldcode

func dangerForm() Form {
	questions := []Question{
		{ID: "happened", Label: "Wat is er gebeurd?", Hint: writingHintTalk, Kind: Text, Required: true, Missing: "Schrijf op wat er is gebeurd."},
		{ID: "called", Label: "Wie is gebeld?", Kind: Many, Options: []Option{
			{ID: "112", Label: "112"},
			{ID: "vt", Label: "Veilig Thuis"},
			{ID: "other", Label: "Iemand anders"},
			{ID: "nobody", Label: "Nog niemand"},
		}},
		{ID: "called-who", Label: "Met wie is gesproken?", Kind: Line, When: picked("called", "112", "vt", "other")},
		{ID: "called-at", Label: "Hoe laat?", Kind: Moment, When: picked("called", "112", "vt", "other")},
		{ID: "agreed", Label: "Wat is er afgesproken?", Kind: Text},
		{ID: "where-child", Label: "Waar is het kind nu, en met wie?", Kind: Line},
	}
	return Form{
		ID: FormDanger, Name: "Gevaar", Title: "Vastleggen wat er is gebeurd", Button: "Vastleggen",
		Dated: true, About: true, Flags: true, Questions: append(questions, howKnown()...),
		Panels: []Panel{
			{ID: "numbers", Kind: Call, Lines: []string{"Is er nu gevaar? **112**", "Veilig Thuis: **0800-2000**, dag en nacht"}, Go: "call", Do: "Naar de belhulp"},
		},
	}
}

func reportMadeForm() Form {
	return Form{
		ID: FormReportMade, Step: 5, Name: "Gemeld bij Veilig Thuis", Title: "De melding is gedaan", Button: "Melding vastleggen",
		Caption: "Stap 5 van 5: beslissen", Dated: true, About: true, Confirm: true,
		Intro: []string{"Leg vast dat jullie hebben gemeld. Deze app meldt niets."},
		Questions: append([]Question{
			{ID: "how", Label: "Hoe is er gemeld?", Kind: One, Required: true, Missing: missingChoice,
				Options: []Option{{ID: "phone", Label: "Telefonisch"}, {ID: "form", Label: "Met een formulier"}}},
			eventDate("Wanneer is er gemeld?", ""),
			{ID: "at", Label: "Hoe laat?", Kind: Moment},
			{ID: "by", Label: "Wie heeft gemeld?", Kind: Staff, Prefill: me},
			{ID: "spoke-with", Label: "Met wie is gesproken?", Kind: Line},
			{ID: "number", Label: "Nummer van de melding", Kind: Line},
		}, append(opennessQuestions(),
			Question{ID: "agreed", Label: "Wat is er afgesproken?", Kind: Text},
			Question{ID: "knows", Label: "Wie weet van de melding?", Kind: Text})...),
		Panels: []Panel{
			{ID: "terms", Kind: Note, After: "knows", Say: func(f Facts, a Answers) []string {
				d, err := ParseDate(a.Text(EventDate), f.Today)
				if err != nil {
					return nil
				}
				return TermLines(d, f.Agreed)
			}},
		},
	}
}

func outcomeForm() Form {
	return Form{
		ID: FormOutcome, Name: "Gesprek met Veilig Thuis", Title: "Wat zei Veilig Thuis?", Button: "Gesprek vastleggen",
		Dated: true, About: true, Flags: true,
		Questions: []Question{
			{ID: "outcome", Label: "Wat zei Veilig Thuis?", Kind: One, Required: true, Missing: missingChoice, Options: []Option{
				{ID: OutcomeReport, Label: "Het is een melding. Veilig Thuis beoordeelt die."},
				{ID: OutcomeAdvice, Label: "Het blijft bij advies. Wij zijn zelf aan zet."},
				{ID: OutcomeKnown, Label: "Veilig Thuis kent het gezin al en neemt dit erbij."},
				{ID: OutcomeUnreached, Label: "Ik kreeg niemand te spreken."},
			}},
			{ID: "advice", Label: "Wat is het advies of de afspraak?", Kind: Text, When: picked("outcome", OutcomeReport, OutcomeAdvice, OutcomeKnown)},
			{ID: "named", Label: "Met of zonder namen?", Kind: One,
				Options: []Option{{ID: "unnamed", Label: "Zonder namen"}, {ID: "named", Label: "Met namen"}}},
			{ID: "child", Label: "Om welk kind gaat het?", Hint: "Zo vind je dit gesprek terug. Noem de naam niet als je zonder namen belt.", Kind: Line, Added: true,
				When: func(f Facts, _ Answers) bool { return len(Pupils(f)) == 0 && f.Signals == 0 }},
			{ID: "spoke-with", Label: "Met wie sprak je?", Kind: Line},
			{ID: "at", Label: "Hoe laat?", Kind: Moment},
			{ID: "number", Label: "Nummer van de melding of het advies", Kind: Line, More: true},
			{ID: "notes", Label: "Aantekeningen tijdens het gesprek", Kind: Text, More: true},
		},
		Panels: []Panel{
			{ID: "advice-while-unsafe", Kind: Warning, After: "outcome", When: both(picked("outcome", OutcomeAdvice), standsUnsafe),
				Lines: []string{"Veilig Thuis ziet dit nu als advies. Weeg opnieuw en leg het oordeel van Veilig Thuis erbij vast."},
				Go:    "weigh/2", Do: "Afweging 2 opnieuw beantwoorden"},
			{ID: "unreached", Kind: Call, After: "outcome", When: picked("outcome", OutcomeUnreached),
				Lines: []string{"Is het dringend en krijg je niemand? Bel **112**.", "Veilig Thuis: **0800-2000**"}, Go: "call", Do: "Opnieuw proberen"},
			{ID: "report-too", Kind: Note, After: "outcome", When: picked("outcome", OutcomeReport),
				Lines: []string{"Leg hierna ook de melding zelf vast: wanneer, door wie en hoe."}, Go: "add/report-made", Do: "Melding vastleggen"},
		},
	}
}

func feedbackForm() Form {
	return Form{
		ID: FormFeedback, Step: 5, Name: "Terugkoppeling", Title: "Terugkoppeling van Veilig Thuis", Button: "Terugkoppeling vastleggen",
		Dated: true, About: true, Flags: true,
		Questions: []Question{
			{ID: "from", Label: "Van wie?", Kind: Line, Required: true, Missing: "Vul in van wie de terugkoppeling komt.",
				Prefill: func(Facts) Value { return Typed("Veilig Thuis") }},
			{ID: "what", Label: "Wat voor bericht is het?", Kind: One, Required: true, Missing: missingChoice, Options: []Option{
				{ID: "receipt", Label: "Veilig Thuis bevestigde de ontvangst."},
				{ID: "decision", Label: "Veilig Thuis heeft de melding beoordeeld."},
				{ID: "progress", Label: "Bericht over hoe het loopt."},
				{ID: "ended", Label: "Veilig Thuis is klaar met het gezin."},
				{ID: "nothing", Label: "Nog niets. Ik heb gevraagd hoe het staat."},
			}},
			{ID: "content", Label: "Wat is er verteld?", Kind: Text, Required: true, Missing: "Schrijf op wat er is verteld."},
			{ID: "next", Label: "Wat doen wij nu?", Kind: Text},
			{ID: "next-on", Label: "Wanneer vragen jullie weer hoe het staat?", Kind: Day},
		},
		Panels: []Panel{{ID: "nothing", Kind: Note, After: "what", When: picked("what", "nothing"),
			Lines: []string{"Blijft het onveilig? Meld opnieuw: **0800-2000**."}, Go: "call", Do: "Naar de belhulp"}},
		Also: nextDayAhead("next-on"),
	}
}
