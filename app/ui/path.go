package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/exchange"
	"meldcode/app/meldcode"
)

const svgNS = "http://www.w3.org/2000/svg"

// stop is one consideration as the path shows it. The picture and the ordered
// list are both drawn from the same stops, so that they cannot differ.
type stop struct {
	Number    int
	Name      string
	Short     string // answer in few words, "" = none
	Day       meldcode.Date
	Postponed meldcode.Date // on purpose not answered yet
	Leads     meldcode.Leads
	Carried   bool // the answer is of the round before
	Now       bool // the next to be answered
	With      bool // walked together with Veilig Thuis
	Href      string
}

// says is the line of the list: "Afweging 1: sterk vermoeden, 12 maart".
func (s stop) says() string {
	line := "Afweging " + strconv.Itoa(s.Number) + " (" + s.Name + "): "
	switch {
	case s.Short != "":
		line += s.Short + ", " + s.Day.Short()
		if s.Carried {
			line += ", uit de vorige ronde"
		}
	case !s.Postponed.IsZero():
		line += "uitgesteld tot " + s.Postponed.Short()
	default:
		line += "nog niet beantwoord"
	}
	return line + "."
}

// printedStops are the stops of a printed page.
func printedStops(all []exchange.Stop) []stop {
	stops := make([]stop, len(all))
	for i, s := range all {
		stops[i] = stop{Number: s.Number, Name: s.Name.String(), Short: s.Short.String()}
		switch {
		case s.Report:
			stops[i].Leads = meldcode.LeadsReport
		case s.Ends:
			stops[i].Leads = meldcode.LeadsClose
		}
	}
	return stops
}

// Measures of the picture, in units of its viewBox.
const (
	pathGap    = 120
	pathTop    = 44
	pathLeft   = 60
	pathRadius = 22
	pathDrop   = 132
)

// pathPicture draws the five considerations as a path that fills in: from left
// to right, a branch down to "melden" where an answer leads there. It is hidden
// from screen readers; pathList is the real content.
func pathPicture(stops []stop) app.UI {
	x := func(i int) int { return pathLeft + i*pathGap }
	width := 2*pathLeft + pathGap*(len(stops)-1)
	var body []app.UI
	reports := false
	for i, s := range stops {
		walked := s.Short != "" && s.Leads != meldcode.LeadsReport && s.Leads != meldcode.LeadsClose
		if i < len(stops)-1 {
			class := "path-line"
			if walked {
				class += " path-walked"
			}
			body = append(body, svg("line", class,
				"x1", x(i)+pathRadius, "y1", pathTop, "x2", x(i+1)-pathRadius, "y2", pathTop))
		}
		if s.Number > 1 {
			class := "path-branch"
			if s.Short != "" && s.Leads == meldcode.LeadsReport {
				class, reports = "path-branch path-report", true
			}
			body = append(body, svg("path", class,
				"d", "M"+num(x(i))+" "+num(pathTop+pathRadius)+" V"+num(pathDrop-20)))
		}
	}
	for i, s := range stops {
		class := "path-stop"
		switch {
		case s.Short != "" && s.Leads == meldcode.LeadsReport:
			class += " path-report"
		case s.Short != "":
			class += " path-answered"
		case !s.Postponed.IsZero():
			class += " path-postponed"
		case s.Now:
			class += " path-now"
		}
		body = append(body,
			svg("circle", class, "cx", x(i), "cy", pathTop, "r", pathRadius),
			svgText("path-number", x(i), pathTop+7, strconv.Itoa(s.Number)),
			svgText("path-name", x(i), pathTop-pathRadius-8, s.Name))
	}
	bar := "path-bar"
	if reports {
		bar += " path-report"
	}
	left := x(1) - 50
	body = append(body,
		svg("rect", bar, "x", left, "y", pathDrop-20, "width", width-left-10, "height", 34, "rx", 6),
		svgText("path-bar-text", (left+width-10)/2, pathDrop+3, "melden bij Veilig Thuis"))
	return app.Elem("svg").XMLNS(svgNS).Class("path").
		Attr("viewBox", "0 0 "+num(width)+" "+num(pathDrop+20)).
		Attr("aria-hidden", "true").Attr("focusable", "false").Body(body...)
}

func svg(name, class string, attributes ...any) app.UI {
	e := app.Elem(name).XMLNS(svgNS).Class(class)
	for i := 0; i+1 < len(attributes); i += 2 {
		e = e.Attr(attributes[i].(string), attributes[i+1])
	}
	return e
}

func svgText(class string, x, y int, text string) app.UI {
	return app.Elem("text").XMLNS(svgNS).Class(class).Attr("x", x).Attr("y", y).
		Attr("text-anchor", "middle").Body(app.Text(text))
}

func num(n int) string { return strconv.Itoa(n) }

// pathList is the picture in words, and the way to each consideration.
func pathList(stops []stop) app.UI {
	return app.Ol().Class("stops").Body(app.Range(stops).Slice(func(i int) app.UI { return stopItem(stops[i]) }))
}

func stopItem(s stop) app.UI {
	class := "stop"
	if s.Now {
		class += " stop-now"
	}
	return app.Li().Class(class).Body(app.A().Href(s.Href).Text(s.says()))
}
