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
	limit := (l.pages + 1) * pageOf
	if len(l.Rows) <= limit {
		return app.Div().Class("case-list").Body(rowList(l.Rows))
	}
	return app.Div().Class("case-list").Body(rowList(l.Rows[:limit]),
		app.Button().Type("button").Class("button").Text("Toon meer").OnClick(l.more))
}

func (l *longList) more(app.Context, app.Event) { l.pages++ }
