package e2e

import (
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// TestAPanicLeavesNoFormThatLooksAlive makes the Go program panic for real, in the
// middle of typing, in each of the places where that ends differently.
func TestAPanicLeavesNoFormThatLooksAlive(t *testing.T) {
	address := site(t, "/")
	for _, c := range []struct{ name, panic, again string }{
		// go-app's own work: nothing recovers it, and the program ends.
		{"while drawing", `Element.prototype.setAttribute = Node.prototype.appendChild = Node.prototype.insertBefore =
			Node.prototype.replaceChild = Node.prototype.removeChild = () => { throw new Error("broken") };
			location.hash = "#/home"`, "Herladen"},
		// A listener of ours, which recovers and draws a page without a case.
		{"in a listener", `const real = Element.prototype.closest;
			Element.prototype.closest = function (selector) {
				if (!selector.includes("[data-focus]")) return real.call(this, selector); // boot.js asks too
				Element.prototype.closest = real;
				throw new Error("broken");
			};
			document.querySelector('[data-do="submit"]').click()`, "App opnieuw starten"},
		// A machine without randomness: Go itself gives up.
		{"in the keeper of keys", `crypto.getRandomValues = () => { throw new Error("broken") };
			document.querySelector('[data-do="submit"]').click()`, "Herladen"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := startBrowser(t, "")
			b.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
			var mu sync.Mutex
			var said []byte // on the console, and what was thrown
			chromedp.ListenTarget(b.ctx, func(event any) {
				switch event.(type) {
				case *runtime.EventConsoleAPICalled, *runtime.EventExceptionThrown:
					text, err := json.Marshal(event)
					mu.Lock()
					defer mu.Unlock()
					if said = append(said, text...); err != nil {
						t.Error(err)
					}
				}
			})
			b.open(address)
			f := faulty{person{t, b.ctx}, b}
			f.prepare()
			f.going("#/signal/new", "Signaal vastleggen")
			f.fill("Om welk kind gaat het?", "Merelmerk")
			f.fill("Wat zag of hoorde je precies?", "Wilgenmerk")
			f.sees("Concept bewaard om")
			f.js("setTimeout(() => { " + c.panic + " }) && 1")
			f.heading("De app is gestopt")
			if n := eval[int](b, `document.querySelectorAll("input, textarea, select").length`); n > 0 {
				t.Errorf("%d fields of the dead app are still there", n)
			}
			f.nothingOf("after the panic", "Merelmerk", "Wilgenmerk")
			text := f.text()
			for _, number := range []string{"112", "0800-2000"} {
				if !strings.Contains(text, number) {
					t.Errorf("%s cannot be read", number)
				}
			}
			mu.Lock()
			for _, mark := range []string{"Merelmerk", "Wilgenmerk"} {
				if strings.Contains(string(said), mark) {
					t.Errorf("%q is on the console: %s", mark, said)
				}
			}
			mu.Unlock()
			f.js("window.samePage = true")
			f.button(c.again)
			f.replaced()
			f.unlock()
			f.going("#/signal/new", "Signaal vastleggen")
			f.holds("Om welk kind gaat het?", "Merelmerk")
			f.holds("Wat zag of hoorde je precies?", "Wilgenmerk")
		})
	}
}
