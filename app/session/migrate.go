package session

import (
	"context"
	"fmt"

	"meldcode/app/store"
	"meldcode/app/vault"
)

// migrate brings a vault of layout 1, which had one member, to this layout: the
// member gets a card in the directory, and a keyring that pins it. It is one
// transaction, so a tablet that is switched off halfway has the one or the other.
// It fails as the store; the vault is then as it was.
func (s *Session) migrate(ctx context.Context) error {
	h := s.house
	pin := pinOf(s.me.ID, s.ring.Identity)
	card := vault.Card{Pin: pin, Name: s.me.Name, Role: s.me.Role, By: s.me.ID, At: h.now().Unix()}
	ring, at := s.ring.Pinned(pin), cardKey(s.me.ID)
	ops, err := s.replaceRing(ctx, s.secret, ring)
	if err != nil {
		return err
	}
	ops = append([]store.Op{
		store.Put(at, ring.House.Seal(h.rand, place(at), 0, card.Sign(ring.Identity))),
		store.Put(keyVersion, vault.Clear([]byte{layout})),
	}, ops...)
	if err := s.write(ctx, func() { s.ring, s.tick = ring, s.tick+1 }, ops...); err != nil {
		return fmt.Errorf("session: bringing the vault to this version: %w", err)
	}
	return nil
}
