package e2e

import (
	"fmt"
	"strings"
)

// The writes about who can unlock, and with what. They come last: from admit on
// there are two members.

// asSam unlocks as the first member, from the unlock screen, and goes to the
// overview.
func (s *spoken) asSam(f faulty) {
	f.t.Helper()
	f.heading("Ontgrendelen")
	if f.has("button", "Sam Zichtbaar") {
		f.button("Sam Zichtbaar")
	}
	f.as("Sam", s.passphrase)
	f.find("button", "Op slot")
	f.going("#/home", "Overzicht")
}

func (s *spoken) addPasskey() write {
	return write{name: "passkey", once: true, done: "Je passkey staat aan. Je wachtzin blijft ook werken.",
		arrange: func(f faulty) {
			f.going("#/home", "Overzicht")
			f.going("#/settings/passkey", "Passkey")
			f.button("Alleen ik ken de code")
			f.fill("Je pincode", "123 abc")
		},
		press: button("Passkey maken"),
		still: func(f faulty) { f.holds("Je pincode", "123 abc") }}
}

func (s *spoken) dropPasskey() write {
	return write{name: "no passkey", once: true, done: "Je passkey is uitgezet.",
		arrange: func(f faulty) {
			f.going("#/home", "Overzicht")
			f.going("#/settings/passkey", "Passkey")
		},
		press: button("Passkey uitzetten"),
		still: func(f faulty) { f.find("button", "Passkey uitzetten") }}
}

// codeTyped sees the two groups of a new code that were typed back.
func codeTyped(f faulty, code []string, asked []int) {
	f.t.Helper()
	for _, n := range asked {
		f.holds(fmt.Sprintf("Groep %d", n), code[n-1])
	}
}

func (s *spoken) renew() write {
	var code []string
	var asked []int
	return write{name: "new keys", once: true, done: "Je sleutels zijn vernieuwd.",
		arrange: func(f faulty) { code, asked = s.newKeys(f) },
		press:   button("Herstelcode controleren"),
		then:    func() { s.code = code },
		still:   func(f faulty) { codeTyped(f, code, asked) }}
}

// renewRest fails after the new code counts, at the first case that gets a key.
func (s *spoken) renewRest() write {
	var code []string
	var asked []int
	return write{name: "new keys, halfway", once: true, after: 1, anyKey: true, done: "Je sleutels zijn vernieuwd.",
		arrange: func(f faulty) { code, asked = s.newKeys(f) },
		press:   button("Herstelcode controleren"),
		then:    func() { s.code = code },
		still: func(f faulty) {
			codeTyped(f, code, asked)
			// Before the first write nothing is in part; see vanished.
			if text := f.text(); !strings.Contains(text, "Je nieuwe herstelcode geldt al") && !strings.Contains(text, "staan niet meer op deze tablet") {
				f.t.Errorf("which code counts is not said: %s", text)
			}
		}}
}

func (s *spoken) newKeys(f faulty) (code []string, asked []int) {
	f.t.Helper()
	f.going("#/home", "Overzicht")
	f.going("#/settings/keys", "Sleutels vernieuwen")
	f.fill("Je wachtzin", s.passphrase)
	f.button("Nieuwe herstelcode maken")
	return f.typeCode()
}

func (s *spoken) admit() write {
	var code []string
	var asked []int
	return write{name: "member", once: true, done: "Je bent toegevoegd",
		arrange: func(f faulty) {
			f.going("#/home", "Overzicht")
			f.link("Instellingen")
			f.link("Collega's op deze tablet")
			f.link("Collega toevoegen")
			f.fill("Naam van je collega", "Joke")
			f.choose("directeur")
			f.button("Verder: je collega kiest een wachtzin")
			f.heading("Geef de tablet aan Joke")
			f.fill("Je wachtzin", jokes)
			f.button("Wachtzin instellen")
			code, asked = f.typeCode()
		},
		press: button("Herstelcode controleren"),
		still: func(f faulty) { codeTyped(f, code, asked) }}
}

// access is a form about who can read a case, up to the page that shows it once
// more.
func (s *spoken) access(f faulty, form, heading, why, name string) {
	f.t.Helper()
	f.going("#/home", "Overzicht")
	f.going(s.case1+"/add/"+form, heading)
	f.choose("Joke")
	f.fill(why, "Een verzonnen reden.")
	f.typed()
	f.button(name)
	f.heading("Controleer wat je vastlegt")
}

func (s *spoken) give() write {
	return write{name: "access given", once: true, done: "Vastgelegd in het logboek om",
		arrange: func(f faulty) {
			f.button("Op slot en zelf ontgrendelen")
			f.as("Joke", jokes)
			f.heading("Overzicht")
			locked(f)
			s.asSam(f)
			s.access(f, "access-given", "Collega toegang geven", "Waarom is deze collega betrokken?", "Toegang geven")
		},
		press: button("Toegang geven"),
		again: button("Opnieuw bewaren"),
		still: func(f faulty) { f.sees("Een verzonnen reden.") }}
}

func (s *spoken) handOver() write {
	return write{name: "hand over", once: true, done: "Hierna zie je: Besluit tekenen.",
		arrange: func(f faulty) {
			f.going("#/home", "Overzicht")
			f.going(s.case1+"/decide", "Beslissen")
			f.choose("Ik besluit om te melden.")
			f.choose("Nee, de school biedt of organiseert nu geen hulp.")
			f.fill("Waarom niet, en wat blijft de school doen voor het kind?", "Elke dag vragen.")
			f.fill("Wie neemt het uiteindelijke besluit?", "Joke")
			f.fill("Wanneer is het bevoegd gezag op de hoogte gebracht?", "vandaag")
			f.typed()
			f.button("Geef de tablet aan Joke om te tekenen")
			f.sees("gaat mee, versleuteld voor Joke alleen")
		},
		press: button("Op slot en geef de tablet"),
		still: func(f faulty) { f.sees("gaat mee, versleuteld voor Joke alleen") }}
}

func (s *spoken) end() write {
	return write{name: "access ended", once: true, done: "Vastgelegd in het logboek om",
		arrange: func(f faulty) {
			s.asSam(f)
			s.access(f, "access-ended", "Toegang beëindigen", "Waarom stopt de toegang?", "Toegang beëindigen")
		},
		press: button("Toegang beëindigen"),
		again: button("Opnieuw bewaren"),
		still: func(f faulty) { f.sees("Een verzonnen reden.") }}
}

func (s *spoken) leave() write {
	return write{name: "member leaves", once: true, done: "Joke hoort niet meer bij deze tablet.",
		arrange: func(f faulty) {
			f.going("#/home", "Overzicht")
			f.going("#/settings/people", "Collega's op deze tablet")
			f.link("Joke vertrekt")
			f.fill("Typ de naam om zeker te zijn: Joke", "Joke")
		},
		press: button("Joke laten vertrekken"),
		still: func(f faulty) { f.holds("Typ de naam om zeker te zijn: Joke", "Joke") }}
}
