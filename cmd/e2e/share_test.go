package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// colleague is somebody with a tablet of their own.
type colleague struct {
	faulty
	name   string
	code   string  // the recovery code
	saved  string  // the folder of downloads
	chosen *string // the file that is picked next
}

func newColleague(t *testing.T, url, name string) *colleague {
	t.Helper()
	b := startBrowser(t, "")
	b.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
	b.open(url)
	c := &colleague{faulty: faulty{person{t, b.ctx}, b}, name: name, chosen: new(string), saved: b.downloads()}
	c.choosing(c.chosen)
	c.code = strings.Join(c.prepareAs(name), " ")
	return c
}

// file waits for the file that was saved last, and moves it out of the way.
func (c *colleague) file(ending string) string {
	c.t.Helper()
	name, _ := c.downloaded(c.saved, ending)
	kept := filepath.Join(c.t.TempDir(), filepath.Base(name))
	if err := os.Rename(name, kept); err != nil {
		c.t.Fatal(err)
	}
	return kept
}

// card saves the own card, and returns it with the fingerprint on the screen.
func (c *colleague) card() (file, fingerprint string) {
	c.t.Helper()
	c.going("#/settings", "Instellingen")
	c.link("Mijn kaart")
	c.sees("Vingerafdruk")
	c.snap("card-own")
	c.button("Kaart bewaren")
	return c.file(".json"), c.fingerprint()
}

func (c *colleague) fingerprint() string {
	c.t.Helper()
	return c.js(`[...document.querySelectorAll("dt")].find((e) => e.textContent === "Vingerafdruk").nextElementSibling.textContent`)
}

// hands makes a file of the case for the owner of a card.
func (c *colleague) hands(dossier, card, fingerprint string) string {
	c.t.Helper()
	c.going("#/home", "Overzicht")
	c.going(dossier+"/out", "Voor wie is dit?")
	*c.chosen = card
	c.button("Kaart van je collega kiezen")
	c.sees("Vergelijk de vingerafdruk")
	if got := c.fingerprint(); got != fingerprint || len(got) != 39 {
		c.t.Errorf("on one screen %q, on the other %q", got, fingerprint)
	}
	c.button("Hij klopt: bestand maken")
	c.sees("kan het openen. Dat gaat zonder wachtzin.")
	c.b.until(`document.activeElement.id === "handed-to"`)
	return c.file(".age")
}

// takes reads a file in; key may be empty.
func (c *colleague) takes(file, key string) {
	c.t.Helper()
	c.looksInto(file, key)
	c.button("Toevoegen aan deze tablet")
	c.sees("Het bestand is ingelezen")
}

func (c *colleague) looksInto(file, key string) {
	c.t.Helper()
	c.going("#/home", "Overzicht")
	c.going("#/import", "Back-up terugzetten of dossier ontvangen")
	*c.chosen = file
	c.button("Bestand kiezen")
	c.fill("Wachtzin of herstelcode van dit bestand", key)
	c.button("Bekijk wat erin zit")
	c.sees("Dit zit in het bestand")
}

// notes records a note in the case.
func (c *colleague) notes(dossier, text string) {
	c.t.Helper()
	c.note(dossier, text)
	c.button("Aantekening vastleggen")
	c.sees("Vastgelegd in het logboek")
}

// logbook returns the entries that the log shows, and the heads of its chains.
func (c *colleague) logbook(dossier string) []string {
	c.t.Helper()
	c.going("#/home", "Overzicht")
	c.going(dossier+"/log", "Logboek")
	c.whole()
	return eval[[]string](c.b, `[...document.querySelectorAll('.screen-log a[href*="/log/"]'), ...document.querySelectorAll(".sheet-heads li")].map((e) => e.getAttribute("href") + e.innerText)`)
}

