package exchange

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// everywhere is an invented case in which every answer that is typed, in every
// form, holds a marker word of its own, and every person and writer is called by
// one. It returns the words.
func everywhere(t *testing.T) (*dossier.State, []string) {
	t.Helper()
	w := newWriter(t)
	var marks []string
	mark := func() string {
		marks = append(marks, "Merk"+strings.Repeat("q", len(marks)%7+1)+string(rune('a'+len(marks)%26))+fmt.Sprintf("%dx", len(marks)))
		return marks[len(marks)-1]
	}
	w.add(dossier.Draft{Form: meldcode.FormOpen, Answers: meldcode.Answers{"pupils": meldcode.Typed(mark() + " " + mark()), "reference": meldcode.Typed(mark())}})
	for _, role := range []meldcode.PersonRole{meldcode.Pupil, meldcode.Parent, meldcode.Parent, meldcode.Sibling, meldcode.Household} {
		w.add(dossier.Draft{Form: meldcode.FormPerson, Answers: meldcode.Answers{
			"name": meldcode.Typed(mark() + " " + mark()), "role": meldcode.Picked(meldcode.OptionID(role)), "relation": meldcode.Typed(mark()),
			"lives": meldcode.Typed(mark()), "address": meldcode.Typed(mark() + " 12\n1234 AB " + mark()), "phone": meldcode.Typed("0612345678"),
			"born": meldcode.Typed("2017-04-03"), "language": meldcode.Typed(mark()), "group": meldcode.Typed(mark()), "interpreter": meldcode.Typed(mark())}})
	}
	marks = append(marks, "Regen", "Bedacht", "0612345678", "1234", "2017", "3 april")
	// Every form there is, each with every option in turn, so that every question
	// that can be asked is answered.
	for _, f := range meldcode.Forms() {
		if f.ID == meldcode.FormOpen || f.ID == meldcode.FormPerson || f.ID == meldcode.FormClose || f.ID == meldcode.FormRound {
			continue
		}
		for turn := range 4 {
			a := meldcode.Answers{}
			facts := dossier.Fold(w.log).Facts(meldcode.Date{Year: 2026, Month: time.March, Day: 12}, mark())
			for _, q := range f.Questions {
				persons := []meldcode.Person{{}}
				if q.Each != nil {
					persons = q.Each(facts)
				}
				for _, p := range persons {
					key := meldcode.KeyOf(q.ID, p.ID)
					switch q.Kind {
					case meldcode.One, meldcode.Many:
						if len(q.Options) > 0 {
							a[key] = meldcode.Picked(q.Options[turn%len(q.Options)].ID, meldcode.OptionID(strings.ToLower(mark())))
						}
					case meldcode.Persons:
						for _, p := range facts.Persons {
							a[key] = meldcode.Value{Options: append(a[key].Options, meldcode.OptionID(p.ID))}
						}
					case meldcode.Day, meldcode.Days:
						a[key] = meldcode.Typed("2026-03-0" + string(rune('1'+turn)))
					case meldcode.Moment:
						a[key] = meldcode.Typed("14.32")
					default:
						a[key] = meldcode.Typed("Dit zei " + mark() + " over " + mark() + ".")
					}
				}
			}
			a[meldcode.EventDate], a[meldcode.EventWords] = meldcode.Typed("2026-03-05"), meldcode.Typed(mark())
			w.add(dossier.Draft{Form: f.ID, Answers: a})
		}
	}
	s := dossier.Fold(w.log)
	return &s, marks
}

// said is everything that a call shows.
func said(questions []CallQuestion) string {
	var all []string
	for _, q := range questions {
		all = append(all, q.Question, q.Hint)
		for _, k := range q.Known {
			all = append(all, k.Text, k.Typed)
		}
	}
	return strings.Join(all, "\n")
}

// holds returns the marker words that stand in a text, however they are written.
func holds(text string, marks []string) []string {
	var found []string
	for _, m := range marks {
		if strings.Contains(strings.ToLower(text), strings.ToLower(m)) {
			found = append(found, m)
		}
	}
	return found
}

