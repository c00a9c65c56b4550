package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// question draws one question with its answer.
func question(f flow.FormView, a meldcode.Ask) app.UI {
	key := string(a.Key)
	value := f.Answers[a.Key]
	wrong := problemOf(f.Problems, key)
	switch a.Kind {
	case meldcode.One:
		return choices(f, a, value, wrong, "radio")
	case meldcode.Body:
		return bodyQuestion(f, a)
	case meldcode.Many, meldcode.Persons:
		return choices(f, a, value, wrong, "checkbox")
	case meldcode.Text, meldcode.Days:
		rows := 4
		if a.Kind == meldcode.Days {
			rows = 3
		}
		area := app.Textarea().ID(fieldID(key)).Class("input").Rows(rows).DataSet("key", key).
			Attr("data-value", bar(value.Text)).Attr("autocomplete", "off").Attr("spellcheck", "false")
		text := a.Hint
		if a.Kind == meldcode.Days && text == "" {
			text = "Zet op elke regel één datum (dd-mm-jjjj)."
		}
		return fieldOf(key, labelOf(key, a.Label, !a.Required), text, wrong, described(area, key, text, wrong))
	}
	return line(f, a, value, wrong)
}

// line draws a question that is answered on one line.
func line(f flow.FormView, a meldcode.Ask, value meldcode.Value, wrong string) app.UI {
	key := string(a.Key)
	in := app.Input().ID(fieldID(key)).Type("text").Class("input").DataSet("key", key).
		Attr("data-value", bar(shownDay(a.Kind, value.Text))).Attr("autocomplete", "off").Attr("spellcheck", "false")
	label := a.Label
	var beside []app.UI
	switch a.Kind {
	case meldcode.Day:
		label += " (dd-mm-jjjj)"
		in = in.Class("input-short").Attr("inputmode", "text")
		if a.Past {
			beside = append(beside,
				press(flow.ActToday, key, "Vandaag", false),
				press(flow.ActYesterday, key, "Gisteren", false))
		}
	case meldcode.Moment:
		label += " (uu.mm)"
		in = in.Class("input-short").Attr("inputmode", "decimal")
	case meldcode.Phone:
		in = in.Type("tel").Class("input-short")
	}
	if names := offered(f, a); len(names) > 0 {
		in = in.Attr("list", "list-"+key)
		beside = append(beside, app.DataList().ID("list-"+key).Body(app.Range(names).Slice(func(i int) app.UI {
			return app.Option().Value(names[i])
		})))
	}
	return fieldOf(key, labelOf(key, label, !a.Required), a.Hint, wrong,
		app.Div().Class("beside").Body(append([]app.UI{described(in, key, a.Hint, wrong)}, beside...)...))
}

// shownDay writes a day that a form starts with as a person would type it.
func shownDay(kind meldcode.Kind, text string) string {
	if kind != meldcode.Day {
		return text
	}
	d, err := meldcode.ParseISO(text)
	if err != nil {
		return text
	}
	return num(d.Day) + "-" + num(int(d.Month)) + "-" + num(d.Year)
}

