package meldcode

import (
	"strconv"
	"strings"
)

// weighNames are the short names of the considerations, by number.
var weighNames = [...]string{"", "vermoeden", "veiligheid", "hulp", "hulp aanvaarden", "resultaat"}

func weighForm(n int, title string) Form {
	number := strconv.Itoa(n)
	return Form{
		ID: FormWeigh(n), Step: 4, Title: title, Name: "Afweging " + number + ": " + weighNames[n],
		Caption: "Stap 4 van 5, afweging " + number + " van 5: " + weighNames[n],
		Button:  "Antwoord vastleggen", Dated: true, Confirm: true,
		Guides: []Guide{WeighGuide(n)},
	}
}

func answer(label string, options ...Option) Question {
	return Question{ID: "answer", Label: label, Kind: One, Required: true, Missing: missingChoice, Options: options}
}

func ground(label string) Question {
	return Question{ID: "reason", Label: label, Kind: Text, Required: true, Missing: missingGround}
}

func weighedBy(label, hint string) Question {
	return Question{ID: "weighed-by", Label: label, Hint: hint, Kind: Staff, Prefill: me}
}

// standsUnsafe says that consideration 2 was answered with yes or doubt in this
// round: considerations 3 to 5 are then walked with Veilig Thuis.
func standsUnsafe(f Facts, _ Answers) bool { return f.Answered[2] == Unsafe }

var withVT = Question{ID: "with-vt", Label: "Besproken met (naam bij Veilig Thuis)", Kind: Line, When: standsUnsafe,
	Hint: "Na 'ja of twijfel' bij afweging 2 loop je deze afweging samen met Veilig Thuis door."}

// postponeOffer is the third way: no answer yet, on purpose (D3).
func postponeOffer() Panel {
	return Panel{ID: "postpone", Kind: Note, After: "weighed-by",
		Title: "Nog geen antwoord?",
		Lines: []string{"Het dossier blijft open. Vraag Veilig Thuis om advies en kies een datum waarop jullie opnieuw wegen."},
		Go:    "weigh/postpone", Do: "Wij kunnen dit nog niet zeggen"}
}

// reportNow stands at once under an answer from which "report" follows.
func reportNow(option OptionID) Panel {
	return Panel{ID: "report-now", Kind: Call, After: "answer", When: picked("answer", option),
		Lines: []string{"**Bel Veilig Thuis: 0800-2000.** Direct gevaar: **112**. De rest van deze pagina kun je na het bellen invullen."},
		Go:    "call", Do: "Naar de belhulp"}
}

func weigh1() Form {
	f := weighForm(1, "Wat is jullie conclusie na stap 1, 2 en 3?")
	suspicion := picked("answer", Suspicion)
	f.Intro = []string{"Het gaat om een vermoeden. Je hoeft niets te bewijzen."}
	f.Questions = []Question{
		answer("Wat is jullie conclusie?",
			Option{ID: NoAction, Label: "Op basis van deze stappen is er geen actie nodig.", Hint: "Je legt vast waarom. Daarna sluit je het dossier."},
			Option{ID: Suspicion, Label: "Wij hebben een sterk vermoeden van huiselijk geweld of kindermishandeling.", Hint: "Het bevoegd gezag moet dit weten. Daarna volgt afweging 2."}),
		ground("Waar baseren jullie dit op?"),
		weighedBy("Wie hebben dit samen gewogen?", ""),
		{ID: "authority-on", Label: "Wanneer is het bevoegd gezag op de hoogte gebracht?", Kind: Day, Past: true, When: suspicion,
			Hint:    "Het bevoegd gezag is het schoolbestuur, of wie namens het bestuur beslist.",
			Prefill: func(f Facts) Value { return Typed(f.Authority.String()) }},
		{ID: "authority-by", Label: "Door wie?", Kind: Staff, When: suspicion},
		{ID: "authority-todo", Label: "Weet het bevoegd gezag het nog niet?", Kind: Many, When: suspicion,
			Options: []Option{{ID: Yes, Label: "Nog niet gedaan", Hint: "Dit wordt een taak."}}},
	}
	f.Also = func(_ Facts, a Answers) []Problem {
		if a.Is("answer", Suspicion) && a["authority-on"].empty() && !a.Is("authority-todo", Yes) {
			return []Problem{{"authority-on", "Vul in wanneer het bevoegd gezag op de hoogte is gebracht, of kies 'Nog niet gedaan'."}}
		}
		return nil
	}
	f.Panels = []Panel{
		{ID: "steps", Kind: Note, Say: stepStatus},
		{ID: "flag", Kind: Warning, After: "answer",
			When: both(picked("answer", NoAction), func(f Facts, _ Answers) bool { return !f.Danger.IsZero() || !f.Disclosure.IsZero() }),
			Say: func(f Facts, _ Answers) []string {
				return []string{flagSentence(f) + " Leg uit waarom er toch geen actie nodig is. Vraag eerst Veilig Thuis om advies."}
			},
			Go: "call", Do: "Naar de belhulp"},
		postponeOffer(),
	}
	return f
}

