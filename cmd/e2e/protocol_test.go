package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// marks are words that are typed into a case and must never be found in the
// browser's profile on disk. All are invented.
var marks = []string{"Noortje", "Verzonnendochter", "Evamoeder", "Striemvlek", "Kastanjebankje", "Rustwens"}

// openCase records a signal and makes a case of it, with a mother in it.
func (p person) openCase() {
	p.t.Helper()
	p.link("Signaal vastleggen")
	p.fill("Om welk kind gaat het?", "Noortje Verzonnendochter")
	p.fill("Wat zag of hoorde je precies?", "Had een Striemvlek en zei dat zij niet naar huis wil.")
	p.button("Signaal vastleggen")
	p.heading("Vastgelegd in het logboek")
	p.link("Dossier openen")
	p.fill("Om welke leerling gaat het?", "Noortje Verzonnendochter")
	p.choose("Nee")
	p.button("Dossier openen")
	p.sees("De vijf stappen")
	p.link("Mensen")
	p.link("Persoon toevoegen")
	p.fill("Naam", "Evamoeder Verzonnendochter")
	p.choose("Ouder of verzorger")
	p.fill("Wat is deze persoon van het kind?", "moeder")
	p.button("Persoon vastleggen")
	p.sees("Evamoeder")
	p.link("Terug naar dossier")
}

// closeStep records the decision of a step and returns to the case.
func (p person) closeStep(n, decision string) {
	p.t.Helper()
	p.link("Besluit van stap " + n + " vastleggen")
	p.choose(decision)
	p.button("Besluit van stap " + n + " vastleggen")
	p.sees("De vijf stappen")
}

// steps walks steps 1 to 3 by the words of the protocol.
func (p person) steps() {
	p.t.Helper()
	p.link("1. In kaart brengen")
	p.link("Zijn er meer signalen?")
	p.fill("Wie heb je gevraagd?", "De gymleraar")
	p.tick("Niemand zag iets.")
	p.button("Vastleggen")
	p.link("Wat betekenen de signalen voor het kind?")
	p.fill("Wat betekenen de signalen voor het kind?", "Zij zit stil op het Kastanjebankje.")
	p.fill("Wie pakt dit op?", "Sam")
	p.button("Vastleggen")
	p.link("Wie doet wat?")
	p.fill("Wie heeft de regie?", "Sam")
	p.fill("Wie is verantwoordelijk voor de casus?", "De directeur")
	p.fill("Wie beslist?", "De directeur")
	p.button("Rollen vastleggen")
	p.link("1. In kaart brengen")
	p.closeStep("1", "Verder naar stap 2: overleggen")

	p.link("2. Overleggen")
	p.link("Overleg binnen en buiten de school")
	p.fill("Met wie overlegde je?", "De aandachtsfunctionaris")
	p.choose("Zonder naam")
	p.fill("Wat was het advies?", "Praat met moeder.")
	p.button("Overleg vastleggen")
	p.closeStep("2", "Verder naar stap 3: gesprek")

	p.link("3. Gesprek")
	p.link("Gesprek met de ouders")
	p.tick("Evamoeder Verzonnendochter")
	p.fill("Wat is er gezegd?", "Moeder vertelt dat het thuis onrustig is. Zij heeft een Rustwens.")
	p.button("Gesprek vastleggen")
	p.closeStep("3", "Verder naar stap 4: wegen")
}

// weigh answers one consideration and confirms it.
func (p person) weigh(n, answer string) {
	p.t.Helper()
	p.link("Afweging " + n + " beantwoorden")
	p.choose(answer)
	label := "Waar baseren jullie dit op?"
	if n == "5" {
		label = "Waar zien jullie dat aan?"
	}
	p.fill(label, "Een verzonnen reden.")
	if n == "1" {
		if _, err := p.look("textbox", "Wanneer is het bevoegd gezag op de hoogte gebracht?"); err == nil {
			p.fill("Wanneer is het bevoegd gezag op de hoogte gebracht?", "vandaag")
		}
	}
	p.button("Antwoord vastleggen")
	p.confirm("Antwoord vastleggen")
	p.heading("Wegen")
}

// confirm presses the button of the page that shows all answers once more.
func (p person) confirm(button string) {
	p.t.Helper()
	p.heading("Controleer wat je vastlegt")
	p.button(button)
}

// report walks step 5 to the report and Veilig Thuis's word.
func (p person) report() {
	p.t.Helper()
	p.link("Naar het besluit")
	p.choose("Ik besluit om te melden.")
	p.choose("Nee, de school biedt of organiseert nu geen hulp.")
	p.fill("Waarom niet, en wat blijft de school doen voor het kind?", "Elke dag vragen hoe het gaat.")
	p.fill("Wie neemt het uiteindelijke besluit?", "De directeur")
	p.fill("Wanneer is het bevoegd gezag op de hoogte gebracht?", "vandaag")
	p.button("Vastleggen namens De directeur")
	p.confirm("Vastleggen namens De directeur")
	p.sees("De melding is nog niet gedaan.")
	p.snap("report-todo")
	p.link("Vastleggen dat je hebt gemeld")
	p.choose("Telefonisch")
	p.button("Melding vastleggen")
	p.confirm("Melding vastleggen")
	p.sees("binnen 5 werkdagen")
	p.snap("report-made")
	p.link("Terugkoppeling vastleggen")
	p.fill("Van wie?", "Een verzonnen medewerker")
	p.choose("Veilig Thuis heeft de melding beoordeeld.")
	p.fill("Wat is er verteld?", "Veilig Thuis praat met het gezin.")
	p.button("Terugkoppeling vastleggen")
	p.sees("Wat Veilig Thuis zei")
	p.link("Terug naar dossier")
}

