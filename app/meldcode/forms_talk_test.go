package meldcode

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// shownIn returns what the panel of a form says, "" when it is not shown.
func shownIn(t *testing.T, id FormID, facts Facts, a Answers, panel string) string {
	t.Helper()
	f, ok := FormByID(id)
	if !ok {
		t.Fatalf("no form %s", id)
	}
	for _, p := range f.Shown(facts, a) {
		if p.ID == panel {
			return strings.Join(p.Lines, " ")
		}
	}
	return ""
}

func talking() Facts {
	return Facts{Today: Date{2026, time.March, 12}, Me: "Juf Planeet", Persons: household()}
}

func TestATalkWithOneParentNamesTheOther(t *testing.T) {
	f := talking()
	with := Answers{"with": Picked("p3")}
	if got, _ := FormByID(FormTalkParent); slices.ContainsFunc(got.Shown(f, Answers{}), func(p Panel) bool { return p.ID == "unspoken" }) {
		t.Error("before anybody is picked something is said of it")
	}
	if got := shownIn(t, FormTalkParent, f, with, "unspoken"); !strings.Contains(got, "Met vader is nog niet gesproken.") || strings.Contains(got, "Komeet") {
		t.Errorf("says %q", got)
	}
	f.Talks = []Talked{{On: Date{2026, time.March, 3}, With: []PersonID{"p4"}, Not: true}}
	if got := shownIn(t, FormTalkParent, f, with, "unspoken"); !strings.Contains(got, "De reden is vastgelegd op 3 maart 2026.") {
		t.Errorf("with a reason it says %q", got)
	}
	f.Talks = append(f.Talks, Talked{On: Date{2026, time.March, 5}, With: []PersonID{"p4"}}, Talked{On: Date{2026, time.March, 6}, With: []PersonID{"p4"}, Not: true})
	if got := shownIn(t, FormTalkParent, f, with, "unspoken"); got != "" {
		t.Errorf("of a parent who was spoken to it says %q", got)
	}
}

func TestATalkStartsWithWhatWasPrepared(t *testing.T) {
	f := talking()
	f.Plans = []TalkPlan{
		{Prepared: f.Today, With: []PersonID{"p4"}, Where: "spreekkamer", LedBy: "Meester Maan", Second: "Juf Ster", Interpreter: "Tolk Staart, Pools", Message: "Wij zijn bezorgd.", Facts: "Drie keer zonder eten."},
		{Prepared: f.Today, With: []PersonID{"p1"}, Where: "de bibliotheek"},
	}
	form, _ := FormByID(FormTalkParent)
	a := form.Start(f)
	for key, want := range map[Key]string{"where": "spreekkamer", "led-by": "Meester Maan", "others": "Juf Ster", "interpreter": "Tolk Staart, Pools"} {
		if got := a.Text(key); got != want {
			t.Errorf("%s starts with %q, want %q", key, got, want)
		}
	}
	if !a.Is("with", "p4") || a.Is("with", "p1") {
		t.Errorf("with starts with %v", a["with"])
	}
	if got := shownIn(t, FormTalkParent, f, a, "prepared"); !strings.Contains(got, "Wij zijn bezorgd.") || !strings.Contains(got, "Drie keer zonder eten.") {
		t.Errorf("prepared: %q", got)
	}
	pupil, _ := FormByID(FormTalkPupil)
	if got := pupil.Start(f); got.Text("where") != "de bibliotheek" || got.Text("led-by") != "Juf Planeet" {
		t.Errorf("the talk with the child starts with %v", got)
	}
	f.Plans = nil
	if got := form.Start(f); got.Text("where") != "" || got.Text("led-by") != "Juf Planeet" || len(got["with"].Options) > 0 {
		t.Errorf("without a plan it starts with %v", got)
	}
}

func TestTellingOfAReportOnAFridayIsPointedOut(t *testing.T) {
	for _, c := range []struct {
		form       FormID
		key        Key
		tells, not Answers
	}{
		{FormTalkParent, EventDate, Answers{"with": Picked("p3"), "purpose": Picked("report")}, Answers{"with": Picked("p3"), "purpose": Picked("worry")}},
		{FormTalkPlan, "planned-on", Answers{"with": Picked("p3"), "tells": Picked(Yes)}, Answers{"with": Picked("p3")}},
	} {
		for day, friday := range map[string]bool{"6-3-2026": true, "5-3-2026": false} {
			c.tells[c.key], c.not[c.key] = Typed(day), Typed(day)
			if got := shownIn(t, c.form, talking(), c.tells, "friday"); (got == fridayLine) != friday {
				t.Errorf("%s on %s says %q", c.form, day, got)
			}
			if got := shownIn(t, c.form, talking(), c.not, "friday"); got != "" {
				t.Errorf("%s on %s, another talk, says %q", c.form, day, got)
			}
		}
	}
	// A talk with a child alone tells of no report.
	if got := shownIn(t, FormTalkPlan, talking(), Answers{"with": Picked("p1"), "tells": Picked(Yes), "planned-on": Typed("6-3-2026")}, "friday"); got != "" {
		t.Errorf("to a child it says %q", got)
	}
}

