package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// everything is the choice that filters nothing; go-app drops an empty value.
const everything = "all"

// logList is the entries of a case that the filter leaves, newest first. It makes
// rows of what it draws only, and as a component of its own it does not even look
// at the log while nothing of it changed.
type logList struct {
	app.Compo
	State   *dossier.State
	Found   []flow.Hit // nil = nothing is searched for
	Person  meldcode.PersonID
	Form    meldcode.FormID
	ByEvent bool // by date of the event, else as recorded
	Today   meldcode.Date
	Me      string

	pages int
	was   string // the case and the choice that pages belongs to
}

// Render draws the entries so far, and the way to more.
func (l *logList) Render() app.UI {
	s := l.State
	if is := string(s.ID) + " " + string(l.Person) + " " + string(l.Form); l.was != is {
		l.was, l.pages = is, 0
	}
	chosen := l.chosen()
	if len(chosen) == 0 {
		return app.Div().Class("case-list").Body(app.P().Text("Geen aantekening past bij deze keuze."))
	}
	facts := s.Facts(l.Today, l.Me)
	var rows []row
	limit := min(len(chosen), upTo(l.pages))
	for _, at := range chosen[:limit] {
		e := s.Entries[at]
		rows = append(rows, entryRow(s, facts, e))
		for _, v := range s.ViewsOf(e.ID) {
			rows = append(rows, row{Name: viewName(s, v) + ", " + dayOf(s, v).Dutch(), Href: toEntry(s.ID, v.ID), Under: true})
		}
	}
	return app.Div().Class("case-list").Body(rowList(rows), moreRows(limit < len(chosen), "Toon meer aantekeningen", l.more))
}

func (l *logList) more(app.Context, app.Event) { l.pages++ }

// chosen are the places of the entries that the filter leaves, newest first.
func (l *logList) chosen() []int {
	var keys []uint64 // of the same day the one that was recorded last comes first
	found := map[dossier.EntryID]bool{}
	for _, h := range l.Found {
		found[h.Entry] = true
	}
	for at := range l.State.Entries {
		e := &l.State.Entries[at]
		if l.Found != nil && !found[e.ID] {
			continue
		}
		if l.Form != "" && l.Form != everything && e.Form != l.Form {
			continue
		}
		if l.Person != "" && l.Person != everything && !isAbout(e, l.Person) {
			continue
		}
		key := uint64(at)
		if l.ByEvent {
			day := l.State.Day(e)
			key |= uint64(day.Year)<<48 | uint64(day.Month)<<40 | uint64(day.Day)<<32
		}
		keys = append(keys, key)
	}
	slices.Sort(keys)
	places := make([]int, len(keys))
	for i, key := range keys {
		places[len(keys)-1-i] = int(uint32(key))
	}
	return places
}

func isAbout(e *dossier.Entry, p meldcode.PersonID) bool {
	return len(e.About) == 0 || slices.Contains(e.About, p)
}

// logFilter picks by person and by kind of entry.
type logFilter struct {
	app.Compo
	State  *dossier.State
	Person meldcode.PersonID
	Form   meldcode.FormID
}

// Render draws the two choices, when there is enough to choose from.
func (l *logFilter) Render() app.UI {
	s := l.State
	if len(s.Entries) < 8 {
		return app.Div().Class("none")
	}
	persons := []app.UI{app.Option().Value(everything).Text("Iedereen")}
	for _, p := range s.Persons {
		if p.Role == meldcode.Pupil || p.Role == meldcode.Sibling {
			persons = append(persons, app.Option().Value(string(p.ID)).Selected(p.ID == l.Person).Text(p.Called()))
		}
	}
	seen := map[meldcode.FormID]bool{}
	kinds := []app.UI{app.Option().Value(everything).Text("Alles")}
	for i := range s.Entries {
		if e := &s.Entries[i]; !seen[e.Form] {
			seen[e.Form] = true
			kinds = append(kinds, app.Option().Value(string(e.Form)).Selected(e.Form == l.Form).Text(entryName(*e)))
		}
	}
	pick := func(id flow.Field, label string, options []app.UI) app.UI {
		return app.Div().Class("field").Body(
			app.Label().Class("label").For(string(id)).Text(label),
			app.Select().Class("input input-short").ID(string(id)).DataSet("field", string(id)).Body(options...))
	}
	return app.Div().Class("filters").Body(
		pick(flow.FieldLogPerson, "Gaat over", persons),
		pick(flow.FieldLogForm, "Soort aantekening", kinds))
}
