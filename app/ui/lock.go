package ui

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
)

// callLabel says on every screen that the lock is held off, and until when (T17).
func callLabel(m flow.Model) app.UI {
	if m.CallUntil.IsZero() {
		return app.Div().Class("place")
	}
	return app.Div().Class("place").Body(app.Aside().Class("call-label").Aria("label", "Belstand").Body(
		says("**Belstand:** de app gaat niet vanzelf op slot tot "+m.CallUntil.Format("15.04")+" uur. Loop je weg? Tik op 'Scherm verbergen'."),
		press(flow.ActCallOver, "", "Belstand stoppen", false)))
}

// overScreen is what lies over the screen and asks something at once.
func overScreen(m flow.Model) app.UI {
	switch {
	case m.Unsealed:
		return dialog("Je tekst is niet bewaard",
			"Ga je nu op slot, dan is het laatste stuk weg. Schrijf het over op papier, of probeer het nog een keer.",
			app.Button().Type("button").ID(flow.UnsealedKey[1:]).Class("button button-primary").DataSet("do", string(flow.ActLock)).Text("Opnieuw bewaren en op slot"),
			press(flow.ActStay, "", "Nog niet op slot", false),
			press(flow.ActLockNow, "", "Toch op slot", false))
	case !m.Warn.IsZero():
		return dialog(warning(m), warned(m),
			app.Button().Type("button").ID(flow.WarningKey[1:]).Class("button button-primary").DataSet("do", string(flow.ActStay)).Text("Ik ben nog bezig"),
			press(flow.ActLock, "", "Nu op slot", false))
	}
	return app.Div().Class("place")
}

func dialog(title, text string, buttons ...app.UI) app.UI {
	return app.Div().Class("place").Body(app.Div().Class("veil").Body(
		app.Div().Class("dialog").Role("alertdialog").Aria("labelledby", "dialog-title").Aria("describedby", "dialog-text").Body(
			app.H2().ID("dialog-title").Text(title),
			app.P().ID("dialog-text").Text(text),
			ways(buttons...))))
}

// warning says how long it takes until the lock falls (T17).
func warning(m flow.Model) string {
	switch seconds := int(m.WarnIn.Round(5 * time.Second).Seconds()); {
	case seconds >= 60:
		return "Over 1 minuut gaat de app op slot."
	case seconds > 0:
		return "Over " + strconv.Itoa(seconds) + " seconden gaat de app op slot."
	}
	return "De app gaat nu op slot."
}

// warned says what becomes of what was typed: no more than is true.
func warned(m flow.Model) string {
	switch m.Form.Save {
	case flow.ConceptKept:
		return "Wat je typte, is bewaard als concept."
	case flow.Saving, flow.Recording:
		return "Bezig met bewaren…"
	case flow.Unsaved, flow.NotSaved:
		return "Nog niet bewaard. Je tekst staat nog op het scherm."
	}
	return "Tik op het scherm of druk op een toets als je nog bezig bent."
}

// alertText is what is read out at once: a warning of the lock too, because
// whoever is in a field keeps the focus there.
func alertText(m flow.Model) string {
	if !m.Warn.IsZero() {
		return warning(m)
	}
	return m.Notice.Alert
}

// alertClass hides what the dialog shows: it is there to be heard.
func alertClass(m flow.Model) string {
	if !m.Warn.IsZero() {
		return "alert-line heard"
	}
	return "alert-line"
}

// interrupt moves the focus to a dialog, and settle moves it back. The lock's
// warning takes it from no field: the next key is for what one was typing, and
// says well enough that one is there.
func (r *Root) interrupt(key string) {
	active := app.Window().Get("document").Get("activeElement")
	if key == flow.WarningKey && active.Truthy() && active.Call("matches", "input, textarea, select").Bool() {
		return
	}
	r.before = active
	focusOn(key)
}

// resume gives the focus back once the dialog is gone, if nothing else has it.
func (r *Root) resume() {
	if r.before == nil || r.Model.Unsealed || !r.Model.Warn.IsZero() {
		return
	}
	before := r.before
	r.before = nil
	document := app.Window().Get("document")
	if active := document.Get("activeElement"); active.Truthy() && !active.Equal(document.Get("body")) {
		return
	}
	if before.Truthy() && before.Get("isConnected").Truthy() {
		before.Call("focus", map[string]any{"preventScroll": true})
	}
}
