package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
)

// refusals say why a file was not read in (T19).
var refusals = map[string]string{
	"key":       "De wachtzin past niet bij dit bestand. Vraag de afzender naar de juiste wachtzin.",
	"damaged":   "Het bestand is beschadigd of niet compleet. Vraag een nieuw bestand.",
	"newer":     "Dit bestand is gemaakt met een nieuwere versie van de app. Werk deze app eerst bij.",
	"not-ours":  "Dit is geen bestand van deze app.",
	"signature": "Een handtekening in dit bestand klopt niet. Iemand kan de inhoud hebben veranderd. Neem contact op met de afzender en lees niets over.",
	"too-large": "Het bestand is te groot voor deze tablet.",
}

// importing is S27: pick a file, its key, look at what is in it, add.
func importing(m flow.Model) app.UI {
	i := m.Import
	if i.Found != nil && m.Out.Document != nil {
		return inFile(m)
	}
	title := "Back-up terugzetten of dossier ontvangen"
	body := []app.UI{topic("", title), summaryOf(i.Problems)}
	switch {
	case i.Done:
		body = append(body, panel("next", "Het bestand is ingelezen",
			says("Wat er nieuw in stond, staat nu op deze tablet. Wat er al was, is niet veranderd."),
			apartFound(i),
			ways(primaryLink(to(flow.Home), "Naar het overzicht"))))
	case i.Working:
		body = append(body, going(m, "Bezig met lezen…"))
	case i.Fault != flow.NoFault:
		again := flow.ActOpenFile
		if i.Found != nil {
			again = flow.ActAddFile
		}
		said := "Aan je eigen gegevens is niets veranderd. Aan het bestand ligt het niet."
		if i.Unsure {
			said = "Het is niet zeker of dit bestand nu is toegevoegd. Aan het bestand ligt het niet. Probeer het opnieuw: wat er al staat, komt er niet dubbel in."
		}
		body = append(body, says(said),
			faultPanel(i.Fault), ways(press(again, "", "Opnieuw proberen", true), press(flow.ActOtherFile, "", "Ander bestand kiezen", false)))
	case i.Refused != "":
		why, ok := refusals[i.Refused]
		if i.Refused == "key" && i.Key == "" {
			why = "Dit bestand is niet voor jouw kaart gemaakt. Vul de wachtzin of de herstelcode van dit bestand in."
		}
		if !ok {
			why = refusals["damaged"]
		}
		body[0] = topic("", "Dit bestand is niet ingelezen")
		body = append(body, says("Aan je eigen gegevens is niets veranderd."), panel("warning", "", says(why)))
		if i.Refused == "key" {
			body = append(body, importKey(i))
		}
		body = append(body, ways(press(flow.ActOtherFile, "", "Ander bestand kiezen", i.Refused != "key")))
	case i.Found != nil:
		body = append(body, importFound(i)...)
	case i.Name != "":
		body = append(body, importKey(i), ways(press(flow.ActOtherFile, "", "Ander bestand kiezen", false)))
	case m.Phase != flow.Open:
		body = append(body,
			says("Een back-up terugzetten gaat in twee stappen. Eerst maak je deze tablet klaar: je naam, een wachtzin en een herstelcode. Daarna kies je het bestand van je back-up."),
			ways(primaryLink(toArg(flow.Setup, "1"), "Eerst deze tablet klaarmaken")))
	default:
		body = append(body,
			says("Kies een bestand dat met deze app is gemaakt. Je ziet eerst wat erin zit. Er verandert pas iets als jij dat zegt."),
			ways(mainPress(flow.ActPick, "Bestand kiezen")))
	}
	return app.Div().Class("screen screen-form").Body(body...)
}

func importKey(i flow.ImportView) app.UI {
	return app.Div().Body(
		says("Gekozen bestand: **"+strings.ReplaceAll(i.Name, "*", "")+"**"),
		app.Div().Class("fields").Body(
			field{Field: flow.FieldImportKey, Label: "Wachtzin of herstelcode van dit bestand", Value: i.Key, Kind: "password", Optional: true, Problems: i.Problems,
				Hint: "Is het bestand voor jouw kaart gemaakt? Laat dit dan leeg."}.draw()),
		ways(mainPress(flow.ActOpenFile, "Bekijk wat erin zit")))
}

// apartFound says that something in the file does not fit what is here.
func apartFound(i flow.ImportView) app.UI {
	if i.Apart == 0 {
		return app.Div().Class("place")
	}
	return panel("warning", "Iets past niet bij wat hier staat",
		says(count(i.Apart, "aantekening heeft", "aantekeningen hebben")+" hetzelfde nummer als een andere aantekening op deze tablet. Wat hier staat, blijft. Wat niet past, wordt apart bewaard: je ziet het in het dossier."))
}

func importFound(i flow.ImportView) []app.UI {
	rows, looks := make([]row, len(i.Found)), []app.UI{}
	for n, s := range i.Found {
		rows[n] = row{Name: caseName(s.Reference, s.Names), Says: []string{s.Status.Text}}
		if n < pageOf { // of a whole back-up the newest are enough to know it again
			looks = append(looks, press(flow.ActLookIn, string(s.ID), "Bekijken: "+caseName(s.Reference, s.Names), false))
		}
	}
	body := []app.UI{app.H2().Text("Dit zit in het bestand"), rowList(rows), ways(looks...)}
	if n := len(i.Destroyed); n > 0 {
		body = append(body, panel("warning", "Hier vernietigd",
			says(count(n, "dossier", "dossiers")+" in dit bestand: op deze tablet vernietigd. Zonder dat jij dat zegt, komt dat niet terug."),
			ways(press(flow.ActAddBack, "", "Ook wat vernietigd is terugzetten", false))))
	}
	body = append(body, apartFound(i))
	if i.New+i.Apart == 0 {
		return append(body, says("Alles hiervan staat al op deze tablet. Er is niets toe te voegen."),
			ways(press(flow.ActOtherFile, "", "Ander bestand kiezen", false)))
	}
	return append(body,
		says("Nieuw voor deze tablet: **"+count(i.New, "aantekening", "aantekeningen")+"**. Wat er al staat, blijft staan."),
		ways(mainPress(flow.ActAddFile, "Toevoegen aan deze tablet"), press(flow.ActOtherFile, "", "Ander bestand kiezen", false)))
}

// inFile is a dossier as it is in the file: to be read before anything is added.
func inFile(m flow.Model) app.UI {
	back := press(flow.ActLookIn, "", "Terug naar het bestand", false)
	return app.Div().Class("screen").Body(topic("Dit staat in het bestand", "Alleen kijken"),
		says("Van dit dossier is nog niets toegevoegd. Op deze tablet is niets veranderd."), ways(back),
		&sheet{Doc: m.Out.Document, Drawn: m.Out.Drawn}, ways(back))
}
