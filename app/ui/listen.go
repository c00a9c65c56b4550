package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// listen puts one set of listeners on the document, in the capture phase: before
// go-app's own router, which would take every link for a page of its own, keep
// an address that a form has meanwhile left, and then do nothing.
func (r *Root) listen() {
	for event, handle := range map[string]func(app.Value){
		"click":            r.clicked,
		"input":            r.typed,
		"change":           r.picked,
		"focusin":          r.focused,
		"focusout":         r.blurred,
		"keydown":          r.pressed,
		"compositionstart": func(app.Value) { r.composing = true },
		"compositionend":   func(app.Value) { r.composing = false },
	} {
		r.on(event, handle)
	}
	app.Window().Call("addEventListener", "afterprint", app.FuncOf(func(app.Value, []app.Value) any {
		app.Window().Get("document").Set("title", Title(r.Model))
		return nil
	}))
	last := -activeEvery
	active := func(event app.Value) {
		if at := event.Get("timeStamp").Float(); at-last >= activeEvery && !answers(event) {
			last = at
			r.Send(flow.Active{})
		}
	}
	r.on("keydown", active)
	r.on("pointerdown", active)
	r.on("pointerdown", r.meant)
	r.on("focusin", r.meant)
	r.on("wheel", active)
	r.on("focusin", func(event app.Value) {
		if _, inside := closest(event, ".dialog"); !inside && !r.Model.Warn.IsZero() {
			r.Send(flow.Active{}) // out of the warning by the tab key
		}
	})
}

// answers says whether event is the pressing of a button of a dialog, or the way
// to it: the button itself says what it means.
func answers(event app.Value) bool {
	if _, inside := closest(event, ".dialog"); !inside {
		return false
	}
	key := event.Get("key")
	return !key.Truthy() || slices.Contains([]string{"Tab", "Shift", "Enter", " "}, key.String())
}

// activeEvery is how often a sign of life is told, in milliseconds.
const activeEvery = 1000.0

func (r *Root) on(event string, handle func(app.Value)) {
	app.Window().Get("document").Call("addEventListener", event,
		app.FuncOf(func(_ app.Value, args []app.Value) any {
			if len(args) > 0 {
				r.guard(func() { handle(args[0]) })
			}
			return nil
		}), true)
}

// closest returns the nearest element around the event's target that matches,
// and whether there is one.
func closest(event app.Value, selector string) (app.Value, bool) {
	target := event.Get("target")
	if !target.Truthy() || target.Get("closest").IsUndefined() {
		return nil, false
	}
	found := target.Call("closest", selector)
	return found, found.Truthy()
}

func data(element app.Value, name string) string {
	v := element.Get("dataset").Get(name)
	if !v.Truthy() {
		return ""
	}
	return v.String()
}

// pressable are the elements that do something when pressed.
const pressable = "[data-do],[data-focus],a[href^='#']"

// purpose is what an element does now. In a list that is drawn anew the element of
// one row becomes that of another.
func purpose(el app.Value) string {
	href := ""
	if v := el.Call("getAttribute", "href"); v.Truthy() {
		href = v.String()
	}
	return data(el, "do") + " " + data(el, "id") + " " + href
}

// meant notes what an element does at the moment that a person goes to it.
func (r *Root) meant(event app.Value) {
	if el, ok := closest(event, pressable); ok {
		r.aim, r.aimed = el, purpose(el)
	}
}

// moved reports whether the element came to do something else since the person
// went to it, and takes it as seen from now on.
func (r *Root) moved(el app.Value) bool {
	was := r.aimed
	r.aimed = purpose(el)
	return r.aim != nil && r.aim.Equal(el) && was != r.aimed
}

