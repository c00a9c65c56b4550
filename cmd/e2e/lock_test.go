package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// replaced waits until the page that was marked with samePage is another one.
func (p person) replaced() {
	p.t.Helper()
	p.wait(func() bool {
		var other bool
		err := p.run(chromedp.Evaluate(`window.samePage === undefined`, &other)) // fails in between
		return err == nil && other
	}, "another page")
}

// focusOn moves the focus to the element of that role and name.
func (p person) focusOn(role, name string) {
	p.t.Helper()
	id := p.find(role, name)
	if err := p.run(dom.Focus().WithBackendNodeID(id)); err != nil {
		p.t.Fatal(err)
	}
}

// key presses a key for real.
func (p person) key(key, code string, virtual int64) {
	p.t.Helper()
	for _, kind := range []input.KeyType{input.KeyDown, input.KeyUp} {
		event := input.DispatchKeyEvent(kind).WithKey(key).WithCode(code).WithWindowsVirtualKeyCode(virtual)
		switch {
		case kind == input.KeyUp:
		case len(key) == 1:
			event = event.WithText(key)
		case key == "Enter":
			event = event.WithText("\r")
		}
		if err := p.run(event); err != nil {
			p.t.Fatal(err)
		}
	}
}

// everything is what the page, its history and what it tells a screen reader
// hold, as text.
func (p person) everything() string {
	p.t.Helper()
	var held string
	var tree map[string]any // as it comes: the typed form does not know every reason of a newer browser
	var entries []*page.NavigationEntry
	err := p.run(
		chromedp.Evaluate(`[document.documentElement?.outerHTML, document.title, location.href, JSON.stringify(history.state), window.name,
			...[...document.querySelectorAll("input, textarea, select")].map((e) => e.value),
			JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage})].join("\n")`, &held),
		chromedp.ActionFunc(func(ctx context.Context) error {
			return cdp.Execute(ctx, accessibility.CommandGetFullAXTree, nil, &tree)
		}),
		chromedp.ActionFunc(func(ctx context.Context) (err error) {
			_, entries, err = page.GetNavigationHistory().Do(ctx)
			return err
		}))
	if err != nil {
		p.t.Fatal(err)
	}
	for _, part := range []any{tree, entries} {
		text, err := json.Marshal(part)
		if err != nil {
			p.t.Fatal(err)
		}
		held += "\n" + string(text)
	}
	return held
}

// nothingOf fails when one of the marks can be read in the page or around it.
func (p person) nothingOf(when string, marks ...string) {
	p.t.Helper()
	held := p.everything()
	for _, mark := range marks {
		if at := strings.Index(held, mark); at >= 0 {
			p.t.Errorf("%s: %q can be read: …%s…", when, mark, held[max(0, at-80):min(len(held), at+80)])
		}
	}
}

// wayToLock is one of the ways in which the app locks.
type wayToLock struct {
	name string
	lock func(b *browser, p person)
	then string // heading of the page that comes
}

var waysToLock = []wayToLock{
	{"button", func(_ *browser, p person) { p.button("Op slot") }, "Ontgrendelen"},
	{"idle", func(_ *browser, p person) {
		p.minutesPass(1.95)
		p.sees("Over 1 minuut gaat de app op slot.")
		p.minutesPass(1)
	}, "Ontgrendelen"},
	{"hide button", func(_ *browser, p person) { p.button("Scherm verbergen") }, "Tafels oefenen"},
	{"Shift three times", func(_ *browser, p person) {
		for range 3 {
			p.key("Shift", "ShiftLeft", 16)
		}
	}, "Tafels oefenen"},
	{"sleep", func(_ *browser, p person) { p.minutesPass(600) }, "Ontgrendelen"},
	{"another window", func(b *browser, p person) {
		second := b.tab(eval[string](b, `location.origin`) + "/")
		second.button("Hier verder schrijven")
		second.heading("Ontgrendelen")
		p.toFront()
	}, "De app is ook open in een ander venster"},
}

