package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/exchange"
	"meldcode/app/flow"
)

// printCode offers the recovery code on paper, folded away: writing it by hand
// stays the advice, because a printer keeps copies and a file is not sealed. The
// paper itself is not drawn on the screen.
func printCode(m flow.Model) app.UI {
	if len(m.Setup.Groups) == 0 {
		return app.Div().Class("place")
	}
	doc := exchange.CodePage(m.Setup.Groups, m.Today)
	return app.Div().Body(
		app.Details().Class("fold no-print").Body(
			app.Summary().Text("Kun je niet met de hand schrijven?"),
			says("Dan kun je de code afdrukken. Met de hand is veiliger: een printer en het netwerk van de school kunnen een kopie bewaren."),
			says("Loop meteen naar de printer. Kies niet 'Bewaar als pdf' op deze tablet: die pdf is niet beveiligd."),
			ways(press(flow.ActPrintPage, "", "Herstelcode afdrukken", false))),
		app.Div().Class("only-print").Body(&sheet{Doc: &doc, Drawn: 1}))
}
