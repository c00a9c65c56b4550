package meldcode

import (
	"strconv"
	"strings"
)

func helpPlanForm() Form {
	return Form{
		ID: FormHelpPlan, Step: 4, Name: "Hulpplan", Title: "Hulpplan", Button: "Hulpplan vastleggen", Dated: true, About: true, Flags: true,
		Intro: []string{"De directeur is verantwoordelijk. Maak het zo concreet mogelijk."},
		Questions: withGoals([]Question{
			{ID: "goal", Label: "Wat is het doel?", Kind: Text, Required: true, Missing: "Schrijf op wat het doel is.",
				Prefill: goalOf(0)},
			{ID: "measure", Label: "Wat moet meetbaar of merkbaar anders zijn?", Kind: Text, Required: true,
				Missing: "Schrijf op wat er meetbaar of merkbaar anders moet zijn."},
			{ID: "until", Label: "Tot wanneer loopt de hulp?", Hint: "De termijn waarop het effect te zien moet zijn.", Kind: Day, Required: true, Missing: missingDate,
				Prefill: func(f Facts) Value { return Typed(f.HelpEnds.String()) }},
			{ID: "tasks", Label: "Wie doet wat?", Hint: "Noem ook de ouders en het kind.", Kind: Text, Required: true, Missing: "Schrijf op wie wat doet."},
			{ID: "case-manager", Label: "Wie is de casemanager?", Kind: Staff, Required: true, Missing: "Vul in wie de casemanager is.",
				Prefill: func(f Facts) Value { return Typed(f.CaseManager) }},
			{ID: "case-manager-tasks", Label: "Welke taken heeft de casemanager?", Kind: Text, Required: true, Missing: "Schrijf op wat de casemanager doet."},
			{ID: "partnership", Label: "Helpt het samenwerkingsverband mee?", Kind: One, Options: []Option{{ID: Yes, Label: "Ja"}, {ID: No, Label: "Nee"}}},
			{ID: "partnership-who", Label: "Wie, en wat doet die?", Kind: Line, When: picked("partnership", Yes)},
			{ID: "review-on", Label: "Wanneer kijken jullie tussendoor hoe het gaat?", Hint: "Zet elke datum op een eigen regel.", Kind: Days},
		}),
		Panels: []Panel{{ID: "watch", Kind: Note, After: "review-on",
			Lines: []string{"Is het eerder onveilig? Wacht niet op de termijn en weeg opnieuw."}, Go: "weigh", Do: "Naar wegen"}},
		Also: nextDayAhead("until"),
	}
}

// maxGoals is how many goals one plan can have.
const maxGoals = 4

// GoalKeys are the answers of a plan that hold a goal, in their order.
func GoalKeys() []Key {
	keys := []Key{"goal"}
	for n := 2; n <= maxGoals; n++ {
		keys = append(keys, Key("goal-"+strconv.Itoa(n)))
	}
	return keys
}

// withGoals puts further goals behind the first, each with what must be different:
// the next is asked once the one before it is there.
func withGoals(questions []Question) []Question {
	more := []Question{}
	before := QuestionID("goal")
	for n := 2; n <= maxGoals; n++ {
		at := strconv.Itoa(n)
		goal := QuestionID("goal-" + at)
		more = append(more,
			Question{ID: goal, Label: "Doel " + at, Kind: Text, When: answered(before), Prefill: goalOf(n - 1)},
			Question{ID: QuestionID("measure-" + at), Label: "Doel " + at + ": wat moet meetbaar of merkbaar anders zijn?", Kind: Text,
				When: answered(goal), Required: true, Missing: "Schrijf bij doel " + at + " op wat er meetbaar of merkbaar anders moet zijn."})
		before = goal
	}
	return append(questions[:2:2], append(more, questions[2:]...)...)
}

// goalOf begins a new plan with a goal of the one that runs.
func goalOf(i int) func(Facts) Value {
	return func(f Facts) Value {
		if i < len(f.GoalList) {
			return Typed(f.GoalList[i])
		}
		return Value{}
	}
}

// perGoal asks for the result of one goal, where there are several.
func perGoal(n int) Question {
	at := strconv.Itoa(n)
	return Question{ID: QuestionID("result-" + at), Label: "Doel " + at + ": wat is bereikt?", Hint: "Waar zien jullie dat aan?", Kind: Text, Required: true,
		Missing: "Schrijf bij doel " + at + " op wat er is bereikt.",
		When:    func(f Facts, _ Answers) bool { return len(f.GoalList) > 1 && n <= len(f.GoalList) }}
}

