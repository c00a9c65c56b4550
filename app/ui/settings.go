package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// settings is S26: me, this tablet, backups.
func settings(m flow.Model) app.UI {
	switch m.Route.Arg {
	case "":
		rows := []row{
			{Name: "Ik", Says: []string{m.Me.Name + ", " + m.Me.Role, "Op slot en verbergen, wachtzin veranderen"}, Href: toArg(flow.Settings, "me")},
			{Name: "Collega's op deze tablet", Says: []string{teamLine(m)}, Href: toArg(flow.Settings, "people")},
			{Name: "Deze tablet", Says: []string{"Opslag en versie"}, Href: toArg(flow.Settings, "tablet")},
			{Name: "Schoolvakanties", Says: []string{holidaysLine(m)}, Href: toArg(flow.Settings, "holidays")},
			{Name: "School", Says: []string{schoolLine(m)}, Href: toArg(flow.Settings, "school")},
			{Name: "Back-up", Says: []string{lastProven(m)}, Href: toArg(flow.Settings, "backup")},
			{Name: "Bewaren en vernietigen", Says: []string{keepLine(m)}, Href: toArg(flow.Settings, "keep")},
			{Name: "Mijn kaart", Says: []string{"Om een dossier te krijgen van een collega op een andere tablet"}, Href: toArg(flow.Settings, "card")},
			{Name: "Back-up terugzetten of dossier ontvangen", Href: to(flow.Import)},
			{Name: "Overzicht als tabel", Says: []string{"Voor Excel of een ander programma, zonder namen"}, Href: toArg(flow.Settings, "table")},
		}
		if m.School.Recovery.Set() {
			rows = append(rows, row{Name: "Noodsleutel van de school", Says: []string{recoveryLine(m)}, Href: toArg(flow.Settings, "recovery")})
		}
		return screenOf("", "Instellingen", rowList(rows))
	case "me":
		return settingsMe(m)
	case "tablet":
		return settingsTablet(m)
	case "keep":
		return settingsKeep(m)
	case "card":
		return settingsCard(m)
	case "recovery":
		return settingsRecovery(m)
	case "school":
		return settingsSchool(m)
	case "storage":
		return settingsStorage(m)
	case "backup":
		return settingsBackup(m)
	case "table":
		return settingsTable(m)
	case "holidays":
		return settingsHolidays(m)
	case "people":
		return settingsPeople(m)
	case "leave":
		return settingsLeave(m)
	case "passkey":
		return settingsPasskey(m)
	case "keys":
		return settingsKeys(m)
	case "keys-code":
		return newCode(m)
	}
	return unknown(m)
}

func backToSettings() app.UI {
	return app.P().Class("back").Body(plainLink(to(flow.Settings), "Alle instellingen"))
}

func settingsMe(m flow.Model) app.UI {
	s := m.Settings
	body := []app.UI{backToSettings(), topic("", "Ik"), summaryOf(s.Problems),
		pairs([]meldcode.Row{{Label: "Naam", Text: m.Me.Name}, {Label: "Functie", Text: m.Me.Role}}),
		prefsPart(m),
		app.H2().Text("Wachtzin veranderen")}
	if s.Changed {
		body = append(body, panel("note", "", says("Je wachtzin is veranderd. Je herstelcode blijft dezelfde.")))
	}
	body = append(body, app.Div().Class("fields").Body(
		field{Field: flow.FieldOldPass, Label: "Je wachtzin van nu", Value: s.Old, Kind: secretKind(m.Setup.Shown), Fill: "current-password", Problems: s.Problems}.draw(),
		field{Field: flow.FieldNewPass, Label: "Je nieuwe wachtzin", Hint: "Vier of meer losse woorden die alleen jij kent. Niemand kan je wachtzin opzoeken of vervangen.",
			Value: s.New, Kind: secretKind(m.Setup.Shown), Fill: "new-password", Shows: true, Problems: s.Problems}.draw()))
	if s.Working {
		body = append(body, working("Bezig met veranderen…"))
	} else {
		body = append(body, ways(mainPress(flow.ActChangePass, "Wachtzin veranderen")))
	}
	body = append(body, keyWays(m))
	return app.Div().Class("screen screen-form").Body(body...)
}

func settingsTablet(m flow.Model) app.UI {
	installed := "Nee. Zet de app op het beginscherm en open hem daar."
	if m.Device.Standalone {
		installed = "Ja"
	}
	return app.Div().Class("screen").Body(
		backToSettings(),
		topic("", "Deze tablet"),
		pairs([]meldcode.Row{
			{Label: "Je gegevens", Text: stored(m)},
			{Label: "Op het beginscherm", Text: installed},
			{Label: "Versie", Text: m.Device.Version},
		}),
		ways(quietLink(toArg(flow.Settings, "storage"), "Zo blijven je gegevens bewaard"), quietLink(toArg(flow.Pages, "install"), "Zo zet je de app op het beginscherm")),
		part("Is er iets veranderd?", inspected(m),
			app.P().Body(plainLink(toArg(flow.Pages, "trust"), "Wie kan er wel en niet bij"))),
		part("Wat de browser bewaart",
			says("Gewiste of vervangen gegevens blijven soms nog een tijd op de schijf staan. Zorg dat de tablet zelf versleuteld is en een code heeft."),
			app.P().Body(plainLink(toArg(flow.Pages, "administrator"), "Blad voor de beheerder"))))
}

