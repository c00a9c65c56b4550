package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestFromTheSignalCardToAPattern records a signal in the few taps it may take, and
// then one with the signal card and the body map by keyboard alone; it is told with
// the earlier one on the form, after it, in the case and on paper.
func TestFromTheSignalCardToAPattern(t *testing.T) {
	b, p := tablet(t, site(t, "/"))
	c := newChecker(t, p)
	p.prepare()

	// Three fields and four taps, before there is a case.
	b.run(chromedp.Evaluate(`window.taps = 0; addEventListener("click", () => window.taps++, true)`, nil))
	p.link("Signaal vastleggen")
	p.heading("Signaal vastleggen")
	if n := eval[int](b, `[...document.querySelectorAll("#main .fields .label")].filter((l) => !l.querySelector(".optional") && !l.closest("details")).length`); n != 3 {
		t.Errorf("a signal asks %d fields, want 3", n)
	}
	p.fill("Om welk kind gaat het?", "Noortje")
	p.fill("Wat zag of hoorde je precies?", "Zei dat zij niet naar huis wil.")
	p.button("Vandaag")
	p.button("Signaal vastleggen")
	p.heading("Vastgelegd in het logboek")
	if n := eval[int](b, `window.taps`); n > 4 {
		t.Errorf("a signal takes %d taps, want 4 at most", n)
	}
	p.link("Overzicht")
	p.sees("Jij kiest vóór")

	// The second one, by keyboard.
	k := &keyboard{person: p}
	k.toTop()
	k.to("link", "Signaal vastleggen")
	k.key(kb.Enter)
	k.arrived("Signaal vastleggen")
	k.to("textbox", "Om welk kind gaat het?")
	k.key("Noortje Verzonnendochter")
	p.sees("Er zijn eerdere signalen over dit kind, of een broer of zus: 1")
	k.to("textbox", "Wat zag of hoorde je precies?")
	k.key("Zij trok haar mouw omlaag.")
	k.to("button", "signalenkaart")
	k.key(kb.Enter)
	p.sees("Zij bewijst niets")
	c.look("signal card")
	if at := k.at(); at.Name != "Zoek in de kaart" {
		t.Errorf("the card opens with the focus on %s %q", at.Role, at.Name)
	}
	k.key("LETSEL hand")
	k.to("button", "Letsel met de vorm van een voorwerp of een hand")
	k.key(kb.Enter)
	started := "Zij trok haar mouw omlaag.\nBij 'letsel met de vorm van een voorwerp of een hand': "
	p.wait(func() bool { return p.value("Wat zag of hoorde je precies?") == started }, "what was typed, and the beginning of a sentence below it")
	k.to("button", "Signaal vastleggen")
	k.key(kb.Enter)
	p.sees("Schrijf achter elke regel van de signalenkaart")
	k.to("link", "Schrijf achter elke regel")
	k.key(kb.Enter)
	p.wait(func() bool { return strings.HasPrefix(k.at().Name, "Wat zag of hoorde je precies?") }, "the focus in the field")
	k.key("een afdruk van vier vingers.")

	// A place on the body.
	k.to("button", "Meer vastleggen")
	k.key(kb.Enter)
	k.to("DisclosureTriangle", "Kies de plek uit een lijst")
	k.key(kb.Enter)
	k.to("radio", "voorhoofd")
	k.key(" ")
	k.key(kb.ArrowDown)
	p.find("button", "Plek toevoegen: gezicht")
	k.to("radio", "blauwe plek")
	k.key(" ")
	k.to("textbox", "Welke vorm heeft het?")
	k.key("rond")
	k.to("textbox", "Hoe groot is het, in cm?")
	k.key("2")
	k.to("textbox", "Welke kleur heeft het?")
	k.key("paars")
	c.look("signal with a place on the body")
	k.to("button", "Plek toevoegen: gezicht")
	k.key(kb.Enter)
	p.wait(func() bool {
		return p.value("Beschrijving van het letsel") == "gezicht: blauwe plek; vorm: rond; grootte: 2; kleur: paars"
	}, "the place as a line of text")

	// A finger finds each place on a tablet held upright.
	b.run(emulation.SetDeviceMetricsOverride(820, 1180, 1, false))
	p.pause()
	small := eval[[]string](b, `[...document.querySelectorAll(".region-press")].filter((r) => {
		const box = r.getBoundingClientRect();
		return box.width < 44 || box.height < 44;
	}).map((r) => r.dataset.id)`)
	if n := eval[int](b, `document.querySelectorAll(".region-press").length`); n == 0 || len(small) > 0 {
		t.Errorf("of %d places, too small for a finger: %q", n, small)
	}
	b.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false),
		chromedp.Evaluate(`document.querySelector("[data-id=back-left-hand]").dispatchEvent(new MouseEvent("click", { bubbles: true }))`, nil))
	p.button("Plek toevoegen: linkerhand, achterkant")
	p.wait(func() bool {
		return strings.Contains(p.value("Beschrijving van het letsel"), "\nlinkerhand, achterkant: ")
	}, "a second place")
	p.button("Signaal vastleggen")
	p.heading("Vastgelegd in het logboek")
	p.sees("Los signaal over Noortje.")
	c.look("signal next, with an earlier one")

	// In the case, in the logbook and on paper.
	p.link("Dossier openen")
	p.choose("Nee")
	p.button("Dossier openen")
	p.sees("De vijf stappen")
	at := eval[string](b, `location.hash`)
	c.open(at + "/step/1")
	p.sees("Signalen in de tijd")
	c.look("step 1, signals in time")
	p.link("Bij 'letsel") // of the row below the picture
	p.sees("grootte: 2; kleur: paars")
	if n := eval[int](b, `document.querySelectorAll(".body-shown .body-mark").length`); n != 2 {
		t.Errorf("%d places are drawn, want 2", n)
	}
	c.look("entry with places on the body")
	c.open(at + "/out/vt/dossier")
	paper := p.print("body-map")
	for _, want := range []string{"gezicht: blauwe plek; vorm: rond; grootte: 2; kleur: paars", "voorkant", "linkerhand, achterkant"} {
		if !strings.Contains(paper.words(), want) {
			t.Errorf("on paper there is no %q in %s", want, paper.words())
		}
	}
	if n := eval[int](b, `document.querySelectorAll(".sheet .body-mark").length`); n != 2 {
		t.Errorf("%d places are drawn on paper, want 2", n)
	}
}
