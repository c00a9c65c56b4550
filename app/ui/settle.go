package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// settle runs after each frame: it makes the page's title and its fields say
// what the Model says.
func (r *Root) settle() {
	if !app.IsClient {
		return
	}
	r.guard(func() {
		if r.broken {
			return
		}
		document := app.Window().Get("document")
		if title := Title(r.Model); document.Get("title").String() != title {
			document.Set("title", title)
		}
		active := document.Get("activeElement")
		each("[data-value]", func(el app.Value) {
			want := barred(data(el, "value"))
			if el.Get("value").String() != want && !(r.composing && el.Equal(active)) {
				el.Set("value", want)
			}
		})
		each("[data-checked]", func(el app.Value) {
			if want := data(el, "checked") == "true"; el.Get("checked").Bool() != want {
				el.Set("checked", want)
			}
		})
	})
}

// bar puts text between bars: go-app trims attributes and drops empty ones, and
// neither may happen to what somebody is typing.
func bar(text string) string { return "|" + text + "|" }

func barred(text string) string {
	return strings.TrimSuffix(strings.TrimPrefix(text, "|"), "|")
}

// FocusHeading moves the focus to the heading of the screen, and the page to its
// top, once the screen stands.
func (r *Root) FocusHeading() {
	r.ctx.Defer(func(app.Context) {
		app.Window().Call("scrollTo", 0, 0)
		if h := app.Window().GetElementByID("h1"); h.Truthy() {
			h.Call("focus", map[string]any{"preventScroll": true})
		}
	})
}

// FocusField moves the focus to an answer or a field by its key, or to an
// element by "#" and its id ("#problems", "#stay"), once the screen stands.
func (r *Root) FocusField(key string) {
	r.ctx.Defer(func(app.Context) { focusOn(key) })
}

func focusOn(key string) {
	var found app.Value
	if id, ok := strings.CutPrefix(key, "#"); ok {
		found = app.Window().GetElementByID(id)
	} else {
		each("[data-key],[data-field]", func(el app.Value) {
			same := data(el, "key") == key || data(el, "field") == key
			// Of radios the picked one takes the focus, as with the tab key.
			if same && (found == nil || el.Get("checked").Truthy()) {
				found = el
			}
		})
	}
	if found == nil || !found.Truthy() {
		return
	}
	// The label comes into view with its field.
	around := found.Call("closest", ".field")
	if !around.Truthy() {
		around = found
	}
	found.Call("focus", map[string]any{"preventScroll": true})
	around.Call("scrollIntoView", map[string]any{"block": "start"})
}
