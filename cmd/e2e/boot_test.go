package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// before runs a script in every page before the page's own.
func (b *browser) before(script string) {
	b.t.Helper()
	b.run(before(script))
}

// heading waits for boot.js's own screen and gives its title.
func (b *browser) heading() string {
	b.t.Helper()
	b.until(`document.documentElement.dataset.problem !== undefined`)
	return eval[string](b, `document.querySelector("h1").textContent`)
}

func TestEachCauseOfNoStorageHasItsOwnScreenBeforeTheAppStarts(t *testing.T) {
	h := &host{base: "/", dir: repo("build", "site")}
	url := serve(t, h).URL
	opening := func(result string) string {
		return `IDBFactory.prototype.open = () => { const r = {}; ` + result + `; return r; }`
	}
	for _, c := range []struct{ name, stub, title string }{
		{"absent", `Object.defineProperty(window, "indexedDB", { value: undefined })`, "De opslag van deze browser staat uit"},
		{"throws", `IDBFactory.prototype.open = () => { throw new DOMException("", "SecurityError") }`, "Deze browser mag niets bewaren"},
		{"refused", opening(`setTimeout(() => { r.error = new DOMException("", "InvalidStateError"); r.onerror() })`), "Deze browser mag niets bewaren"},
		{"broken", opening(`setTimeout(() => { r.error = new DOMException("", "UnknownError"); r.onerror() })`), "De opslag van deze browser werkt niet"},
		{"full", `IDBObjectStore.prototype.put = () => { throw new DOMException("", "QuotaExceededError") }`, "De tablet is vol"},
		{"silent", opening(``), "De opslag van deze browser geeft geen antwoord"},
		{"forgets", `IDBObjectStore.prototype.put = () => ({})`, "De opslag van deze browser werkt niet"},
		{"no worker", `delete Navigator.prototype.serviceWorker`, "De app kan zich hier niet installeren"},
		{"old", `delete window.WebAssembly`, "Deze browser is te oud voor de app"},
		{"no https", `Object.defineProperty(window, "isSecureContext", { value: false })`, "Deze app moet via https worden geopend"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := startBrowser(t, "")
			b.before(c.stub)
			h.set(func(h *host) { h.asked = nil })
			b.run(chromedp.Navigate(url))
			if got := b.heading(); got != c.title {
				t.Errorf("got %q, want %q", got, c.title)
			}
			if text := eval[string](b, `document.body.innerText`); !strings.Contains(text, "112") || !strings.Contains(text, "0800-2000") {
				t.Error("the screen lacks the phone numbers")
			}
			h.set(func(h *host) {
				for _, asked := range h.asked {
					if strings.HasSuffix(asked, ".wasm") {
						t.Error("the app was fetched before storage was known to work")
					}
				}
			})
		})
	}
}

// holdGo lets a test reach the running Go program.
const holdGo = `{
	let real;
	Object.defineProperty(window, "Go", {
		get: () => real,
		set: (Go) => { real = class extends Go { constructor() { super(); window.heldGo = this; } }; },
	});
}`

func TestADeadAppSaysSoAndLeavesNothingBehind(t *testing.T) {
	url := serve(t, &host{base: "/", dir: repo("build", "site")}).URL
	for _, c := range []struct{ name, kill string }{
		{"it ended", `heldGo._resolveExitPromise()`},
		{"stack overflow", `(heldGo._inst = { exports: { resume() { throw new RangeError("Maximum call stack size exceeded"); } } }, setTimeout(() => heldGo._resume()))`},
		{"trap", `(heldGo._inst = { exports: { resume() { throw new WebAssembly.RuntimeError("unreachable"); } } }, setTimeout(() => heldGo._resume()))`},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := startBrowser(t, "")
			b.before(holdGo)
			b.open(url)
			b.run(chromedp.Evaluate(c.kill, nil))
			if got, want := b.heading(), "De app is gestopt"; got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			if n := eval[int](b, `document.querySelectorAll("input, textarea, [data-do]:not([data-do=hide])").length`); n != 0 {
				t.Errorf("%d controls of the dead app are still there", n)
			}
			if !eval[bool](b, `heldGo.exited && heldGo._inst === undefined`) {
				t.Error("the dead program can still be woken")
			}
			b.run(chromedp.Click(`//button[text()="Herladen"]`), ready())
		})
	}
}

