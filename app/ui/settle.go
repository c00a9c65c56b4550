package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
)

// paperTitle is the page's title while it prints; boot.js gives it.
const paperTitle = "Afdruk"

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
		if title, now := Title(r.Model), document.Get("title").String(); now != title && now != paperTitle {
			document.Set("title", title)
		}
		active, place := document.Get("activeElement"), r.Model.Route.String()
		each("[data-value]", func(el app.Value) {
			text := data(el, "value")
			if r.composing && el.Equal(active) || !news(el, place, text) {
				return
			}
			if want := barred(text); el.Get("value").String() != want {
				el.Set("value", want)
			}
		})
		each("[data-checked]", func(el app.Value) {
			picked := data(el, "checked")
			if want := picked == "true"; news(el, place, picked) && el.Get("checked").Bool() != want {
				el.Set("checked", want)
			}
		})
		r.resume()
	})
}

// news says whether the Model says something about el that was not applied yet.
// A field that differs without news was changed by the person a moment ago, and
// its message is still under way: a browser ticks a box before it tells anybody,
// and a frame may fall in between. On another screen everything is news, so that
// nothing of one case can stay behind in a field of the next.
func news(el app.Value, place, says string) bool {
	now := place + " " + el.Get("id").String() + "=" + says
	if seen := el.Get("meldcodeSeen"); seen.Truthy() && seen.String() == now {
		return false
	}
	el.Set("meldcodeSeen", now)
	return true
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
	r.ctx.Defer(func(app.Context) {
		if key == flow.WarningKey || key == flow.UnsealedKey {
			r.interrupt(key)
			return
		}
		focusOn(key)
	})
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
