package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestAReportIsPreparedReadAloudAndFollowed walks from what a report asks to what
// Veilig Thuis answers, plans help with two goals, and strikes an entry out.
func TestAReportIsPreparedReadAloudAndFollowed(t *testing.T) {
	b, p := tablet(t, site(t, "/"))
	p.prepare()
	p.openCase()
	c := newChecker(t, p)
	here := eval[string](b, `location.hash`)
	to := func(part, heading string) {
		t.Helper()
		b.run(chromedp.Evaluate(fmt.Sprintf(`location.hash = %q`, here+part), nil))
		p.heading(heading)
	}

	to("/report", "Melding bij Veilig Thuis")
	p.sees("Waarom jullie nu melden")
	c.look("report")
	p.link("Melding voorbereiden")
	p.fill("Waarom melden jullie nu?", "Zij wil niet naar huis.")
	p.fill("Wat blijft de school doen?", "Elke dag vragen hoe het gaat.")
	p.pressIn("Noortje Verzonnendochter: weet van de melding", "Nee, en dat vertellen wij nog niet")
	p.fill("Noortje Verzonnendochter: waarom niet", "Eerst advies vragen.")
	p.choose("Nee, de naam is afgeschermd voor het gezin.")
	p.choose("Ik of een collega kan gevaar lopen.")
	p.tick("Wie het gezin steunt, en wat goed gaat")
	p.button("Voorbereiding vastleggen")
	p.sees("Leg uit waarom jullie dat open laten.") // on purpose needs a reason
	p.fill("Waarom laten jullie dat open?", "Dat weten wij niet.")
	p.button("Voorbereiding vastleggen")
	p.sees("Vastgelegd in het logboek")
	to("/report", "Melding bij Veilig Thuis")
	p.sees("bewust open")
	p.link("Voorlezen aan de telefoon")
	p.heading("Voorlezen aan Veilig Thuis")
	p.sees("Zij wil niet naar huis.")
	c.look("aloud")
	if text := p.text(); !strings.Contains(text, "Deze app meldt niets.") || !strings.Contains(text, "Elke dag vragen hoe het gaat.") {
		t.Errorf("the page to read aloud says:\n%s", text)
	}

	p.link("Vastleggen dat je hebt gemeld")
	p.choose("Telefonisch")
	p.fill("Nummer van de melding", "VT-verzonnen-1")
	p.button("Melding vastleggen")
	p.confirm("Melding vastleggen")
	to("/report", "Melding bij Veilig Thuis")
	p.sees("Nummer VT-verzonnen-1")
	p.sees("schoolafspraak")
	p.snap("report-after")

	// Two goals, and the result of each.
	to("/add/help-plan", "Hulpplan")
	p.fill("Wat is het doel?", "Rust thuis")
	p.fill("Wat moet meetbaar of merkbaar anders zijn?", "Zij slaapt weer.")
	p.fill("Doel 2", "Op tijd op school")
	p.fill("Doel 2: wat moet meetbaar of merkbaar anders zijn?", "Niet meer te laat.")
	p.fill("Tot wanneer loopt de hulp?", p.inDays(30))
	p.fill("Wie doet wat?", "Moeder belt elke week.")
	p.fill("Wie is de casemanager?", "Sam")
	p.fill("Welke taken heeft de casemanager?", "Elke week bellen.")
	p.button("Hulpplan vastleggen")
	p.sees("Op tijd op school")
	p.link("Resultaat beoordelen")
	p.sees("Doel 2: Op tijd op school")
	p.fill("Doel 1: wat is bereikt?", "Zij slaapt beter.")
	p.fill("Doel 2: wat is bereikt?", "Nog twee keer te laat.")
	p.fill("Hoe is het met de veiligheid?", "Het is rustig.")
	p.choose("Verder zoals afgesproken")
	p.button("Resultaat vastleggen")
	p.sees("Hoe het ging")

	// Struck out, it does not count any more, and can still be read.
	to("/log", "Logboek")
	p.link("signaal")
	p.sees("Striemvlek")
	p.link("Doorstrepen")
	p.fill("Waarom streep je dit door?", "Dit ging over een ander kind.")
	p.button("Aantekening doorstrepen")
	p.confirm("Aantekening doorstrepen")
	to("/log", "Logboek")
	p.link("signaal")
	p.sees("Deze aantekening telt niet meer mee.")
	p.sees("Striemvlek")
	c.look("struck")
}
