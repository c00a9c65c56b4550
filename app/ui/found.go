package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// foundPart is what a search of the overview found in the logs, with the words
// around it and the way to the entry. What it says stands from the start, or a screen
// reader would not tell it.
func foundPart(m flow.Model) app.UI {
	s := m.Search
	if s.Case != "" {
		s = flow.SearchView{}
	}
	more := ""
	if n := s.Entries - len(s.Hits); n > 0 && s.Over {
		more = "Dit zijn de nieuwste " + num(len(s.Hits)) + ". Typ meer woorden om minder te vinden."
	}
	return app.Div().Class("found").Body(
		app.H3().Hidden(s.Words == "").Text("In het logboek"),
		foundStatus(s), foundBusy(s),
		&foundList{Hits: s.Hits, Overview: m.Overview, Words: s.Words},
		app.P().Class("hint").Text(more))
}

// foundStatus says what came of a search, once it is over: on the way a screen
// reader stays silent.
func foundStatus(s flow.SearchView) app.UI {
	text := ""
	if s.Words != "" && s.Over {
		text = foundSays(s)
	}
	return app.P().Class("hint found-says").Role("status").Text(text)
}

// foundBusy says on the way how far it is.
func foundBusy(s flow.SearchView) app.UI {
	text := ""
	if s.Working() {
		text = "Bezig met zoeken…"
		if s.Total > 1 {
			text = "Bezig met zoeken: " + num(s.Done) + " van " + num(s.Total) + " dossiers bekeken."
		}
	}
	return app.P().Class("hint").Text(text)
}

// foundSays is what was found, in words.
func foundSays(s flow.SearchView) string {
	if s.Fault != flow.NoFault {
		return "Het zoeken lukte niet. " + s.Fault.What() + " " + s.Fault.Do()
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

// foundList is what was found, as a component of its own: while nothing else is
// found, go-app skips it.
type foundList struct {
	app.Compo
	Hits     []flow.Hit
	Overview []dossier.Summary
	Words    string

	pages int
	was   string // the words that pages belongs to
}

// Render draws the entries so far, and the way to more.
func (l *foundList) Render() app.UI {
	if l.was != l.Words {
		l.was, l.pages = l.Words, 0
	}
	limit := min(len(l.Hits), upTo(l.pages))
	rows := make([]row, limit)
	for i, h := range l.Hits[:limit] {
		rows[i] = l.row(h)
	}
	return app.Div().Class("case-list").Body(rowList(rows), moreRows(limit < len(l.Hits), "Toon meer aantekeningen", l.more))
}

func (l *foundList) more(app.Context, app.Event) { l.pages++ }

func (l *foundList) row(h flow.Hit) row {
	form, _ := meldcode.FormByID(h.Form)
	r := row{Name: form.Name + ", " + h.Day.Dutch(), Href: toEntry(h.Case, h.Entry), Around: h.Around, Marked: l.Words}
	for _, sum := range l.Overview {
		if sum.ID != h.Case {
			continue
		}
		r.Says = []string{hitCase(sum)}
		if sum.Loose {
			r.Href = flow.Route{Screen: flow.SignalShow, Case: h.Case}.String()
		}
	}
	return hitTag(r, h)
}

// hitTag says of an entry that was found that it was corrected or struck out.
func hitTag(r row, h flow.Hit) row {
	switch {
	case h.Struck:
		r.Tag, r.Tone = "Doorgestreept", "late"
	case h.Old:
		r.Tag, r.Says = "Verbeterd", append(r.Says, "Dit stond er eerst. De aantekening is verbeterd:")
	case h.Fixed:
		r.Tag = "Verbeterd"
	}
	return r
}

func hitCase(sum dossier.Summary) string {
	name := caseName(sum.Reference, sum.Names)
	switch {
	case sum.Loose:
		return "Los signaal: " + signalName(sum)
	case sum.Closed:
		return name + ", gesloten"
	}
	return name
}

// logSearch looks for words in the logbook on screen.
func logSearch(m flow.Model) app.UI {
	if len(m.State.Entries) < filterFrom {
		return app.Div().Class("none")
	}
	s := m.Search
	if s.Case != m.State.ID {
		s = flow.SearchView{}
	}
	return app.Div().Class("log-search").Body(
		field{Field: flow.FieldLogWords, Label: "Zoek in dit logboek", Value: m.Log.Words, Kind: "search"}.draw(),
		foundStatus(s), foundBusy(s))
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
