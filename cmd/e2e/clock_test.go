package e2e

import (
	"context"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// passed is by how many days the clock was put forward.
var passed int

// clockScript gives every page a clock that letDaysPass can put forward.
func clockScript() chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(`(() => {
			const Real = Date;
			window.daysPassed = Number(sessionStorage.getItem("daysPassed") ?? 0); // see minutesPass
			const now = () => Real.now() + window.daysPassed * 86400000;
			window.Date = class extends Real {
				constructor(...a) { if (a.length) super(...a); else super(now()); }
				static now() { return now(); }
			};
		})()`).Do(ctx)
		return err
	})
}

// letDaysPass puts the clock forward. Nobody touched the tablet in that time, so
// it is locked, and unlocked again.
func (p person) letDaysPass(days int) {
	p.t.Helper()
	passed += days
	if err := p.run(chromedp.Evaluate(fmt.Sprintf("window.daysPassed = %d", passed), nil)); err != nil {
		p.t.Fatal(err)
	}
	p.heading("Ontgrendel")
	if err := p.run(chromedp.Evaluate(fmt.Sprintf("window.daysPassed = %d", passed), nil)); err != nil {
		p.t.Fatal(err)
	}
	p.unlock()
}

// minutesPass puts the clock forward for this page and the ones after it, as a
// tablet finds it that slept.
func (p person) minutesPass(minutes float64) {
	p.t.Helper()
	script := fmt.Sprintf(`window.daysPassed += %g / 1440; sessionStorage.setItem("daysPassed", window.daysPassed)`, minutes)
	if err := p.run(chromedp.Evaluate(script, nil)); err != nil {
		p.t.Fatal(err)
	}
}

// inDays returns a date as a person types it.
func (p person) inDays(days int) string {
	return time.Now().AddDate(0, 0, passed+days).Format("2-1-2006")
}
