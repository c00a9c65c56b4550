package session

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"meldcode/app/dossier"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// file is one case as this session holds it. It is never changed in place once
// it is in Session.files: what is written is prepared on a copy.
type file struct {
	key    vault.CaseKey
	log    dossier.Log
	chains map[dossier.ChainID]string // handle of each chain
	state  *dossier.State             // of log, or of less of it while stale; nil while not folded
	stale  bool
	isNew  bool // not in the stored keyring yet
	gone   bool // the member of the session takes their own access away
	torn   []tear
	apart  []dossier.Entry // of files, that did not fit
}

func (f *file) clone() *file {
	return &file{key: f.key, log: f.log.Clone(), chains: maps.Clone(f.chains), state: f.state, stale: f.stale, isNew: f.isNew, torn: f.torn, apart: f.apart}
}

// fold returns the state, which is made once, and then from the one before it.
func (f *file) fold() *dossier.State {
	switch {
	case f.state == nil:
		state := dossier.Fold(f.log)
		f.state = &state
	case f.stale:
		state := f.state.Refold(f.log)
		f.state = &state
	}
	f.stale = false
	return f.state
}

// add puts an entry in the log and returns the operation that stores it.
func (f *file) add(s *Session, e dossier.Entry) (store.Op, error) {
	if err := f.log.Add(e); err != nil {
		return store.Op{}, fmt.Errorf("session: adding an entry: %w", err)
	}
	f.stale = true
	handle := f.chains[e.Chain]
	if handle == "" {
		handle = newHandle(s.house.rand)
		if f.isNew && len(f.chains) == 0 && f.key.Chain != "" {
			handle = f.key.Chain
		}
		f.chains[e.Chain] = handle
	}
	at := store.Key{Space: f.key.Handle, Chain: handle, Number: e.Number}
	return store.Add(at, f.key.Key.Seal(s.house.rand, place(at), f.key.Generation, e.Bytes())), nil
}

// newFile begins a case: a random id, handles and key. Nothing is stored yet.
func (s *Session) newFile(id dossier.ID) *file {
	rand := s.house.rand
	return &file{
		key: vault.CaseKey{
			ID: string(id), Handle: newHandle(rand), Chain: newHandle(rand),
			Key: vault.NewKey(rand), Generation: 1,
		},
		log: dossier.NewLog(id), chains: map[dossier.ChainID]string{}, isNew: true,
	}
}

// file returns a case, read and verified once, and again when its summary says
// that another window wrote in it.
func (s *Session) file(ctx context.Context, id dossier.ID) (*file, error) {
	return s.open(ctx, id, nil)
}

// open is file, and tells how far it is.
func (s *Session) open(ctx context.Context, id dossier.ID, progress func(done, total int)) (*file, error) {
	if f := s.files[id]; f != nil {
		k, err := s.summaryOf(ctx, f.key)
		if err != nil {
			return nil, err
		}
		if slices.Equal(k.Summary.Heads, f.log.Heads()) {
			return f, nil
		}
	}
	key, ok := s.ring.Case(string(id))
	if !ok {
		// Another window may have begun it.
		if err := s.reloadRing(ctx); err != nil {
			return nil, err
		}
		if key, ok = s.ring.Case(string(id)); !ok {
			return nil, ErrNoCase
		}
	}
	f, err := s.read(ctx, key, progress)
	if err != nil {
		return nil, err
	}
	s.files[id] = f
	return f, nil
}

// read opens every entry of a case and verifies the newest of each chain. What
// does not open or fit is left out and noted, so that one bad block of a disk does
// not take the whole case; so is what the keyring saw and is not there. Check does
// the whole.
func (s *Session) read(ctx context.Context, key vault.CaseKey, progress func(done, total int)) (*file, error) {
	records, err := s.house.store.List(ctx, key.Handle)
	if err != nil {
		return nil, fmt.Errorf("session: reading a case: %w", err)
	}
	if len(records) == 0 {
		return nil, fmt.Errorf("session: reading a case: %w: no entries", ErrDamaged)
	}
	f := &file{key: key, log: dossier.NewLog(dossier.ID(key.ID)), chains: map[dossier.ChainID]string{}}
	newest := map[dossier.ChainID]uint32{}
	for i, r := range records {
		s.house.slow.Pause()
		if progress != nil {
			progress(i, len(records))
		}
		e, err := s.entry(key, r)
		if errors.Is(err, ErrNewer) {
			return nil, fmt.Errorf("session: reading a case: %w", err)
		}
		if err != nil || f.log.Add(e) != nil {
			f.torn = append(f.torn, tear{handle: r.Chain, number: r.Number, kind: dossier.FoundDamaged})
			continue
		}
		// One chain under two handles: two windows added the same file. The
		// longer one goes on.
		if e.Number > newest[e.Chain] {
			newest[e.Chain], f.chains[e.Chain] = e.Number, r.Chain
		}
	}
	if f.log.Len() == 0 {
		return nil, fmt.Errorf("session: reading a case: %w: no entry opens", ErrDamaged)
	}
	for _, h := range f.log.Heads() {
		if f.log.At(h.Chain, h.Number).Verify() != nil {
			f.torn = append(f.torn, tear{chain: h.Chain, number: h.Number, kind: dossier.FoundSignature})
		}
	}
	f.torn = append(f.torn, gaps(f.log)...)
	f.torn = append(f.torn, s.impostors(f.log)...)
	f.torn = append(f.torn, unseen(key.Seen, f.log)...)
	f.locate()
	if f.apart, _, err = s.quarantined(ctx, f); err != nil {
		return nil, err
	}
	state := dossier.FoldSlowly(f.log, s.house.slow.Pause)
	f.state = &state
	return f, nil
}

// entry opens one record of a case.
func (s *Session) entry(key vault.CaseKey, r store.Record) (dossier.Entry, error) {
	plain, err := unseal(key.Key, r.Key, key.Generation, r.Value)
	if err != nil {
		return dossier.Entry{}, err
	}
	e, err := dossier.ParseEntry(plain)
	switch {
	case err != nil && isNewer(err):
		return dossier.Entry{}, fmt.Errorf("%w: %w", ErrNewer, err)
	case err != nil:
		return dossier.Entry{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	case e.Number != r.Number || e.Dossier != dossier.ID(key.ID):
		return dossier.Entry{}, fmt.Errorf("%w: entry in the wrong place", ErrDamaged)
	}
	return e, nil
}

// Case is Open without progress.
func (s *Session) Case(ctx context.Context, id dossier.ID) (*dossier.State, error) {
	return s.Open(ctx, id, nil)
}

// Open returns a case as it is now. The State is for reading only. progress hears
// how many entries are read. It fails with ErrNoCase, ErrDamaged, ErrNewer,
// ErrLocked, or as the store.
func (s *Session) Open(ctx context.Context, id dossier.ID, progress func(done, total int)) (*dossier.State, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	f, err := s.open(ctx, id, progress)
	if err != nil {
		return nil, err
	}
	return s.shown(f), nil
}

// shown returns the state with what the log does not say: who has the key, and
// whether something is missing.
func (s *Session) shown(f *file) *dossier.State {
	state := *f.fold()
	state.Readers, state.Torn, state.Apart = s.readers(&state), len(f.torn) > 0, f.apart
	state.Agreed = s.house.terms()
	state.Refresh()
	return &state
}
