package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// caseScreen is the page of a case (S10): what to do next stands first, the five
// steps below it, the logbook beside it where there is room.
func caseScreen(m flow.Model) app.UI {
	s := m.State
	if s == nil {
		return waiting(m)
	}
	if s.Loose {
		return signalShowScreen(m)
	}
	return app.Div().Class("screen screen-case").Body(
		app.Div().Class("case-head").Body(
			topic("Dossier "+s.Reference, list(s.Names())),
			caseState(m),
			tornPanel(m),
			apartPanel(m),
			signedPanel(m),
		),
		app.Div().Class("case-main").Body(
			nextPanel(m),
			caseActions(m),
			part("De vijf stappen", stepRows(m)),
			caseTerms(m),
			casePeople(m),
		),
		app.Div().Class("case-side").Body(caseLog(m)),
	)
}

// caseState says how far the case is, and who can read it.
func caseState(m flow.Model) app.UI {
	s := m.State
	status := s.Status(m.Today)
	body := []app.UI{tag(status.Text, statusTone(status.ID))}
	if status.Deviates {
		body = append(body, tag(dossier.DeviatesText, "late"))
	}
	if s.Round > 1 {
		body = append(body, tag("Ronde "+strconv.Itoa(s.Round), ""))
	}
	return app.Div().Class("case-state").Body(
		app.P().Class("tags").Body(body...),
		app.P().Class("hint").Body(app.Text("Zichtbaar voor: "+visibleFor(m)+". "),
			plainLink(flow.Route{Screen: flow.People, Case: s.ID}.String(), "Wie hoort erbij en wie kan dit lezen")),
	)
}

func statusTone(id dossier.StatusID) string {
	switch id {
	case dossier.StatusClosed:
		return "done"
	case dossier.StatusReport, dossier.StatusAdvice:
		return "late"
	}
	return "busy"
}

// nextPanel is the one sentence and the one button of the page.
func nextPanel(m flow.Model) app.UI {
	s := m.State
	if c := s.Closed; c != nil {
		return panel("next", "Dit dossier is gesloten",
			says("Gesloten op "+c.Date.Dutch()+". Je kunt alles nog lezen, en het dossier heropenen als er iets verandert."),
			ways(quietLink(flow.Route{Screen: flow.Reopen, Case: s.ID}.String(), "Dossier heropenen"), quietLink(toDestroy(s.ID), "Bewaren of vernietigen")))
	}
	next := s.Next(m.Today)
	when := app.UI(nil)
	if !next.Date.IsZero() {
		class := "due"
		if late(next.Date, m.Today) != "" {
			class += " due-late"
		}
		when = app.P().Class(class).Text("Volgende datum: " + due(next.Date, m.Today) + ".")
	}
	return app.Section().Class("panel panel-next").Aria("labelledby", "next").Body(
		app.H2().ID("next").Class("panel-title").Text("Wat nu?"),
		app.P().Class("next-text").Text(next.Text),
		app.If(when != nil, func() app.UI { return when }),
		ways(nextWay(m, next)),
	)
}

// nextWay is the button of the next action.
func nextWay(m flow.Model, next dossier.Next) app.UI {
	if next.ID == "readers" {
		return accessWay(m)
	}
	return primaryLink(inCase(m.State.ID, next.Go), nextButton(next.Go))
}

// nextButton names what the button of the next action opens.
func nextButton(where string) string {
	route := flow.ParseRoute(inCase("x", where))
	switch route.Screen {
	case flow.Call:
		return "Naar de belhulp"
	case flow.Weigh:
		if route.Arg != "" && route.Arg != "postpone" {
			return "Afweging " + route.Arg + " beantwoorden"
		}
		return "Naar de afwegingen"
	case flow.Decide:
		return "Naar het besluit"
	case flow.Report:
		return "Naar de melding"
	case flow.HelpPlan:
		return "Naar het hulpplan"
	case flow.Close:
		return "Naar het sluiten van het dossier"
	case flow.Step:
		return "Naar stap " + route.Arg
	case flow.Add:
		if f, ok := meldcode.FormByID(meldcode.FormID(route.Arg)); ok {
			if f.Button == "Vastleggen" { // a button names its result
				return "Vastleggen: " + lower(f.Name)
			}
			return f.Button
		}
	}
	return "Iets vastleggen"
}

// caseActions is the same row on every case: never behind an icon.
func caseActions(m flow.Model) app.UI {
	at := func(s flow.Screen) string { return flow.Route{Screen: s, Case: m.State.ID}.String() }
	end := quietLink(at(flow.Close), "Sluiten")
	if m.State.Closed != nil {
		end = quietLink(at(flow.Reopen), "Heropenen")
	}
	return app.Nav().Class("actions case-actions").Aria("label", "Dit dossier").Body(
		quietLink(at(flow.Add), "Iets vastleggen"),
		quietLink(at(flow.Call), "Bellen"),
		quietLink(at(flow.Out), "Afdrukken of meegeven"),
		giveWay(m),
		quietLink(at(flow.People), "Mensen"),
		quietLink(at(flow.Leave), "Leerling gaat van school"),
		end,
	)
}

