package flow

import (
	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/meldcode"
	"meldcode/app/school"
)

// Terms is the list of what is to do and to wait for: over all cases, or of one
// when the route has a case.
const Terms Screen = "terms"

const (
	ActMine     Action = "mine"     // the list of terms: of me, or of everybody
	ActCalendar Action = "calendar" // the days of the list on screen as a file
)

// TermsView is the list over all cases.
type TermsView struct {
	Mine bool // only what names me, or nobody
}

// Upcoming is a row of that list.
type Upcoming struct {
	dossier.Upcoming
	Case *dossier.Summary
}

// List returns the rows for these cases, or for one when id is not empty: the
// earliest first, and of one day in the order of the overview. me filters: "" is
// everybody, else who is named, and what names nobody.
func List(overview []dossier.Summary, id dossier.ID, me string, today meldcode.Date) []Upcoming {
	var all []Upcoming
	for i := range overview {
		s := &overview[i]
		if id != "" && s.ID != id {
			continue
		}
		for _, u := range s.Upcoming(today) {
			if me == "" || u.Who == "" || u.ForMember(me) {
				all = append(all, Upcoming{u, s})
			}
		}
	}
	days := make([]meldcode.Date, len(all))
	for i, u := range all {
		days[i] = u.On
	}
	sorted := make([]Upcoming, 0, len(all))
	for _, i := range meldcode.InOrder(days) {
		sorted = append(sorted, all[i])
	}
	return sorted
}

// CalendarDays returns the days of rows that a calendar can remind of: from today
// on, each once.
func CalendarDays(rows []Upcoming, today meldcode.Date) []meldcode.Date {
	var days []meldcode.Date
	for _, u := range rows { // the earliest first
		if u.Dated && !u.On.Before(today) && (len(days) == 0 || days[len(days)-1] != u.On) {
			days = append(days, u.On)
		}
	}
	return days
}

// HasDays reports whether there is a day that a calendar can remind of, without
// making the list.
func HasDays(overview []dossier.Summary, id dossier.ID, today meldcode.Date) bool {
	for i := range overview {
		if id == "" || overview[i].ID == id {
			for _, u := range overview[i].Upcoming(today) {
				if u.Dated && !u.On.Before(today) {
					return true
				}
			}
		}
	}
	return false
}

// doTerms is a button of the list.
func (m Model) doTerms(d Do) (Model, []Cmd, bool) {
	switch d.Action {
	case ActMine:
		m.Terms.Mine = !m.Terms.Mine
		return m, nil, true
	case ActCalendar:
		days := CalendarDays(List(m.Overview, m.Route.Case, "", m.Today), m.Today)
		if len(days) == 0 {
			m.Notice = Notice{Status: "Er zijn geen datums om in een agenda te zetten."}
			return m, nil, true
		}
		m, cmds := m.handOut(school.ExportCalendar, "agenda", ".ics", exchange.CalendarType, exchange.Calendar(days, m.Me.ID, m.Clock))
		return m, cmds, true
	}
	return m, nil, false
}
