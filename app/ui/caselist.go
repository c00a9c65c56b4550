package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// pageOf is how many rows a long list draws at once.
const pageOf = 60

// caseList is the list of cases. It is a component of its own, so that go-app
// skips it while nothing of it changed.
type caseList struct {
	app.Compo
	Overview []dossier.Summary
	Filter   string
	All      bool
	Today    meldcode.Date

	pages int
}

// Render draws the cases that match the filter.
func (l *caseList) Render() app.UI {
	var rows []row
	for _, s := range l.Overview {
		if s.Loose || s.Gone || s.Closed && !l.All || !matches(s, l.Filter) {
			continue
		}
		rows = append(rows, caseRow(s, l.Today))
	}
	limit := (l.pages + 1) * pageOf
	body := []app.UI{}
	switch {
	case len(rows) == 0 && l.Filter != "":
		body = append(body, hint("Geen dossier gevonden."))
	case len(rows) == 0:
		body = append(body, hint("Geen open dossiers."))
	case len(rows) > limit:
		body = append(body, rowList(rows[:limit]),
			app.Button().Type("button").Class("button").Text("Toon meer").OnClick(l.more))
	default:
		body = append(body, rowList(rows))
	}
	return app.Div().Class("case-list").Body(body...)
}

func (l *caseList) more(app.Context, app.Event) { l.pages++ }

func caseRow(s dossier.Summary, today meldcode.Date) row {
	r := row{Name: caseName(s.Reference, s.Names), Href: inCase(s.ID, ""), Tag: s.Status.Text, Tone: "busy"}
	if s.Closed {
		r.Tone = "done"
		return r
	}
	next := s.Next(today)
	if next.Text != "" {
		r.Says = append(r.Says, next.Text)
	}
	switch {
	case next.Date.IsZero():
	case next.Date.Before(today):
		r.Says, r.Tone = append(r.Says, "Volgende datum: "+due(next.Date, today)), "late"
	default:
		r.Says = append(r.Says, "Volgende datum: "+due(next.Date, today))
	}
	if s.Status.Deviates {
		r.Says = append(r.Says, dossier.DeviatesText)
	}
	return r
}

func matches(s dossier.Summary, filter string) bool {
	text := strings.ToLower(caseName(s.Reference, s.Names) + " " + s.Status.Text)
	for word := range strings.FieldsSeq(strings.ToLower(filter)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
