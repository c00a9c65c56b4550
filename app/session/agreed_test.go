package session

import (
	"testing"

	"meldcode/app/meldcode"
)

func TestAgendasFollowTheTermsOfTheSchool(t *testing.T) {
	s, _ := newTablet(t).set()
	ctx := t.Context()
	got := record(t, s, "", signal("Zei dat zij niet naar huis wil."))
	by := func() (meldcode.Date, meldcode.Date) {
		t.Helper()
		all, err := s.Overview(ctx)
		if err != nil || len(all) != 1 {
			t.Fatalf("%d, %v", len(all), err)
		}
		state, err := s.Case(ctx, got.State.ID)
		if err != nil {
			t.Fatal(err)
		}
		return all[0].Next(s.today()).Date, state.Next(s.today()).Date
	}
	opened := s.today() // it waits from the day it was recorded
	if listed, shown := by(); listed != opened.AddDays(14) || shown != listed {
		t.Fatalf("by %v and %v", listed, shown)
	}
	s.house.Agree(meldcode.Agreed{SignalDays: 5})
	for range 2 {
		if listed, shown := by(); listed != opened.AddDays(5) || shown != listed {
			t.Errorf("with five days by %v and %v", listed, shown)
		}
	}
	s.house.Agree(meldcode.Agreed{})
	if listed, _ := by(); listed != opened.AddDays(14) {
		t.Errorf("without by %v", listed)
	}
}
