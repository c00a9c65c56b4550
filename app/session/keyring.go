package session

import (
	"context"
	"errors"
	"fmt"

	"meldcode/app/store"
	"meldcode/app/vault"
)

// keyring reads the member's keyring and its tick, as of one moment.
func (h *House) keyring(ctx context.Context, member string, secret vault.Key) (vault.Keyring, uint32, error) {
	at := ringKey(member, 0)
	records, err := h.store.List(ctx, at.Space)
	if err != nil {
		return vault.Keyring{}, 0, fmt.Errorf("session: reading the keyring: %w", err)
	}
	if len(records) < 2 || records[0].Key != at {
		return vault.Keyring{}, 0, fmt.Errorf("session: reading the keyring: %w", ErrDamaged)
	}
	tick := records[len(records)-1].Number
	plain, err := unseal(secret, at, uint64(tick), records[0].Value)
	if err != nil {
		return vault.Keyring{}, 0, fmt.Errorf("session: reading the keyring: %w", err)
	}
	ring, err := vault.ParseKeyring(plain)
	if err != nil {
		return vault.Keyring{}, 0, fmt.Errorf("session: reading the keyring: %w", unopened(err))
	}
	return ring, tick, nil
}

// keptTicks is how many ticks stay: more than another window can write between
// the look of replaceRing and the transaction that follows.
const keptTicks = 64

// replaceRing returns the operations that put ring, sealed with secret, in place
// of the keyring of tick, from which it was made. They fail with store.ErrExists when another window
// replaced it meanwhile, and so does replaceRing when it did long ago: an old tick
// is taken away, as the keyring is replaced with every entry.
func (s *Session) replaceRing(ctx context.Context, secret vault.Key, ring vault.Keyring, tick uint32) ([]store.Op, error) {
	if _, err := s.house.store.Get(ctx, ringKey(s.me.ID, tick)); err != nil {
		if errors.Is(err, store.ErrNotFound) {
			return nil, fmt.Errorf("session: replacing the keyring: %w", store.ErrExists)
		}
		return nil, fmt.Errorf("session: replacing the keyring: %w", err)
	}
	next := tick + 1
	at, ticked := ringKey(s.me.ID, 0), ringKey(s.me.ID, next)
	ops := []store.Op{
		store.Add(ticked, secret.Seal(s.house.rand, place(ticked), 0, nil)),
		store.Put(at, secret.Seal(s.house.rand, place(at), uint64(next), ring.Marshal())),
	}
	if next > keptTicks {
		ops = append(ops, store.Delete(ringKey(s.me.ID, next-keptTicks)))
	}
	return ops, nil
}

// reloadRing reads what another window may have changed.
func (s *Session) reloadRing(ctx context.Context) error {
	ring, tick, err := s.house.keyring(ctx, s.me.ID, s.secret)
	if err != nil {
		return err
	}
	s.ring, s.tick, s.unsaved = ring, tick, false
	for _, card := range s.cards {
		s.pin(card)
	}
	return nil
}
