package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// settingsHolidays is where a school fills in its holidays.
func settingsHolidays(m flow.Model) app.UI {
	s := m.Settings
	list := app.UI(hint("Er staat nog geen vakantie."))
	if len(m.Holidays) > 0 {
		list = app.Ul().Class("rows").Body(app.Range(m.Holidays).Slice(func(i int) app.UI { return holidayRow(m, m.Holidays[i]) }))
	}
	return app.Div().Class("screen screen-form").Body(
		backToSettings(),
		topic("", "Schoolvakanties"),
		app.Div().Class("intro").Body(says("In een vakantie ziet de school het kind niet. De app wijst je erop als een termijn of een afspraak in een vakantie valt. De termijn zelf verandert niet.")),
		summaryOf(s.Problems),
		part("Vakanties van deze school", list),
		part("Vakantie toevoegen",
			app.Div().Class("fields").Body(
				field{Field: flow.FieldHolidayName, Label: "Naam", Hint: "Bijvoorbeeld meivakantie.", Value: s.Holiday.Name, Problems: s.Problems}.draw(),
				field{Field: flow.FieldHolidayFrom, Label: "Eerste dag (dd-mm-jjjj)", Value: s.Holiday.From, Short: true, Problems: s.Problems}.draw(),
				field{Field: flow.FieldHolidayUntil, Label: "Laatste dag (dd-mm-jjjj)", Value: s.Holiday.Until, Short: true, Problems: s.Problems}.draw()),
			ways(mainPress(flow.ActAddHoliday, "Vakantie toevoegen"))))
}

// holidaysLine says how many there are.
func holidaysLine(m flow.Model) string {
	if len(m.Holidays) == 0 {
		return "Nog niet ingevuld"
	}
	return count(len(m.Holidays), "vakantie", "vakanties")
}

func holidayRow(m flow.Model, h meldcode.Holiday) app.UI {
	body := []app.UI{app.Span().Class("row-main").Body(
		app.Span().Class("row-name").Text(upper(h.Name)),
		app.Span().Class("row-text").Text(h.From.Dutch()+" tot en met "+h.Until.Dutch()))}
	for _, own := range m.OwnHolidays {
		if own == h {
			body = append(body, app.Span().Class("row-buttons").Body(
				app.Button().Type("button").Class("button").DataSet("do", string(flow.ActDropHoliday)).DataSet("id", flow.HolidayID(h)).
					Aria("label", upper(h.Name)+" vanaf "+h.From.Dutch()+" weghalen").Text("Weghalen")))
			break
		}
	}
	return app.Li().Class("row").Body(body...)
}

// dayNotes are what to think about when a day is filled in: it is questioned, and
// never refused.
func dayNotes(f flow.FormView, a meldcode.Ask) app.UI {
	var body []app.UI
	for _, note := range f.Form.DayNotes(f.Facts, f.Answers, a) {
		body = append(body, panel("warning", "", says(note)))
	}
	return app.Div().Class("panels").Body(body...)
}

// dayNote is what is read out about the day that is being typed.
func dayNote(f flow.FormView) string {
	for _, a := range f.Asks {
		if string(a.Key) == f.Field {
			return strings.Join(f.Form.DayNotes(f.Facts, f.Answers, a), " ")
		}
	}
	return ""
}

// termsOutOfSight says which of the terms of Veilig Thuis fall in a holiday.
func termsOutOfSight(m flow.Model) []app.UI {
	var body []app.UI
	for _, t := range m.State.Terms(m.Today) {
		if text := outOfSight(m.Holidays, t.On, m.Today); text != "" && !t.Done && (t.ID == meldcode.TermAssess || t.ID == meldcode.TermFeedback) {
			body = append(body, panel("warning", "", says("**"+t.Label+", "+t.On.Dutch()+".** "+text)))
		}
	}
	return body
}
