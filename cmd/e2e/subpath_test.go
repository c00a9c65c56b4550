package e2e

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// shared is said for as long as the app runs below a path.
const shared = "Dit adres is niet alleen van deze app."

func TestBelowAPathTheAppWorksOfflineAndSaysWhoCanReachItsStorage(t *testing.T) {
	serving, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	address := siteUntil(t, serving, "/meldcode/")
	b := startBrowser(t, "")
	p := person{t, b.ctx}
	b.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
	b.open(address)
	p.sees(shared)
	p.prepare()
	p.sees(shared)
	p.link("Signaal vastleggen")
	p.fill("Om welk kind gaat het?", "Noor Verzonnen")
	p.fill("Wat zag of hoorde je precies?", "Zei dat zij niet naar huis wil.")
	p.sees(shared)
	p.button("Signaal vastleggen")
	p.heading("Vastgelegd in het logboek")
	b.until(`navigator.serviceWorker.controller !== null`)

	stop()
	b.open(address)
	p.unlock()
	p.sees("Noor Verzonnen")
	p.sees(shared)
	if at := eval[string](b, `location.pathname`); at != "/meldcode/" {
		t.Errorf("at %s", at)
	}
	p.link("Instellingen")
	p.heading("Instellingen")
	p.sees(shared)
}

func TestOnAnAddressOfItsOwnTheAppDoesNotWarnOfOthers(t *testing.T) {
	_, p := tablet(t, site(t, "/"))
	p.heading("Meldcode")
	if strings.Contains(p.text(), shared) {
		t.Error("it says that others can reach its storage")
	}
}
