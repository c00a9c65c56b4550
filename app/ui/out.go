package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/exchange"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// outScreen is printing or giving away (S20). The first question is for whom:
// that decides what is left out, and the page shows it in place.
func outScreen(m flow.Model) app.UI {
	if m.State == nil {
		return waiting(m)
	}
	if m.Out.Recipient == "" {
		return outChoice(m)
	}
	again := app.P().Class("back").Body(plainLink(flow.Route{Screen: flow.Out, Case: m.State.ID}.String(), "Terug: voor iemand anders"))
	if m.Out.Document == nil {
		return app.Div().Class("screen").Body(again, topic("", "Bekijk wat eruit gaat"), working("Bezig met klaarzetten…"))
	}
	return app.Div().Class("screen screen-out").Body(
		app.Div().Class("no-print").Body(append([]app.UI{again, topic("Voor "+m.Out.Document.Recipient, "Bekijk wat eruit gaat")}, outTools(m)...)...),
		sheet(m.Out.Document),
		app.Div().Class("no-print").Body(outEnd(m)),
	)
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
			ways(quietLink(toForm(s.ID, meldcode.FormAsked), "Vraag vastleggen"))),
		part("Een collega met deze app, of een back-up van dit dossier", exportPart(m)...),
	)
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
		lines = append(lines, says("Weggelaten: "+strings.Join(d.Left, ", ")+"."))
	}
	lines = append(lines, says("Deze afdruk bevat gegevens over een kind. Loop meteen naar de printer. Kies niet 'Bewaar als pdf' op deze tablet: die pdf is niet beveiligd."))
	tools := []app.UI{panel("warning", "", lines...)}
	if m.Out.Recipient == "vt" && !m.Out.Secret && hasSecret(m) {
		tools = append(tools, panel("note", "Er is een geheim adres",
			says("Het adres staat niet in deze afdruk. Heeft Veilig Thuis het nodig? Noem het liever aan de telefoon."),
			ways(press(flow.ActSecretToo, "", "Adres toch laten zien", false))))
	}
	return append(tools, printed(m))
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

// sheet is the page that is printed: never the form. Each omission stands in its
// place, as text.
func sheet(d *exchange.Document) app.UI {
	body := []app.UI{
		app.H2().Class("sheet-title").Text(d.Title),
		app.P().Class("sheet-for").Text("Voor: " + d.Recipient),
	}
	for _, w := range d.Warnings {
		body = append(body, app.P().Text(w))
	}
	if len(d.Left) > 0 {
		body = append(body, app.P().Class("omitted").Text("Weggelaten uit deze kopie: "+strings.Join(d.Left, ", ")+"."))
	}
	for _, s := range d.Sections {
		items := make([]app.UI, 0, len(s.Items))
		for _, i := range s.Items {
			items = append(items, sheetItem(i))
		}
		body = append(body, app.Section().Class("sheet-section").Body(append([]app.UI{app.H3().Text(s.Title)}, items...)...))
	}
	if len(d.Signature) > 0 {
		body = append(body, app.Div().Class("sheet-signature").Body(app.Range(d.Signature).Slice(func(i int) app.UI {
			return app.P().Text(d.Signature[i])
		})))
	}
	if len(d.Heads) > 0 {
		body = append(body, app.Div().Class("sheet-heads").Body(
			app.P().Text("Controlecode van het logboek op dit moment:"),
			app.Ul().Body(app.Range(d.Heads).Slice(func(i int) app.UI { return app.Li().Text(d.Heads[i]) }))))
	}
	return app.Article().Class("sheet").Aria("label", "Wat eruit gaat").Body(body...)
}

func sheetItem(i exchange.Item) app.UI {
	if i.Omitted != "" {
		return app.Div().Class("sheet-item").Body(app.P().Class("omitted").Text(i.Omitted))
	}
	body := []app.UI{}
	if i.Title != "" {
		body = append(body, app.H4().Text(i.Title))
	}
	var lines []app.UI
	for _, l := range i.Lines {
		text := app.Dd().Class("kept").Text(l.Text)
		if l.Omitted != "" {
			text = app.Dd().Class("omitted").Text(l.Omitted)
		}
		if l.Label == "" {
			lines = append(lines, app.Div().Class("pair").Body(text))
			continue
		}
		lines = append(lines, app.Div().Class("pair").Body(app.Dt().Text(l.Label), text))
	}
	if len(lines) > 0 {
		body = append(body, app.Dl().Class("pairs").Body(lines...))
	}
	if i.Recorded != "" {
		body = append(body, app.P().Class("hint").Text(i.Recorded))
	}
	return app.Div().Class("sheet-item").Body(body...)
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
	switch {
	case e.Working:
		body = append(body, going(m, "Bezig met het maken van het bestand…"))
	case e.Ready != "":
		text := "Het bestand " + e.Ready + " is gemaakt."
		if !e.Delivered {
			text += " De browser kon het niet afgeven. Probeer het nog een keer."
		}
		body = append(body, panel("note", "", says(text), says("Leg vast aan wie je het geeft."),
			ways(quietLink(toForm(m.State.ID, meldcode.FormOut), "Leg vast wat eruit ging"))))
	}
	return append(body, ways(press(flow.ActExport, string(m.State.ID), "Versleuteld bestand maken", false)))
}
