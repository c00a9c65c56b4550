package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// tab opens the address in another tab of the same browser, after the actions.
func (b *browser) tab(url string, first ...chromedp.Action) person {
	b.t.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx)
	b.t.Cleanup(cancel)
	other := person{b.t, ctx}
	if err := chromedp.Run(ctx); err != nil { // not within patience: its context ends the tab
		b.t.Fatal(err)
	}
	if err := other.run(append(first, emulation.SetDeviceMetricsOverride(1180, 820, 1, false), chromedp.Navigate(url), ready())...); err != nil {
		b.t.Fatalf("open another tab: %v", err)
	}
	return other
}

// toFront shows the tab: what lies behind another is not drawn.
func (p person) toFront() {
	p.t.Helper()
	if err := p.run(page.BringToFront()); err != nil {
		p.t.Fatal(err)
	}
}

func TestASecondWindowTakesOverAndTheFirstKeepsItsConcept(t *testing.T) {
	address := site(t, "/")
	b, first := tablet(t, address)
	first.prepare()
	first.link("Signaal vastleggen")
	first.fill("Om welk kind gaat het?", "Noor Verzonnen")
	first.fill("Wat zag of hoorde je precies?", "Zei dat zij niet naar huis")

	second := b.tab(address)
	second.heading("De app is ook open in een ander venster")
	second.button("Hier verder schrijven")
	second.unlock()
	second.heading("Overzicht")
	second.button("Verder waar je was")
	second.heading("Signaal vastleggen")
	if got := second.value("Wat zag of hoorde je precies?"); got != "Zei dat zij niet naar huis" {
		t.Errorf("the concept is %q", got)
	}
	second.button("Signaal vastleggen")
	second.heading("Vastgelegd in het logboek")

	// The first is locked and may take it back.
	first.toFront()
	first.heading("De app is ook open in een ander venster")
	first.button("Hier verder schrijven")
	first.unlock()
	first.sees("Noor Verzonnen")
	second.toFront()
	second.heading("De app is ook open in een ander venster")
}
