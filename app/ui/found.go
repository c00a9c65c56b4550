package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// foundPart is what a search of the overview found in the logs, with the words
// around it and the way to the entry.
func foundPart(m flow.Model) app.UI {
	s := m.Search
	if s.Words == "" || s.Case != "" {
		return app.Div().Class("found").Body(app.P().Class("place").Role("status"))
	}
	var rows []row
	for _, h := range s.Hits {
		rows = append(rows, hitRow(m, h))
	}
	body := []app.UI{app.H3().Text("In het logboek"),
		app.P().Class("hint").Role("status").Text(foundSays(s))}
	if len(rows) > 0 {
		body = append(body, rowList(rows))
	}
	if more := s.Entries - len(s.Hits); more > 0 && s.Over {
		body = append(body, hint("Dit zijn de nieuwste "+num(len(s.Hits))+". Typ meer woorden om minder te vinden."))
	}
	return app.Div().Class("found").Body(body...)
}

// foundSays is how far it is, in words.
func foundSays(s flow.SearchView) string {
	if s.Fault != flow.NoFault {
		return "Het zoeken lukte niet. " + s.Fault.What() + " " + s.Fault.Do()
	}
	if !s.Over {
		if s.Total == 0 {
			return "Bezig met zoeken…"
		}
		return "Bezig met zoeken: " + num(s.Done) + " van " + num(s.Total) + " dossiers bekeken."
	}
	text := "Geen aantekening gevonden."
	if s.Entries > 0 {
		text = count(s.Entries, "aantekening", "aantekeningen") + " gevonden"
		if s.Case == "" {
			text += " in " + count(s.Cases, "dossier", "dossiers")
		}
		text += "."
	}
	if s.Unread > 0 {
		text += " In " + count(s.Unread, "dossier", "dossiers") + " kon de app niet zoeken: het gaat niet open."
	}
	return text
}

func hitRow(m flow.Model, h flow.Hit) row {
	form, _ := meldcode.FormByID(h.Form)
	r := row{Name: form.Name + ", " + h.Day.Dutch(), Href: toEntry(h.Case, h.Entry)}
	if sum, ok := m.InOverview(h.Case); ok {
		r.Says = []string{hitCase(sum)}
		if sum.Loose {
			r.Href = flow.Route{Screen: flow.SignalShow, Case: h.Case}.String()
		}
	}
	r.Says = append(r.Says, h.Around)
	if h.Fixed {
		r.Tag = "Verbeterd"
	}
	return r
}

func hitCase(sum dossier.Summary) string {
	if sum.Loose {
		return "Los signaal: " + signalName(sum)
	}
	return caseName(sum.Reference, sum.Names)
}

// logSearch looks for words in the logbook on screen.
func logSearch(m flow.Model) app.UI {
	if len(m.State.Entries) < filterFrom {
		return app.Div().Class("none")
	}
	said := ""
	if m.Search.Case == m.State.ID && m.Search.Words != "" {
		said = foundSays(m.Search)
	}
	return app.Div().Class("log-search").Body(
		field{Field: flow.FieldLogWords, Label: "Zoek in dit logboek", Value: m.Log.Words, Kind: "search"}.draw(),
		app.P().Class("hint").Role("status").Text(said))
}

// logHits are the entries that the search leaves; nil when there is none.
func logHits(m flow.Model) []flow.Hit {
	if m.Log.Words == "" || m.Search.Case != m.State.ID || m.Search.Words == "" || m.Search.Total == 0 {
		return nil
	}
	if m.Search.Hits == nil {
		return []flow.Hit{}
	}
	return m.Search.Hits
}
