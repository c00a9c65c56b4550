package meldcode

func talkParentForm() Form {
	noParents := func(f Facts, _ Answers) bool { return len(Parents(f)) == 0 }
	return Form{
		ID: FormTalkParent, Step: 3, Name: "Gesprek met ouders", Title: "Gesprek met ouders of verzorgers", Button: "Gesprek vastleggen",
		Caption: "Stap 3 van 5: gesprek", Dated: true, About: true, Flags: true,
		Questions: []Question{
			{ID: "with", Label: "Met wie sprak je?", Kind: Persons, Among: Parents, Required: true, Missing: "Kies met wie je sprak.", When: not(noParents)},
			{ID: "with-name", Label: "Met wie sprak je?", Kind: Line, Required: true, Missing: "Vul in met wie je sprak.", When: noParents},
			{ID: "said", Label: "Wat is er gezegd?", Hint: writingHintTalk, Kind: Text, Required: true, Missing: "Schrijf op wat er is gezegd."},
			{ID: "reaction", Label: "Hoe was de reactie?", Kind: Text},
			{ID: "agreed", Label: "Welke afspraken zijn er gemaakt?", Kind: Text},
			{ID: "next-on", Label: "Wanneer spreken jullie elkaar weer?", Kind: Day},
			{ID: "signing", Label: "Komt er een getekend verslag terug?", Kind: One,
				Options: []Option{{ID: Yes, Label: "Ja"}, {ID: No, Label: "Nee"}}},
			{ID: "led-by", Label: "Wie voerde het gesprek?", Kind: Staff, More: true,
				Prefill: func(f Facts) Value {
					if f.Roles.Talks != "" {
						return Typed(f.Roles.Talks)
					}
					return me(f)
				}},
			{ID: "others", Label: "Wie was er nog meer bij?", Kind: Line, More: true},
			{ID: "interpreter", Label: "Tolk: naam en taal", Hint: "Niet het kind, en liever geen familie.", Kind: Line, More: true},
			{ID: "changed", Label: "Wat verandert dit gesprek?", Hint: "Wat denken jullie nu over de zorgen?", Kind: Text, More: true},
		},
		Panels: []Panel{{ID: "fresh", Kind: Warning, After: "",
			When: func(f Facts, _ Answers) bool { return !f.Disclosure.IsZero() && f.AdviceAsked.IsZero() },
			Say: func(f Facts, _ Answers) []string {
				return []string{"In dit dossier staat dat het kind zelf iets vertelde op " + f.Disclosure.Dutch() + ". **Bel eerst Veilig Thuis: 0800-2000**, voordat je met de ouders praat."}
			},
			Go: "call", Do: "Naar de belhulp"}},
	}
}

const writingHintTalk = "Schrijf op wat je zag en hoorde, zo letterlijk mogelijk. Schrijf zo dat de ouders het later mogen lezen."

func talkPupilForm() Form {
	return Form{
		ID: FormTalkPupil, Step: 3, Name: "Gesprek met het kind", Title: "Gesprek met het kind", Button: "Gesprek vastleggen",
		Caption: "Stap 3 van 5: gesprek", Dated: true, About: true, Flags: true,
		Intro: []string{"Het gesprek is er om het kind te steunen. Je hoeft niets te bewijzen. Vraag niet door om het zeker te weten, en beloof geen geheim te houden."},
		Questions: []Question{
			{ID: "began", Label: "Wie begon het gesprek?", Kind: One, Required: true, Missing: missingChoice,
				Options: []Option{{ID: "child", Label: "Het kind begon zelf."}, {ID: "planned", Label: "Wij planden het gesprek."}}},
			{ID: "parents-knew", Label: "Wisten de ouders van dit gesprek?", Hint: "Zo niet: waarom niet?", Kind: Text, When: picked("began", "planned"), Added: true},
			{ID: "asked", Label: "Jouw vraag, letterlijk", Kind: Text},
			{ID: "words", Label: "Woorden van het kind, letterlijk", Kind: Text, Required: true, Missing: "Schrijf de woorden van het kind op."},
			{ID: "told", Label: "Wat heb je het kind verteld over wat er nu gebeurt?", Kind: Text},
			{ID: "own-accord", Label: "Vertelde het kind over geweld of onveiligheid?", Kind: Many, Added: true, When: picked("began", "child"),
				Options: []Option{{ID: Yes, Label: "Het kind vertelde dit uit zichzelf."}}},
			{ID: "led-by", Label: "Wie voerde het gesprek?", Kind: Staff, Prefill: me, More: true},
			{ID: "others", Label: "Wie was er nog meer bij?", Kind: Line, More: true},
			{ID: "changed", Label: "Wat verandert dit gesprek?", Hint: "Wat denken jullie nu over de zorgen?", Kind: Text, More: true},
		},
		Panels: []Panel{disclosurePanel("own-accord", picked("own-accord", Yes))},
	}
}

