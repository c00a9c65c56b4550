package session

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
)

// Found is what is in a file that was opened; nothing of it is stored yet.
type Found struct {
	Cases []dossier.Summary // as they are in the file
	New   int               // entries that AddFile would add
	Apart int               // entries that do not fit what is here, and that AddFile would keep apart
	// Destroyed are those that were destroyed on this tablet. AddFile leaves them
	// out unless it is asked to bring them back.
	Destroyed []dossier.ID
}

// opened is a file that was read, verified and not added yet.
type opened struct{ logs []dossier.Log }

// OpenFile reads and verifies a whole file, with a passphrase or the recovery
// code it was made for, or without (key is empty) with the member's own key when it
// was sealed to their card, and holds it for AddFile. It stores nothing. It fails
// with an error of exchange (exchange.Code tells which), ErrLocked, ErrDamaged,
// as the store, or as Slow. progress may be nil. Other work can go on while the
// file is read.
func (s *Session) OpenFile(ctx context.Context, file Blob, key string, progress func(done, total int)) (Found, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return Found{}, err
	}
	s.opened = nil
	ask := openOrder{Key: key, Today: s.today()}
	leave()
	if key == "" {
		if ask.File, err = s.fileKey(ctx, file); err != nil {
			return Found{}, err
		}
	}
	in, entries, err := s.house.readFile(ctx, file, ask, progress)
	if err != nil {
		return Found{}, err
	}
	if leave, err = s.enter(ctx); err != nil {
		return Found{}, err
	}
	defer leave()
	if err := s.reloadRing(ctx); err != nil {
		return Found{}, err
	}
	var found Found
	o := &opened{}
	for _, c := range in.Cases {
		if c.Entries > len(entries) {
			return Found{}, ErrDamaged
		}
		log, err := logOf(c.ID, entries[:c.Entries], s.house.slow.Pause)
		if err != nil {
			return Found{}, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		entries = entries[c.Entries:]
		o.logs = append(o.logs, log)
		found.Cases = append(found.Cases, c.Summary)
		live := dossier.NewLog(c.ID)
		var apart []dossier.Entry
		if gone, err := s.buried(ctx, []dossier.Log{log}); err != nil {
			return Found{}, err
		} else if gone[c.ID] {
			found.Destroyed = append(found.Destroyed, c.ID)
			continue
		}
		if _, known := s.ring.Case(string(c.ID)); known {
			f, err := s.file(ctx, c.ID)
			if err != nil {
				return Found{}, err
			}
			live, apart = f.log, f.apart
		}
		merged, conflicts := dossier.Merge(live, log)
		found.New += merged.Len() - live.Len()
		for _, c := range conflicts {
			if !slices.ContainsFunc(apart, func(e dossier.Entry) bool { return e.ID == c.Entry.ID }) {
				found.Apart++
			}
		}
	}
	s.opened = o
	return found, nil
}

// Added is what came of AddFile.
type Added struct {
	New         int // entries that were added
	Quarantined int // entries that did not fit the live log, kept apart
}

// AddFile adds what OpenFile read, by union: nothing that is here is changed or
// lost, whatever the file holds. A case that was destroyed here comes back only
// when back says so, and then its tombstone goes. What does not fit a chain that is here is
// sealed in quarantine. All of it is one transaction. It fails with
// ErrNotPrepared, ErrLocked, ErrDamaged, or as the store; the file stays open
// then, to try again.
func (s *Session) AddFile(ctx context.Context, back bool) (Added, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return Added{}, err
	}
	defer leave()
	if s.opened == nil {
		return Added{}, ErrNotPrepared
	}
	var ids []dossier.ID
	for _, log := range s.opened.logs {
		ids = append(ids, log.ID())
	}
	var added Added
	err = s.anew(ctx, ids, func() error {
		added = Added{}
		w := s.newWork()
		gone, err := s.buried(ctx, s.opened.logs)
		if err != nil {
			return err
		}
		for _, log := range s.opened.logs {
			if gone[log.ID()] {
				if !back {
					continue
				}
				if err := w.dug(ctx, log.ID()); err != nil {
					return err
				}
			}
			if err := w.merge(ctx, log, &added); err != nil {
				return err
			}
			if err := w.admit(ctx, log.ID()); err != nil {
				return err
			}
		}
		if len(w.ops) == 0 && len(w.order) == 0 {
			return nil // all of it is here
		}
		return w.write(ctx, nil)
	})
	if err != nil {
		return Added{}, fmt.Errorf("session: adding a file: %w", err)
	}
	s.opened = nil
	return added, nil
}

// admit writes in a case that came from a file that this member reads it from now
// on: nobody reads a case without its log saying so.
func (w *work) admit(ctx context.Context, id dossier.ID) error {
	f, me := w.touched[id], w.s.me
	if f == nil || !f.isNew || f.fold().Reads(meldcode.MemberID(me.ID)) {
		return nil
	}
	_, err := w.append(ctx, f, []dossier.Draft{{Form: meldcode.FormAccessGiven, Answers: meldcode.Answers{
		withMember: meldcode.Picked(meldcode.OptionID(me.ID)),
		"why":      meldcode.Typed("Ingelezen uit een bestand."),
	}}})
	return err
}

