//go:build js && wasm

package browser

import (
	"context"
	"time"

	"github.com/hack-pad/safejs"
)

// Awake keeps the screen on while somebody looks at it without touching it. A
// browser that cannot do that does nothing.
type Awake struct {
	on     bool
	held   safejs.Value // the lock that the browser gave; undefined without one
	unhear func()
}

// Keep says whether the screen must stay on from now on. The browser takes the
// lock back whenever the page goes out of sight, so it is asked again when the
// page is seen. It does not wait.
func (a *Awake) Keep(on bool) {
	if on == a.on {
		return
	}
	a.on = on
	if on {
		a.held = safejs.Undefined()
		a.unhear = OnVisible(func() { go a.ask() })
		go a.ask()
		return
	}
	a.unhear()
	a.letGo()
}

func (a *Awake) ask() {
	if a.holds() {
		return
	}
	held, err := ask(context.Background(), 5*time.Second, navigator("wakeLock"), "request", "screen")
	if err != nil {
		return
	}
	if a.holds() { // asked twice
		_, _ = held.Call("release")
		return
	}
	a.held = held
	if !a.on { // no longer needed by the time it came
		a.letGo()
	}
}

func (a *Awake) holds() bool { return truthy(a.held) && !truthy(get(a.held, "released")) }

func (a *Awake) letGo() {
	if a.holds() {
		_, _ = a.held.Call("release")
	}
	a.held = safejs.Undefined()
}
