package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"sync/atomic"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// figures are what one page costs; times in milliseconds from the start of the
// navigation to a usable page.
type figures struct {
	bytesToReady     float64
	bytesToInstalled float64 // and complete for offline use
	cold, warm, gone float64
}

// noteReady keeps the moment at which the page says that it is usable.
const noteReady = `new MutationObserver((_, observer) => {
	if (!document.documentElement?.hasAttribute("data-ready")) return;
	observer.disconnect();
	window.readyAt = performance.now();
}).observe(document, { attributes: true, childList: true, subtree: true, attributeFilter: ["data-ready"] })`

const readyAt = `new Promise((resolve) => (function look() {
	window.readyAt ? resolve(window.readyAt) : setTimeout(look, 10);
})())`

// measure starts the page in a new profile: with nothing, again with everything
// kept, and with the server gone.
func measure(p pageFiles) (figures, error) {
	var sent atomic.Int64
	var down atomic.Bool
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if down.Load() {
			panic(http.ErrAbortHandler)
		}
		file, ok := p[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", file.mediaType)
		w.Header().Set("ETag", file.etag)
		if r.Header.Get("If-None-Match") == file.etag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Encoding", "br")
		w.Header().Set("Content-Length", strconv.Itoa(len(file.brotli)))
		w.Header().Set("Cache-Control", "no-cache")
		if file.immutable {
			w.Header().Set("Cache-Control", "max-age=31536000, immutable")
		}
		n, _ := w.Write(file.brotli) // a browser that goes away is no matter
		sent.Add(int64(n))
	}))
	defer server.Close()

	profile, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return figures{}, err
	}
	defer os.RemoveAll(profile)
	ctx, end, err := browser(profile)
	if err != nil {
		return figures{}, err
	}
	defer end()

	start := func(ms *float64) chromedp.Action {
		return chromedp.Tasks{chromedp.Navigate(server.URL + "/"), chromedp.Evaluate(readyAt, ms, wait)}
	}
	var f figures
	var ready float64
	err = chromedp.Run(ctx,
		chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := page.AddScriptToEvaluateOnNewDocument(noteReady).Do(ctx)
			return err
		}),
		start(&f.cold),
		chromedp.ActionFunc(func(context.Context) error { f.bytesToReady = float64(sent.Load()); return nil }),
		chromedp.Evaluate(`navigator.serviceWorker.ready.then(() => 1)`, &ready, wait),
		chromedp.ActionFunc(func(context.Context) error { f.bytesToInstalled = float64(sent.Load()); return nil }),
		start(&ready), // the first start under the service worker fills its caches
		start(&f.warm),
		chromedp.ActionFunc(func(context.Context) error { down.Store(true); return nil }),
		start(&f.gone),
	)
	return f, err
}
