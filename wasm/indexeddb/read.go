//go:build js && wasm

package indexeddb

import (
	"bytes"
	"context"
	"strconv"
	"strings"

	"github.com/hack-pad/safejs"

	"meldcode/app/store"
)

// Get implements store.Store.
func (d *DB) Get(ctx context.Context, key store.Key) ([]byte, error) {
	if err := key.Check(); err != nil {
		return nil, err
	}
	var request safejs.Value
	_, err := d.persist(ctx, reading, d.options.Limit, func(records safejs.Value) (err error) {
		request, err = records.Call("get", keyToJS(key))
		return err
	})
	if err != nil {
		return nil, err
	}
	value := get(request, "result")
	if value.IsUndefined() {
		return nil, store.ErrNotFound
	}
	return toGo(value)
}

// List implements store.Store. The values and the keys are two requests of one
// transaction, so they belong together.
func (d *DB) List(ctx context.Context, space string) ([]store.Record, error) {
	if err := (store.Key{Space: space}).Check(); err != nil {
		return nil, err
	}
	var values, keys safejs.Value
	_, err := d.persist(ctx, reading, d.options.Limit, func(records safejs.Value) error {
		all, err := between([]any{space}, space)
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
	// One text with all keys crosses over once; keys one by one cost four times
	// what their values do.
	text, err := get(safejs.Global(), "JSON").Call("stringify", get(keys, "result"))
	if err != nil {
		return nil, errShape
	}
	listed, err := text.String()
	if err != nil {
		return nil, errShape
	}
	all, err := newCopier(d.options.Pause).all(get(values, "result"))
	if err != nil {
		return nil, err
	}
	return toRecords(listed, all)
}

// Tails implements store.Store: one request for each key.
func (d *DB) Tails(ctx context.Context, keys ...store.Key) ([][][]byte, error) {
	for _, key := range keys {
		if err := key.Check(); err != nil {
			return nil, err
		}
	}
	if len(keys) == 0 {
		return nil, ctx.Err()
	}
	var requests []safejs.Value
	_, err := d.persist(ctx, reading, d.options.Limit, func(records safejs.Value) error {
		requests = make([]safejs.Value, len(keys)) // anew when it is done again
		for i, key := range keys {
			tail, err := between(keyToJS(key), key.Space, key.Chain)
			if err != nil {
				return err
			}
			if requests[i], err = records.Call("getAll", tail); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	tails := make([][][]byte, len(keys))
	c := newCopier(d.options.Pause)
	for i, request := range requests {
		if tails[i], err = c.all(get(request, "result")); err != nil {
			return nil, err
		}
	}
	return tails, nil
}

// between returns the range of keys from one on that begin with these parts. An
// array sorts after every string and number, so an empty one is the end.
func between(from []any, parts ...any) (safejs.Value, error) {
	return get(safejs.Global(), "IDBKeyRange").Call("bound", from, append(parts, []any{}))
}

// copier takes values over by way of room that it keeps, so that it need not ask
// for the length of each.
type copier struct {
	room  []byte
	pause func()
}

func newCopier(pause func()) *copier { return &copier{make([]byte, 8<<10), pause} }

// all takes over an array of values.
func (c *copier) all(array safejs.Value) ([][]byte, error) {
	n, err := array.Length()
	if err != nil {
		return nil, errShape
	}
	values := make([][]byte, n)
	for i := range values {
		c.pause()
		value, err := array.Index(i)
		if err != nil {
			return nil, errShape
		}
		if values[i], err = c.one(value); err != nil {
			return nil, err
		}
	}
	return values, nil
}

func (c *copier) one(array safejs.Value) ([]byte, error) {
	n, err := safejs.CopyBytesToGo(c.room, array)
	if err != nil {
		return nil, errShape
	}
	if n == len(c.room) { // it may be longer
		return toGo(array)
	}
	return bytes.Clone(c.room[:n]), nil
}

// toRecords gives values their keys, which are written as JSON:
// [["space","chain",1],…]. Handles hold nothing that JSON escapes.
func toRecords(keys string, values [][]byte) ([]store.Record, error) {
	found := make([]store.Record, len(values))
	rest, ok := strings.CutPrefix(keys, "[")
	for i := range found {
		var key string
		if i > 0 {
			rest, ok = strings.CutPrefix(rest, ",")
		}
		if key, rest, ok = cut(rest, ok); !ok {
			return nil, errShape
		}
		parts := strings.Split(key, ",")
		if len(parts) != 3 {
			return nil, errShape
		}
		space, chain := strings.Trim(parts[0], `"`), strings.Trim(parts[1], `"`)
		number, err := strconv.ParseUint(parts[2], 10, 32)
		k := store.Key{Space: space, Chain: chain, Number: uint32(number)}
		if err != nil || k.Check() != nil {
			return nil, errShape
		}
		found[i] = store.Record{Key: k, Value: values[i]}
	}
	if rest != "]" {
		return nil, errShape
	}
	return found, nil
}

// cut takes one array off the front of a text, and returns what is in it.
func cut(text string, before bool) (in, rest string, ok bool) {
	text, begins := strings.CutPrefix(text, "[")
	in, rest, ends := strings.Cut(text, "]")
	return in, rest, before && begins && ends
}
