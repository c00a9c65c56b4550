package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// Loose signals: each has one member who chooses what happens to it, and a day
// by which to choose (X03).

// loosePart are the signals of this member that belong to no case yet.
func loosePart(m flow.Model) app.UI {
	return looseList(m, "Losse signalen", func(s dossier.Summary) bool { return !received(m, s) })
}

// looseList are the wanted signals: first those that wait for this member's
// choice, the most urgent one first, then those that a colleague chooses about.
func looseList(m flow.Model, title string, wanted func(dossier.Summary) bool) app.UI {
	type waiting struct {
		on  meldcode.Date
		row row
	}
	var mine []waiting
	var theirs []row
	for _, s := range m.Overview {
		switch {
		case !s.Loose || s.Gone || !wanted(s):
		case s.HandedTo != "":
			theirs = append(theirs, looseRow(m, s))
		default:
			mine = append(mine, waiting{s.Next(m.Today).Date, looseRow(m, s)})
		}
	}
	if len(mine)+len(theirs) == 0 {
		return app.Div().Class("place")
	}
	slices.Reverse(mine) // of one day, the oldest first
	slices.SortStableFunc(mine, func(a, b waiting) int { return b.on.DaysUntil(a.on) })
	rows := make([]row, len(mine), len(mine)+len(theirs))
	for i, w := range mine {
		rows[i] = w.row
	}
	return part(title, &longList{Rows: append(rows, theirs...)})
}

// looseRow is a signal that belongs to no case yet: whose it is to choose about,
// and by when.
func looseRow(m flow.Model, s dossier.Summary) row {
	r := row{Name: signalName(s), Href: flow.Route{Screen: flow.SignalShow, Case: s.ID}.String()}
	if s.HandedTo != "" { // what became of it is not ours to see
		r.Says = []string{"Doorgegeven aan " + s.HandedTo + ". " + s.HandedTo + " kiest wat ermee gebeurt."}
		return r
	}
	says := "Dit signaal hoort nog niet bij een dossier."
	if received(m, s) {
		says = "Van " + s.FromName + ". " + says
	}
	r.Says = []string{says}
	if on := s.Next(m.Today).Date; !on.IsZero() {
		r.Says = append(r.Says, chooserYou(on, m.Today))
		if on.Before(m.Today) {
			r.Tag, r.Tone = on.InWords(m.Today), "late"
		}
	}
	return r
}

// chooserYou says that this member is to choose about a signal, and by which day.
func chooserYou(on, today meldcode.Date) string {
	if on.Before(today) {
		return "Jij zou vóór " + on.Dutch() + " kiezen wat je met dit signaal doet. Dat is " + on.InWords(today) + "."
	}
	return "Jij kiest vóór " + on.Dutch() + " wat je met dit signaal doet (" + on.InWords(today) + ")."
}

// signalName is what a loose signal is called in a list: the child and the day.
func signalName(s dossier.Summary) string {
	name := list(s.Names)
	if name == "" {
		name = "Signaal"
	}
	return name + ", " + s.Opened.Short()
}
