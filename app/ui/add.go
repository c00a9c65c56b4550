package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// addScreen is "Iets vastleggen" (S12): a chooser of at most eight rows, ordered
// by the present step, or the form itself.
func addScreen(m flow.Model) app.UI {
	if m.State == nil && m.Route.Case != "" {
		return waiting(m)
	}
	if m.Form.Form.ID != "" {
		return app.Div().Body(backToCase(m), formScreen(m))
	}
	if m.Route.Arg != "" {
		return screenOf("", "Dit formulier bestaat niet",
			ways(primaryLink(inCase(m.Route.Case, "add"), "Iets vastleggen")))
	}
	s := m.State
	facts := s.Facts(m.Today, m.Me.Name)
	var rows []row
	for _, id := range meldcode.Chooser(presentStep(m)) {
		f, ok := meldcode.FormByID(id)
		if !ok {
			continue
		}
		r := row{Name: f.Name, Says: []string{counted(s, id)}, Href: toForm(s.ID, id)}
		switch id {
		case meldcode.FormTalkParent:
			r.Says = formSays(s, facts, id)
		case meldcode.FormOutcome:
			r.Href = inCase(s.ID, "call")
		case meldcode.FormNote:
			r.Name = f.Title
		}
		rows = append(rows, r)
	}
	loose := app.UI(app.Div().Class("none"))
	if signals := m.LooseSignals(s.Names()); len(signals) > 0 && !s.Loose {
		loose = part("Los signaal toevoegen", &longList{Rows: looseRows(s.ID, s.Names(), signals)})
	}
	return app.Div().Class("screen").Body(
		backToCase(m),
		topic("", "Wat wil je vastleggen?"),
		rowList(rows),
		loose,
		part("Minder vaak", rowList([]row{
			{Name: "Gesprek voorbereiden", Says: []string{"Met wie, waar, en wat je zegt"}, Href: toForm(s.ID, meldcode.FormTalkPlan)},
			{Name: "Er was gevaar", Says: []string{"Wat er gebeurde, wie is gebeld en waar het kind nu is"}, Href: toForm(s.ID, meldcode.FormDanger)},
			{Name: "Iemand vraagt ons iets", Says: []string{"Veilig Thuis, een ouder, de politie of een ander"}, Href: toForm(s.ID, meldcode.FormAsked)},
			{Name: "Een kind of ouder vraagt iets over het dossier", Says: []string{"Zien, verbeteren, een eigen mening, vernietigen"}, Href: toForm(s.ID, meldcode.FormRequest)},
			{Name: "Zienswijze van een ouder of kind", Href: toForm(s.ID, meldcode.FormView)},
			{Name: "Kies een datum om weer te kijken", Href: toForm(s.ID, meldcode.FormLookAgain)},
		})),
	)
}

// presentStep is the first step that is not closed.
func presentStep(m flow.Model) int {
	facts := m.State.Facts(m.Today, m.Me.Name)
	switch {
	case facts.Reported || facts.Decided != "" || facts.Follows:
		return 5
	case facts.Answered[1] != "" || !facts.StepClosed[3].IsZero():
		return 4
	case !facts.StepClosed[2].IsZero():
		return 3
	case !facts.StepClosed[1].IsZero():
		return 2
	}
	return 1
}
