package meldcode

import "strconv"

// follows says that "report" follows from the considerations.
func follows(f Facts, _ Answers) bool { return f.Follows }

// mayNotReport says that "not reporting" follows: nothing unsafe or doubtful
// stands and the considerations came to an answer that leads elsewhere.
func mayNotReport(f Facts, _ Answers) bool {
	return !f.Follows && !f.Unsafe && (f.Answered[1] == NoAction || f.Answered[2] == Safe)
}

func decisionForm() Form {
	otherwise := picked("report", DecideOtherwise)
	questions := []Question{
		{ID: "report", Heading: assessTitle, Label: "Beslissing 1: melden bij Veilig Thuis?", Kind: One, Required: true, Missing: missingChoice,
			Options: []Option{
				{ID: DecideReport, Label: "Ik besluit om te melden."},
				{ID: DecideOtherwise, Label: "Ik besluit anders.", When: follows},
				{ID: DecideNoReport, Label: "Ik besluit om niet te melden.", When: mayNotReport},
			}},
		{ID: "deviate-why", Label: "Waarom besluit je anders?", Kind: Text, Required: true, When: otherwise, Missing: missingGround},
		{ID: "deviate-vt", Label: "Wat adviseerde Veilig Thuis, en wanneer?", Kind: Text, Required: true, When: otherwise,
			Missing: "Schrijf op wat Veilig Thuis adviseerde en wanneer."},
		{ID: "deviate-next", Label: "Wanneer kijken jullie opnieuw?", Kind: Day, Required: true, When: otherwise, Missing: missingDate},
		{ID: "deviate-dissent", Label: "Ben jij het er niet mee eens?", Hint: "Leg dat ook vast. Je mag zelf altijd Veilig Thuis bellen.", Kind: Text, When: otherwise},
		{ID: "help", Label: "Beslissing 2: is hulp (ook) mogelijk?", Hint: "Melden en hulp geven kunnen samengaan.", Kind: One, Required: true, Missing: missingChoice,
			Options: []Option{
				{ID: HelpYes, Label: "Ja, de school biedt of organiseert (ook) hulp.", Hint: "De directeur is verantwoordelijk en er komt een casemanager. Het samenwerkingsverband kan meehelpen."},
				{ID: HelpNo, Label: "Nee, de school biedt of organiseert nu geen hulp.", Hint: "Leg uit waarom. Schrijf ook op wat de school wel blijft doen voor het kind."},
				{ID: HelpWithVT, Label: "Dit bespreken wij met Veilig Thuis.", Hint: "Kies een datum waarop je dit invult.",
					When: either(follows, picked("report", DecideReport))},
			}},
		{ID: "help-why", Label: "Waarom niet, en wat blijft de school doen voor het kind?", Kind: Text, Required: true, When: picked("help", HelpNo),
			Missing: "Leg uit waarom er geen hulp komt, en wat de school blijft doen."},
		{ID: "help-on", Label: "Wanneer vullen jullie dit in?", Kind: Day, Required: true, When: picked("help", HelpWithVT), Missing: missingDate},
		{ID: "decider", Heading: decideTitle, Label: "Wie neemt het uiteindelijke besluit?", Hint: "Volgens het protocol is dat de directeur.", Kind: Staff, Required: true,
			Missing: "Vul in wie het besluit neemt.", Prefill: decider},
		// Asked no more: whoever is not the decider records on behalf of them, and
		// the entry says so. It is here to read what was recorded with it.
		{ID: "on-behalf", Label: "Namens wie leg je dit vast?", Kind: Many, When: func(Facts, Answers) bool { return false },
			Options: []Option{{ID: Yes, Label: "Ik leg dit besluit vast namens wie het nam."}}},
		{ID: "authority-on", Label: "Wanneer is het bevoegd gezag op de hoogte gebracht?", Hint: "Bij een melding weet het bevoegd gezag dit altijd.", Kind: Day, Past: true,
			When: picked("report", DecideReport, DecideOtherwise), Prefill: func(f Facts) Value { return Typed(f.Authority.String()) }},
		{ID: "authority-by", Label: "Door wie?", Kind: Staff, When: picked("report", DecideReport, DecideOtherwise)},
		{ID: "authority-todo", Label: "Weet het bevoegd gezag het nog niet?", Kind: Many, When: picked("report", DecideReport, DecideOtherwise),
			Options: []Option{{ID: Yes, Label: "Nog niet gedaan", Hint: "Dit wordt een taak."}}},
	}
	return Form{
		ID: FormDecision, Step: 5, Name: "Besluit", Title: "Beslissen over melden en hulp", Button: "Besluit vastleggen",
		Caption: "Stap 5 van 5: beslissen", Dated: true, Confirm: true,
		Questions: append(questions, told(false, false)...),
		Panels: []Panel{
			{ID: "follows", Kind: Note, Say: func(f Facts, _ Answers) []string { return FollowsSentence(f) }, Go: "weigh", Do: "Antwoord herzien"},
			{ID: "norm", Kind: Note, Lines: []string{
				"Er is geen wettelijke meldplicht. Wel is melden de professionele norm bij acute of structurele onveiligheid. In het onderwijs geldt dat ook bij twijfel.",
				"Klopt een antwoord niet meer? Herzie het dan. Het oude antwoord blijft in het logboek staan.",
			}},
			{ID: "deviates", Kind: Warning, After: "report", When: otherwise,
				Title: "Je besluit anders dan uit de afweging volgt",
				Lines: []string{
					"Je legt dat eerlijk vast en je moet het later kunnen uitleggen. Dit staat straks in het dossier als: 'Wijkt af van het afwegingskader'.",
					"Nog geen advies? **Bel eerst Veilig Thuis: 0800-2000.**",
				}, Go: "call", Do: "Eerst Veilig Thuis bellen"},
			{ID: "not-yet", Kind: Call, After: "report", When: picked("report", DecideReport),
				Lines: []string{"**Deze app meldt niets.** Melden doe je zelf: bel Veilig Thuis, **0800-2000**."}, Go: "call", Do: "Naar de belhulp"},
			friday("told", picked("report", DecideReport)),
		},
		Also: func(f Facts, a Answers) []Problem {
			problems := nextDayAhead("deviate-next", "help-on")(f, a)
			if a.Is("report", DecideReport) && a["authority-on"].empty() && !a.Is("authority-todo", Yes) {
				problems = append(problems, Problem{"authority-on", "Vul in wanneer het bevoegd gezag op de hoogte is gebracht, of kies 'Nog niet gedaan'."})
			}
			return append(problems, mustSign(f, a)...)
		},
	}
}

