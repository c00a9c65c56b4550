package session

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"slices"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// Recorded is what came of a Record.
type Recorded struct {
	State   *dossier.State    // the case as it is now; for reading only
	Entries []dossier.EntryID // what was recorded in it, in order
	// Overview is what Overview last returned, with what this session wrote since.
	Overview []dossier.Summary
}

// recorded is a Record that happened although the store could not say so at the
// time: the same one again is answered with it.
type recorded struct {
	of  [sha256.Size]byte
	got Recorded
}

// Record appends entries to a case, in one transaction with dropping the concept
// they came from (id, "" = none). An empty id begins a new dossier. With from, a
// loose signal is taken over: what it tells is written in the case too, on its
// own dates, and an entry in the loose dossier says where it went. When Record
// returns nil, all of it is stored; else nothing is. It fails with a *Refused,
// dossier.ErrTooLarge, dossier.ErrEntry, ErrNoCase, ErrDamaged, ErrLocked, or as
// the store.
func (s *Session) Record(ctx context.Context, id dossier.ID, drafts []dossier.Draft, concept string, from dossier.ID) (Recorded, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return Recorded{}, err
	}
	defer leave()
	if len(drafts) == 0 && from == "" {
		return Recorded{}, errors.New("session: nothing to record")
	}
	of := sha256.Sum256(encode(struct {
		ID      dossier.ID
		Drafts  []dossier.Draft
		Concept string
		From    dossier.ID
	}{id, drafts, concept, from}))
	landed := s.landed
	s.landed = nil
	if landed != nil && landed.of == of {
		// A concept that was kept again in between is of no use any more; when it
		// cannot be dropped now, it is merely still there.
		for _, handle := range s.concepts[concept] {
			_ = s.house.store.Apply(ctx, store.Delete(conceptKey(s.me.ID, handle)))
		}
		delete(s.concepts, concept)
		return landed.got, nil
	}
	var got Recorded
	err = s.anew(ctx, []dossier.ID{id, from}, func() error {
		got, err = s.record(ctx, id, drafts, concept, from, of)
		return err
	})
	return got, err
}

func (s *Session) record(ctx context.Context, id dossier.ID, drafts []dossier.Draft, concept string, from dossier.ID, of [sha256.Size]byte) (Recorded, error) {
	w := s.newWork()
	target, err := w.take(ctx, id)
	if err != nil {
		return Recorded{}, err
	}
	ids, err := w.append(ctx, target, drafts)
	if err != nil {
		return Recorded{}, err
	}
	if slices.ContainsFunc(drafts, func(d dossier.Draft) bool { return d.Form == meldcode.FormOpen }) {
		if also, err := s.counts(ctx); err != nil {
			return Recorded{}, err
		} else if also.Accepted {
			more, err := w.append(ctx, target, []dossier.Draft{answered(also)})
			if err != nil {
				return Recorded{}, err
			}
			ids = append(ids, more...)
		}
	}
	if from != "" {
		taken, err := w.takeOver(ctx, target, from)
		if err != nil {
			return Recorded{}, err
		}
		ids = append(ids, taken...)
	}
	for _, handle := range s.concepts[concept] {
		w.ops = append(w.ops, store.Delete(conceptKey(s.me.ID, handle)))
	}
	got := Recorded{Entries: ids, State: s.shown(target)}
	err = w.write(ctx, func() {
		delete(s.concepts, concept)
		got.Overview = s.listed
		s.landed = &recorded{of, got}
	})
	if err != nil {
		return Recorded{}, fmt.Errorf("session: recording: %w", err)
	}
	s.landed = nil // it was said
	return got, nil
}

// work is one transaction over cases while it is prepared. Nothing of the
// session changes before it is stored.
type work struct {
	s       *Session
	touched map[dossier.ID]*file
	order   []*file
	ops     []store.Op
	ring    vault.Keyring // as it will be, apart from the touched cases
	tick    uint32        // of the keyring that ring was made from
	ringed  bool          // ring differs from what is stored
	ended   []Ended       // access that letters took away
}

func (s *Session) newWork() *work {
	return &work{s: s, touched: map[dossier.ID]*file{}, ring: s.ring, tick: s.tick, ringed: s.unsaved}
}

