package session

import (
	"context"
	"errors"
	"fmt"

	"meldcode/app/store"
	"meldcode/app/vault"
)

const maxContacts = 64 << 10 // bytes of JSON

// Contacts returns the contacts of the house: none when they do not read, which
// Inspect tells and must keep nobody out. It fails with ErrLocked or as the store.
func (s *Session) Contacts(ctx context.Context) ([]Contact, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	list := []Contact{}
	switch err := s.readHouse(ctx, keyContacts, &list); {
	case unread(err):
		return []Contact{}, nil
	case err != nil:
		return nil, fmt.Errorf("session: reading contacts: %w", err)
	}
	return list, nil
}

// SaveContacts replaces all contacts. Those that are Open are stored readable as
// well, for the unlock screen. It fails with ErrTooLarge, ErrLocked, or as the
// store.
func (s *Session) SaveContacts(ctx context.Context, list []Contact) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	plain := encode(list)
	if len(plain) > maxContacts {
		return fmt.Errorf("session: keeping contacts: %w", ErrTooLarge)
	}
	err = s.write(ctx, func() {}, s.putHouse(keyContacts, plain), store.Put(keyShown, vault.Clear(encode(openOf(list)))))
	if err != nil {
		return fmt.Errorf("session: keeping contacts: %w", err)
	}
	return nil
}

// openOf returns the contacts that are shown before unlock.
func openOf(list []Contact) []Contact {
	shown := []Contact{}
	for _, c := range list {
		if c.Open {
			shown = append(shown, c)
		}
	}
	return shown
}

func (s *Session) putHouse(at store.Key, plain []byte) store.Op {
	return store.Put(at, s.ring.House.Seal(s.house.rand, place(at), 0, plain))
}

// readHouse reads a record under the house key; when there is none, v stays.
func (s *Session) readHouse(ctx context.Context, at store.Key, v any) error {
	sealed, err := s.house.store.Get(ctx, at)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	plain, err := unseal(s.ring.House, at, 0, sealed)
	if err != nil {
		return err
	}
	return strict(plain, v)
}
