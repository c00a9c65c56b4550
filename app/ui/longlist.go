package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// longList draws rows, at most pageOf at once, as a component of its own: while
// its rows are the same, go-app skips it.
type longList struct {
	app.Compo
	Rows []row

	pages int
}

// Render draws the rows so far, and the way to more.
func (l *longList) Render() app.UI {
	limit := min(len(l.Rows), upTo(l.pages))
	return app.Div().Class("case-list").Body(rowList(l.Rows[:limit]), moreRows(limit < len(l.Rows), "Toon meer", l.more))
}

func (l *longList) more(app.Context, app.Event) { l.pages++ }

// pageOf is how many rows a list draws at first: more than fit on a screen, and no
// more than a slow tablet draws in a moment. Who asks for more gets twice as many.
const pageOf = 20

// upTo is how many rows are drawn after so many times more.
func upTo(pages int) int { return pageOf * (1 + 2*pages) }

// moreRows is the button under a list that shows a part of its rows.
func moreRows(there bool, label string, more app.EventHandler) app.UI {
	if !there {
		return app.Div().Class("place")
	}
	return app.Div().Class("place").Body(app.Button().Type("button").Class("button").Text(label).OnClick(more))
}
