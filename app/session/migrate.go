package session

import (
	"context"
	"errors"
	"fmt"

	"meldcode/app/store"
	"meldcode/app/vault"
)

// migrate brings a vault of layout 1, which had one member, to this layout: the
// member gets a card in the directory, a keyring that pins it, and a profile that
// knows the slots as they are now. It is one
// transaction, so a tablet that is switched off halfway has the one or the other.
// It fails as the store; the vault is then as it was.
func (s *Session) migrate(ctx context.Context, me profile) error {
	h := s.house
	me.Slots = map[uint32][]byte{}
	for _, n := range []uint32{numberPassphrase, numberRecovery} {
		slot, err := h.store.Get(ctx, memberKey(s.me.ID, n))
		if err == nil {
			me.Slots[n] = slotSum(slot)
		} else if !errors.Is(err, store.ErrNotFound) {
			return fmt.Errorf("session: bringing the vault to this version: %w", err)
		}
	}
	pin := pinOf(s.me.ID, s.ring.Identity)
	card := vault.Card{Pin: pin, Name: s.me.Name, Role: s.me.Role, By: s.me.ID, At: h.now().Unix()}
	ring, at := s.ring.Pinned(pin), cardKey(s.me.ID)
	ops, err := s.replaceRing(ctx, s.secret, ring, s.tick)
	if err != nil {
		return err
	}
	ops = append([]store.Op{
		store.Put(at, ring.House.Seal(h.rand, place(at), 0, card.Sign(ring.Identity))),
		store.Put(keyVersion, vault.Clear([]byte{layout})),
		h.putProfile(s.me.ID, s.secret, me),
	}, ops...)
	if err := s.write(ctx, func() { s.ring, s.tick = ring, s.tick+1 }, ops...); err != nil {
		return fmt.Errorf("session: bringing the vault to this version: %w", err)
	}
	return nil
}
