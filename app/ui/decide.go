package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// decideScreen is step 5 (S14): what follows, and the two decisions.
func decideScreen(m flow.Model) app.UI {
	if m.State == nil {
		return waiting(m)
	}
	s := m.State
	body := []app.UI{backToCase(m), formScreen(m)}
	if d := s.Now().Decisions; len(d) > 0 {
		form, _ := meldcode.FormByID(meldcode.FormDecision)
		var rows []row
		for i := len(d) - 1; i >= 0; i-- {
			r := row{Name: form.Label("report", d[i].Report), Href: toEntry(s.ID, d[i].Entry),
				Says: []string{form.Label("help", d[i].Help), d[i].Date.Dutch() + ", besloten door " + d[i].Decider}}
			if d[i].Report == meldcode.DecideOtherwise {
				r.Tag, r.Tone = "Wijkt af van het afwegingskader", "late"
			}
			rows = append(rows, r)
		}
		body = append(body, part("Eerdere besluiten", rowList(rows)))
	}
	return app.Div().Class("screen-decide").Body(body...)
}
