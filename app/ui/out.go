package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/exchange"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
	"meldcode/app/school"
)

// outScreen is printing or giving away (S20). The first question is for whom:
// that decides what is left out, and the page shows it in place. Then which page.
func outScreen(m flow.Model) app.UI {
	switch {
	case m.State == nil:
		return waiting(m)
	case m.Out.Recipient == "":
		return outChoice(m)
	case m.Out.What == "":
		return outWhat(m)
	}
	back := app.P().Class("back").Body(plainLink(outRoute(m, ""), "Terug: een andere afdruk"))
	if m.Out.Document == nil {
		return app.Div().Class("screen").Body(back, topic("", "Bekijk wat eruit gaat"),
			says("Deze afdruk is er niet. Kies een andere."))
	}
	return app.Div().Class("screen screen-out").Body(
		app.Div().Class("no-print").Body(append([]app.UI{back, topic("Voor "+m.Out.Document.Recipient.String(), "Bekijk wat eruit gaat")}, outTools(m)...)...),
		&sheet{Doc: m.Out.Document, Drawn: m.Out.Drawn},
		app.Div().Class("no-print").Body(outEnd(m)),
	)
}

// outRoute is the way to a page for the recipient on screen; without what the
// choice of one.
func outRoute(m flow.Model, what string) string {
	return flow.Route{Screen: flow.Out, Case: m.State.ID, Arg: m.Out.Recipient, Sub: what}.String()
}

// outWhat asks which page it is.
func outWhat(m flow.Model) app.UI {
	back := app.P().Class("back").Body(plainLink(flow.Route{Screen: flow.Out, Case: m.State.ID}.String(), "Terug: voor iemand anders"))
	body := []app.UI{back, topic("Voor "+recipientName(m), "Wat druk je af?"), offers(m, m.Out.Offers)}
	if len(m.Out.Offers) == 0 {
		body[2] = panel("warning", "", says("Deze persoon mag niets weten van dit dossier. Geef niets mee."))
	}
	return app.Div().Class("screen").Body(body...)
}

// recipientName is for whom it is, on the screen.
func recipientName(m flow.Model) string {
	to, _ := exchange.ParseRecipient(m.Out.Recipient)
	return to.Name(m.State.Facts(m.Today, m.Me.Name))
}

// outChoice asks for whom it is.
func outChoice(m flow.Model) app.UI {
	s := m.State
	target := func(recipient string) string {
		return flow.Route{Screen: flow.Out, Case: s.ID, Arg: recipient}.String()
	}
	rows := []row{{Name: "Veilig Thuis", Says: []string{"Voor een melding, of als Veilig Thuis erom vraagt"}, Href: target("vt")}}
	for _, p := range meldcode.Parents(s.Facts(m.Today, m.Me.Name)) {
		says := []string{"Zonder beschermde bronnen, geheime adressen en wat niet voor deze ouder is"}
		if p.Blind {
			says = []string{"Let op: mag niets weten van dit dossier"}
		}
		rows = append(rows, row{Name: ouder(p), Says: says, Href: target("parent:" + string(p.ID))})
	}
	rows = append(rows,
		row{Name: "De nieuwe school", Says: []string{"Overleg eerst met je bestuur wat je mag meegeven"}, Href: target("school")},
		row{Name: "Directeur of bestuur", Href: target("board")},
		row{Name: "Ons eigen papieren dossier", Href: target("paper")})
	return app.Div().Class("screen").Body(
		backToCase(m),
		topic("", "Voor wie is dit?"),
		rowList(rows),
		panel("note", "", says("Vraagt een ouder, de politie of een advocaat om het dossier? Geef het niet direct mee. Leg de vraag vast en overleg met je bestuur."),
			ways(quietLink(toForm(s.ID, meldcode.FormAsked), "Vraag vastleggen"), quietLink(toForm(s.ID, meldcode.FormRequest), "Verzoek van kind of ouder"))),
		slips(m),
		exporting(m),
	)
}

// slips are the proofs of what was handed over, the newest first.
func slips(m flow.Model) app.UI {
	if len(m.Out.Offers) == 0 {
		return app.Div().Class("place")
	}
	m.Out.Recipient = string(exchange.Receiver)
	return part("Bewijs van overdracht", offers(m, m.Out.Offers[:min(3, len(m.Out.Offers))]))
}

// offers are the ways to pages for the recipient on screen.
func offers(m flow.Model, all []exchange.Offer) app.UI {
	rows := make([]row, len(all))
	for i, o := range all {
		rows[i] = row{Name: o.Name, Says: []string{o.Hint}, Href: outRoute(m, o.What())}
	}
	return rowList(rows)
}

func ouder(p meldcode.Person) string {
	if p.Relation != "" && p.Relation != p.Called() {
		return p.Called() + " (" + p.Relation + ")"
	}
	return p.Called()
}

