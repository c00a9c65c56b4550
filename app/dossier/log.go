package dossier

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
)

var (
	// ErrFork means that an entry claims a place in a chain that is taken, or
	// does not continue its neighbours: a tampered copy or a restored backup.
	ErrFork = errors.New("dossier: entry does not fit its chain")
	// ErrOther means that an entry belongs to another dossier.
	ErrOther = errors.New("dossier: entry of another dossier")
)

// Log is the set of chains of one dossier. Like a map it is a reference: a copy
// of the value is the same log. It is not safe for concurrent use.
type Log struct {
	id     ID
	chains map[ChainID]map[uint32]Entry
}

// Conflict is an entry that did not fit, for quarantine.
type Conflict struct {
	Entry Entry
	Err   error // ErrFork or ErrOther
}

// NewLog returns an empty log for the dossier named id.
func NewLog(id ID) Log {
	return Log{id: id, chains: map[ChainID]map[uint32]Entry{}}
}

// ID returns the dossier of the log.
func (l Log) ID() ID { return l.id }

// Len returns the number of entries.
func (l Log) Len() int {
	n := 0
	for _, c := range l.chains {
		n += len(c)
	}
	return n
}

// Add puts an entry in its place. An entry that is there already is no error; of
// two copies the one with content stays. Entries of a chain may come in any
// order. It returns ErrOther or ErrFork, and then the log is as it was. It does
// not check signatures: Verify does.
func (l *Log) Add(e Entry) error {
	if l.id == "" || e.Dossier != l.id {
		return ErrOther
	}
	chain := l.chains[e.Chain]
	if had, ok := chain[e.Number]; ok {
		if had.ID != e.ID {
			return ErrFork
		}
		chain[e.Number] = better(had, e)
		return nil
	}
	for _, other := range chain {
		if !bytes.Equal(other.Key, e.Key) {
			return ErrFork
		}
		break
	}
	if before, ok := chain[e.Number-1]; ok && (before.ID != e.Prev || before.Clock >= e.Clock) {
		return ErrFork
	}
	if after, ok := chain[e.Number+1]; ok && (after.Prev != e.ID || after.Clock <= e.Clock) {
		return ErrFork
	}
	if chain == nil {
		chain = map[uint32]Entry{}
		l.chains[e.Chain] = chain
	}
	chain[e.Number] = e
	return nil
}

// better picks one of two copies of the same entry, the same one whichever way
// round they are given: the one whose signature holds, then the one with
// content.
func better(a, b Entry) Entry {
	if bytes.Equal(a.raw, b.raw) {
		return a
	}
	if !bytes.Equal(a.sig, b.sig) {
		if va, vb := a.Verify() == nil, b.Verify() == nil; va != vb {
			if va {
				return a
			}
			return b
		}
	}
	if a.Withheld != b.Withheld {
		if b.Withheld {
			return a
		}
		return b
	}
	if bytes.Compare(a.raw, b.raw) < 0 {
		return a
	}
	return b
}

// Has reports whether the entry named id is in the log.
func (l Log) Has(id EntryID) bool {
	for _, c := range l.chains {
		for _, e := range c {
			if e.ID == id {
				return true
			}
		}
	}
	return false
}

// Heads returns the newest entry of each chain, ordered by chain.
func (l Log) Heads() []Head {
	heads := make([]Head, 0, len(l.chains))
	for id, c := range l.chains {
		var last uint32
		for n := range c {
			last = max(last, n)
		}
		heads = append(heads, Head{Chain: id, Number: last, Hash: c[last].ID})
	}
	slices.SortFunc(heads, func(a, b Head) int { return bytes.Compare(a.Chain[:], b.Chain[:]) })
	return heads
}

// Entries returns all entries in the order of the fold: by clock, then chain.
func (l Log) Entries() []Entry {
	out := make([]Entry, 0, l.Len())
	for _, c := range l.chains {
		for _, e := range c {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Clock, b.Clock), bytes.Compare(a.Chain[:], b.Chain[:]),
			cmp.Compare(a.Number, b.Number))
	})
	return out
}

// Clone returns a log of its own with the same entries.
func (l Log) Clone() Log {
	out := NewLog(l.id)
	for id, c := range l.chains {
		chain := make(map[uint32]Entry, len(c))
		for n, e := range c {
			chain[n] = e
		}
		out.chains[id] = chain
	}
	return out
}

// Merge returns the union of a and b, and what of b does not fit a: what stands
// in a stays. Without conflicts the outcome is the same whichever way round.
// Verify logs from elsewhere before merging them.
func Merge(a, b Log) (Log, []Conflict) {
	out := a.Clone()
	if out.id == "" {
		out = NewLog(b.id)
	}
	var conflicts []Conflict
	for _, e := range b.Entries() {
		if err := out.Add(e); err != nil {
			conflicts = append(conflicts, Conflict{Entry: e, Err: err})
		}
	}
	return out, conflicts
}