func flagSentence(f Facts) string {
	switch {
	case !f.Disclosure.IsZero() && !f.Danger.IsZero():
		return "In dit dossier staat dat het kind zelf iets vertelde op " + f.Disclosure.Dutch() + " en dat er is gebeld over gevaar op " + f.Danger.Dutch() + "."
	case !f.Disclosure.IsZero():
		return "In dit dossier staat dat het kind zelf iets vertelde op " + f.Disclosure.Dutch() + "."
	default:
		return "In dit dossier staat dat er is gebeld over gevaar op " + f.Danger.Dutch() + "."
	}
}

// stepStatus says what is there of steps 1 to 3 before weighing.
func stepStatus(f Facts, _ Answers) []string {
	var lines, missing []string
	for n := 1; n <= 3; n++ {
		step := "Stap " + strconv.Itoa(n)
		switch {
		case !f.StepClosed[n].IsZero():
			lines = append(lines, step+": afgerond op "+f.StepClosed[n].Dutch()+".")
		case n == 3 && !f.NoTalk.IsZero():
			lines = append(lines, step+": geen gesprek, reden vastgelegd op "+f.NoTalk.Dutch()+".")
		default:
			missing = append(missing, strconv.Itoa(n))
		}
	}
	switch len(missing) {
	case 0:
	case 1:
		lines = append(lines, "Stap "+missing[0]+" is nog niet vastgelegd. Je kunt toch antwoorden. Leg dan bij je reden uit waarom.")
	default:
		last := len(missing) - 1
		lines = append(lines, "Stap "+strings.Join(missing[:last], ", ")+" en "+missing[last]+" zijn nog niet vastgelegd. Je kunt toch antwoorden. Leg dan bij je reden uit waarom.")
	}
	return lines
}

func weigh2() Form {
	f := weighForm(2, "Is er acute of structurele onveiligheid?")
	f.Guides = append(f.Guides, guideAcute(), guideStructural(), guideDisclosure(), guideNorms())
	back := both(picked("answer", Safe), standsUnsafe)
	f.Intro = []string{
		"De school schat dit samen in, met het bevoegd gezag. Twijfel telt als ja.",
		"Acuut: iemand is in direct gevaar, of is de komende uren of dagen niet veilig en heeft nu bescherming nodig.",
		"Structureel: de veiligheid van iemand wordt steeds opnieuw of voortdurend bedreigd.",
	}
	f.Questions = []Question{
		answer("Is er acute of structurele onveiligheid?",
			Option{ID: Unsafe, Label: "Ja, er is acute of structurele onveiligheid, of wij twijfelen daarover.", Hint: "Bel Veilig Thuis direct om te melden. De afwegingen hierna loop je samen met Veilig Thuis door."},
			Option{ID: Safe, Label: "Nee, er is geen acute en geen structurele onveiligheid, en wij twijfelen daar niet over.", Hint: "Daarna volgt afweging 3."}),
		{ID: "kinds", Label: "Wat speelt er?", Kind: Many, When: picked("answer", Unsafe), Options: []Option{
			{ID: "acute", Label: "Acute onveiligheid"},
			{ID: "structural", Label: "Structurele onveiligheid"},
			{ID: "doubt", Label: "Wij twijfelen"},
		}},
		ground("Waar baseren jullie dit op?"),
		weighedBy("Wie hebben dit samen ingeschat?", "Noem ook wie namens het bevoegd gezag meedacht."),
		{ID: "changed", Label: "Wat is er veranderd, en wie dacht mee?", Kind: Text, Required: true, When: back,
			Missing: "Leg uit wat er veranderd is en wie meedacht."},
		{ID: "vt-view", Label: "Wat is het oordeel van Veilig Thuis?", Kind: Text, When: back},
	}
	f.Panels = []Panel{
		{ID: "remember", Kind: Warning,
			When: func(f Facts, _ Answers) bool { return !f.Danger.IsZero() || !f.Disclosure.IsZero() },
			Say:  func(f Facts, _ Answers) []string { return []string{flagSentence(f)} }},
		{ID: "report-now", Kind: Call, After: "answer", When: picked("answer", Unsafe),
			Lines: []string{"**Bel nu Veilig Thuis: 0800-2000.** Direct gevaar: **112**. De rest van deze pagina kun je na het bellen invullen."},
			Go:    "call", Do: "Naar de belhulp"},
		{ID: "back", Kind: Warning, After: "answer", When: back,
			Say: func(f Facts, _ Answers) []string {
				return []string{"Op " + f.AnsweredOn[2].Dutch() + " antwoordden jullie 'ja of twijfel'. Bespreek eerst met Veilig Thuis of het nu veilig is. Het oude antwoord blijft in het logboek staan."}
			},
			Go: "call", Do: "Naar de belhulp"},
		postponeOffer(),
	}
	return f
}