func TestAfterEachLockNothingIsReadableAndTheConceptIsThere(t *testing.T) {
	address := site(t, "/")
	b := startBrowser(t, "")
	b.run(clockScript())
	b.run(chromedp.EmulateViewport(1180, 820))
	b.open(address)
	p := person{t, b.ctx}
	p.prepare()
	for n, way := range waysToLock {
		t.Run(way.name, func(t *testing.T) {
			p := person{t, b.ctx}
			child, seen := "Merelmerk Verzonnen", fmt.Sprintf("Wilgenmerk zei zij, keer %d.", n)
			p.link("Overzicht")
			p.link("Signaal vastleggen")
			p.fill("Om welk kind gaat het?", child)
			p.fill("Wat zag of hoorde je precies?", seen)
			if held := p.everything(); !strings.Contains(held, "Merelmerk") || !strings.Contains(held, seen) {
				t.Fatal("the marks are not found where they stand, so the search proves nothing")
			}
			b.run(chromedp.Evaluate(`window.samePage = true`, nil))

			way.lock(b, p)
			p.replaced() // the memory went with the page
			p.heading(way.then)
			p.nothingOf("locked", "Merelmerk", "Wilgenmerk", "Verzonnen")
			b.run(chromedp.Evaluate(`history.back()`, nil))
			p.find("heading", "")
			b.until(`document.readyState === "complete"`)
			p.nothingOf("one back", "Merelmerk", "Wilgenmerk", "Verzonnen")

			b.open(address)
			p.wait(func() bool { return p.has("button", "Hier verder schrijven") || p.has("heading", "Ontgrendelen") }, "the app")
			if p.has("button", "Hier verder schrijven") {
				p.button("Hier verder schrijven")
			}
			p.unlock()
			p.sees("De app zat op slot. Je concept is er nog.")
			p.button("Verder waar je was")
			p.heading("Signaal vastleggen")
			if got := p.value("Wat zag of hoorde je precies?"); got != seen {
				t.Errorf("the concept is %q, want %q", got, seen)
			}
			b.until(`document.activeElement?.labels?.[0]?.textContent.includes("Wat zag of hoorde je precies?")`)
		})
	}
}

func TestAPageOutOfTheBackForwardCacheHoldsNothingAndIsLocked(t *testing.T) {
	address := site(t, "/")
	b := startBrowser(t, "", withCache)
	b.open(address)
	p := person{t, b.ctx}
	p.prepare()
	p.link("Signaal vastleggen")
	p.fill("Om welk kind gaat het?", "Merelmerk Verzonnen")
	p.sees("Concept bewaard om") // no person is faster than that from one field to the next
	p.fill("Wat zag of hoorde je precies?", "Wilgenmerk zei zij.")
	// What the page holds when it comes back as it was, before anything else.
	b.run(chromedp.Evaluate(`window.samePage = true; addEventListener("pageshow", (event) => {
		if (event.persisted) sessionStorage.setItem("restored", document.documentElement.outerHTML);
	})`, nil))
	b.run(chromedp.Navigate(address + "rust.html"))
	p.heading("Tafels oefenen")
	p.nothingOf("on the other page", "Merelmerk", "Wilgenmerk")
	b.run(chromedp.Evaluate(`history.back()`, nil))
	p.replaced()
	p.heading("Ontgrendelen")
	if n := eval[int](b, `sessionStorage.getItem("restored")?.length ?? 0`); n == 0 {
		t.Error("the page did not come out of the cache, so this proves nothing")
	}
	p.nothingOf("back again", "Merelmerk", "Wilgenmerk")
	p.unlock()
	p.heading("Signaal vastleggen")
	p.wait(func() bool { return p.value("Wat zag of hoorde je precies?") == "Wilgenmerk zei zij." }, "the concept")
}

// sight puts the page out of sight or back in it, as another app in front does.
func (p person) sight(state string) {
	p.t.Helper()
	script := fmt.Sprintf(`(() => {
		Object.defineProperty(document, "visibilityState", { configurable: true, get: () => %q });
		document.dispatchEvent(new Event("visibilitychange"));
	})()`, state)
	if err := p.run(chromedp.Evaluate(script, nil)); err != nil {
		p.t.Fatal(err)
	}
}

const covered = `!document.getElementById("boot-cover").hidden`

func TestAPageOutOfSightIsCoveredUntilItIsKnownWhetherItLocks(t *testing.T) {
	address := site(t, "/")
	b := startBrowser(t, "")
	b.run(clockScript())
	// Covers and titles, in the order in which they were on the glass.
	b.before(`window.uncovered = 0; addEventListener("DOMContentLoaded", () => {
		new MutationObserver(() => { if (document.getElementById("boot-cover").hidden) window.uncovered++; })
			.observe(document.getElementById("boot-cover"), { attributes: true });
	})`)
	b.open(address)
	p := person{t, b.ctx}
	p.prepare()
	p.sight("hidden")
	if !eval[bool](b, covered) {
		t.Error("a page out of sight is not covered")
	}
	p.sight("visible")
	b.until(`!(` + covered + `)`)
	p.find("button", "Op slot")

	b.run(chromedp.Evaluate(`window.samePage = true; window.uncovered = 0`, nil))
	p.sight("hidden")
	p.minutesPass(10)
	b.run(chromedp.Evaluate(`addEventListener("pagehide", () => sessionStorage.setItem("uncovered", window.uncovered))`, nil))
	p.sight("visible")
	p.replaced()
	p.heading("Ontgrendelen")
	if n := eval[string](b, `sessionStorage.getItem("uncovered")`); n != "0" {
		t.Errorf("uncovered %s times before it locked", n)
	}
	p.sight("hidden")
	p.sight("visible")
	b.until(`!(` + covered + `)`) // the unlock screen holds nothing
}