// merge adds what log holds more than the case of its id, which is begun when it
// is not known here.
func (w *work) merge(ctx context.Context, log dossier.Log, added *Added) error {
	s := w.s
	f, err := s.file(ctx, log.ID())
	switch {
	case errors.Is(err, ErrNoCase):
		f = s.newFile(log.ID())
		f.key.Chain = "" // the member has not written in it
	case err != nil:
		return err
	default:
		f = f.clone()
	}
	n := added.New + added.Quarantined
	if err := w.union(ctx, f, log, added); err != nil {
		return err
	}
	if n != added.New+added.Quarantined {
		w.touched[log.ID()] = f
		w.order = append(w.order, f)
	}
	return nil
}

// union adds to f what log holds more.
func (w *work) union(ctx context.Context, f *file, log dossier.Log, added *Added) error {
	s := w.s
	before := map[dossier.EntryID]dossier.Entry{}
	for _, e := range f.log.Entries() {
		before[e.ID] = e
	}
	merged, conflicts := dossier.Merge(f.log, log)
	for _, e := range merged.Entries() {
		had, known := before[e.ID]
		if known && had.Withheld == e.Withheld {
			continue
		}
		s.house.slow.Pause()
		op, err := f.add(s, e)
		if err != nil {
			return err
		}
		if known {
			// Its content was left out here, and is in the file.
			at := op.Key()
			op = store.Put(at, f.key.Key.Seal(s.house.rand, place(at), f.key.Generation, e.Bytes()))
		}
		w.ops = append(w.ops, op)
		added.New++
	}
	return w.quarantine(ctx, f, conflicts, added)
}

// quarantine keeps what did not fit, once.
func (w *work) quarantine(ctx context.Context, f *file, conflicts []dossier.Conflict, added *Added) error {
	if len(conflicts) == 0 {
		return nil
	}
	s := w.s
	had, apart, err := s.quarantined(ctx, f)
	if err != nil {
		return err
	}
	next := apart.next
	seen := map[dossier.EntryID]bool{}
	for _, e := range had {
		seen[e.ID] = true
	}
	for _, c := range conflicts {
		if seen[c.Entry.ID] {
			continue
		}
		at := store.Key{Space: spaceQuarantine, Chain: f.key.Handle, Number: next}
		w.ops = append(w.ops, store.Add(at, f.key.Key.Seal(s.house.rand, place(at), f.key.Generation, c.Entry.Bytes())))
		f.apart = append(f.apart[:len(f.apart):len(f.apart)], c.Entry)
		next++
		added.Quarantined++
	}
	return nil
}

// shelf is what is known of the quarantine of a case apart from its entries.
type shelf struct {
	next uint32 // the next free number
	torn []tear // records that are not there or do not open
}

// quarantined returns what is kept apart of a case.
func (s *Session) quarantined(ctx context.Context, f *file) ([]dossier.Entry, shelf, error) {
	records, err := s.house.store.List(ctx, spaceQuarantine)
	if err != nil {
		return nil, shelf{}, fmt.Errorf("session: reading the quarantine: %w", err)
	}
	var all []dossier.Entry
	apart := shelf{next: 1}
	for _, r := range records {
		if r.Chain != f.key.Handle {
			continue
		}
		if r.Number != apart.next {
			apart.torn = append(apart.torn, tear{handle: r.Chain, number: apart.next, kind: dossier.FoundMissing})
		}
		apart.next = r.Number + 1
		plain, err := unseal(f.key.Key, r.Key, f.key.Generation, r.Value)
		e, parsed := dossier.ParseEntry(plain)
		if err != nil || parsed != nil {
			apart.torn = append(apart.torn, tear{handle: r.Chain, number: r.Number, kind: dossier.FoundDamaged})
			continue
		}
		all = append(all, e)
	}
	return all, apart, nil
}

// tries is how often work is done anew on top of what other windows write: more
// than one of them writes, and it would end.
const tries = 5

// anew does work, and does it anew when another window wrote first, on top of
// what that wrote.
func (s *Session) anew(ctx context.Context, ids []dossier.ID, work func() error) error {
	err := work()
	for n := 1; n < tries && errors.Is(err, store.ErrExists); n++ {
		for _, id := range ids {
			delete(s.files, id)
		}
		if err := s.reloadRing(ctx); err != nil {
			return err
		}
		err = work()
	}
	return err
}

// InFile returns a case of the file that was opened, as it is there. It stores
// nothing. It fails with ErrNotPrepared, ErrNoCase or ErrLocked.
func (s *Session) InFile(id dossier.ID) (*dossier.State, error) {
	leave, err := s.turn()
	if err != nil {
		return nil, err
	}
	defer leave()
	if s.opened == nil {
		return nil, ErrNotPrepared
	}
	for _, log := range s.opened.logs {
		if log.ID() == id {
			state := dossier.FoldSlowly(log, s.house.slow.Pause)
			return &state, nil
		}
	}
	return nil, ErrNoCase
}
