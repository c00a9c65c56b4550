package e2e

import (
	"fmt"
	"strings"
	"time"

	"meldcode/app/meldcode"
)

// write is one thing that the app stores. What is new gets a row in writes.
type write struct {
	name    string
	arrange func(faulty)           // to the screen from which it is done, with everything typed
	press   func(faulty)           // does it
	again   func(faulty)           // does it after it was refused, when that is another button
	still   func(faulty)           // sees that what was typed is still there
	done    string                 // what the screen says once it is stored, and only then
	isDone  func(page string) bool // when that takes more than a text
	then    func()                 // when it was said
	after   int                    // writes that go well before the one that is meant
	touches string                 // the end of the key of a record that may change all the same
	anyKey  bool                   // other writes go well before it, so any record may change
	cycles  bool                   // it is done again after each fault, not only after the last
	once    bool                   // it can be arranged once only
}

func (w write) said(page string) bool {
	if w.isDone != nil {
		return w.isDone(page)
	}
	return strings.Contains(page, w.done)
}

func (w write) mayTouch(key string) bool {
	return w.anyKey || w.touches != "" && strings.HasSuffix(key, w.touches)
}

// attempts is the end of the key of a member's counter of attempts.
const attempts = "/4"

// spoken is what was typed and said to be stored.
type spoken struct {
	n          int
	other      *anotherTablet
	code       []string
	asked      []int
	passphrase string
	case1      string // its route
	signals    []string
	entries    []string
	cases      []string
	contacts   []string
	concept    string
}

// picksScript answers the choice of a file with the last one that was made here,
// or with the one that the test put in its place.
const picksScript = `{
	const click = HTMLInputElement.prototype.click, make = URL.createObjectURL.bind(URL);
	HTMLInputElement.prototype.click = function () {
		if (this.type !== "file") return click.call(this);
		const picked = new DataTransfer();
		picked.items.add(new File([window.nextFile], "gekozen.age"));
		this.files = picked.files;
		setTimeout(() => this.dispatchEvent(new Event("change")));
	};
	URL.createObjectURL = (blob) => { window.nextFile = blob; return make(blob); };
}`

// going goes to a fragment without the menu.
func (f faulty) going(fragment, heading string) {
	f.t.Helper()
	f.js(fmt.Sprintf("location.hash = %q", fragment))
	f.heading(heading)
}

// holds sees that a field holds text.
func (f faulty) holds(label, text string) {
	f.t.Helper()
	if got := f.value(label); got != text {
		f.t.Errorf("the field %q holds %q, want %q", label, got, text)
	}
}

func button(name string) func(faulty) { return func(f faulty) { f.t.Helper(); f.button(name) } }

// next counts, so that every text is its own.
func (s *spoken) next(what string) string {
	s.n++
	return fmt.Sprintf("%s %03d", what, s.n)
}

func (s *spoken) writes() []write {
	return []write{s.setUp(), s.addContact(), s.autosave(), s.signal(), s.begin(), s.entry(), s.export(), s.backupDate(),
		s.backup(), s.backupChecked(), s.takeIn(), s.drop(), s.choose(), s.change(), s.unlock(), s.recover(), s.addPasskey(), s.dropPasskey(), s.renew(), s.renewRest(),
		s.admit(), s.give(), s.handOver(), s.end(), s.leave()}
}

func (s *spoken) setUp() write {
	return write{name: "set-up", once: true, done: "Deze tablet is klaar",
		arrange: func(f faulty) {
			f.link("Deze tablet klaarmaken")
			f.button("Verder met mijn naam")
			f.fill("Je naam", shownAs)
			f.choose("IB'er")
			f.button("Verder met mijn wachtzin")
			f.fill("Je wachtzin", passphrase)
			f.button("Wachtzin instellen")
			s.code, s.asked = f.typeCode()
			s.passphrase = passphrase
		},
		press: button("Herstelcode controleren"),
		still: func(f faulty) { codeTyped(f, s.code, s.asked) }}
}

func (s *spoken) addContact() write {
	name := ""
	return write{name: "contacts", done: "De nummers zijn bewaard.",
		arrange: func(f faulty) {
			f.going("#/contacts", "Contacten en nummers")
			f.button("Contact toevoegen")
			name = s.next("Verzonnen Contact")
			f.fill("Naam of functie", name)
			f.fill("Telefoonnummer", "010-0000000")
			s.contacts = append(s.contacts, name)
		},
		press: button("Contact bewaren"),
		still: func(f faulty) { f.holds("Naam of functie", name); f.holds("Telefoonnummer", "010-0000000") }}
}

