package dossier

import (
	"bytes"
	"cmp"
	"slices"
	"sync/atomic"
)

// chain is the entries of one writer, ordered by number, perhaps with gaps. It is
// a value: with returns another one and leaves this as it was. What several
// values share is never changed; see tip.
type chain struct {
	entries  []*Entry
	withheld int // how many of them are without their content
	tip      *tip
}

// last returns the newest entry. There is one: a chain begins with an entry.
func (c chain) last() *Entry { return c.entries[len(c.entries)-1] }

// at returns the entry with this number, nil when there is none.
func (c chain) at(number uint32) *Entry {
	if i, ok := c.find(number); ok {
		return c.entries[i]
	}
	return nil
}

func (c chain) find(number uint32) (int, bool) {
	if n := len(c.entries); n > 0 && c.entries[n-1].Number < number {
		return n, false
	}
	return slices.BinarySearchFunc(c.entries, number, func(e *Entry, number uint32) int { return cmp.Compare(e.Number, number) })
}

// with returns the chain with e in its place, or ErrFork.
func (c chain) with(e Entry) (chain, error) {
	i, taken := c.find(e.Number)
	if taken {
		had := c.entries[i]
		if had.ID != e.ID {
			return chain{}, ErrFork
		}
		better := better(*had, e)
		c.entries, c.tip = slices.Clone(c.entries), new(tip)
		c.entries[i] = &better
		if had.Withheld && !better.Withheld {
			c.withheld--
		}
		return c, nil
	}
	if len(c.entries) > 0 && !bytes.Equal(c.entries[0].Key, e.Key) {
		return chain{}, ErrFork
	}
	if i > 0 {
		if before := c.entries[i-1]; before.Number == e.Number-1 && (before.ID != e.Prev || before.Clock >= e.Clock) {
			return chain{}, ErrFork
		}
	}
	if e.Withheld {
		c.withheld++
	}
	if i < len(c.entries) {
		if after := c.entries[i]; after.Number == e.Number+1 && (after.Prev != e.ID || after.Clock <= e.Clock) {
			return chain{}, ErrFork
		}
		c.entries, c.tip = slices.Insert(slices.Clone(c.entries), i, &e), new(tip)
		return c, nil
	}
	if !c.tip.claim() {
		c.entries = slices.Clip(c.entries)
	}
	c.entries, c.tip = append(c.entries, &e), new(tip)
	return c, nil
}

// tip is the right to write behind the end of the slices of a value, where there
// may be room that other values of the same past see too. The first to claim it
// may; who comes later has to copy. So a row of values that each add to the one
// before costs a few bytes a step, and none of them sees another's.
type tip struct{ claimed atomic.Bool }

// claim reports whether the right was still there; it is gone after that.
func (t *tip) claim() bool { return t != nil && t.claimed.CompareAndSwap(false, true) }
