package ui

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
	"meldcode/app/school"
)

// schoolLine is what stands behind "School" in the list of settings.
func schoolLine(m flow.Model) string {
	switch {
	case m.School.Stale():
		return "De instellingen van de school kloppen niet meer"
	case m.School.Name != "":
		return m.School.Name
	}
	return "Wat de school heeft ingesteld"
}

// region is the Veilig Thuis of the region, after the national number.
func region(m flow.Model) app.UI {
	r := m.School.VeiligThuis
	if r == (school.Region{}) {
		return app.Div().Class("none")
	}
	name := r.Name
	if name == "" {
		name = "je regio"
	}
	return part("Veilig Thuis in de regio",
		says("0800-2000 verbindt je door met je eigen regio. Dat nummer werkt altijd."),
		contactList([]flow.Contact{{Name: "Veilig Thuis " + name, Phone: r.Phone}}, false))
}

// settingsSchool shows what the school set for all its tablets (school.json). It
// cannot be changed here.
func settingsSchool(m flow.Model) app.UI {
	s := m.School
	body := []app.UI{backToSettings(), topic("", "School"), schoolTrouble(m),
		says("De beheerder stelt dit in voor alle tablets van de school. Je kunt het hier niet veranderen.")}
	rows := []meldcode.Row{}
	add := func(label, text string) {
		if text != "" {
			rows = append(rows, meldcode.Row{Label: label, Text: text})
		}
	}
	add("School", s.Name)
	add("Bestuur", s.Board)
	add("Veilig Thuis in de regio", s.VeiligThuis.Name)
	add("Vanzelf op slot", "Na "+count(m.LockMinutes(flow.Prefs{}), "minuut", "minuten")+", hoogstens na "+count(m.LockMost(), "minuut", "minuten"))
	add("Terugkoppeling van Veilig Thuis", "Verwacht binnen "+count(s.Terms.Feedback(), "week", "weken")+" ("+string(meldcode.FeedbackTerm(s.Terms).Source)+")")
	add("Los signaal", "Kiezen binnen "+count(s.Terms.Signal(), "dag", "dagen"))
	for _, e := range school.Exports() {
		if !s.Allows(e) {
			add("Uitgezet", exportNames[e])
		}
	}
	if !s.At.IsZero() {
		add("Laatst opgehaald", fetched(s.At))
	}
	body = append(body, pairs(rows))
	if len(s.Holidays) > 0 {
		lines := make([]string, 0, len(s.Holidays))
		for _, h := range s.Holidays {
			if !h.Until.Before(m.Today) {
				lines = append(lines, h.Name+": "+h.From.Dutch()+" tot en met "+h.Until.Dutch())
			}
		}
		body = append(body, part("Schoolvakanties", bullets(lines...)))
	}
	return app.Div().Class("screen").Body(body...)
}

func fetched(at time.Time) string {
	return meldcode.DateOf(at).Dutch() + " om " + at.Format("15.04") + " uur"
}

var exportNames = map[school.Export]string{
	school.ExportCase:     "Een dossier meegeven als bestand",
	school.ExportPrint:    "Afdrukken",
	school.ExportCalendar: "Termijnen in een agenda zetten",
	school.ExportContacts: "Nummers meegeven",
	school.ExportTable:    "Het overzicht als tabel",
}

// schoolTrouble says that the settings are not those of the site, since when, and
// what is wrong with those.
func schoolTrouble(m flow.Model) app.UI {
	s := m.School
	if !s.Stale() {
		return app.Div().Class("none")
	}
	since := "De app werkt zonder instellingen van de school."
	if !s.At.IsZero() {
		since = "Wat op " + fetched(s.At) + " is opgehaald, blijft gelden."
	}
	if s.Missing {
		return panel("warning", "De instellingen van de school zijn weg", says("Het bestand school.json staat niet meer naast de app. "+since+" Vertel het je beheerder."))
	}
	lines := make([]string, 0, len(s.Problems))
	for _, p := range s.Problems {
		lines = append(lines, p.String())
	}
	if n := len(lines); n > 5 {
		lines = append(lines[:5], "en nog "+strconv.Itoa(n-5))
	}
	return panel("warning", "De nieuwe instellingen van de school kloppen niet",
		says(since+" Geef je beheerder door wat er in school.json niet klopt:"), bullets(lines...))
}
