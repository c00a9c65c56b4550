package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"
)

// TestAWordOfALogIsFound types a word that stands in one entry, and goes to it.
func TestAWordOfALogIsFound(t *testing.T) {
	b := startBrowser(t, "")
	b.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
	b.open(site(t, "/"))
	p := person{t, b.ctx}
	p.prepare()
	for _, child := range []string{"Noor Verzonnen", "Bas Bedacht"} {
		p.link("Overzicht")
		p.link("Dossier openen")
		p.fill("Om welke leerling gaat het?", child)
		p.choose("Nee")
		p.button("Dossier openen")
		p.sees("De vijf stappen")
	}
	p.link("Iets vastleggen")
	p.link("Andere aantekening")
	p.fill("Wat wil je vastleggen?", "Zat onder de Kastánjeboom te wachten.")
	p.button("Aantekening vastleggen")
	p.sees("Vastgelegd in het logboek")

	p.link("Overzicht")
	p.fill("Zoek een dossier of een woord in het logboek", "onder kastanje")
	p.sees("1 aantekening gevonden in 1 dossier.")
	p.sees("0 van 2 dossiers") // by its name there is none
	p.snap("found")
	if text := p.text(); !strings.Contains(text, "Zat onder de Kastánjeboom te wachten.") || !strings.Contains(text, "Bas Bedacht") {
		t.Errorf("where it was found is not told:\n%s", text)
	}
	c := newChecker(t, p)
	c.look("home/found")
	p.link("Aantekening, ")
	p.sees("Zat onder de Kastánjeboom te wachten.")
	p.heading("Aantekening")

	// Coming back, it is as it was; and one press shows all again.
	p.link("Overzicht")
	p.sees("1 aantekening gevonden in 1 dossier.")
	p.button("Toon weer alles")
	p.wait(func() bool { return !strings.Contains(p.text(), "van 2 dossiers") }, "the whole list")

	// By keyboard: what is typed is wiped with Escape, and Tab leads to what is found.
	k := &keyboard{person: p}
	k.key("kastanje")
	p.sees("1 aantekening gevonden in 1 dossier.")
	k.key(kb.Enter)
	k.key(kb.Escape)
	p.wait(func() bool { return !strings.Contains(p.text(), "van 2 dossiers") }, "the whole list")
	k.key("KASTÁNJE")
	p.sees("1 aantekening gevonden in 1 dossier.")
	k.follow("Aantekening, ")
	k.arrived("Aantekening")

	// What was corrected is found, and says so.
	p.button("Verbeteren")
	p.fill("Wat klopte niet, en waarom?", "Verkeerd gezien.")
	p.fill("Wat wil je vastleggen?", "Zat onder de lindeboom te wachten.")
	p.button("Aantekening vastleggen")
	p.sees("Vastgelegd in het logboek")
	p.link("Overzicht")
	p.sees("Dit stond er eerst. De aantekening is verbeterd:")
	p.fill("Zoek een dossier of een woord in het logboek", "lindeboom")
	p.wait(func() bool { return !strings.Contains(p.text(), "Dit stond er eerst") }, "what it says now")
	c.look("home/found-corrected")
}
