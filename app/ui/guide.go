package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// guides are explanations where they are needed, folded: whoever knows goes on.
func guides(all ...meldcode.Guide) app.UI {
	return app.Div().Class("guides").Body(app.Range(all).Slice(func(i int) app.UI {
		g := all[i]
		body := []app.UI{app.Summary().Text(g.Title), bullets(g.Lines...)}
		if g.Added {
			body = append(body, hint("Toegevoegd: dit staat niet in het protocol van de school."))
		}
		if p, ok := meldcode.PageByID(g.Page); ok {
			body = append(body, app.P().Body(plainLink(toArg(flow.Pages, p.ID), "Meer uitleg: "+p.Title)))
		}
		return app.Details().Class("fold").Body(body...)
	}))
}
