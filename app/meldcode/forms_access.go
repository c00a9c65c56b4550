package meldcode

import "slices"

// Recording one of these forms does what it says: the keys are given or taken in
// the same transaction as the entry.

// WithMember is the question of these forms that holds the colleague: the id as
// its option, and the name as text, so that it reads when the colleague has left.
const WithMember QuestionID = "member"

// Involved is the question of form "open" that holds who can read the case from
// the start.
const Involved QuestionID = "involved"

func involved() []Question {
	return []Question{
		{ID: Involved, Label: "Wie kan dit dossier ook lezen?", Kind: Many,
			Hint:    "De IB'er en de aandachtsfunctionaris staan vooraf aan. Haal iemand weg als die zelf bij het gezin hoort of als de zorg over die persoon gaat.",
			Choose:  colleagues(anyColleague),
			When:    func(f Facts, _ Answers) bool { return len(f.Colleagues) > 0 },
			Prefill: officers},
		{ID: "involved-why", Label: "Waarom doet niet iedereen mee die vooraf aan stond?", Kind: Text, Required: true,
			Missing: "Leg uit waarom de IB'er of de aandachtsfunctionaris dit dossier niet mag lezen.",
			When:    leftOut},
	}
}

// leftOut says that somebody was taken away who is there by default (D8).
func leftOut(f Facts, a Answers) bool {
	for _, o := range officers(f).Options {
		if !a.Is(Key(Involved), o) {
			return true
		}
	}
	return false
}

func accessGivenForm() Form {
	return Form{
		ID: FormAccessGiven, Name: "Toegang gegeven", Title: "Collega toegang geven", Button: "Toegang geven", Confirm: true,
		Intro: []string{"Je collega kan straks het hele dossier lezen, ook wat er al in staat. Dit komt in het logboek."},
		Questions: []Question{
			{ID: WithMember, Label: "Wie geef je toegang?", Kind: One, Required: true, Missing: "Kies wie je toegang geeft.",
				Choose: colleagues(func(f Facts, c Colleague) bool { return !reads(f, c) })},
			// Filled in by whoever knows the colleague, so that the log reads by itself.
			{ID: "role", Label: "Functie", Kind: Line, When: func(Facts, Answers) bool { return false }},
			{ID: "why", Label: "Waarom is deze collega betrokken?", Kind: Line, Required: true,
				Missing: "Schrijf op waarom deze collega betrokken is."},
		},
	}
}

func accessEndedForm() Form {
	return Form{
		ID: FormAccessEnded, Name: "Toegang beëindigd", Title: "Toegang beëindigen", Button: "Toegang beëindigen", Confirm: true,
		Intro: []string{
			"Na het beëindigen kan deze persoon nieuwe aantekeningen niet meer lezen. Wat al gelezen is, is bekend.",
			"De browser bewaart overschreven gegevens nog een tijd op de schijf. Daarom hoort de versleuteling van de tablet zelf aan te staan.",
		},
		Questions: []Question{
			{ID: WithMember, Label: "Wiens toegang stopt?", Kind: One, Required: true, Missing: "Kies wiens toegang stopt.",
				Choose: func(f Facts) []Option {
					options := colleagues(reads)(f)
					if len(options) > 0 && slices.Contains(f.Readers, f.MyID) {
						options = append(options, Option{ID: OptionID(f.MyID), Label: f.Me, Hint: "Jijzelf: daarna kun jij dit dossier niet meer lezen."})
					}
					return options
				}},
			{ID: "why", Label: "Waarom stopt de toegang?", Kind: Line, Required: true, Missing: "Schrijf op waarom de toegang stopt."},
		},
	}
}

func handedInForm() Form {
	return Form{
		ID: FormHandedIn, Name: "Signaal doorgegeven", Title: "Signaal doorgeven", Button: "Signaal doorgeven",
		Intro: []string{"Je geeft alleen dit signaal door. Jij blijft het zelf lezen. Wat je collega ermee doet, zie je hier niet."},
		Questions: []Question{
			{ID: WithMember, Label: "Aan wie geef je dit signaal door?", Kind: One, Required: true, Missing: "Kies aan wie je dit signaal doorgeeft.",
				Choose: colleagues(anyColleague),
				Prefill: func(f Facts) Value {
					if v := officers(f); len(v.Options) > 0 {
						return Value{Options: v.Options[:1]}
					}
					return Value{}
				}},
		},
	}
}
