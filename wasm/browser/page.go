//go:build js && wasm

package browser

import (
	"time"

	"github.com/hack-pad/safejs"
)

// OnHidden calls f each time the page goes out of sight: another tab, another
// app, the screen off, or the page left. It is the last certain moment to
// save. The page may be hidden several times; f may run twice for one time.
func OnHidden(f func()) (stop func()) {
	stopChange := listen(document(), "visibilitychange", func(safejs.Value) {
		if Hidden() {
			f()
		}
	})
	stopHide := listen(window(), "pagehide", func(safejs.Value) { f() })
	return func() { stopChange(); stopHide() }
}

// OnVisible calls f each time the page comes back in sight, with the clock
// perhaps far on: timers stand still while a device sleeps.
func OnVisible(f func()) (stop func()) {
	return listen(document(), "visibilitychange", func(safejs.Value) {
		if !Hidden() {
			f()
		}
	})
}

// Hidden reports whether the page is out of sight.
func Hidden() bool { return text(get(document(), "visibilityState")) == "hidden" }

// Replace goes to another page without a way back, and so drops the memory of
// this one. The url may be relative to the page.
func Replace(url string) { _, _ = get(window(), "location").Call("replace", url) }

// Reload loads the page anew.
func Reload() { _, _ = get(window(), "location").Call("reload") }

// SetTitle sets the title of the window; it must not carry case data.
func SetTitle(title string) { _ = document().Set("title", title) }

// FocusHeading moves the focus to the heading of the screen, once it has been
// drawn, and scrolls to the top, so that a screen reader starts where the eye
// does. Without a heading nothing happens.
func FocusHeading() {
	AfterFrame(func() {
		heading, err := document().Call("querySelector", "main h1, h1")
		if err != nil || !truthy(heading) {
			return
		}
		_, _ = heading.Call("setAttribute", "tabindex", "-1")
		_, _ = heading.Call("focus", map[string]any{"preventScroll": true})
		_, _ = window().Call("scrollTo", 0, 0)
	})
}

// AfterFrame calls f once, after what has been changed up to now was drawn;
// on a hidden page, where nothing is drawn, it calls f soon.
func AfterFrame(f func()) {
	var later, frame safejs.Func
	later = callback("after frame", func([]safejs.Value) {
		later.Release()
		f()
	})
	// The frame's callback runs before the drawing, a timer set in it after.
	frame = callback("frame", func([]safejs.Value) {
		frame.Release()
		_, _ = window().Call("setTimeout", later.Value(), 0)
	})
	if !Hidden() {
		if _, err := window().Call("requestAnimationFrame", frame.Value()); err == nil {
			return
		}
	}
	frame.Release()
	_, _ = window().Call("setTimeout", later.Value(), 0)
}

// Timer calls f once after d, in a goroutine of its own, unless stop came
// first. It stands still while the device sleeps: what must happen by the
// clock is checked again at OnVisible.
func Timer(d time.Duration, f func()) (stop func()) {
	timer := time.AfterFunc(d, func() { Guard("timer", f) })
	return func() { timer.Stop() }
}
