package meldcode

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

const writingHintTalk = "Schrijf op wat je zag en hoorde, zo letterlijk mogelijk. Schrijf zo dat de ouders het later mogen lezen."

const fridayLine = "Je vertelt de ouders dit op een vrijdag. Het kind is daarna twee dagen niet op school. Bespreek met Veilig Thuis of dat veilig is. Bij gevaar wacht je nooit."

// aloneOrTwo asks who talks: the protocol asks to weigh it.
func aloneOrTwo() Question {
	return Question{ID: "talks-how", Label: "Alleen of met twee?", Kind: One,
		Options: []Option{{ID: "alone", Label: "Alleen"}, {ID: "two", Label: "Met twee"}}}
}

// talkPlanForm is the preparation of one talk. It may be skipped: the talk can be
// recorded without.
func talkPlanForm() Form {
	nobody := func(f Facts, _ Answers) bool { return len(Family(f)) == 0 }
	tells := picked("tells", Yes)
	return Form{
		ID: FormTalkPlan, Step: 3, Name: "Gesprek voorbereid", Title: "Gesprek voorbereiden", Button: "Voorbereiding vastleggen",
		Caption: "Stap 3 van 5: gesprek", Flags: true,
		Intro:  []string{"Wat je hier opschrijft, staat straks klaar bij het verslag van het gesprek."},
		Guides: []Guide{guidePrepare(), guideParents(), guideChild(), guideNotFirst()},
		Questions: []Question{
			{ID: "with", Label: "Met wie ga je praten?", Kind: Persons, Among: Family, Required: true, Missing: "Kies met wie je gaat praten.", When: not(nobody)},
			{ID: "with-name", Label: "Met wie ga je praten?", Kind: Line, Required: true, Missing: "Vul in met wie je gaat praten.", When: nobody},
			{ID: "planned-on", Label: "Wanneer is het gesprek?", Kind: Day},
			{ID: "where", Label: "Waar praten jullie?", Kind: Line},
			{ID: "led-by", Label: "Wie voert het gesprek?", Kind: Staff, Prefill: talker},
			aloneOrTwo(),
			{ID: "second", Label: "Wie gaat er mee?", Kind: Staff, When: picked("talks-how", "two")},
			{ID: "talks-why", Label: "Waarom kiezen jullie daarvoor?", Kind: Text, When: answered("talks-how")},
			{ID: "message", Label: "Wat is je boodschap?", Hint: "Waarover maak je je zorgen, in één of twee zinnen?", Kind: Text},
			{ID: "facts", Label: "Welke feiten noem je?", Hint: "Wat zag of hoorde je, en wanneer?", Kind: Text},
			{ID: "interpreter", Label: "Tolk: naam en taal", Hint: "Niet het kind, en liever geen familie.", Kind: Line, Prefill: interpreters},
			{ID: "tells", Label: "Vertel je dat jullie gaan melden?", Kind: Many, Added: true, When: withParents,
				Options: []Option{{ID: Yes, Label: "Ik vertel dat wij gaan melden."}}},
			{ID: "safe", Label: "Kan het gesprek iemand in gevaar brengen?", Hint: "Wat spreken jullie daarover af?", Kind: Text, Added: true, More: true},
		},
		Panels: []Panel{
			freshPanel(), blindPanel(), interpreterPanel(),
			{ID: "friday", Kind: Warning, After: "tells", When: both(tells, fridayOn("planned-on")), Lines: []string{fridayLine}},
			{ID: "agree-first", Kind: Note, After: "tells", When: tells,
				Lines: []string{"Bespreek eerst met Veilig Thuis of het veilig is om het te vertellen, en hoe: **0800-2000**."}, Go: "call", Do: "Naar de belhulp"},
		},
		Also: nextDayAhead("planned-on"),
	}
}

// talker is who holds the talks by the roles of the case, else who is writing.
func talker(f Facts) Value {
	if f.Roles.Talks != "" {
		return Typed(f.Roles.Talks)
	}
	return me(f)
}

// withParents says that a parent is among those who are talked with.
func withParents(f Facts, a Answers) bool {
	return len(Parents(f)) == 0 || slices.ContainsFunc(Parents(f), func(p Person) bool { return a.Is("with", OptionID(p.ID)) })
}

func fridayOn(key Key) Condition {
	return func(f Facts, a Answers) bool {
		d, err := ParseDate(a.Text(key), f.Today)
		return err == nil && d.Weekday() == time.Friday
	}
}

