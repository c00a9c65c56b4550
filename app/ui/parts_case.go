package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// The building blocks of the case screens: rows that say what is there, blocks
// with a heading, links into a case.

// inCase returns the fragment of a route that is given relative to a case, as
// forms, tasks and next actions give it: "add/signal", "weigh/2", "" for the
// case itself. "staff" is no part of any case.
func inCase(id dossier.ID, relative string) string {
	relative = strings.Trim(relative, "/")
	switch {
	case relative == "staff":
		return flow.Route{Screen: flow.Staff}.String()
	case id == "" && relative == "call":
		return flow.Route{Screen: flow.Call}.String()
	case relative == "":
		return flow.Route{Screen: flow.Case, Case: id}.String()
	}
	return flow.Route{Screen: flow.Case, Case: id}.String() + "/" + relative
}

func toForm(id dossier.ID, form meldcode.FormID) string {
	return flow.Route{Screen: flow.Add, Case: id, Arg: string(form)}.String()
}

func toEntry(id dossier.ID, e dossier.EntryID) string {
	return flow.Route{Screen: flow.Log, Case: id, Arg: e.String()}.String()
}

// row is one line of a task list: what it is, what is there, how far it is.
type row struct {
	Name string
	Says []string // what is there, in words; empty lines are left out
	Tag  string   // status in words; "" = none
	Tone string   // class of the tag: "done", "busy", "todo", "late"; "" = plain
	Href string   // "" = nothing to open
	// Under marks an entry that hangs under the row before it.
	Under bool
	// Around are words of the text itself, in which those of Marked stand.
	Around string
	Marked string
}

// rowList draws rows; a row with a Href is one link over its whole width.
func rowList(rows []row) app.UI {
	return app.Ul().Class("rows").Body(app.Range(rows).Slice(func(i int) app.UI {
		r := rows[i]
		body := []app.UI{app.Span().Class("row-name").Text(r.Name)}
		for _, line := range r.Says {
			if line != "" {
				body = append(body, app.Span().Class("row-text").Text(line))
			}
		}
		if r.Around != "" {
			body = append(body, app.Span().Class("row-text").Body(marked(r.Around, r.Marked)...))
		}
		main := app.Span().Class("row-main").Body(body...)
		inside := []app.UI{main}
		if r.Tag != "" {
			inside = append(inside, tag(r.Tag, r.Tone))
		}
		if r.Under {
			return app.Li().Class("row-under").Body(app.A().Href(r.Href).Text(r.Name))
		}
		if r.Href == "" {
			return app.Li().Body(app.Div().Class("row").Body(inside...))
		}
		return app.Li().Body(app.A().Class("row row-link").Href(r.Href).Body(inside...))
	}))
}

// marked draws a text with the words in which one of the sought ones stands marked.
func marked(text, sought string) []app.UI {
	wanted := strings.Fields(meldcode.Plain(sought))
	words := strings.Split(text, " ")
	is := func(i int) bool {
		plain := meldcode.Plain(words[i])
		return slices.ContainsFunc(wanted, func(w string) bool { return strings.Contains(plain, w) })
	}
	var body []app.UI
	for from := 0; from < len(words); {
		to, on := from+1, is(from)
		for to < len(words) && is(to) == on {
			to++
		}
		part := strings.Join(words[from:to], " ")
		if from > 0 {
			body = append(body, app.Text(" "))
		}
		if on {
			body = append(body, app.Mark().Text(part))
		} else {
			body = append(body, app.Text(part))
		}
		from = to
	}
	return body
}

// tag is a status in words; its tone adds a shape and a colour to them.
func tag(text, tone string) app.UI {
	class := "tag"
	if tone != "" {
		class += " tag-" + tone
	}
	return app.Span().Class(class).Text(text)
}

// part is a section with a heading.
func part(title string, body ...app.UI) app.UI {
	return app.Section().Class("part").Body(append([]app.UI{app.H2().Text(title)}, body...)...)
}

// ways is the row of links and buttons under something.
func ways(body ...app.UI) app.UI { return app.Div().Class("actions").Body(body...) }

func primaryLink(href, label string) app.UI {
	return app.A().Class("button button-primary").Href(href).Text(label)
}

