package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
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
	p.link("Aantekening, ")
	p.sees("Zat onder de Kastánjeboom te wachten.")
	p.heading("Aantekening")

	// Coming back, it is as it was; and one press shows all again.
	p.link("Overzicht")
	p.sees("1 aantekening gevonden in 1 dossier.")
	p.button("Toon weer alles")
	p.link("Noor Verzonnen")
	p.sees("De vijf stappen")
}
