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

// Options are the time limits of a DB.
type Options struct {
	OpenLimit time.Duration // to open the database; zero is 4 seconds
	Limit     time.Duration // for one transaction after that; zero is 10 seconds
}

// New returns the store in the database of that name. It is opened, and made
// when it is not there, by the first call that needs it; a call that failed
// because it did not open may simply be done again.
func New(name string, o Options) *DB {
	o.OpenLimit = cmp.Or(o.OpenLimit, 4*time.Second)
	o.Limit = cmp.Or(o.Limit, 10*time.Second)
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

// Get implements store.Store.
func (d *DB) Get(ctx context.Context, key store.Key) ([]byte, error) {
	values, err := d.GetAll(ctx, key)
	if err != nil {
		return nil, err
	}
	if values[0] == nil {
		return nil, store.ErrNotFound
	}
	return values[0], nil
}

// GetAll implements store.Store.
func (d *DB) GetAll(ctx context.Context, keys ...store.Key) ([][]byte, error) {
	for _, key := range keys {
		if err := key.Check(); err != nil {
			return nil, err
		}
	}
	if len(keys) == 0 {
		return nil, nil
	}
	var requests []safejs.Value
	_, err := d.persist(ctx, reading, func(records safejs.Value) error {
		requests = make([]safejs.Value, len(keys))
		for i, key := range keys {
			var err error
			if requests[i], err = records.Call("get", keyToJS(key)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	values := make([][]byte, len(keys))
	for i, request := range requests {
		value := get(request, "result")
		if value.IsUndefined() {
			continue
		}
		if values[i], err = toGo(value); err != nil {
			return nil, err
		}
	}
	return values, nil
}

// List implements store.Store. The values and the keys are two requests of
// one transaction, so they belong together.
func (d *DB) List(ctx context.Context, space string) ([]store.Record, error) {
	if err := (store.Key{Space: space}).Check(); err != nil {
		return nil, err
	}
	// An array sorts after every string, so [space, []] is the end of a space.
	from, to := []any{space}, []any{space, []any{}}
	var values, keys safejs.Value
	_, err := d.persist(ctx, reading, func(records safejs.Value) error {
		all, err := get(safejs.Global(), "IDBKeyRange").Call("bound", from, to)
		if err != nil {
			return err
		}
		if values, err = records.Call("getAll", all); err != nil {
			return err
		}
		keys, err = records.Call("getAllKeys", all)
		return err
	})
	if err != nil {
		return nil, err
	}
	return toRecords(get(keys, "result"), get(values, "result"))
}

func toRecords(keys, values safejs.Value) ([]store.Record, error) {
	n, err := keys.Length()
	if err != nil {
		return nil, errShape
	}
	found := make([]store.Record, n)
	for i := range found {
		key, err := keys.Index(i)
		if err != nil {
			return nil, errShape
		}
		value, err := values.Index(i)
		if err != nil {
			return nil, errShape
		}
		if found[i].Key, err = keyToGo(key); err != nil {
			return nil, err
		}
		if found[i].Value, err = toGo(value); err != nil {
			return nil, err
		}
	}
	return found, nil
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

func keyToGo(key safejs.Value) (store.Key, error) {
	number, err := get(key, "2").Float()
	k := store.Key{Space: text(get(key, "0")), Chain: text(get(key, "1")), Number: uint32(number)}
	if err != nil || k.Check() != nil {
		return store.Key{}, errShape
	}
	return k, nil
}
