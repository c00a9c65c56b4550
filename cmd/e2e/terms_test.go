package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/emersion/go-ical"
)

// downloads lets the browser keep what the page hands it, and returns the folder.
func (b *browser) downloads() string {
	b.t.Helper()
	dir := b.t.TempDir()
	b.run(cdpbrowser.SetDownloadBehavior(cdpbrowser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(dir))
	return dir
}

// downloaded waits for the file with this ending, and returns its name and bytes.
func (p person) downloaded(dir, ending string) (name string, data []byte) {
	p.t.Helper()
	p.wait(func() bool {
		found, _ := filepath.Glob(filepath.Join(dir, "*"+ending))
		if len(found) != 1 {
			return false
		}
		name = found[0]
		data, _ = os.ReadFile(name)
		return len(data) > 0
	}, "a file "+ending)
	return name, data
}

// TestPeopleTermsAndContacts enters a household once and sees it carried, agrees
// on a day in a holiday, takes the days to a calendar and the contacts to a file
// and back.
func TestPeopleTermsAndContacts(t *testing.T) {
	b, p := tablet(t, site(t, "/"))
	c := newChecker(t, p)
	dir := b.downloads()
	p.prepare()
	p.openCase()
	at := eval[string](b, `location.hash`)

	// The holiday of the school, by hand.
	c.open("#/settings/holidays")
	p.fill("Naam", "meivakantie")
	p.fill("Eerste dag", p.inDays(39))
	p.fill("Laatste dag", p.inDays(45))
	p.button("Vakantie toevoegen")
	p.find("button", "Meivakantie vanaf")
	c.look("settings/holidays")

	// The household: a father who needs an interpreter, and a brother.
	c.open(at + "/add/person/parent")
	p.fill("Naam", "Amanuel Verzonnenvader 111222333")
	p.fill("Wat is deze persoon van het kind?", "vader")
	p.button("Meer vastleggen")
	p.fill("Welke taal spreekt deze persoon het best?", "Tigrinya")
	p.fill("Naam van de tolk", "Selamtolk")
	p.button("Persoon vastleggen")
	p.sees("Schrijf geen BSN op")
	if got := p.value("Naam"); !strings.Contains(got, "111222333") {
		t.Errorf("what was typed is gone: %q", got)
	}
	p.fill("Naam", "Amanuel Verzonnenvader")
	p.button("Persoon vastleggen")
	p.sees("Tolk: Selamtolk")
	c.open(at + "/add/person/sibling")
	p.fill("Naam", "Tijnbroer")
	p.fill("Geboortejaar", "2019")
	p.button("Persoon vastleggen")
	p.sees("Geboren in: 2019")
	c.look("people, a household")

	// Carried: the talk knows the interpreter, and asks whom it is about.
	c.open(at + "/add/talk-parent")
	p.find("checkbox", "Tijnbroer")
	p.tick("Amanuel Verzonnenvader")
	p.fill("Wat is er gezegd?", "Hij schrok.")
	p.fill("Wanneer spreken jullie elkaar weer?", p.inDays(40))
	p.sees("Deze datum valt in de meivakantie. Dan ziet de school het kind niet.")
	c.look("a day in a holiday")
	p.button("Meer vastleggen")
	if got := p.value("Tolk: naam en taal"); got != "Selamtolk (Tigrinya)" {
		t.Errorf("the interpreter is %q", got)
	}
	p.button("Gesprek vastleggen")
	p.sees("Vastgelegd in het logboek")

	// The list over all cases.
	c.open("#/home")
	p.link("Alle termijnen en taken")
	p.heading("Termijnen en taken")
	p.sees("Het volgende gesprek")
	p.sees("eigen afspraak in dit dossier")
	p.sees("Let op: dit valt in de meivakantie")
	p.button("Van mij")
	p.sees("waar nog niemand bij staat")
	c.look("terms")
	p.button("Agendabestand maken")
	p.sees("agenda-")
	name, file := p.downloaded(dir, ".ics")
	cal, err := ical.NewDecoder(bytes.NewReader(file)).Decode()
	if err != nil {
		t.Fatalf("the calendar file: %v\n%s", err, file)
	}
	next, _ := time.Parse("2-1-2006", p.inDays(40))
	there := false
	for _, e := range cal.Events() {
		from, err := e.DateTimeStart(time.UTC)
		there = there || err == nil && from.Equal(next)
	}
	if !there {
		t.Errorf("the next talk is not in it:\n%s", file)
	}
	id := strings.TrimPrefix(at, "#/case/")
	for _, word := range append([]string{"Amanuel", "Selamtolk", "Tijnbroer", "gesprek", "Gesprek", id, shownAs}, marks...) {
		if bytes.Contains(file, []byte(word)) || strings.Contains(filepath.Base(name), word) {
			t.Errorf("the calendar file holds %q", word)
		}
	}

	// Contacts: to a file, and from it.
	c.open("#/contacts")
	p.button("Contact toevoegen")
	p.fill("Naam of functie", "Wijkteam Verzonnen")
	p.fill("E-mail", "team@wijk.example")
	p.button("Contact bewaren")
	p.find("link", "team@wijk.example")
	p.button("Contacten naar een bestand")
	name, file = p.downloaded(dir, ".vcf")
	changed := bytes.Replace(file, []byte("EMAIL:"), []byte("TEL:010 000 00 00\r\nEMAIL:"), 1)
	changed = append(changed, "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Arts;Kim;;;\r\nEMAIL:kim@ggd.example\r\nEND:VCARD\r\n"...)
	if err := os.WriteFile(name, changed, 0o600); err != nil {
		t.Fatal(err)
	}
	p.chooses(name)
	p.button("Contacten uit een bestand")
	p.heading("2 contacten gevonden")
	c.look("contacts, found")
	p.choose("Aanvullen: wat leeg is, komt uit het bestand")
	p.button("Contacten toevoegen")
	p.find("link", "Wijkteam Verzonnen 0 1 0")
	p.find("link", "kim@ggd.example")
	c.look("contacts, with mail")
	if err := os.WriteFile(name, changed[:40], 0o600); err != nil {
		t.Fatal(err)
	}
	p.button("Contacten uit een bestand")
	p.sees("Dit bestand is niet ingelezen")
	p.find("link", "kim@ggd.example")
	c.look("contacts, refused")
}
