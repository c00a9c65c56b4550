package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"meldcode/app/meldcode"
)

//go:embed fill.html
var fillPage []byte

//go:embed watch.js
var watch string

// tablet is the app in a browser whose database holds a made vault.
type tablet struct {
	ctx   context.Context
	url   string
	made  made
	typed string // in the field of a form
	end   []func()
}

// newTablet starts a browser in a new profile, and puts the vault there.
func newTablet(site string, m made) (t *tablet, err error) {
	files := http.NewServeMux()
	files.Handle("/", http.FileServer(http.Dir(site)))
	files.HandleFunc("/bench/fill", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write(fillPage) // a browser that goes away is no matter
	})
	files.HandleFunc("/bench/vault", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(m.records) })
	server := httptest.NewServer(files)
	t = &tablet{url: server.URL, made: m, end: []func(){server.Close}}
	defer func() {
		if err != nil {
			t.close()
		}
	}()
	profile, err := os.MkdirTemp("", "bench-")
	if err != nil {
		return nil, err
	}
	t.end = append(t.end, func() { _ = os.RemoveAll(profile) })
	ctx, endBrowser, err := browser(profile)
	if err != nil {
		return nil, err
	}
	t.end = append(t.end, endBrowser)
	t.ctx = ctx
	count := 0
	err = chromedp.Run(ctx,
		emulation.SetDeviceMetricsOverride(1180, 820, 1, false),
		chromedp.Navigate(t.url+"/bench/fill"),
		chromedp.Evaluate(`fill("/bench/vault")`, &count, wait),
		chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := page.AddScriptToEvaluateOnNewDocument(watch).Do(ctx)
			return err
		}))
	if err == nil && count == 0 {
		err = errors.New("the vault holds nothing")
	}
	if err != nil {
		return nil, fmt.Errorf("filling the database: %w", err)
	}
	return t, nil
}

func (t *tablet) close() {
	for _, end := range slices.Backward(t.end) {
		end()
	}
}

// slow makes the page's thread this many times slower, as a cheap tablet is.
// Workers keep their speed.
func (t *tablet) slow(times float64) error {
	return chromedp.Run(t.ctx, emulation.SetCPUThrottlingRate(times))
}

// took is what one thing that a person does costs, in milliseconds.
type took struct {
	Ms      float64 `json:"ms"`      // until it stands on the screen
	Longest float64 `json:"longest"` // of the tasks that kept a frame, 0 when all took less than 50
	Blocked float64 `json:"blocked"` // those tasks together
}

// start opens the app and waits until it can be used.
func (t *tablet) start() error {
	return chromedp.Run(t.ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(t.url+"/"),
		chromedp.Evaluate(`bench.until(() => bench.heading().startsWith("Ontgrendel"))`, nil, wait))
}

// startAnd opens the app before it does something.
func (t *tablet) startAnd(do func() (took, error)) (took, error) {
	if err := t.start(); err != nil {
		return took{}, err
	}
	return do()
}

// time does something and waits until so, both JavaScript.
func (t *tablet) time(act, so string) (took, error) {
	var got took
	err := chromedp.Run(t.ctx, chromedp.Evaluate(fmt.Sprintf(`bench.time(() => { %s }, () => %s)`, act, so), &got, wait))
	if err != nil {
		err = fmt.Errorf("%s: %w", act, err)
	}
	return got, err
}

// unlock opens the vault, from the press on the button to the overview.
func (t *tablet) unlock() (took, error) {
	if _, err := t.time(fmt.Sprintf(`[...document.querySelectorAll("[data-do=face]")].find((f) => f.textContent.includes(%q)).click()`, opener),
		`bench.one("[data-field=passphrase]")`); err != nil {
		return took{}, err
	}
	if _, err := t.time(fmt.Sprintf(`bench.type(bench.one("[data-field=passphrase]"), %q)`, passphrase), fmt.Sprintf(
		`bench.one("[data-field=passphrase]").dataset.value === %q`, "|"+passphrase+"|")); err != nil {
		return took{}, err
	}
	return t.time(`bench.one("[data-do=unlock]").click()`, `bench.heading() === "Overzicht"`)
}

