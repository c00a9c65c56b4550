package ui

import (
	"cmp"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// signCard is the signal card beside a signal: what one can look for, and a way
// into the own words. It stays folded until it is asked for.
func signCard(f flow.FormView) app.UI {
	if f.Form.ID != meldcode.FormSignal {
		return app.Div().Class("sign-card")
	}
	label, open := "Waar kun je op letten? Open de signalenkaart", "false"
	if f.Card.Open {
		label, open = "Signalenkaart sluiten", "true"
	}
	button := app.Button().Type("button").Class("fold-button").DataSet("do", string(flow.ActCard)).Aria("expanded", open).Text(label)
	if !f.Card.Open {
		return app.Div().Class("sign-card").Body(button)
	}
	signs := f.Card.Signs()
	return app.Div().Class("sign-card").Body(button,
		app.Section().Class("sign-open").Aria("label", "Signalenkaart").Body(
			allIn(meldcode.CardRules...),
			app.Div().Class("sign-search").Body(
				field{Field: flow.FieldCard, Label: "Zoek in de kaart", Value: f.Card.Words}.draw(),
				cardChoice(flow.FieldCardAbout, "Onderwerp", cmp.Or(string(f.Card.About), everything), categoryNames()),
				cardChoice(flow.FieldCardAge, "Leeftijd", num(f.Card.Age), ageNames)),
			hint("De meeste regels gelden voor elke leeftijd."),
			app.P().Class("hint").Text(count(len(signs), "regel", "regels")+". Kies er een om verder te schrijven in je eigen woorden."),
			signList(signs)))
}

func allIn(lines ...string) app.UI { return app.Div().Class("hint").Body(bullets(lines...)) }

// named is an option of a list: its value and its words.
type named struct{ value, words string }

var ageNames = []named{{"0", "Alle leeftijden"}, {num(meldcode.AgeYoung), "4 tot en met 6 jaar"},
	{num(meldcode.AgeMiddle), "7 tot en met 9 jaar"}, {num(meldcode.AgeOld), "10 tot en met 12 jaar"}}

func categoryNames() []named {
	all := []named{{everything, "Alle onderwerpen"}} // go-app drops an empty value
	for _, c := range meldcode.Categories() {
		all = append(all, named{string(c.ID), c.Label})
	}
	return all
}

func cardChoice(of flow.Field, label, value string, options []named) app.UI {
	key := string(of)
	return fieldOf(key, labelOf(key, label, false), "", "",
		app.Select().ID(fieldID(key)).Class("input").DataSet("field", key).Attr("data-value", bar(value)).
			Body(app.Range(options).Slice(func(i int) app.UI {
				return app.Option().Value(options[i].value).Selected(options[i].value == value).Text(options[i].words)
			})))
}

// signList draws the lines below the names of their categories, each a button.
func signList(signs []meldcode.Sign) app.UI {
	var body []app.UI
	for _, c := range meldcode.Categories() {
		var rows []app.UI
		for _, s := range signs {
			if s.Category == c.ID {
				rows = append(rows, app.Li().Body(app.Button().Type("button").Class("sign").
					DataSet("do", string(flow.ActSign)).DataSet("id", string(s.ID)).Text(upper(s.Text))))
			}
		}
		if len(rows) == 0 {
			continue
		}
		name := c.Label
		if c.Risk {
			name += ": een risico, geen signaal"
		}
		part := []app.UI{app.H3().Text(name)}
		if w := c.Warning(); w != "" {
			part = append(part, app.P().Class("sign-warning").Body(strongParts(w)...))
		}
		body = append(body, app.Div().Class("sign-part").Body(append(part, app.Ul().Class("signs").Body(rows...))...))
	}
	if len(body) == 0 {
		body = []app.UI{says("Geen regel met deze woorden. Schrijf het gewoon op zoals jij het zag.")}
	}
	return app.Div().Class("sign-list").Body(body...)
}
