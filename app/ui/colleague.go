package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/exchange"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
	"meldcode/app/school"
)

// settingsCard is the member's own card, for a colleague on another tablet.
func settingsCard(m flow.Model) app.UI {
	body := []app.UI{backToSettings(), topic("", "Mijn kaart")}
	if m.Card.Recipient == "" {
		return app.Div().Class("screen").Body(append(body, working("Bezig…"))...)
	}
	return app.Div().Class("screen").Body(append(body,
		says("Werkt een collega op een andere tablet met deze app? Met jouw kaart maakt je collega een bestand dat alleen jij kunt openen. Een wachtzin is dan niet nodig."),
		says("Op de kaart staan je naam, je functie en je openbare sleutels. Er staat niets geheims op, en niets over een kind."),
		cardPairs(m.Card),
		numbered(
			"Bewaar de kaart en stuur het bestand naar je collega. Dat mag in een mail.",
			"Je collega kiest de kaart in het dossier, bij Afdrukken of meegeven.",
			"Vergelijk samen de vingerafdruk: naast elkaar, of door de telefoon. Zo weten jullie dat niemand de kaart heeft verwisseld.",
			"Krijg je een bestand? Kies het bij 'Back-up terugzetten of dossier ontvangen' en laat de wachtzin leeg."),
		ways(mainPress(flow.ActWriteCard, "Kaart bewaren"), quietLink(to(flow.Import), "Dossier ontvangen")))...)
}

func cardPairs(c exchange.Colleague) app.UI {
	return pairs([]meldcode.Row{{Label: "Naam", Text: c.Name}, {Label: "Functie", Text: c.Role}, {Label: "Vingerafdruk", Text: c.Fingerprint()}})
}

// exporting is the making of a file of the case on screen, where the school allows
// it: for the owner of a card, with a passphrase, or as a back-up.
func exporting(m flow.Model) app.UI {
	const title = "Een collega op een andere tablet"
	if !m.School.Allows(school.ExportCase) {
		return part(title, hint("Je school heeft uitgezet dat een dossier als bestand wordt meegegeven."))
	}
	body := []app.UI{says("Geef je collega dit dossier in een bestand dat alleen die collega kan openen. Kies daarvoor de kaart van je collega. Die staat daar bij Instellingen, Mijn kaart.")}
	if !m.Export.Working {
		body = append(body, ways(press(flow.ActPickColleague, "", "Kaart van je collega kiezen", false)))
	}
	return app.Div().Class("place").Body(
		part(title, append(body, handedTo(m))...),
		part("Zonder kaart, of een back-up van dit dossier", exportPart(m)...))
}

// handedTo is what became of the card or of the file. It has its place from the
// start, and the focus when it says something.
func handedTo(m flow.Model) app.UI {
	e := m.Export
	body := app.Div().Class("place")
	switch {
	case e.Working:
		body = body.Body(going(m, "Bezig met het maken van het bestand…"))
	case e.Ready != "":
		body = body.Body(fileMade(m))
	case e.CardWrong != "":
		body = body.Body(panel("warning", "Deze kaart is niet gelezen", says(notACard(e.CardWrong))))
	case e.Card.Recipient != "":
		body = body.Body(panel("next", "Vergelijk de vingerafdruk",
			cardPairs(e.Card),
			says("Vraag je collega om de vingerafdruk bij Instellingen, Mijn kaart. Doe dat naast elkaar of door de telefoon, niet in een mail. Is elk teken gelijk?"),
			says("Een ander teken? Maak dan geen bestand: iemand kan de kaart hebben verwisseld."),
			ways(press(flow.ActHandCase, "", "Hij klopt: bestand maken", true))))
	}
	return body.ID(strings.TrimPrefix(flow.HandedTo, "#")).TabIndex(-1)
}

func notACard(why string) string {
	switch why {
	case "newer":
		return refusals[why]
	case "damaged":
		return "De kaart is beschadigd of veranderd. Vraag je collega om een nieuwe."
	}
	return "Dit is geen kaart van een collega. Vraag je collega om de kaart bij Instellingen, Mijn kaart."
}

// fileMade says that the file is there, and leads to what goes with it: the proof
// to be signed, and on what ground it was given.
func fileMade(m flow.Model) app.UI {
	e := m.Export
	lines := []app.UI{says("Het bestand " + e.Ready + " is gemaakt.")}
	if !e.Delivered {
		lines[0] = says("Het bestand " + e.Ready + " is gemaakt. De browser kon het niet afgeven. Probeer het nog een keer.")
	} else if e.Card.Recipient != "" {
		lines = append(lines, app.P().Text("Alleen "+e.Card.Says()+" kan het openen. Dat gaat zonder wachtzin."))
	}
	if len(m.Out.Offers) == 0 {
		return panel("note", "", append(lines, ways(quietLink(toForm(m.State.ID, meldcode.FormOut), "Leg vast wat eruit ging")))...)
	}
	slip := m.Out.Offers[0] // the newest
	m.Out.Recipient = string(exchange.Receiver)
	fix := flow.Route{Screen: flow.Add, Case: m.State.ID, Arg: string(meldcode.FormFix), Sub: slip.Entry.String()}.String()
	return panel("note", "", append(lines,
		says("In het logboek staat dat het dossier eruit ging. Vul aan waarom, en aan wie als dat er nog niet staat. Druk daarna het bewijs van overdracht af."),
		ways(quietLink(fix, "Grond en doel aanvullen"), quietLink(outRoute(m, slip.What()), "Bewijs van overdracht")))...)
}
