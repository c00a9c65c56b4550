package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// termsScreen is what is to do and to wait for: over all cases, or of one.
func termsScreen(m flow.Model) app.UI {
	body := []app.UI{}
	if m.Route.Case != "" {
		if m.State == nil {
			return waiting(m)
		}
		body = append(body, backToCase(m))
	}
	me, filter := "", app.UI(app.Div().Class("place"))
	if m.Route.Case == "" {
		filter = mineSwitch(m)
		if m.Terms.Mine {
			me = m.Me.Name
		}
	}
	return app.Div().Class("screen").Body(append(body,
		topic("", "Termijnen en taken"),
		app.Div().Class("intro").Body(says("Wat het eerst nodig is, staat bovenaan. Bij elke termijn staat waar die vandaan komt.")),
		filter,
		&termList{Overview: m.Overview, Case: m.Route.Case, Me: me, Today: m.Today, Holidays: m.Holidays},
		&calendarOffer{Overview: m.Overview, Case: m.Route.Case, Today: m.Today})...)
}

// mineSwitch is the choice between all rows and those that name me.
func mineSwitch(m flow.Model) app.UI {
	choice := func(label string, mine bool) app.UI {
		b := app.Button().Type("button").Class("switch-choice").Text(label)
		if mine == m.Terms.Mine {
			return b.Aria("pressed", "true") // and pressing it changes nothing
		}
		return b.DataSet("do", string(flow.ActMine)).Aria("pressed", "false")
	}
	body := []app.UI{app.Div().Class("switch").Role("group").Aria("label", "Van wie").Body(choice("Alles", false), choice("Van mij", true))}
	if m.Terms.Mine {
		body = append(body, hint("Dit is waar jij bij staat volgens de rollen van het dossier, en waar nog niemand bij staat."))
	}
	return app.Div().Class("name-switch").Body(body...)
}

// termList draws the rows, some at a time. It is a component of its own: while the
// overview is the same, nothing of a thousand cases is gone over again.
type termList struct {
	app.Compo
	Overview []dossier.Summary
	Case     dossier.ID
	Me       string
	Today    meldcode.Date
	Holidays []meldcode.Holiday

	pages int
	rows  []flow.Upcoming
	of    termsOf
}

// termsOf is what the rows were made of.
type termsOf struct {
	first *dossier.Summary
	n     int
	id    dossier.ID
	me    string
	today meldcode.Date
}

// Render draws the rows so far, and the way to more.
func (l *termList) Render() app.UI {
	l.read()
	if len(l.rows) == 0 {
		return app.Div().Class("case-list").Body(hint("Er staat nu niets open."))
	}
	limit := min(len(l.rows), upTo(l.pages))
	rows := make([]row, limit)
	for i, u := range l.rows[:limit] {
		rows[i] = termRow(u, l.Today, l.Holidays, l.Case == "")
	}
	return app.Div().Class("case-list").Body(rowList(rows), moreRows(limit < len(l.rows), "Toon meer", l.more))
}

func (l *termList) more(app.Context, app.Event) { l.pages++ }

func (l *termList) read() {
	of := termsOf{n: len(l.Overview), id: l.Case, me: l.Me, today: l.Today}
	if of.n > 0 {
		of.first = &l.Overview[0]
	}
	if of == l.of {
		return
	}
	if of.id != l.of.id || of.me != l.of.me {
		l.pages = 0
	}
	l.of, l.rows = of, flow.List(l.Overview, l.Case, l.Me, l.Today)
}

// termRow is one thing to do or to wait for.
func termRow(u flow.Upcoming, today meldcode.Date, holidays []meldcode.Holiday, named bool) row {
	s := u.Case
	r := row{Name: u.Text, Href: inCase(s.ID, u.Go), Tag: u.On.InWords(today)}
	if s.Loose {
		r.Href = flow.Route{Screen: flow.SignalShow, Case: s.ID}.String()
	}
	if named {
		name := caseName(s.Reference, s.Names)
		if s.Loose {
			name = "Signaal: " + signalName(*s)
		}
		r.Says = append(r.Says, name)
	}
	switch {
	case u.Term != "" && u.Term != u.Text:
		r.Says = append(r.Says, u.Term+": "+fullDay(u.On)+" ("+u.Source+")")
	case u.Dated:
		r.Says = append(r.Says, upper(fullDay(u.On))+" ("+u.Source+")")
	}
	if u.Who != "" {
		r.Says = append(r.Says, "Wie: "+u.Who)
	}
	r.Says = append(r.Says, outOfSight(holidays, u.On, today))
	switch {
	case u.On.Before(today):
		r.Tone = "late"
	case u.On == today:
		r.Tone = "busy"
	}
	return r
}

func fullDay(d meldcode.Date) string { return d.DutchWeekday() + " " + d.Dutch() }

// outOfSight says of a day to come that the school does not see the child then.
func outOfSight(holidays []meldcode.Holiday, d, today meldcode.Date) string {
	h, ok := meldcode.SchoolHoliday(holidays, d)
	if !ok || d.Before(today) {
		return ""
	}
	return "Let op: dit valt " + h.Within() + ". Dan ziet de school het kind niet. Spreek af wie contact houdt."
}

// calendarOffer is the file with the days, and what it means to take it along. It
// is a component of its own for the reason that termList is one.
type calendarOffer struct {
	app.Compo
	Overview []dossier.Summary
	Case     dossier.ID
	Today    meldcode.Date
}

// Render draws the offer, when there is a day to come.
func (o *calendarOffer) Render() app.UI {
	if !flow.HasDays(o.Overview, o.Case, o.Today) {
		return app.Div().Class("place")
	}
	of := "al je dossiers"
	if o.Case != "" {
		of = "dit dossier"
	}
	return app.Div().Class("place").Body(part("In je agenda",
		says("Deze app kan je niet waarschuwen als hij dicht is. Je agenda wel. Je maakt hier een bestand met de datums van "+of+" die nog komen."),
		bullets("Op elke datum staat alleen: '"+exchange.CalendarWords+"'. Er staat geen naam in, geen kenmerk en geen woord uit een dossier.",
			"Je agenda is niet beveiligd. Wie je agenda ziet, ziet dat jij op die dag iets met de meldcode moet doen.",
			"Verandert er een datum? Maak het bestand opnieuw. Wat al in je agenda stond, komt er niet dubbel in. Een datum die vervalt, haal je zelf weg."),
		ways(press(flow.ActCalendar, "", "Agendabestand maken", false))))
}
