package meldcode

import "strings"

const writingHint = "Schrijf op wat je zag en hoorde, zo letterlijk mogelijk. Zet je eigen gedachten in het vak eronder. Schrijf zo dat de ouders het later mogen lezen."

// howKnown are the questions that keep one's own observation apart from what
// others said.
func howKnown() []Question {
	return []Question{
		{ID: "source", Label: "Hoe weet je dit?", Kind: One,
			Options: []Option{
				{ID: "self", Label: "Ik zag of hoorde het zelf."},
				{ID: "told", Label: "Iemand vertelde het mij."},
			}},
		{ID: "told-by", Label: "Wie vertelde het?", Kind: Line, When: picked("source", "told")},
	}
}

func disclosurePanel(after QuestionID, when Condition) Panel {
	return Panel{
		ID: "disclosure", Kind: Call, After: after, When: when,
		Lines: []string{
			"Het kind vertelde dit uit zichzelf. Neem het serieus en stel geen vragen om het zeker te weten. Praat nog niet met de ouders. **Bel eerst Veilig Thuis: 0800-2000.** Beloof het kind niet dat je het geheim houdt. Vertel wel wie je om hulp vraagt.",
		},
		Go: "call", Do: "Naar de belhulp",
	}
}

func signalForm() Form {
	questions := []Question{
		{ID: "child", Label: "Om welk kind gaat het?", Kind: Line, Required: true,
			Missing: "Vul in om welk kind het gaat.",
			When:    func(f Facts, _ Answers) bool { return len(Pupils(f)) == 0 }},
		{ID: "seen", Label: "Wat zag of hoorde je precies?", Hint: writingHint, Kind: Text, Required: true,
			Missing: "Schrijf op wat je zag of hoorde."},
		eventDate("Wanneer was dat?", ""),
	}
	questions = append(questions, howKnown()...)
	questions = append(questions,
		Question{ID: "own-accord", Label: "Vertelde het kind dit zelf?", Kind: Many, Added: true,
			Options: []Option{{ID: Yes, Label: "Het kind vertelde dit uit zichzelf."}}},
		Question{ID: "thought", Label: "Wat denk je dat er aan de hand is?", Kind: Text,
			Hint: "Je eigen gedachten. Ze staan apart van wat je zag of hoorde."},
		Question{ID: "place", Label: "Waar was dat?", Kind: Line, More: true},
		Question{ID: "since", Label: "Sinds wanneer speelt dit?", Kind: Line, More: true},
		Question{ID: "category", Label: "Waar gaat het signaal over?", Kind: Many, More: true, Added: true,
			Hint: "Een lijst helpt kijken en bewijst niets.", Options: categoryOptions()},
		Question{ID: "siblings", Label: "Zijn er andere kinderen in het gezin?", Kind: Line, More: true, Added: true},
	)
	questions = append(questions, bodyQuestions()...)
	return Form{
		ID: FormSignal, Step: 1, Name: "Signaal", Title: "Signaal vastleggen", Button: "Signaal vastleggen",
		Dated: true, About: true, Flags: true, Questions: questions, Settle: AddMark, Also: ownWords,
		Panels: append(warned(), disclosurePanel("own-accord", picked("own-accord", Yes))),
	}
}

func moreSignalsForm() Form {
	return Form{
		ID: FormMoreSignals, Step: 1, Name: "Meer signalen", Title: "Zijn er meer signalen?", Button: "Vastleggen",
		Dated: true, About: true, Flags: true,
		Intro: []string{"Vraag collega's of zij ook iets zagen of hoorden. Denk aan de gymleraar, de duopartner en de overblijf."},
		Questions: []Question{
			{ID: "asked", Label: "Wie heb je gevraagd?", Kind: Line, Required: true, Missing: "Vul in wie je hebt gevraagd."},
			{ID: "none", Label: "Zag niemand iets?", Kind: Many, Options: []Option{{ID: Yes, Label: "Niemand zag iets."}}},
			{ID: "seen", Label: "Wat zagen zij?", Kind: Text, When: not(picked("none", Yes)),
				Hint: "Schrijf bij elk stukje wie het zag en wanneer. Elke collega kan het ook zelf als signaal vastleggen."},
		},
	}
}

