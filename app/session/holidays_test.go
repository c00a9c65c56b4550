package session

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

func TestHolidaysAreSealedAndComeBack(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	ctx := t.Context()
	if got, err := s.Holidays(ctx); err != nil || len(got) != 0 {
		t.Errorf("before any: %v, %v", got, err)
	}
	may := meldcode.Holiday{Name: "meivakantie", From: meldcode.Date{Year: 2026, Month: 4, Day: 25}, Until: meldcode.Date{Year: 2026, Month: 5, Day: 3}}
	if err := s.SaveHolidays(ctx, []meldcode.Holiday{may, {Name: "geen"}}); err != nil {
		t.Fatal(err)
	}
	if got, err := b.restart().Holidays(ctx); err != nil || !slices.Equal(got, []meldcode.Holiday{may}) {
		t.Errorf("after a restart: %v, %v", got, err)
	}
	stored, err := b.store.Get(ctx, keyHolidays)
	if err != nil || bytes.Contains(stored, []byte("meivakantie")) {
		t.Errorf("stored in the clear, or not: %v", err)
	}
	b.store.Fail = func(store.Moment) error { return &store.Fault{Kind: store.Quota} }
	if err := s.SaveHolidays(ctx, nil); store.KindOf(err) != store.Quota {
		t.Errorf("got %v, want the fault of the store", err)
	}
	s.Close()
	if _, err := s.Holidays(ctx); !errors.Is(err, ErrLocked) {
		t.Errorf("got %v, want ErrLocked", err)
	}
}

func TestHolidaysThatDoNotReadKeepNobodyOut(t *testing.T) {
	b := newTablet(t)
	b.set()
	ctx := t.Context()
	if err := b.store.Apply(ctx, store.Put(keyHolidays, vault.Clear([]byte("\x01 not sealed")))); err != nil {
		t.Fatal(err)
	}
	s := b.restart()
	if got, err := s.Holidays(ctx); err != nil || len(got) != 0 {
		t.Errorf("got %v, %v", got, err)
	}
	found, err := s.Inspect(ctx)
	if err != nil || !slices.Contains(found, TroubleHolidays) {
		t.Errorf("found %v, %v", found, err)
	}
}