// planned returns the last prepared talk with somebody who has one of these
// roles; nil when there is none.
func planned(f Facts, roles ...PersonRole) *TalkPlan {
	for i := len(f.Plans) - 1; i >= 0; i-- {
		p := &f.Plans[i]
		if len(p.With) == 0 && slices.Contains(roles, Parent) {
			return p
		}
		for j := range f.Persons {
			if w := &f.Persons[j]; slices.Contains(roles, w.Role) && slices.Contains(p.With, w.ID) {
				return p
			}
		}
	}
	return nil
}

// fromPlan fills a question with what was prepared, else with another prefill.
func fromPlan(of func(*TalkPlan) string, other func(Facts) Value, roles ...PersonRole) func(Facts) Value {
	return func(f Facts) Value {
		if p := planned(f, roles...); p != nil && of(p) != "" {
			return Typed(of(p))
		}
		if other != nil {
			return other(f)
		}
		return Value{}
	}
}

// heldTalk are the questions about a talk that every record of one has: where,
// and who was there.
func heldTalk(roles ...PersonRole) []Question {
	lead, interpreter := talker, interpreters
	if !slices.Contains(roles, Parent) {
		lead, interpreter = me, nil
	}
	return []Question{
		{ID: "led-by", Label: "Wie voerde het gesprek?", Kind: Staff, More: true,
			Prefill: fromPlan(func(p *TalkPlan) string { return p.LedBy }, lead, roles...)},
		{ID: "others", Label: "Wie was er nog meer bij?", Kind: Line, More: true,
			Prefill: fromPlan(func(p *TalkPlan) string { return p.Second }, nil, roles...)},
		{ID: "where", Label: "Waar praatten jullie?", Kind: Line, More: true,
			Prefill: fromPlan(func(p *TalkPlan) string { return p.Where }, nil, roles...)},
		{ID: "interpreter", Label: "Tolk: naam en taal", Hint: "Niet het kind, en liever geen familie.", Kind: Line, More: true,
			Prefill: fromPlan(func(p *TalkPlan) string { return p.Interpreter }, interpreter, roles...)},
		{ID: "changed", Label: "Wat verandert dit gesprek?", Hint: "Wat denken jullie nu over de zorgen?", Kind: Text, More: true},
	}
}

func talkParentForm() Form {
	noParents := func(f Facts, _ Answers) bool { return len(Parents(f)) == 0 }
	report := picked("purpose", "report")
	return Form{
		ID: FormTalkParent, Step: 3, Name: "Gesprek met ouders", Title: "Gesprek met ouders of verzorgers", Button: "Gesprek vastleggen",
		Caption: "Stap 3 van 5: gesprek", Dated: true, About: true, Flags: true,
		Guides: []Guide{guideParents(), guideTell(), guideNotFirst()},
		Questions: append([]Question{
			{ID: "with", Label: "Met wie sprak je?", Kind: Persons, Among: Parents, Required: true, Missing: "Kies met wie je sprak.", When: not(noParents),
				Prefill: func(f Facts) Value {
					var v Value
					if p := planned(f, Parent); p != nil {
						for _, id := range p.With {
							v.Options = append(v.Options, OptionID(id))
						}
					}
					return v
				}},
			{ID: "with-name", Label: "Met wie sprak je?", Kind: Line, Required: true, Missing: "Vul in met wie je sprak.", When: noParents},
			{ID: "purpose", Label: "Waar ging het gesprek over?", Kind: One, Added: true, Options: []Option{
				{ID: "worry", Label: "Over onze zorgen."},
				{ID: "help", Label: "Over hulp, of hoe het daarmee gaat."},
				{ID: "report", Label: "Wij vertelden dat wij gaan melden, of dat er gemeld is."},
			}},
			{ID: "vt-agreed", Label: "Is met Veilig Thuis besproken of en hoe je dit veilig vertelt?", Kind: One, Added: true, When: report,
				Options: []Option{{ID: Yes, Label: "Ja"}, {ID: No, Label: "Nee"}}},
			{ID: "said", Label: "Wat is er gezegd?", Hint: writingHintTalk, Kind: Text, Required: true, Missing: "Schrijf op wat er is gezegd."},
			{ID: "reaction", Label: "Hoe was de reactie?", Kind: Text},
			{ID: "agreed", Label: "Welke afspraken zijn er gemaakt?", Kind: Text},
			{ID: "next-on", Label: "Wanneer spreken jullie elkaar weer?", Kind: Day},
			{ID: "signing", Label: "Komt er een getekend verslag terug?", Kind: One,
				Options: []Option{{ID: Yes, Label: "Ja"}, {ID: No, Label: "Nee"}}},
		}, heldTalk(Parent)...),
		Panels: append(preparedPanels(Parent), []Panel{
			freshPanel(), blindPanel(), unspokenPanel(), interpreterPanel(),
			{ID: "friday", Kind: Warning, After: "purpose", When: both(report, fridayOn(EventDate)), Lines: []string{fridayLine}},
			{ID: "vt-first", Kind: Warning, After: "vt-agreed", When: picked("vt-agreed", No),
				Lines: []string{"Bespreek alsnog met Veilig Thuis hoe het kind veilig blijft: **0800-2000**."}, Go: "call", Do: "Naar de belhulp"},
		}...),
	}
}

