package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
)

// going shows long work: what goes on, how far it is, and how to stop it. text is
// for work that tells nothing about itself. Each part has its place from the
// start, so that the button keeps the focus while the bar grows.
func going(m flow.Model, text string) app.UI {
	if m.Busy != "" {
		text = m.Busy
	}
	stop := app.Div().Class("place")
	if m.Progress.Stops {
		stop = stop.Body(ways(app.Button().ID(strings.TrimPrefix(flow.StopField, "#")).Type("button").Class("button").
			DataSet("do", string(flow.ActStop)).Text("Stoppen")))
	}
	return app.Div().Class("going").Body(working(text), far(m.Progress), stop)
}

// far is how far something is, once that is known.
func far(p flow.Progress) app.UI {
	if p.Total == 0 {
		return app.Div().Class("place")
	}
	return app.Div().Class("place").Body(
		app.Progress().Class("going-bar").Aria("label", "Voortgang").Max(p.Total).Value(p.Done),
		hint(strconv.Itoa(p.Done)+" van "+count(p.Total, "aantekening", "aantekeningen")))
}

// shownInPlace reports whether the screen itself shows the long work.
func shownInPlace(m flow.Model) bool {
	return m.Log.Working || m.Import.Working || m.Export.Working || m.Settings.Table.Working
}
