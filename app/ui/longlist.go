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
	limit := min(len(l.Rows), (l.pages+1)*pageOf)
	return app.Div().Class("case-list").Body(rowList(l.Rows[:limit]), moreRows(limit < len(l.Rows), l.more))
}

func (l *longList) more(app.Context, app.Event) { l.pages++ }

// pageOf is how many rows a list draws at once: more than fit on a screen, and no
// more than a slow tablet draws in a moment.
const pageOf = 30

// moreRows is the button under a list that shows a part of its rows.
func moreRows(there bool, more app.EventHandler) app.UI {
	if !there {
		return app.Div().Class("place")
	}
	return app.Div().Class("place").Body(app.Button().Type("button").Class("button").Text("Toon meer").OnClick(more))
}
