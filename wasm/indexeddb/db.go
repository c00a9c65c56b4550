//go:build js && wasm

package indexeddb

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"sync"
	"time"

	"github.com/hack-pad/safejs"

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
	Limit     time.Duration // for one transaction after that; zero is 10 seconds
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

// Apply implements store.Store.
func (d *DB) Apply(ctx context.Context, ops ...store.Op) error {
	if err := store.Check(ops...); err != nil || len(ops) == 0 {
		return err
	}
	again, err := d.persist(ctx, writing, func(records safejs.Value) error {
		for _, op := range ops {
			if err := put(records, op); err != nil {
				return err
			}
		}
		return nil
	})
	if again && errors.Is(err, store.ErrExists) && d.stands(ctx, ops) {
		// The first transaction was complete after all; only its answer had
		// been lost with the connection.
		return nil
	}
	return err
}

func put(records safejs.Value, op store.Op) error {
	if op.Kind() == store.OpDelete {
		_, err := records.Call("delete", keyToJS(op.Key()))
		return err
	}
	value, err := toJS(op.Value())
	if err != nil {
		return err
	}
	method := "put"
	if op.Kind() == store.OpAdd {
		method = "add"
	}
	_, err = records.Call(method, value, keyToJS(op.Key()))
	return err
}

// stands reports whether the database is as ops leave it. Sealing the same
// text twice gives other bytes, so equal bytes were written by us.
func (d *DB) stands(ctx context.Context, ops []store.Op) bool {
	last := map[store.Key]store.Op{}
	for _, op := range ops {
		last[op.Key()] = op
	}
	for key, op := range last {
		got, err := d.Get(ctx, key)
		gone := op.Kind() == store.OpDelete && errors.Is(err, store.ErrNotFound)
		if !gone && (err != nil || !bytes.Equal(got, op.Value())) {
			return false
		}
	}
	return true
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
