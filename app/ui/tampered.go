package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
)

// troubled warns on the overview that something on this tablet is not as it was
// left. A case tells so itself.
func troubled(m flow.Model) app.UI {
	if len(m.Trouble) == 0 {
		return app.Div().Class("place")
	}
	return app.Div().Class("place").Body(panel("warning", "Er is iets veranderd op deze tablet",
		bullets(m.Trouble...),
		says("Dat kan een fout van de opslag zijn, of iemand heeft de gegevens van de browser veranderd. Vertel het je beheerder en je functionaris gegevensbescherming."),
		ways(quietLink(toArg(flow.Pages, "trust"), "Wie kan er wel en niet bij"))))
}

// inspected says what was found at the unlock.
func inspected(m flow.Model) app.UI {
	if len(m.Trouble) == 0 {
		return says("Bij het ontgrendelen keek de app of er buiten de dossiers iets is veranderd. Er is niets gevonden. Een dossier controleer je zelf, onderaan het logboek.")
	}
	return app.Div().Body(says("Dit vond de app bij het ontgrendelen:"), bullets(m.Trouble...))
}