func noTalkForm() Form {
	nobody := func(f Facts, _ Answers) bool { return len(Family(f)) == 0 }
	return Form{
		ID: FormNoTalk, Step: 3, Name: "Nog geen gesprek", Title: "Spreek je de ouders nog niet?", Button: "Reden vastleggen",
		Caption: "Stap 3 van 5: gesprek", Dated: true, Flags: true,
		Intro: []string{"Met ouders praten voordat je meldt is de gewone weg. Het kan anders als een gesprek gevaar geeft, of als er te veel haast is."},
		Questions: []Question{
			{ID: "with", Label: "Met wie praat je nog niet?", Kind: Persons, Among: Family, Required: true, Missing: "Kies met wie je nog niet praat.", When: not(nobody)},
			{ID: "with-name", Label: "Met wie praat je nog niet?", Kind: Line, Required: true, Missing: "Vul in met wie je nog niet praat.", When: nobody},
			{ID: "ground", Label: "Waarom niet?", Kind: Many, Required: true, Missing: "Kies waarom je nog niet praat.",
				Options: []Option{
					{ID: "child", Label: "Het kind kan door het gesprek gevaar lopen."},
					{ID: "other", Label: "Een ander in het gezin kan door het gesprek gevaar lopen."},
					{ID: "self", Label: "Ik of een collega kan door het gesprek gevaar lopen."},
					{ID: "haste", Label: "Er is zoveel haast dat een gesprek niet eerst kan."},
				}},
			{ID: "based", Label: "Waar baseer je dit op?", Hint: "Schrijf feiten op: wat weet je, van wie, sinds wanneer.", Kind: Text, Required: true,
				Missing: "Leg uit waar je dit op baseert."},
			{ID: "vt-advice", Label: "Advies van Veilig Thuis", Kind: One, Added: true,
				Options: []Option{{ID: Yes, Label: "Gevraagd"}, {ID: NotYet, Label: "Nog niet gevraagd"}}},
			{ID: "vt-on", Label: "Wanneer gevraagd?", Kind: Day, Past: true, When: picked("vt-advice", Yes)},
			{ID: "vt-who", Label: "Aan wie?", Kind: Line, When: picked("vt-advice", Yes)},
			{ID: "above", Label: "Gemeld bij bovenschools?", Hint: "Dit vraagt het protocol van Optimus.", Kind: One, Required: true, Missing: missingChoice,
				Options: []Option{{ID: Yes, Label: "Ja"}, {ID: NotYet, Label: "Nog doen", Hint: "Dit wordt een taak."}}},
			{ID: "above-who", Label: "Aan wie?", Kind: Line, Required: true, Missing: "Vul in aan wie je het hebt gemeld.", When: picked("above", Yes)},
			{ID: "above-on", Label: "Wanneer gemeld?", Kind: Day, Past: true, Required: true, Missing: missingDate, When: picked("above", Yes)},
		},
		Panels: []Panel{
			{ID: "call-first", Kind: Warning, After: "based",
				Lines: []string{"Denk je aan seksueel misbruik, eergerelateerd geweld, huwelijksdwang, achterlating of genitale verminking? Of vertelde het kind het je net zelf? **Bel dan eerst Veilig Thuis, voordat je met de ouders praat.**"},
				Go:    "call", Do: "Naar de belhulp"},
			{ID: "hard", Kind: Note, After: "ground",
				Lines: []string{"Vind je het gesprek vooral moeilijk? Dat is geen reden om het niet te doen. Vraag een collega om mee te gaan."}},
		},
	}
}

func aboveSchoolForm() Form {
	return Form{
		ID: FormAboveSchool, Step: 3, Name: "Gemeld bij bovenschools", Title: "Gemeld bij bovenschools", Button: "Vastleggen", Dated: true,
		Intro: []string{"Jullie spraken een ouder of het kind nog niet. Het protocol van Optimus vraagt dat je dit bovenschools meldt."},
		Questions: []Question{
			{ID: "above-who", Label: "Aan wie heb je het gemeld?", Kind: Line, Required: true, Missing: "Vul in aan wie je het hebt gemeld."},
			{ID: "above-how", Label: "Hoe?", Kind: Line},
			{ID: "answer", Label: "Wat was het antwoord?", Kind: Text},
		},
	}
}
