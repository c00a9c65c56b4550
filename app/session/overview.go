package session

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

const summaryVersion = 1

// kept is a summary as it is stored: with the newest record of each chain, so
// that it can be held against the log without reading it.
type kept struct {
	Version int             `json:"v"`
	Summary dossier.Summary `json:"summary"`
	Chains  []mark          `json:"chains"`
}

type mark struct {
	Handle string          `json:"handle"`
	Number uint32          `json:"number"`
	Hash   dossier.EntryID `json:"hash"`
}

func isNewer(err error) bool { return errors.Is(err, dossier.ErrNewer) }

func (s *Session) today() meldcode.Date { return meldcode.DateOf(s.house.now()) }

// summarise returns the operation that stores the summary of f as it is.
func (s *Session) summarise(f *file) store.Op {
	k := kept{Version: summaryVersion, Summary: s.shown(f).Summary(s.today())}
	for _, head := range f.log.Heads() {
		k.Chains = append(k.Chains, mark{f.chains[head.Chain], head.Number, head.Hash})
	}
	at := summaryKey(f.key.Handle)
	return store.Put(at, f.key.Key.Seal(s.house.rand, place(at), f.key.Generation, encode(k)))
}

func openSummary(key vault.CaseKey, sealed []byte) (kept, bool) {
	plain, err := unseal(key.Key, summaryKey(key.Handle), key.Generation, sealed)
	if err != nil {
		return kept{}, false
	}
	var k kept
	if strict(plain, &k) != nil || k.Version != summaryVersion || k.Summary.ID != dossier.ID(key.ID) {
		return kept{}, false
	}
	return k, true
}

// summaryOf reads the stored summary of a case; an unusable one is empty.
func (s *Session) summaryOf(ctx context.Context, key vault.CaseKey) (kept, error) {
	sealed, err := s.house.store.Get(ctx, summaryKey(key.Handle))
	if errors.Is(err, store.ErrNotFound) {
		return kept{}, nil
	}
	if err != nil {
		return kept{}, fmt.Errorf("session: reading a summary: %w", err)
	}
	k, _ := openSummary(key, sealed)
	return k, nil
}

// fresh reports whether k was made from the log as it is stored: the newest
// record of each chain is the one it names, and none comes after it.
func (s *Session) fresh(ctx context.Context, key vault.CaseKey, k kept) (bool, error) {
	for _, m := range k.Chains {
		at := store.Key{Space: key.Handle, Chain: m.Handle, Number: m.Number}
		value, err := s.house.store.Get(ctx, at)
		if errors.Is(err, store.ErrNotFound) {
			return false, nil
		}
		if err != nil {
			return false, fmt.Errorf("session: reading the overview: %w", err)
		}
		e, err := s.entry(key, store.Record{Key: at, Value: value})
		if err != nil || e.ID != m.Hash {
			return false, nil
		}
		at.Number++
		switch _, err := s.house.store.Get(ctx, at); {
		case err == nil:
			return false, nil
		case !errors.Is(err, store.ErrNotFound):
			return false, fmt.Errorf("session: reading the overview: %w", err)
		}
	}
	return len(k.Chains) > 0, nil
}

// Overview returns the summaries of all cases and loose signals of the member,
// the newest first. It reads no logs, save where a summary is not of the log as
// it stands: that one is made again. A case that cannot be read is there with
// its last summary, or with its ID alone. It fails with ErrLocked or as the
// store.
func (s *Session) Overview(ctx context.Context) ([]dossier.Summary, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	if err := s.reloadRing(ctx); err != nil { // another window may have begun a case
		return nil, err
	}
	all, err := s.overview(ctx)
	if err != nil {
		return nil, err
	}
	// Who left could not end their own access everywhere.
	again := false
	for _, sum := range all {
		for _, id := range sum.Readers {
			if card, ok := s.cards[string(id)]; ok && card.Left {
				again = true
				if err := s.endFor(ctx, sum.ID, card, "Is vertrokken van deze tablet."); err != nil {
					return nil, err
				}
			}
		}
	}
	if again {
		return s.overview(ctx)
	}
	return all, nil
}

func (s *Session) overview(ctx context.Context) ([]dossier.Summary, error) {
	records, err := s.house.store.List(ctx, spaceSummary)
	if err != nil {
		return nil, fmt.Errorf("session: reading the overview: %w", err)
	}
	sealed := map[string][]byte{}
	for _, r := range records {
		sealed[r.Chain] = r.Value
	}
	all := []dossier.Summary{}
	for _, key := range s.ring.Cases() {
		sum, err := s.summary(ctx, key, sealed[key.Handle])
		if err != nil {
			return nil, err
		}
		all = append(all, sum)
	}
	slices.SortStableFunc(all, func(a, b dossier.Summary) int {
		switch {
		case b.Opened.Before(a.Opened):
			return -1
		case a.Opened.Before(b.Opened):
			return 1
		}
		return 0
	})
	return all, nil
}

// summary returns the summary of one case, made again when need be.
func (s *Session) summary(ctx context.Context, key vault.CaseKey, sealed []byte) (dossier.Summary, error) {
	k, ok := kept{}, false
	if sealed != nil {
		k, ok = openSummary(key, sealed)
	}
	if ok {
		fresh, err := s.fresh(ctx, key, k)
		if err != nil {
			return dossier.Summary{}, err
		}
		if fresh {
			return k.Summary, nil
		}
	}
	id := dossier.ID(key.ID)
	delete(s.files, id)
	f, err := s.file(ctx, id)
	if errors.Is(err, ErrDamaged) || errors.Is(err, ErrNewer) {
		k.Summary.ID = id
		return k.Summary, nil
	}
	if err != nil {
		return dossier.Summary{}, err
	}
	// A summary that names more than the log holds is proof that the end of a
	// chain went: Check needs it, so it is not replaced. Without the store's
	// help the overview is still right, only slower next time.
	if !ok || covers(f, k) {
		_ = s.house.store.Apply(ctx, s.summarise(f))
	}
	return s.shown(f).Summary(s.today()), nil
}

func covers(f *file, k kept) bool {
	for _, m := range k.Chains {
		if !f.log.Has(m.Hash) {
			return false
		}
	}
	return true
}
