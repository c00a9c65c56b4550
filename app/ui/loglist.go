package ui

import (
	"slices"
	"strconv"

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
	Sift    flow.LogSift
	ByEvent bool // by date of the event, else as recorded
	Today   meldcode.Date
	Me      string

	pages int
	of    dossier.ID // the case and the choice that pages belongs to
	was   flow.LogSift
}

// Render draws the entries so far, and the way to more.
func (l *logList) Render() app.UI {
	s := l.State
	if l.of != s.ID || l.was != l.Sift {
		l.of, l.was, l.pages = s.ID, l.Sift, 0
	}
	found := map[dossier.EntryID]flow.Hit{}
	for _, h := range l.Found {
		found[h.Entry] = h
	}
	chosen := l.chosen(found)
	said := ""
	if l.Sift != (flow.LogSift{}) {
		said = num(len(chosen)) + " van " + count(len(s.Entries), "aantekening", "aantekeningen") + "."
	}
	if len(chosen) == 0 {
		return app.Div().Class("case-list").Body(sifted(said), app.P().Text("Geen aantekening past bij deze keuze."), app.Div())
	}
	facts := s.Facts(l.Today, l.Me)
	var rows []row
	limit := min(len(chosen), upTo(l.pages))
	for _, at := range chosen[:limit] {
		e := s.Entries[at]
		r := entryRow(s, facts, e)
		if h, is := found[e.ID]; is {
			r.Around, r.Marked = h.Around, l.Sift.Words
			r.Says[0] = ""
			r = hitTag(r, h)
		}
		rows = append(rows, r)
		for _, v := range s.ViewsOf(e.ID) {
			rows = append(rows, row{Name: viewName(s, v) + ", " + dayOf(s, v).Dutch(), Href: toEntry(s.ID, v.ID), Under: true})
		}
	}
	return app.Div().Class("case-list").Body(sifted(said), rowList(rows), moreRows(limit < len(chosen), "Toon meer aantekeningen", l.more))
}

func (l *logList) more(app.Context, app.Event) { l.pages++ }

// chosen are the places of the entries that the filter leaves, newest first.
func (l *logList) chosen(found map[dossier.EntryID]flow.Hit) []int {
	var keys []uint64 // of the same day the one that was recorded last comes first
	inStep := formsOf(l.Sift.Step)
	for at := range l.State.Entries {
		e := &l.State.Entries[at]
		if _, is := found[e.ID]; l.Found != nil && !is {
			continue
		}
		if l.Sift.Form != "" && e.Form != l.Sift.Form || l.Sift.Step != 0 && !inStep[e.Form] ||
			l.Sift.Person != "" && !isAbout(e, l.Sift.Person) {
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

// formsOf are the forms of a step.
func formsOf(step int) map[meldcode.FormID]bool {
	of := map[meldcode.FormID]bool{}
	for _, f := range meldcode.Forms() {
		of[f.ID] = f.Step == step
	}
	return of
}

// logFilter picks by step, by kind of entry and by whom it is about. It is a
// component of its own: its lists change only with the log and the choice.
type logFilter struct {
	app.Compo
	State *dossier.State
	Sift  flow.LogSift
}

// Render draws the choices, when there is enough to choose from.
func (l *logFilter) Render() app.UI {
	s := l.State
	if len(s.Entries) < filterFrom {
		return app.Div().Class("none")
	}
	var persons, kinds, steps []named
	for _, p := range s.Persons {
		if p.Role == meldcode.Pupil || p.Role == meldcode.Sibling {
			persons = append(persons, named{string(p.ID), p.Called()})
		}
	}
	seen := map[meldcode.FormID]bool{}
	var inStep [6]bool
	for i := range s.Entries {
		if e := &s.Entries[i]; !seen[e.Form] {
			seen[e.Form] = true
			kinds = append(kinds, named{string(e.Form), entryName(*e)})
			form, _ := meldcode.FormByID(e.Form)
			inStep[form.Step] = true
		}
	}
	step := ""
	for n := 1; n <= 5; n++ {
		if inStep[n] {
			steps = append(steps, named{strconv.Itoa(n), "Stap " + strconv.Itoa(n) + ": " + meldcode.StepByNumber(n).Name})
		}
		if l.Sift.Step == n {
			step = strconv.Itoa(n)
		}
	}
	return app.Div().Class("filters").Body(
		siftBy(flow.FieldLogStep, "Stap", step, steps),
		siftBy(flow.FieldLogForm, "Soort aantekening", string(l.Sift.Form), kinds),
		siftBy(flow.FieldLogPerson, "Gaat over", string(l.Sift.Person), persons))
}
