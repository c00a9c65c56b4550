package dossier

import (
	"bytes"
	"cmp"
	"errors"
	"iter"
	"maps"
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
	chains map[ChainID]chain
}

// Conflict is an entry that did not fit, for quarantine.
type Conflict struct {
	Entry Entry
	Err   error // ErrFork or ErrOther
}

// NewLog returns an empty log for the dossier named id.
func NewLog(id ID) Log {
	return Log{id: id, chains: map[ChainID]chain{}}
}

// ID returns the dossier of the log.
func (l Log) ID() ID { return l.id }

// Len returns the number of entries.
func (l Log) Len() int {
	n := 0
	for _, c := range l.chains {
		n += len(c.entries)
	}
	return n
}

// Add puts an entry in its place. An entry that is there already is no error; of
// two copies the one with content stays. Entries of a chain may come in any
// order; in their own order each costs the same however long the chain is. It
// returns ErrOther or ErrFork, and then the log is as it was. It does not check
// signatures: Verify does.
func (l *Log) Add(e Entry) error {
	if l.id == "" || e.Dossier != l.id {
		return ErrOther
	}
	c, err := l.chains[e.Chain].with(e)
	if err != nil {
		return err
	}
	l.chains[e.Chain] = c
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
		for _, e := range c.entries {
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
		last := c.last()
		heads = append(heads, Head{Chain: id, Number: last.Number, Hash: last.ID})
	}
	slices.SortFunc(heads, func(a, b Head) int { return bytes.Compare(a.Chain[:], b.Chain[:]) })
	return heads
}

// All goes over all entries, of each chain in the order of their numbers, without
// copying them. They are for reading.
func (l Log) All() iter.Seq[*Entry] {
	return func(yield func(*Entry) bool) {
		for _, c := range l.chains {
			for _, e := range c.entries {
				if !yield(e) {
					return
				}
			}
		}
	}
}

// At returns the entry in that place, nil when there is none. It is for reading.
func (l Log) At(id ChainID, number uint32) *Entry { return l.chains[id].at(number) }

// Entries returns all entries in the order of the fold: by clock, then chain.
func (l Log) Entries() []Entry {
	all := make([]*Entry, 0, l.Len())
	for _, c := range l.chains {
		all = append(all, c.entries...)
	}
	slices.SortFunc(all, inOrder)
	out := make([]Entry, len(all), len(all)+spare)
	for i, e := range all {
		out[i] = *e
	}
	return out
}

// spare is the room behind the entries of a State: the first to be added after a
// case was opened must not copy all of them.
const spare = 64

// inOrder is the order of the fold.
func inOrder(a, b *Entry) int {
	return cmp.Or(cmp.Compare(a.Clock, b.Clock), bytes.Compare(a.Chain[:], b.Chain[:]), cmp.Compare(a.Number, b.Number))
}

// Clone returns a log of its own with the same entries. It costs the same
// however long the chains are.
func (l Log) Clone() Log { return Log{l.id, maps.Clone(l.chains)} }

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
