package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// caseList is the list of cases. It is a component of its own, so that go-app
// skips it while nothing of it changed.
type caseList struct {
	app.Compo
	Overview []dossier.Summary
	Filter   string
	Sift     flow.Sift
	Me       string
	All      bool
	Today    meldcode.Date

	pages int
	was   string     // the filter that pages belongs to
	sift  flow.Sift  // likewise
	words [][]string // of each case, in lower case; found anew when Overview is another one
	of    []dossier.Summary
}

// Render draws the first cases that match the filter.
func (l *caseList) Render() app.UI {
	l.read()
	if l.was != l.Filter || l.sift != l.Sift {
		l.was, l.sift, l.pages = l.Filter, l.Sift, 0
	}
	wanted := strings.Fields(meldcode.Plain(l.Filter))
	limit := upTo(l.pages)
	var rows []row
	found, total := 0, 0
	// Who looks for a case looks for closed ones too.
	closed := l.All || l.Sift.Status == dossier.StatusClosed || len(wanted) > 0
	for i, s := range l.Overview {
		if s.Loose || s.Gone || s.Closed && !closed {
			continue
		}
		total++
		if !matches(l.words[i], wanted) || !l.Sift.Fits(s, l.Today, l.Me) {
			continue
		}
		if found++; found <= limit {
			rows = append(rows, caseRow(s, l.Today))
		}
	}
	narrowed := l.Filter != "" || l.Sift != flow.Sift{}
	shown := rowList(rows)
	switch {
	case len(rows) == 0 && narrowed:
		shown = hint("Geen dossier gevonden.")
	case len(rows) == 0:
		shown = hint("Geen open dossiers.")
	}
	said := ""
	if narrowed {
		said = num(found) + " van " + count(total, "dossier", "dossiers") + "."
	}
	return app.Div().Class("case-list").Body(sifted(said), shown, moreRows(found > limit, "Toon meer dossiers", l.more))
}

// sifted says how many are left of a list, and has the way back to all of it. What
// it says stands from the start, or a screen reader would not tell it.
func sifted(said string) app.UI {
	back := app.UI(app.Span())
	if said != "" {
		back = textPress(flow.ActSiftNone, "", "Toon weer alles")
	}
	return app.Div().Class("sifted").Body(app.P().Role("status").Text(said), back)
}

func (l *caseList) more(app.Context, app.Event) { l.pages++ }

// read finds what the filter looks at, once for each overview.
func (l *caseList) read() {
	if len(l.of) == len(l.Overview) && (len(l.of) == 0 || &l.of[0] == &l.Overview[0]) {
		return
	}
	l.of, l.words = l.Overview, make([][]string, len(l.Overview))
	for i, s := range l.Overview {
		l.words[i] = []string{meldcode.Plain(caseName(s.Reference, s.Kin)), meldcode.Plain(s.Status.Text)}
	}
}

// matches reports whether each wanted word is part of what there is to read.
func matches(words, wanted []string) bool {
	for _, w := range wanted {
		if !slices.ContainsFunc(words, func(text string) bool { return strings.Contains(text, w) }) {
			return false
		}
	}
	return true
}

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
