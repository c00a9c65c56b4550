//go:build js && wasm

package indexeddb

import (
	"errors"

	"github.com/hack-pad/safejs"
)

// ears are the functions that listen for the outcome of one thing, released
// together when it is over. What they do must not wait.
type ears struct{ funcs []safejs.Func }

func (e *ears) hear(target safejs.Value, event string, f func()) error {
	heard, err := safejs.FuncOf(func(safejs.Value, []safejs.Value) any {
		f()
		return nil
	})
	if err != nil {
		return err
	}
	e.funcs = append(e.funcs, heard)
	_, err = target.Call("addEventListener", event, heard.Value())
	return err
}

func (e *ears) release() {
	for _, f := range e.funcs {
		f.Release()
	}
	e.funcs = nil
}

// leaving reports whether this page is about to go: it is out of sight, or covered
// and about to be replaced (web/boot.js).
func leaving() bool {
	gone, err := get(safejs.Global(), "meldcodeLeaving").Truthy()
	return err == nil && gone || text(get(safejs.Global(), "document", "visibilityState")) == "hidden"
}

// get follows properties from a value; what is missing is undefined.
func get(from safejs.Value, path ...string) safejs.Value {
	for _, name := range path {
		next, err := from.Get(name)
		if err != nil {
			return safejs.Undefined()
		}
		from = next
	}
	return from
}

func text(v safejs.Value) string {
	if v.Type() != safejs.TypeString {
		return ""
	}
	s, err := v.String()
	if err != nil {
		return ""
	}
	return s
}

func toJS(b []byte) (safejs.Value, error) {
	array, err := get(safejs.Global(), "Uint8Array").New(len(b))
	if err != nil {
		return safejs.Undefined(), err
	}
	_, err = safejs.CopyBytesToJS(array, b)
	return array, err
}

var errShape = errors.New("indexeddb: a record has not the shape that was written")

func toGo(array safejs.Value) ([]byte, error) {
	n, err := array.Length()
	if err != nil {
		return nil, errShape
	}
	b := make([]byte, n)
	if _, err := safejs.CopyBytesToGo(b, array); err != nil {
		return nil, errShape
	}
	return b, nil
}
