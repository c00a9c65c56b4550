package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// clockAt puts the clock of this page and the ones after it so many days ahead.
func (p person) clockAt(days int) {
	p.t.Helper()
	script := fmt.Sprintf(`window.daysPassed = %d; sessionStorage.setItem("daysPassed", window.daysPassed)`, days)
	if err := p.run(chromedp.Evaluate(script, nil)); err != nil {
		p.t.Fatal(err)
	}
}

const (
	behind  = "De klok van de tablet staat eerder dan de laatste aantekening in dit dossier"
	putBack = "De klok van het apparaat is voor deze aantekening teruggezet."
)

func TestAClockThatJumpsIsShownAndMovesNothingInTheLog(t *testing.T) {
	address := site(t, "/")
	b := startBrowser(t, "")
	zone := func(name string) {
		t.Helper()
		b.run(emulation.SetTimezoneOverride(name))
	}
	zone("Europe/Amsterdam")
	b.run(clockScript(), emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
	b.open(address)
	f := faulty{person{t, b.ctx}, b}
	f.prepare()
	f.going("#/case/new", "Dossier openen")
	f.fill("Om welke leerling gaat het?", "Noor Verzonnen")
	f.choose("Nee")
	f.button("Dossier openen")
	f.sees("De vijf stappen")
	dossier := f.js("location.hash")
	record := func(text string) {
		t.Helper()
		f.note(dossier, text)
		f.button("Aantekening vastleggen")
		f.sees("Vastgelegd in het logboek om")
	}
	record("Eerste aantekening.")

	// Back a day: the app stays open, and says so before anything is written.
	f.clockAt(-1)
	f.sees(behind)
	record("Tweede, een dag terug.")

	// Forward ten years: nobody touched the tablet for so long, so it is locked.
	f.js("window.samePage = true")
	f.clockAt(3650)
	f.replaced()
	f.heading("Ontgrendelen")
	f.unlock()
	record("Derde, tien jaar vooruit.")
	f.clockAt(0)
	f.sees(behind)
	record("Vierde, weer goed.")
	f.snap("clock-behind")

	// Another zone while the app is open: what is written down is the hour there.
	zone("Asia/Tokyo")
	record("Vijfde, in een andere zone.")
	tokyo := time.Now().In(time.FixedZone("", 9*3600))
	f.going(dossier+"/log", "Logboek")
	f.sees("Vijfde")
	text := f.text()
	at := -1
	for _, entry := range []string{"Vijfde,", "Vierde,", "Derde,", "Tweede,", "Eerste"} { // the newest first
		next := strings.Index(text, entry)
		if next <= at {
			t.Errorf("%q is not where it was recorded", entry)
		}
		at = next
	}
	for _, entry := range []string{"Tweede,", "Vierde,"} {
		from := strings.Index(text, entry)
		if next := strings.Index(text[from:], putBack); next < 0 || next > 200 {
			t.Errorf("beside %q it does not say that the clock was put back", entry)
		}
	}
	if n := strings.Count(text, putBack); n != 2 {
		t.Errorf("it is said %d times that the clock was put back", n)
	}
	f.snap("clock-log")
	f.button("Controleer logboek")
	f.sees("Dit viel op")
	f.sees("De klok van het apparaat is tussen twee aantekeningen teruggezet.")
	if strings.Contains(f.text(), "ontbreekt er") {
		t.Error("a jump of the clock is told as damage")
	}
	f.link(": aantekening") // the newest
	f.sees("Vastgelegd op")
	if text := f.text(); !strings.Contains(text, tokyo.Format("15.04")) && !strings.Contains(text, tokyo.Add(-time.Minute).Format("15.04")) {
		t.Errorf("recorded at another hour than %s: %s", tokyo.Format("15.04"), text)
	}
}

// note opens the form of a note in a case and types it.
func (f faulty) note(dossier, text string) {
	f.t.Helper()
	f.going(dossier, "Dossier")
	f.going(dossier+"/add/note", "Andere aantekening")
	f.fill("Wat wil je vastleggen?", text)
}
