package ui

import (
	"cmp"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// timeline shows in time what was seen about a child, and a brother or sister: the
// signals of what is on screen, and those of other cases and loose signals that
// this member can read. As a component of its own it is skipped while nothing of
// it changed, and makes words of the rows that it draws only.
type timeline struct {
	app.Compo
	Overview []dossier.Summary
	Names    string         // of the children, one on each line
	But      dossier.ID     // what is on screen; "" = nothing that is recorded
	State    *dossier.State // the signals of it; nil = none
	Today    meldcode.Date
	Me       string
	Folded   bool // it stands in a form, and opens when asked for

	pages int
	was   string // the names that pages belongs to
	kin   *flow.Kin
	of    []dossier.Summary // that kin was made of
}

// sight is one signal of a timeline.
type sight struct {
	dossier.Sighting
	from *flow.Earlier // nil = of what is on screen
}

// Render draws the picture and the newest signals; nothing when there is no more
// than the one that is on screen.
func (l *timeline) Render() app.UI {
	if l.was != l.Names {
		l.was, l.pages = l.Names, 0
	}
	if l.kin == nil || len(l.of) != len(l.Overview) || len(l.of) > 0 && &l.of[0] != &l.Overview[0] {
		l.of, l.kin = l.Overview, flow.NewKin(l.Overview)
	}
	earlier := l.kin.Of(strings.Split(l.Names, "\n"), l.But)
	all := make([]sight, 0, len(earlier))
	for i := range earlier {
		all = append(all, sight{earlier[i].Sighting, &earlier[i]})
	}
	if l.State != nil {
		for _, seen := range slices.Backward(l.State.Seen) {
			all = append(all, sight{seen, nil})
		}
		slices.SortStableFunc(all, func(a, b sight) int { return a.On.DaysUntil(b.On) })
	}
	if len(all) == 0 || len(all) == 1 && len(earlier) == 0 && !l.Folded {
		return app.Div().Class("place")
	}
	var body []app.UI
	if len(earlier) > 0 {
		body = append(body, hint("Uit dossiers en signalen die jij mag lezen. De app vergelijkt alleen namen: kijk zelf of het om hetzelfde kind gaat."))
	}
	body = append(body, timePicture(all))
	limit := min(len(all), upTo(l.pages))
	rows := make([]row, limit)
	for i, s := range all[:limit] {
		rows[i] = l.row(s)
	}
	body = append(body, rowList(rows), moreRows(limit < len(all), "Toon oudere signalen", l.more))
	if l.Folded {
		return app.Details().Class("fold timeline").Body(append([]app.UI{
			app.Summary().Text("Er zijn eerdere signalen over dit kind, of een broer of zus: " + num(len(all)))}, body...)...)
	}
	return app.Div().Class("timeline").Body(part("Signalen in de tijd", body...))
}

func (l *timeline) more(app.Context, app.Event) { l.pages++ }

// row tells one signal: what was seen where that is on screen, else what it was
// about, and where it is.
func (l *timeline) row(s sight) row {
	known := map[meldcode.OptionID]string{"self": "Zelf gezien of gehoord.", "told": "Van iemand gehoord."}[s.How]
	if s.from == nil {
		r := row{Name: s.On.Dutch(), Says: []string{known}, Href: toEntry(l.State.ID, s.Entry)}
		if l.State.Loose {
			r.Href = flow.Route{Screen: flow.SignalShow, Case: l.State.ID}.String()
		}
		if e, ok := l.State.Entry(s.Entry); ok {
			r.Name += ": " + cut(entryGist(l.State, l.State.Facts(l.Today, l.Me), e), 70)
		}
		return r
	}
	of := s.from.Of
	r := row{Name: s.On.Dutch() + ": " + aboutWhat(s.About), Says: []string{known}}
	if of.Loose {
		r.Says = append(r.Says, "Los signaal over "+list(of.Names)+".")
		r.Href = flow.Route{Screen: flow.SignalShow, Case: of.ID}.String()
	} else {
		r.Says = append(r.Says, "Dossier "+caseName(of.Reference, of.Names)+".")
		r.Href = inCase(of.ID, "step/1")
	}
	if s.from.Sibling {
		r.Tag = "misschien broer of zus"
	}
	return r
}

// aboutWhat names the categories of a signal.
func aboutWhat(picked []meldcode.OptionID) string {
	var names []string
	for _, c := range meldcode.Categories() {
		if slices.Contains(picked, c.ID) {
			names = append(names, lower(c.Label))
		}
	}
	return cmp.Or(list(names), "signaal")
}

// Measures of the picture, in units of its viewBox.
const (
	timeWidth  = 400
	timeEdge   = 12
	timeBin    = 14 // signals nearer to each other stand above each other
	timeMost   = 4  // and no more than so many of them
	timeRadius = 5
)

// timePicture draws signals on lines of time, the newest first in all: one line for
// the child, one for brothers and sisters. It is hidden from a screen reader; the
// rows below it are the content.
func timePicture(all []sight) app.UI {
	first, last := all[len(all)-1].On, all[0].On
	if first == last {
		return app.Div().Class("place")
	}
	var own, kin []sight
	for _, s := range all {
		if s.from != nil && s.from.Sibling {
			kin = append(kin, s)
		} else {
			own = append(own, s)
		}
	}
	body := []app.UI{}
	for _, lane := range []struct {
		name string
		all  []sight
	}{{"Dit kind", own}, {"Broer of zus", kin}} {
		if len(lane.all) > 0 {
			body = append(body, app.P().Class("time-name").Text(lane.name), timeLine(lane.all, first, last))
		}
	}
	return app.Div().Class("time").Aria("hidden", "true").Body(append(body,
		app.P().Class("time-ends").Body(app.Span().Text(first.Dutch()), app.Span().Text(last.Dutch())),
		app.P().Class("time-key").Body(
			timeKey("circle"), app.Text(" signaal "), timeKey("rect"), app.Text(" signaal, van iemand gehoord")))...)
}

func timeLine(all []sight, first, last meldcode.Date) app.UI {
	span := first.DaysUntil(last)
	high := map[int]int{} // signals in each bin
	top := 1
	var marks []app.UI
	for i := len(all) - 1; i >= 0; i-- {
		bin := first.DaysUntil(all[i].On) * (timeWidth - 2*timeEdge) / span / timeBin
		if high[bin]++; high[bin] > timeMost {
			continue
		}
		top = max(top, high[bin])
		marks = append(marks, timeMark(all[i].How == "told", timeEdge+bin*timeBin, -high[bin]*timeBin+timeBin/2))
	}
	height := top*timeBin + 4
	marks = append(marks, svg("line", "time-line", "x1", 2, "y1", 0, "x2", timeWidth-2, "y2", 0))
	return app.Elem("svg").XMLNS(svgNS).Class("time-lane").Attr("viewBox", "0 "+num(2-height)+" "+num(timeWidth)+" "+num(height)).
		Attr("focusable", "false").Body(marks...)
}

func timeMark(told bool, x, y int) app.UI {
	if told {
		return svg("rect", "time-mark time-told", "x", x-timeRadius, "y", y-timeRadius, "width", 2*timeRadius, "height", 2*timeRadius)
	}
	return svg("circle", "time-mark", "cx", x, "cy", y, "r", timeRadius)
}

func timeKey(shape string) app.UI {
	return app.Elem("svg").XMLNS(svgNS).Class("time-key-mark").Attr("viewBox", "-8 -8 16 16").Attr("focusable", "false").
		Body(timeMark(shape == "rect", 0, 0))
}

// timeOf is the timeline of the case or signal on screen.
func timeOf(m flow.Model) app.UI {
	s := m.State
	return &timeline{Overview: m.Overview, Names: strings.Join(s.Names(), "\n"), But: s.ID, State: s, Today: m.Today, Me: m.Me.Name}
}

// timeOnForm offers what was recorded before to who writes a signal: of the case,
// or of the child whose name is being typed.
func timeOnForm(m flow.Model) app.UI {
	f := m.Form
	l := &timeline{Overview: m.Overview, Names: f.Answers.Text("child"), Today: m.Today, Me: m.Me.Name, Folded: true}
	switch {
	case f.Form.ID != meldcode.FormSignal || f.Fixes != "":
		return app.Div().Class("place")
	case f.Case != "" && m.State != nil:
		l.Names, l.But, l.State = strings.Join(m.State.Names(), "\n"), m.State.ID, m.State
	}
	return l
}