func weigh3() Form {
	f := weighForm(3, "Kan de school goede hulp bieden of organiseren?")
	f.Intro = []string{
		"Kan iemand van de school effectieve hulp bieden of organiseren, en is de dreiging van geweld of mishandeling daarmee af te wenden?",
		"Denk aan de IB'er, de zorgcoördinator, de vertrouwenspersoon, de orthopedagoog, schoolmaatschappelijk werk of een partner buiten de school. De leraar geeft deze hulp niet alleen.",
		"Weet je het niet zeker? Vraag Veilig Thuis om advies voordat je antwoordt.",
	}
	f.Questions = []Question{
		answer("Kan de school goede hulp bieden of organiseren?",
			Option{ID: CanHelp, Label: "Ja, wij kunnen goede hulp bieden of organiseren, en daarmee de dreiging afwenden.", Hint: "Daarna volgt afweging 4."},
			Option{ID: CannotHelp, Label: "Nee, een van de twee lukt niet.", Hint: "Dan volgt: melden bij Veilig Thuis."}),
		{ID: "helper", Label: "Wie biedt of organiseert de hulp?", Kind: Staff, When: picked("answer", CanHelp)},
		ground("Waar baseren jullie dit op?"),
		weighedBy("Wie hebben dit samen gewogen?", ""),
		withVT,
	}
	f.Panels = []Panel{reportNow(CannotHelp), postponeOffer()}
	return f
}

func weigh4() Form {
	f := weighForm(4, "Aanvaarden de betrokkenen de hulp en zetten zij zich ervoor in?")
	f.Questions = []Question{
		{ID: "accepts", Label: "{naam}", Kind: One, Each: Family, Options: []Option{
			{ID: "accepts", Label: "Aanvaardt de hulp"},
			{ID: "refuses", Label: "Aanvaardt de hulp niet"},
			{ID: NotYet, Label: "Nog niet besproken"},
		}},
		answer("Aanvaarden de betrokkenen de hulp?",
			Option{ID: Accepted, Label: "Ja, de betrokkenen aanvaarden de hulp en willen zich er actief voor inzetten.", Hint: "Jullie leggen het hulpplan vast: doel, termijn, rollen en casemanager. Daarna volgt afweging 5."},
			Option{ID: Refused, Label: "Nee, de betrokkenen aanvaarden de hulp niet of willen zich er niet actief voor inzetten.", Hint: "Dan volgt: melden bij Veilig Thuis."}),
		ground("Waar baseren jullie dit op?"),
		weighedBy("Wie hebben dit samen gewogen?", ""),
		withVT,
	}
	f.Panels = []Panel{
		reportNow(Refused),
		{ID: "one-of-two", Kind: Note, After: "answer",
			Lines: []string{"Doet de een mee en de ander niet? Bespreek met Veilig Thuis of de hulp zo genoeg is. Leg dat uit bij je reden."}},
		postponeOffer(),
	}
	return f
}

