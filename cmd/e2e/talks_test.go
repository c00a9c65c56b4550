package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// namesIn are the words that identify somebody in the case of this walk: of
// persons, the school's staff, an address, the reference of the case.
var namesIn = []string{"Noortje", "Verzonnendochter", "Evamoeder", "Adamvader", "Schuilpad", "Kenmerkwoord", "Marjacollega", "Jeugdartsnaam", "Zichtbaar"}

// typedIn are words of what was typed about them: without names not in the page
// either, until they are asked for.
var typedIn = []string{"Striemvlek", "Deurslag", "Schrikreactie", "Bangwoorden", "Artsadvies"}

// everything is all that the page holds: each text and attribute, what fields
// hold, and the title.
const everything = `document.title + location.href + document.documentElement.outerHTML +
	[...document.querySelectorAll("input,textarea,select")].map((e) => e.value).join(" ")`

// holdsNone fails when the page holds one of these words, anywhere.
func (p person) holdsNone(when string, words ...string) {
	p.t.Helper()
	var all string
	if err := p.run(chromedp.Evaluate(everything, &all)); err != nil {
		p.t.Fatal(err)
	}
	for _, w := range words {
		if strings.Contains(strings.ToLower(all), strings.ToLower(w)) {
			p.t.Errorf("%s, the page holds %q", when, w)
		}
	}
	if !strings.Contains(all, "Dit vraagt Veilig Thuis") {
		p.t.Errorf("%s, the page is not the call aid:\n%s", when, p.text())
	}
}

