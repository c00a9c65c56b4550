package meldcode

// Guard returns why a case cannot be closed, and what can be done about it
// (T22); empty when nothing stands in the way. While a report follows and
// neither a report nor Veilig Thuis's own outcome is recorded, no case closes;
// an answer of advice asks for weighing again first. The dossier knows more
// (feedback, running help) and may have further reasons.
func Guard(f Facts) []string {
	var why []string
	if f.Follows && !f.Reported {
		if f.Decided == DecideOtherwise {
			why = append(why, "Het besluit wijkt af van het afwegingskader. Zo'n dossier blijft open.")
		}
		if f.Answered[2] == Unsafe {
			why = append(why, "Bij afweging 2 staat 'ja of twijfel' ("+f.AnsweredOn[2].Dutch()+"). Zolang dat er staat, volgt: melden bij Veilig Thuis.")
		} else {
			why = append(why, "Uit jullie antwoorden volgt: melden bij Veilig Thuis.")
		}
		why = append(why,
			"Is er gebeld? Leg vast wat Veilig Thuis zei.",
			"Denken jullie er nu anders over? Herzie de afweging. Leg uit wat er veranderd is en wie meedacht.")
		if f.Decided != DecideOtherwise {
			why = append(why, "Besluit de directeur anders? Leg dat besluit vast, met de reden. Het logboek laat dan beide zien.")
		}
	}
	if f.Unsafe && !f.Reported && !f.Follows {
		why = append(why, "Er is twijfel of het veilig is. Weeg eerst opnieuw, na overleg met Veilig Thuis.")
	}
	if f.Help == HelpWithVT {
		why = append(why, "Beslissing 2 staat nog open: is hulp (ook) mogelijk? Leg dat eerst vast.")
	}
	return why
}

// calm says that nothing unsafe or doubtful stands and no report follows.
func calm(f Facts, _ Answers) bool { return !f.Unsafe && !f.Follows && f.Answered[2] != Unsafe }

func wasReported(f Facts, _ Answers) bool {
	return f.Reported
}

func closeForm() Form {
	unfounded := picked("ending", EndUnfounded)
	return Form{
		ID: FormClose, Name: "Dossier gesloten", Title: "Dossier sluiten", Button: "Dossier sluiten", Dated: true, Confirm: true,
		Intro: []string{"Het dossier blijft leesbaar voor wie erbij hoort en je kunt het heropenen."},
		Questions: append([]Question{
			{ID: "ending", Label: "Hoe eindigt dit dossier?", Kind: One, Required: true, Missing: missingChoice, Options: []Option{
				{ID: EndNoAction, Label: "Er is binnen de meldcode geen actie nodig.",
					When: both(calm, func(f Facts, _ Answers) bool { return f.Answered[1] == NoAction })},
				{ID: EndUnfounded, Label: "Het vermoeden klopte niet. Er was geen sprake van huiselijk geweld of kindermishandeling.",
					Hint: "Weet je het niet zeker? Kies dan 'geen actie nodig'.", When: calm},
				{ID: EndAfterReport, Label: "Er is gemeld bij Veilig Thuis. Het werk van de school in de meldcode is klaar.", When: wasReported},
				{ID: EndAfterHelp, Label: "De hulp heeft gewerkt en is afgesloten. De veiligheid is gevolgd.",
					When: both(calm, func(f Facts, _ Answers) bool { return f.Answered[5] == Reached })},
				{ID: EndLeft, Label: "De leerling is van school gegaan."},
			}},
			{ID: "shown", Label: "Waaruit blijkt dat het vermoeden niet klopte?", Kind: Text, Required: true, When: unfounded, Missing: "Schrijf op waaruit dat blijkt."},
			{ID: "reason", Label: "Waarom sluiten jullie dit dossier?", Kind: Text, Required: true, When: both(answered("ending"), not(unfounded)), Missing: missingGround},
			{ID: "vt-advice", Label: "Is Veilig Thuis om advies gevraagd?", Hint: "Bij twijfel doe je dat altijd.", Kind: One, When: picked("ending", EndNoAction, EndUnfounded),
				Options: []Option{{ID: Yes, Label: "Ja"}, {ID: No, Label: "Nee"}}},
			{ID: "shared-told", Label: "Weten zij wat de uitkomst is?", Hint: "Schrijf op wie het weet en sinds wanneer.", Kind: Text,
				When: both(unfounded, func(f Facts, _ Answers) bool { return len(f.Shared) > 0 })},
			{ID: "other-care", Label: "Gaat andere zorg voor dit kind door?", Kind: One, Options: []Option{{ID: Yes, Label: "Ja"}, {ID: No, Label: "Nee"}}},
			{ID: "other-care-what", Label: "Welke zorg?", Kind: Text, When: picked("other-care", Yes)},
		}, append(told(true, false),
			Question{ID: "told-by", Label: "Wie heeft dit verteld?", Kind: Staff, When: unfounded, Prefill: me},
			Question{ID: "look-again", Label: "Wanneer kijken jullie of dit dossier weg kan?", Kind: Day})...),
		Panels: []Panel{
			{ID: "no-action", Kind: Note, After: "ending", When: picked("ending", EndNoAction),
				Lines: []string{"Je legt vast dat er binnen de meldcode geen actie nodig is."}},
			{ID: "unfounded", Kind: Note, After: "ending", When: unfounded,
				Lines: []string{"Je legt vast dat er geen sprake was van huiselijk geweld of kindermishandeling. Zeg dat duidelijk. Dat is belangrijk voor het kind en de ouders."}},
			{ID: "flag", Kind: Warning, After: "ending",
				When: both(picked("ending", EndNoAction, EndUnfounded), func(f Facts, _ Answers) bool { return !f.Danger.IsZero() || !f.Disclosure.IsZero() }),
				Say: func(f Facts, _ Answers) []string {
					return []string{flagSentence(f) + " Vraag eerst Veilig Thuis om advies."}
				},
				Go: "call", Do: "Naar de belhulp"},
			{ID: "shared", Kind: Note, After: "shown", When: both(unfounded, func(f Facts, _ Answers) bool { return len(f.Shared) > 0 }),
				Say: func(f Facts, _ Answers) []string {
					return append(append([]string{"Kregen anderen informatie uit dit dossier?"}, f.Shared...), "Laat ook hun weten wat de uitkomst is.")
				}},
			{ID: "left", Kind: Note, After: "ending", When: picked("ending", EndLeft),
				Lines: []string{"Is nog niet vastgelegd waar de leerling heen gaat? Doe dat dan eerst."}, Go: "leave", Do: "Leerling gaat van school"},
		},
		// What stands in the way of an ending the dossier knows best, and says per
		// ending: leaving school stays possible, with its open matters named.
		Also: nextDayAhead("look-again"),
	}
}