// offered are the names to choose from where one is asked: those of the school,
// others who were named in the case before and the contacts of the school; and
// where it need not be somebody of the school, the family.
func offered(f flow.FormView, a meldcode.Ask) []string {
	facts, r := f.Facts, f.Facts.Roles
	var known []string
	switch {
	case f.Form.ID == meldcode.FormPerson && a.ID == "name":
		known = facts.Known
	case !a.HoldsName(), f.Form.ID == meldcode.FormOutcome: // on that page somebody may look along
		return nil
	case a.ID == "interpreter": // never a child, and rather no family
		for _, p := range facts.Persons {
			known = append(known, p.Interpreter)
		}
		known = append(known, facts.Listed...)
	default:
		known = []string{facts.Me}
		if a.Kind != meldcode.Staff {
			for _, p := range facts.Persons {
				known = append(known, p.Name, p.Interpreter)
			}
		}
		for _, c := range facts.Colleagues {
			known = append(known, c.Name)
		}
		known = append(known, r.Lead, r.Responsible, r.Talks, r.Collects, r.Assesses, r.Decides, facts.CaseManager)
		known = append(append(known, facts.Known...), facts.Listed...)
	}
	var names []string
	for _, name := range known {
		if name = strings.TrimSpace(name); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// dateInWords is "Ik weet de datum niet precies", folded under the date.
func dateInWords(f flow.FormView) app.UI {
	for _, a := range f.Asks {
		if a.Key != meldcode.EventWords {
			continue
		}
		value := f.Answers[a.Key]
		wrong := problemOf(f.Problems, string(a.Key))
		d := app.Details().Class("words")
		if value.Text != "" || wrong != "" {
			d = d.Open(true)
		}
		key := string(a.Key)
		in := app.Input().ID(fieldID(key)).Type("text").Class("input").DataSet("key", key).
			Attr("data-value", bar(value.Text)).Attr("autocomplete", "off").Attr("spellcheck", "false")
		return d.Body(app.Summary().Text(a.Label),
			fieldOf(key, app.Label().For(fieldID(key)).Class("label").Text("Wanneer was het, in woorden?"), a.Hint, wrong,
				described(in, key, a.Hint, wrong)))
	}
	return app.Div().Class("words")
}

// choices draws radios or checkboxes: whole rows that can be tapped, hints apart
// from the names.
func choices(f flow.FormView, a meldcode.Ask, value meldcode.Value, wrong, kind string) app.UI {
	key := string(a.Key)
	legend := []app.UI{app.Text(a.Label)}
	if !a.Required {
		legend = append(legend, app.Span().Class("optional").Text(" (niet verplicht)"))
	}
	class := "label"
	if a.Label == f.Form.Title && f.Form.ID != meldcode.FormOutcome {
		class = "heard" // the heading of the page asks it already
	}
	head := []app.UI{app.Legend().Class(class).Body(legend...)}
	if a.Hint != "" {
		head = append(head, app.P().ID("hint-"+key).Class("hint").Text(a.Hint))
	}
	if wrong != "" {
		head = append(head, app.P().ID("wrong-"+key).Class("wrong").Text(wrong))
	}
	rows := make([]app.UI, 0, len(a.Options))
	for _, o := range a.Options {
		rows = append(rows, choice{Key: key, Kind: kind, Option: string(o.ID), Label: o.Label, Hint: o.Hint,
			Picked: slices.Contains(value.Options, o.ID)}.draw())
	}
	class = "field field-choices"
	if wrong != "" {
		class += " field-wrong"
	}
	set := app.FieldSet().Class(class)
	return described(set, key, a.Hint, wrong).(app.HTMLFieldSet).Body(
		head[0],
		app.Div().Class("field-head").Body(head[1:]...),
		app.Div().Class("choices").Body(rows...))
}

// choice is one radio or checkbox.
type choice struct {
	Key, Field, Kind, Option, Label, Hint string
	Picked                                bool
}

func (c choice) draw() app.UI {
	group := c.Key + c.Field
	id := fieldID(group) + "-" + c.Option
	in := app.Input().ID(id).Type(c.Kind).Class("choice-input").Attr("name", group).Attr("value", c.Option).
		DataSet("option", c.Option).DataSet("checked", c.Picked)
	if c.Key != "" {
		in = in.DataSet("key", c.Key)
	} else {
		in = in.DataSet("field", c.Field)
	}
	body := []app.UI{}
	if c.Hint != "" {
		in = in.Aria("describedby", id+"-hint")
		body = append(body, app.Span().ID(id+"-hint").Class("choice-hint").Text(c.Hint))
	}
	body = append([]app.UI{in, app.Label().For(id).Class("choice-label").Body(strongParts(c.Label)...)}, body...)
	return app.Div().Class("choice choice-" + c.Kind).Body(body...)
}