// DeciderKey is the answer of the form "decision" that says who decided.
const DeciderKey Key = "decider"

// mustSign says that a decider who can unlock this tablet signs the decision
// with their own unlock: nobody records it on their behalf.
func mustSign(f Facts, a Answers) []Problem {
	if c, ok := f.Signer(a); ok {
		return []Problem{{DeciderKey, c.Name + " heeft eigen toegang tot deze tablet. Geef de tablet aan " + c.Name + " om te tekenen."}}
	}
	return nil
}

// Signer returns the colleague who has to sign a decision with these answers.
func (f Facts) Signer(a Answers) (Colleague, bool) {
	name := a.Text(DeciderKey)
	for _, c := range f.Colleagues {
		if SameName(c.Name, name) && !SameName(name, f.Me) {
			return c, true
		}
	}
	return Colleague{}, false
}

// FollowsSentence says what follows from the answers, and from which (T09).
func FollowsSentence(f Facts) []string {
	switch n := f.FollowsBy; {
	case f.Follows && n >= 1 && n <= 5:
		form, _ := FormByID(FormWeigh(n))
		return []string{"Uit jullie antwoorden volgt: **melden bij Veilig Thuis**. Dit volgt uit afweging " + strconv.Itoa(n) +
			" van " + f.AnsweredOn[n].Dutch() + ": '" + form.Label("answer", f.Answered[n]) + "'"}
	case f.Follows:
		return []string{"Uit jullie antwoorden volgt: **melden bij Veilig Thuis**."}
	case mayNotReport(f, nil) && f.Answered[3] == CanHelp:
		return []string{"Uit jullie antwoorden volgt: **niet melden. De school biedt of organiseert hulp.** Wordt het onveilig, of helpt de hulp niet? Weeg dan opnieuw."}
	case f.Answered[1] == NoAction && !f.Unsafe:
		return []string{"Uit jullie antwoorden volgt: **niet melden, er is geen actie nodig.** Wordt het onveilig? Weeg dan opnieuw."}
	default:
		return []string{"De afwegingen zijn nog niet af. Er volgt nu nog niets uit. Melden kan altijd."}
	}
}

func authorityForm() Form {
	return Form{
		ID: FormAuthority, Name: "Bevoegd gezag op de hoogte", Title: "Het bevoegd gezag is op de hoogte gebracht", Button: "Vastleggen", Dated: true,
		Intro: []string{"Het bevoegd gezag is het schoolbestuur, of wie namens het bestuur beslist."},
		Questions: []Question{
			{ID: "authority-who", Label: "Wie is op de hoogte gebracht?", Kind: Staff, Required: true, Missing: "Vul in wie op de hoogte is gebracht."},
			{ID: "authority-by", Label: "Door wie?", Kind: Staff, Prefill: me},
			{ID: "authority-about", Label: "Waarover?", Kind: One, Options: []Option{
				{ID: "suspicion", Label: "Het sterke vermoeden (afweging 1)"},
				{ID: "report", Label: "Het besluit om te melden"},
				{ID: "other", Label: "Iets anders"},
			}},
			{ID: "answer", Label: "Wat was het antwoord?", Kind: Text},
		},
	}
}