func TestHidingReplacesThePageAndTellsTheAppFirst(t *testing.T) {
	url := serve(t, &host{base: "/school/meldcode/", dir: repo("build", "site")}).URL + "/school/meldcode/"
	for _, c := range []struct{ name, hide string }{
		{"button", `document.querySelector('[data-do="hide"]').click()`},
		{"three times Shift", `[1, 2, 3].forEach(() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "Shift" })))`},
		{"while Go is dead", `(heldGo._inst = null, document.querySelector('[data-do="hide"]').click())`},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := startBrowser(t, "")
			b.before(holdGo)
			b.open(url)
			length := eval[int](b, `history.length`)
			b.run(chromedp.Evaluate(`addEventListener("meldcode:hide", () => sessionStorage.setItem("told", String(!document.getElementById("boot-cover").hidden)))`, nil))
			b.run(chromedp.Evaluate(`setTimeout(() => { `+c.hide+` })`, nil))
			b.run(chromedp.WaitVisible(`//h1[text()="Tafels oefenen"]`))
			if got := eval[string](b, `location.pathname`); got != "/school/meldcode/rust.html" {
				t.Errorf("at %s", got)
			}
			if got := eval[int](b, `history.length`); got != length {
				t.Errorf("history grew from %d to %d: back would show the app", length, got)
			}
			if got := eval[string](b, `sessionStorage.getItem("told") ?? ""`); got != "true" {
				t.Errorf("told Go behind the cover: %q", got)
			}
		})
	}
}

func TestThePageKeepsToItsPolicyAndAsksOnlyForListedFiles(t *testing.T) {
	h := &host{base: "/meldcode/", dir: repo("build", "site")}
	url := serve(t, h).URL + h.base
	b := startBrowser(t, "")
	b.before(`window.violations = []; addEventListener("securitypolicyviolation", (e) => violations.push(e.violatedDirective + " " + e.blockedURI))`)
	b.open(url)
	b.until(`navigator.serviceWorker.controller !== null`)
	if got := eval[[]string](b, `window.violations`); len(got) > 0 {
		t.Errorf("violations: %v", got)
	}
	if !eval[bool](b, `document.documentElement.dataset.sharedOrigin === "" && window.meldcodeFacts.sharedOrigin`) {
		t.Error("below a path the origin counts as shared")
	}
	h.set(func(h *host) { h.asked = nil })
	status := eval[int](b, `fetch("not-listed?x=1").then((r) => r.status)`)
	h.set(func(h *host) {
		if status != 404 || len(h.asked) > 0 {
			t.Errorf("a request that the app never makes: %d, and the host was asked %v", status, h.asked)
		}
	})
	b.open(url)
	if got := eval[[]string](b, `window.violations`); len(got) > 0 {
		t.Errorf("violations on the second start, under the worker's own headers: %v", got)
	}
	if got := eval[string](b, `fetch("./").then((r) => r.headers.get("X-Content-Type-Options"))`); got != "nosniff" {
		t.Errorf("the worker's answer has X-Content-Type-Options %q", got)
	}
}

func TestSlowWorkRunsInAWorkerOfTheSameProgram(t *testing.T) {
	url := serve(t, &host{base: "/", dir: repo("build", "site")}).URL
	b := startBrowser(t, "")
	b.open(url)
	got := eval[string](b, `new Promise((resolve) => {
		const worker = window.meldcodeSlowWorker();
		worker.onmessage = ({ data }) => { worker.terminate(); resolve(data.id + " " + (typeof data.ok)); };
		worker.onerror = () => resolve("error");
		worker.postMessage({ id: 7, op: "no such work", payload: new Uint8Array(1) });
	})`)
	if got != "7 boolean" {
		t.Errorf("got %q, want an answer to request 7", got)
	}
}
