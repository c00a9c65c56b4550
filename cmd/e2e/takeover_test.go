package e2e

import (
	"encoding/json"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// value gives what stands in the field with that label.
func (p person) value(label string) string {
	p.t.Helper()
	p.find("textbox|combobox|searchbox", label)
	name, err := json.Marshal(label)
	if err != nil {
		p.t.Fatal(err)
	}
	var got string
	if err := p.run(chromedp.Evaluate(`[...document.querySelectorAll("label")].find((l) => l.textContent.includes(`+string(name)+`))?.control?.value ?? ""`, &got)); err != nil {
		p.t.Fatal(err)
	}
	return got
}

// has tells whether an element of that role and name is there now.
func (p person) has(role, name string) bool {
	id, err := p.look(role, name)
	return err == nil && id != cdp.BackendNodeID(0)
}

func TestANewVersionIsOfferedAndTakesOverWithoutLosingAConcept(t *testing.T) {
	old, next := buildSite(t, 1), buildSite(t, 2)
	h := &host{base: "/", dir: old}
	address := serve(t, h).URL + h.base
	b := startBrowser(t, "")
	p := person{t, b.ctx}
	b.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
	b.open(address)
	b.until(`navigator.serviceWorker.controller !== null`)
	was := eval[string](b, thisVersion)
	p.prepare()
	p.link("Signaal vastleggen")
	p.fill("Om welk kind gaat het?", "Noor Verzonnen")
	p.fill("Wat zag of hoorde je precies?", "Zei dat zij niet naar huis")

	h.set(func(h *host) { h.dir = next })
	if state := eval[string](b, lookForUpdate); state != "installed" {
		t.Fatalf("the update is %s", state)
	}
	p.sees("Er staat een nieuwe versie klaar")
	if got := p.value("Wat zag of hoorde je precies?"); got != "Zei dat zij niet naar huis" {
		t.Errorf("after the offer the form holds %q", got)
	}
	p.find("button", "Later")
	p.button("Nu bijwerken")
	p.heading("Ontgrendelen")
	b.until(`window.meldcodeFacts?.version !== "` + was + `" && document.documentElement.dataset.ready === ""`)
	p.unlock()
	p.heading("Signaal vastleggen")
	p.sees("Concept bewaard")
	if got := p.value("Wat zag of hoorde je precies?"); got != "Zei dat zij niet naar huis" {
		t.Errorf("after the update the concept is %q", got)
	}
	p.button("Signaal vastleggen")
	p.heading("Vastgelegd in het logboek")
}

func TestANewVersionCanWait(t *testing.T) {
	old, next := buildSite(t, 1), buildSite(t, 2)
	h := &host{base: "/", dir: old}
	address := serve(t, h).URL + h.base
	b := startBrowser(t, "")
	p := person{t, b.ctx}
	b.open(address)
	b.until(`navigator.serviceWorker.controller !== null`)
	was := eval[string](b, thisVersion)
	h.set(func(h *host) { h.dir = next })
	if state := eval[string](b, lookForUpdate); state != "installed" {
		t.Fatalf("the update is %s", state)
	}
	p.sees("Er staat een nieuwe versie klaar")
	p.button("Later")
	b.until(`!document.body.innerText.includes("Er staat een nieuwe versie klaar")`)
	if p.has("button", "Nu bijwerken") {
		t.Error("the offer is still there")
	}
	b.open(address)
	if got := eval[string](b, thisVersion); got != was {
		t.Errorf("version %s took over without being asked", got)
	}
}
