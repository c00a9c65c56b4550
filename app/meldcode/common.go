package meldcode

import "strings"

// The questions that forms share, and who a question can be about.

func eventDate(label, hint string) Question {
	return Question{
		ID: QuestionID(EventDate), Label: label, Hint: hint, Kind: Day, Past: true, Required: true,
		Missing: missingDate,
		Prefill: func(f Facts) Value { return Typed(f.Today.String()) },
	}
}

// eventWords takes the place of the date: when it is answered the date may stay
// empty.
var eventWords = Question{
	ID: QuestionID(EventWords), Label: "Ik weet de datum niet precies",
	Hint: "Schrijf in woorden op wanneer het was, bijvoorbeeld: vorige week na de gymles. De datum mag dan leeg blijven.",
	Kind: Line, More: true,
}

// fixWhy is asked of every correction: a reader must see why something changed.
var fixWhy = Question{
	ID: QuestionID(FixWhy), Label: "Wat klopte niet, en waarom?", Kind: Text, Required: true,
	Missing: "Schrijf op wat niet klopte en waarom.",
}

var aboutWhom = Question{
	ID: QuestionID(About), Label: "Gaat over", Kind: Persons, Among: Children,
	Required: true, Missing: "Kies over welk kind dit gaat.",
	Prefill: func(f Facts) Value {
		var v Value
		for _, p := range Pupils(f) {
			v.Options = append(v.Options, OptionID(p.ID))
		}
		return v
	},
}

var protectSource = Question{
	ID: QuestionID(Protect), Label: "Bron beschermen", Kind: Many, More: true,
	Options: []Option{{ID: "source", Label: "Laat bij afdrukken weg wie dit vertelde."}},
}

var notFor = Question{
	ID: QuestionID(NotFor), Label: "Niet voor deze ouder", Kind: Persons, More: true, Among: Parents,
	Hint: "Deze aantekening komt niet in een afdruk voor wie je hier kiest.",
}

// Sentences of the error summary, as screens.md has them.
const (
	missingDate   = "Vul een datum in, bijvoorbeeld 14-3-2026."
	futureDate    = "Deze datum ligt in de toekomst. Vul een datum tot en met vandaag in."
	shortYear     = "Schrijf het jaar met vier cijfers, bijvoorbeeld 2026."
	farYear       = "Dit jaar kan niet kloppen. Vul een jaar vanaf 1900 in, bijvoorbeeld 2026."
	missingChoice = "Kies een antwoord."
	missingGround = "Leg uit waar jullie dit op baseren."
	wrongMoment   = "Vul een tijd in, bijvoorbeeld 14.32."
	wrongDates    = "Zet op elke regel één datum, bijvoorbeeld 14-3-2026."
)

func withRole(facts Facts, roles ...PersonRole) []Person {
	var found []Person
	for _, p := range facts.Persons {
		for _, r := range roles {
			if p.Role == r {
				found = append(found, p)
			}
		}
	}
	return found
}

// Pupils returns the pupils of the case.
func Pupils(f Facts) []Person { return withRole(f, Pupil) }

// Children returns the pupils and their brothers and sisters.
func Children(f Facts) []Person { return withRole(f, Pupil, Sibling) }

// Parents returns the parents and caretakers, those too who must know nothing:
// asking why somebody was not told is how that stays visible.
func Parents(f Facts) []Person { return withRole(f, Parent) }

// Family returns parents and pupils: those who are told of decisions.
func Family(f Facts) []Person { return withRole(f, Parent, Pupil) }

// Conditions.

func picked(q QuestionID, options ...OptionID) Condition {
	return func(_ Facts, a Answers) bool {
		for _, o := range options {
			if a.Is(Key(q), o) {
				return true
			}
		}
		return false
	}
}

func pickedFor(q QuestionID, options ...OptionID) func(Facts, Answers, PersonID) bool {
	return func(_ Facts, a Answers, p PersonID) bool {
		for _, o := range options {
			if a.Is(KeyOf(q, p), o) {
				return true
			}
		}
		return false
	}
}

func answered(q QuestionID) Condition {
	return func(_ Facts, a Answers) bool { return !a[Key(q)].empty() }
}

func both(conditions ...Condition) Condition {
	return func(f Facts, a Answers) bool {
		for _, c := range conditions {
			if !c(f, a) {
				return false
			}
		}
		return true
	}
}

func either(conditions ...Condition) Condition {
	return func(f Facts, a Answers) bool {
		for _, c := range conditions {
			if c(f, a) {
				return true
			}
		}
		return false
	}
}

func not(c Condition) Condition {
	return func(f Facts, a Answers) bool { return !c(f, a) }
}

// Prefills.

func me(f Facts) Value { return Typed(f.Me) }

// decider is who decides by the roles of the case. Where these say no more than
// that it is the head, and one colleague on this tablet is, it is that one.
func decider(f Facts) Value {
	said := strings.TrimPrefix(strings.ToLower(strings.TrimSpace(f.Roles.Decides)), "de ")
	if said != "" && said != RoleHead {
		return Typed(f.Roles.Decides)
	}
	name, heads := f.Roles.Decides, 0
	for _, c := range f.Colleagues {
		if c.Role == RoleHead {
			heads++
			name = c.Name
		}
	}
	if heads > 1 {
		name = f.Roles.Decides
	}
	return Typed(name)
}
