package session

import (
	"context"
	"fmt"
	"slices"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// Tombstone is what stays of a case that was destroyed: when, by whom, who had
// asked for it and on what ground, under the house key. It names nobody of the
// household. Case is a random id that says nothing, by which a file that still
// holds the case is known.
type Tombstone struct {
	Case    dossier.ID
	At      time.Time
	By      string // name and role of the member, as shown then
	Asked   string // name of who asked for it
	AskedOn meldcode.Date
	Why     meldcode.OptionID // of form "destroy-asked"
}

// Destroy takes a case away, in one transaction: every record of it, its
// attachments, what is in quarantine, its summary, this member's concepts in it and its key in this
// member's keyring. A tombstone stays. Colleagues who read the case lose the key
// when they unlock; nothing is left that it opens.
//
// The rules hold: the case is closed, somebody asked for it, and it is the second
// step of the school's rule. What is not promised: a disk keeps overwritten blocks
// for a while, and copies outside the tablet are not reached. A concept of a
// colleague is under that colleague's key and goes when they unlock; so does a
// trace that waits for one, once they have seen it. It fails with a *Refused, ErrNoCase,
// ErrDamaged, ErrLocked, or as the store.
func (s *Session) Destroy(ctx context.Context, id dossier.ID, rule dossier.Second) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	if err := s.reloadRing(ctx); err != nil {
		return err
	}
	gone, err := s.tombstones(ctx)
	if err != nil {
		return err
	}
	if _, here := s.ring.Case(string(id)); !here {
		if slices.ContainsFunc(gone, func(t Tombstone) bool { return t.Case == id }) {
			return nil // the store could not say so at the time
		}
	}
	err = s.anew(ctx, []dossier.ID{id}, func() error { return s.destroy(ctx, id, rule) })
	if err != nil {
		return fmt.Errorf("session: destroying a case: %w", err)
	}
	return nil
}

func (s *Session) destroy(ctx context.Context, id dossier.ID, rule dossier.Second) error {
	f, err := s.file(ctx, id)
	if err != nil {
		return err
	}
	state := s.shown(f)
	if why := state.AgainstDestroyingBy(meldcode.MemberID(s.me.ID), s.today(), rule); len(why) > 0 {
		return &Refused{Why: why}
	}
	stone := Tombstone{Case: id, At: s.house.now().Truncate(time.Second), By: s.me.Name + ", " + s.me.Role,
		Asked: state.Destroy.Name, AskedOn: state.Destroy.On, Why: state.Destroy.Why}
	at := store.Key{Space: spaceDestroyed, Chain: newHandle(s.house.rand), Number: 1}
	// The tombstone is the first, so that it tells of the whole transaction.
	w := s.newWork()
	w.ops = append(w.ops, store.Add(at, s.ring.House.Seal(s.house.rand, place(at), 0, encode(stone))))
	if err := w.clear(ctx, f); err != nil {
		return err
	}
	for _, reader := range s.readersBut(state, s.me.ID) {
		card, known := s.cards[reader]
		if !known {
			continue
		}
		if err := w.letter(vault.TakeKey, card.Pin, encode(ended{string(id), f.key.Generation + 1})); err != nil {
			return err
		}
	}
	ring := w.ring.Without(string(id))
	ops, err := s.replaceRing(ctx, s.secret, ring, w.tick)
	if err != nil {
		return err
	}
	tick := w.tick + 1
	return s.write(ctx, func() {
		s.ring, s.tick, s.unsaved = ring, tick, false
		s.lists(dossier.Summary{ID: id}, true)
		delete(s.files, id)
		delete(s.texts, id)
		s.concepts = map[string][]string{} // read anew when asked for
		s.landed, s.made, s.ready = nil, nil, nil
	}, append(w.ops, ops...)...)
}

