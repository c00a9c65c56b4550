package meldcode

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func person(t *testing.T, facts Facts, a Answers) (Answers, map[Key]string) {
	t.Helper()
	f, _ := FormByID(FormPerson)
	clean, problems := f.Check(facts, a)
	said := map[Key]string{}
	for _, p := range problems {
		said[p.Key] = p.Text
	}
	return clean, said
}

func TestPersonRefusesAnIDNumberAndKeepsIt(t *testing.T) {
	today := Facts{Today: day(2026, 3, 12)}
	clean, said := person(t, today, Answers{"name": Typed("Bram 111.222.333"), "role": Picked(OptionID(Parent)), "phone": Typed("111222333"), "address": Typed("Verzonnenweg 1\n111 222 333")})
	for _, key := range []Key{"name", "address"} {
		if !strings.Contains(said[key], "Schrijf geen BSN op") {
			t.Errorf("%s: %q", key, said[key])
		}
	}
	if said["phone"] != "" {
		t.Errorf("a telephone number was taken for a BSN: %q", said["phone"])
	}
	if !strings.Contains(clean.Text("name"), "111.222.333") || !strings.Contains(clean.Text("address"), "111 222 333") {
		t.Error("what was typed is gone")
	}
}

func TestHasBSN(t *testing.T) {
	for text, want := range map[string]bool{
		"111222333": true, "BSN: 111222333.": true, "111.222.333": true, "111 222 333": true, "111-222-333": true,
		"123456782": true, "123456789": false, "000000000": false, "": false,
		"0111222333": false, "1112223334": false, "11122233": false, "111  222  333": false, "0612345678": false,
		"tel 111222333x": true,
	} {
		if got := HasBSN(text); got != want {
			t.Errorf("HasBSN(%q) = %v", text, got)
		}
	}
}

func FuzzHasBSN(f *testing.F) {
	f.Add("111222333")
	f.Add("١١١٢٢٢٣٣٣ 111.222.333")
	f.Fuzz(func(t *testing.T, text string) {
		digits := strings.Count(strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return '0'
			}
			return -1
		}, text), "0")
		if HasBSN(text) && digits < 9 {
			t.Errorf("%q has %d digits", text, digits)
		}
		if HasBSN(text) && !HasBSN("x "+text+" x") {
			t.Errorf("%q is none inside a sentence", text)
		}
	})
}

func TestPersonRefusesBirthThatCannotBe(t *testing.T) {
	facts := Facts{Today: day(2026, 3, 12)}
	pupil := func(born string) Answers {
		return Answers{"name": Typed("Noor"), "role": Picked(OptionID(Pupil)), "born": Typed(born)}
	}
	for born, want := range map[string]string{
		"14-3-1899": "Dit jaar kan niet kloppen.", "13-3-2026": "Deze datum ligt in de toekomst.",
		"31-2-2018": "Vul een datum in", "14-3-18": "Schrijf het jaar met vier cijfers", "14-3-2018": "", "1-1-1900": "",
	} {
		clean, said := person(t, facts, pupil(born))
		if got := said["born"]; want == "" && got != "" || !strings.HasPrefix(got, want) {
			t.Errorf("born %s: %q, want %q", born, got, want)
		}
		if want != "" && clean.Text("born") != born {
			t.Errorf("born %s became %q", born, clean.Text("born"))
		}
	}
	for year, want := range map[string]string{"2018": "", "1899": "Vul een jaar in", "18": "Vul een jaar in", "2027": "Dit jaar ligt in de toekomst.", "weet ik niet": "Vul een jaar in"} {
		_, said := person(t, facts, Answers{"name": Typed("Tijn"), "role": Picked(OptionID(Sibling)), "born-year": Typed(year)})
		if got := said["born-year"]; want == "" && got != "" || !strings.HasPrefix(got, want) {
			t.Errorf("born in %s: %q, want %q", year, got, want)
		}
	}
}

func TestAChildDoesNotInterpret(t *testing.T) {
	facts := Facts{Today: day(2026, 3, 12), Persons: []Person{{ID: "noor", Role: Pupil, Name: "Noor Verzonnen"}, {ID: "bram", Role: Parent, Name: "Bram"}}}
	for who, refused := range map[string]bool{"noor  verzonnen": true, "Een tolk": false, "Bram": false} {
		_, said := person(t, facts, Answers{"name": Typed("Anna"), "role": Picked(OptionID(Parent)), "interpreter": Typed(who)})
		if (said["interpreter"] != "") != refused {
			t.Errorf("interpreter %q: %q", who, said["interpreter"])
		}
	}
}

func TestAgeInWords(t *testing.T) {
	today := day(2026, time.March, 12)
	for want, p := range map[string]Person{
		"8 jaar": {Born: day(2018, 3, 12)}, "7 jaar": {Born: day(2018, 3, 13)}, "7 of 8 jaar": {BornYear: 2018},
		"0 jaar": {BornYear: 2026}, "": {},
	} {
		if got := p.Age(today); got != want {
			t.Errorf("%+v is %q, want %q", p, got, want)
		}
	}
	if got := (Person{Born: day(2027, 1, 1)}).Age(today); got != "" {
		t.Errorf("not born yet: %q", got)
	}
}

