package session

import (
	"context"
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
	state  *dossier.State             // of log; nil while not folded
	isNew  bool                       // not in the stored keyring yet
}

func (f *file) clone() *file {
	return &file{key: f.key, log: f.log.Clone(), chains: maps.Clone(f.chains), isNew: f.isNew}
}

// fold returns the state, which is made once.
func (f *file) fold() *dossier.State {
	if f.state == nil {
		state := dossier.Fold(f.log)
		f.state = &state
	}
	return f.state
}

// add puts an entry in the log and returns the operation that stores it.
func (f *file) add(s *Session, e dossier.Entry) (store.Op, error) {
	if err := f.log.Add(e); err != nil {
		return store.Op{}, fmt.Errorf("session: adding an entry: %w", err)
	}
	f.state = nil
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
	f, err := s.read(ctx, key)
	if err != nil {
		return nil, err
	}
	s.files[id] = f
	return f, nil
}

// read opens every entry of a case and verifies the newest of each chain. That
// entries in between were changed shows by their links, as far as they are there;
// Check does the whole.
func (s *Session) read(ctx context.Context, key vault.CaseKey) (*file, error) {
	records, err := s.house.store.List(ctx, key.Handle)
	if err != nil {
		return nil, fmt.Errorf("session: reading a case: %w", err)
	}
	if len(records) == 0 {
		return nil, fmt.Errorf("session: reading a case: %w: no entries", ErrDamaged)
	}
	f := &file{key: key, log: dossier.NewLog(dossier.ID(key.ID)), chains: map[dossier.ChainID]string{}}
	newest := map[dossier.ChainID]uint32{}
	for _, r := range records {
		e, err := s.entry(key, r)
		if err != nil {
			return nil, fmt.Errorf("session: reading a case: %w", err)
		}
		if err := f.log.Add(e); err != nil {
			return nil, fmt.Errorf("session: reading a case: %w: %w", ErrDamaged, err)
		}
		// One chain under two handles: two windows added the same file. The
		// longer one goes on.
		if e.Number > newest[e.Chain] {
			newest[e.Chain], f.chains[e.Chain] = e.Number, r.Chain
		}
	}
	for _, e := range f.log.Entries() {
		if e.Number != newest[e.Chain] {
			continue
		}
		if err := e.Verify(); err != nil {
			return nil, fmt.Errorf("session: reading a case: %w: %w", ErrDamaged, err)
		}
	}
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

// Case returns a case as it is now. The State is for reading only. It fails with
// ErrNoCase, ErrDamaged, ErrNewer, ErrLocked, or as the store.
func (s *Session) Case(ctx context.Context, id dossier.ID) (*dossier.State, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	f, err := s.file(ctx, id)
	if err != nil {
		return nil, err
	}
	return f.fold(), nil
}

// Check reads a case anew from the store and checks every entry, and that the
// log still holds what the summary was made from. progress may be nil. It fails
// as Case does.
func (s *Session) Check(ctx context.Context, id dossier.ID, progress func(done, total int)) ([]dossier.Finding, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	delete(s.files, id)
	f, err := s.file(ctx, id)
	if err != nil {
		return nil, err
	}
	found := f.log.Verify(progress)
	kept, err := s.summaryOf(ctx, f.key)
	if err != nil {
		return nil, err
	}
	have := map[dossier.EntryID]bool{}
	for _, e := range f.log.Entries() {
		have[e.ID] = true
	}
	for _, m := range kept.Chains {
		if !have[m.Hash] {
			// The end of a chain was cut off, which a log alone cannot see.
			found = append(found, dossier.Finding{
				Kind: dossier.FoundMissing, Serious: true, Number: m.Number, Text: "Er ontbreekt een aantekening.",
			})
		}
	}
	return found, nil
}
