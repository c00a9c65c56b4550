package session

import (
	"context"
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

// replaceRing are the operations that put ring in place of the keyring after
// this tick; they fail with store.ErrExists when it is not the newest.
func (s *Session) replaceRing(ring vault.Keyring) []store.Op {
	next := s.tick + 1
	at, tick := ringKey(s.me.ID, 0), ringKey(s.me.ID, next)
	return []store.Op{
		store.Add(tick, s.secret.Seal(s.house.rand, place(tick), 0, nil)),
		store.Put(at, s.secret.Seal(s.house.rand, place(at), uint64(next), ring.Marshal())),
	}
}

// reloadRing reads what another window may have changed.
func (s *Session) reloadRing(ctx context.Context) error {
	ring, tick, err := s.house.keyring(ctx, s.me.ID, s.secret)
	if err != nil {
		return err
	}
	s.ring, s.tick = ring, tick
	return nil
}
