package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestEachStorageFaultAtTheStartHasItsPageAndPasses opens the app while its own
// database fails in ways that the probe of boot.js, which has a database of its
// own, does not see.
func TestEachStorageFaultAtTheStartHasItsPageAndPasses(t *testing.T) {
	address := site(t, "/")
	b := startBrowser(t, "")
	b.before(faultsScript)
	b.open(address)
	f := faulty{person{t, b.ctx}, b}
	f.prepare()
	f.button("Op slot")
	f.heading("Ontgrendelen")
	before := f.js("storeFaults.dump()")
	for _, c := range []struct{ kind, title string }{
		{"lost for good", "De opslag viel weg"},
		{"blocked", "De app is ook open in een ander venster"},
		{"open is silent", "De opslag antwoordt niet"},
		{"mute", "De opslag antwoordt niet"},
		{"throws", "In dit venster kan de app niets bewaren"},
		{"private", "In dit venster kan de app niets bewaren"},
		{"broken", "De opslag van deze browser gaat niet open"},
		{"newer", "Werk de app eerst bij"},
	} {
		t.Run(c.kind, func(t *testing.T) {
			f := faulty{person{t, b.ctx}, b}
			f.js("sessionStorage.faultAtStart = " + quoted(c.kind))
			b.run(chromedp.Reload())
			f.awaits(c.title)
			f.heading(c.title)
			text := f.text()
			if !strings.Contains(text, "112") || !strings.Contains(text, "0800-2000") {
				t.Error("the page lacks the phone numbers")
			}
			if f.has("heading", "Ontgrendelen") || f.has("button", "Ontgrendelen") {
				t.Error("it looks as if one could unlock")
			}
			f.js("delete sessionStorage.faultAtStart")
			f.button("App opnieuw starten")
			f.heading("Ontgrendelen")
			if f.js("storeFaults.dump()") != before {
				t.Error("the store changed")
			}
		})
	}
	if t.Failed() {
		return
	}

	// A database that a newer app really made: this one reads nothing and leaves
	// it as it is.
	var left int
	upgrade := `new Promise((resolve, reject) => {
		const request = indexedDB.open("meldcode", 2);
		request.onupgradeneeded = () => {};
		request.onsuccess = () => { request.result.close(); resolve(2); };
		request.onerror = () => reject(request.error);
	})`
	b.run(chromedp.Navigate(address+"rust.html"), chromedp.Evaluate(upgrade, &left, awaitPromise), chromedp.Navigate(address))
	f.heading("Werk de app eerst bij")
	b.run(chromedp.Evaluate(`indexedDB.databases().then((all) => all.find((db) => db.name === "meldcode").version)`, &left, awaitPromise))
	if left != 2 {
		t.Errorf("the database is of version %d, want 2", left)
	}
}