// clear takes every record of a case away.
func (w *work) clear(ctx context.Context, f *file) error {
	s := w.s
	drop := func(space string, of func(store.Record) bool) error {
		records, err := s.house.store.List(ctx, space)
		if err != nil {
			return err
		}
		for _, r := range records {
			s.house.slow.Pause()
			if of(r) {
				w.ops = append(w.ops, store.Delete(r.Key))
			}
		}
		return nil
	}
	if err := drop(f.key.Handle, func(store.Record) bool { return true }); err != nil {
		return err
	}
	apart := func(r store.Record) bool { return r.Chain == f.key.Handle }
	if err := drop(spaceQuarantine, apart); err != nil {
		return err
	}
	if err := drop(spaceSummary, apart); err != nil {
		return err
	}
	w.ops = append(w.ops, store.Delete(searchKey(f.key.Handle)))
	for e := range f.log.All() {
		if e.Form == meldcode.FormAttachment && !e.Withheld {
			w.ops = append(w.ops, sealOf(f.log.ID(), e.Answers).gone()...)
		}
	}
	if r := s.ready; r != nil && r.id == f.log.ID() {
		seal := sealOf(r.id, r.draft.Answers)
		w.ops = append(append(w.ops, seal.gone()...), store.Delete(attachingKey(seal.handle)))
	}
	return drop(conceptKey(s.me.ID, "").Space, func(r store.Record) bool {
		plain, err := unseal(s.secret, r.Key, 0, r.Value)
		var c Concept
		return err == nil && strict(plain, &c) == nil && c.Case == dossier.ID(f.key.ID)
	})
}

// Destroyed returns what is left of destroyed cases, the newest first. It fails
// with ErrLocked or as the store.
func (s *Session) Destroyed(ctx context.Context) ([]Tombstone, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	return s.tombstones(ctx)
}

// tombstones leaves out what does not open: it must keep nobody from their work.
func (s *Session) tombstones(ctx context.Context) ([]Tombstone, error) {
	records, err := s.house.store.List(ctx, spaceDestroyed)
	if err != nil {
		return nil, fmt.Errorf("session: reading what was destroyed: %w", err)
	}
	all := []Tombstone{}
	for _, r := range records {
		if t, ok := s.tombstone(r); ok {
			all = append(all, t)
		}
	}
	slices.SortStableFunc(all, func(a, b Tombstone) int { return b.At.Compare(a.At) })
	return all, nil
}

func (s *Session) tombstone(r store.Record) (Tombstone, bool) {
	plain, err := unseal(s.ring.House, r.Key, 0, r.Value)
	var t Tombstone
	return t, err == nil && strict(plain, &t) == nil && t.Case != ""
}

// buried tells which cases of a file were destroyed here.
func (s *Session) buried(ctx context.Context, logs []dossier.Log) (map[dossier.ID]bool, error) {
	gone, err := s.tombstones(ctx)
	if err != nil {
		return nil, err
	}
	found := map[dossier.ID]bool{}
	for _, log := range logs {
		_, here := s.ring.Case(string(log.ID()))
		if !here && slices.ContainsFunc(gone, func(t Tombstone) bool { return t.Case == log.ID() }) {
			found[log.ID()] = true
		}
	}
	return found, nil
}

// dug are the operations that take the tombstone of a case away, which somebody
// put back on purpose.
func (w *work) dug(ctx context.Context, id dossier.ID) error {
	records, err := w.s.house.store.List(ctx, spaceDestroyed)
	if err != nil {
		return err
	}
	for _, r := range records {
		if t, ok := w.s.tombstone(r); ok && t.Case == id {
			w.ops = append(w.ops, store.Delete(r.Key))
		}
	}
	return nil
}

// dropBuried throws away this member's concepts in cases that a colleague destroyed,
// and returns the others. A store that fails then only makes them go later.
func (s *Session) dropBuried(ctx context.Context, all []Concept) ([]Concept, error) {
	gone, err := s.tombstones(ctx)
	if err != nil || len(gone) == 0 {
		return all, err
	}
	var ops []store.Op
	kept := []Concept{}
	for _, c := range all {
		_, here := s.ring.Case(string(c.Case))
		if here || !slices.ContainsFunc(gone, func(t Tombstone) bool { return t.Case == c.Case }) {
			kept = append(kept, c)
			continue
		}
		for _, handle := range s.concepts[c.ID] {
			ops = append(ops, store.Delete(conceptKey(s.me.ID, handle)))
		}
		delete(s.concepts, c.ID)
	}
	if len(ops) > 0 {
		_ = s.house.store.Apply(ctx, ops...)
	}
	return kept, nil
}
