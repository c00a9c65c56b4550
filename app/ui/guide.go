package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// guides are explanations where they are needed, folded: whoever knows goes on.
func guides(all ...meldcode.Guide) app.UI {
	var folds []app.UI
	for i := range all {
		g := &all[i]
		body := []app.UI{app.Summary().Text(g.Title), bullets(g.Lines...)}
		if g.Added {
			body = append(body, hint("Toegevoegd: dit staat niet in het protocol van de school."))
		}
		if g.Page != "" {
			body = append(body, app.P().Body(plainLink(toArg(flow.Pages, g.Page), "Meer uitleg bij: "+g.Title)))
		}
		folds = append(folds, app.Details().Class("fold").Body(body...))
	}
	return app.Div().Class("guides").Body(folds...)
}