func reopenForm() Form {
	return Form{
		ID: FormReopen, Name: "Dossier heropend", Title: "Dossier heropenen", Button: "Dossier heropenen", Dated: true,
		Questions: []Question{
			{ID: "why", Label: "Waarom heropenen jullie dit dossier?", Kind: Text, Required: true, Missing: "Leg uit waarom jullie dit dossier heropenen."},
		},
		Allowed: func(f Facts) []string {
			if !f.Closed {
				return []string{"Dit dossier is open."}
			}
			return nil
		},
	}
}

func roundForm() Form {
	return Form{
		ID: FormRound, Step: 4, Name: "Nieuwe ronde", Title: "Opnieuw wegen: een nieuwe ronde", Button: "Nieuwe ronde beginnen", Dated: true, Confirm: true,
		Intro: []string{"Jullie beantwoorden de vijf afwegingen opnieuw. De antwoorden van de vorige ronde blijven leesbaar."},
		Questions: []Question{
			{ID: "why", Label: "Waarom wegen jullie opnieuw?", Kind: Text, Required: true, Missing: "Leg uit waarom jullie opnieuw wegen."},
		},
		// A new round empties the considerations, and with them what follows. It
		// must not be a way around the guard.
		Allowed: func(f Facts) []string {
			if (f.Follows || f.Unsafe) && !wasReported(f, nil) {
				return append([]string{"Een nieuwe ronde kan pas als deze ronde klaar is."}, Guard(f)...)
			}
			return nil
		},
	}
}

func leaveForm() Form {
	return Form{
		ID: FormLeave, Name: "Leerling gaat van school", Title: "Leerling gaat van school", Button: "Vastleggen", About: true, Flags: true,
		Questions: []Question{
			{ID: "left-on", Label: "Wanneer gaat de leerling van school?", Kind: Day, Required: true, Missing: missingDate},
			{ID: "where", Label: "Waar gaat de leerling heen?", Kind: One, Required: true, Missing: missingChoice, Options: []Option{
				{ID: "school", Label: "Naar een andere school"},
				{ID: "abroad", Label: "Naar het buitenland"},
				{ID: "unknown", Label: "Dat weten wij niet"},
			}},
			{ID: "where-name", Label: "Naar welke school of plaats?", Kind: Line, When: picked("where", "school", "abroad")},
			{ID: "open-matters", Label: "Wat is er nog open?", Kind: Text},
			{ID: "vt-told", Label: "Weet Veilig Thuis dit?", Kind: One, Options: []Option{
				{ID: Yes, Label: "Ja"}, {ID: NotYet, Label: "Nog niet"}, {ID: "not-needed", Label: "Niet nodig"},
			}},
			{ID: "given", Label: "Wat is aan de nieuwe school gegeven?", Kind: Text, When: picked("where", "school")},
			{ID: "given-by", Label: "Door wie?", Kind: Staff, When: both(picked("where", "school"), answered("given"))},
			{ID: "given-ground", Label: "Op welke grond?", Kind: Line, When: both(picked("where", "school"), answered("given"))},
		},
		Panels: []Panel{{ID: "call", Kind: Call, After: "where",
			When:  either(picked("where", "unknown"), func(f Facts, a Answers) bool { return f.Unsafe || f.Follows }),
			Lines: []string{"Bel Veilig Thuis (**0800-2000**) en je leerplichtambtenaar."}, Go: "call", Do: "Naar de belhulp"}},
	}
}
