package session

import (
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// atSchool is where the tablet of these tests is.
func atSchool(t *testing.T) *time.Location {
	t.Helper()
	l, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestAClockThatJumpsMovesNothingAndIsShown records a report and what comes after
// it with clocks that jump in between. The dates that were typed are the same each
// time, so what is due is too.
func TestAClockThatJumpsMovesNothingAndIsShown(t *testing.T) {
	school := atSchool(t)
	friday := time.Date(2025, 3, 28, 15, 0, 0, 0, school)
	night := time.Date(2025, 3, 30, 1, 59, 30, 0, school) // half a minute before summer time
	elsewhere := time.FixedZone("", 9*3600)
	for _, c := range []struct {
		name  string
		at    []time.Time // of each entry after the first two
		back  []int       // which of them come after a clock that was put back
		stamp dossier.Stamp
	}{
		{"steady", []time.Time{friday.Add(time.Minute), friday.Add(time.Hour), friday.AddDate(0, 0, 3)}, nil, "2025-03-28T15:01:00+01:00"},
		{"back a day", []time.Time{friday.Add(time.Minute), friday.AddDate(0, 0, -1), friday.AddDate(0, 0, 3)}, []int{3}, "2025-03-28T15:01:00+01:00"},
		{"forward ten years and right again", []time.Time{friday.AddDate(10, 0, 0), friday.Add(time.Hour), friday.AddDate(0, 0, 3)}, []int{3}, "2035-03-28T15:00:00+02:00"},
		{"into summer time", []time.Time{night, night.Add(time.Minute), night.Add(2 * time.Minute)}, nil, "2025-03-30T01:59:30+01:00"},
		{"out of summer time", []time.Time{
			time.Date(2025, 10, 26, 2, 59, 30, 0, time.FixedZone("", 7200)), time.Date(2025, 10, 26, 2, 0, 30, 0, time.FixedZone("", 3600)),
			time.Date(2025, 10, 26, 3, 0, 0, 0, time.FixedZone("", 3600)),
		}, nil, "2025-10-26T02:59:30+02:00"}, // earlier on the wall, and not earlier
		{"another zone", []time.Time{friday.Add(time.Minute).In(elsewhere), friday.Add(time.Hour).In(school), friday.AddDate(0, 0, 3)}, nil, "2025-03-28T23:01:00+09:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newTablet(t)
			b.now = friday
			s, _ := b.set()
			decision := draft(meldcode.FormDecision, map[meldcode.Key]string{meldcode.EventDate: "2025-03-28"})
			decision.Answers["report"], decision.Answers["help"] = meldcode.Picked(meldcode.DecideReport), meldcode.Picked(meldcode.HelpNo)
			id := record(t, s, "", []dossier.Draft{{Form: meldcode.FormOpen, Answers: meldcode.Answers{
				"pupils": meldcode.Typed(wordChild), meldcode.EventDate: meldcode.Typed("2025-03-28")}}, decision}).State.ID
			report := draft(meldcode.FormReportMade, map[meldcode.Key]string{meldcode.EventDate: "2025-03-28", "by": "Sam"})
			drafts := []dossier.Draft{report,
				draft(meldcode.FormNote, map[meldcode.Key]string{"text": "een", meldcode.EventDate: "2025-03-28"}),
				draft(meldcode.FormNote, map[meldcode.Key]string{"text": "twee", meldcode.EventDate: "2025-03-28"})}
			for i, d := range drafts {
				b.now = c.at[i]
				record(t, s, id, []dossier.Draft{d})
			}
			b.now = friday.AddDate(0, 0, 3)
			again := b.restart()
			state, err := again.Case(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			if len(state.Entries) != 5 || state.Entries[2].Form != meldcode.FormReportMade || state.Entries[4].Answers.Text("text") != "twee" {
				t.Fatalf("the order is another: %v", state.Entries)
			}
			if got := state.Entries[2].Recorded; got != c.stamp {
				t.Errorf("recorded %s, want %s", got, c.stamp)
			}
			back := []int{}
			for i, e := range state.Entries {
				if state.WentBack(e) {
					back = append(back, i)
				}
			}
			if len(back) != len(c.back) || len(back) == 1 && back[0] != c.back[0] {
				t.Errorf("the clock went back before %v, want %v", back, c.back)
			}
			found, err := again.Check(t.Context(), id, nil)
			if err != nil || len(found) != len(c.back) {
				t.Fatalf("got findings %v, %v; want %d", found, err, len(c.back))
			}
			for _, f := range found {
				if f.Serious || f.Kind != dossier.FoundTime {
					t.Errorf("found %+v", f)
				}
			}
			// Five working days after Friday 28 March, and not before.
			monday := meldcode.Date{Year: 2025, Month: time.March, Day: 31}
			due := *state
			due.Readers = []meldcode.MemberID{"m1", "m2"} // or that is asked first
			due.Refresh()
			if next := due.Next(monday); next.Date != (meldcode.Date{Year: 2025, Month: time.April, Day: 4}) {
				t.Errorf("due %v: %s, want 4 April", next.Date, next.Text)
			}
		})
	}
}