// close closes the case on screen.
func (p person) close(ending string) {
	p.t.Helper()
	p.link("Sluiten")
	p.choose(ending)
	// The one is asked of a suspicion that proved wrong, the other of all else.
	p.typed("Waaruit blijkt dat het vermoeden niet klopte?|Waarom sluiten jullie dit dossier?", "Een verzonnen reden.")
	p.everybodyKnows()
	p.button("Dossier sluiten")
	p.confirm("Dossier sluiten")
	p.sees("Dit dossier is gesloten")
}

// everybodyKnows answers "ja" and today for each person who is asked about.
func (p person) everybodyKnows() {
	p.t.Helper()
	for _, name := range []string{"Noortje Verzonnendochter", "Evamoeder Verzonnendochter"} {
		p.pressIn("Weet "+name+" dit?", "Ja")
		p.fill(name+": verteld op", "vandaag")
	}
}

// typed fills the first of the fields that is asked.
func (p person) typed(labels, text string) {
	p.t.Helper()
	var found string
	p.wait(func() bool {
		for label := range strings.SplitSeq(labels, "|") {
			if _, err := p.look("textbox", label); err == nil {
				found = label
			}
		}
		return found != ""
	}, "a field: "+labels)
	p.fill(found, text)
}

func TestACaseIsWalkedToEachEnd(t *testing.T) {
	b := startBrowser(t, "")
	p := person{t, b.ctx}
	b.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false), clockScript())
	b.open(site(t, "/"))
	p.prepare()

	suspicion := "Wij hebben een sterk vermoeden van huiselijk geweld of kindermishandeling."
	ends := []struct {
		ending string
		walk   func()
	}{
		{"Er is binnen de meldcode geen actie nodig.", func() {
			p.steps()
			p.link("4. Wegen")
			p.weigh("1", "Op basis van deze stappen is er geen actie nodig.")
			p.link("Terug naar dossier")
		}},
		{"Het vermoeden klopte niet.", func() {
			p.link("4. Wegen")
			p.weigh("1", "Op basis van deze stappen is er geen actie nodig.")
			p.link("Terug naar dossier")
		}},
		{"Er is gemeld bij Veilig Thuis.", func() {
			p.link("4. Wegen")
			p.weigh("1", suspicion)
			p.weigh("2", "Nee, er is geen acute en geen structurele onveiligheid, en wij twijfelen daar niet over.")
			p.weigh("3", "Nee, een van de twee lukt niet.")
			p.report()
		}},
		{"De hulp heeft gewerkt en is afgesloten.", func() {
			p.link("4. Wegen")
			p.weigh("1", suspicion)
			p.weigh("2", "Nee, er is geen acute en geen structurele onveiligheid, en wij twijfelen daar niet over.")
			p.weigh("3", "Ja, wij kunnen goede hulp bieden of organiseren, en daarmee de dreiging afwenden.")
			p.weigh("4", "Ja, de betrokkenen aanvaarden de hulp en willen zich er actief voor inzetten.")
			p.help(b)
		}},
		{"De leerling is van school gegaan.", func() {
			p.link("Leerling gaat van school")
			p.fill("Wanneer gaat de leerling van school?", "vandaag")
			p.choose("Naar een andere school")
			p.button("Vastleggen")
			p.sees("De vijf stappen")
		}},
	}
	for _, end := range ends {
		p.link("Overzicht")
		p.openCase()
		end.walk()
		p.close(end.ending)
		p.snap("closed")
	}
}

// help plans help, lets its term pass and watches safety.
func (p person) help(b *browser) {
	p.t.Helper()
	p.link("Terug naar dossier")
	p.link("5. Beslissen")
	p.choose("Ik besluit om niet te melden.")
	p.choose("Ja, de school biedt of organiseert (ook) hulp.")
	p.fill("Wie neemt het uiteindelijke besluit?", "De directeur")
	p.button("Vastleggen namens De directeur")
	p.confirm("Vastleggen namens De directeur")
	p.link("Hulp en volgen")
	p.link("Hulpplan vastleggen")
	p.fill("Wat is het doel?", "Rust thuis")
	p.fill("Wat moet meetbaar of merkbaar anders zijn?", "Zij slaapt weer.")
	p.fill("Tot wanneer loopt de hulp?", p.inDays(10))
	p.fill("Wie doet wat?", "Moeder belt elke week.")
	p.fill("Wie is de casemanager?", "Sam")
	p.fill("Welke taken heeft de casemanager?", "Elke week bellen.")
	p.button("Hulpplan vastleggen")
	p.sees("Rust thuis")
	p.snap("help-plan")
	p.letDaysPass(11)
	p.link("Noortje Verzonnendochter")
	p.link("4. Wegen")
	p.weigh("5", "Ja, de afgesproken resultaten zijn binnen de termijn bereikt.")
	p.link("Terug naar dossier")
	p.link("Hulp en volgen")
	p.link("Plan om te volgen vastleggen")
	p.fill("Wie let op wat, en bij wie?", "De leraar let op haar slaap.")
	p.fill("Op welke data kijken jullie?", p.inDays(5))
	p.fill("Wat doen jullie als het niet goed gaat?", "Wij wegen opnieuw.")
	p.button("Plan vastleggen")
	p.sees("De leraar let op haar slaap.")
	p.letDaysPass(6)
	p.link("Noortje Verzonnendochter")
	p.link("Iets vastleggen")
	p.link("Veiligheid bekeken")
	p.fill("Wie heeft gekeken?", "Sam")
	p.fill("Hoe gaat het?", "Het gaat goed.")
	p.choose("Ja")
	p.button("Vastleggen")
	p.sees("veiligheid bekeken")
	p.link("Terug naar dossier")
}