// take returns a copy of a case to write in; a new one when id is empty.
func (w *work) take(ctx context.Context, id dossier.ID) (*file, error) {
	if f := w.touched[id]; f != nil {
		return f, nil
	}
	var f *file
	if id == "" {
		fresh, err := dossier.NewID(w.s.house.rand)
		if err != nil {
			return nil, fmt.Errorf("session: beginning a dossier: %w", err)
		}
		id, f = fresh, w.s.newFile(fresh)
	} else {
		have, err := w.s.file(ctx, id)
		if err != nil {
			return nil, err
		}
		f = have.clone()
	}
	w.touched[id] = f
	w.order = append(w.order, f)
	return f, nil
}

// append writes drafts in f, each after asking whether the rules allow it.
func (w *work) append(ctx context.Context, f *file, drafts []dossier.Draft) ([]dossier.EntryID, error) {
	s := w.s
	now := s.house.now()
	writer := dossier.Writer{
		Key: s.ring.Identity.SigningKey(), Member: s.me.ID, Name: s.me.Name, Role: s.me.Role,
	}
	var ids []dossier.EntryID
	for _, d := range drafts {
		if why := f.fold().Check(d, meldcode.DateOf(now)); len(why) > 0 {
			return nil, &Refused{Why: why}
		}
		d, err := w.before(ctx, f, d)
		if err != nil {
			return nil, err
		}
		writer.Fresh = f.tornEnd(writer.Key)
		e, err := f.log.Append(s.house.rand, now, writer, d)
		if err != nil {
			return nil, fmt.Errorf("session: recording: %w", err)
		}
		op, err := f.add(s, e)
		if err != nil {
			return nil, err
		}
		w.ops = append(w.ops, op)
		ids = append(ids, e.ID)
		if err := w.after(f, d); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// takeOver copies what a loose dossier tells to f and says so there.
func (w *work) takeOver(ctx context.Context, f *file, from dossier.ID) ([]dossier.EntryID, error) {
	if from == f.log.ID() {
		return nil, &Refused{Why: []string{"Dit signaal is al dit dossier."}}
	}
	loose, err := w.take(ctx, from)
	if err != nil {
		return nil, err
	}
	state := loose.fold()
	if state.MovedTo != "" {
		return nil, &Refused{Why: []string{"Dit signaal is al overgenomen in een dossier."}}
	}
	var drafts []dossier.Draft
	for _, e := range state.Travelling() {
		// As it stands now, on its own date. Whom it was about is said in
		// persons of the loose dossier, who do not exist here.
		answers := maps.Clone(state.Current(e))
		delete(answers, meldcode.About)
		if answers.Text(meldcode.EventDate) == "" && answers.Text(meldcode.EventWords) == "" {
			answers[meldcode.EventDate] = meldcode.Typed(e.Recorded.Date().String())
		}
		drafts = append(drafts, dossier.Draft{Form: e.Form, Answers: answers})
	}
	ids, err := w.append(ctx, f, drafts)
	if err != nil {
		return nil, err
	}
	_, err = w.append(ctx, loose, []dossier.Draft{{
		Form:    meldcode.FormTakenOver,
		Answers: meldcode.Answers{"into": meldcode.Typed(string(f.log.ID()))},
	}})
	return ids, err
}

// write stores everything in one transaction, and only then advances what the
// session holds. commit runs then too.
func (w *work) write(ctx context.Context, commit func()) error {
	s := w.s
	ring := w.ring
	var sums []dossier.Summary
	for _, f := range w.order {
		sum, op := s.summarise(f)
		sums, w.ops = append(sums, sum), append(w.ops, op)
		if f.gone {
			ring = ring.Without(f.key.ID)
			continue
		}
		// What was seen of the case goes in the keyring with every entry: so the end
		// of a log cannot be cut off without it showing.
		f.key.Seen = sightings(f.log.Heads())
		ring = ring.With(f.key)
	}
	tick := s.tick
	if w.ringed || len(w.order) > 0 {
		// When the keyring was read anew while this was prepared, ring lacks what
		// another window put in it: then this is refused, and done anew.
		ops, err := s.replaceRing(ctx, s.secret, ring, w.tick)
		if err != nil {
			return err
		}
		w.ops = append(w.ops, ops...)
		tick = w.tick + 1
	}
	files := slices.Clone(w.order)
	return s.write(ctx, func() {
		s.ring, s.tick, s.unsaved = ring, tick, false
		for i, f := range files {
			s.lists(sums[i], f.gone)
			f.isNew = false
			s.files[f.log.ID()] = f
			if f.gone {
				delete(s.files, f.log.ID())
			}
		}
		if commit != nil {
			commit()
		}
	}, w.ops...)
}
