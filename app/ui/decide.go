package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// decideScreen is step 5 (S14): what is known, what follows and the two
// decisions, and who must still do or hear something.
func decideScreen(m flow.Model) app.UI {
	if m.State == nil {
		return waiting(m)
	}
	if m.Form.Checking {
		return app.Div().Class("screen-decide").Body(backToCase(m), formScreen(m))
	}
	s := m.State
	facts := s.Facts(m.Today, m.Me.Name)
	step := meldcode.StepByNumber(5)
	return app.Div().Class("screen-decide").Body(
		backToCase(m),
		formScreen(m, guides(meldcode.StepGuide(5)), part(step.Processes[0].Title, rowList(weighedRows(m, facts)))),
		part("Daarna", taskRows(m, facts, 5, elsewhere(step.Processes[2].Tasks))),
		decisions(s),
		sourceText(step))
}

// weighedRows is what there is to decide on: the advice, and what was weighed.
func weighedRows(m flow.Model, facts meldcode.Facts) []row {
	s := m.State
	advice := row{Name: "Advies van Veilig Thuis", Says: []string{counted(s, meldcode.FormOutcome)}, Href: inCase(s.ID, "call")}
	if advice.Says[0] == "" {
		advice.Says, advice.Tag, advice.Tone = []string{"Nog geen gesprek vastgelegd"}, "ontbreekt", "todo"
	}
	weighed := row{Name: "De afwegingen", Href: inCase(s.ID, "weigh")}
	for n := 1; n <= 5; n++ {
		if a := facts.Answered[n]; a != "" {
			weighed.Says = append(weighed.Says, "Afweging "+strconv.Itoa(n)+": "+meldcode.Short(n, a)+" ("+facts.AnsweredOn[n].Short()+")")
		}
	}
	if len(weighed.Says) == 0 {
		weighed.Says, weighed.Tag, weighed.Tone = []string{"Nog niets gewogen. Je kunt toch besluiten om te melden."}, "ontbreekt", "todo"
	}
	return []row{advice, weighed}
}

// decisions are those of this round, the newest first.
func decisions(s *dossier.State) app.UI {
	d := s.Now().Decisions
	if len(d) == 0 {
		return app.Div().Class("none")
	}
	form, _ := meldcode.FormByID(meldcode.FormDecision)
	var rows []row
	for i := len(d) - 1; i >= 0; i-- {
		r := row{Name: form.Label("report", d[i].Report), Href: toEntry(s.ID, d[i].Entry),
			Says: []string{form.Label("help", d[i].Help), d[i].Date.Dutch() + ", " + decidedBy(s, d[i])}}
		if d[i].Report == meldcode.DecideOtherwise {
			r.Tag, r.Tone = "Wijkt af van het afwegingskader", "late"
		}
		rows = append(rows, r)
	}
	return part("Eerdere besluiten", rowList(rows))
}

// decidedBy says who decided, and whether they signed it themselves.
func decidedBy(s *dossier.State, d dossier.Decision) string {
	e, ok := s.Entry(d.Entry)
	switch {
	case d.Signed:
		return "getekend door " + d.Decider + " met eigen toegang"
	case !ok:
		return "besloten door " + d.Decider
	}
	return "vastgelegd door " + e.Name + " namens " + d.Decider
}
