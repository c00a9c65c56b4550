package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// helpPlanScreen is the help of the school (S17): the plan, how it goes, and
// the watching of safety after it.
func helpPlanScreen(m flow.Model) app.UI {
	s := m.State
	if s == nil {
		return waiting(m)
	}
	now := s.Now()
	body := []app.UI{backToCase(m), topic("", "Hulp en volgen"), says("De directeur is verantwoordelijk.")}
	if len(now.HelpPlans) == 0 {
		body = append(body, says("Er is nog geen hulpplan in dit dossier."),
			ways(primaryLink(toForm(s.ID, meldcode.FormHelpPlan), "Hulpplan vastleggen")))
	} else {
		plan := now.HelpPlans[len(now.HelpPlans)-1]
		body = append(body, part("Het hulpplan", planSays(m, plan), ways(
			primaryLink(toForm(s.ID, meldcode.FormReview), "Resultaat beoordelen"),
			quietLink(inCase(s.ID, "weigh/5"), "Afweging 5 beantwoorden"),
			quietLink(toForm(s.ID, meldcode.FormHelpPlan), "Nieuw hulpplan"))),
			panel("note", "", says("Is het weer onveilig, of stopt de hulp? Wacht niet op de termijn. Weeg opnieuw en bel Veilig Thuis: **0800-2000**.")))
	}
	body = append(body, heldRows(m, "Hoe het ging", meldcode.FormReview))
	monitor := []app.UI{heldRows(m, "", meldcode.FormMonitor), heldRows(m, "", meldcode.FormMonitored), ways(
		quietLink(toForm(s.ID, meldcode.FormMonitor), "Plan om te volgen vastleggen"),
		quietLink(toForm(s.ID, meldcode.FormMonitored), "Vastleggen of het veilig is"))}
	if len(now.Monitors) == 0 {
		monitor = append([]app.UI{says("Er is nog geen plan om de veiligheid van alle betrokkenen te volgen.")}, monitor...)
	}
	if n := len(now.Monitors); n > 0 {
		monitor = append([]app.UI{monitorDates(now, m.Today)}, monitor...)
	}
	body = append(body, part("De veiligheid volgen", monitor...))
	return app.Div().Class("screen").Body(body...)
}

// monitorDates says when safety is looked at.
func monitorDates(now dossier.Round, today meldcode.Date) app.UI {
	var looked meldcode.Date
	for _, m := range now.Monitored {
		if m.Date.After(looked) {
			looked = m.Date
		}
	}
	var words []string
	for _, d := range now.Monitors[len(now.Monitors)-1].On {
		if d.After(looked) {
			words = append(words, d.Dutch()+" ("+d.InWords(today)+")")
		}
	}
	if len(words) == 0 {
		return says("Op alle afgesproken data is gekeken.")
	}
	return says("Jullie kijken op: " + strings.Join(words, ", ") + ".")
}

func planSays(m flow.Model, plan dossier.HelpPlan) app.UI {
	s := m.State
	e, ok := s.Entry(plan.Entry)
	if !ok {
		return says("Tot " + plan.Until.Dutch())
	}
	f, _ := meldcode.FormByID(meldcode.FormHelpPlan)
	runs := tag("Loopt tot "+plan.Until.Dutch()+", "+plan.Until.InWords(m.Today), late(plan.Until, m.Today))
	if plan.Ended {
		runs = tag("Beoordeeld: liep tot "+plan.Until.Dutch(), "done")
	}
	return app.Div().Body(
		app.P().Class("tags").Body(runs),
		pairs(f.Lines(s.Facts(m.Today, m.Me.Name), s.Current(e))))
}

// heldRows are the entries of one form, newest first.
func heldRows(m flow.Model, title string, form meldcode.FormID) app.UI {
	s := m.State
	entries := standing(s, form)
	if len(entries) == 0 {
		return app.Div().Class("none")
	}
	facts := s.Facts(m.Today, m.Me.Name)
	var rows []row
	for i := len(entries) - 1; i >= 0; i-- {
		rows = append(rows, entryRow(s, facts, entries[i]))
	}
	if title == "" {
		return rowList(rows)
	}
	return part(title, rowList(rows))
}
