package session

import (
	"context"
	"errors"
	"fmt"

	"meldcode/app/store"
	"meldcode/app/vault"
)

// Passkey returns which passkey a member unlocks with, ErrNoMember when with none.
// It fails with ErrDamaged, ErrNewer, or as the store.
func (h *House) Passkey(ctx context.Context, member string) (vault.Passkey, error) {
	slot, err := h.store.Get(ctx, memberKey(member, numberPasskey))
	if errors.Is(err, store.ErrNotFound) {
		return vault.Passkey{}, ErrNoMember
	}
	if err != nil {
		return vault.Passkey{}, fmt.Errorf("session: reading a passkey slot: %w", err)
	}
	p, err := vault.ReadPasskey(slot)
	if err != nil {
		return vault.Passkey{}, unopened(err)
	}
	return p, nil
}

// UnlockPasskey opens the session of a member with the PRF value of their passkey
// and its PIN. It counts and fails as Unlock does.
func (h *House) UnlockPasskey(ctx context.Context, member string, prf []byte, pin string) (*Session, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	secret, err := h.try(ctx, member, func() (vault.Key, error) {
		at := memberKey(member, numberPasskey)
		slot, err := h.store.Get(ctx, at)
		if err != nil {
			return vault.Key{}, err
		}
		return vault.OpenPasskey(ctx, h.kdf, place(at), slot, prf, pin)
	})
	if err != nil {
		return nil, err
	}
	return h.enter(ctx, member, secret)
}

// SetPasskey lets a passkey unlock this member, together with a PIN. The slot is
// proven before it is stored, with the PRF value that again gives, which asks the
// passkey a second time: some give another value then. It fails with ErrWeak,
// vault.ErrWrong, ErrLocked, or as the derivation, again or the store.
func (s *Session) SetPasskey(ctx context.Context, p vault.Passkey, prf []byte, pin string, again func() ([]byte, error)) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	if !vault.StrongPIN(pin) {
		return ErrWeak
	}
	h, at := s.house, memberKey(s.me.ID, numberPasskey)
	slot, err := vault.SealPasskey(ctx, h.kdf, h.rand, place(at), s.secret, p, prf, pin)
	if err != nil {
		return fmt.Errorf("session: setting a passkey: %w", err)
	}
	second, err := again()
	if err != nil {
		return fmt.Errorf("session: proving a passkey: %w", err)
	}
	if _, err := vault.OpenPasskey(ctx, h.kdf, place(at), slot.Ciphertext(), second, pin); err != nil {
		return fmt.Errorf("session: proving a passkey: %w", err)
	}
	noted, err := h.slotted(ctx, s.me.ID, s.secret, numberPasskey, slotSum(slot.Ciphertext()))
	if err != nil {
		return err
	}
	if err := s.write(ctx, func() {}, append([]store.Op{store.Put(at, slot)}, noted...)...); err != nil {
		return fmt.Errorf("session: setting a passkey: %w", err)
	}
	return nil
}

// DropPasskey lets no passkey unlock this member any more. It fails with ErrLocked
// or as the store.
func (s *Session) DropPasskey(ctx context.Context) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	noted, err := s.house.slotted(ctx, s.me.ID, s.secret, numberPasskey, nil)
	if err != nil {
		return err
	}
	if err := s.write(ctx, func() {}, append([]store.Op{store.Delete(memberKey(s.me.ID, numberPasskey))}, noted...)...); err != nil {
		return fmt.Errorf("session: dropping a passkey: %w", err)
	}
	return nil
}

// HasPasskey reports whether a passkey unlocks this member. It fails with
// ErrLocked or as the store.
func (s *Session) HasPasskey(ctx context.Context) (bool, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return false, err
	}
	defer leave()
	switch _, err = s.house.Passkey(ctx, s.me.ID); {
	case errors.Is(err, ErrNoMember):
		return false, nil
	case unread(err):
		return true, nil // to be put off; it keeps nobody out
	}
	return err == nil, err
}
