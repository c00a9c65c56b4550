package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// setup is the preparing of a tablet (S03), or the adding of a colleague, one
// thing and one button a page.
func setup(m flow.Model) app.UI {
	var body []app.UI
	switch m.Route.Page() {
	case flow.PageName:
		body = setupName(m)
	case flow.PagePassphrase:
		body = setupPassphrase(m)
	case flow.PageCode:
		body = setupCode(m)
	case flow.PageDone:
		body = setupDone(m)
		if enrols(m) {
			body = enrolled(m)
		}
	default:
		body = setupCheck(m)
	}
	if m.Setup.Joining && m.Setup.Added == "" {
		body = append(body, app.P().Body(textPress(flow.ActLock, "", "Stoppen en op slot")))
	}
	return app.Div().Class("screen screen-form").Body(body...)
}

func enrols(m flow.Model) bool { return m.Route.Screen == flow.Enrol }

// setupStep says which page this is; a colleague has all but the first.
func setupStep(m flow.Model) string {
	switch page := m.Route.Page(); m.Route.Screen {
	case flow.Enrol:
		return "Stap " + strconv.Itoa(page-1) + " van 4"
	case flow.Setup:
		return "Stap " + strconv.Itoa(page) + " van 5"
	}
	return ""
}

func setupTopic(m flow.Model, title string) app.UI { return topic(setupStep(m), title) }

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
	ask := nameWords{"Wie ben je?", "Je naam", "Zo staat je naam op het ontgrendelscherm, zichtbaar voor wie de tablet in handen heeft. Je voornaam is genoeg.",
		"Je functie", "Verder met mijn wachtzin"}
	if enrols(m) {
		ask = nameWords{"Wie komt erbij?", "Naam van je collega", "Zo staat de naam op het ontgrendelscherm, zichtbaar voor wie de tablet in handen heeft. De voornaam is genoeg.",
			"Functie", "Verder: je collega kiest een wachtzin"}
	}
	body := []app.UI{setupTopic(m, ask.Title), summaryOf(s.Problems)}
	if enrols(m) {
		body = append(body, says("Vul dit samen in. Daarna geef je de tablet aan je collega. Je collega kiest een eigen wachtzin en krijgt een eigen herstelcode."),
			says("Wie erbij komt, ziet nog geen enkel dossier. Toegang geef je per dossier."))
	}
	return append(body,
		app.Div().Class("fields").Body(
			field{Field: flow.FieldName, Label: ask.Name, Hint: ask.Hint, Value: s.Name, Problems: s.Problems}.draw(),
			app.FieldSet().Class("field field-choices").Body(
				app.Legend().Class("label").Text(ask.Role),
				app.Div().Class("field-head").Body(head...),
				app.Div().Class("choices").Body(rows...))),
		ways(mainPress(flow.ActSetupNext, ask.Button)))
}

// nameWords are the words of the page that asks a name: one's own or a
// colleague's.
type nameWords struct{ Title, Name, Hint, Role, Button string }

func setupPassphrase(m flow.Model) []app.UI {
	s := m.Setup
	lost := "**Let op:** niemand kan je wachtzin opzoeken of vervangen. Ook de school en de maker van de app niet. Ben je je wachtzin én je herstelcode kwijt? Dan kun jij je dossiers nooit meer lezen."
	body := []app.UI{setupTopic(m, "Kies een wachtzin"), summaryOf(s.Problems)}
	if enrols(m) {
		body = []app.UI{setupTopic(m, "Geef de tablet aan "+s.Name), summaryOf(s.Problems),
			app.P().Class("lead").Text(s.Name + ", kies nu zelf een wachtzin. Laat niemand meekijken, ook je collega niet.")}
		lost += " Een collega die ook toegang heeft, kan er dan nog wel bij."
	}
	body = append(body,
		says("Een wachtzin is een lang wachtwoord. Neem vier of meer losse woorden die alleen jij kent."),
		panel("warning", "", says(lost)))
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
		setupTopic(m, "Schrijf je herstelcode op"),
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
	return append(body, ways(mainPress(flow.ActSetupNext, "Herstelcode controleren")), printCode(m))
}

func setupDone(m flow.Model) []app.UI {
	head := []app.UI{setupTopic(m, "Deze tablet is klaar"), says("De herstelcode klopt.")}
	if m.Setup.Restore {
		head = append(head, says("Zet nu je back-up terug."), ways(primaryLink(to(flow.Import), "Back-up terugzetten")))
	}
	return append(head,
		says("Doe vandaag nog drie dingen:"),
		rowList([]row{
			{Name: "Collega toevoegen", Says: []string{"Geen dossier mag aan één persoon hangen"}, Href: to(flow.Enrol)},
			{Name: "Nummers invullen", Says: []string{"IB'er, directeur, bestuur, wijkteam"}, Href: to(flow.Contacts)},
			{Name: "Back-up maken", Says: []string{"Kies een veilige plek buiten deze tablet"}, Href: toArg(flow.Settings, "backup")},
		}),
		ways(primaryLink(to(flow.Home), "Naar het overzicht")))
}

// enrolled is the end of adding a colleague, who still has the tablet.
func enrolled(m flow.Model) []app.UI {
	return []app.UI{
		setupTopic(m, "Je bent toegevoegd"),
		says("De herstelcode klopt, " + m.Setup.Name + ". De app gaat nu op slot. Ontgrendel daarna zelf, met je eigen wachtzin. Zo weet je zeker dat hij werkt."),
		says("Je ziet nog geen dossiers. Een collega geeft je toegang tot het dossier waar je bij hoort."),
		ways(mainPress(flow.ActSetupNext, "Op slot en zelf ontgrendelen")),
	}
}
