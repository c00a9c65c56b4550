package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// point is one thing on a line of time.
type point struct {
	On         meldcode.Date
	Says, Href string
}

// Measures of the line, in units of its viewBox.
const (
	timeWidth  = 640
	timeLeft   = 30
	timeMiddle = 64
	timeStack  = 15 // between points of one day
	timeMost   = 4  // drawn above each other
	timeListed = 8  // told in words at once
)

// timeline draws points on a line of time and tells the newest of them below it.
// The picture is hidden from a screen reader; the list is the content.
func timeline(name string, points []point) app.UI {
	if len(points) == 0 {
		return app.Div().Class("place")
	}
	points = slices.Clone(points)
	slices.SortStableFunc(points, func(a, b point) int { return dayNumber(a.On) - dayNumber(b.On) })
	first, last := points[0].On, points[len(points)-1].On
	newest := slices.Clone(points[max(0, len(points)-timeListed):])
	slices.Reverse(newest)
	body := []app.UI{app.H3().Text(name)}
	if first != last {
		body = append(body, timePicture(points, first, last))
	}
	body = append(body, app.Ul().Class("bullets time-list").Body(app.Range(newest).Slice(func(i int) app.UI {
		return app.Li().Body(app.A().Href(newest[i].Href).Text(newest[i].On.Short() + ": " + newest[i].Says))
	})))
	if more := len(points) - len(newest); more > 0 {
		body = append(body, hint("En "+count(more, "ouder signaal", "oudere signalen")+", vanaf "+first.Dutch()+"."))
	}
	return app.Section().Class("timeline").Body(body...)
}

func timePicture(points []point, first, last meldcode.Date) app.UI {
	span := dayNumber(last) - dayNumber(first)
	body := []app.UI{svg("line", "time-line", "x1", timeLeft, "y1", timeMiddle, "x2", timeWidth-timeLeft, "y2", timeMiddle)}
	at, stacked := -timeStack, 0
	for _, p := range points {
		x := timeLeft + (dayNumber(p.On)-dayNumber(first))*(timeWidth-2*timeLeft)/span
		if x-at < timeStack {
			x = at
			if stacked++; stacked >= timeMost {
				continue
			}
		} else {
			at, stacked = x, 0
		}
		body = append(body, svg("circle", "time-point", "cx", x, "cy", timeMiddle-stacked*timeStack, "r", 7))
	}
	body = append(body,
		app.Elem("text").XMLNS(svgNS).Class("time-text").Attr("x", timeLeft).Attr("y", timeMiddle+26).Body(app.Text(first.Short()+" "+num(first.Year))),
		app.Elem("text").XMLNS(svgNS).Class("time-text").Attr("x", timeWidth-timeLeft).Attr("y", timeMiddle+26).Attr("text-anchor", "end").Body(app.Text(last.Short()+" "+num(last.Year))))
	return app.Elem("svg").XMLNS(svgNS).Class("time").Attr("viewBox", "0 0 "+num(timeWidth)+" "+num(timeMiddle+36)).
		Attr("aria-hidden", "true").Attr("focusable", "false").Body(body...)
}

// dayNumber counts days, well enough to draw and to order them.
func dayNumber(d meldcode.Date) int { return d.Year*372 + int(d.Month)*31 + d.Day }

// signalPoints are the signals of a case.
func signalPoints(s *dossier.State, facts meldcode.Facts) []point {
	var points []point
	for _, form := range []meldcode.FormID{meldcode.FormSignal, meldcode.FormMoreSignals} {
		for _, e := range standing(s, form) {
			if form == meldcode.FormSignal || e.Answers.Text("seen") != "" {
				points = append(points, point{dayOf(s, e), cut(entryGist(s, facts, e), 70), toEntry(s.ID, e.ID)})
			}
		}
	}
	return points
}

// patternPoints are what this member may see about the same child or a brother or
// sister outside what is on screen.
func patternPoints(signals, cases []dossier.Summary) []point {
	var points []point
	for _, s := range signals {
		points = append(points, point{s.Opened, "los signaal over " + list(s.Names), flow.Route{Screen: flow.SignalShow, Case: s.ID}.String()})
	}
	for _, s := range cases {
		points = append(points, point{s.Opened, "dossier " + caseName(s.Reference, s.Names), inCase(s.ID, "")})
	}
	return points
}

// patternPart offers what was seen before, so that a pattern shows.
func patternPart(m flow.Model, names []string, but dossier.ID, own ...point) app.UI {
	signals, cases := m.Pattern(names, but)
	if len(signals)+len(cases) == 0 {
		return app.Div().Class("place")
	}
	return panel("note", "",
		timeline("Eerder over dit kind, of een broer of zus", append(patternPoints(signals, cases), own...)))
}