// stepRows are the five steps with their status in words and one line of content.
func stepRows(m flow.Model) app.UI {
	s := m.State
	var rows []row
	for _, step := range s.Steps(m.Today) {
		n := step.Number
		where := flow.Route{Screen: flow.Step, Case: s.ID, Arg: strconv.Itoa(n)}
		switch n {
		case 4:
			where = flow.Route{Screen: flow.Weigh, Case: s.ID}
		case 5:
			where = flow.Route{Screen: flow.Decide, Case: s.ID}
		}
		rows = append(rows, row{
			Name: strconv.Itoa(n) + ". " + upper(meldcode.StepByNumber(n).Name),
			Says: []string{step.Line}, Tag: step.Status, Tone: stepTone(step.Status), Href: where.String(),
		})
	}
	if len(s.Now().Reports) > 0 || s.Follows().Report {
		rows = append(rows, row{Name: "Melding", Says: []string{reportLine(m)},
			Href: flow.Route{Screen: flow.Report, Case: s.ID}.String()})
	}
	if s.Now().Considerations[4].Option == meldcode.Accepted || len(s.Now().HelpPlans) > 0 || lastHelp(s) == meldcode.HelpYes {
		rows = append(rows, row{Name: "Hulp en volgen", Says: []string{helpingLine(m)},
			Href: flow.Route{Screen: flow.HelpPlan, Case: s.ID}.String()})
	}
	return rowList(rows)
}

func stepTone(status string) string {
	switch status {
	case dossier.StepDone:
		return "done"
	case dossier.StepBusy:
		return "busy"
	}
	return ""
}

func lastHelp(s *dossier.State) meldcode.OptionID {
	d := s.Now().Decisions
	if len(d) == 0 {
		return ""
	}
	return d[len(d)-1].Help
}

func reportLine(m flow.Model) string {
	r := m.State.Now().Reports
	if len(r) == 0 {
		return "Nog niet gedaan. Deze app meldt niets."
	}
	last := r[len(r)-1]
	return "Gemeld op " + last.Date.Short() + " door " + last.By
}

func helpingLine(m flow.Model) string {
	p := m.State.Now().HelpPlans
	if len(p) == 0 {
		return "Nog geen hulpplan"
	}
	return "Hulpplan tot " + p[len(p)-1].Until.Short() + ", casemanager: " + p[len(p)-1].CaseManager
}

// caseTerms lists what is expected by when, each with where the term comes from.
func caseTerms(m flow.Model) app.UI {
	terms := m.State.Terms(m.Today)
	if len(terms) == 0 {
		return app.Div().Class("none")
	}
	var rows []row
	for _, t := range terms {
		if t.Done {
			rows = append(rows, row{Name: t.Label, Says: []string{t.On.Dutch()}, Tag: "gedaan", Tone: "done"})
			continue
		}
		rows = append(rows, row{Name: t.Label, Says: []string{due(t.On, m.Today), "(" + t.Source + ")", outOfSight(m.Holidays, t.On, m.Today)},
			Tag: lateWord(t.On, m.Today), Tone: late(t.On, m.Today)})
	}
	return part("Termijnen", rowList(rows), app.P().Body(plainLink(inCase(m.State.ID, "terms"), "In je agenda zetten")))
}

func lateWord(day, today meldcode.Date) string {
	if late(day, today) != "" {
		return "Voorbij"
	}
	return ""
}

// casePeople is one line per person, and who does what.
func casePeople(m flow.Model) app.UI {
	s := m.State
	var rows []row
	for _, p := range s.Persons {
		says := []string{personLine(p)}
		if p.Secret {
			says = append(says, "Adres geheim")
		}
		if p.Blind {
			says = append(says, "Mag niets weten van dit dossier")
		}
		rows = append(rows, row{Name: p.Called(), Says: says, Href: flow.Route{Screen: flow.People, Case: s.ID}.String()})
	}
	roles := roleLines(s.Roles)
	if len(roles) == 0 {
		roles = []string{"Nog niet vastgelegd"}
	}
	rows = append(rows, row{Name: "Rollen", Says: roles, Href: toForm(s.ID, meldcode.FormRoles)})
	return part("Mensen en rollen", rowList(rows))
}

// caseLog is the last five entries; the whole logbook has its own page.
func caseLog(m flow.Model) app.UI {
	s := m.State
	facts := s.Facts(m.Today, m.Me.Name)
	var rows []row
	for i := len(s.Entries) - 1; i >= 0 && len(rows) < 5; i-- {
		rows = append(rows, entryRow(s, facts, s.Entries[i]))
	}
	return part("Logboek", rowList(rows),
		app.P().Body(plainLink(flow.Route{Screen: flow.Log, Case: s.ID}.String(),
			"Hele logboek ("+count(len(s.Entries), "aantekening", "aantekeningen")+")")))
}

// entryRow is one entry in a list: date, what it is, the first of what it says.
func entryRow(s *dossier.State, facts meldcode.Facts, e dossier.Entry) row {
	name := dayOf(s, e).Dutch() + ": " + lower(entryName(e))
	r := row{Name: name, Says: []string{entryGist(s, facts, e), e.Credit("", "")}, Href: toEntry(s.ID, e.ID)}
	if s.WentBack(e) {
		r.Says = append(r.Says, clockBack)
	}
	if _, out := s.Struck(e.ID); out {
		r.Tag, r.Tone = "Doorgestreept", "late"
		return r
	}
	switch {
	case e.Form == meldcode.FormStrike:
	case !e.Fixes.IsZero():
		r.Tag = "Verbetering"
	case len(s.FixesOf(e.ID)) > 0:
		r.Tag = "Verbeterd"
	}
	return r
}
