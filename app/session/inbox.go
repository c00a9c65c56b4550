package session

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// known is a trace that a colleague left, kept until it was seen.
type known struct {
	from  string
	at    int64
	marks []childMark
}

// arrived is a letter with the handle it lies under.
type arrived struct {
	vault.Letter
	handle string
}

// receive reads the inbox and takes over what colleagues left, in one
// transaction with taking the letters away: keys go to the keyring, handed-in
// signals become dossiers of this member, concepts those of this member. Traces
// stay until they are seen. A letter that does not open, or whose writer is not
// known, is left where it is.
func (s *Session) receive(ctx context.Context) error {
	return s.anew(ctx, nil, func() error {
		letters, err := s.inbox(ctx)
		if err != nil {
			return err
		}
		w := s.newWork()
		s.traces = map[string]known{}
		for _, l := range letters {
			taken, err := w.open(ctx, l)
			if err != nil {
				return err
			}
			if taken {
				w.ops = append(w.ops, store.Delete(letterKey(s.me.ID, l.handle)))
			}
		}
		if len(w.ops) == 0 && !s.unsaved {
			return nil
		}
		w.ringed = true
		return w.write(ctx, func() { s.ended = w.ended })
	})
}

// Ended says that a colleague ended this member's access to a case. Which one is
// not said: it is not theirs to see any more.
type Ended struct {
	From string // the colleague, as shown
	At   time.Time
	// Destroyed says that the case is not there any more.
	Destroyed bool
}

// Ended returns what ended since the member last unlocked.
func (s *Session) Ended() []Ended {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.ended)
}

// inbox returns the letters of this member. Those that end access come last: a
// clock may jump, and whether a key is still of use its generation tells.
func (s *Session) inbox(ctx context.Context) ([]arrived, error) {
	records, err := s.house.store.List(ctx, letterKey(s.me.ID, "").Space)
	if err != nil {
		return nil, fmt.Errorf("session: reading the inbox: %w", err)
	}
	var letters []arrived
	s.sealed = false
	for _, r := range records {
		l, err := vault.OpenLetter(place(r.Key), s.ring.Identity, s.me.ID, r.Value, s.signer)
		if err != nil {
			s.sealed = true
			continue
		}
		letters = append(letters, arrived{l, r.Chain})
	}
	slices.SortStableFunc(letters, func(a, b arrived) int {
		last := func(l arrived) int {
			if l.Kind == vault.TakeKey {
				return 1
			}
			return 0
		}
		return cmp.Or(cmp.Compare(last(a), last(b)), cmp.Compare(a.At, b.At))
	})
	return letters, nil
}

// open takes one letter over; taken says that it can go.
func (w *work) open(ctx context.Context, l arrived) (taken bool, err error) {
	switch l.Kind {
	case vault.GiveKey:
		key, err := vault.ParseCaseKey(l.Body)
		if err != nil {
			return false, nil
		}
		return w.takeKey(ctx, key)
	case vault.TakeKey:
		var e ended
		if strict(l.Body, &e) != nil {
			return false, nil
		}
		if had, ok := w.ring.Case(e.Case); ok && had.Generation < e.Generation {
			w.ring, w.ringed = w.ring.Without(e.Case), true
			gone, err := w.s.tombstones(ctx)
			if err != nil {
				return false, err
			}
			destroyed := slices.ContainsFunc(gone, func(t Tombstone) bool { return string(t.Case) == e.Case })
			w.ended = append(w.ended, Ended{From: w.s.cards[l.From].Name, At: time.Unix(l.At, 0), Destroyed: destroyed})
		}
		return true, nil
	case vault.HandIn:
		log, err := received(l.Body)
		if err != nil {
			return false, nil
		}
		var added Added
		return true, w.merge(ctx, log, &added)
	case vault.HandOver:
		var c Concept
		if strict(l.Body, &c) != nil || c.ID == "" || len(l.Body) > maxConcept {
			return false, nil
		}
		at := conceptKey(w.s.me.ID, newHandle(w.s.house.rand))
		w.ops = append(w.ops, store.Add(at, w.s.secret.Seal(w.s.house.rand, place(at), 0, encode(c))))
		return true, nil
	case vault.Trace:
		var t traces
		if strict(l.Body, &t) != nil {
			return false, nil
		}
		k := known{from: l.From, at: l.At}
		for _, b := range t.Marks {
			if len(b) == vault.MarkSize {
				k.marks = append(k.marks, childMark(b))
			}
		}
		w.s.traces[l.handle] = k
	}
	return false, nil
}

// takeKey takes over the key of a case. A case that is here under another handle
// (read in from a file, or handed in as a signal) is brought to the one that was
// given. A key that opens nothing takes the place of none: its letter stays.
func (w *work) takeKey(ctx context.Context, key vault.CaseKey) (taken bool, err error) {
	s := w.s
	had, ok := w.ring.Case(key.ID)
	if ok && had.Handle == key.Handle && had.Generation >= key.Generation {
		return true, nil
	}
	if opens, err := s.opens(ctx, key); err != nil || !opens {
		return false, err
	}
	switch {
	case !ok:
		w.ring, w.ringed = w.ring.With(key), true
		return true, nil
	case had.Handle == key.Handle:
		had.Key, had.Generation = key.Key, key.Generation
		w.ring, w.ringed = w.ring.With(had), true
		return true, nil
	}
	mine, err := s.read(ctx, had, nil)
	if err != nil && !errors.Is(err, ErrDamaged) {
		return false, err
	}
	f, err := s.read(ctx, key, nil)
	if errors.Is(err, ErrDamaged) || errors.Is(err, ErrNewer) {
		return false, nil // what was given does not open: what is here stays
	}
	if err != nil {
		return false, err
	}
	if mine != nil {
		var added Added
		if err := w.union(ctx, f, mine.log, &added); err != nil {
			return false, err
		}
		for _, e := range mine.log.Entries() {
			w.ops = append(w.ops, store.Delete(store.Key{Space: had.Handle, Chain: mine.chains[e.Chain], Number: e.Number}))
		}
		w.ops = append(w.ops, store.Delete(summaryKey(had.Handle)), store.Delete(searchKey(had.Handle)))
	}
	w.ring, w.ringed = w.ring.With(f.key), true
	w.touched[dossier.ID(key.ID)] = f
	w.order = append(w.order, f)
	return true, nil
}

// opens reports whether a key opens anything of its case. It reads as little as
// it can: a summary is stored with each new key.
func (s *Session) opens(ctx context.Context, key vault.CaseKey) (bool, error) {
	sum, err := s.summaryOf(ctx, key)
	if err != nil || len(sum.Chains) > 0 {
		return err == nil, err
	}
	records, err := s.house.store.List(ctx, key.Handle)
	if err != nil {
		return false, fmt.Errorf("session: trying a key: %w", err)
	}
	return slices.ContainsFunc(records, func(r store.Record) bool {
		_, err := s.entry(key, r)
		return err == nil || errors.Is(err, ErrNewer)
	}), nil
}
