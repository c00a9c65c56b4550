package meldcode

import (
	"slices"
	"strings"
)

// Asks returns the questions of f as they stand on the page, in order: once per
// person where they are asked per person, only those whose conditions hold, and
// after them the common questions (date of the event, whom it is about, flags).
// For a Persons question Options holds the persons who can be picked.
//
// A condition sees only answers to questions that are themselves asked and
// stand earlier, so an answer left behind by a changed mind opens nothing.
func (f Form) Asks(facts Facts, a Answers) []Ask {
	asks, _ := f.walk(facts, a)
	return asks
}

// Shown returns the panels of f that hold for these answers, with Lines
// complete (Say is already added).
func (f Form) Shown(facts Facts, a Answers) []Panel {
	_, kept := f.walk(facts, a)
	var shown []Panel
	for _, p := range f.Panels {
		if p.When != nil && !p.When(facts, kept) {
			continue
		}
		if p.Say != nil {
			p.Lines = append(slices.Clone(p.Lines), p.Say(facts, kept)...)
			p.Say = nil
		}
		if len(p.Lines) == 0 && p.Title == "" && p.Do == "" {
			continue
		}
		shown = append(shown, p)
	}
	return shown
}

// Start returns what a new form is filled with: the prefills, the event date
// today, and all pupils as those it is about. Questions that are not asked yet
// are prefilled too, so that they are ready when they appear.
func (f Form) Start(facts Facts) Answers {
	a := Answers{}
	for _, q := range f.questions(facts) {
		if q.Prefill == nil {
			continue
		}
		v := q.Prefill(facts)
		if v.empty() {
			continue
		}
		for _, p := range people(q, facts) {
			a[KeyOf(q.ID, p.ID)] = v
		}
	}
	return a
}

// walk returns the questions asked and the answers to them. Only what is asked
// is kept, and of picked options only those that are offered.
func (f Form) walk(facts Facts, a Answers) ([]Ask, Answers) {
	var asks []Ask
	kept := Answers{}
	for _, q := range f.questions(facts) {
		if q.When != nil && !q.When(facts, kept) {
			continue
		}
		for _, p := range people(q, facts) {
			if q.WhenFor != nil && !q.WhenFor(facts, kept, p.ID) {
				continue
			}
			ask := Ask{Key: KeyOf(q.ID, p.ID), Question: q.about(p), Person: p.ID}
			ask.Options = offered(q, facts, kept)
			asks = append(asks, ask)
			if v, ok := a[ask.Key]; ok {
				if v = ask.only(v); !v.empty() {
					kept[ask.Key] = v
				}
			}
		}
	}
	return asks, kept
}

// questions returns the form's own questions with the common ones in place.
func (f Form) questions(facts Facts) []Question {
	var all []Question
	if facts.Fixing && f.ID != FormFix && f.ID != FormStrike {
		all = append(all, fixWhy)
	}
	dated := false
	for _, q := range f.Questions {
		all = append(all, q)
		if q.ID == QuestionID(EventDate) {
			dated = true
			all = append(all, eventWords)
		}
	}
	if f.Dated && !dated {
		all = append(all, eventDate("Datum", ""), eventWords)
	}
	if f.About && len(Children(facts)) > 1 {
		all = append(all, aboutWhom)
	}
	if f.Flags {
		all = append(all, protectSource)
		if len(Parents(facts)) > 0 {
			all = append(all, notFor)
		}
	}
	return all
}

// people returns for whom q is asked: one nobody when it is not asked per person.
func people(q Question, facts Facts) []Person {
	if q.Each == nil {
		return []Person{{}}
	}
	return q.Each(facts)
}

// about returns q with the name of p filled in.
func (q Question) about(p Person) Question {
	if p.ID == "" {
		return q
	}
	for _, text := range []*string{&q.Label, &q.Hint, &q.Missing} {
		*text = strings.ReplaceAll(*text, "{naam}", p.Called())
	}
	return q
}

// Called is the name of p as a sentence can use it.
func (p Person) Called() string {
	switch {
	case p.Name != "":
		return p.Name
	case p.Relation != "":
		return p.Relation
	default:
		return "deze persoon"
	}
}

func offered(q Question, facts Facts, kept Answers) []Option {
	if q.Kind == Persons {
		return personOptions(facts, q.Among)
	}
	var options []Option
	if q.Choose != nil {
		return q.Choose(facts)
	}
	for _, o := range q.Options {
		if o.When == nil || o.When(facts, kept) {
			options = append(options, o)
		}
	}
	return options
}

func personOptions(facts Facts, among func(Facts) []Person) []Option {
	persons := facts.Persons
	if among != nil {
		persons = among(facts)
	}
	options := make([]Option, 0, len(persons))
	for _, p := range persons {
		o := Option{ID: OptionID(p.ID), Label: p.Called()}
		if p.Relation != "" && p.Relation != o.Label {
			o.Hint = p.Relation
		}
		options = append(options, o)
	}
	return options
}

// only returns what of v can be an answer to the question.
func (ask Ask) only(v Value) Value {
	switch ask.Kind {
	case One, Many, Persons, Body:
		var picked []OptionID
		for _, o := range ask.Options {
			if slices.Contains(v.Options, o.ID) {
				picked = append(picked, o.ID)
			}
		}
		if ask.Kind != Many && ask.Kind != Persons && len(picked) > 1 {
			picked = nil // two answers to a question with one are none
		}
		return Value{Options: picked}
	default:
		return Value{Text: v.Text}
	}
}

func (v Value) empty() bool { return strings.TrimSpace(v.Text) == "" && len(v.Options) == 0 }

// Text returns the text answered under key.
func (a Answers) Text(key Key) string { return a[key].Text }

// One returns the option picked under key, "" when none.
func (a Answers) One(key Key) OptionID {
	if o := a[key].Options; len(o) > 0 {
		return o[0]
	}
	return ""
}

// Is reports whether option is picked under key.
func (a Answers) Is(key Key, option OptionID) bool {
	return slices.Contains(a[key].Options, option)
}

// Day returns the date under key as Check left it; zero when there is none.
func (a Answers) Day(key Key) Date {
	d, err := ParseISO(a[key].Text)
	if err != nil {
		return Date{}
	}
	return d
}

// Picked returns a Value of options.
func Picked(options ...OptionID) Value { return Value{Options: options} }

// Typed returns a Value of text.
func Typed(text string) Value { return Value{Text: text} }
