package meldcode

import "testing"

func TestAMarkBecomesALineAndIsReadBack(t *testing.T) {
	a := Answers{
		"body": Typed("Zij liet het zelf zien."), MarkRegion: Picked("back-left-upper-arm"), MarkKind: Picked("bruise"),
		MarkShape: Typed("  ovaal "), MarkSize: Typed("2 cm"), MarkColour: Typed("paars"),
	}
	next := AddMark(a)
	const want = "Zij liet het zelf zien.\nlinkerbovenarm, achterkant: blauwe plek; ovaal; 2 cm; paars"
	if got := next.Text("body"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(next) != 1 || len(a) != 6 {
		t.Errorf("the answers of the mark stay, or the old ones changed: %v, %v", next, a)
	}
	marks := Marks(next.Text("body"))
	if len(marks) != 1 || marks[0].Region.ID != "back-left-upper-arm" || marks[0].Says != "blauwe plek; ovaal; 2 cm; paars" {
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
	for _, k := range markKeys {
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

// FuzzMarks looks that any text can be read, and that what a person typed stays
// as it is when a mark is added.
func FuzzMarks(f *testing.F) {
	f.Add("buik: rode plek\nen meer", "rond")
	f.Add("linkeroor:\n\x00: ", "a; b\nbuik: c")
	f.Fuzz(func(t *testing.T, text, shape string) {
		before := Marks(text)
		next := AddMark(Answers{"body": Typed(text), MarkRegion: Picked("front-chest"), MarkShape: Typed(shape)})
		after := Marks(next.Text("body"))
		if len(after) != len(before)+1 || after[len(after)-1].Region.ID != "front-chest" {
			t.Errorf("%d marks before, %v after", len(before), after)
		}
	})
}