func TestACallWithoutNamesHoldsNothingThatAnybodyTyped(t *testing.T) {
	s, marks := everywhere(t)
	facts := s.Facts(meldcode.Date{Year: 2026, Month: time.March, Day: 12}, "Merk")
	questions := Call(s, facts, Nameless, marks...)
	if found := holds(said(questions), marks); len(found) > 0 {
		t.Errorf("of %d marker words these are told: %q", len(marks), found)
	}
	answered, hidden := 0, 0
	for _, q := range questions {
		if len(q.Known) > 0 {
			answered++
		}
		if q.Hidden() {
			hidden++
		}
	}
	if answered < 12 || hidden < 8 {
		t.Errorf("%d of %d questions are answered, %d of them with hidden text", answered, len(questions), hidden)
	}
	// The same case with names tells what was typed, or this test sees nothing.
	if found := holds(said(Call(s, facts, Named)), marks); len(found) < 40 {
		t.Errorf("with names only %d marker words are told", len(found))
	}
	// What is shown on demand is all in capitals here, and all of it is left out.
	if found := holds(said(Call(s, facts, Masked)), marks); len(found) > 0 {
		t.Errorf("masked, these are told: %q", found)
	}
}

// named is a case about people with ordinary names.
func named(t *testing.T, seen string) []CallQuestion {
	t.Helper()
	w := newWriter(t)
	add := func(form meldcode.FormID, a meldcode.Answers) { w.add(dossier.Draft{Form: form, Answers: a}) }
	typed := meldcode.Typed
	add(meldcode.FormOpen, meldcode.Answers{"pupils": typed("Noor van Voorbeeld"), "reference": typed("V-07")})
	add(meldcode.FormPerson, meldcode.Answers{"name": typed("noor van voorbeeld"), "role": meldcode.Picked("pupil")})
	add(meldcode.FormPerson, meldcode.Answers{"name": typed("Zoë Voorbeeld"), "role": meldcode.Picked("parent"), "relation": typed("moeder"),
		"address": typed("Lindenpad 12, Verzonnendam"), "lives": typed("bij oma in Verzonnendam")})
	add(meldcode.FormPerson, meldcode.Answers{"name": typed("Bram"), "role": meldcode.Picked("parent"), "relation": typed("vriend van Zoë")})
	add(meldcode.FormRoles, meldcode.Answers{"lead": typed("marja")})
	add(meldcode.FormConsult, meldcode.Answers{"with": typed("Joke Proef, jeugdarts"), "advice": typed("Wacht niet.")})
	add(meldcode.FormSignal, meldcode.Answers{"seen": typed(seen), "source": meldcode.Picked("self"), meldcode.EventDate: typed("2026-03-05")})
	s := dossier.Fold(w.log)
	return Call(&s, s.Facts(meldcode.Date{Year: 2026, Month: time.March, Day: 12}, "Sam de Verzonnen"), Masked, "Kim Contact")
}

func TestAMaskedTextReadsWithoutItsNames(t *testing.T) {
	for seen, want := range map[string]string{
		"Noor kwam zonder jas op school.":              "het kind kwam zonder jas op school.",
		"Zij zei dat noor en zoe sliepen.":             "Zij zei dat het kind en de moeder sliepen.",
		"De jas van Noors moeder, NOOR's tas.":         "De jas van het kind moeder, het kind's tas.",
		"Noor van Voorbeeld huilde.":                   "het kind van het kind huilde.",
		"Zoe\u0308 en N\u200boor waren er.":            "de moeder en het kind waren er.",
		"Bram sloeg Fatima.":                           "een ouder of verzorger sloeg ….",
		"marja en Joke belden Kim.":                    "… en … belden ….",
		"Zij woont Lindenpad 12, in verzonnendam.":     "Zij woont … in ….",
		"Mail naar bram@voorbeeld.test of 0612345678.": "… naar … of …",
		"Geboren op 3 april 2017, is nu 8.":            "… op … is nu 8.",
		"Op 3 maart zat zij op de Regenboogschool.":    "Op 3 maart zat zij op de ….",
		"Ze is bang voor 中村.":                          "Ze is bang voor ….",
		"Dossier V-07, postcode 1234 AB.":              "… postcode … .",
		"Zij had een plek van 2 cm op haar arm.":       "Zij had een plek van 2 cm op haar arm.",
	} {
		var got []string
		for _, q := range named(t, seen) {
			for _, k := range q.Known {
				if strings.Contains(k.Text, "zelf gezien") {
					got = append(got, k.Typed)
				}
			}
		}
		if !slices.Equal(got, []string{want}) {
			t.Errorf("%q reads\n%q, want\n%q", seen, got, want)
		}
	}
}

