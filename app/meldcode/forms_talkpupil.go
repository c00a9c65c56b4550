package meldcode

import "strconv"

// pairs is how many questions to a child can be written down, each with the
// child's words beside it. More of them would be questioning.
const wordPairs = 4

// words returns the questions for what was asked and what the child said,
// literally and side by side. The next two appear when the last are answered.
func words() []Question {
	all := []Question{
		{ID: "asked", Label: "Jouw vraag, letterlijk", Hint: "Begon het kind zelf? Schrijf dan op wat jij zei of deed.", Kind: Text},
		{ID: "words", Label: "Woorden van het kind, letterlijk", Kind: Text, Required: true, Missing: "Schrijf de woorden van het kind op.", Beside: true},
	}
	for n := 2; n <= wordPairs; n++ {
		suffix, before := "-"+strconv.Itoa(n), QuestionID("words")
		if n > 2 {
			before += QuestionID("-" + strconv.Itoa(n-1))
		}
		all = append(all,
			Question{ID: "asked" + QuestionID(suffix), Label: "Je volgende vraag, letterlijk", Kind: Text, When: answered(before)},
			Question{ID: "words" + QuestionID(suffix), Label: "Wat het kind daarop zei, letterlijk", Kind: Text, When: answered(before), Beside: true})
	}
	return all
}

func talkPupilForm() Form {
	plan := picked("began", "planned")
	questions := []Question{
		{ID: "began", Label: "Wie begon het gesprek?", Kind: One, Required: true, Missing: missingChoice,
			Options: []Option{{ID: "child", Label: "Het kind begon zelf."}, {ID: "planned", Label: "Wij planden het gesprek."}}},
		{ID: "consent", Label: "Is de ouders om toestemming gevraagd voor dit gesprek?", Kind: One, When: plan, Added: true, Options: []Option{
			{ID: "given", Label: "Ja, zij gaven toestemming."},
			{ID: "refused", Label: "Ja, zij gaven geen toestemming."},
			{ID: "not-asked", Label: "Nee, niet gevraagd."},
		}},
		{ID: "parents-knew", Label: "Wisten de ouders van dit gesprek?", Hint: "Zo niet: waarom niet?", Kind: Text,
			When: both(plan, not(picked("consent", "given"))), Added: true},
	}
	questions = append(questions, words()...)
	questions = append(questions,
		Question{ID: "told", Label: "Wat heb je het kind verteld over wat er nu gebeurt?", Kind: Text},
		Question{ID: "own-accord", Label: "Vertelde het kind over geweld of onveiligheid?", Kind: Many, Added: true, When: picked("began", "child"),
			Options: []Option{{ID: Yes, Label: "Het kind vertelde dit uit zichzelf."}}})
	return Form{
		ID: FormTalkPupil, Step: 3, Name: "Gesprek met het kind", Title: "Gesprek met het kind", Button: "Gesprek vastleggen",
		Caption: "Stap 3 van 5: gesprek", Dated: true, About: true, Flags: true,
		Intro:     []string{"Het gesprek is er om het kind te steunen. Je hoeft niets te bewijzen. Vraag niet door om het zeker te weten, en beloof geen geheim te houden."},
		Guides:    []Guide{guideChild(), guideConsent()},
		Questions: append(questions, heldTalk(Pupil)...),
		Panels: append(preparedPanels(Pupil), []Panel{
			{ID: "age", Kind: Note, After: "consent", When: both(plan, not(picked("consent", "given"))),
				Lines: []string{"Is het kind jonger dan 16 jaar? Het Nederlands Jeugdinstituut raadt aan de ouders eerst om toestemming te vragen. Leg anders uit waarom dat niet kon."}},
			disclosurePanel("own-accord", picked("own-accord", Yes)),
		}...),
		Also: func(_ Facts, a Answers) []Problem {
			if (a.Is("consent", "not-asked") || a.Is("consent", "refused")) && a["parents-knew"].empty() {
				return []Problem{{"parents-knew", "Leg uit waarom dit gesprek er toch was."}}
			}
			return nil
		},
	}
}
