package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// stepScreen is one of the steps 1 to 3 (S11): three processes, each a short
// list of what is there and what can be added. Nothing in it is locked.
func stepScreen(m flow.Model) app.UI {
	if m.State == nil {
		return waiting(m)
	}
	n, _ := strconv.Atoi(m.Route.Arg)
	step := meldcode.StepByNumber(n)
	facts := m.State.Facts(m.Today, m.Me.Name)
	body := []app.UI{backToCase(m), topic("Stap "+strconv.Itoa(n)+" van 5", upper(step.Name))}
	if closed := facts.StepClosed[n]; !closed.IsZero() {
		body = append(body, app.P().Class("tags").Body(tag("Afgerond op "+closed.Short(), "done")))
	}
	body = append(body, guides(meldcode.StepGuide(n)))
	for _, p := range step.Processes {
		body = append(body, part(p.Title, taskRows(m, facts, n, p.Tasks)))
		if n == 1 && p.ID == meldcode.Collect {
			body = append(body, timeOf(m))
		}
		if p.ID == meldcode.Decide {
			body = append(body, rolesStill(m, n))
		}
	}
	body = append(body,
		ways(primaryLink(toForm(m.State.ID, meldcode.FormStepClose(n)), "Besluit van stap "+strconv.Itoa(n)+" vastleggen"), giveWay(m)),
		sourceText(step))
	return app.Div().Class("screen screen-step").Body(body...)
}

// taskRows are the rows of one process of step n.
func taskRows(m flow.Model, facts meldcode.Facts, n int, tasks []meldcode.Task) app.UI {
	s := m.State
	var rows []row
	for _, t := range tasks {
		r := row{Name: t.Label, Href: inCase(s.ID, t.Route())}
		if strings.HasPrefix(t.Go, "/") {
			r.Href = "#" + t.Go
		}
		if t.Form != "" {
			entries := ofStep(s, t.Form, n)
			r.Says = entriesSay(s, facts, t.Form, entries)
			switch {
			case len(entries) > 0:
				r.Tag, r.Tone = "vastgelegd", "done"
			case t.Optional:
				r.Says = []string{"Nog niets vastgelegd. Alleen als het past."}
			default:
				r.Says, r.Tag, r.Tone = []string{"Nog niets vastgelegd"}, "nog te doen", "todo"
			}
			rows = append(rows, r)
			for i := len(entries) - 1; i >= 0 && i >= len(entries)-3; i-- {
				e := entries[i]
				rows = append(rows, row{Name: dayOf(s, e).Short() + ": " + cut(entryGist(s, facts, e), 60),
					Href: toEntry(s.ID, e.ID), Under: true})
			}
			continue
		}
		rows = append(rows, r)
	}
	return rowList(rows)
}

// ofStep returns the entries of a form that belong to step n: telling of a
// decision is asked after each step, and says after which.
func ofStep(s *dossier.State, form meldcode.FormID, n int) []dossier.Entry {
	entries := standing(s, form)
	if form != meldcode.FormInform {
		return entries
	}
	var found []dossier.Entry
	for _, e := range entries {
		if s.Current(e).Is("decision", meldcode.OptionID("step-"+strconv.Itoa(n))) {
			found = append(found, e)
		}
	}
	return found
}

// rolesStill asks whether the roles are still right: one tap (D6).
func rolesStill(m flow.Model, n int) app.UI {
	s := m.State
	lines := roleLines(s.Roles)
	if len(lines) == 0 {
		return app.Div().Class("none")
	}
	body := []app.UI{app.Ul().Body(app.Range(lines).Slice(func(i int) app.UI { return app.Li().Text(lines[i]) }))}
	if on := s.Confirmed[n]; !on.IsZero() {
		body = append(body, app.P().Class("hint").Text("Bevestigd op "+on.Dutch()+"."))
	}
	body = append(body, ways(
		press(flow.ActConfirmRoles, strconv.Itoa(n), "Ja, dit klopt", false),
		quietLink(toForm(s.ID, meldcode.FormRoles), "Rollen wijzigen")))
	return panel("note", "Klopt dit nog?", body...)
}

// sourceText is what the protocol itself says about a step, folded.
func sourceText(step meldcode.Step) app.UI {
	var lines []string
	for _, p := range step.Passages {
		text := p.Text
		if p.Added {
			text += " (toegevoegd aan het protocol)"
		}
		lines = append(lines, text)
	}
	return app.Details().Class("fold").Body(
		app.Summary().Text("Wat het protocol bij deze stap zegt"),
		bullets(lines...))
}

// upper makes the first letter a capital.
func upper(text string) string {
	r := []rune(text)
	if len(r) == 0 {
		return text
	}
	if r[0] >= 'a' && r[0] <= 'z' {
		r[0] -= 'a' - 'A'
	}
	return string(r)
}
