package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// The building blocks of every screen that parts_case.go does not have: fields
// outside the protocol's forms, the error summary, buttons, lists.

// mainPress is the main button of a screen; Enter in a one-line field presses it.
func mainPress(action flow.Action, label string) app.UI {
	return app.Button().Type("button").Class("button button-primary").
		DataSet("do", string(action)).DataSet("main", "yes").Text(label)
}

func textPress(action flow.Action, id, label string) app.UI {
	b := app.Button().Type("button").Class("button-text").DataSet("do", string(action)).Text(label)
	if id != "" {
		b = b.DataSet("id", id)
	}
	return b
}

func hint(text string) app.UI { return app.P().Class("hint").Text(text) }

func bullets(lines ...string) app.UI {
	return app.Ul().Class("bullets").Body(app.Range(lines).Slice(func(i int) app.UI {
		return app.Li().Body(strongParts(lines[i])...)
	}))
}

func numbered(lines ...string) app.UI {
	return app.Ol().Class("bullets").Body(app.Range(lines).Slice(func(i int) app.UI {
		return app.Li().Body(strongParts(lines[i])...)
	}))
}

// fieldID is the id of the element that holds the answer under key.
func fieldID(key string) string { return "q-" + key }

// problemOf returns the sentence about key; "" when there is none.
func problemOf(problems []meldcode.Problem, key string) string {
	for _, p := range problems {
		if string(p.Key) == key {
			return p.Text
		}
	}
	return ""
}

// summaryOf is the error summary. Its place is always there, so that nothing
// moves below it in the tree when it appears.
func summaryOf(problems []meldcode.Problem) app.UI {
	if len(problems) == 0 {
		return app.Div().Class("place")
	}
	return problemBox("Controleer je antwoorden", app.Ul().Body(app.Range(problems).Slice(func(i int) app.UI {
		return app.Li().Body(app.A().Href("#").DataSet("focus", string(problems[i].Key)).Text(problems[i].Text))
	})))
}

// problemBox stands above what cannot be done so, and takes the focus.
func problemBox(title string, body ...app.UI) app.UI {
	return app.Div().Class("place").Body(
		app.Div().ID("problems").Class("problems").TabIndex(-1).Role("group").Aria("labelledby", "problems-title").Body(
			append([]app.UI{app.H2().ID("problems-title").Text(title)}, body...)...))
}

// field is a one-line field that belongs to no form of the protocol.
type field struct {
	Field    flow.Field
	Label    string
	Hint     string
	Value    string
	Kind     string // type of the input; "" = text
	Fill     string // autocomplete; "" = off
	Short    bool
	Optional bool
	Shows    bool // a passphrase that can be shown
	Problems []meldcode.Problem
}

func (f field) draw() app.UI {
	key := string(f.Field)
	kind, fill := f.Kind, f.Fill
	if kind == "" {
		kind = "text"
	}
	if fill == "" {
		fill = "off"
	}
	class := "input"
	if f.Short {
		class += " input-short"
	}
	wrong := problemOf(f.Problems, key)
	in := app.Input().ID(fieldID(key)).Type(kind).Class(class).DataSet("field", key).
		Attr("data-value", bar(f.Value)).Attr("autocomplete", fill).Attr("autocapitalize", "off").Attr("spellcheck", "false")
	control := []app.UI{described(in, key, f.Hint, wrong)}
	if f.Shows {
		control = append(control, showToggle(f.Field, kind == "text"))
	}
	return fieldOf(key, labelOf(key, f.Label, f.Optional), f.Hint, wrong, control...)
}

func labelOf(key, label string, optional bool) app.UI {
	body := []app.UI{app.Text(label)}
	if optional {
		body = append(body, app.Span().Class("optional").Text(" (niet verplicht)"))
	}
	return app.Label().For(fieldID(key)).Class("label").Body(body...)
}

// describable is an element that can point to its hint and its problem.
type describable[T any] interface {
	app.UI
	Aria(string, any) T
}

func described[T describable[T]](el T, key, hint, wrong string) app.UI {
	var ids []string
	if hint != "" {
		ids = append(ids, "hint-"+key)
	}
	if wrong != "" {
		ids = append(ids, "wrong-"+key)
		el = el.Aria("invalid", "true")
	}
	if len(ids) > 0 {
		el = el.Aria("describedby", strings.Join(ids, " "))
	}
	return el
}

// fieldOf is a field: label, hint, problem, then the control, in fixed places.
func fieldOf(key string, label app.UI, hint, wrong string, control ...app.UI) app.UI {
	class := "field"
	if wrong != "" {
		class += " field-wrong"
	}
	head := []app.UI{label}
	if hint != "" {
		head = append(head, app.P().ID("hint-"+key).Class("hint").Text(hint))
	}
	if wrong != "" {
		head = append(head, app.P().ID("wrong-"+key).Class("wrong").Text(wrong))
	}
	return app.Div().Class(class).Body(
		app.Div().Class("field-head").Body(head...),
		app.Div().Class("field-body").Body(control...))
}

// showToggle shows or hides a passphrase or a PIN.
func showToggle(of flow.Field, shown bool) app.UI {
	label := "Wachtzin"
	if of == flow.FieldPIN {
		label = "Pincode"
	}
	if shown {
		return textPress(flow.ActShow, "", label+" verbergen")
	}
	return textPress(flow.ActShow, "", label+" tonen")
}

func secretKind(shown bool) string {
	if shown {
		return "text"
	}
	return "password"
}

// phones draws numbers to be read and dialled, the most urgent first.
func phones(ids ...string) app.UI { return phonesSaying(nil, ids...) }

// phonesSaying is phones with other words about when to call.
func phonesSaying(words map[string]string, ids ...string) app.UI {
	var body []app.UI
	for _, id := range ids {
		for _, n := range meldcode.Numbers() {
			if n.ID == id {
				if when, ok := words[id]; ok {
					n.When = when
				}
				body = append(body, app.Li().Class("phone").Body(
					app.A().Class("phone-number").Href(n.Tel()).Aria("label", n.Name+" "+n.Spoken()).Text(n.Number),
					app.Span().Class("phone-text").Body(
						app.Strong().Text(n.Name), app.Span().Text(n.When))))
			}
		}
	}
	return app.Ul().Class("phones").Body(body...)
}

// working is shown where slow work is going on.
func working(text string) app.UI {
	return app.P().Class("working").Body(app.Span().Class("working-mark").Aria("hidden", "true"), app.Text(text))
}

func to(s flow.Screen) string { return flow.Route{Screen: s}.String() }

func toArg(s flow.Screen, arg string) string { return flow.Route{Screen: s, Arg: arg}.String() }