func quietLink(href, label string) app.UI {
	return app.A().Class("button").Href(href).Text(label)
}

func plainLink(href, label string) app.UI { return app.A().Href(href).Text(label) }

// press is a button that does an Action.
func press(action flow.Action, id, label string, primary bool) app.UI {
	class := "button"
	if primary {
		class += " button-primary"
	}
	b := app.Button().Type("button").Class(class).DataSet("do", string(action)).Text(label)
	if id != "" {
		b = b.DataSet("id", id)
	}
	return b
}

// says draws a paragraph in which "**112**" marks strong text.
func says(text string) app.UI {
	return app.P().Body(strongParts(text)...)
}

func strongParts(text string) []app.UI {
	var body []app.UI
	for i, piece := range strings.Split(text, "**") {
		switch {
		case piece == "":
		case i%2 == 1:
			body = append(body, app.Strong().Text(piece))
		default:
			body = append(body, app.Text(piece))
		}
	}
	return body
}

func allSay(lines []string) []app.UI {
	body := make([]app.UI, len(lines))
	for i, line := range lines {
		body[i] = says(line)
	}
	return body
}

// panel is a block that stands out: "note", "warning", "call" or "next".
func panel(kind, title string, body ...app.UI) app.UI {
	if title != "" {
		body = append([]app.UI{app.H2().Class("panel-title").Text(title)}, body...)
	}
	return app.Div().Class("panel panel-" + kind).Body(body...)
}

// readNumber draws a national number to be read and dialled on any phone (D10).
func readNumber(id string) app.UI {
	for _, n := range meldcode.Numbers() {
		if n.ID == id {
			return app.P().Class("number").Body(
				app.A().Href(n.Tel()).Aria("label", n.Name+" "+n.Spoken()).Text(n.Number))
		}
	}
	return nil
}

// pairs draws labels with what they stand for.
func pairs(rows []meldcode.Row) app.UI {
	var body []app.UI
	for _, r := range rows {
		body = append(body, app.Div().Class("pair").Body(
			app.Dt().Text(r.Label), app.Dd().Class("kept").Text(r.Text)))
	}
	return app.Dl().Class("pairs").Body(body...)
}

// waiting is shown while a case is being opened, or when it does not open.
func waiting(m flow.Model) app.UI {
	if m.Fault != flow.NoFault {
		return notOpened(m)
	}
	return screenOf("", "Dossier", app.Div().Class("going").Body(working("Bezig met openen…"), far(m.Opening)))
}

// screenOf is a screen with its heading.
func screenOf(caption, title string, body ...app.UI) app.UI {
	return app.Div().Class("screen").Body(append([]app.UI{topic(caption, title)}, body...)...)
}

// topic is the h1 of a screen, which gets the focus after each change of screen.
func topic(caption, title string) app.UI {
	var body []app.UI
	if caption != "" {
		body = append(body, app.Span().Class("caption").Text(caption), app.Text(" "))
	}
	return app.H1().ID("h1").TabIndex(-1).Body(append(body, app.Text(title))...)
}

// backToCase is the way back above the heading.
func backToCase(m flow.Model) app.UI {
	return app.P().Class("back").Body(plainLink(inCase(m.Route.Case, ""), backText(m)))
}

func backText(m flow.Model) string {
	if m.State != nil && m.State.Loose {
		return "Terug naar het signaal"
	}
	return "Terug naar dossier " + reference(m)
}

func reference(m flow.Model) string {
	if m.State == nil {
		return ""
	}
	return m.State.Reference
}

// count says "1 signaal" or "3 signalen".
func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}

// due says when something is due: in words first, the day in full beside it.
func due(day, today meldcode.Date) string {
	if day.IsZero() {
		return ""
	}
	return day.InWords(today) + ", " + day.DutchWeekday() + " " + day.Dutch()
}

// late is the tone of a day by which something is due.
func late(day, today meldcode.Date) string {
	if !day.IsZero() && day.Before(today) {
		return "late"
	}
	return ""
}

// list joins names as a sentence does: "a, b en c".
func list(names []string) string {
	switch n := len(names); n {
	case 0:
		return ""
	case 1:
		return names[0]
	default:
		return strings.Join(names[:n-1], ", ") + " en " + names[n-1]
	}
}
