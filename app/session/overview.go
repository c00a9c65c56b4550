package session

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

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

// summarise returns the summary of f as it is, and the operation that stores it.
func (s *Session) summarise(f *file) (dossier.Summary, store.Op) {
	state := s.shown(f)
	k := kept{Version: summaryVersion, Summary: state.Summary(s.today())}
	if !s.gave(state) {
		k.Summary.HandedTo = "" // to this member, whose it is to choose now
	}
	for _, head := range f.log.Heads() {
		k.Chains = append(k.Chains, mark{f.chains[head.Chain], head.Number, head.Hash})
	}
	at := summaryKey(f.key.Handle)
	return k.Summary, store.Put(at, f.key.Key.Seal(s.house.rand, place(at), f.key.Generation, encode(k)))
}

// gave reports whether this member handed a signal in: a colleague chooses about it.
func (s *Session) gave(state *dossier.State) bool {
	return state.HandedTo() != "" && len(state.Entries) > 0 && state.Entries[0].Member == s.me.ID
}

func openSummary(key vault.CaseKey, sealed []byte) (kept, bool) {
	plain, err := unseal(key.Key, summaryKey(key.Handle), key.Generation, sealed)
	if err != nil {
		return kept{}, false
	}
	k, ok := readKept(plain)
	if !ok || k.Summary.ID != dossier.ID(key.ID) {
		return kept{}, false
	}
	return k, true
}

// readKept reads what encode writes of a kept of this version, and only that. The
// summary in it reads itself: as part of the whole it would be gone over three
// times, and there are a thousand of them.
func readKept(plain []byte) (kept, bool) {
	rest, ok := bytes.CutPrefix(plain, fmt.Appendf(nil, `{"v":%d,"summary":`, summaryVersion))
	i := bytes.LastIndex(rest, []byte(keptChains)) // a handle or a hash holds no quotes
	if !ok || i < 0 || rest[len(rest)-1] != '}' {
		return kept{}, false
	}
	k := kept{Version: summaryVersion}
	if k.Summary.UnmarshalJSON(rest[:i]) != nil {
		return kept{}, false
	}
	k.Chains, ok = readMarks(string(rest[i+len(keptChains) : len(rest)-1]))
	return k, ok
}

const keptChains = `,"chains":`

// readMarks reads marks as encode writes them.
func readMarks(text string) ([]mark, bool) {
	text, ok := strings.CutPrefix(text, "[{")
	text, ends := strings.CutSuffix(text, "}]")
	if !ok || !ends {
		return nil, false
	}
	var marks []mark
	for one := range strings.SplitSeq(text, "},{") {
		one, begins := strings.CutPrefix(one, `"handle":"`)
		handle, one, named := strings.Cut(one, `","number":`)
		digits, one, numbered := strings.Cut(one, `,"hash":"`)
		hash, rest, hashed := strings.Cut(one, `"`)
		number, err := strconv.ParseUint(digits, 10, 32)
		id, err2 := dossier.ParseHash(hash)
		at := store.Key{Space: "x", Chain: handle}
		if !begins || !named || !numbered || !hashed || rest != "" || err != nil || err2 != nil || at.Check() != nil {
			return nil, false
		}
		marks = append(marks, mark{handle, uint32(number), id})
	}
	return marks, true
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

// atOnce is how many chains are looked at in one transaction: enough to make its
// cost small, and few enough to let the page draw in between.
const atOnce = 25

// freshen notes which summaries were made from the log as it is stored: the newest
// record of each chain is the one it names, and none comes after it.
func (s *Session) freshen(ctx context.Context, all []looked) error {
	type place struct {
		of   *looked
		mark mark
	}
	var places []place
	for i := range all {
		l := &all[i]
		l.fresh = len(l.Chains) > 0 && l.Summary.Agreed == s.house.terms()
		for _, m := range l.Chains {
			places = append(places, place{l, m})
		}
	}
	for some := range slices.Chunk(places, atOnce) {
		keys := make([]store.Key, len(some))
		for i, p := range some {
			keys[i] = store.Key{Space: p.of.key.Handle, Chain: p.mark.Handle, Number: p.mark.Number}
		}
		tails, err := s.house.store.Tails(ctx, keys...)
		if err != nil {
			return fmt.Errorf("session: reading the overview: %w", err)
		}
		for i, p := range some {
			s.house.slow.Pause()
			if len(tails[i]) != 1 || !holds(p.of.key, keys[i], tails[i][0], p.mark.Hash) {
				p.of.fresh = false
			}
		}
	}
	return nil
}

// holds reports whether a record opens in its place and is the entry of that id.
func holds(key vault.CaseKey, at store.Key, value []byte, id dossier.EntryID) bool {
	plain, err := unseal(key.Key, at, key.Generation, value)
	if err != nil {
		return false
	}
	got, err := dossier.IDOf(plain)
	return err == nil && got == id
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
				// A full disk must not hide the overview: next time again.
				again = s.endFor(ctx, sum.ID, card, "Is vertrokken van deze tablet.") == nil || again
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
	cases := s.ring.Cases()
	look := make([]looked, len(cases))
	for i, key := range cases {
		s.house.slow.Pause()
		look[i].key = key
		if sealed := sealed[key.Handle]; sealed != nil {
			look[i].kept, look[i].usable = openSummary(key, sealed)
		}
	}
	if err := s.freshen(ctx, look); err != nil {
		return nil, err
	}
	all := make([]dossier.Summary, len(look))
	for i, l := range look {
		if all[i] = l.Summary; !l.fresh {
			if all[i], err = s.summary(ctx, l); err != nil {
				return nil, err
			}
		}
	}
	slices.SortStableFunc(all, newestFirst)
	s.listed = all
	return all, nil
}

// newestFirst is the order of an overview.
func newestFirst(a, b dossier.Summary) int {
	switch {
	case b.Opened.Before(a.Opened):
		return -1
	case a.Opened.Before(b.Opened):
		return 1
	}
	return cmp.Compare(a.ID, b.ID)
}

// lists puts what was written of a case in the overview as this session knows it:
// gone when the member has no access any more.
func (s *Session) lists(sum dossier.Summary, gone bool) {
	all := make([]dossier.Summary, 0, len(s.listed)+1) // a screen may show the other one
	for _, other := range s.listed {
		if other.ID != sum.ID {
			all = append(all, other)
		}
	}
	if !gone {
		i, _ := slices.BinarySearchFunc(all, sum, newestFirst)
		all = slices.Insert(all, i, sum)
	}
	s.listed = all
}

// looked is a case with the summary that is stored of it.
type looked struct {
	key vault.CaseKey
	kept
	usable bool // there is a summary, and it opens
	fresh  bool // it is of the log as it stands
}

// summary makes the summary of a case again.
func (s *Session) summary(ctx context.Context, l looked) (dossier.Summary, error) {
	id := dossier.ID(l.key.ID)
	delete(s.files, id)
	f, err := s.file(ctx, id)
	if errors.Is(err, ErrDamaged) || errors.Is(err, ErrNewer) {
		l.Summary.ID = id
		return l.Summary, nil
	}
	if err != nil {
		return dossier.Summary{}, err
	}
	// A summary that names more than the log holds is proof that the end of a
	// chain went: Check needs it, so it is not replaced. Without the store's
	// help the overview is still right, only slower next time.
	sum, op := s.summarise(f)
	if !l.usable || covers(f, l.kept) {
		_ = s.house.store.Apply(ctx, op)
	}
	return sum, nil
}

func covers(f *file, k kept) bool {
	for _, m := range k.Chains {
		if !f.log.Has(m.Hash) {
			return false
		}
	}
	return true
}
