package session

import (
	"context"
	"errors"
	"fmt"

	"meldcode/app/store"
	"meldcode/app/vault"
)

// Prepare derives everything for the first member, in memory only, and returns
// the groups of the recovery code to be written down, with the numbers (from 1)
// of the two that must be typed back to Prove. Calling it again begins anew. It
// fails with ErrTaken, ErrWeak, ErrTooLarge, or as the derivation or the store.
func (h *House) Prepare(ctx context.Context, name, role, passphrase string) (code []string, ask [2]int, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.pending = nil
	lobby, err := h.Look(ctx)
	if err != nil {
		return nil, ask, err
	}
	if lobby.Exists {
		return nil, ask, ErrTaken
	}
	c, err := h.newcomer(ctx, name, role, passphrase)
	if err != nil {
		return nil, ask, err
	}
	c.ring.House = vault.NewKey(h.rand)
	h.found(c)
	h.pending = c
	return c.code.Groups(), c.ask, nil
}

// found makes the records of a new vault with one member, who signs their own
// card.
func (h *House) found(c *newcomer) {
	me := pinOf(c.member.ID, c.ring.Identity)
	c.ring = c.ring.Pinned(me)
	c.card = vault.Card{Pin: me, Name: c.member.Name, Role: c.member.Role, By: c.member.ID, At: h.now().Unix()}
	c.ops = append(h.records(c, c.card.Sign(c.ring.Identity)), store.Add(keyVersion, vault.Clear([]byte{layout})))
}

// Prove ends the set-up: the two groups that were asked must be right, the code
// as it was shown must unwrap the secret, and the passphrase must open its slot
// again. Only then is anything stored, all of it in one transaction. It fails
// with ErrCodeWrong (try again), ErrTaken, ErrNotPrepared, ErrDamaged, or as the
// derivation or the store.
func (h *House) Prove(ctx context.Context, typed [2]string) (*Session, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	c := h.pending
	if c == nil {
		return nil, ErrNotPrepared
	}
	if err := h.prove(ctx, c, typed); err != nil {
		return nil, err
	}
	if err := h.settleIn(ctx, c); err != nil {
		return nil, err
	}
	h.pending = nil
	s := newSession(h, c.member, c.secret, c.ring, 1)
	s.cards = map[string]vault.Card{c.member.ID: c.card}
	return s, nil
}

// settleIn stores the records of c, once. Another window may have been quicker;
// what it wrote is never written over.
func (h *House) settleIn(ctx context.Context, c *newcomer) error {
	there, err := h.landed(ctx, c.ops)
	if err != nil {
		return fmt.Errorf("session: settling a member in: %w", err)
	}
	if there {
		return nil
	}
	err = h.apply(ctx, c.ops...)
	if errors.Is(err, store.ErrExists) {
		return ErrTaken
	}
	if err != nil {
		return fmt.Errorf("session: settling a member in: %w", err)
	}
	return nil
}

// proven opens a new passphrase slot before it may count.
func (h *House) proven(ctx context.Context, member string, slot []byte, passphrase string, secret vault.Key) error {
	again, err := vault.OpenPassphrase(ctx, h.kdf, place(memberKey(member, numberPassphrase)), slot, passphrase)
	if err != nil {
		return fmt.Errorf("session: proving the passphrase: %w", err)
	}
	if !again.Equal(secret) {
		return fmt.Errorf("session: proving the passphrase: %w", ErrDamaged)
	}
	return nil
}
