package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// whichScreen asks which child a form is about that did not start in a case:
// danger, or a question from outside. The numbers stand before the question.
func whichScreen(m flow.Model) app.UI {
	form := meldcode.FormID(m.Route.Arg)
	body := []app.UI{topic(formName(form), "Over welk kind gaat het?")}
	if form == meldcode.FormDanger {
		body = append(body, phones("112", "vt"))
	} else {
		body = append(body, says("Geef nog niets. Weet je niet zeker wie er belt? Bel terug via een nummer dat je zelf opzoekt. Veilig Thuis: **0800-2000**."),
			app.P().Body(plainLink(toArg(flow.Pages, "outside"), "Uitleg over vragen van buiten")))
	}
	var names []string
	if m.State != nil {
		names = m.State.Names() // where one came from stands first
	}
	var rows []row
	for _, c := range m.OpenCases(names) {
		rows = append(rows, row{Name: caseName(c.Reference, c.Names), Says: []string{c.Status.Text}, Href: toForm(c.ID, form)})
	}
	if len(rows) > 0 {
		body = append(body, part("Dossiers", &longList{Rows: rows}))
	}
	var loose []row
	for _, s := range m.LooseSignals(names) {
		loose = append(loose, row{Name: signalName(s), Says: []string{"Je opent eerst een dossier met dit signaal."},
			Href: flow.Route{Screen: flow.CaseNew, Arg: string(s.ID), Sub: string(form)}.String()})
	}
	if len(loose) > 0 {
		body = append(body, part("Losse signalen", &longList{Rows: loose}))
	}
	return app.Div().Class("screen").Body(append(body,
		part("Een ander kind", says("Over dit kind is nog niets vastgelegd. Je opent eerst een dossier, met twee vragen."),
			ways(quietLink(flow.Route{Screen: flow.CaseNew, Sub: string(form)}.String(), "Dossier openen voor een ander kind"))))...)
}

func toWhich(form meldcode.FormID) string { return toArg(flow.Which, string(form)) }

func formName(id meldcode.FormID) string {
	f, _ := meldcode.FormByID(id)
	return f.Title
}

// thenForm says what follows when a case is opened to record something in it.
func thenForm(m flow.Model) []app.UI {
	switch meldcode.FormID(m.Route.Sub) {
	case meldcode.FormDanger:
		return []app.UI{phones("112", "vt"), says("Open eerst een dossier. Daarna leg je vast wat er is gebeurd.")}
	case meldcode.FormAsked:
		return []app.UI{says("Open eerst een dossier. Daarna leg je vast wat er is gevraagd.")}
	}
	return nil
}
