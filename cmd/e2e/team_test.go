package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// jokes is the passphrase of the colleague who is added.
const jokes = "tulp kompas wolk ladder"

// as waits for the unlock screen with that member's row chosen, and unlocks.
func (p person) as(name, passphrase string) {
	p.t.Helper()
	p.heading("Ontgrendel")
	p.fill("Wachtzin van "+name, passphrase)
	p.button("Ontgrendelen")
}

// addJoke adds a colleague, who types a passphrase of her own on the tablet.
func (p person) addJoke(look func(screen string)) {
	p.t.Helper()
	p.link("Instellingen")
	p.link("Collega's op deze tablet")
	p.heading("Collega's op deze tablet")
	look("colleagues")
	p.link("Collega toevoegen")
	p.fill("Naam van je collega", "Joke")
	p.choose("directeur")
	look("who is added")
	p.button("Verder: je collega kiest een wachtzin")
	p.heading("Geef de tablet aan Joke")
	look("the newcomer's passphrase")
	p.fill("Je wachtzin", jokes)
	p.button("Wachtzin instellen")
	p.typeGroups()
	p.heading("Je bent toegevoegd")
	look("added")
	p.button("Op slot en zelf ontgrendelen")
	p.as("Joke", jokes)
	p.heading("Overzicht")
}

// TestSeveralPeopleShareATablet walks with two members: the newcomer sees
// nothing until access is given, signs a decision with her own unlock, and loses
// her access again.
func TestSeveralPeopleShareATablet(t *testing.T) {
	b, p := tablet(t, site(t, "/"))
	c := newChecker(t, p)
	p.prepare()
	p.openCase()
	dossier := eval[string](b, `location.hash`)
	p.sees("Zichtbaar voor: alleen jij.")
	p.addJoke(c.look)
	if strings.Contains(p.text(), "Noortje") {
		t.Error("the newcomer sees the child's name")
	}
	b.run(chromedp.Evaluate(`location.hash = `+"`"+dossier+"`", nil))
	p.heading("Dit dossier is er niet")

	p.button("Op slot")
	p.heading("Ontgrendel")
	p.button("Sam Zichtbaar")
	c.look("unlock with two members")
	p.as("Sam", passphrase)
	p.heading("Overzicht")
	b.run(chromedp.Evaluate(`location.hash = `+"`"+dossier+"`", nil))
	p.sees("De vijf stappen")
	p.link("Tablet geven")
	p.sees("Joke heeft nog geen toegang tot dit dossier.")
	c.look("hand over without access")
	p.link("Eerst toegang geven")
	p.fill("Waarom is deze collega betrokken?", "Zij beslist.")
	c.look("give access")
	p.button("Toegang geven")
	p.confirm("Toegang geven")
	p.heading("Geef de tablet aan Joke")
	c.look("hand over")
	p.link("Terug naar dossier")
	p.sees("Zichtbaar voor: jij en Joke.")
	p.link("Mensen")
	p.sees("toegang gegeven door Sam Zichtbaar")
	c.look("who can read")
	p.link("Terug naar dossier")

	p.link("5. Beslissen")
	p.choose("Ik besluit om te melden.")
	p.choose("Nee, de school biedt of organiseert nu geen hulp.")
	p.fill("Waarom niet, en wat blijft de school doen voor het kind?", "Elke dag vragen hoe het gaat.")
	p.fill("Wie neemt het uiteindelijke besluit?", "Joke")
	p.fill("Wanneer is het bevoegd gezag op de hoogte gebracht?", "vandaag")
	p.button("Geef de tablet aan Joke om te tekenen")
	p.sees("gaat mee, versleuteld voor Joke alleen")
	p.button("Op slot en geef de tablet")
	p.sees("Hierna zie je: Besluit tekenen.")
	c.look("unlock to sign")
	p.as("Joke", jokes)
	p.heading("Besluit tekenen")
	p.sees("Elke dag vragen hoe het gaat.")
	c.look("sign")
	p.button("Teken dit besluit")
	p.heading("Het besluit is getekend")
	c.look("signed")
	p.button("Geef de tablet terug aan Sam Zichtbaar")
	p.as("Sam", passphrase)
	p.sees("Het concept dat jij klaarzette, is niet meer nodig.")
	p.sees("Getekend door Joke (directeur) met eigen toegang")
	c.look("case with a signed decision")
	p.button("Concept weggooien")

	p.link("Mensen")
	p.link("Toegang van Joke beëindigen")
	p.fill("Waarom stopt de toegang?", "Zij is klaar.")
	p.button("Toegang beëindigen")
	p.confirm("Toegang beëindigen")
	p.sees("Wiens toegang is beëindigd")
	p.button("Op slot")
	p.heading("Ontgrendel")
	p.button("Joke")
	p.as("Joke", jokes)
	p.sees("Je toegang tot een dossier is op")
	if strings.Contains(p.text(), "Noortje") {
		t.Error("who lost access still sees the child's name")
	}
	c.look("access has ended")
}

// TestASignalIsHandedInAndMatched hands a signal to the counsellor, who is told
// of another about the same child without seeing it.
func TestASignalIsHandedInAndMatched(t *testing.T) {
	_, p := tablet(t, site(t, "/"))
	c := newChecker(t, p)
	p.prepare()
	p.openCase()
	p.addJoke(func(string) {})

	p.link("Signaal vastleggen")
	p.fill("Om welk kind gaat het?", "Noortje Verzonnendochter")
	p.fill("Wat zag of hoorde je precies?", "Had twee dagen dezelfde kleren aan.")
	p.button("Signaal vastleggen")
	p.heading("Vastgelegd in het logboek")
	if strings.Contains(p.text(), "al een dossier") || strings.Contains(p.text(), "eerdere signalen") {
		t.Error("Joke learns that there is a case")
	}
	p.button("Op slot")
	p.heading("Ontgrendel")
	p.button("Sam Zichtbaar")
	p.as("Sam", passphrase)
	p.sees("Nieuw signaal over een kind uit een dossier waar jij bij hoort")
	c.look("a match")
	p.button("Gezien")
	p.wait(func() bool { return !strings.Contains(p.text(), "Nieuw signaal over") }, "the match gone")

	p.button("Op slot")
	p.heading("Ontgrendel")
	p.button("Joke")
	p.as("Joke", jokes)
	p.link("Noortje Verzonnendochter")
	p.link("Doorgeven")
	c.look("hand in")
	p.button("Signaal doorgeven")
	p.sees("Doorgegeven aan Sam Zichtbaar")
	c.look("handed in")
	p.link("Tablet geven aan Sam")
	p.button("Op slot en geef de tablet")
	p.sees("Hierna zie je: Een signaal bekijken.")
	p.as("Sam", passphrase)
	p.sees("Doorgegeven door Joke.")
	p.sees("Had twee dagen dezelfde kleren aan.")
	c.look("received")
	p.link("Overzicht")
	p.sees("Doorgegeven aan jou")
}