func weigh5() Form {
	f := weighForm(5, "Heeft de hulp gebracht wat jullie hebben afgesproken?")
	f.Questions = []Question{
		answer("Heeft de hulp gebracht wat jullie hebben afgesproken?",
			Option{ID: Reached, Label: "Ja, de afgesproken resultaten zijn binnen de termijn bereikt.", Hint: "Jullie sluiten de hulp af met een plan om de veiligheid van alle betrokkenen te blijven volgen, met data."},
			Option{ID: NotReached, Label: "Nee, de resultaten zijn niet bereikt, of het is weer onveilig.", Hint: "Dan volgt: (opnieuw) melden bij Veilig Thuis."}),
		ground("Waar zien jullie dat aan?"),
		weighedBy("Wie hebben dit samen gewogen?", ""),
		withVT,
	}
	f.Panels = []Panel{
		{ID: "agreed", Kind: Note, Say: func(f Facts, _ Answers) []string {
			line := "Kijk naar de veiligheid, het welzijn en het herstel van alle betrokkenen."
			if f.HelpEnds.IsZero() {
				return []string{line}
			}
			runs := "loopt tot "
			if f.HelpEnds.Before(f.Today) {
				runs = "liep tot "
			}
			goals := ""
			if g := strings.TrimSpace(f.Goals); g != "" {
				goals = "Jullie spraken af: " + strings.TrimSuffix(g, ".") + ". "
			}
			return []string{goals + "De termijn " + runs + f.HelpEnds.Dutch() + ". " + line}
		}},
		{ID: "early", Kind: Warning, When: func(f Facts, _ Answers) bool { return f.HelpEnds.After(f.Today) },
			Say: func(f Facts, _ Answers) []string {
				return []string{"De termijn is nog niet voorbij. Is het nu al onveilig of stopt de hulp? Antwoord dan 'nee'. Anders wacht je tot " + f.HelpEnds.Dutch() + "."}
			}},
		reportNow(NotReached),
		{ID: "monitor", Kind: Note, After: "answer", When: picked("answer", Reached),
			Lines: []string{"Leg daarna vast hoe jullie de veiligheid van alle betrokkenen blijven volgen, met data."}},
		postponeOffer(),
	}
	return f
}

func postponeForm() Form {
	var options []Option
	for n := 1; n <= 5; n++ {
		options = append(options, Option{ID: OptionID(strconv.Itoa(n)), Label: "Afweging " + strconv.Itoa(n) + ": " + weighNames[n]})
	}
	return Form{
		ID: FormPostpone, Step: 4, Name: "Weging uitgesteld", Title: "Wij kunnen dit nog niet zeggen", Button: "Uitstel vastleggen",
		Caption: "Stap 4 van 5: wegen", Dated: true,
		Intro: []string{"Het dossier blijft open. Vraag Veilig Thuis om advies en kies een datum waarop jullie opnieuw wegen."},
		Questions: []Question{
			{ID: "consideration", Label: "Om welke afweging gaat het?", Kind: One, Options: options, Required: true, Missing: missingChoice,
				Prefill: func(f Facts) Value {
					for n := 1; n <= 5; n++ {
						if f.Answered[n] == "" {
							return Picked(OptionID(strconv.Itoa(n)))
						}
					}
					return Value{}
				}},
			{ID: "advice", Label: "Is Veilig Thuis om advies gevraagd?", Kind: One, Required: true, Missing: missingChoice,
				Options: []Option{{ID: Yes, Label: "Ja"}, {ID: NotYet, Label: "Nog niet"}}},
			{ID: "advice-on", Label: "Wanneer gevraagd?", Kind: Day, Past: true, When: picked("advice", Yes)},
			{ID: "next-on", Label: "Wanneer wegen jullie opnieuw?", Kind: Day, Required: true, Missing: missingDate},
			{ID: "why", Label: "Waarom kunnen jullie dit nog niet zeggen?", Kind: Text},
		},
		Panels: []Panel{
			{ID: "doubt", Kind: Call, After: "consideration", When: picked("consideration", "2"),
				Lines: []string{"Twijfelen jullie of het veilig is? Dan is het antwoord op afweging 2 'ja of twijfel'. **Bel Veilig Thuis: 0800-2000.**"},
				Go:    "weigh/2", Do: "Afweging 2 beantwoorden"},
			{ID: "ask", Kind: Note, After: "advice", When: picked("advice", NotYet),
				Lines: []string{"Bij twijfel vraag je altijd advies. Dat kan zonder namen: **0800-2000**."}, Go: "call", Do: "Naar de belhulp"},
		},
		Also: nextDayAhead("next-on"),
	}
}

// nextDayAhead refuses a next date that has already passed: it would come due
// without anybody having chosen it.
func nextDayAhead(keys ...Key) func(Facts, Answers) []Problem {
	return func(f Facts, a Answers) []Problem {
		var problems []Problem
		for _, key := range keys {
			if d := a.Day(key); !d.IsZero() && d.Before(f.Today) {
				problems = append(problems, Problem{key, "Kies een datum vanaf vandaag."})
			}
		}
		return problems
	}
}
