package e2e

import (
	"slices"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

const (
	thisVersion = `window.meldcodeFacts.version`

	// Looks for an update and gives how its installation ended: "installed",
	// "redundant", or "none" if it never began.
	lookForUpdate = `(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update().catch(() => {});
		const worker = registration.installing ?? registration.waiting;
		if (!worker) return "none";
		while (!["installed", "redundant"].includes(worker.state))
			await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
		return worker.state;
	})()`

	foreignCaches = `(async () => {
		await caches.open("other app");
		await caches.open("meldcode " + encodeURIComponent("/other/") + " 1");
		return true;
	})()`

	cacheNames = `caches.keys().then((names) => names.length)`
)

// TestAFailedUpdateLeavesTheOldVersionWorkingOffline also shows the sub-path:
// everything runs under /meldcode/.
func TestAFailedUpdateLeavesTheOldVersionWorkingOffline(t *testing.T) {
	old, next := buildSite(t, 1), buildSite(t, 2)
	h := &host{base: "/meldcode/", dir: old}
	url := serve(t, h).URL + h.base
	b := startBrowser(t, "")

	b.open(url)
	b.until(`navigator.serviceWorker.controller !== null`)
	was := eval[string](b, thisVersion)
	eval[bool](b, foreignCaches)

	// offline starts the app with the server gone and gives its version.
	offline := func() string {
		h.set(func(h *host) { h.down = true })
		defer h.set(func(h *host) { h.down = false })
		b.open(url)
		return eval[string](b, thisVersion)
	}
	if got := offline(); got != was {
		t.Fatalf("offline before any update: version %s, want %s", got, was)
	}

	files := different(t, old, next)
	if len(files) < 15 {
		t.Fatalf("only %d files differ: %v", len(files), files)
	}
	for _, name := range files {
		if slices.Contains([]string{"manifest.webmanifest", "school.json", "school.schema.json"}, name) {
			continue // a school's own: no part of a version
		}
		for _, kind := range []string{"404", "short"} {
			// Nothing from an earlier try: neither an installation that is still
			// on its way, nor files in the browser's own cache.
			b.until(`navigator.serviceWorker.getRegistration().then((r) => !r.installing && !r.waiting)`)
			b.run(network.ClearBrowserCache())
			h.set(func(h *host) { h.dir, h.fault, h.kind = next, name, kind })
			if state := eval[string](b, lookForUpdate); state != "redundant" && state != "none" {
				t.Errorf("%s %s: the update is %s", name, kind, state)
			}
			// From here on no update is to be had, so that none starts by itself.
			h.set(func(h *host) { h.dir, h.fault = old, "" })
			if got := offline(); got != was {
				t.Fatalf("%s %s: version %s after a failed update, want %s", name, kind, got, was)
			}
			if got := eval[int](b, cacheNames); got != 3 {
				t.Errorf("%s %s: %d caches, want the version's own and two foreign ones", name, kind, got)
			}
		}
	}

	// A download that never ends.
	h.set(func(h *host) { h.dir, h.fault, h.kind = next, files[0], "stalled" })
	b.run(network.ClearBrowserCache())
	eval[bool](b, `navigator.serviceWorker.ready.then((r) => r.update()).then(() => true)`)
	if got := offline(); got != was {
		t.Fatalf("stalled: version %s, want %s", got, was)
	}
}

func TestAGoodUpdateWaitsUntilItIsChosenAndClearsUpAfterItself(t *testing.T) {
	old, next := buildSite(t, 1), buildSite(t, 2)
	h := &host{base: "/", dir: old}
	url := serve(t, h).URL + h.base
	b := startBrowser(t, "")

	b.open(url)
	b.until(`navigator.serviceWorker.controller !== null`)
	was := eval[string](b, thisVersion)
	eval[bool](b, foreignCaches)

	h.set(func(h *host) { h.dir = next })
	eval[bool](b, `(addEventListener("meldcode:update", () => { window.offered = true; }), true)`)
	if state := eval[string](b, lookForUpdate); state != "installed" {
		t.Fatalf("the update is %s", state)
	}
	b.until(`window.offered === true`)
	b.open(url)
	if got := eval[string](b, thisVersion); got != was {
		t.Fatal("the new version took over without being asked")
	}

	b.until(`navigator.serviceWorker.getRegistration().then((r) => r.waiting !== null)`)
	// Waited for from outside the page, because the page is replaced.
	b.run(chromedp.Evaluate(`setTimeout(() => window.meldcodeApplyUpdate())`, nil),
		chromedp.WaitNotPresent("html[data-ready]", chromedp.ByQuery), ready())
	b.until(`window.meldcodeFacts?.version !== "` + was + `" && document.documentElement.dataset.ready === ""`)
	is := eval[string](b, thisVersion)
	b.until(`caches.keys().then((names) => names.length === 3)`)

	h.set(func(h *host) { h.down = true })
	b.open(url)
	if got := eval[string](b, thisVersion); got != is {
		t.Errorf("offline after the update: version %s, want %s", got, is)
	}
}