func TestADayBeforeTheBirthIsQuestioned(t *testing.T) {
	noor, tijn := Person{ID: "noor", Role: Pupil, Name: "Noor", Born: day(2018, 3, 14)}, Person{ID: "tijn", Role: Sibling, Name: "Tijn", Born: day(2020, 1, 1)}
	facts := Facts{Today: day(2026, 3, 12), Persons: []Person{noor, tijn}}
	f, _ := FormByID(FormNote)
	for _, v := range []struct {
		on      string
		about   []OptionID
		doubted bool
	}{
		{"2018-03-13", []OptionID{"noor"}, true}, {"2018-03-14", []OptionID{"noor"}, false},
		{"2019-01-01", []OptionID{"tijn"}, true}, {"2019-01-01", []OptionID{"noor"}, false}, {"2019-01-01", nil, false},
	} {
		a := Answers{"text": Typed("x"), EventDate: Typed(v.on), About: Picked(v.about...)}
		if got := f.Doubts(facts, a, ""); (len(got) == 1) != v.doubted {
			t.Errorf("%s about %v: %v", v.on, v.about, got)
		}
	}
	// It is asked about a brother or sister too, with one pupil.
	var about bool
	for _, ask := range f.Asks(facts, Answers{}) {
		about = about || ask.Key == About && len(ask.Options) == 2
	}
	if !about {
		t.Error("nobody asks whom it is about")
	}
}

func TestDayNotesPointOutHolidays(t *testing.T) {
	facts := Facts{Today: day(2026, 3, 12), Holidays: []Holiday{{"meivakantie", day(2026, 4, 25), day(2026, 5, 3)}}}
	f, _ := FormByID(FormHelpPlan)
	for _, v := range []struct {
		key   QuestionID
		kind  Kind
		text  string
		notes int
	}{
		{"until", Day, "27-4-2026", 1}, {"until", Day, "4-5-2026", 0}, {"until", Day, "27-4-", 0}, {"until", Line, "27-4-2026", 0},
		{"review-on", Days, "27-4-2026\n28-4-2026\n4-5-2026", 2},
	} {
		ask := Ask{Key: Key(v.key), Question: Question{ID: v.key, Kind: v.kind}}
		got := f.DayNotes(facts, Answers{Key(v.key): Typed(v.text)}, ask)
		if len(got) != v.notes {
			t.Errorf("%q: %q, want %d", v.text, got, v.notes)
		}
		for _, note := range got {
			if !strings.Contains(note, "in de meivakantie") {
				t.Error(note)
			}
		}
	}
}

func TestSomebodyWhoIsThereAlreadyIsQuestioned(t *testing.T) {
	facts := Facts{Today: day(2026, 3, 12), Persons: []Person{{ID: "bram", Role: Parent, Name: "Bram"}}}
	f, _ := FormByID(FormPerson)
	for _, v := range []struct {
		name    string
		self    PersonID
		doubted bool
	}{{"bram", "", true}, {"Bram", "bram", false}, {"Brams", "", false}, {"", "", false}} {
		if got := f.Doubts(facts, Answers{"name": Typed(v.name)}, v.self); (len(got) == 1) != v.doubted {
			t.Errorf("%q of %q: %v", v.name, v.self, got)
		}
	}
}

// A number that looks like a BSN is refused where somebody is named, and nowhere
// else: what is told in running text is nobody's to look through.
func TestABSNIsRefusedWhereSomebodyIsNamed(t *testing.T) {
	for _, v := range []struct {
		form    FormID
		key     Key
		refused bool
	}{{FormOpen, "pupils", true}, {FormOpen, "reference", true}, {FormSignal, "child", true}, {FormConsult, "with", true},
		{FormSignal, "seen", false}, {FormNote, "text", false}, {FormPerson, "phone", false}} {
		f, _ := FormByID(v.form)
		_, problems := f.Check(Facts{Today: day(2026, 3, 12)}, Answers{v.key: Typed("111222333"), "staff": Picked(No)})
		refused := slices.ContainsFunc(problems, func(p Problem) bool { return p.Key == v.key && p.Text == refusedBSN })
		if refused != v.refused {
			t.Errorf("%s, %s: refused %v", v.form, v.key, refused)
		}
	}
}

func TestNamesThatWereTypedAreOfferedAgain(t *testing.T) {
	f, _ := FormByID(FormConsult)
	got := f.NamesIn(Answers{"with": Typed("  Kim   van het wijkteam "), "advice": Typed("Bel Bram"), "led-by": Typed(strings.Repeat("x", 61))})
	if len(got) != 1 || got[0] != "Kim van het wijkteam" {
		t.Errorf("got %q", got)
	}
}