// TestThreeTabletsShareACase gives a case to the card of one colleague and with a
// passphrase to another; all three record, and in the end the log is the same.
func TestThreeTabletsShareACase(t *testing.T) {
	url := site(t, "/")
	a := newColleague(t, url, shownAs)
	b := newColleague(t, url, "Joke Verzonnen")
	c := newColleague(t, url, "Marja Verzonnen")
	look := newChecker(t, a.person)

	a.going("#/case/new", "Dossier openen")
	a.fill("Om welke leerling gaat het?", "Noor Verzonnen")
	a.choose("Nee")
	a.button("Dossier openen")
	a.sees("De vijf stappen")
	dossier := a.js("location.hash")

	cardB, printB := b.card()
	cardA, printA := a.card()
	look.look("own card")
	toB := a.hands(dossier, cardB, printB)
	a.snap("handed-to-card")
	look.look("handed to a card")
	a.link("Bewijs van overdracht")
	a.heading("Bekijk wat eruit gaat")
	for _, text := range []string{"Joke Verzonnen (IB'er)", printB, "Ontvangen door", "Controlecode"} {
		a.sees(text)
	}
	a.snap("slip-card")

	*a.chosen = toB // a file that is no card
	a.going("#/home", "Overzicht")
	a.going(dossier+"/out", "Voor wie is dit?")
	a.button("Kaart van je collega kiezen")
	a.sees("Dit is geen kaart van een collega.")
	a.fill("Wachtzin voor dit bestand", filePhase)
	a.fill("Dezelfde wachtzin nog een keer", filePhase)
	a.button("Versleuteld bestand maken")
	a.sees("In het logboek staat dat het dossier eruit ging.")
	toC := a.file(".age")

	c.going("#/import", "Back-up terugzetten of dossier ontvangen")
	*c.chosen = toB
	c.button("Bestand kiezen")
	c.button("Bekijk wat erin zit")
	c.sees("Dit bestand is niet voor jouw kaart gemaakt.")
	c.snap("import-not-my-card")
	b.takes(toB, "")
	c.takes(toC, filePhase)
	for _, p := range []*colleague{a, b, c} {
		p.notes(dossier, "Gezien door "+p.name)
	}
	a.takes(b.hands(dossier, cardA, printA), "")
	a.takes(c.hands(dossier, cardA, printA), "")
	a.going("#/settings/backup", "Back-up maken")
	a.button("Back-up maken")
	a.sees("Het bestand is gemaakt")
	all := a.file(".age")
	b.takes(all, a.code)
	c.takes(all, a.code)

	want := a.logbook(dossier)
	if len(want) < 12 {
		t.Errorf("the log shows %d entries and heads: %q", len(want), want)
	}
	for _, p := range []*colleague{a, b, c} {
		if got := p.logbook(dossier); !slices.Equal(got, want) {
			t.Errorf("%s sees %q, want %q", p.name, got, want)
		}
		for _, of := range []*colleague{a, b, c} {
			p.sees("Gezien door " + of.name)
		}
		p.button("Controleer logboek")
		p.sees("Het logboek klopt")
	}
	a.fork(dossier)
}

// fork puts the tablet back to an older state, goes on otherwise there, and reads
// in what was written before: both stay, and the screen says so.
func (c *colleague) fork(dossier string) {
	c.t.Helper()
	const open = `new Promise((resolve, reject) => {
		const open = indexedDB.open("meldcode");
		open.onerror = () => reject(open.error);
		open.onsuccess = () => {
			const tx = open.result.transaction("records", "readwrite"), records = tx.objectStore("records");
			tx.oncomplete = () => { open.result.close(); resolve("done"); };
			tx.onabort = () => reject(tx.error);
			DO
		};
	})`
	c.js(strings.Replace(open, "DO", `
		records.getAllKeys().onsuccess = (e) => { window.oldKeys = e.target.result; };
		records.getAll().onsuccess = (e) => { window.oldValues = e.target.result; };`, 1))
	c.notes(dossier, "Weggeraakte zin")
	c.going("#/settings/backup", "Back-up maken")
	c.button("Back-up maken")
	c.sees("Het bestand is gemaakt")
	later := c.file(".age")
	c.js(strings.Replace(open, "DO", `
		records.clear();
		window.oldKeys.forEach((key, i) => records.keyPath ? records.put(window.oldValues[i]) : records.put(window.oldValues[i], key));`, 1))
	c.b.run(chromedp.Reload(), ready())
	c.unlock()
	c.find("button", "Op slot")
	c.notes(dossier, "Andere zin")

	c.looksInto(later, c.code)
	c.sees("Iets past niet bij wat hier staat")
	c.snap("import-apart")
	c.button("Toevoegen aan deze tablet")
	c.sees("Het bestand is ingelezen")
	c.going(dossier, "Dossier")
	c.sees("Dit dossier is op twee plekken anders verdergegaan")
	c.snap("case-apart")
	c.link("Bekijk wat apart staat")
	c.sees("Apart bewaard")
	c.sees("Weggeraakte zin")
	c.sees("Andere zin")
	c.button("Controleer logboek")
	c.sees("heeft hetzelfde nummer als een andere hier")
	c.snap("log-apart")
}
