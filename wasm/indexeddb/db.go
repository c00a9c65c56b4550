//go:build js && wasm

package indexeddb

import (
	"cmp"
	"sync"
	"time"

	"meldcode/app/store"
)

// DB is a store.Store in an IndexedDB database of this origin.
type DB struct {
	name    string
	version int
	options Options

	mu      sync.Mutex // never held while waiting
	conn    *connection
	opening *opening
	closed  bool
	had     bool // it was open before: then it is there, or it vanished
}

var _ store.Store = (*DB)(nil)

// Options are the time limits of a DB, and its manners.
type Options struct {
	OpenLimit time.Duration // to open the database; zero is 4 seconds
	Limit     time.Duration // for one transaction after that; zero is 10 seconds, and more for many writes
	// Pause, when not nil, is called between the records that are taken over. It
	// may wait, so that the page can draw.
	Pause func()
}

// New returns the store in the database of that name. It is opened, and made
// when it is not there, by the first call that needs it; a call that failed
// because it did not open may simply be done again.
func New(name string, o Options) *DB {
	o.OpenLimit = cmp.Or(o.OpenLimit, 4*time.Second)
	o.Limit = cmp.Or(o.Limit, 10*time.Second)
	if o.Pause == nil {
		o.Pause = func() {}
	}
	return &DB{name: name, version: 1, options: o}
}

// Close implements store.Store.
func (d *DB) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.closed = true
	if d.conn != nil {
		d.conn.end()
		d.conn = nil
	}
	return nil
}

func keyToJS(k store.Key) []any { return []any{k.Space, k.Chain, float64(k.Number)} }
