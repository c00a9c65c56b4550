package e2e

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// wire notes every request that reaches a server, whoever in the browser sent
// it: page, service worker or dedicated worker.
type wire struct {
	mu   sync.Mutex
	seen []*http.Request
}

func (w *wire) noting(next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.mu.Lock()
		w.seen = append(w.seen, r)
		w.mu.Unlock()
		next.ServeHTTP(rw, r)
	})
}

// take gives what was seen since the last time.
func (w *wire) take() []*http.Request {
	w.mu.Lock()
	defer w.mu.Unlock()
	seen := w.seen
	w.seen = nil
	return seen
}

// watch makes each page keep what its policy refused.
const watch = `window.violations = []; addEventListener("securitypolicyviolation", (e) => violations.push(e.violatedDirective + " " + e.blockedURI))`

// proxied sends what the browser asks of any other host to a proxy that notes
// and refuses it.
func proxied(t *testing.T) *wire {
	t.Helper()
	beyond := &wire{}
	proxy := serve(t, beyond.noting(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "nothing is beyond", http.StatusBadGateway)
	})))
	for _, name := range []string{"http_proxy", "https_proxy", "all_proxy"} {
		t.Setenv(name, proxy.URL)
	}
	return beyond
}

// pageRequests notes the addresses that the page asks for, by the DevTools.
func pageRequests(b *browser) func() []string {
	var mu sync.Mutex
	var asked []string
	chromedp.ListenTarget(b.ctx, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok {
			mu.Lock()
			asked = append(asked, e.Request.Method+" "+e.Request.URL)
			mu.Unlock()
		}
	})
	b.run(network.Enable())
	return func() []string {
		mu.Lock()
		defer mu.Unlock()
		return slices.Clone(asked)
	}
}

func TestTheAppAsksOnlyForFilesOfTheSiteAndOnlyAtTheStart(t *testing.T) {
	dir := repo("build", "site")
	own, beyond := &wire{}, proxied(t)
	address := serve(t, own.noting(&host{base: "/", dir: dir})).URL + "/"
	b := startBrowser(t, "")
	b.before(watch)
	asked := pageRequests(b)
	p := person{t, b.ctx}
	b.open(address)
	b.until(`navigator.serviceWorker.controller !== null`)
	b.until(`navigator.serviceWorker.getRegistration().then((r) => r.active?.state === "activated" && !r.installing)`)

	first := own.take()
	for _, r := range first {
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" {
			name = "index.html"
		}
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Errorf("asked for %s, which is no file of the site", r.URL)
		}
		if r.Method != http.MethodGet || r.URL.RawQuery != "" || r.ContentLength > 0 {
			t.Errorf("%s %s with a body of %d bytes", r.Method, r.URL, r.ContentLength)
		}
		if len(r.Cookies()) > 0 {
			t.Errorf("%s carries cookies", r.URL)
		}
	}
	if len(first) < 10 {
		t.Errorf("only %d requests were seen", len(first))
	}

	p.prepare()
	p.link("Signaal vastleggen")
	p.fill("Om welk kind gaat het?", "Noor Verzonnen")
	p.fill("Wat zag of hoorde je precies?", "Zei dat zij niet naar huis wil.")
	p.button("Signaal vastleggen")
	p.heading("Vastgelegd in het logboek")
	refused := eval[[]string](b, `window.violations`)
	p.button("Op slot")
	p.unlock()
	p.heading("Overzicht")
	refused = append(refused, eval[[]string](b, `window.violations`)...)
	if len(refused) > 0 {
		t.Errorf("the policy refused %v", refused)
	}
	later := own.take()
	for _, r := range later {
		// The lock loads the page anew; the browser then looks for a new worker, and
		// the app for what a school can change: its settings, and the name and icon
		// that follow from them.
		if r.URL.Path != "/worker.js" && r.URL.Path != "/school.json" && r.URL.Path != "/manifest.webmanifest" || r.Method != http.MethodGet || r.URL.RawQuery != "" || len(r.Cookies()) > 0 {
			t.Errorf("after the start the server was asked %s %s", r.Method, r.URL)
		}
	}
	for _, one := range asked() {
		u, err := url.Parse(strings.TrimPrefix(one, "GET "))
		if err != nil || u.RawQuery != "" || !strings.HasPrefix(u.String(), address) && u.Scheme != "blob" && u.Scheme != "data" {
			t.Errorf("the page asked %s", one)
		}
	}
	if n := eval[string](b, `document.cookie`); n != "" {
		t.Errorf("a cookie: %q", n)
	}
	makers := 0
	for _, r := range beyond.take() {
		// What Chromium asks its maker (the time, updates, its form filler) goes
		// past a page's policy. It is counted and not judged here; that the page
		// itself asked none of it, the DevTools showed above.
		if host := r.URL.Hostname(); strings.HasSuffix(host, ".google.com") || strings.HasSuffix(host, ".googleapis.com") {
			makers++
			continue
		}
		t.Errorf("another host was asked: %s %s", r.Method, r.URL)
	}
	// The proxy does see what goes elsewhere.
	_ = p.run(chromedp.Navigate("http://beyond.example/"))
	if len(beyond.take()) == 0 {
		t.Error("the proxy sees nothing, so it proves nothing")
	}
	t.Logf("%d requests at the start, %d later for a new worker; %d seen in the page; %d of the browser's own", len(first), len(later), len(asked()), makers)
}

func TestPhoneLinksCallAndKeepTheAppOpen(t *testing.T) {
	address := site(t, "/")
	b, p := tablet(t, address)
	b.run(chromedp.Evaluate(`window.samePage = true`, nil))
	p.link("Direct gevaar?")
	p.heading("Is er nu gevaar?")
	got := eval[[]string](b, `[...new Set([...document.querySelectorAll('#main a[href^="tel:"]')].map((a) => a.getAttribute("href")))]`)
	for _, want := range []string{"tel:112", "tel:08002000"} {
		if !slices.Contains(got, want) {
			t.Errorf("no link %s among %v", want, got)
		}
		// By script: headless Chromium did not return from a real press on a
		// phone link, so what a device asks then is not seen here.
		if err := p.run(chromedp.Evaluate(`document.querySelector('#main a[href="`+want+`"]').click()`, nil)); err != nil {
			t.Fatalf("calling %s: %v", want, err)
		}
		p.heading("Is er nu gevaar?")
	}
	if at := eval[string](b, `location.href`); at != address+"#/now" {
		t.Errorf("calling went to %s", at)
	}
	if !eval[bool](b, `window.samePage === true`) {
		t.Error("calling loaded the page anew")
	}
	p.link("Meldcode")
	p.heading("Meldcode")
}
