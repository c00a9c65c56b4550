package meldcode

import (
	"strings"
	"testing"
)

func TestTheCardNamesEachLineOnceAndEveryCategoryHasSome(t *testing.T) {
	ids, texts, per := map[OptionID]bool{}, map[string]bool{}, map[OptionID]int{}
	for _, s := range Card() {
		if ids[s.ID] || texts[s.Text] {
			t.Errorf("%s stands twice", s.ID)
		}
		ids[s.ID], texts[s.Text] = true, true
		per[s.Category]++
		if !strings.HasPrefix(string(s.ID), string(s.Category)+"-") {
			t.Errorf("%s is not named after its category %s", s.ID, s.Category)
		}
	}
	for _, c := range Categories() {
		if per[c.ID] < 4 {
			t.Errorf("%s: %d lines", c.Label, per[c.ID])
		}
	}
}

func TestTheCardIsSearchedWithoutCaseAndAccents(t *testing.T) {
	for words, want := range map[string]OptionID{
		"LETSEL hand": "body-form", "PSYCHÎATRIE": "family-problems", "geisoleerd": "family-alone", "één persoon": "sexual-fear", "achterlating reis": "honour-rumour",
	} {
		found := SearchCard(words, "", 0)
		if len(found) == 0 || found[0].ID != want {
			t.Errorf("%q: got %v, want %s", words, found, want)
		}
	}
	if found := SearchCard("", "", 0); len(found) != len(Card()) {
		t.Errorf("no words: %d of %d lines", len(found), len(Card()))
	}
	if found := SearchCard("", "witness", 0); len(found) != 7 {
		t.Errorf("one category: %d lines, want 7", len(found))
	}
	for _, s := range SearchCard("", "", AgeYoung) {
		if s.ID == "child-results" {
			t.Error("results at school are asked of the youngest")
		}
	}
}

func TestALineOfTheCardIsNoObservation(t *testing.T) {
	form, _ := FormByID(FormSignal)
	sleeps, _ := SignByID("body-sleep")
	burns, _ := SignByID("body-burn")
	facts := Facts{Today: day(2026, 3, 12)}
	for text, ok := range map[string]bool{
		AddStarter("", sleeps):                                               false,
		AddStarter("", sleeps) + " .":                                        false,
		AddStarter("", sleeps) + "ja.":                                       false,
		AddStarter("", sleeps) + "sliep bij rekenen.":                        true,
		AddStarter(AddStarter("", sleeps)+"bij taal.", burns):                false,
		AddStarter(AddStarter("", sleeps), burns) + "op de hand":             false,
		AddStarter(AddStarter("", sleeps)+"bij taal.", burns) + "op de hand": true,
		"Sliep bij rekenen.":                                                 true,
	} {
		a := Answers{"child": Typed("Bedacht Kind"), "seen": Typed(text), EventDate: Typed("12-3-2026")}
		_, problems := form.Check(facts, a)
		if (len(problems) == 0) != ok {
			t.Errorf("%q: %v", text, problems)
		}
	}
	if got := AddStarter("Al getypt.", sleeps); !strings.HasPrefix(got, "Al getypt.\n") {
		t.Errorf("what was typed is gone: %q", got)
	}
}
