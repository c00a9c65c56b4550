package session

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// ErrAlone says that a member is the only one who can read a case, and so cannot
// leave.
var ErrAlone = errors.New("session: the only reader of a case")

// Invite derives everything for a new member, in memory only, with the passphrase
// that they typed themselves, and returns what Prepare returns. It fails with
// a *Refused, ErrLocked and as Prepare.
func (s *Session) Invite(ctx context.Context, name, role, passphrase string) (code []string, ask [2]int, err error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, ask, err
	}
	defer leave()
	s.invited = nil
	for _, card := range s.cards {
		// Names tell people apart, on the unlock screen and in the log.
		if !card.Left && strings.EqualFold(strings.TrimSpace(name), card.Name) {
			return nil, ask, &Refused{Why: []string{"Er is al iemand met deze naam. Kies een naam waaraan je collega's je herkennen, bijvoorbeeld met je achternaam."}}
		}
	}
	c, err := s.house.newcomer(ctx, name, role, passphrase)
	if err != nil {
		return nil, ask, err
	}
	// Everybody whom this member knows, so that the newcomer need not take the
	// directory's word for it.
	for _, p := range s.ring.Pins() {
		c.ring = c.ring.Pinned(p)
	}
	pin := pinOf(c.member.ID, c.ring.Identity)
	c.ring, c.ring.House = c.ring.Pinned(pin), s.ring.House
	c.card = vault.Card{Pin: pin, Name: c.member.Name, Role: c.member.Role, By: s.me.ID, At: s.house.now().Unix()}
	c.ops = s.house.records(c, c.card.Sign(s.ring.Identity))
	s.invited = c
	return c.code.Groups(), c.ask, nil
}

// Admit ends what Invite began, as Prove does for Prepare: only now is the new
// member stored. It fails with ErrCodeWrong (try again), ErrNotPrepared,
// ErrLocked, ErrDamaged, or as the derivation or the store.
func (s *Session) Admit(ctx context.Context, typed [2]string) (Member, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return Member{}, err
	}
	defer leave()
	c := s.invited
	if c == nil {
		return Member{}, ErrNotPrepared
	}
	if err := s.house.prove(ctx, c, typed); err != nil {
		return Member{}, err
	}
	if err := s.house.settleIn(ctx, c); err != nil {
		return Member{}, err
	}
	s.invited = nil
	s.cards[c.member.ID] = c.card
	s.pin(c.card)
	return c.member, nil
}

// Remove lets a member leave: their access to the cases of this session ends, one
// transaction a case, and then they cannot unlock any more. Their entries stay.
// Other readers end the access to their cases when they unlock.
//
// A member who leaves by themselves must not be the only reader of a case: it
// fails with ErrAlone. Of somebody else that cannot be known, so their keys stay
// where they are, and their recovery code still opens them. The session of a
// member who left is to be closed. It fails with ErrNoMember, ErrLocked, or as
// the store; a *Halfway says that some access was ended already.
func (s *Session) Remove(ctx context.Context, member string) (err error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	began := s.tick
	defer func() {
		if err != nil && s.tick != began {
			err = &Halfway{err}
		}
	}()
	card, known := s.cards[member]
	switch {
	case !known:
		return ErrNoMember
	case card.Left:
		return nil // the store could not say so at the time
	}
	if member == s.me.ID {
		if err := s.mayLeave(ctx); err != nil {
			return err
		}
	}
	why := "Vertrekt van deze tablet."
	for _, key := range s.ring.Cases() {
		if err := s.endFor(ctx, dossier.ID(key.ID), card, why); err != nil {
			return err
		}
	}
	card.Left, card.By, card.At = true, s.me.ID, s.house.now().Unix()
	ops, err := s.emptied(ctx, member)
	if err != nil {
		return err
	}
	at := cardKey(member)
	ops = append([]store.Op{store.Put(at, s.ring.House.Seal(s.house.rand, place(at), 0, card.Sign(s.ring.Identity)))}, ops...)
	err = s.write(ctx, func() {
		s.cards[member] = card
		s.pin(card)
	}, ops...)
	if err != nil {
		return fmt.Errorf("session: letting a member leave: %w", err)
	}
	return nil
}

// mayLeave fails with ErrAlone when nobody else reads one of the cases.
func (s *Session) mayLeave(ctx context.Context) error {
	for _, key := range s.ring.Cases() {
		f, err := s.file(ctx, dossier.ID(key.ID))
		if err != nil {
			return err
		}
		state := f.fold()
		gone := state.Loose && (state.Discarded || state.MovedTo != "" || s.gave(state))
		if !gone && len(s.readers(state)) < 2 {
			return ErrAlone
		}
	}
	return nil
}

// emptied are the operations that take from a member what unlocks. Of the member
// of this session all goes; of another the recovery slot and the keyring stay.
func (s *Session) emptied(ctx context.Context, member string) ([]store.Op, error) {
	ops := []store.Op{}
	for _, n := range []uint32{numberFace, numberPassphrase, numberPasskey} {
		ops = append(ops, store.Delete(memberKey(member, n)))
	}
	if member != s.me.ID {
		return ops, nil
	}
	for _, n := range []uint32{numberRecovery, numberAttempts, numberProfile} {
		ops = append(ops, store.Delete(memberKey(member, n)))
	}
	ops = append(ops, store.Delete(prefsKey(member)), store.Delete(recoveryKey(member)))
	for _, space := range []string{ringKey(member, 0).Space, conceptKey(member, "").Space, letterKey(member, "").Space} {
		records, err := s.house.store.List(ctx, space)
		if err != nil {
			return nil, fmt.Errorf("session: letting a member leave: %w", err)
		}
		for _, r := range records {
			ops = append(ops, store.Delete(r.Key))
		}
	}
	return ops, nil
}

// endFor ends the access of a member who leaves to one case, when they have it
// and somebody else reads on.
func (s *Session) endFor(ctx context.Context, id dossier.ID, card vault.Card, why string) error {
	f, err := s.file(ctx, id)
	if errors.Is(err, ErrDamaged) || errors.Is(err, ErrNewer) {
		return nil // nothing can be written in it now
	}
	if err != nil {
		return err
	}
	state := f.fold()
	if !state.Reads(meldcode.MemberID(card.Member)) || len(s.readersBut(state, card.Member)) == 0 {
		return nil
	}
	return s.anew(ctx, []dossier.ID{id}, func() error {
		w := s.newWork()
		f, err := w.take(ctx, id)
		if err != nil {
			return err
		}
		answers := meldcode.Answers{
			meldcode.KeyOf(meldcode.WithMember, ""): {Text: card.Name, Options: []meldcode.OptionID{meldcode.OptionID(card.Member)}},
			"why":                                   meldcode.Typed(why),
		}
		if _, err := w.append(ctx, f, []dossier.Draft{{Form: meldcode.FormAccessEnded, Answers: answers}}); err != nil {
			return err
		}
		return w.write(ctx, nil)
	})
}
