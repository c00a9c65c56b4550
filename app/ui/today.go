package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// todayFew is how many rows "Vandaag" has at first.
const todayFew = 10

// today is what is due, what is overdue first. It is a component of its own, so
// that searching a case does not go over all of them for it.
type today struct {
	app.Compo
	Overview []dossier.Summary
	Today    meldcode.Date

	pages int
}

// Render draws what is due.
func (l *today) Render() app.UI {
	type item struct {
		dossier.Next
		at int
	}
	var items []item
	var days []meldcode.Date
	for i := range l.Overview {
		s := &l.Overview[i]
		if s.Closed || s.Gone || s.Loose && s.HandedTo != "" {
			continue
		}
		if next := s.Next(l.Today); next.Text != "" && !next.Date.After(l.Today) {
			items, days = append(items, item{next, i}), append(days, next.Date)
		}
	}
	if len(items) == 0 {
		if len(l.Overview) == 0 {
			return app.Div().Class("place")
		}
		return app.Div().Class("place").Body(part("Vandaag", says("Vandaag hoeft er niets."), allTerms()))
	}
	var rows []row
	limit := min(len(items), todayFew+l.pages*2*pageOf)
	for _, i := range meldcode.InOrder(days)[:limit] {
		it := items[i]
		s := l.Overview[it.at]
		r := row{Name: it.Text, Says: []string{caseName(s.Reference, s.Names)}, Href: inCase(s.ID, ""), Tag: "vandaag", Tone: "busy"}
		if s.Loose {
			r.Says[0], r.Href = "Signaal: "+signalName(s), flow.Route{Screen: flow.SignalShow, Case: s.ID}.String()
		}
		if it.Date.Before(l.Today) {
			r.Tag, r.Tone = it.Date.InWords(l.Today), "late"
		}
		rows = append(rows, r)
	}
	return app.Div().Class("place").Body(part("Vandaag", rowList(rows), moreRows(limit < len(items), "Toon meer van vandaag", l.more), allTerms()))
}

func allTerms() app.UI { return app.P().Body(plainLink(to(flow.Terms), "Alle termijnen en taken")) }

func (l *today) more(app.Context, app.Event) { l.pages++ }
