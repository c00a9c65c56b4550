package ui

import (
	"strings"

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
	return el("div", "sheet-items", items...)
}

// el is an element of paper. One function for all of them: it takes a quarter of
// the bytes of as many chains of calls.
func el(tag, class string, body ...app.UI) app.UI {
	e := app.Elem(tag)
	if class != "" {
		e = e.Class(class)
	}
	if level, ok := strings.CutPrefix(tag, "h"); ok { // paper begins at the first level
		e = e.Aria("level", string(level[0]-1))
	}
	return e.Body(body...)
}

// said is an element with text; what was left out of it shows as that.
func said(tag, class string, s exchange.Said) app.UI {
	runs := s.Runs()
	all := make([]app.UI, len(runs))
	for i, r := range runs {
		if all[i] = app.Text(r.Text); r.Left {
			all[i] = el("span", "omitted", all[i])
		}
	}
	return el(tag, class, all...)
}

// Render draws the page as it comes on paper.
func (s *sheet) Render() app.UI {
	d := s.Doc
	var body []app.UI
	add := func(tag, class, text string) { body = append(body, el(tag, class, app.Text(text))) }
	add("h2", "sheet-title", string(d.Title))
	if !d.Recipient.Empty() {
		add("p", "sheet-for", "Voor: "+d.Recipient.String())
	}
	for _, w := range d.Warnings {
		add("p", "", string(w))
	}
	if len(d.Left) > 0 {
		add("p", "omitted", "Weggelaten uit deze kopie: "+d.LeftOut(", ")+".")
	}
	if len(d.Path) > 0 { // what it says stands in words below
		body = append(body, el("div", "sheet-path", pathPicture(printedStops(d.Path))))
	}
	left := s.Drawn
	for _, part := range d.Sections {
		items := []app.UI{el("h3", "", app.Text(string(part.Title)))}
		for at, end := 0, min(left, len(part.Items)); at < end; at += perPart {
			items = append(items, &sheetPart{Items: part.Items[at:min(at+perPart, end)]})
		}
		left -= min(left, len(part.Items))
		body = append(body, el("section", "sheet-section", items...))
	}
	var lines []app.UI
	for _, line := range d.Signature {
		if line.Empty() {
			lines = append(lines, el("div", "sheet-line"))
		} else {
			lines = append(lines, said("p", "", line))
		}
	}
	if len(lines) > 0 {
		body = append(body, el("div", "sheet-signature", lines...))
	}
	if len(d.Heads) > 0 {
		heads := []app.UI{el("p", "", app.Text("Controlecode van het logboek op dit moment:"))}
		for _, h := range d.Heads {
			heads = append(heads, el("p", "", app.Text(h.String())))
		}
		body = append(body, el("div", "sheet-heads", heads...))
	}
	class, foot := "sheet", ""
	if s.Drawn < d.Items() {
		class += " sheet-begun" // which does not print
	}
	if !d.Reference.Empty() {
		foot = "Kenmerk " + d.Reference.String()
	}
	return app.Article().Class(class).DataSet("foot", foot).Aria("label", "Wat eruit gaat").Body(body...)
}

// Of how many bytes a text stands under its label and not beside it, and an entry
// may begin on one side of paper and end on another.
const (
	pairFits = 300
	itemFits = 1500
)

func sheetItem(i exchange.Item) app.UI {
	var body, lines []app.UI
	if i.Omitted != "" {
		body = append(body, el("p", "omitted", app.Text(string(i.Omitted))))
	}
	if !i.Title.Empty() {
		body = append(body, said("h4", "", i.Title))
	}
	class, long := "sheet-item", 0
	for _, l := range i.Lines {
		pair, cells := "pair", make([]app.UI, 0, 2)
		if n := len(l.Text.String()); n > pairFits {
			pair, long = "pair pair-long", long+n
		}
		if !l.Label.Empty() {
			cells = append(cells, said("dt", "", l.Label))
		}
		lines = append(lines, el("div", pair, append(cells, said("dd", "kept", l.Text))...))
	}
	if len(lines) > 0 {
		body = append(body, el("dl", "pairs", lines...))
	}
	if len(i.Places) > 0 {
		body = append(body, bodyFigures(i.Places))
	}
	if !i.Recorded.Empty() {
		body = append(body, said("p", "hint", i.Recorded))
	}
	if !i.Choice.IsZero() {
		word := "Weglaten"
		if i.Chosen {
			word = "Toch laten zien"
		}
		label := strings.TrimSuffix(word+": "+i.Title.String(), ": ")
		body = append(body, el("p", "no-print",
			app.Button().Type("button").Class("button-text").DataSet("do", string(flow.ActLeaveOut)).DataSet("id", i.Choice.String()).Aria("label", label).Text(word)))
	}
	if long > itemFits {
		class += " sheet-long"
	}
	return el("div", class, body...)
}
