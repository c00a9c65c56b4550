package session

import (
	"context"
	"fmt"

	"meldcode/app/meldcode"
)

// Holidays returns the school holidays that were filled in by hand on this tablet:
// none when they do not read, which Inspect tells. It fails with ErrLocked or as
// the store.
func (s *Session) Holidays(ctx context.Context) ([]meldcode.Holiday, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	var list []meldcode.Holiday
	if err := s.readHouse(ctx, keyHolidays, &list); err != nil && !unread(err) {
		return nil, fmt.Errorf("session: reading holidays: %w", err)
	} else if err != nil {
		return nil, nil
	}
	return meldcode.SortHolidays(list), nil
}

// SaveHolidays replaces the school holidays by those of list that can be. It fails
// with ErrLocked or as the store.
func (s *Session) SaveHolidays(ctx context.Context, list []meldcode.Holiday) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	if err := s.write(ctx, func() {}, s.putHouse(keyHolidays, encode(meldcode.SortHolidays(list)))); err != nil {
		return fmt.Errorf("session: keeping holidays: %w", err)
	}
	return nil
}
