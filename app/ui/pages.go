package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// pages are the help pages (S25); they need no network and no unlock.
func pages(m flow.Model) app.UI {
	if p, ok := meldcode.PageByID(m.Route.Arg); ok {
		body := []app.UI{app.P().Class("back").Body(plainLink(to(flow.Pages), "Alle uitleg")), topic("", p.Title)}
		// Not everybody reads from a tablet: each page can be on paper.
		body = append(body, ways(press(flow.ActPrintPage, "", "Blad afdrukken", false)))
		return app.Div().Class("screen screen-page").Body(append(body, blocks(p.Blocks)...)...)
	}
	if m.Route.Arg != "" {
		return unknown(m)
	}
	var first, rest []row
	for i, p := range meldcode.Pages() {
		r := row{Name: p.Title, Href: toArg(flow.Pages, p.ID)}
		switch {
		case p.ID == "now" || p.ID == "staff":
			r.Href = to(flow.Screen(p.ID))
			rest = append(rest, r)
		case i < 3:
			first = append(first, r)
		default:
			rest = append(rest, r)
		}
	}
	return app.Div().Class("screen").Body(topic("", "Uitleg"), rowList(first), part("Meer uitleg", rowList(rest)))
}

// blocks draws a page of the protocol's texts.
func blocks(all []meldcode.Block) []app.UI {
	var body []app.UI
	for _, b := range all {
		var ui app.UI
		switch b.Kind {
		case meldcode.Heading:
			ui = app.H2().Text(b.Text)
		case meldcode.List:
			ui = bullets(b.Items...)
		case meldcode.Numbered:
			ui = numbered(b.Items...)
		case meldcode.Phones:
			ui = phones(b.Items...)
		case meldcode.Address:
			// A link with its own target, so that it opens outside the app.
			ui = app.P().Body(app.A().Href(b.URL).Target("_blank").Rel("noopener noreferrer").Text(b.Text),
				app.Br(), app.Span().Class("hint address").Text(b.URL))
		case meldcode.Copyable:
			ui = app.Div().Class("copyable").Body(app.P().Class("quote").Text(b.Text),
				press(flow.ActCopy, "pointer", "Zin kopiëren", false))
		case meldcode.Way:
			ui = ways(quietLink("#/"+b.Go, b.Text))
		default:
			ui = says(b.Text)
		}
		if b.Added {
			ui = app.Div().Class("added").Body(ui, hint("Toegevoegd: dit staat niet in het protocol van de school."))
		}
		body = append(body, ui)
	}
	return body
}