func TestARoleNamesNobody(t *testing.T) {
	all := []meldcode.Person{
		{ID: "1", Role: meldcode.Pupil, Name: "Noor"}, {ID: "2", Role: meldcode.Pupil, Name: "Eva"},
		{ID: "3", Role: meldcode.Parent, Relation: "Moeder"}, {ID: "4", Role: meldcode.Parent, Relation: "vriend van Zoë"},
		{ID: "5", Role: meldcode.Sibling, Relation: "broertje"}, {ID: "6", Role: meldcode.Household},
	}
	want := []string{"kind 1", "kind 2", "de moeder", "een ouder of verzorger", "het broertje", "iemand uit het gezin of de buurt"}
	for i, p := range all {
		if got := RoleOf(p, all); got != want[i] {
			t.Errorf("%v is %q, want %q", p, got, want[i])
		}
	}
}

func TestACallOfALongCaseStaysShort(t *testing.T) {
	w := newWriter(t)
	for range 3 * fewest {
		w.add(dossier.Draft{Form: meldcode.FormSignal, Answers: meldcode.Answers{"seen": meldcode.Typed(strings.Repeat("Hij zei niets. ", 20_000)), meldcode.EventDate: meldcode.Typed("2026-03-05")}})
	}
	s := dossier.Fold(w.log)
	for _, how := range []Telling{Nameless, Masked, Named} {
		questions := Call(&s, s.Facts(meldcode.Date{Year: 2026, Month: time.March, Day: 12}, ""), how)
		known := questions[3].Known
		if len(known) != fewest+1 || known[fewest].Text != fmt.Sprintf("En nog %d keer, eerder.", 2*fewest) {
			t.Errorf("%d: %d lines, the last %q", how, len(known), known[len(known)-1].Text)
		}
		if n := len(said(questions)); n > 2*fewest*typedRoom {
			t.Errorf("%d: %d bytes", how, n)
		}
	}
	if questions := Call(nil, meldcode.Facts{}, Nameless); len(questions) != 14 || len(holds(said(questions), []string{"legd op"})) > 0 {
		t.Errorf("without a case: %d questions, %s", len(questions), said(questions))
	}
}

func TestAParentDoesNotReadWhomATalkMayEndanger(t *testing.T) {
	w := newWriter(t)
	w.add(dossier.Draft{Form: meldcode.FormOpen, Answers: meldcode.Answers{"reference": meldcode.Typed("V-07")}})
	for _, role := range []string{"moeder", "vader"} {
		w.add(dossier.Draft{Form: meldcode.FormPerson, Answers: meldcode.Answers{"person-id": meldcode.Typed(role), "name": meldcode.Typed("Een " + role), "role": meldcode.Picked("parent"), "relation": meldcode.Typed(role)}})
	}
	w.add(dossier.Draft{Form: meldcode.FormTalkPlan, Answers: meldcode.Answers{"with": meldcode.Picked("vader"), "message": meldcode.Typed("Boodschapwoord"), "safe": meldcode.Typed("Gevaarwoord")}})
	w.add(dossier.Draft{Form: meldcode.FormTalkPlan, Answers: meldcode.Answers{"with-name": meldcode.Typed("iemand"), "message": meldcode.Typed("Losplanwoord")}})
	s := dossier.Fold(w.log)
	for to, want := range map[string][]string{
		"parent:vader":  {"Boodschapwoord"},
		"parent:moeder": nil,
		"vt":            {"Boodschapwoord", "Gevaarwoord", "Losplanwoord"},
	} {
		recipient, ok := ParseRecipient(to)
		if !ok {
			t.Fatalf("no recipient %s", to)
		}
		paper := string(Page(SubjectOf(&s, meldcode.Date{Year: 2026, Month: time.March, Day: 12}), recipient).Text())
		if got := holds(paper, []string{"Boodschapwoord", "Gevaarwoord", "Losplanwoord"}); !slices.Equal(got, want) {
			t.Errorf("%s reads %q, want %q", to, got, want)
		}
	}
}
