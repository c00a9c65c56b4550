package session

import (
	"context"
	"errors"
	"fmt"

	"meldcode/app/store"
)

// maxPrefs is the size of the largest record of Prefs, in bytes of JSON.
const maxPrefs = 1 << 10

// Prefs is what a member chose for themselves. Zero values are the app's own
// choices, so that who never chose needs no record.
type Prefs struct {
	LockMinutes int  // of idleness until the lock; 0 = the app's own
	NoShift     bool // Shift three times does not hide the screen
}

// Prefs returns what the member chose. What was never kept, or does not open or
// read, is zero: a choice is not worth being kept out for, and the app's own
// choices are the safe ones. It fails with ErrLocked or as the store.
func (s *Session) Prefs(ctx context.Context) (Prefs, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return Prefs{}, err
	}
	defer leave()
	at := prefsKey(s.me.ID)
	sealed, err := s.house.store.Get(ctx, at)
	if errors.Is(err, store.ErrNotFound) {
		return Prefs{}, nil
	}
	if err != nil {
		return Prefs{}, fmt.Errorf("session: reading preferences: %w", err)
	}
	plain, err := unseal(s.secret, at, 0, sealed)
	var p Prefs
	if err != nil || len(plain) > maxPrefs || strict(plain, &p) != nil {
		return Prefs{}, nil
	}
	return p, nil
}

// SavePrefs replaces what the member chose. It fails with ErrLocked or as the
// store.
func (s *Session) SavePrefs(ctx context.Context, p Prefs) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	at := prefsKey(s.me.ID)
	err = s.write(ctx, func() {}, store.Put(at, s.secret.Seal(s.house.rand, place(at), 0, encode(p))))
	if err != nil {
		return fmt.Errorf("session: keeping preferences: %w", err)
	}
	return nil
}