func (s *spoken) autosave() write {
	return write{name: "concept", done: "Concept bewaard om", cycles: true,
		arrange: func(f faulty) {
			if !strings.Contains(f.text(), "Wat zag of hoorde je precies?") {
				f.going("#/signal/new", "Signaal vastleggen")
			}
			s.concept = s.next("Halve zin")
			f.fill("Wat zag of hoorde je precies?", s.concept)
		},
		press: func(f faulty) { f.js("storeFaults.elapse(900)") },
		again: button("Opnieuw bewaren"),
		still: func(f faulty) { f.holds("Wat zag of hoorde je precies?", s.concept) }}
}

func (s *spoken) signal() write {
	child, seen := "", ""
	return write{name: "signal", done: "Wat nu?", cycles: true,
		arrange: func(f faulty) {
			f.going("#/signal/new", "Signaal vastleggen")
			child, seen = s.next("Kind"), s.next("Zag iets")
			f.fill("Om welk kind gaat het?", child)
			f.fill("Wat zag of hoorde je precies?", seen)
			f.typed()
			s.signals = append(s.signals, child)
		},
		press: button("Signaal vastleggen"),
		again: button("Opnieuw bewaren"),
		still: func(f faulty) {
			f.holds("Om welk kind gaat het?", child)
			f.holds("Wat zag of hoorde je precies?", seen)
		}}
}

func (s *spoken) begin() write {
	child := ""
	return write{name: "begin a case", done: "De vijf stappen",
		arrange: func(f faulty) {
			f.going("#/case/new", "Dossier openen")
			child = s.next("Leerling")
			f.fill("Om welke leerling gaat het?", child)
			f.choose("Nee")
			f.typed()
			s.cases = append(s.cases, child)
		},
		press: button("Dossier openen"),
		again: func(f faulty) {
			f.button("Opnieuw bewaren")
			f.heading("Dossier")
		},
		still: func(f faulty) { f.holds("Om welke leerling gaat het?", child) }}
}

func (s *spoken) entry() write {
	text := ""
	return write{name: "entry", done: "Vastgelegd in het logboek om",
		arrange: func(f faulty) {
			if s.case1 == "" {
				s.case1 = f.js("location.hash")
			}
			f.going(s.case1+"/add/note", "Andere aantekening")
			text = s.next("Aantekening")
			f.fill("Wat wil je vastleggen?", text)
			f.typed()
			s.entries = append(s.entries, text)
		},
		press: button("Aantekening vastleggen"),
		again: button("Opnieuw bewaren"),
		still: func(f faulty) { f.holds("Wat wil je vastleggen?", text) }}
}

func (s *spoken) export() write {
	return write{name: "export entry", done: ".age is gemaakt.",
		arrange: func(f faulty) {
			f.going("#/home", "Overzicht")
			f.going(s.case1+"/out", "Voor wie is dit?")
		},
		press: button("Versleuteld bestand maken"),
		still: func(f faulty) { f.heading("Voor wie is dit?") }}
}

func toBackup(f faulty) {
	f.going("#/home", "Overzicht")
	f.going("#/settings/backup", "Back-up maken")
}

func (s *spoken) backupDate() write {
	return write{name: "back-up date", once: true, after: 1, anyKey: true,
		isDone: func(page string) bool {
			return strings.Contains(page, "Het bestand is gemaakt") && !strings.Contains(page, "telt het nog niet als back-up")
		},
		arrange: toBackup,
		press: func(f faulty) {
			if !f.has("button", "Nog een keer maken") {
				f.button("Back-up maken")
				return
			}
			f.button("Nog een keer maken")
		},
		still: func(f faulty) {
			// All of it is gone before the first write: then there is no file either.
			f.wait(func() bool {
				return strings.Contains(f.text(), "telt het nog niet als back-up") || strings.Contains(f.text(), "Er is niets veranderd.")
			}, "that it is no back-up yet")
		}}
}

func (s *spoken) backup() write {
	return write{name: "back-up entries", done: "Het bestand is gemaakt",
		arrange: toBackup,
		press:   button("Back-up maken"),
		still:   func(f faulty) { f.find("button", "Back-up maken") }}
}

func (s *spoken) backupChecked() write {
	return write{name: "back-up checked", done: "Het bestand is gecontroleerd en leesbaar.",
		arrange: func(f faulty) {
			toBackup(f)
			f.button("Back-up maken")
			f.sees("Het bestand is gemaakt")
		},
		press: button("Bestand controleren"),
		still: func(f faulty) { f.sees("Het bestand is gemaakt") }}
}

func (s *spoken) takeIn() write {
	return write{name: "import", once: true, done: "Het bestand is ingelezen",
		arrange: func(f faulty) {
			f.going("#/import", "Back-up terugzetten of dossier ontvangen")
			f.js("window.nextFile = " + inBase64(s.other.file(f.t, "Ander Tabletkind")))
			f.button("Bestand kiezen")
			f.fill("Wachtzin of herstelcode van dit bestand", s.other.code)
			f.button("Bekijk wat erin zit")
			f.sees("Ander Tabletkind")
		},
		press: func(f faulty) {
			if f.has("button", "Toevoegen aan deze tablet") {
				f.button("Toevoegen aan deze tablet")
				return
			}
			f.button("Opnieuw proberen")
		},
		still: func(f faulty) { f.sees("Aan het bestand ligt het niet.") }}
}

