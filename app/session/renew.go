package session

import (
	"context"
	"errors"
	"fmt"

	"meldcode/app/dossier"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// Renew derives new secrets for this member, in memory only, when the passphrase
// is right, and returns what Prepare returns. It fails with ErrLocked and as
// ChangePassphrase.
func (s *Session) Renew(ctx context.Context, passphrase string) (code []string, ask [2]int, err error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, ask, err
	}
	defer leave()
	s.renewed = nil
	s.house.mu.Lock()
	defer s.house.mu.Unlock()
	_, err = s.house.try(ctx, s.me.ID, func() (vault.Key, error) {
		return s.house.openPassphrase(ctx, s.me.ID, passphrase)
	})
	if err != nil {
		return nil, ask, err
	}
	c := &newcomer{member: s.me}
	if err := s.house.slots(ctx, c, passphrase); err != nil {
		return nil, ask, err
	}
	s.renewed = c
	return c.code.Groups(), c.ask, nil
}

// ProveRenewed ends what Renew began: the groups typed back must be right, and
// then all that this member's secret seals is sealed again under the new one, in
// one transaction. The recovery code is another one from then on and a passkey is
// gone. After that each case gets a new key, a transaction each: when one fails,
// the new code counts already, which a *Halfway says, and calling it again does
// the rest. progress may be nil. It fails with ErrCodeWrong, ErrNotPrepared,
// ErrLocked, or as the store.
//
// What the disk still holds of what was replaced opens with the old secrets.
func (s *Session) ProveRenewed(ctx context.Context, typed [2]string, progress func(done, total int)) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	c := s.renewed
	if c == nil {
		return ErrNotPrepared
	}
	if err := s.house.prove(ctx, c, typed); err != nil {
		return err
	}
	if err := s.resecret(ctx, c); err != nil {
		return fmt.Errorf("session: renewing the secret: %w", err)
	}
	cases := s.ring.Cases()
	for i, key := range cases {
		if err := s.rekeyed(ctx, dossier.ID(key.ID)); err != nil {
			return &Halfway{err}
		}
		if progress != nil {
			progress(i+1, len(cases))
		}
	}
	s.renewed = nil
	return nil
}

// resecret seals under the secret of c what was sealed under the old one.
func (s *Session) resecret(ctx context.Context, c *newcomer) error {
	h, id := s.house, s.me.ID
	ops := []store.Op{
		store.Put(memberKey(id, numberPassphrase), c.slot),
		store.Put(memberKey(id, numberRecovery), c.recovery),
		store.Delete(memberKey(id, numberPasskey)),
	}
	me, err := h.profile(ctx, id, s.secret)
	if err != nil && !errors.Is(err, ErrDamaged) {
		return err
	}
	me.Face, me.Slots = Face{Name: s.me.Name, Role: s.me.Role}, c.sums()
	ops = append(ops, h.putProfile(id, c.secret, me))
	records, err := s.own(ctx)
	if err != nil {
		return err
	}
	for _, r := range records {
		if plain, err := unseal(s.secret, r.Key, 0, r.Value); err == nil {
			ops = append(ops, store.Put(r.Key, c.secret.Seal(h.rand, place(r.Key), 0, plain)))
		}
	}
	ring := s.ring
	ring.Recovery = c.ring.Recovery
	replaced, err := s.replaceRing(ctx, c.secret, ring, s.tick)
	if err != nil {
		return err
	}
	ops = append(ops, replaced...)
	return s.write(ctx, func() { s.secret, s.ring, s.tick = c.secret, ring, s.tick+1 }, ops...)
}

// own returns what is stored under this member's secret, apart from the profile
// and the keyring.
func (s *Session) own(ctx context.Context) ([]store.Record, error) {
	records, err := s.house.store.List(ctx, conceptKey(s.me.ID, "").Space)
	if err != nil {
		return nil, err
	}
	for _, at := range []store.Key{prefsKey(s.me.ID), recoveryKey(s.me.ID)} {
		value, err := s.house.store.Get(ctx, at)
		switch {
		case err == nil:
			records = append(records, store.Record{Key: at, Value: value})
		case !errors.Is(err, store.ErrNotFound):
			return nil, err
		}
	}
	return records, nil
}

// rekeyed gives one case a new key.
func (s *Session) rekeyed(ctx context.Context, id dossier.ID) error {
	return s.anew(ctx, []dossier.ID{id}, func() error {
		w := s.newWork()
		f, err := w.take(ctx, id)
		if errors.Is(err, ErrDamaged) || errors.Is(err, ErrNewer) {
			return nil // it stays as it is
		}
		if err != nil {
			return err
		}
		if err := w.rekey(ctx, f, s.readersBut(f.fold(), s.me.ID)); err != nil {
			return err
		}
		return w.write(ctx, nil)
	})
}
