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
	wrong := func(f flow.Field) string { return problemOf(m.Settings.Problems, string(f)) }
	var columns []app.UI
	names := false
	for _, c := range exchange.Columns() {
		hint := c.Hint
		if c.Names {
			hint, names = "Hierin staan namen.", names || v.Has(c)
		}
		columns = append(columns, choice{Field: string(flow.FieldTableColumn), Kind: "checkbox", Option: c.ID, Label: c.Label, Hint: hint, Picked: v.Has(c)}.draw())
	}
	lines := []app.UI{says("**Dit bestand is niet beveiligd.** Iedereen die het vindt, kan het lezen. Zet het niet in een gedeelde map en verwijder het als je klaar bent.")}
	if names {
		lines = append(lines, says("**Je koos kolommen met namen.** Doe dat alleen als het zonder namen niet kan."))
	}
	body := []app.UI{backToSettings(), topic("", "Overzicht als tabel"), summaryOf(m.Settings.Problems),
		says("Je maakt een tabel van de dossiers waar jij bij hoort: één regel per dossier. In elk dossier wordt vastgelegd dat dit eruit ging, voor wie en waarvoor."),
		panel("warning", "", lines...),
		app.Div().Class("fields").Body(
			group(flow.FieldTableColumn, "Welke kolommen?", wrong(flow.FieldTableColumn), columns...),
			group(flow.FieldTableFormat, "Wat voor bestand?", "",
				choice{Field: string(flow.FieldTableFormat), Kind: "radio", Option: "csv", Label: "CSV, voor Excel en andere rekenbladen", Picked: v.Format != "json"}.draw(),
				choice{Field: string(flow.FieldTableFormat), Kind: "radio", Option: "json", Label: "JSON, voor een ander programma", Picked: v.Format == "json"}.draw()),
			field{Field: flow.FieldTableTo, Label: "Voor wie is het bestand?", Value: v.To, Problems: m.Settings.Problems}.draw(),
			field{Field: flow.FieldTablePurpose, Label: "Met welk doel?", Value: v.Purpose, Problems: m.Settings.Problems}.draw(),
			group(flow.FieldTableSure, "Weet je het zeker?", wrong(flow.FieldTableSure),
				choice{Field: string(flow.FieldTableSure), Kind: "checkbox", Option: "sure", Label: "Ik weet dat dit bestand niet beveiligd is.", Picked: v.Sure}.draw()))}
	if v.Working {
		return app.Div().Class("screen screen-form").Body(append(body, going(m, "Bezig met vastleggen in de dossiers…"))...)
	}
	return app.Div().Class("screen screen-form").Body(append(body, ways(mainPress(flow.ActTable, "Vastleggen en tabel maken")))...)
}

// group is a question outside the protocol's forms, with rows to tick.
func group(f flow.Field, legend, wrong string, rows ...app.UI) app.UI {
	key, class := string(f), "field field-choices"
	head := []app.UI{}
	if wrong != "" {
		class += " field-wrong"
		head = append(head, app.P().ID("wrong-"+key).Class("wrong").Text(wrong))
	}
	return described(app.FieldSet().Class(class), key, "", wrong).(app.HTMLFieldSet).Body(
		app.Legend().Class("label").Text(legend),
		app.Div().Class("field-head").Body(head...),
		app.Div().Class("choices").Body(rows...))
}