// outTools are the warnings before a print (X07, X08) and the print button.
func outTools(m flow.Model) []app.UI {
	d := m.Out.Document
	lines := allSay(d.Giver)
	if len(d.Left) > 0 && !strings.HasPrefix(m.Out.Recipient, "parent:") { // to whom it is said more exactly
		lines = append(lines, says("Weggelaten: "+d.LeftOut(", ")+"."))
	}
	lines = append(lines, says("Deze afdruk bevat gegevens over een kind. Loop meteen naar de printer. Kies niet 'Bewaar als pdf' op deze tablet: die pdf is niet beveiligd."))
	tools := []app.UI{panel("warning", "", lines...)}
	if m.Out.Recipient == "vt" && !m.Out.Secret && hasSecret(m) {
		tools = append(tools, panel("note", "Er is een geheim adres",
			says("Het adres staat niet in deze afdruk. Heeft Veilig Thuis het nodig? Noem het liever aan de telefoon."),
			ways(press(flow.ActSecretToo, "", "Adres toch laten zien", false))))
	}
	if sort, _, ok := exchange.ParseWhat(m.Out.What); ok && sort.Picks() {
		tools = append(tools, leaveOut(m))
	}
	return append(tools, printed(m))
}

// leaveOut are the rules for what is left out, and which of them always hold.
func leaveOut(m flow.Model) app.UI {
	to, _ := exchange.ParseRecipient(m.Out.Recipient)
	fixed, chosen := to.Always(), m.Out.Choices
	var boxes []app.UI
	always := []string{"geheime adressen"}
	add := func(id, label, hint, fix string, holds, on bool) {
		if holds {
			always = append(always, fix)
			return
		}
		boxes = append(boxes, choice{Field: string(flow.FieldLeaveOut), Kind: "checkbox", Option: id, Label: label, Hint: hint, Picked: on}.draw())
	}
	add("sources", "Beschermde bronnen", "De hele aantekening waar dat bij staat.", "beschermde bronnen", fixed.Sources, chosen.Sources)
	add("others", "Gegevens van anderen", "Van broers, zussen en wie geen ouder is.", "gegevens van anderen", fixed.Others, chosen.Others)
	add("staff", "Namen van medewerkers", "Wie vastlegde, wie sprak, wie besloot.", "", false, chosen.Staff)
	if m.Out.Secret {
		always = always[1:]
	}
	head := []app.UI{hint("Bij elke aantekening kun je die ook helemaal weglaten. Wat weg is, blijft zichtbaar als weggelaten.")}
	if len(always) > 0 {
		head = append(head, hint("Altijd weggelaten: "+strings.Join(always, ", ")+"."))
	}
	return group(flow.FieldLeaveOut, "Wat laat je weg?", "", head, boxes...)
}

func hasSecret(m flow.Model) bool {
	for _, p := range m.State.Persons {
		if p.Secret {
			return true
		}
	}
	return false
}

// printed is the print button, and once pressed the question whether it worked.
func printed(m flow.Model) app.UI {
	if !m.School.Allows(school.ExportPrint) {
		return panel("note", "", says("Je school heeft afdrukken uitgezet. Vraag het je beheerder."))
	}
	if m.Out.Waits {
		return working("Bezig met klaarzetten…")
	}
	if !m.Out.Printed {
		return ways(press(flow.ActPrint, "", "Afdrukken", true))
	}
	return panel("next", "Is de afdruk gelukt?",
		ways(press(flow.ActPrinted, "", "Ja, vastleggen", true), press(flow.ActNotPrinted, "", "Nee", false)))
}

// outEnd asks after the last page what became of the paper.
func outEnd(m flow.Model) app.UI {
	return app.Div().Class("place").Body(printed(m),
		app.P().Body(app.Text("Krijgt iemand anders het, of komt er een getekend exemplaar terug? "),
			plainLink(toForm(m.State.ID, meldcode.FormOut), "Leg vast wat eruit ging")))
}

// exportPart makes a sealed file of this case.
func exportPart(m flow.Model) []app.UI {
	e := m.Export
	body := []app.UI{says("Je maakt een versleuteld bestand van dit hele dossier. Zonder wachtzin hieronder gaat het alleen open met je herstelcode.")}
	body = append(body, summaryOf(e.Problems),
		field{Field: flow.FieldExportPass, Label: "Wachtzin voor dit bestand", Kind: "password", Fill: "new-password", Value: e.Passphrase, Problems: e.Problems,
			Hint: "Neem een nieuwe wachtzin en geef die door op een andere manier dan het bestand."}.draw(),
		field{Field: flow.FieldExportAgain, Label: "Dezelfde wachtzin nog een keer", Kind: "password", Fill: "new-password", Value: e.Repeat, Problems: e.Problems,
			Hint: "Zo weet je zeker dat je geen typefout maakte."}.draw())
	if e.Working {
		return body
	}
	return append(body, ways(press(flow.ActExport, string(m.State.ID), "Versleuteld bestand maken", false)))
}
