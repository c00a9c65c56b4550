package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
)

// prefsPart is what a member chooses about the lock and the hiding.
func prefsPart(m flow.Model) app.UI {
	p := m.Settings.Prefs
	minutes := make([]app.UI, 0, flow.LockMost)
	for n := flow.LockLeast; n <= m.LockMost(); n++ {
		minutes = append(minutes, app.Option().Value(strconv.Itoa(n)).Text(count(n, "minuut", "minuten")))
	}
	lock, shift := string(flow.FieldLock), string(flow.FieldShift)
	lockHint := "Een minuut van tevoren zie je een waarschuwing. Dan kun je steeds verlengen. Bij 1 minuut zie je die na een halve minuut."
	return part("Op slot en verbergen",
		app.Div().Class("fields").Body(
			fieldOf(lock, labelOf(lock, "Na hoeveel minuten zonder aanraken gaat de app op slot?", false), lockHint, "",
				described(app.Select().ID(fieldID(lock)).Class("input input-short").DataSet("field", lock).
					Attr("data-value", bar(strconv.Itoa(m.LockMinutes(p)))), lock, lockHint, "").(app.HTMLSelect).Body(minutes...)),
			app.FieldSet().Class("field field-choices").Body(
				app.Legend().Class("label").Text("Verbergt drie keer Shift het scherm?"),
				app.Div().Class("field-head").Body(hint("Handig met een toetsenbord. Kies nee als je plaktoetsen gebruikt. Voordat jij ontgrendelt, werkt het altijd.")),
				app.Div().Class("choices").Body(
					choice{Field: shift, Kind: "radio", Option: "yes", Label: "Ja", Picked: !p.NoShift}.draw(),
					choice{Field: shift, Kind: "radio", Option: "no", Label: "Nee", Picked: p.NoShift}.draw()))),
		ways(press(flow.ActSavePrefs, "", "Keuze bewaren", false)))
}
