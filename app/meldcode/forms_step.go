package meldcode

import (
	"strconv"
	"time"
)

func rolesForm() Form {
	return Form{
		ID: FormRoles, Name: "Rollen", Title: "Wie doet wat?", Button: "Rollen vastleggen", Dated: true,
		Questions: []Question{
			{ID: "lead", Label: "Wie heeft de regie?", Kind: Staff, Required: true, Missing: "Vul in wie de regie heeft.",
				Prefill: func(f Facts) Value { return Typed(f.Roles.Lead) }},
			{ID: "responsible", Label: "Wie is verantwoordelijk voor de casus?", Kind: Staff, Required: true, Missing: "Vul in wie verantwoordelijk is.",
				Prefill: func(f Facts) Value { return Typed(f.Roles.Responsible) }},
			{ID: "talks", Label: "Wie voert het gesprek?", Kind: Staff, Prefill: func(f Facts) Value { return Typed(f.Roles.Talks) }},
			aloneOrTwo(),
			{ID: "talks-why", Label: "Waarom kiezen jullie daarvoor?", Kind: Text, When: answered("talks-how")},
			{ID: "collects", Label: "Wie verzamelt de informatie?", Kind: Staff, Prefill: func(f Facts) Value { return Typed(f.Roles.Collects) }},
			{ID: "assesses", Label: "Wie beoordeelt?", Kind: Staff, Prefill: func(f Facts) Value { return Typed(f.Roles.Assesses) }},
			{ID: "decides", Label: "Wie beslist?", Hint: "Volgens het protocol neemt de directeur het uiteindelijke besluit.", Kind: Staff, Prefill: decider},
		},
	}
}

func rolesConfirmedForm() Form {
	var steps []Option
	for n := 1; n <= 5; n++ {
		steps = append(steps, Option{ID: OptionID(strconv.Itoa(n)), Label: "Stap " + strconv.Itoa(n)})
	}
	return Form{
		ID: FormRolesConfirmed, Name: "Rollen bevestigd", Title: "Klopt dit nog?", Button: "Ja, dit klopt",
		Questions: []Question{{ID: "step", Label: "Bij welke stap?", Kind: One, Options: steps, Required: true, Missing: missingChoice}},
	}
}

var stepNames = [...]string{"", "in kaart brengen", "overleggen", "gesprek", "wegen", "beslissen"}

func stepCloseForm(n int) Form {
	next := "Verder naar stap " + strconv.Itoa(n+1) + ": " + stepNames[n+1]
	options := []Option{
		{ID: "next", Label: next},
		{ID: "first", Label: "Eerst nog iets uitzoeken"},
		{ID: "call", Label: "Direct Veilig Thuis bellen"},
	}
	if n < 3 {
		options = append(options, Option{ID: "weigh", Label: "Naar stap 4: wegen"})
	}
	return Form{
		ID: FormStepClose(n), Step: n, Name: "Besluit na stap " + strconv.Itoa(n),
		Caption: "Stap " + strconv.Itoa(n) + " van 5: " + stepNames[n],
		Title:   "Wat besluiten jullie na deze stap?", Button: "Besluit van stap " + strconv.Itoa(n) + " vastleggen",
		Dated: true,
		Questions: []Question{
			{ID: "decision", Label: "Wat besluiten jullie?", Kind: One, Options: options, Required: true, Missing: missingChoice},
			{ID: "until", Label: "Tot wanneer zoeken jullie dat uit?", Kind: Day, Required: true, Missing: missingDate, When: picked("decision", "first")},
			{ID: "why", Label: "Waarom?", Kind: Text},
			{ID: "decided-by", Label: "Wie besloot dit?", Kind: Staff, Prefill: decider, More: true},
		},
		Panels: []Panel{
			{ID: "call", Kind: Call, After: "decision", When: picked("decision", "call"),
				Lines: []string{"**Bel nu Veilig Thuis: 0800-2000.** Direct gevaar: **112**."}, Go: "call", Do: "Naar de belhulp"},
			{ID: "tell", Kind: Note, After: "why",
				Lines: []string{"Breng daarna beide ouders en het kind op de hoogte van dit besluit, of leg uit waarom nog niet."}},
		},
	}
}

