package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// lamp counts what asks the screen to stay on. The real thing cannot be seen
// from a page, and a page that a test drives is not always given it.
const lamp = `(() => {
	window.lamp = { asked: 0, held: new Set() };
	Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
		window.lamp.asked++;
		const lock = { released: false, release: async () => { lock.released = true; window.lamp.held.delete(lock); } };
		window.lamp.held.add(lock);
		return lock;
	} } });
})()`

func TestDuringACallTheAppStaysOpenAndTheScreenOn(t *testing.T) {
	address := site(t, "/")
	b := startBrowser(t, "")
	b.run(clockScript(), chromedp.EmulateViewport(1180, 820))
	b.before(lamp)
	b.open(address)
	p := person{t, b.ctx}
	b.open(address + "#/call")
	p.heading("Belhulp")
	if p.has("button", "Ik bel nu") {
		t.Error("before unlock there is something to hold off")
	}
	b.open(address)
	p.prepare()
	p.link("Veilig Thuis bellen")
	p.heading("Belhulp")
	p.snap("call")
	p.button("Ik bel nu")
	p.sees("Belstand: de app gaat niet vanzelf op slot tot")
	p.find("button", "Scherm verbergen")
	p.snap("call-mode")
	b.until(`window.lamp.held.size === 1`)

	// On another screen, and after the page was out of sight for a while.
	p.link("Uitleg")
	p.heading("Uitleg")
	p.minutesPass(30)
	p.sees("Belstand: de app gaat niet vanzelf op slot tot")
	p.sight("hidden")
	b.run(chromedp.Evaluate(`window.lamp.held.forEach((lock) => lock.release())`, nil))
	p.sight("visible")
	b.until(`window.lamp.held.size === 1 && window.lamp.asked === 2`)
	b.until(`!(` + covered + `)`)

	p.button("Belstand stoppen")
	b.until(`window.lamp.held.size === 0`)
	p.sees("De belstand is gestopt.")
	p.link("Overzicht")
	p.link("Veilig Thuis bellen")
	p.button("Ik bel nu")
	b.until(`window.lamp.held.size === 1`)
	p.minutesPass(43.95)
	p.sees("Over 1 minuut gaat de app op slot.")
	p.button("Ik ben nog bezig")
	p.minutesPass(1)
	p.sees("De belstand is gestopt.")
	b.until(`window.lamp.held.size === 0`)
	p.find("button", "Op slot")
	p.minutesPass(3)
	p.heading("Ontgrendelen")
}
