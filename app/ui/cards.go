package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/exchange"
	"meldcode/app/flow"
)

// mailable reports whether a mail program can be opened for what was typed: one
// address, and nothing that would fill in more than the address.
func mailable(mail string) bool {
	name, host, ok := strings.Cut(mail, "@")
	if !ok || name == "" || !strings.Contains(host, ".") {
		return false
	}
	for _, r := range name + host {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._+-", r)) {
			return false
		}
	}
	return true
}

// cardsPart takes contacts from a file, and writes them to one.
func cardsPart(m flow.Model) app.UI {
	body := []app.UI{}
	switch m.Cards.Refused {
	case flow.CardsNone:
		body = append(body, panel("warning", "Dit bestand is niet ingelezen",
			says("Er staan geen contacten in die deze app kan lezen, of het bestand is beschadigd. Kies een bestand met vCards, versie 3 of 4. Er is niets veranderd.")))
	case flow.CardsMany:
		body = append(body, panel("warning", "Dit bestand is niet ingelezen",
			says("Het bestand is te groot. Kies een bestand met ten hoogste "+num(exchange.MaxCards)+" contacten en van ten hoogste 1 MB. Er is niets veranderd.")))
	case "":
		if m.Cards.Left > 0 {
			body = append(body, panel("note", "", says("In dit bestand staat geen contact met een naam die kort genoeg is. Er is niets veranderd.")))
		}
	}
	buttons := []app.UI{press(flow.ActPickCards, "", "Contacten uit een bestand", false)}
	if len(m.Contacts) > 0 {
		buttons = append(buttons, press(flow.ActWriteCards, "", "Contacten naar een bestand", false))
	}
	return part("Van en naar een bestand", append(body,
		says("Je neemt contacten over uit een ander adresboek, of geeft ze door aan een collega. Het gaat om vCards (.vcf)."),
		hint("Zo'n bestand is niet beveiligd. Er staan alleen de nummers van de school in, niets uit een dossier."),
		ways(buttons...))...)
}

// foundCards shows what is in a file before it is added.
func foundCards(m flow.Model) app.UI {
	c := m.Cards
	rows := make([]row, 0, len(c.Found))
	for _, card := range c.Found {
		rows = append(rows, row{Name: card.Name, Says: []string{card.Organisation, card.Phone, card.Mail}})
	}
	doubles := m.DoubleCards()
	choice := app.UI(app.Div().Class("place"))
	if len(doubles) > 0 {
		choice = doublesChoice(m, doubles)
	}
	left := app.UI(app.Div().Class("place"))
	if c.Left > 0 {
		left = hint(count(c.Left, "contact kan", "contacten kunnen") + " niet mee: zonder naam, of te lang.")
	}
	title := count(len(c.Found), "contact gevonden", "contacten gevonden")
	return app.Div().Class("screen screen-form").Body(
		topic("", title),
		summaryOf(c.Problems),
		app.Div().Class("intro").Body(says("Er is nog niets toegevoegd. Zonder ontgrendelen is straks niets hiervan te zien, tot je dat per contact kiest.")),
		left,
		&longList{Rows: rows},
		choice,
		ways(mainPress(flow.ActAddCards, "Contacten toevoegen"), press(flow.ActNoCards, "", "Niets toevoegen", false)))
}

func doublesChoice(m flow.Model, doubles []exchange.Card) app.UI {
	key := string(flow.FieldDoubles)
	var names []string
	for i, d := range doubles {
		if i == 5 && len(doubles) > 6 {
			names = append(names, "en nog "+num(len(doubles)-i))
			break
		}
		names = append(names, d.Name)
	}
	wrong := problemOf(m.Cards.Problems, key)
	head := []app.UI{app.P().ID("hint-" + key).Class("hint").Text("Deze staan er al, met dezelfde naam, hetzelfde nummer of hetzelfde adres: " + strings.Join(names, ", ") + ".")}
	class := "field field-choices"
	if wrong != "" {
		class += " field-wrong"
		head = append(head, app.P().ID("wrong-"+key).Class("wrong").Text(wrong))
	}
	option := func(id flow.Doubles, label string) app.UI {
		return choice{Field: key, Kind: "radio", Option: string(id), Label: label, Picked: m.Cards.Doubles == id}.draw()
	}
	return described(app.FieldSet().Class(class), key, "hint", wrong).(app.HTMLFieldSet).Body(
		app.Legend().Class("label").Text("Wat doe je met contacten die er al staan?"),
		app.Div().Class("field-head").Body(head...),
		app.Div().Class("choices").Body(
			option(flow.DoublesFill, "Aanvullen: wat leeg is, komt uit het bestand"),
			option(flow.DoublesSkip, "Laten zoals ze zijn"),
			option(flow.DoublesAdd, "Toch als apart contact toevoegen")))
}
