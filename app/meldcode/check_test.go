package meldcode

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"
)

// randomAnswers fills some of the questions of f, asked or not, with things
// that fit and things that do not.
func randomAnswers(r *rand.Rand, f Form, facts Facts) Answers {
	texts := []string{"", " ", "vandaag", "2026-03-11", "1-4-2027", "12/3/26", "ooit", "regel 1\nregel 2", "14.32", "25.99", "12-3-2027\n1-4-2027"}
	a := Answers{"unknown-question": Typed("x"), "told@nobody": Picked(Yes)}
	for _, q := range f.questions(facts) {
		for _, p := range people(q, facts) {
			if r.IntN(4) == 0 {
				continue
			}
			v := Typed(texts[r.IntN(len(texts))])
			for _, o := range q.Options {
				if r.IntN(len(q.Options)+1) == 0 {
					v.Options = append(v.Options, o.ID)
				}
			}
			if q.Kind == Persons {
				v.Options = append(v.Options, "p1", "p3", "nobody")
			}
			a[KeyOf(q.ID, p.ID)] = v
		}
	}
	return a
}

func TestCheckKeepsOnlyWhatIsAskedAndIsStable(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for name, facts := range situations() {
		for _, f := range Forms() {
			for range 60 {
				a := randomAnswers(r, f, facts)
				before := len(a)
				clean, problems := f.Check(facts, a)
				if len(a) != before {
					t.Fatalf("%s: Check changed its input", f.ID)
				}
				asked := map[Key]Ask{}
				for _, ask := range f.Asks(facts, clean) {
					asked[ask.Key] = ask
				}
				for key, v := range clean {
					ask, ok := asked[key]
					if !ok {
						t.Fatalf("%s (%s): kept %s, which is not asked", f.ID, name, key)
					}
					for _, o := range v.Options {
						if !slices.ContainsFunc(ask.Options, func(option Option) bool { return option.ID == o }) {
							t.Fatalf("%s: kept option %s of %s, which is not offered", f.ID, o, key)
						}
					}
				}
				for _, p := range problems {
					if _, ok := asked[p.Key]; !ok || p.Text == "" {
						t.Fatalf("%s: problem %v points at nothing", f.ID, p)
					}
				}
				again, problems2 := f.Check(facts, clean)
				if !reflect.DeepEqual(clean, again) || !reflect.DeepEqual(problems, problems2) {
					t.Fatalf("%s: checking twice changes the answers\n%v\n%v", f.ID, clean, again)
				}
				if len(problems) == 0 {
					for key, v := range clean {
						if asked[key].Kind == Day && clean.Day(key).IsZero() {
							t.Fatalf("%s: %s is recorded as %q, no ISO date", f.ID, key, v.Text)
						}
					}
				}
				f.Shown(facts, a)
				f.Lines(facts, a)
			}
		}
	}
}

func TestAConditionSeesNoLeftOverAnswer(t *testing.T) {
	f, _ := FormByID(FormDecision)
	facts := situations()["helped"]
	for _, ask := range f.Asks(facts, Answers{"report": Picked(DecideOtherwise), "deviate-why": Typed("x")}) {
		if ask.ID == "deviate-why" {
			t.Error("an option that is not offered opened a question")
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("signal", "2026-03-01", "source", "told")
	f.Add("weigh-2", "1 april 2026", "answer", "safe")
	f.Add("inform", "x", "told@p3", "yes")
	facts := situations()["unsafe"]
	f.Fuzz(func(t *testing.T, id, text, key, option string) {
		form, ok := FormByID(FormID(id))
		if !ok {
			form, _ = FormByID(FormNote)
		}
		a := Answers{Key(key): {Text: text, Options: []OptionID{OptionID(option)}}, EventDate: Typed(text)}
		for _, q := range form.Questions {
			if q.Kind == Moment || q.Kind == Days || q.Kind == Line {
				a[Key(q.ID)] = Typed(text)
			}
		}
		clean, _ := form.Check(facts, a)
		if again, _ := form.Check(facts, clean); !reflect.DeepEqual(clean, again) {
			t.Errorf("%s: checking twice changes %v into %v", id, clean, again)
		}
	})
}

func TestStartFillsTodayAndAllPupils(t *testing.T) {
	f, _ := FormByID(FormNote)
	facts := Facts{Today: Date{2026, time.March, 12}, Persons: household()}
	a := f.Start(facts)
	if a.Text(EventDate) != "2026-03-12" || !reflect.DeepEqual(a[About].Options, []OptionID{"p1", "p2"}) {
		t.Errorf("got %v", a)
	}
}