func TestWhoMustKnowNothingIsPointedOutBeforeATalk(t *testing.T) {
	f := talking()
	f.Persons[3].Blind = true
	for _, form := range []FormID{FormTalkPlan, FormTalkParent} {
		if got := shownIn(t, form, f, Answers{"with": Picked("p4")}, "blind"); !strings.Contains(got, "Bij vader staat: mag niets weten") {
			t.Errorf("%s says %q", form, got)
		}
		if got := shownIn(t, form, f, Answers{"with": Picked("p3")}, "blind"); got != "" {
			t.Errorf("%s says %q of another", form, got)
		}
	}
}

// keysOf are the keys that a form asks for these answers, in order.
func keysOf(id FormID, facts Facts, a Answers) []Key {
	f, _ := FormByID(id)
	var keys []Key
	for _, ask := range f.Asks(facts, a) {
		keys = append(keys, ask.Key)
	}
	return keys
}

func TestEachQuestionToAChildHasItsWordsBesideIt(t *testing.T) {
	f, _ := FormByID(FormTalkPupil)
	a := Answers{"began": Picked("child")}
	for n := 1; ; n++ {
		var asked, words Key
		asks := f.Asks(talking(), a)
		pairs := 0
		for i, ask := range asks {
			if ask.Beside {
				pairs++
				asked, words = asks[i-1].Key, ask.Key
			}
		}
		if n > wordPairs {
			if pairs != wordPairs {
				t.Errorf("%d pairs, want %d at most", pairs, wordPairs)
			}
			break
		}
		if pairs != n || !strings.HasPrefix(string(asked), "asked") || !strings.HasPrefix(string(words), "words") {
			t.Fatalf("after %d answers there are %d pairs, the last %s and %s", n-1, pairs, asked, words)
		}
		a[asked], a[words] = Typed("Vertel eens?"), Typed("Ik was bang.")
	}
}

func TestAPlannedTalkWithAChildAsksForConsentOrWhyNot(t *testing.T) {
	f, _ := FormByID(FormTalkPupil)
	facts := talking()
	base := func(more Answers) Answers {
		a := f.Start(facts)
		a["words"] = Typed("Ik was bang.")
		for k, v := range more {
			a[k] = v
		}
		return a
	}
	for name, c := range map[string]struct {
		a    Answers
		want Key
	}{
		"the child began":   {base(Answers{"began": Picked("child")}), ""},
		"consent given":     {base(Answers{"began": Picked("planned"), "consent": Picked("given")}), ""},
		"not asked":         {base(Answers{"began": Picked("planned"), "consent": Picked("not-asked")}), "parents-knew"},
		"refused":           {base(Answers{"began": Picked("planned"), "consent": Picked("refused")}), "parents-knew"},
		"not asked, why":    {base(Answers{"began": Picked("planned"), "consent": Picked("not-asked"), "parents-knew": Typed("Dat was niet veilig.")}), ""},
		"as first recorded": {base(Answers{"began": Picked("planned"), "parents-knew": Typed("Ja.")}), ""},
	} {
		_, problems := f.Check(facts, c.a)
		if got := len(problems); c.want == "" && got > 0 || c.want != "" && (got != 1 || problems[0].Key != c.want) {
			t.Errorf("%s: %v, want a problem with %q", name, problems, c.want)
		}
	}
	for _, k := range keysOf(FormTalkPupil, facts, Answers{"began": Picked("child")}) {
		if k == "consent" || k == "parents-knew" {
			t.Errorf("a child that came itself: %s is asked", k)
		}
	}
}

func TestNoTalkNeedsGroundFactsAdviceAndAboveSchool(t *testing.T) {
	f, _ := FormByID(FormNoTalk)
	facts := talking()
	_, problems := f.Check(facts, Answers{EventDate: Typed("vandaag")})
	got := map[Key]bool{}
	for _, p := range problems {
		got[p.Key] = true
	}
	for _, key := range []Key{"with", "ground", "based", "vt-advice", "above"} {
		if !got[key] {
			t.Errorf("%s is not required", key)
		}
	}
	for _, o := range callFirst[:3] {
		if !strings.Contains(o.Hint, "(bron: ") {
			t.Errorf("situation %s has no source: %q", o.ID, o.Hint)
		}
		if got := shownIn(t, FormNoTalk, facts, Answers{"situation": Picked(o.ID)}, "call-now"); !strings.Contains(got, "0800-2000") {
			t.Errorf("%s says %q", o.ID, got)
		}
	}
	if got := shownIn(t, FormNoTalk, facts, Answers{"situation": Picked("none")}, "call-now"); got != "" {
		t.Errorf("none of these says %q", got)
	}
}

func TestAChildOfTheFamilyIsNoInterpreter(t *testing.T) {
	for _, form := range []FormID{FormTalkPlan, FormTalkParent} {
		for who, want := range map[string]bool{"Zon, Pools": true, "tolk Sterre Proef": true, "Tolk Staart, Pools": false, "": false} {
			if got := shownIn(t, form, talking(), Answers{"with": Picked("p3"), "interpreter": Typed(who)}, "child-interprets"); (got != "") != want {
				t.Errorf("%s: an interpreter called %q: %q", form, who, got)
			}
		}
	}
}
