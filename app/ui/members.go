package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// teamLine says who else can unlock this tablet.
func teamLine(m flow.Model) string {
	if len(m.Members) == 0 {
		return "Alleen jij. Voeg een collega toe."
	}
	names := []string{"Jij"}
	for _, c := range m.Members {
		names = append(names, c.Name)
	}
	return list(names)
}

// settingsPeople are the members of this tablet.
func settingsPeople(m flow.Model) app.UI {
	leave := func(id string) string {
		return flow.Route{Screen: flow.Settings, Arg: "leave", Sub: id}.String()
	}
	rows := []app.UI{memberRow(m.Me.Name+" (jij)", m.Me.Role, "")}
	if len(m.Members) > 0 {
		rows[0] = memberRow(m.Me.Name+" (jij)", m.Me.Role, leave(m.Me.ID), "Ik vertrek")
	}
	for _, c := range m.Members {
		rows = append(rows, memberRow(c.Name, c.Role, leave(string(c.ID)), c.Name+" vertrekt"))
	}
	body := []app.UI{backToSettings(), topic("", "Collega's op deze tablet"),
		says("Wie hier staat, kan deze tablet ontgrendelen met een eigen wachtzin. Dat geeft nog geen toegang tot een dossier."),
		app.Ul().Class("rows").Body(rows...)}
	if len(m.Members) == 0 {
		body = append(body, panel("warning", "Je bent de enige",
			says("Word je ziek of vergeet je je wachtzin, dan kan niemand verder met jouw dossiers.")))
	}
	return app.Div().Class("screen").Body(append(body, ways(primaryLink(to(flow.Enrol), "Collega toevoegen")))...)
}

// memberRow is one member; label is the link by which they leave.
func memberRow(name, role, href string, label ...string) app.UI {
	inside := []app.UI{app.Span().Class("row-main").Body(
		app.Span().Class("row-name").Text(name), app.Span().Class("row-text").Text(role))}
	for _, l := range label {
		inside = append(inside, app.A().Class("row-go").Href(href).Text(l))
	}
	return app.Li().Class("row").Body(inside...)
}

// settingsLeave lets a member leave, by name.
func settingsLeave(m flow.Model) app.UI {
	id := meldcode.MemberID(m.Route.Sub)
	name, t := m.Called(id), m.Team
	if name == "" {
		return unknown(m)
	}
	back := app.P().Class("back").Body(plainLink(toArg(flow.Settings, "people"), "Collega's op deze tablet"))
	title, ends, stays, label := name+" vertrekt", name+" kan deze tablet daarna niet meer ontgrendelen en geen dossier meer lezen.",
		"Wat "+name+" vastlegde, blijft staan, met naam.", name+" laten vertrekken"
	if string(id) == m.Me.ID {
		title, ends, stays, label = "Je vertrekt", "Jij kunt deze tablet daarna niet meer ontgrendelen en geen dossier meer lezen. De app gaat meteen op slot.",
			"Wat jij vastlegde, blijft staan, met je naam.", "Vertrekken en op slot"
	}
	alone := "Kan alleen " + name + " een dossier lezen? Dan kan daarna niemand het meer openen op deze tablet. Vraag " + name + " om eerst een collega toegang te geven."
	if string(id) == m.Me.ID {
		alone = "Kan alleen jij een dossier lezen? Dan kun je pas vertrekken als een collega toegang heeft."
	}
	body := []app.UI{back, topic("", title), leaveSummary(t),
		bullets(ends, stays, alone, "Wat al gelezen is, is bekend.", "Terugdraaien kan niet. Komt iemand terug? Voeg die dan opnieuw toe, met een nieuwe wachtzin."),
		app.Div().Class("fields").Body(
			field{Field: flow.FieldLeaving, Label: "Typ de naam om zeker te zijn: " + name, Value: t.Typed, Problems: t.Problems}.draw())}
	if t.Working {
		return app.Div().Class("screen screen-form").Body(append(body, working("Bezig met de toegang beëindigen…"))...)
	}
	return app.Div().Class("screen screen-form").Body(append(body,
		ways(mainPress(flow.ActLetLeave, label), quietLink(toArg(flow.Settings, "people"), "Niet doen")))...)
}

// leaveSummary says why somebody cannot leave yet.
func leaveSummary(t flow.TeamView) app.UI {
	if len(t.Refused) == 0 {
		return summaryOf(t.Problems)
	}
	return problemBox("Dit kan nu nog niet", bullets(t.Refused...))
}

// backToEnrol is the only way on from the numbers while a newcomer has the tablet.
func backToEnrol() app.UI {
	return ways(quietLink(to(flow.Enrol), "Terug naar collega toevoegen"), press(flow.ActLock, "", "Stoppen en op slot", false))
}