func TestTalksAreHeldAndACallIsMadeWithoutNames(t *testing.T) {
	b, p := tablet(t, site(t, "/"))
	p.prepare()
	p.openCase()
	c := newChecker(t, p)
	here := eval[string](b, `location.hash`)
	to := func(part string) {
		t.Helper()
		b.run(chromedp.Evaluate(fmt.Sprintf(`location.hash = %q`, here+part), nil))
	}
	p.link("Mensen")
	p.link("Persoon toevoegen")
	p.fill("Naam", "Adamvader Verzonnendochter")
	p.choose("Ouder of verzorger")
	p.fill("Wat is deze persoon van het kind?", "vader van Evamoeder")
	p.fill("Waar of bij wie woont deze persoon?", "Schuilpad 3")
	p.button("Persoon vastleggen")
	p.sees("Adamvader")

	// A talk is prepared, and then held with each parent.
	to("/step/3")
	p.link("Gesprek voorbereiden")
	p.heading("Gesprek voorbereiden")
	p.tick("Evamoeder Verzonnendochter")
	p.fill("Waar praten jullie?", "De spreekkamer")
	p.fill("Wat is je boodschap?", "Wij maken ons zorgen over de Striemvlek.")
	c.look("talk plan")
	p.button("Voorbereiding vastleggen")
	p.heading("Gesprek")
	p.link("Gesprek met de ouders")
	p.sees("De boodschap: Wij maken ons zorgen over de Striemvlek.")
	p.sees("Met Adamvader Verzonnendochter is nog niet gesproken.")
	p.fill("Wat is er gezegd?", "Adam sloeg de deur dicht.")
	p.fill("Hoe was de reactie?", "Zij had een Schrikreactie.")
	p.button("Gesprek vastleggen")
	p.sees("Met Adamvader Verzonnendochter nog niet")
	p.link("Gesprek met de ouders")
	p.tick("Adamvader Verzonnendochter")
	p.fill("Wat is er gezegd?", "Hij gaf een Deurslag.")
	p.fill("Hoe was de reactie?", "Een Deurslag.")
	p.button("Gesprek vastleggen")
	p.sees("Gesprek met Adamvader Verzonnendochter op")

	// The child: what was asked, and beside it what it said.
	p.link("Gesprek met het kind")
	p.choose("Wij planden het gesprek.")
	p.choose("Nee, niet gevraagd.")
	p.fill("Wisten de ouders van dit gesprek?", "Nee, dat was niet veilig.")
	p.fill("Jouw vraag, letterlijk", "Vertel eens, hoe is het thuis?")
	p.fill("Woorden van het kind, letterlijk", "Ik zei bangwoorden tegen Noortje.")
	p.fill("Wat het kind daarop zei, letterlijk", "Dan ga ik onder het bed.")
	if eval[float64](b, `document.querySelector("#q-words").getBoundingClientRect().left - document.querySelector("#q-asked").getBoundingClientRect().right`) < 0 {
		t.Error("the child's words do not stand beside the question")
	}
	c.look("talk with the child")
	p.button("Gesprek vastleggen")
	p.sees("1 gesprek, op")

	to("/add/consult")
	p.fill("Met wie overlegde je?", "Jeugdartsnaam")
	p.choose("Jeugdarts")
	p.choose("Zonder naam")
	p.fill("Wat was het advies?", "Artsadvies: wacht niet.")
	p.button("Overleg vastleggen")
	p.heading("Overleggen")
	to("/add/roles")
	p.fill("Wie heeft de regie?", "Marjacollega")
	p.fill("Wie is verantwoordelijk voor de casus?", "Marjacollega")
	p.button("Rollen vastleggen")
	p.sees("De vijf stappen")

	// The call aid, without names; with them; and without again.
	secret := append(append([]string{}, namesIn...), typedIn...)
	p.link("Bellen")
	p.heading("Belhulp")
	p.sees("Het kind, leerling van onze school.")
	p.holdsNone("at first", secret...)
	p.button("Melding, met namen")
	p.holdsNone("asked whether nobody listens", secret...)
	p.button("Namen tonen")
	p.sees("Noortje Verzonnendochter, leerling van onze school.")
	p.sees("Striemvlek")
	p.button("Advies, zonder namen")
	p.sees("Het kind, leerling van onze school.")
	p.holdsNone("after it was used with names", secret...)
	p.button("Tekst tonen: Weten de ouders en het kind ervan?")
	p.sees("Ik zei bangwoorden tegen het kind.")
	p.holdsNone("with texts shown", namesIn...)
	c.look("call with text")
	p.snap("call-unnamed")
	p.fill("Aantekeningen tijdens het gesprek", "Noortje blijft vandaag op school.")
	p.sees("Concept bewaard")
	p.link("Contacten")
	p.heading("Contacten")
	to("/call")
	p.sees("Je aantekeningen van eerder staan klaar.")
	p.holdsNone("back at the notes", secret...)
	p.button("Aantekeningen tonen")
	p.button("Ik bel nu")
	p.find("complementary", "Belstand")
	p.choose("Het blijft bij advies. Wij zijn zelf aan zet.")
	p.fill("Wat is het advies of de afspraak?", "Praat morgen weer met moeder.")
	p.button("Gesprek vastleggen")
	p.sees("De vijf stappen")
	p.sees("Het blijft bij advies. Wij zijn zelf aan zet.")
	p.button("Belstand stoppen")

	to("/add/asked")
	p.choose("Veilig Thuis")
	p.sees("Geef niet meer dan nodig is.")
	p.fill("Naam en organisatie", "Een verzonnen medewerker")
	p.pressIn("Heb je teruggebeld via een nummer dat je zelf opzocht?", "Ja")
	p.fill("Wat is er gevraagd?", "Hoe gaat het in de klas?")
	p.choose("Nog niet, wij overleggen eerst")
	p.fill("Wat heb je gegeven?", "Nog niets.")
	c.look("asked")
	p.button("Vastleggen")
	p.sees("De vijf stappen")

	to("/weigh")
	p.press("DisclosureTriangle", "Uitleg bij stap 4")
	p.sees("Wat anderen doen:")
	b.run(chromedp.Evaluate(`location.hash = "#/help/unsafe"`, nil))
	p.heading("Wanneer is het onveilig")
	c.look("help/unsafe")
}