// freshPanel stands above a talk with parents as long as nobody asked Veilig
// Thuis about what the child told.
func freshPanel() Panel {
	return Panel{ID: "fresh", Kind: Warning,
		When: func(f Facts, _ Answers) bool { return !f.Disclosure.IsZero() && f.AdviceAsked.IsZero() },
		Say: func(f Facts, _ Answers) []string {
			return []string{"In dit dossier staat dat het kind zelf iets vertelde op " + f.Disclosure.Dutch() + ". **Bel eerst Veilig Thuis: 0800-2000**, voordat je met de ouders praat."}
		},
		Go: "call", Do: "Naar de belhulp"}
}

// blindPanel warns of a talk with somebody who must know nothing of the case.
func blindPanel() Panel {
	return Panel{ID: "blind", Kind: Warning, After: "with",
		Say: func(f Facts, a Answers) []string {
			var lines []string
			for i := range f.Persons {
				if p := &f.Persons[i]; p.Blind && a.Is("with", OptionID(p.ID)) {
					lines = append(lines, "Bij "+p.Called()+" staat: mag niets weten van dit dossier. Bespreek eerst met Veilig Thuis of dit gesprek veilig is: **0800-2000**.")
				}
			}
			return lines
		}}
}

// preparedPanels tell what was prepared for this talk, or offer to do so.
func preparedPanels(roles ...PersonRole) []Panel {
	there := func(f Facts, _ Answers) bool { return planned(f, roles...) != nil }
	return []Panel{
		{ID: "prepare", Kind: Note, When: not(there),
			Lines: []string{"Is het gesprek nog niet geweest? Bereid het eerst voor. Dat hoeft niet."}, Go: "add/talk-plan", Do: "Gesprek voorbereiden"},
		{ID: "prepared", Kind: Note, When: there,
			Say: func(f Facts, _ Answers) []string {
				p := planned(f, roles...)
				lines := []string{"Dit gesprek is voorbereid op " + p.Prepared.Dutch() + "."}
				if text := strings.TrimSpace(p.Message); text != "" {
					lines = append(lines, "De boodschap: "+text)
				}
				if text := strings.TrimSpace(p.Facts); text != "" {
					lines = append(lines, "De feiten: "+text)
				}
				return lines
			}},
	}
}

// unspokenPanel says which parent was not spoken to yet: both are.
func unspokenPanel() Panel {
	return Panel{ID: "unspoken", Kind: Note, After: "with",
		When: func(f Facts, a Answers) bool { return len(unspoken(f, a)) > 0 },
		Say:  unspoken, Go: "add/no-talk", Do: "Reden vastleggen"}
}

func unspoken(f Facts, a Answers) []string {
	if len(a["with"].Options) == 0 {
		return nil
	}
	var lines []string
	for i := range f.Persons {
		p := &f.Persons[i]
		if p.Role != Parent || a.Is("with", OptionID(p.ID)) {
			continue
		}
		line := "Met " + p.Called()
		switch on, not := spoken(f, p.ID); {
		case on.IsZero():
			line += " is nog niet gesproken. Spreek beide ouders, ook als ze niet samenwonen, of leg vast waarom nog niet."
		case not:
			line += " praten jullie nog niet. De reden is vastgelegd op " + on.Dutch() + "."
		default:
			continue
		}
		lines = append(lines, line)
	}
	return lines
}

// interpreterPanel points out that a child is put down as the interpreter.
func interpreterPanel() Panel {
	return Panel{ID: "child-interprets", Kind: Warning, After: "interpreter",
		When: func(f Facts, a Answers) bool {
			words := func(text string) []string {
				return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
			}
			said := words(a.Text("interpreter"))
			return slices.ContainsFunc(Children(f), func(p Person) bool {
				return slices.ContainsFunc(words(p.Name)[:min(1, len(words(p.Name)))], func(w string) bool { return slices.Contains(said, w) })
			})
		},
		Lines: []string{"Laat een kind uit het gezin niet tolken. Vraag een tolk, of iemand die niet bij het gezin hoort."}}
}

// spoken returns when somebody was last spoken to, or else when it was recorded
// why not yet.
func spoken(f Facts, id PersonID) (on Date, not bool) {
	not = true
	for i := range f.Talks {
		t := &f.Talks[i]
		if !slices.Contains(t.With, id) || t.Not && !not {
			continue
		}
		on, not = t.On, t.Not
	}
	return on, not
}
