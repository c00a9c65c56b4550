//go:build js && wasm

package indexeddb

import (
	"bytes"
	"context"
	"errors"
	"time"

	"github.com/hack-pad/safejs"

	"meldcode/app/store"
)

const (
	// slice is how many operations are asked in one go: a few milliseconds on a
	// slow tablet, where a whole case or back-up at once stops the page for seconds.
	slice = 50
	// perLimit is how many operations a transaction gets its limit for once more.
	perLimit = 1000
)

// Apply implements store.Store.
func (d *DB) Apply(ctx context.Context, ops ...store.Op) error {
	if err := store.Check(ops...); err != nil || len(ops) == 0 {
		return err
	}
	limit := d.options.Limit * time.Duration(1+len(ops)/perLimit)
	var broken error
	again, err := d.persist(ctx, writing, limit, func(records safejs.Value) error {
		broken = nil
		return write(records, ops, func(err error) {
			broken = err
			_, _ = get(records, "transaction").Call("abort")
		})
	})
	if broken != nil && err != nil { // as when it had been asked first
		err = failed(thrown(broken), false)
	}
	if again && errors.Is(err, store.ErrExists) && d.stands(ctx, ops) {
		// The first transaction was complete after all; only its answer had
		// been lost with the connection.
		return nil
	}
	return err
}

// write asks for a slice of ops, and for the rest from where the last of them is
// heard: there the transaction goes on, and nowhere else. broken hears what stops
// it then. A page that is being left may never hear, and asks for all at once.
func write(records safejs.Value, ops []store.Op, broken func(error)) error {
	last := leaving()
	n := len(ops)
	if !last {
		n = min(n, slice)
	}
	var request safejs.Value
	for _, op := range ops[:n] {
		var err error
		if request, err = put(records, op); err != nil {
			return err
		}
	}
	if n == len(ops) {
		if last {
			// Not left to the browser, which commits by itself only once this page
			// has heard of every request: a page that is being left never does. A page
			// that stays does not ask, for what was asked can be called off no more.
			_, _ = get(records, "transaction").Call("commit")
		}
		return nil
	}
	var e ears
	return errors.Join(
		e.hear(request, "success", func() {
			e.release()
			if err := write(records, ops[n:], broken); err != nil {
				broken(err)
			}
		}),
		e.hear(request, "error", e.release),
	)
}

func put(records safejs.Value, op store.Op) (request safejs.Value, err error) {
	if op.Kind() == store.OpDelete {
		return records.Call("delete", keyToJS(op.Key()))
	}
	value, err := toJS(op.Value())
	if err != nil {
		return safejs.Undefined(), err
	}
	method := "put"
	if op.Kind() == store.OpAdd {
		method = "add"
	}
	return records.Call(method, value, keyToJS(op.Key()))
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
