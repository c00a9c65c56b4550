package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// overdueFrom is the age in days from which a back-up is said to be too old.
const overdueFrom = 28

// only says where the only copy is.
func only(s flow.Storage) string {
	if s.Proven.IsZero() {
		return "De enige kopie staat op deze tablet."
	}
	return "Alles staat op deze tablet."
}

// promise says what the browser said about keeping it (T18).
func promise(s flow.Storage) string {
	switch s.Promise {
	case flow.Promised:
		return "Opslag: beloofd door de browser."
	case flow.NotPromised:
		return "Opslag: niet beloofd door de browser."
	}
	return "Opslag: nog niet aan de browser gevraagd."
}

// room says how full the storage is.
func room(s flow.Storage) string {
	switch {
	case s.Quota == 0:
		return "De browser zegt niet hoeveel ruimte er is."
	case s.Share() >= flow.NearlyFull:
		return "De opslag is voor " + num(s.Share()) + " procent vol (" + size(s.Used) + " van " + size(s.Quota) + ")."
	}
	return "Gebruikt: " + size(s.Used) + " van " + size(s.Quota) + "."
}

// size writes a number of bytes as people read it.
func size(n uint64) string {
	switch {
	case n < 1e6:
		return "minder dan 1 MB"
	case n < 1e9:
		return strconv.FormatUint(n/1e6, 10) + " MB"
	}
	return strconv.FormatUint(n/1e9, 10) + "," + strconv.FormatUint(n%1e9/1e8, 10) + " GB"
}

// lastProven says how old the last back-up is that was read back: one that
// nobody checked may not open.
func lastProven(m flow.Model) string {
	if m.Storage.Proven.IsZero() {
		return "Gecontroleerde back-up: nog geen."
	}
	day := meldcode.DateOf(m.Storage.Proven)
	return "Laatste gecontroleerde back-up: " + day.Dutch() + " (" + ago(day, m.Today) + ")."
}

// ago says how long a day lies back.
func ago(day, today meldcode.Date) string {
	switch days := day.DaysUntil(today); {
	case days < 0:
		return "een dag die nog moet komen: de klok van de tablet stond of staat verkeerd"
	case days == 0:
		return "vandaag"
	case days == 1:
		return "gisteren"
	case days < 14:
		return num(days) + " dagen geleden"
	default:
		return num(days/7) + " weken geleden"
	}
}

// stored is the one line that tells the truth about the only copy.
func stored(m flow.Model) string {
	s := m.Storage
	return only(s) + " " + promise(s) + " " + room(s) + " " + lastProven(m)
}

// storageLine is that line on the overview, and what to do about it (T18, T20).
func storageLine(m flow.Model) app.UI {
	s := m.Storage
	kind, body := "note", []app.UI{says(stored(m))}
	warn := func(text string) { kind, body = "warning", append(body, says(text)) }
	buttons := []app.UI{}
	if s.Promise == flow.NotPromised {
		warn("**Deze browser kan je gegevens wissen.**")
		buttons = append(buttons, quietLink(toArg(flow.Settings, "storage"), "Wat je daaraan doet"))
	}
	if s.Share() >= flow.NearlyFull {
		warn("**De opslag raakt vol.** Maak ruimte vrij op de tablet: verwijder foto's, filmpjes of apps die niemand gebruikt.")
	}
	backup := "Back-up maken"
	unchecked := !s.Backup.IsZero() && !s.Checked
	switch {
	case s.Backup.IsZero() && s.Proven.IsZero():
		warn("**Er is nog geen back-up.** Raakt deze tablet kwijt of stuk? Dan is alles weg.")
	case unchecked:
		body = append(body, says("De back-up van "+meldcode.DateOf(s.Backup).Dutch()+" is niet gecontroleerd. Kies het bestand nog een keer, dan kijkt de app of het leesbaar is."))
		backup = "Back-up controleren"
	}
	if day := meldcode.DateOf(s.Proven); !s.Proven.IsZero() && m.Today.Before(day) {
		warn("**De laatste gecontroleerde back-up draagt een datum die nog moet komen.** De klok van de tablet stond of staat verkeerd. Kijk of de datum van de tablet klopt, en maak een nieuwe back-up.")
	} else if !s.Proven.IsZero() && day.DaysUntil(m.Today) >= overdueFrom {
		warn("De laatste gecontroleerde back-up is van " + day.Dutch() + ". Dat is " + ago(day, m.Today) +
			". Raakt deze tablet kwijt of stuk? Dan is alles van daarna weg.")
	}
	return app.Div().Class("home-foot").Body(panel(kind, "",
		append(body, ways(append([]app.UI{quietLink(toArg(flow.Settings, "backup"), backup)}, buttons...)...))...))
}

// settingsStorage is what to do when the browser does not promise (T18).
func settingsStorage(m flow.Model) app.UI {
	body := []app.UI{backToSettings()}
	if m.Storage.Promise == flow.Promised {
		body = append(body, topic("", "De browser belooft je gegevens te bewaren"),
			says("Een belofte is geen back-up. Raakt de tablet kwijt of stuk, dan is alleen een back-up er nog."))
	} else {
		body = append(body, topic("", "Deze browser kan je gegevens wissen"),
			says("De browser belooft niet dat je gegevens op deze tablet blijven staan. Bij weinig ruimte of bij een grote schoonmaak kunnen ze verdwijnen."),
			says("Doe dit: zet de app op het beginscherm, sluit privévensters, en maak vandaag een back-up."))
	}
	body = append(body, says(stored(m)), ways(
		quietLink(toArg(flow.Pages, "install"), "Zo zet je de app op het beginscherm"),
		quietLink(toArg(flow.Settings, "backup"), "Back-up maken")))
	if m.Storage.Promise != flow.Promised {
		body = append(body, part("Nog een keer vragen",
			says("Staat de app nu op het beginscherm, of gebruik je hem al een tijd? Dan belooft de browser het soms alsnog."),
			ways(press(flow.ActPersist, "", "Vraag het de browser nog een keer", false))))
	}
	return app.Div().Class("screen").Body(append(body, part("Lukt het niet?",
		app.P().Body(plainLink(toArg(flow.Pages, "administrator"), "Ik vraag het de beheerder"), app.Text(": een blad om af te drukken."))))...)
}