func meaningForm() Form {
	return Form{
		ID: FormMeaning, Step: 1, Name: "Betekenis van de signalen", Title: "Wat betekenen de signalen?", Button: "Vastleggen",
		Dated: true, About: true, Flags: true,
		Questions: []Question{
			{ID: "meaning", Label: "Wat betekenen de signalen voor het kind?", Kind: Text, Required: true,
				Missing: "Schrijf op wat de signalen voor het kind betekenen."},
			{ID: "picks-up", Label: "Wie pakt dit op?", Hint: "Het protocol vraagt: wie vangt het signaal op?", Kind: Staff, Required: true,
				Missing: "Vul in wie dit oppakt.", Prefill: me},
		},
		Panels: []Panel{{ID: "advice", Kind: Note, After: "picks-up",
			Lines: []string{"Twijfel je? Vraag Veilig Thuis om advies: **0800-2000**. Advies vragen kan altijd zonder namen."},
			Go:    "call", Do: "Naar de belhulp"}},
	}
}

func consentForm() Form {
	return Form{
		ID: FormConsent, Step: 1, Name: "Toestemming van ouders", Title: "Mogen jullie met anderen praten?", Button: "Vastleggen",
		Dated: true, Flags: true,
		Intro: []string{"Vraag de ouders toestemming om met anderen over de zorgen te praten (stap 2)."},
		Questions: []Question{
			{ID: "consent", Label: "{naam}: toestemming", Kind: One, Each: Parents, Required: true, Missing: "Kies een antwoord bij {naam}.",
				Options: []Option{
					{ID: "given", Label: "Gaf toestemming"},
					{ID: "refused", Label: "Gaf geen toestemming"},
					{ID: "not-asked", Label: "Niet gevraagd"},
				}},
			{ID: "consent-on", Label: "{naam}: gevraagd op", Kind: Day, Past: true, Each: Parents, WhenFor: pickedFor("consent", "given", "refused"),
				Prefill: func(f Facts) Value { return Typed(f.Today.String()) }},
			{ID: "consent-why", Label: "{naam}: niet gevraagd, omdat", Kind: Text, Each: Parents, WhenFor: pickedFor("consent", "not-asked"),
				Required: true, Missing: "Leg uit waarom {naam} niet om toestemming is gevraagd."},
			{ID: "consent-said", Label: "{naam}: wat is erbij gezegd?", Kind: Text, Each: Parents, WhenFor: pickedFor("consent", "given", "refused"), Added: true, More: true},
		},
		Panels: []Panel{{
			ID: "refused", Kind: Note, After: "consent",
			When: func(f Facts, a Answers) bool { return len(who(Parents(f), a, "consent", "refused")) > 0 },
			Say: func(f Facts, a Answers) []string {
				names := who(Parents(f), a, "consent", "refused")
				verb := "geeft"
				if len(names) > 1 {
					verb = "geven"
				}
				return []string{strings.Join(names, " en ") + " " + verb + " geen toestemming om met anderen te praten. Leg dat vast. Overleggen binnen de school en advies vragen aan Veilig Thuis zonder namen kan nog steeds. Voor een melding is geen toestemming nodig."}
			},
		}},
		Allowed: needsParent,
	}
}

func needsParent(f Facts) []string {
	if len(Parents(f)) == 0 {
		return []string{"Voeg eerst een ouder of verzorger toe bij de mensen van dit dossier."}
	}
	return nil
}

// who returns the names of those persons for whom option is picked under q.
func who(persons []Person, a Answers, q QuestionID, option OptionID) []string {
	var names []string
	for _, p := range persons {
		if a.Is(KeyOf(q, p.ID), option) {
			names = append(names, p.Called())
		}
	}
	return names
}
