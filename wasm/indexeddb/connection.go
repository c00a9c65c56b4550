//go:build js && wasm

package indexeddb

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/hack-pad/safejs"

	"meldcode/app/store"
)

const records = "records"

// connection is an open database. It is disposable: the browser may take it
// away at any moment, and another window may ask for it back.
type connection struct {
	db   safejs.Value
	gone chan struct{} // closed when it fell away
	ears ears
}

func (c *connection) alive() bool {
	select {
	case <-c.gone:
		return false
	default:
		return true
	}
}

// end lets go of the connection; transactions under way still finish.
func (c *connection) end() {
	if c.alive() {
		close(c.gone)
	}
	_, _ = c.db.Call("close")
	c.ears.release()
}

// opening is a connection on its way. There is at most one, and it stays
// until the browser answers, so that a blocked one goes on when it can.
type opening struct {
	done    chan struct{}
	conn    *connection
	err     error
	blocked atomic.Bool
}

// connect returns the connection, opening one when there is none.
func (d *DB) connect(ctx context.Context) (*connection, error) {
	d.mu.Lock()
	if d.closed {
		d.mu.Unlock()
		return nil, store.ErrClosed
	}
	if d.conn != nil && d.conn.alive() {
		defer d.mu.Unlock()
		return d.conn, nil
	}
	if d.opening == nil {
		o, err := d.open()
		if err != nil {
			d.mu.Unlock()
			return nil, err
		}
		d.opening = o
	}
	o := d.opening
	d.mu.Unlock()

	timer := time.NewTimer(d.options.OpenLimit)
	defer timer.Stop()
	select {
	case <-o.done:
		return o.conn, o.err
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-timer.C:
		if o.blocked.Load() {
			return nil, &store.Fault{Kind: store.Blocked}
		}
		return nil, &store.Fault{Kind: store.NoAnswer}
	}
}

// drop forgets a connection that fell away.
func (d *DB) drop(c *connection) {
	c.end()
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.conn == c {
		d.conn = nil
	}
}

// open asks the browser for the database and returns at once. The listeners
// stand before it returns to the event loop. d.mu is held.
func (d *DB) open() (*opening, error) {
	factory := get(safejs.Global(), "indexedDB")
	if there, err := factory.Truthy(); err != nil || !there {
		return nil, &store.Fault{Kind: store.Absent}
	}
	request, err := factory.Call("open", d.name, d.version)
	if err != nil {
		return nil, unopened(thrown(err))
	}
	o := &opening{done: make(chan struct{})}
	had, vanished := d.had, false
	var e ears
	settle := func(conn *connection, err error) {
		e.release()
		if vanished {
			err = &store.Fault{Kind: store.Gone}
		}
		d.settle(o, conn, err)
	}
	listen := func(event string, f func()) {
		if err == nil {
			err = e.hear(request, event, f)
		}
	}
	listen("upgradeneeded", func() {
		if vanished = had; vanished {
			_, _ = get(request, "transaction").Call("abort")
			return
		}
		create(request)
	})
	listen("blocked", func() { o.blocked.Store(true) })
	listen("error", func() { settle(nil, unopened(nameOf(get(request, "error")))) })
	listen("success", func() { settle(adopt(get(request, "result"))) })
	if err != nil {
		e.release()
		return nil, unopened(thrown(err))
	}
	return o, nil
}

// create makes the one object store in a new database. When that fails the
// upgrade is rolled back, so that no empty database remains.
func create(request safejs.Value) {
	_, err := get(request, "result").Call("createObjectStore", records)
	if err != nil && thrown(err) != "ConstraintError" {
		_, _ = get(request, "transaction").Call("abort")
	}
}

// adopt takes a database that opened. Its listeners are there for the moment
// that another window wants it or the browser takes it away.
func adopt(db safejs.Value) (*connection, error) {
	c := &connection{db: db, gone: make(chan struct{})}
	has, err := get(db, "objectStoreNames").Call("contains", records)
	if ours, _ := has.Bool(); err != nil || !ours {
		c.end()
		return nil, &store.Fault{Kind: store.Unavailable, Err: cause("another schema")}
	}
	for _, event := range []string{"versionchange", "close"} {
		if err := c.ears.hear(db, event, c.end); err != nil {
			c.end()
			return nil, &store.Fault{Kind: store.Unavailable, Err: thrown(err)}
		}
	}
	return c, nil
}

func (d *DB) settle(o *opening, conn *connection, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.opening = nil
	if conn != nil && d.closed {
		conn.end()
		conn, err = nil, store.ErrClosed
	}
	o.conn, o.err, d.conn = conn, err, conn
	d.had = d.had || conn != nil
	close(o.done)
}