func informForm() Form {
	return Form{
		ID: FormInform, Name: "Besluit verteld", Title: "Wie weet van het besluit?", Button: "Vastleggen", Flags: true,
		Intro: []string{
			"Breng beide ouders op de hoogte van het besluit, ook als ze niet samenwonen.",
			"Is een ouder onbekend of is contact onveilig? Kies dan 'nog niet' en schrijf de reden op. Vraag bij twijfel Veilig Thuis of je bestuur.",
		},
		Questions: append([]Question{
			{ID: "decision", Label: "Over welk besluit?", Kind: One, Required: true, Missing: missingChoice,
				Options: []Option{
					{ID: "step-1", Label: "Het besluit na stap 1"},
					{ID: "step-2", Label: "Het besluit na stap 2"},
					{ID: "step-3", Label: "Het besluit na stap 3"},
					{ID: "report", Label: "Het besluit over melden"},
					{ID: "help", Label: "Het besluit over hulp"},
					{ID: "close", Label: "Het sluiten van het dossier"},
					{ID: "other", Label: "Een ander besluit"},
				}},
			{ID: "decision-words", Label: "Welk besluit?", Kind: Line, When: picked("decision", "other"), Required: true, Missing: "Schrijf op welk besluit het is."},
		}, told(true, true)...),
		Panels: []Panel{friday("told", picked("decision", "report"))},
		Allowed: func(f Facts) []string {
			if len(Family(f)) == 0 {
				return []string{"Voeg eerst de leerling of een ouder toe bij de mensen van dit dossier."}
			}
			return nil
		},
	}
}

// told are the questions whether each parent and pupil was told, and why not.
// With how they also ask how and by whom.
func told(required, how bool) []Question {
	q := []Question{
		{ID: "told", Label: "Weet {naam} dit?", Kind: One, Each: Family, Required: required, Missing: "Kies een antwoord bij {naam}.",
			Options: []Option{{ID: Yes, Label: "Ja"}, {ID: NotYet, Label: "Nog niet"}}},
		{ID: "told-on", Label: "{naam}: verteld op", Kind: Day, Past: true, Each: Family, WhenFor: pickedFor("told", Yes),
			Required: true, Missing: missingDate, Prefill: func(f Facts) Value { return Typed(f.Today.String()) }},
	}
	if how {
		q = append(q,
			Question{ID: "told-how", Label: "{naam}: hoe", Kind: Line, Each: Family, WhenFor: pickedFor("told", Yes)},
			Question{ID: "told-by", Label: "{naam}: door wie", Kind: Staff, Each: Family, WhenFor: pickedFor("told", Yes), Prefill: me},
			Question{ID: "told-reaction", Label: "{naam}: reactie", Kind: Text, Each: Family, WhenFor: pickedFor("told", Yes), More: true})
	}
	return append(q, Question{ID: "told-why", Label: "{naam}: nog niet, omdat", Kind: Text, Each: Family, WhenFor: pickedFor("told", NotYet),
		Required: true, Missing: "Leg uit waarom {naam} dit nog niet weet."})
}

// friday warns when a parent is told of a report on a Friday: the child is then
// out of the school's sight for two days.
func friday(after QuestionID, when Condition) Panel {
	return Panel{
		ID: "friday", Kind: Warning, After: after,
		When: both(when, func(f Facts, a Answers) bool {
			for _, p := range Parents(f) {
				d, err := ParseDate(a.Text(KeyOf("told-on", p.ID)), f.Today)
				if err == nil && a.Is(KeyOf("told", p.ID), Yes) && d.Weekday() == time.Friday {
					return true
				}
			}
			return false
		}),
		Lines: []string{fridayLine},
	}
}
