package session

import (
	"context"
	"maps"
	"sync"
	"testing"

	"meldcode/app/store"
	"meldcode/app/vault"
)

// film is a store that keeps what it held after each transaction: what a
// process that was killed at that moment leaves behind.
type film struct {
	store.Memory

	mu     sync.Mutex
	frames []records // the first is what it began with
}

// records is all that a store holds.
type records map[store.Key][]byte

// filmOf returns a store that begins with these records.
func filmOf(t *testing.T, held records) *film {
	t.Helper()
	f := &film{frames: []records{maps.Clone(held)}}
	if f.frames[0] == nil {
		f.frames[0] = records{}
	}
	for at, value := range held {
		if err := f.Memory.Apply(t.Context(), store.Add(at, vault.Clear(value))); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

// Apply implements store.Store.
func (f *film) Apply(ctx context.Context, ops ...store.Op) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.Memory.Apply(ctx, ops...); err != nil {
		return err
	}
	next := maps.Clone(f.frames[len(f.frames)-1])
	for _, op := range ops {
		if op.Kind() == store.OpDelete {
			delete(next, op.Key())
		} else {
			next[op.Key()] = op.Value()
		}
	}
	f.frames = append(f.frames, next)
	return nil
}

// now returns what the store holds.
func (f *film) now() records {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.frames[len(f.frames)-1]
}