func (s *spoken) drop() write {
	return write{name: "drop concept", done: "Het concept is weggegooid.",
		arrange: func(f faulty) {
			f.going("#/signal/new", "Signaal vastleggen")
			f.fill("Wat zag of hoorde je precies?", s.next("Weg"))
			f.typed()
			f.going("#/case/new", "Dossier openen")
			s.concept = s.next("Niet weg")
			f.fill("Om welke leerling gaat het?", s.concept)
			f.typed()
			f.going("#/home", "Overzicht")
		},
		press: button("Weggooien"),
		still: func(f faulty) { f.find("button", "Weggooien") }}
}

func (s *spoken) choose() write {
	return write{name: "own choice", done: "Je keuze is bewaard.",
		arrange: func(f faulty) {
			f.going("#/home", "Overzicht")
			f.going("#/settings/me", "Ik")
			f.choose("Nee")
		},
		press: button("Keuze bewaren"),
		still: func(f faulty) {
			if f.js(`[...document.querySelectorAll("input[type=radio]:checked")].map((r) => r.labels[0].innerText)`) != "Nee" {
				f.t.Error("the choice is not there any more")
			}
		}}
}

func (s *spoken) change() write {
	phrase := ""
	return write{name: "passphrase", done: "Je wachtzin is veranderd.", after: 2, touches: attempts,
		arrange: func(f faulty) {
			phrase = s.next("merel noot otter pluim")
			f.going("#/home", "Overzicht")
			f.going("#/settings/me", "Ik")
			f.fill("Je wachtzin van nu", s.passphrase)
			f.fill("Je nieuwe wachtzin", phrase)
		},
		press: button("Wachtzin veranderen"),
		then:  func() { s.passphrase = phrase },
		still: func(f faulty) {
			f.holds("Je wachtzin van nu", s.passphrase)
			f.holds("Je nieuwe wachtzin", phrase)
		}}
}

func locked(f faulty) {
	f.button("Op slot")
	f.heading("Ontgrendelen")
}

func (s *spoken) unlock() write {
	return write{name: "unlock", done: "Op slot", touches: attempts,
		arrange: func(f faulty) {
			locked(f)
			f.fill("Wachtzin van Sam", s.passphrase)
		},
		press: button("Ontgrendelen"),
		still: func(f faulty) { f.holds("Wachtzin van Sam", s.passphrase) }}
}

func (s *spoken) recover() write {
	phrase := ""
	return write{name: "recover", done: "Op slot", after: 2, touches: attempts,
		arrange: func(f faulty) {
			phrase = s.next("quiz regen sjaal tulp")
			locked(f)
			f.link("Wachtzin vergeten")
			f.fill("Herstelcode", strings.Join(s.code, " "))
			f.fill("Nieuwe wachtzin", phrase)
		},
		press: button("Nieuwe wachtzin instellen en ontgrendelen"),
		then:  func() { s.passphrase = phrase },
		still: func(f faulty) {
			f.holds("Herstelcode", strings.Join(s.code, " "))
			f.holds("Nieuwe wachtzin", phrase)
		}}
}

// check unlocks and finds everything that was said to be stored, once.
func (s *spoken) check(p person) {
	p.t.Helper()
	f := faulty{person: p}
	s.asSam(f)
	f.going("#/home", "Overzicht")
	once := func(what, in string, texts ...string) {
		p.t.Helper()
		p.wait(func() bool { p.whole(); return strings.Contains(f.js(in), texts[0]) }, texts[0])
		all := f.js(in)
		for _, text := range texts {
			if n := strings.Count(all, text); n != 1 {
				p.t.Errorf("%s: %q is there %d times", what, text, n)
			}
		}
	}
	once("signals", `document.querySelector(".home-main").innerText`, s.signals...)
	once("cases", `document.querySelector(".home-side").innerText`, append(s.cases, "Ander Tabletkind")...)
	f.going(s.case1+"/log", "Logboek")
	once("entries", `document.querySelector("#main").innerText`, s.entries...)
	f.going("#/contacts", "Contacten en nummers")
	once("contacts", `document.querySelector("#main").innerText`, s.contacts...)
	f.going("#/case/new", "Dossier openen")
	f.holds("Om welke leerling gaat het?", s.concept)
	p.sees("Concept bewaard om")
	p.sees("Laatste gecontroleerde back-up: " + meldcode.DateOf(time.Now()).Dutch())
}
