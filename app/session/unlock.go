package session

import (
	"context"
	"errors"
	"fmt"

	"meldcode/app/store"
	"meldcode/app/vault"
)

// Unlock opens the session of a member with the passphrase. The attempt is
// counted in the store before it is tried, so that a reload does not skip it;
// success sets the count back. It fails with a *WrongSecret, ErrNoMember,
// ErrDamaged, ErrNewer, or as the derivation or the store.
func (h *House) Unlock(ctx context.Context, member, passphrase string) (*Session, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	secret, err := h.try(ctx, member, func() (vault.Key, error) {
		return h.openPassphrase(ctx, member, passphrase)
	})
	if err != nil {
		return nil, err
	}
	return h.enter(ctx, member, secret)
}

// Recover opens the session of a member with the recovery code and gives them a
// new passphrase, whose slot is proven before it is stored. An empty member is
// whoever the code belongs to, also when they were made to leave by another. It
// counts and fails as Unlock does; vault.ErrCode (not a code at all) does not count, ErrWeak
// neither.
func (h *House) Recover(ctx context.Context, member, code, passphrase string) (*Session, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	parsed, err := vault.ParseCode(code)
	if err != nil {
		return nil, fmt.Errorf("session: recovering: %w", err)
	}
	if ok, _ := vault.Strength(passphrase); !ok {
		return nil, ErrWeak
	}
	if member == "" {
		if member, err = h.ownerOf(ctx, parsed); err != nil {
			return nil, err
		}
	}
	secret, err := h.try(ctx, member, func() (vault.Key, error) {
		at := memberKey(member, numberRecovery)
		slot, err := h.store.Get(ctx, at)
		if err != nil {
			return vault.Key{}, err
		}
		return vault.OpenRecovery(place(at), slot, parsed)
	})
	if err != nil {
		return nil, err
	}
	ops, err := h.newPassphrase(ctx, member, secret, passphrase)
	if err == nil {
		err = h.apply(ctx, ops...)
	}
	if err != nil {
		return nil, fmt.Errorf("session: setting a passphrase: %w", err)
	}
	return h.enter(ctx, member, secret)
}

// ownerOf returns the member whose recovery slot opens with this code, who may
// have left the unlock screen. A code is 128 random bits, so trying it on every
// slot gives nobody a guess. It fails with a *WrongSecret or as the store.
func (h *House) ownerOf(ctx context.Context, code vault.Code) (string, error) {
	records, err := h.store.List(ctx, spaceMember)
	if err != nil {
		return "", fmt.Errorf("session: recovering: %w", err)
	}
	for _, r := range records {
		if r.Number != numberRecovery {
			continue
		}
		if _, err := vault.OpenRecovery(place(r.Key), r.Value, code); err == nil {
			return r.Chain, nil
		}
	}
	return "", &WrongSecret{}
}

func (h *House) openPassphrase(ctx context.Context, member, passphrase string) (vault.Key, error) {
	at := memberKey(member, numberPassphrase)
	slot, err := h.store.Get(ctx, at)
	if err != nil {
		return vault.Key{}, err
	}
	return vault.OpenPassphrase(ctx, h.kdf, place(at), slot, passphrase)
}

// try counts an attempt and makes it. h.mu is held, or the session's own lock
// with the house's taken by the caller.
func (h *House) try(ctx context.Context, member string, open func() (vault.Key, error)) (vault.Key, error) {
	if err := memberKey(member, 0).Check(); err != nil || member == "" {
		return vault.Key{}, ErrNoMember
	}
	if _, err := h.version(ctx); err != nil {
		return vault.Key{}, err
	}
	at := memberKey(member, numberAttempts)
	before, err := h.attempts(ctx, at)
	if err != nil {
		return vault.Key{}, err
	}
	now := h.now()
	if wait := before.Wait(now); wait > 0 {
		settled := before.Settled(now)
		if settled != before {
			if err := h.apply(ctx, store.Put(at, vault.Clear(settled.Marshal()))); err != nil {
				return vault.Key{}, fmt.Errorf("session: counting an attempt: %w", err)
			}
		}
		return vault.Key{}, &WrongSecret{Wait: now.Add(wait)}
	}
	after := before.Failed(now)
	if err := h.apply(ctx, store.Put(at, vault.Clear(after.Marshal()))); err != nil {
		return vault.Key{}, fmt.Errorf("session: counting an attempt: %w", err)
	}
	secret, err := open()
	switch {
	case err == nil:
		h.forgive(ctx, member) // whatever becomes of what follows
		return secret, nil
	case errors.Is(err, vault.ErrWrong):
		wrong := &WrongSecret{Left: after.Left()}
		if wait := after.Wait(now); wait > 0 {
			wrong.Wait = now.Add(wait)
		}
		return vault.Key{}, wrong
	}
	// Not the person's doing: a broken derivation or store does not count. When
	// this fails as well, one attempt too many stays counted, which only slows.
	_ = h.store.Apply(context.WithoutCancel(ctx), store.Put(at, vault.Clear(before.Marshal())))
	switch {
	case errors.Is(err, store.ErrNotFound):
		return vault.Key{}, fmt.Errorf("session: opening a slot: %w: %w", ErrDamaged, err)
	case errors.Is(err, vault.ErrDamaged), errors.Is(err, vault.ErrNewer):
		return vault.Key{}, fmt.Errorf("session: opening a slot: %w", unopened(err))
	}
	return vault.Key{}, fmt.Errorf("session: opening a slot: %w", err)
}

