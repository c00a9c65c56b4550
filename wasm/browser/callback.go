//go:build js && wasm

package browser

import (
	"sync"

	"github.com/hack-pad/safejs"
)

var panics struct {
	sync.Mutex
	report func(place string)
}

// ReportPanics sets what is told when a callback panicked: the place is a
// fixed name from this package, such as "hash" or "hidden". The value of the
// panic is dropped, because it may carry case data. There is one report at a
// time; a later one replaces it.
func ReportPanics(report func(place string)) {
	panics.Lock()
	defer panics.Unlock()
	panics.report = report
}

// Guard runs f and reports a panic in it as one at place, which must be a
// fixed name. Goroutines of the interpreter use it too.
func Guard(place string, f func()) {
	defer func() {
		if recover() == nil {
			return
		}
		panics.Lock()
		report := panics.report
		panics.Unlock()
		if report != nil {
			report(place)
		}
	}()
	f()
}

// callback makes a JavaScript function of f. It can only fail when the
// program itself is wrong, so it panics then. Whoever makes one keeps it as
// long as JavaScript may call it, and releases it.
func callback(place string, f func(args []safejs.Value)) safejs.Func {
	made, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		Guard(place, func() { f(args) })
		return nil
	})
	if err != nil {
		panic("browser: a function could not be made for JavaScript")
	}
	return made
}

// listen calls f at each event of that name on a target such as the window,
// until stop is called. An absent target hears nothing.
func listen(target safejs.Value, event string, f func(event safejs.Value)) (stop func()) {
	heard := callback(event, func(args []safejs.Value) {
		if len(args) > 0 {
			f(args[0])
		}
	})
	if _, err := target.Call("addEventListener", event, heard.Value()); err != nil {
		heard.Release()
		return func() {}
	}
	return sync.OnceFunc(func() {
		_, _ = target.Call("removeEventListener", event, heard.Value())
		heard.Release()
	})
}

// get follows properties from a value; what is missing on the way is
// undefined, never an error, because absence is how a browser says no.
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

// truthy reports whether the value counts as true in JavaScript.
func truthy(v safejs.Value) bool {
	yes, err := v.Truthy()
	return err == nil && yes
}

// text returns a string value, or "" for anything else.
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

func window() safejs.Value   { return safejs.Global() }
func document() safejs.Value { return get(safejs.Global(), "document") }
func navigator(path ...string) safejs.Value {
	return get(get(safejs.Global(), "navigator"), path...)
}
