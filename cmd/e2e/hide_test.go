package e2e

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// onGlass notes how long it takes from the press of a person until the cover has
// been drawn, in milliseconds.
const onGlass = `addEventListener("mousedown", (event) => {
	const cover = document.getElementById("boot-cover");
	const drawn = () => sessionStorage.setItem("drawn", performance.now() - event.timeStamp);
	new MutationObserver(() => requestAnimationFrame(() => {
		const c = new MessageChannel(); // its message comes after the frame was drawn
		c.port1.onmessage = drawn;
		c.port2.postMessage(0);
	})).observe(cover, { attributes: true });
}, true)`

// hides presses the button and sees the cover in time and then another page.
func (p person) hides(b *browser) {
	p.t.Helper()
	b.run(chromedp.Evaluate(onGlass, nil))
	p.button("Scherm verbergen")
	p.hidden(b, 200)
}

// hidden sees that the cover was there within so many ms, and then another page.
func (p person) hidden(b *browser, most float64) {
	p.t.Helper()
	// Not by the accessibility tree: asked while the page is replaced, it may never
	// answer.
	p.wait(func() bool {
		var at string
		err := p.run(chromedp.Evaluate(`location.pathname + " " + document.readyState`, &at))
		return err == nil && strings.HasSuffix(at, "/rust.html complete")
	}, "the page that is shown instead")
	p.heading("Tafels oefenen")
	if ms := eval[float64](b, `Number(sessionStorage.getItem("drawn"))`); !(ms > 0 && ms < most) {
		p.t.Errorf("the cover was there after %v ms, want less than %v", ms, most)
	} else {
		p.t.Logf("covered %.0f ms after the press", ms)
	}
}

func TestHidingWorksWhileTheAppIsLoading(t *testing.T) {
	wasm, err := filepath.Glob(repo("build", "site", "a", "*.wasm"))
	if err != nil || len(wasm) != 1 {
		t.Fatalf("got %v, %v; want the one program", wasm, err)
	}
	h := &host{base: "/", dir: repo("build", "site"), fault: "a/" + filepath.Base(wasm[0]), kind: "stalled"}
	url := serve(t, h).URL
	b := startBrowser(t, "")
	b.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false), chromedp.Navigate(url))
	p := person{t, b.ctx}
	p.sees("De app wordt geladen.")
	p.snap("loading")
	b.until(`window.meldcodeHide !== undefined`)
	p.hides(b)
	h.set(func(h *host) { h.kind = "" })
}

func TestHidingWorksWhenTheAppDied(t *testing.T) {
	url := serve(t, &host{base: "/", dir: repo("build", "site")}).URL
	for _, c := range []struct{ name, kill string }{
		// A target that is no element is a mistake that Go panics on and recovers from.
		{"panic", `(() => { const e = new Event("focusin"); Object.defineProperty(e, "target", { value: "none" }); document.dispatchEvent(e); })()`},
		{"trap", `(heldGo._inst = { exports: { resume() { throw new WebAssembly.RuntimeError("unreachable"); } } }, setTimeout(() => heldGo._resume()))`},
		{"stack overflow", `(heldGo._inst = { exports: { resume() { throw new RangeError("Maximum call stack size exceeded"); } } }, setTimeout(() => heldGo._resume()))`},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := startBrowser(t, "")
			b.before(holdGo)
			b.open(url)
			p := person{t, b.ctx}
			p.prepare()
			p.link("Signaal vastleggen")
			p.fill("Om welk kind gaat het?", "Merelmerk Verzonnen")
			b.run(chromedp.Evaluate(c.kill, nil))
			p.heading("De app is gestopt")
			p.nothingOf("dead", "Merelmerk")
			p.snap("dead-" + c.name)
			// Out of sight and back: nobody is left to take the cover away but boot.js.
			p.sight("hidden")
			p.sight("visible")
			b.until(`!(` + covered + `)`)
			p.hides(b)
			p.nothingOf("hidden", "Merelmerk")
		})
	}
}
