package meldcode

// callFirst are the situations in which one asks Veilig Thuis or the police
// before anything is said to the parents, each with where that is from. Others
// are known among professionals but were not found in a source, and are left out.
var callFirst = []Option{
	{ID: "told", Label: "Het kind vertelde het net zelf.",
		Hint: "Bel eerst Veilig Thuis. Ga niet zomaar naar de ouders. (bron: Augeo)"},
	{ID: "sexual", Label: "Het kan gaan om seksueel misbruik, of er is een strafrechtelijk onderzoek.",
		Hint: "Overleg eerst met Veilig Thuis of de politie. Praat er ook met het kind niet over voordat de politie meedenkt. (bron: kindermishandelingonderwijskinderopvang.nl)"},
	{ID: "honour", Label: "Het kan gaan om eergerelateerd geweld, huwelijksdwang, achterlating of genitale verminking.",
		Hint: "Openlijk contact is een groot risico. Plannen kunnen sneller doorgaan. Bemiddel niet. (bron: huwelijksdwangenachterlating.nl)"},
	{ID: "none", Label: "Geen van deze."},
}

func noTalkForm() Form {
	nobody := func(f Facts, _ Answers) bool { return len(Family(f)) == 0 }
	asked := picked("vt-advice", Yes)
	return Form{
		ID: FormNoTalk, Step: 3, Name: "Nog geen gesprek", Title: "Spreek je de ouders nog niet?", Button: "Reden vastleggen",
		Caption: "Stap 3 van 5: gesprek", Dated: true, Flags: true,
		Intro:  []string{"Met ouders praten voordat je meldt is de gewone weg. Het kan anders als een gesprek gevaar geeft, of als er te veel haast is."},
		Guides: []Guide{guideNotFirst()},
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
			{ID: "situation", Label: "Is een van deze dingen aan de hand?", Kind: Many, Added: true, Options: callFirst},
			{ID: "based", Label: "Waar baseer je dit op?", Hint: "Schrijf feiten op: wat weet je, van wie, sinds wanneer.", Kind: Text, Required: true,
				Missing: "Leg uit waar je dit op baseert."},
			{ID: "vt-advice", Label: "Advies van Veilig Thuis", Kind: One, Added: true, Required: true, Missing: missingChoice,
				Options: []Option{{ID: Yes, Label: "Gevraagd"}, {ID: NotYet, Label: "Nog niet gevraagd", Hint: "Dit wordt een taak."}}},
			{ID: "vt-on", Label: "Wanneer gevraagd?", Kind: Day, Past: true, When: asked},
			{ID: "vt-who", Label: "Aan wie?", Kind: Line, When: asked},
			{ID: "vt-said", Label: "Wat was het advies?", Kind: Text, When: asked, Added: true},
			{ID: "above", Label: "Gemeld bij bovenschools?", Hint: "Dit vraagt het protocol van Optimus.", Kind: One, Required: true, Missing: missingChoice,
				Options: []Option{{ID: Yes, Label: "Ja"}, {ID: NotYet, Label: "Nog doen", Hint: "Dit wordt een taak."}}},
			{ID: "above-who", Label: "Aan wie?", Kind: Line, Required: true, Missing: "Vul in aan wie je het hebt gemeld.", When: picked("above", Yes)},
			{ID: "above-on", Label: "Wanneer gemeld?", Kind: Day, Past: true, Required: true, Missing: missingDate, When: picked("above", Yes)},
		},
		Panels: []Panel{
			{ID: "call-first", Kind: Warning, After: "situation", When: not(picked("situation", "told", "sexual", "honour")),
				Lines: []string{"Denk je aan seksueel misbruik, eergerelateerd geweld, huwelijksdwang, achterlating of genitale verminking? Of vertelde het kind het je net zelf? **Bel dan eerst Veilig Thuis, voordat je met de ouders praat.**"},
				Go:    "call", Do: "Naar de belhulp"},
			{ID: "call-now", Kind: Call, After: "situation", When: picked("situation", "told", "sexual", "honour"),
				Lines: []string{"**Bel eerst Veilig Thuis: 0800-2000**, voordat je met de ouders praat. Direct gevaar: **112**."},
				Go:    "call", Do: "Naar de belhulp"},
			{ID: "hard", Kind: Note, After: "ground",
				Lines: []string{"Vind je het gesprek vooral moeilijk? Dat is geen reden om het niet te doen. Vraag een collega om mee te gaan."}},
			{ID: "ask", Kind: Note, After: "vt-advice", When: picked("vt-advice", NotYet),
				Lines: []string{"Advies vragen kan zonder namen: **0800-2000**."}, Go: "call", Do: "Naar de belhulp"},
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
