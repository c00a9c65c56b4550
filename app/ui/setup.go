package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

func setupPage(m flow.Model) string {
	if m.Route.Arg == "" {
		return "1"
	}
	return m.Route.Arg
}

// setup is the preparing of a tablet, one thing and one button a page (S03).
func setup(m flow.Model) app.UI {
	page := setupPage(m)
	var body []app.UI
	switch page {
	case "2":
		body = setupName(m)
	case "3":
		body = setupPassphrase(m)
	case "4":
		body = setupCode(m)
	case "5":
		body = setupDone(m)
	default:
		body = setupCheck(m)
	}
	return app.Div().Class("screen screen-form").Body(body...)
}

func setupTopic(page, title string) app.UI { return topic("Stap "+page+" van 5", title) }

func setupName(m flow.Model) []app.UI {
	s := m.Setup
	rows := make([]app.UI, len(meldcode.MemberRoles))
	for i, role := range meldcode.MemberRoles {
		rows[i] = choice{Field: string(flow.FieldRole), Kind: "radio", Option: role, Label: role, Picked: s.Role == role}.draw()
	}
	wrong := problemOf(s.Problems, string(flow.FieldRole))
	head := []app.UI{}
	if wrong != "" {
		head = append(head, app.P().ID("wrong-role").Class("wrong").Text(wrong))
	}
	return []app.UI{
		setupTopic("2", "Wie ben je?"),
		summaryOf(s.Problems),
		app.Div().Class("fields").Body(
			field{Field: flow.FieldName, Label: "Je naam", Hint: "Zo staat je naam op het ontgrendelscherm, zichtbaar voor wie de tablet in handen heeft. Je voornaam is genoeg.",
				Value: s.Name, Problems: s.Problems}.draw(),
			app.FieldSet().Class("field field-choices").Body(
				app.Legend().Class("label").Text("Je functie"),
				app.Div().Class("field-head").Body(head...),
				app.Div().Class("choices").Body(rows...))),
		ways(mainPress(flow.ActSetupNext, "Verder met mijn wachtzin")),
	}
}

func setupPassphrase(m flow.Model) []app.UI {
	s := m.Setup
	body := []app.UI{
		setupTopic("3", "Kies een wachtzin"),
		summaryOf(s.Problems),
		says("Een wachtzin is een lang wachtwoord. Neem vier of meer losse woorden die alleen jij kent."),
		panel("warning", "", says("**Let op:** niemand kan je wachtzin opzoeken of vervangen. Ook de school en de maker van de app niet. Ben je je wachtzin én je herstelcode kwijt? Dan kun jij je dossiers nooit meer lezen.")),
	}
	if s.Proposal != "" {
		body = append(body, app.Div().Class("proposal").Body(
			app.P().Class("hint").Text("Een voorstel, door deze tablet geloot. Je mag het overtypen of iets anders kiezen."),
			app.P().Class("proposal-words").Text(s.Proposal),
			app.P().Body(textPress(flow.ActPropose, "", "Ander voorstel"))))
	}
	body = append(body, app.Div().Class("fields").Body(
		field{Field: flow.FieldPassphrase, Label: "Je wachtzin", Value: s.Passphrase, Kind: secretKind(s.Shown), Fill: "new-password", Shows: true, Problems: s.Problems}.draw()))
	if s.Working {
		return append(body, working("Bezig met de sleutels maken… Dit duurt een paar seconden."))
	}
	return append(body, ways(mainPress(flow.ActSetupNext, "Wachtzin instellen")))
}

func setupCode(m flow.Model) []app.UI {
	s := m.Setup
	ask := func(i int) string { return "Groep " + strconv.Itoa(s.Ask[i]) }
	groups := make([]app.UI, len(s.Groups))
	for i, g := range s.Groups {
		groups[i] = app.Li().Class("group-code").Body(
			app.Span().Class("group-number").Text(strconv.Itoa(i+1)), app.Span().Class("group-text").Text(g))
	}
	body := []app.UI{
		setupTopic("4", "Schrijf je herstelcode op"),
		summaryOf(s.Problems),
		says("Met deze code kom je erin als je je wachtzin vergeet. Schrijf de code met de hand op papier. Bewaar het papier in een dichte envelop in de kluis van de school, niet bij de tablet. Maak geen foto en bewaar geen pdf op deze tablet."),
		app.Ol().Class("code").Body(groups...),
		app.H2().Text("Controleer je herstelcode"),
		says("Typ groep " + strconv.Itoa(s.Ask[0]) + " en groep " + strconv.Itoa(s.Ask[1]) + " over van je papier."),
		app.Div().Class("fields").Body(
			field{Field: flow.FieldGroup1, Label: ask(0), Value: s.Typed[0], Short: true, Problems: s.Problems}.draw(),
			field{Field: flow.FieldGroup2, Label: ask(1), Value: s.Typed[1], Short: true, Problems: s.Problems}.draw()),
	}
	if s.Working {
		return append(body, working("Bezig met controleren…"))
	}
	return append(body, ways(mainPress(flow.ActSetupNext, "Herstelcode controleren")))
}

func setupDone(m flow.Model) []app.UI {
	head := []app.UI{setupTopic("5", "Deze tablet is klaar"), says("De herstelcode klopt.")}
	if m.Setup.Restore {
		head = append(head, says("Zet nu je back-up terug."), ways(primaryLink(to(flow.Import), "Back-up terugzetten")))
	}
	return append(head,
		says("Doe vandaag nog drie dingen:"),
		rowList([]row{
			{Name: "Nummers invullen", Says: []string{"IB'er, directeur, bestuur, wijkteam"}, Href: to(flow.Contacts)},
			{Name: "Back-up maken", Says: []string{"Kies een veilige plek buiten deze tablet"}, Href: toArg(flow.Settings, "backup")},
			{Name: "Uitleg lezen", Says: []string{"Wat doe ik als een kind iets vertelt"}, Href: toArg(flow.Pages, "child-tells")},
		}),
		ways(primaryLink(to(flow.Home), "Naar het overzicht")))
}
