package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
)

// lost is shown when a vault was here and is not: nobody is greeted as new (T21).
// Where none is known of, it is for whoever expects one, and claims no loss.
func lost(m flow.Model) app.UI {
	if m.Phase != flow.Gone {
		return expected()
	}
	body := []app.UI{
		topic("", lostTitle(m)),
		says("Deze app is hier eerder gebruikt, maar de dossiers zijn er niet meer. Misschien heeft de browser of de beheerder gegevens gewist."),
		says("**Begin niet opnieuw.** Doe eerst dit:"),
		numbered(
			"Kijk of je de app opende zoals altijd: via het pictogram op het beginscherm, in dezelfde browser.",
			"Zet een back-up terug.",
			"Geen back-up? Bel je beheerder en gebruik de tablet niet voor iets anders."),
	}
	again := press(flow.ActReload, "", "App opnieuw starten", false)
	if m.InstallFirst() {
		return app.Div().Class("screen").Body(append(body, installFirst(), ways(again), danger())...)
	}
	return app.Div().Class("screen").Body(append(body,
		ways(primaryLink(to(flow.Import), "Back-up terugzetten"), again),
		danger(),
		app.P().Class("hint").Body(plainLink(toArg(flow.Setup, "1"), "Deze tablet opnieuw klaarmaken")))...)
}

func lostTitle(m flow.Model) string {
	if m.Phase != flow.Gone {
		return "Stond hier al iets?"
	}
	return "De gegevens staan niet meer op deze tablet"
}

// expected is for somebody who has used the app and finds it empty.
func expected() app.UI {
	return screenOf("", "Stond hier al iets?",
		says("Op deze plek bewaart de app nu niets. Dat hoeft niet te betekenen dat er iets weg is: elke browser, elk account en elk adres heeft een eigen opslag."),
		says("Kijk dit na voordat je iets nieuws begint:"),
		numbered(
			"Kijk of je de app opende zoals altijd: via het pictogram op het beginscherm, in dezelfde browser.",
			"Is dit dezelfde tablet, en ben je op de tablet aangemeld met hetzelfde account?",
			"Is dit een privévenster of een gastvenster? Sluit het en open de app in een gewoon venster.",
			"Is het adres hetzelfde als altijd? Vraag je beheerder of de app is verhuisd.",
			"Zet een back-up terug.",
			"Geen back-up? Bel je beheerder en gebruik de tablet niet voor iets anders."),
		ways(primaryLink(to(flow.Import), "Back-up terugzetten"), quietLink(to(flow.Welcome), "Naar het begin")),
		danger())
}

func danger() app.UI { return part("Gaat het om een kind dat nu in gevaar is?", phones("112", "vt")) }

// story is a page about one fault: what happened, what to do.
type story struct {
	Title string
	Says  []string
	Do    []string // in order
}

// stories has a page for each kind of fault (S05).
var stories = map[string]story{
	string(flow.Quota): {"De tablet is vol",
		[]string{"Er is geen ruimte meer om iets te bewaren. Wat al is vastgelegd, staat er nog."},
		[]string{"Maak ruimte vrij: verwijder foto's, filmpjes of apps die niemand gebruikt.", "Start de app opnieuw."}},
	string(flow.Aborted): {"Bewaren lukte niet",
		[]string{"De tablet brak het bewaren af. Er is niets half bewaard. Wat al is vastgelegd, staat er nog."},
		[]string{"Start de app opnieuw.", "Gebeurt het weer? Start de tablet opnieuw."}},
	string(flow.ConnLost): {"De opslag viel weg",
		[]string{"De browser sloot de opslag af, bijvoorbeeld omdat de app lang op de achtergrond stond. Wat al is vastgelegd, staat er nog."},
		[]string{"Start de app opnieuw."}},
	string(flow.Blocked): {"De app is ook open in een ander venster",
		[]string{"Een ander venster houdt de opslag bezet."},
		[]string{"Sluit de andere vensters en tabbladen met deze app.", "Start de app opnieuw."}},
	string(flow.NoAnswer): {"De opslag antwoordt niet",
		[]string{"De browser geeft geen antwoord. Wat al is vastgelegd, staat er waarschijnlijk nog."},
		[]string{"Start de app opnieuw.", "Helpt dat niet? Start de tablet opnieuw."}},
	string(flow.Unavailable): {"De opslag van deze browser gaat niet open",
		[]string{"De browser kan bij de gegevens van de app, maar krijgt ze niet open. Wat al is vastgelegd, staat er waarschijnlijk nog."},
		[]string{"Sluit de browser helemaal en open de app opnieuw.", "Helpt dat niet? Start de tablet opnieuw.", "Wis geen gegevens van de browser: dan verdwijnen ook je dossiers."}},
	string(flow.NoStore): {"De opslag van deze browser staat uit",
		[]string{"De browser heeft geen plek om iets te bewaren. Misschien heeft de beheerder dat uitgezet. Zonder opslag kun je niets vastleggen."},
		[]string{"Gebruik je een iPad in isolatiemodus? Zet die voor deze app uit.", "Lukt het niet? Bel je beheerder."}},
	string(flow.Private): {"In dit venster kan de app niets bewaren",
		[]string{"De browser staat de app hier niet toe om iets te bewaren. Misschien is dit een privévenster. Zonder opslag kun je niets vastleggen."},
		[]string{"Open de app via het pictogram op het beginscherm, of in een gewoon venster.", "Lukt het niet? Bel je beheerder."}},
	string(flow.Newer): {"Werk de app eerst bij",
		[]string{"De gegevens op deze tablet zijn gemaakt met een nieuwere versie van de app. Deze versie verandert er niets aan."},
		[]string{"Zorg dat de tablet internet heeft.", "Start de app opnieuw. Hij haalt dan de nieuwste versie."}},
	string(flow.Vanished): {"De gegevens staan niet meer op deze tablet",
		[]string{"Ze waren er nog toen je de app opende. Misschien heeft iemand of de browser de gegevens gewist."},
		[]string{"Schrijf over wat er nog op het scherm staat.", "Start de app opnieuw.", "Zet daarna een back-up terug, of bel je beheerder."}},
	string(flow.Damaged): {"Een deel van de gegevens is niet te lezen",
		[]string{"Wat op deze tablet staat, is beschadigd of veranderd. De app verandert er niets aan."},
		[]string{"Gebruik deze app nu niet om iets vast te leggen.", "Bel je beheerder.", "Zet daarna een back-up terug."}},
	string(flow.Other): {"De app kan nu niet bij de opslag",
		[]string{"Er ging iets mis dat de app niet kent. Er is niets veranderd."},
		[]string{"Start de app opnieuw.", "Helpt dat niet? Start de tablet opnieuw.", "Bel daarna je beheerder."}},
}