func (r *Root) clicked(event app.Value) {
	el, ok := closest(event, pressable)
	if !ok {
		return
	}
	if r.moved(el) {
		event.Call("preventDefault")
		event.Call("stopPropagation")
		r.Send(flow.Moved{})
		return
	}
	r.aim = nil // what it does next comes of this press
	do, focus := data(el, "do"), data(el, "focus")
	switch {
	case do == "hide": // boot.js, which also works when Go does not
		return
	case do == string(flow.ActReload) && r.broken:
		app.Window().Get("location").Call("reload")
	case do != "":
		event.Call("preventDefault")
		r.Send(flow.Do{Action: flow.Action(do), ID: data(el, "id")})
	case focus != "":
		event.Call("preventDefault")
		event.Call("stopPropagation")
		focusOn(focus)
	default:
		for _, key := range []string{"ctrlKey", "metaKey", "shiftKey"} {
			if event.Get(key).Truthy() {
				return
			}
		}
		event.Call("preventDefault")
		event.Call("stopPropagation")
		app.Window().Get("location").Set("hash", el.Call("getAttribute", "href").String())
	}
}

// typed takes text as it is typed.
func (r *Root) typed(event app.Value) {
	el := event.Get("target")
	switch kind := el.Get("type"); {
	case !kind.Truthy(), kind.String() == "radio", kind.String() == "checkbox", kind.String() == "file":
		return
	}
	text := strings.ReplaceAll(el.Get("value").String(), "\r\n", "\n")
	if key := data(el, "key"); key != "" {
		r.Send(flow.Answered{Key: meldcode.Key(key), Value: meldcode.Typed(text)})
	} else if field := data(el, "field"); field != "" {
		r.Send(flow.Typed{Field: flow.Field(field), Text: text})
	}
}

// picked takes radios, checkboxes and lists.
func (r *Root) picked(event app.Value) {
	el := event.Get("target")
	kind := el.Get("type")
	if !kind.Truthy() {
		return
	}
	key, field := data(el, "key"), data(el, "field")
	switch kind.String() {
	case "radio":
		value := el.Get("value").String()
		if key != "" {
			r.Send(flow.Answered{Key: meldcode.Key(key), Value: meldcode.Picked(meldcode.OptionID(value))})
		} else if field != "" {
			r.Send(flow.Typed{Field: flow.Field(field), Text: value})
		}
	case "checkbox":
		if key != "" {
			r.Send(flow.Answered{Key: meldcode.Key(key), Value: meldcode.Picked(allChecked(key)...)})
		} else if field != "" {
			sign := "-"
			if el.Get("checked").Bool() {
				sign = "+"
			}
			r.Send(flow.Typed{Field: flow.Field(field), Text: sign + data(el, "option")})
		}
	case "select-one":
		if field != "" {
			r.Send(flow.Typed{Field: flow.Field(field), Text: el.Get("value").String()})
		}
	}
}

// allChecked returns the options of every checked box of one question.
func allChecked(key string) []meldcode.OptionID {
	var options []meldcode.OptionID
	each("input[type=checkbox][data-key]", func(el app.Value) {
		if data(el, "key") == key && el.Get("checked").Bool() {
			options = append(options, meldcode.OptionID(data(el, "option")))
		}
	})
	return options
}

func (r *Root) focused(event app.Value) {
	if el, ok := closest(event, "[data-key]"); ok {
		r.Send(flow.Focused{Key: meldcode.Key(data(el, "key"))})
	}
}

func (r *Root) blurred(event app.Value) {
	if _, ok := closest(event, "[data-key]"); ok {
		r.Send(flow.Focused{})
	}
}

// oneLine are the kinds of input in which Enter presses the main button. Not in a
// search: what it finds stands there already.
var oneLine = []string{"text", "password", "tel", "email"}

func (r *Root) pressed(event app.Value) {
	el, ok := closest(event, "input")
	if !ok || event.Get("isComposing").Truthy() {
		return
	}
	key, kind := event.Get("key").String(), el.Get("type").String()
	if key == "Escape" && kind == "search" {
		event.Call("preventDefault") // not every browser empties it
		el.Set("value", "")
		r.Send(flow.Typed{Field: flow.Field(data(el, "field")), Text: ""})
	}
	if key != "Enter" || !slices.Contains(oneLine, kind) {
		return
	}
	event.Call("preventDefault")
	if main := app.Window().Get("document").Call("querySelector", "[data-main]"); main.Truthy() {
		main.Call("click")
	}
}

func each(selector string, f func(app.Value)) {
	all := app.Window().Get("document").Call("querySelectorAll", selector)
	for i := range all.Length() {
		f(all.Index(i))
	}
}
