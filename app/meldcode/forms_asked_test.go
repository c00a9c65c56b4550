package meldcode

import (
	"strings"
	"testing"
)

func TestAConsultOutsideTheSchoolSaysWhoConsented(t *testing.T) {
	facts := talking()
	facts.Consents = []Consented{{Who: "p3", Option: "refused"}}
	named := Answers{"organisation": Picked("doctor"), "named": Picked("named")}
	got := shownIn(t, FormConsult, facts, named, "consents")
	if !strings.Contains(got, "Komeet gaf geen toestemming.") || !strings.Contains(got, "Vader: nog niet vastgelegd") {
		t.Errorf("says %q", got)
	}
	for _, a := range []Answers{{"organisation": Picked("counsellor"), "named": Picked("named")}, {"organisation": Picked("doctor"), "named": Picked("unnamed")}} {
		if got := shownIn(t, FormConsult, facts, a, "consents"); got != "" {
			t.Errorf("%v says %q", a, got)
		}
	}
	f, _ := FormByID(FormConsult)
	a := f.Start(facts)
	a["with"], a["named"], a["advice"], a["followed"] = Typed("de jeugdarts"), Picked("unnamed"), Typed("Wacht niet."), Picked(No)
	if _, problems := f.Check(facts, a); len(problems) != 1 || problems[0].Key != "followed-why" {
		t.Errorf("not following advice without a reason: %v", problems)
	}
}

func TestWhatIsSaidToWhoAsksDependsOnWhoAsks(t *testing.T) {
	said := map[string]bool{}
	f, _ := FormByID(FormAsked)
	for _, o := range f.Questions[0].Options {
		n := 0
		for _, panel := range []string{"vt", "parent", "others"} {
			if got := shownIn(t, FormAsked, talking(), Answers{"by": Picked(o.ID)}, panel); got != "" {
				n++
				said[got] = true
				if o.ID == "vt" == strings.Contains(got, "niet direct mee") {
					t.Errorf("to %s it says %q", o.ID, got)
				}
			}
		}
		if n != 1 {
			t.Errorf("to %s there are %d answers", o.ID, n)
		}
	}
	if len(said) != 3 {
		t.Errorf("%d different answers", len(said))
	}
	grounds := func(by OptionID) (ids []OptionID) {
		for _, ask := range f.Asks(talking(), Answers{"by": Picked(by), "gave": Picked(Yes)}) {
			if ask.Key == "ground" {
				for _, o := range ask.Options {
					ids = append(ids, o.ID)
				}
			}
		}
		return ids
	}
	if got := grounds("police"); strings.Contains(strings.Join(texts(got), " "), "vt") {
		t.Errorf("the police may be given on %v", got)
	}
	if got := grounds("vt"); len(got) == 0 || got[0] != "vt" {
		t.Errorf("Veilig Thuis may be given on %v", got)
	}
	if got := shownIn(t, FormAsked, talking(), Answers{"by": Picked("vt"), "called-back": Picked(No)}, "call-back"); got == "" {
		t.Error("nothing is said when nobody called back")
	}
}

func texts(ids []OptionID) (out []string) {
	for _, id := range ids {
		out = append(out, string(id))
	}
	return out
}
