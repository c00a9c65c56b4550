//go:build js && wasm

package browser

import (
	"testing"
	"time"
)

// lamp is a browser whose screen locks are counted: asked for, and held now.
const lamp = `
	window.lamp = { asked: 0, held: new Set() };
	Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request: async (kind) => {
		if (kind !== 'screen') throw new TypeError();
		window.lamp.asked++;
		const lock = { released: false, release: async () => { lock.released = true; window.lamp.held.delete(lock); } };
		window.lamp.held.add(lock);
		return lock;
	} } });
	return () => { delete navigator.wakeLock; };`

// lit waits until the screen was asked for so often and that many hold it.
func lit(t *testing.T, asked, held int) {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); ; <-time.After(time.Millisecond) {
		gotAsked, gotHeld := run(`return window.lamp.asked`).Int(), run(`return window.lamp.held.size`).Int()
		if gotAsked == asked && gotHeld == held {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("asked %d times and held by %d; want %d and %d", gotAsked, gotHeld, asked, held)
		}
	}
}

func TestTheScreenStaysOnUntilItIsLetGo(t *testing.T) {
	shim(t, lamp)
	var a Awake
	a.Keep(true)
	a.Keep(true)
	lit(t, 1, 1)
	seen := `document.dispatchEvent(new Event('visibilitychange'))`
	run(seen)
	lit(t, 1, 1) // still held: not asked again
	run(`window.lamp.held.forEach((lock) => lock.release()); ` + seen)
	lit(t, 2, 1)
	a.Keep(false)
	lit(t, 2, 0)
	run(seen)
	lit(t, 2, 0)
	a.Keep(true)
	a.Keep(false) // before the browser answered
	lit(t, 3, 0)
}

func TestABrowserWithoutScreenLocksIsLeftAlone(t *testing.T) {
	shim(t, `Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: undefined });
		return () => { delete navigator.wakeLock; };`)
	var a Awake
	a.Keep(true)
	a.Keep(false)
}
