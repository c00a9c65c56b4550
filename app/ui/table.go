package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/exchange"
	"meldcode/app/flow"
)

// settingsTable makes the overview a file that is not sealed. Without a choice it
// holds no names, and it is made only after somebody said to know what it is.
func settingsTable(m flow.Model) app.UI {
	v := m.Settings.Table
	names := false
	ask := func(f flow.Field, legend string, rows ...choice) app.UI {
		drawn := make([]app.UI, len(rows))
		for i, c := range rows {
			c.Field = string(f)
			if c.Kind == "" {
				c.Kind = "checkbox"
			}
			drawn[i] = c.draw()
		}
		return group(f, legend, problemOf(m.Settings.Problems, string(f)), nil, drawn...)
	}
	typed := func(f flow.Field, label, value string) app.UI {
		return field{Field: f, Label: label, Value: value, Problems: m.Settings.Problems}.draw()
	}
	var columns []choice
	for _, c := range exchange.Columns() {
		hint := c.Hint
		if c.Names {
			hint, names = "Hierin staan namen.", names || v.Has(c)
		}
		columns = append(columns, choice{Option: c.ID, Label: c.Label, Hint: hint, Picked: v.Has(c)})
	}
	lines := []string{"**Dit bestand is niet beveiligd.** Iedereen die het vindt, kan het lezen. Zet het niet in een gedeelde map en verwijder het als je klaar bent."}
	if names {
		lines = append(lines, "**Je koos kolommen met namen.** Doe dat alleen als het zonder namen niet kan.")
	}
	body := []app.UI{backToSettings(), topic("", "Overzicht als tabel"), summaryOf(m.Settings.Problems),
		says("Je maakt een tabel van de dossiers waar jij bij hoort: één regel per dossier. In elk dossier wordt vastgelegd dat dit eruit ging, voor wie en waarvoor."),
		panel("warning", "", allSay(lines)...),
		app.Div().Class("fields").Body(
			ask(flow.FieldTableColumn, "Welke kolommen?", columns...),
			ask(flow.FieldTableFormat, "Wat voor bestand?",
				choice{Kind: "radio", Option: "csv", Label: "CSV, voor Excel en andere rekenbladen", Picked: v.Format != "json"},
				choice{Kind: "radio", Option: "json", Label: "JSON, voor een ander programma", Picked: v.Format == "json"}),
			typed(flow.FieldTableTo, "Voor wie is het bestand?", v.To),
			typed(flow.FieldTablePurpose, "Met welk doel?", v.Purpose),
			ask(flow.FieldTableSure, "Weet je het zeker?", choice{Option: "sure", Label: "Ik weet dat dit bestand niet beveiligd is.", Picked: v.Sure}))}
	last := ways(mainPress(flow.ActTable, "Vastleggen en tabel maken"))
	if v.Working {
		last = going(m, "Bezig met vastleggen in de dossiers…")
	}
	return app.Div().Class("screen screen-form").Body(append(body, last)...)
}

// group is a question outside the protocol's forms, with rows to tick under what
// stands above them.
func group(f flow.Field, legend, wrong string, head []app.UI, rows ...app.UI) app.UI {
	key, class := string(f), "field field-choices"
	if wrong != "" {
		class += " field-wrong"
		head = append(head, app.P().ID("wrong-"+key).Class("wrong").Text(wrong))
	}
	return described(app.FieldSet().Class(class), key, "", wrong).(app.HTMLFieldSet).Body(
		app.Legend().Class("label").Text(legend),
		app.Div().Class("field-head").Body(head...),
		app.Div().Class("choices").Body(rows...))
}
