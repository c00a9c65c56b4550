package meldcode

import (
	"strings"
	"testing"
)

func TestAMarkBecomesALineAndIsReadBack(t *testing.T) {
	a := Answers{
		"body": Typed("Zij liet het zelf zien."), MarkRegion: Picked("back-left-upper-arm"), MarkKind: Picked("bruise"),
		MarkShape: Typed("  ovaal "), MarkSize: Typed("2 cm"), MarkColour: Typed("paars"),
	}
	next := AddMark(a)
	const want = "Zij liet het zelf zien.\nlinkerbovenarm, achterkant: blauwe plek; vorm: ovaal; grootte: 2 cm; kleur: paars"
	if got := next.Text("body"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(next) != 1 || len(a) != 6 {
		t.Errorf("the answers of the mark stay, or the old ones changed: %v, %v", next, a)
	}
	marks := Marks(next.Text("body"))
	if len(marks) != 1 || marks[0].Region.ID != "back-left-upper-arm" ||
		marks[0].Kind != "blauwe plek" || marks[0].Shape != "ovaal" || marks[0].Size != "2 cm" || marks[0].Colour != "paars" {
		t.Errorf("read back: %+v", marks)
	}
	if again := AddMark(next); again.Text("body") != want {
		t.Errorf("a second time: %q", again.Text("body"))
	}
}

func TestAMarkThatWasNotAddedIsRecordedAllTheSame(t *testing.T) {
	form, _ := FormByID(FormSignal)
	a := Answers{"child": Typed("Bedacht Kind"), "seen": Typed("Liet een plek zien."), EventDate: Typed("12-3-2026"), MarkRegion: Picked("front-belly")}
	clean, problems := form.Check(Facts{Today: day(2026, 3, 12)}, a)
	if len(problems) > 0 || clean.Text("body") != "buik: niet nader beschreven" {
		t.Errorf("%q, %v", clean.Text("body"), problems)
	}
	for _, k := range []Key{MarkRegion, MarkKind, MarkShape, MarkSize, MarkColour} {
		if _, ok := clean[k]; ok {
			t.Errorf("%s is recorded", k)
		}
	}
}

func TestEveryPlaceOnTheBodyHasItsOwnName(t *testing.T) {
	ids, labels := map[OptionID]bool{}, map[string]bool{}
	for _, r := range Regions() {
		if ids[r.ID] || labels[r.Label] {
			t.Errorf("%s (%s) stands twice", r.ID, r.Label)
		}
		ids[r.ID], labels[r.Label] = true, true
	}
}

func TestOldDescriptionsStayAsTheyWere(t *testing.T) {
	for _, text := range []string{
		"Zag een plek op de arm, ongeveer 2 cm.", "arm: blauw", "linkeroor", "linkeroor:blauw", "Op de buik: rood", "",
	} {
		if marks := Marks(text); len(marks) > 0 {
			t.Errorf("%q is read as %v", text, marks)
		}
	}
}

func TestWhatAPersonAddsToAMarkIsNotLost(t *testing.T) {
	m := Marks("buik: blauwe plek; zij hield haar hand ervoor; kleur: geel; kleur: groen;")
	if len(m) != 1 || m[0].Kind != "blauwe plek; zij hield haar hand ervoor; kleur: groen" || m[0].Colour != "geel" {
		t.Errorf("%+v", m)
	}
}

// FuzzMarks looks that any text can be read, that what a person typed stays as it
// is when a mark is added, and that the mark comes back as it was described.
func FuzzMarks(f *testing.F) {
	f.Add("buik: rode plek\nen meer", "rond", "2 cm", "rood")
	f.Add("linkeroor:\n\x00: ", "a; b\nbuik: c", "kleur: x", "\u202egroen")
	f.Fuzz(func(t *testing.T, text, shape, size, colour string) {
		before := Marks(text)
		next := AddMark(Answers{"body": Typed(text), MarkRegion: Picked("front-chest"), MarkKind: Picked("cut"),
			MarkShape: Typed(shape), MarkSize: Typed(size), MarkColour: Typed(colour)})
		after := Marks(next.Text("body"))
		if len(after) != len(before)+1 {
			t.Fatalf("%d marks before, %v after", len(before), after)
		}
		got := after[len(after)-1]
		if got.Region.ID != "front-chest" || got.Kind != "snee of kras" {
			t.Errorf("%+v", got)
		}
		if again, ok := parseMark(got.String()); !ok || again != got {
			t.Errorf("%q is read as %+v, was %+v", got.String(), again, got)
		}
		want := func(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, ";", ",")), " ") }
		if got.Shape != want(shape) || got.Size != want(size) || got.Colour != want(colour) {
			t.Errorf("%+v of %q, %q, %q", got, shape, size, colour)
		}
		if !strings.HasPrefix(next.Text("body"), strings.TrimRight(text, " \n")) {
			t.Errorf("what was typed is gone: %q", next.Text("body"))
		}
	})
}
