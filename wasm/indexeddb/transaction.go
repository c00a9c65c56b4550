//go:build js && wasm

package indexeddb

import (
	"context"
	"errors"
	"time"

	"github.com/hack-pad/safejs"

	"meldcode/app/store"
)

// mode is what a transaction may do.
type mode string

const (
	reading mode = "readonly"
	writing mode = "readwrite"
)

// ask puts requests to the object store; it must not wait. Others may follow from
// where the last of these is heard to have succeeded.
type ask func(records safejs.Value) error

// grace is how long a transaction that was called off may take to say how it
// ended: a page that comes back from the background finds its time limit over
// before it hears an answer that was there all along.
const grace = time.Second

// transact runs one transaction on one connection and returns nil only when
// it is complete. An error with errLost in it deserves a new connection.
func (d *DB) transact(ctx context.Context, c *connection, m mode, limit time.Duration, requests ask) error {
	// Between here and the select nothing waits, so all of it is one turn.
	tx, err := c.db.Call("transaction", []any{records}, string(m), map[string]any{"durability": "strict"})
	if err != nil {
		return errors.Join(failed(thrown(err), !c.alive()), errUnbegun)
	}
	// Room for one, for the listener may have left when the outcome comes.
	ended := make(chan error, 1)
	var e ears
	err = errors.Join(
		e.hear(tx, "complete", func() {
			e.release()
			ended <- nil
		}),
		e.hear(tx, "abort", func() {
			e.release()
			ended <- failed(nameOf(get(tx, "error")), !c.alive())
		}),
	)
	if err == nil {
		var all safejs.Value
		if all, err = tx.Call("objectStore", records); err == nil {
			err = requests(all)
		}
	}
	if err != nil {
		_, _ = tx.Call("abort")
		if out, known := await(ended); !known || out == nil {
			return &store.Fault{Kind: store.NoAnswer, Err: thrown(err)}
		}
		return failed(thrown(err), !c.alive())
	}

	timer := time.NewTimer(limit)
	defer timer.Stop()
	var why error
	select {
	case out := <-ended:
		return out
	case <-c.gone:
		// What was under way usually still ends, one way or the other.
		if out, known := await(ended); known {
			return out
		}
		return errLost
	case <-timer.C:
		why = &store.Fault{Kind: store.NoAnswer}
	case <-ctx.Done():
		why = ctx.Err()
	}
	// Called off now, so that it is not written after somebody was told that
	// it was not. It may have been complete just before.
	_, _ = tx.Call("abort")
	switch out, known := await(ended); {
	case known && out == nil:
		return nil
	case known:
		return why
	}
	return &store.Fault{Kind: store.NoAnswer, Err: ctx.Err()}
}

func await(ended <-chan error) (out error, known bool) {
	timer := time.NewTimer(grace)
	defer timer.Stop()
	select {
	case out = <-ended:
		return out, true
	case <-timer.C:
		return nil, false
	}
}

// persist runs a transaction, and once more on a new connection when the
// first fell away. again says which of the two it was.
func (d *DB) persist(ctx context.Context, m mode, limit time.Duration, requests ask) (again bool, err error) {
	if err := ctx.Err(); err != nil {
		return false, err
	}
	c, err := d.connect(ctx)
	if err != nil {
		return false, err
	}
	err = d.transact(ctx, c, m, limit, requests)
	if !errors.Is(err, errLost) {
		return false, err
	}
	d.drop(c)
	unbegun := errors.Is(err, errUnbegun)
	c, err = d.connect(ctx)
	if err != nil {
		if unbegun || store.KindOf(err) == store.Gone {
			return true, err
		}
		return true, &store.Fault{Kind: store.Lost, Err: err}
	}
	err = d.transact(ctx, c, m, limit, requests)
	if errors.Is(err, errLost) {
		d.drop(c)
		return true, &store.Fault{Kind: store.Lost, Err: err}
	}
	return true, err
}