// attempts reads the counter. One that cannot be read counts as if the free
// attempts were used, and not as locked out.
func (h *House) attempts(ctx context.Context, at store.Key) (vault.Attempts, error) {
	b, err := h.store.Get(ctx, at)
	switch {
	case err == nil:
		a, err := vault.ParseAttempts(b)
		if err != nil {
			return vault.Attempts{Count: 3}, nil
		}
		return a, nil
	case !errors.Is(err, store.ErrNotFound):
		return vault.Attempts{}, fmt.Errorf("session: counting attempts: %w", err)
	}
	// A counter that was taken away is not a way to more attempts, but only a
	// member has one.
	if _, err := h.store.Get(ctx, memberKey(at.Chain, numberPassphrase)); err != nil {
		if errors.Is(err, store.ErrNotFound) {
			return vault.Attempts{}, ErrNoMember
		}
		return vault.Attempts{}, fmt.Errorf("session: counting attempts: %w", err)
	}
	return vault.Attempts{Count: 3}, nil
}

// forgive sets the counter back after the right secret. When that cannot be
// stored the next person to mistype waits sooner, and nobody is kept out.
func (h *House) forgive(ctx context.Context, member string) {
	_ = h.store.Apply(ctx, store.Put(memberKey(member, numberAttempts), vault.Clear(vault.Attempts{}.Marshal())))
}

// newPassphrase are the operations that replace the passphrase slot by one that
// was proven.
func (h *House) newPassphrase(ctx context.Context, member string, secret vault.Key, passphrase string) ([]store.Op, error) {
	at := memberKey(member, numberPassphrase)
	slot, err := vault.SealPassphrase(ctx, h.kdf, h.rand, place(at), secret, passphrase)
	if err != nil {
		return nil, err
	}
	if err := h.proven(ctx, member, slot.Ciphertext(), passphrase, secret); err != nil {
		return nil, err
	}
	noted, err := h.slotted(ctx, member, secret, numberPassphrase, slotSum(slot.Ciphertext()))
	if err != nil {
		return nil, err
	}
	return append([]store.Op{store.Put(at, slot)}, noted...), nil
}

// enter opens what a member's secret opens.
func (h *House) enter(ctx context.Context, member string, secret vault.Key) (*Session, error) {
	lobby, err := h.Look(ctx) // a newer layout is not touched
	if err != nil {
		return nil, err
	}
	if !lobby.Exists {
		return nil, ErrDamaged
	}
	me, damaged := h.profile(ctx, member, secret)
	if damaged != nil && !errors.Is(damaged, ErrDamaged) {
		return nil, damaged
	}
	ring, tick, err := h.keyring(ctx, member, secret)
	if err != nil {
		return nil, err
	}
	s := newSession(h, Member{ID: member, Name: me.Name, Role: me.Role}, secret, ring, tick)
	if lobby.Version < layout {
		if damaged != nil {
			return nil, damaged
		}
		if err := s.migrate(ctx, me); err != nil {
			return nil, err
		}
	}
	if err := s.readDirectory(ctx); err != nil {
		return nil, err
	}
	if damaged != nil {
		// The card says the same, and one bad record must not keep a person from
		// their dossiers.
		card, known := s.cards[member]
		if !known {
			return nil, damaged
		}
		s.me.Name, s.me.Role = card.Name, card.Role
	}
	// What cannot be received now waits in the inbox: nobody is kept out for it.
	_ = s.receive(ctx)
	_ = s.sweep(ctx) // what stays goes at the next unlock
	return s, nil
}

// get reads a record that must be there.
func (h *House) get(ctx context.Context, at store.Key) ([]byte, error) {
	b, err := h.store.Get(ctx, at)
	if errors.Is(err, store.ErrNotFound) {
		return nil, fmt.Errorf("session: reading: %w: %w", ErrDamaged, err)
	}
	if err != nil {
		return nil, fmt.Errorf("session: reading: %w", err)
	}
	return b, nil
}
