package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
)

// statusNames are the states by which cases can be chosen.
var statusNames = []named{
	{string(dossier.StatusSteps), "Stap 1 tot en met 3"}, {string(dossier.StatusWeighing), "Wegen"},
	{string(dossier.StatusDeciding), "Beslissen"}, {string(dossier.StatusReport), "Melden: nog doen"},
	{string(dossier.StatusWaiting), "Gemeld: wacht op Veilig Thuis"}, {string(dossier.StatusAdvice), "Advies van Veilig Thuis"},
	{string(dossier.StatusHelp), "Hulp loopt"}, {string(dossier.StatusMonitor), "Veiligheid volgen"}, {string(dossier.StatusClosed), "Gesloten"},
}

var dueNames = []named{{string(flow.DueLate), "Te laat"}, {string(flow.DueToday), "Vandaag of te laat"}, {string(flow.DueWeek), "Binnen een week"}}

// sift are the choices by which the cases of the overview become fewer. It is a
// component of its own: its lists change only with the overview and the choice.
type sift struct {
	app.Compo
	Overview []dossier.Summary
	Sift     flow.Sift
}

// Render draws the choices.
func (s *sift) Render() app.UI {
	var years []int
	for _, c := range s.Overview {
		if !c.Loose && c.Year != 0 && !slices.Contains(years, c.Year) {
			years = append(years, c.Year)
		}
	}
	slices.Sort(years)
	slices.Reverse(years)
	var yearNames []named
	for _, y := range years {
		yearNames = append(yearNames, named{num(y), num(y)})
	}
	year := ""
	if s.Sift.Year != 0 {
		year = num(s.Sift.Year)
	}
	return app.Div().Class("filters").Body(
		siftBy(flow.FieldSiftStatus, "Stand", string(s.Sift.Status), statusNames),
		siftBy(flow.FieldSiftDue, "Volgende datum", string(s.Sift.Due), dueNames),
		siftBy(flow.FieldSiftYear, "Geopend in", year, yearNames),
		choice{Field: string(flow.FieldSiftMine), Kind: "checkbox", Option: "mine", Label: "Alleen waar ik een rol heb", Picked: s.Sift.Mine}.draw())
}

func siftBy(of flow.Field, label, value string, options []named) app.UI {
	if value == "" {
		value = everything
	}
	return cardChoice(of, label, value, append([]named{{everything, "Alles"}}, options...))
}
