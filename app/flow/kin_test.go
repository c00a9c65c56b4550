package flow

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

func seenOn(days ...int) (all []dossier.Sighting) {
	for _, d := range days {
		all = append(all, dossier.Sighting{On: meldcode.Date{Year: 2026, Month: time.March, Day: d}})
	}
	return all
}

func TestSignalsOfAChildAndItsBrothersAndSistersAreFound(t *testing.T) {
	k := NewKin([]dossier.Summary{
		{ID: "case", Names: []string{"Noor Verzonnen"}, Kin: []string{"Noor Verzonnen", "Tim"}, Seen: seenOn(2, 9)},
		{ID: "loose", Names: []string{"noor"}, Kin: []string{"noor"}, Loose: true, Seen: seenOn(5)},
		{ID: "brother", Names: []string{"Tim Verzonnen"}, Kin: []string{"Tim Verzonnen"}, Loose: true, Seen: seenOn(4)},
		{ID: "another Tim", Names: []string{"Tim Bedacht"}, Kin: []string{"Tim Bedacht"}, Loose: true, Seen: seenOn(6)},
		{ID: "gone", Names: []string{"Noor"}, Kin: []string{"Noor"}, Loose: true, Gone: true, Seen: seenOn(1)},
		{ID: "other", Names: []string{"Noor Bedacht"}, Kin: []string{"Noor Bedacht"}, Loose: true, Seen: seenOn(8)},
	})
	tell := func(found []Earlier) (told string) {
		for _, e := range found {
			told += fmt.Sprintf("%s %d %v; ", e.Of.ID, e.On.Day, e.Sibling)
		}
		return told
	}
	for _, c := range []struct {
		names []string
		but   dossier.ID
		want  string
	}{
		{[]string{"Noor Verzonnen"}, "", "case 9 false; loose 5 false; brother 4 true; case 2 false; "},
		{[]string{"Noor Verzonnen"}, "case", "loose 5 false; brother 4 true; "},
		{[]string{"Tim Verzonnen"}, "brother", "case 9 true; loose 5 true; case 2 true; "},
		{[]string{"Iemand Anders"}, "", ""},
		{[]string{" "}, "", ""},
		{nil, "", ""},
	} {
		if got := tell(k.Of(c.names, c.but)); got != c.want {
			t.Errorf("%q but %q:\ngot  %s\nwant %s", c.names, c.but, got, c.want)
		}
	}
}

// What is found by the index of first words is what comparing all names finds.
func TestKinFindsWhoeverSameChildFinds(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	name := func() string {
		words := []string{"Noor", "tim", "Bo", "Verzonnen", "bedacht"}
		text := ""
		for range random.IntN(4) {
			text += " " + words[random.IntN(len(words))]
		}
		return text
	}
	for range 200 {
		var all []dossier.Summary
		for i := range 20 {
			n := []string{name(), name()}
			all = append(all, dossier.Summary{ID: dossier.ID(fmt.Sprint(i)), Loose: true, Names: n[:1], Kin: n, Seen: seenOn(3)})
		}
		names := []string{name(), name()}
		found := map[dossier.ID]bool{}
		for _, e := range NewKin(all).Of(names, "") {
			found[e.Of.ID] = true
			if e.Sibling == SameChild(e.Of.Names, names) {
				t.Errorf("%q: %q a brother or sister: %v", names, e.Of.Names, e.Sibling)
			}
		}
		for _, s := range all {
			if found[s.ID] != SameChild(s.Kin, names) {
				t.Fatalf("%q and %q: found %v", names, s.Kin, found[s.ID])
			}
		}
	}
}

func BenchmarkNameTypedAmongAThousandCases(b *testing.B) {
	var all []dossier.Summary
	for i := range 1000 {
		n := []string{fmt.Sprintf("Kind%d Verzonnen", i%300), "Tim"}
		all = append(all, dossier.Summary{ID: dossier.ID(fmt.Sprint(i)), Names: n[:1], Kin: n, Seen: seenOn(1, 2, 3)})
	}
	k := NewKin(all)
	for b.Loop() {
		k.Of([]string{"kind7"}, "")
	}
}