func reviewForm() Form {
	return Form{
		ID: FormReview, Step: 4, Name: "Resultaat van de hulp", Title: "Hoe gaat het met de hulp?", Button: "Resultaat vastleggen", Dated: true, About: true, Flags: true,
		Questions: []Question{
			perGoal(1), perGoal(2), perGoal(3), perGoal(4),
			{ID: "safety", Label: "Hoe is het met de veiligheid?", Hint: "Van alle betrokkenen. Schrijf op waar je dat aan ziet.", Kind: Text, Required: true, Missing: "Schrijf op hoe het met de veiligheid is."},
			{ID: "wellbeing", Label: "Hoe is het met het welzijn?", Kind: Text},
			{ID: "recovery", Label: "Hoe is het met het herstel?", Kind: Text},
			{ID: "next", Label: "Wat doen jullie nu?", Kind: One, Required: true, Missing: missingChoice, Options: []Option{
				{ID: "continue", Label: "Verder zoals afgesproken"},
				{ID: "adjust", Label: "Het hulpplan bijstellen"},
				{ID: "weigh-5", Label: "De hulp beoordelen (afweging 5)"},
			}},
			{ID: "next-on", Label: "Wanneer kijken jullie weer?", Kind: Day, When: picked("next", "continue", "adjust")},
		},
		Panels: []Panel{
			{ID: "goals", Kind: Note, When: func(f Facts, _ Answers) bool { return strings.TrimSpace(f.Goals) != "" },
				Say: func(f Facts, _ Answers) []string {
					if len(f.GoalList) < 2 {
						return []string{"Jullie spraken af: " + strings.TrimSpace(f.Goals)}
					}
					said := []string{"Jullie spraken af:"}
					for i, goal := range f.GoalList {
						said = append(said, "Doel "+strconv.Itoa(i+1)+": "+strings.TrimSpace(goal))
					}
					return said
				}},
			{ID: "weigh-5", Kind: Note, After: "next", When: picked("next", "weigh-5"), Lines: []string{"Leg dit eerst vast. Beantwoord daarna afweging 5."},
				Go: "weigh/5", Do: "Naar afweging 5"},
			{ID: "adjust", Kind: Note, After: "next", When: picked("next", "adjust"), Lines: []string{"Leg daarna het nieuwe hulpplan vast."},
				Go: "add/help-plan", Do: "Hulpplan vastleggen"},
		},
		Also: nextDayAhead("next-on"),
	}
}

func monitorForm() Form {
	return Form{
		ID: FormMonitor, Step: 4, Name: "Plan om de veiligheid te volgen", Title: "De veiligheid blijven volgen", Button: "Plan vastleggen", Dated: true, About: true, Flags: true,
		Intro: []string{"Dit plan gaat over alle betrokkenen: het kind, broers en zussen en de ouders."},
		Questions: []Question{
			{ID: "who-what", Label: "Wie let op wat, en bij wie?", Kind: Text, Required: true, Missing: "Schrijf op wie op wat let, en bij wie."},
			{ID: "on", Label: "Op welke data kijken jullie?", Hint: "Zet elke datum op een eigen regel.", Kind: Days, Required: true, Missing: wrongDates},
			{ID: "if-wrong", Label: "Wat doen jullie als het niet goed gaat?", Kind: Text, Required: true, Missing: "Schrijf op wat jullie doen als het niet goed gaat."},
		},
		Also: func(f Facts, a Answers) []Problem {
			for _, d := range a.Dates("on") {
				if !d.Before(f.Today) {
					return nil
				}
			}
			if a["on"].empty() {
				return nil
			}
			return []Problem{{"on", "Kies minstens één datum vanaf vandaag."}}
		},
	}
}

func monitoredForm() Form {
	return Form{
		ID: FormMonitored, Step: 4, Name: "Veiligheid bekeken", Title: "Is het nog veilig?", Button: "Vastleggen", Dated: true, About: true, Flags: true,
		Questions: []Question{
			{ID: "who", Label: "Wie heeft gekeken?", Kind: Staff, Required: true, Missing: "Vul in wie heeft gekeken.", Prefill: me},
			{ID: "how", Label: "Hoe gaat het?", Hint: "Schrijf op wat je zag en hoorde, bij wie en wanneer.", Kind: Text, Required: true, Missing: "Schrijf op hoe het gaat."},
			{ID: "safe", Label: "Is het veilig voor alle betrokkenen?", Kind: One, Required: true, Missing: missingChoice, Options: []Option{
				{ID: "safe", Label: "Ja"},
				{ID: "doubt", Label: "Daar twijfelen wij over"},
				{ID: "unsafe", Label: "Nee"},
			}},
			{ID: "next-on", Label: "Wanneer kijken jullie weer?", Hint: "Laat leeg als het plan klaar is of al een volgende datum heeft.", Kind: Day},
		},
		Panels: []Panel{{ID: "unsafe", Kind: Call, After: "safe", When: picked("safe", "doubt", "unsafe"),
			Lines: []string{"**Bel Veilig Thuis: 0800-2000.** Direct gevaar: **112**. Weeg daarna opnieuw."}, Go: "weigh/2", Do: "Afweging 2 opnieuw beantwoorden"}},
		Also: nextDayAhead("next-on"),
	}
}