func settingsBackup(m flow.Model) app.UI {
	e := m.Export
	if len(m.Overview) == 0 {
		return app.Div().Class("screen").Body(backToSettings(), topic("", "Back-up maken"),
			says("Er is nog niets vastgelegd, dus er is nog niets om te bewaren. Maak een back-up zodra het eerste signaal of dossier er is."),
			ways(quietLink(to(flow.Home), "Naar het overzicht")))
	}
	body := []app.UI{backToSettings(), topic("", "Back-up maken"), summaryOf(e.Problems),
		says("Een back-up is één versleuteld bestand met alles waar jij bij kunt. Bewaar het buiten deze tablet, bijvoorbeeld op de beveiligde schijf van de school."),
		says(lastProven(m)),
		exportFields(e),
	}
	body = append(body, exportState(m, "Back-up maken")...)
	if e.Ready == "" && !m.Storage.Backup.IsZero() && !m.Storage.Checked {
		body = append(body, part("Back-up controleren",
			says("De back-up van "+meldcode.DateOf(m.Storage.Backup).Dutch()+" is niet gecontroleerd. Kies het bestand nog een keer, dan kijkt de app of het leesbaar is."),
			field{Field: flow.FieldImportKey, Label: "Wachtzin of herstelcode van die back-up", Value: m.Import.Key, Kind: "password"}.draw(),
			ways(press(flow.ActCheckFile, "", "Back-up controleren", false))))
	}
	return app.Div().Class("screen screen-form").Body(body...)
}

// exportFields asks for a passphrase for the file; without one only the recovery
// code opens it.
func exportFields(e flow.ExportView) app.UI {
	return app.Div().Class("fields").Body(
		field{Field: flow.FieldExportPass, Label: "Wachtzin voor dit bestand", Optional: true,
			Hint:  "Laat leeg als alleen je herstelcode het bestand mag openen. Vul je iets in? Bewaar die wachtzin apart van het bestand.",
			Value: e.Passphrase, Kind: "password", Fill: "new-password", Problems: e.Problems}.draw(),
		field{Field: flow.FieldExportAgain, Label: "Dezelfde wachtzin nog een keer", Optional: true, Value: e.Repeat, Kind: "password", Fill: "new-password", Problems: e.Problems}.draw())
}

// unfit says why a file that was checked is not right.
func unfit(why string) string {
	switch why {
	case "other":
		return "Dit is een ander bestand, of er is na deze back-up nog iets vastgelegd. Kies het juiste bestand, of maak een nieuwe back-up."
	case "left":
		return "Een dossier op deze tablet is niet te lezen. Daarom kan de app niet nagaan of alles in dit bestand zit. Bewaar het bestand en bel je beheerder."
	}
	if text, ok := refusals[why]; ok {
		return text
	}
	return refusals["damaged"]
}

// leftOut says which cases are not in the file, and what to do. Such a file does
// not count as a back-up.
func leftOut(m flow.Model) app.UI {
	if len(m.Export.Left) == 0 {
		return app.Div().Class("none")
	}
	names := make([]string, len(m.Export.Left))
	for i, id := range m.Export.Left {
		s, _ := m.InOverview(id)
		if names[i] = caseName(s.Reference, s.Names); names[i] == "" {
			names[i] = "een dossier waarvan ook het kenmerk niet te lezen is"
		}
	}
	return panel("danger", "Niet alles zit in dit bestand",
		says("Deze dossiers zijn beschadigd en konden niet mee:"), bullets(names...),
		says("**Dit telt niet als back-up.** Doe dit:"),
		numbered(
			"Bewaar dit bestand toch: alles wat wel te lezen is, zit erin.",
			"Bewaar ook je oudere back-ups. Daar kan het beschadigde dossier nog in staan.",
			"Bel je beheerder en leg in het beschadigde dossier niets meer vast."))
}

// exportState is the button, or what became of the file.
func exportState(m flow.Model, label string) []app.UI {
	e := m.Export
	if e.Working {
		return []app.UI{going(m, "Bezig. Dit kan een minuut duren.")}
	}
	body := []app.UI{leftOut(m)}
	switch {
	case e.Ready == "":
	case e.Delivered:
		body = append(body, panel("next", "Het bestand is gemaakt",
			says("Naam: **"+e.Ready+"**. Kijk of het op de plek staat waar je het wilt hebben. Kies het daarna hier nog een keer, dan kijkt de app of het leesbaar is."),
			ways(press(flow.ActCheckFile, "", "Bestand controleren", true))))
	default:
		body = append(body, panel("warning", "Het bestand is niet bewaard",
			says("Het bestand **"+e.Ready+"** is gemaakt, maar niet weggezet. Probeer het opnieuw.")))
	}
	if e.CheckWrong != "" {
		body = append(body, panel("danger", "Dit bestand is niet goed", says(unfit(e.CheckWrong))))
	}
	if e.Ready != "" {
		return append(body, ways(press(flow.ActExport, "", "Nog een keer maken", false)))
	}
	return append(body, ways(mainPress(flow.ActExport, label)))
}
