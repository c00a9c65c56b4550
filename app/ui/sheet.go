package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/exchange"
	"meldcode/app/flow"
)

// sheet is the page that is printed: never the form. It is a document of its own,
// whose headings begin at the first level, and each omission stands in its place, as text. As a
// component it is skipped while nothing of it changed.
type sheet struct {
	app.Compo
	Doc   *exchange.Document
	Drawn int // how many items are drawn; of a long page that grows
}

// sheetPart is some items of a section: skipped while these stay the same.
type sheetPart struct {
	app.Compo
	Items []exchange.Item
}

const perPart = 20

// Render draws the items.
func (s *sheetPart) Render() app.UI {
	items := make([]app.UI, len(s.Items))
	for i, item := range s.Items {
		items[i] = sheetItem(item)
	}
	return app.Div().Class("sheet-items").Body(items...)
}

// Render draws the page as it comes on paper.
func (s *sheet) Render() app.UI {
	d := s.Doc
	body := []app.UI{
		app.H2().Class("sheet-title").Aria("level", 1).Text(string(d.Title)),
		app.P().Class("sheet-for").Text("Voor: " + d.Recipient.String()),
	}
	for _, w := range d.Warnings {
		body = append(body, app.P().Text(string(w)))
	}
	if len(d.Left) > 0 {
		body = append(body, app.P().Class("omitted").Text("Weggelaten uit deze kopie: "+d.LeftOut(", ")+"."))
	}
	if len(d.Path) > 0 { // its words are in the first section after the front
		body = append(body, app.Figure().Class("sheet-path").Aria("hidden", "true").Body(pathPicture(printedStops(d.Path))))
	}
	left := s.Drawn
	for _, part := range d.Sections {
		items := []app.UI{app.H3().Aria("level", 2).Text(string(part.Title))}
		for some := range slices.Chunk(part.Items[:min(left, len(part.Items))], perPart) {
			items = append(items, &sheetPart{Items: some})
		}
		left -= min(left, len(part.Items))
		body = append(body, app.Section().Class("sheet-section").Body(items...))
	}
	if len(d.Signature) > 0 {
		lines := make([]app.UI, len(d.Signature))
		for i, line := range d.Signature {
			if line.Empty() {
				lines[i] = app.Div().Class("sheet-line")
				continue
			}
			lines[i] = app.P().Body(said(line)...)
		}
		body = append(body, app.Div().Class("sheet-signature").Body(lines...))
	}
	if len(d.Heads) > 0 {
		body = append(body, app.Div().Class("sheet-heads").Body(
			app.P().Text("Controlecode van het logboek op dit moment:"),
			app.Ul().Body(app.Range(d.Heads).Slice(func(i int) app.UI { return app.Li().Text(d.Heads[i].String()) }))))
	}
	class := "sheet"
	if s.Drawn < d.Items() {
		class += " sheet-begun" // which does not print
	}
	return app.Article().Class(class).Aria("label", "Wat eruit gaat").Body(body...)
}

// said draws text; what was left out of it shows as that.
func said(s exchange.Said) []app.UI {
	runs := s.Runs()
	all := make([]app.UI, len(runs))
	for i, r := range runs {
		if all[i] = app.Text(r.Text); r.Left {
			all[i] = app.Span().Class("omitted").Text(r.Text)
		}
	}
	return all
}

// Of how many bytes a text stands under its label and not beside it, and an entry
// may begin on one side of paper and end on another.
const (
	pairFits = 300
	itemFits = 1500
)

func sheetItem(i exchange.Item) app.UI {
	var body []app.UI
	if i.Omitted != "" {
		body = append(body, app.P().Class("omitted").Text(string(i.Omitted)))
	}
	if !i.Title.Empty() {
		body = append(body, app.H4().Aria("level", 3).Body(said(i.Title)...))
	}
	var lines []app.UI
	long := 0
	for _, l := range i.Lines {
		class := "pair"
		if n := len(l.Text.String()); n > pairFits {
			class, long = "pair pair-long", long+n
		}
		text := app.Dd().Class("kept").Body(said(l.Text)...)
		if l.Label.Empty() {
			lines = append(lines, app.Div().Class(class).Body(text))
			continue
		}
		lines = append(lines, app.Div().Class(class).Body(app.Dt().Body(said(l.Label)...), text))
	}
	if len(lines) > 0 {
		body = append(body, app.Dl().Class("pairs").Body(lines...))
	}
	if len(i.Places) > 0 {
		body = append(body, bodyFigures(i.Places))
	}
	if !i.Recorded.Empty() {
		body = append(body, app.P().Class("hint").Body(said(i.Recorded)...))
	}
	if !i.Choice.IsZero() {
		word := "Weglaten"
		if i.Chosen {
			word = "Toch laten zien"
		}
		label := word
		if !i.Title.Empty() {
			label += ": " + i.Title.String()
		}
		body = append(body, app.P().Class("no-print").Body(
			app.Button().Type("button").Class("button-text").DataSet("do", string(flow.ActLeaveOut)).DataSet("id", i.Choice.String()).
				Aria("label", label).Text(word)))
	}
	class := "sheet-item"
	if long > itemFits {
		class += " sheet-long"
	}
	return app.Div().Class(class).Body(body...)
}