// faultPanel says what happened and what to do, where the rest of the app works.
func faultPanel(f flow.Fault) app.UI {
	return storyOf(string(f)).panel()
}

func (s story) panel() app.UI {
	return panel("danger", s.Title, append(allSay(s.Says), numbered(s.Do...))...)
}

// damagedCase is the story of one case that cannot be read, while the others can.
var damagedCase = story{"Dit dossier is beschadigd",
	[]string{"Wat van dit dossier op deze tablet staat, is niet te lezen. De app verandert er niets aan. Je andere dossiers kun je gewoon gebruiken."},
	[]string{"Leg in dit dossier niets vast.", "Bel je beheerder.", "Bewaar al je back-ups: daar kan dit dossier nog in staan."}}

// notOpened is shown in the place of a case that does not open. What the store
// did is told apart from what is wrong with the case: only that can be retried.
func notOpened(m flow.Model) app.UI {
	const title = "Dit dossier gaat nu niet open"
	toHome := primaryLink(to(flow.Home), "Naar het overzicht")
	switch m.Fault {
	case flow.Absent:
		return screenOf("", "Dit dossier is er niet",
			says("Het staat niet op deze tablet, of jij kunt het niet lezen. Misschien is je toegang beëindigd."),
			says("Hoor je er wel bij? Vraag een collega die bij het dossier hoort om je toegang te geven."), ways(toHome))
	case flow.Damaged:
		return screenOf("", title, damagedCase.panel(), ways(toHome))
	}
	return screenOf("", title, faultPanel(m.Fault),
		ways(press(flow.ActAgain, "", "Opnieuw proberen", true),
			press(flow.ActReload, "", "App opnieuw starten", false),
			quietLink(to(flow.Home), "Naar het overzicht")))
}

// Pages under S05 that are about no fault.
const (
	otherWindow  = "elsewhere"
	notInstalled = "not-installed"
)

func troubleTitle(m flow.Model) string {
	switch m.Route.Arg {
	case otherWindow:
		return "De app is ook open in een ander venster"
	case notInstalled:
		return "Zet de app eerst op het beginscherm"
	}
	return storyOf(m.Route.Arg).Title
}

func storyOf(kind string) story {
	if s, ok := stories[kind]; ok {
		return s
	}
	return stories[string(flow.Other)]
}

// trouble is one page a fault; that another window is open is no fault, nor that
// an iPad has the app in a tab.
func trouble(m flow.Model) app.UI {
	switch m.Route.Arg {
	case otherWindow:
		return screenOf("", troubleTitle(m),
			says("Alleen daar kun je schrijven. Ga je hier verder, dan gaat het andere venster op slot. Wat daar als concept bewaard was, blijft bewaard."),
			ways(mainPress(flow.ActTakeOver, "Hier verder schrijven")))
	case notInstalled:
		return app.Div().Class("screen").Body(append(append([]app.UI{topic("", troubleTitle(m))}, installing()...),
			says("Stond hier al iets? Dat kun je lezen, afdrukken en als back-up meenemen naar de app op het beginscherm."),
			ways(quietLink(toArg(flow.Settings, "backup"), "Back-up maken"), quietLink(to(flow.Home), "Naar het overzicht")),
			danger())...)
	}
	s := storyOf(m.Route.Arg)
	body := []app.UI{topic("", s.Title)}
	body = append(body, allSay(s.Says)...)
	body = append(body, app.H2().Text("Doe dit"), numbered(s.Do...),
		ways(press(flow.ActReload, "", "App opnieuw starten", true)),
		danger())
	return app.Div().Class("screen").Body(body...)
}