// home goes to the overview.
func (t *tablet) home() error {
	_, err := t.time(`bench.go("/home")`, `bench.heading() === "Overzicht"`)
	return err
}

// open opens case i from the overview.
func (t *tablet) open(i int) (took, error) {
	if err := t.home(); err != nil {
		return took{}, err
	}
	return t.time(fmt.Sprintf(`bench.go("/case/%s")`, t.made.cases[i]), `bench.one(".screen-case")`)
}

// terms opens the list of terms from the overview.
func (t *tablet) terms() (took, error) {
	if err := t.home(); err != nil {
		return took{}, err
	}
	return t.time(`bench.go("/terms")`, `bench.heading() === "Termijnen en taken" && bench.one(".case-list .row")`)
}

// record writes a note in case i, from the press on the button to the case.
func (t *tablet) record(i int) (took, error) {
	if _, err := t.time(fmt.Sprintf(`bench.go("/case/%s/add/note")`, t.made.cases[i]), `bench.one("[data-key=text]")`); err != nil {
		return took{}, err
	}
	if _, err := t.write("text", "Nog een verzonnen aantekening, van een zin of twee."); err != nil {
		return took{}, err
	}
	return t.time(`bench.one("[data-do=submit]").click()`, `bench.one(".screen-case")`)
}

// access gives the colleague access to case i, or ends it, from the last press to
// the next screen.
func (t *tablet) access(i int, form meldcode.FormID) (took, error) {
	if _, err := t.time(fmt.Sprintf(`bench.go("/case/%s/add/%s")`, t.made.cases[i], form), `bench.one("[data-key=member]")`); err != nil {
		return took{}, err
	}
	if _, err := t.time(`bench.one("[data-key=member]").click()`, `bench.one("[data-key=member][data-checked=true]")`); err != nil {
		return took{}, err
	}
	if _, err := t.write("why", "Een verzonnen reden."); err != nil {
		return took{}, err
	}
	if _, err := t.time(`bench.one("[data-do=submit]").click()`, `bench.one("[data-do=confirm]")`); err != nil {
		return took{}, err
	}
	return t.time(`window.was = location.hash; bench.one("[data-do=confirm]").click()`, `location.hash !== window.was && !bench.one("[data-do=confirm]")`)
}

// write puts text in the field of a form.
func (t *tablet) write(key, text string) (took, error) {
	field := fmt.Sprintf(`bench.one("[data-key=%s]")`, key)
	return t.time(fmt.Sprintf(`bench.type(%s, %q)`, field, text), fmt.Sprintf(`%s.dataset.value === %q`, field, "|"+text+"|"))
}

// key types one more letter in a form of case i.
func (t *tablet) key(i int) (took, error) {
	at := fmt.Sprintf("/case/%s/add/note", t.made.cases[i])
	if _, err := t.time(fmt.Sprintf(`bench.go(%q)`, at), fmt.Sprintf(`location.hash === %q && bench.one("[data-key=text]")`, "#"+at)); err != nil {
		return took{}, err
	}
	t.typed += "a"
	return t.write("text", t.typed)
}

// reorder shows the logbook of case i by the other date.
func (t *tablet) reorder(i int) (took, error) {
	at := fmt.Sprintf("/case/%s/log", t.made.cases[i])
	if _, err := t.time(fmt.Sprintf(`bench.go(%q)`, at), fmt.Sprintf(`location.hash === %q && bench.one("[data-do=order]")`, "#"+at)); err != nil {
		return took{}, err
	}
	return t.time(`window.was = bench.one("[data-do=order]").textContent; bench.one("[data-do=order]").click()`,
		`bench.one("[data-do=order]").textContent !== window.was`)
}

// search types in the filter of the overview.
func (t *tablet) search(text string) (took, error) {
	field := `bench.one("[data-field=filter]")`
	return t.time(fmt.Sprintf(`bench.type(%s, %q)`, field, text), fmt.Sprintf(`%s.dataset.value === %q`, field, "|"+text+"|"))
}
