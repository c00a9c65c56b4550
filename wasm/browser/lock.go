//go:build js && wasm

package browser

import (
	"context"
	"sync"

	"github.com/hack-pad/safejs"
)

// Lock takes the lock of that name for this window, if no other window of
// this browser holds it, and keeps it until release. ok is false when another
// holds it or the context ended first. onLost is called when another window
// steals it (see Steal): from then on this one must not write.
//
// Where a browser has no locks, ok is true: two windows can still not
// overwrite each other, for what is appended is added and never replaced.
func Lock(ctx context.Context, name string, onLost func()) (release func(), ok bool) {
	return request(ctx, name, map[string]any{"ifAvailable": true}, onLost)
}

// Steal takes the lock whoever holds it, and tells them through their onLost.
// ok is false only when the context ended first or the browser refused.
func Steal(ctx context.Context, name string, onLost func()) (release func(), ok bool) {
	return request(ctx, name, map[string]any{"steal": true}, onLost)
}

// request asks for the lock. A lock is held as long as the promise that the
// callback returns is pending, so release is the resolving of that promise;
// the outer promise says how it ended: kept when released, broken when stolen.
func request(ctx context.Context, name string, how map[string]any, onLost func()) (func(), bool) {
	locks := navigator("locks")
	if get(locks, "request").Type() != safejs.TypeFunction {
		return func() {}, true
	}
	var (
		letGo    = safejs.Undefined() // resolves the promise that holds the lock
		held     = make(chan bool, 1)
		keeper   safejs.Func
		granted  safejs.Func
		taken    bool
		released bool
		leaving  bool
	)
	// While a page is unloaded WebKit breaks its locks, as if somebody stole them.
	stay := listen(window(), "pagehide", func(safejs.Value) { leaving = true })
	keeper = callback("lock kept", func(args []safejs.Value) { letGo = first(args) })
	granted, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		if !truthy(first(args)) {
			held <- false
			return nil
		}
		pending, err := get(window(), "Promise").New(keeper.Value())
		if err != nil {
			held <- false
			return nil
		}
		taken = true
		held <- true
		return safejs.Unsafe(pending)
	})
	if err != nil {
		stay()
		keeper.Release()
		return func() {}, false
	}
	release := sync.OnceFunc(func() {
		released = true
		if truthy(letGo) {
			_, _ = letGo.Invoke()
		}
	})
	outer, err := locks.Call("request", name, how, granted.Value())
	if err != nil {
		stay()
		keeper.Release()
		granted.Release()
		return func() {}, false
	}
	var kept, broken safejs.Func
	over := func() {
		stay()
		keeper.Release()
		granted.Release()
		kept.Release()
		broken.Release()
	}
	kept = callback("lock released", func([]safejs.Value) { over() })
	broken = callback("lock lost", func([]safejs.Value) {
		over()
		switch {
		case !taken:
			select {
			case held <- false:
			default:
			}
		case !released && !leaving && onLost != nil:
			onLost()
		}
	})
	if _, err := outer.Call("then", kept.Value(), broken.Value()); err != nil {
		return func() {}, false
	}
	select {
	case ok := <-held:
		return release, ok
	case <-ctx.Done():
		// It may still come; then it goes back at once.
		go func() {
			if <-held {
				release()
			}
		}()
		return func() {}, false
	}
}
