package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
)

// chosenFace is who unlocks: the one picked, or the only one.
func chosenFace(m flow.Model) (flow.Face, bool) {
	for _, f := range m.Faces {
		if f.ID == m.Unlock.Member || len(m.Faces) == 1 {
			return f, true
		}
	}
	return flow.Face{}, false
}

// unlock is S04: pick yourself, then one field.
func unlock(m flow.Model) app.UI {
	u := m.Unlock
	body := []app.UI{topic("", "Ontgrendelen"), unlockSummary(m)}
	if u.Resumed {
		body = append(body, panel("note", "", says("De app zat op slot. Je concept is er nog.")))
	}
	body = append(body, faces(m))
	if f, ok := chosenFace(m); ok {
		body = append(body, app.Div().Class("fields").Body(
			field{Field: flow.FieldPassphrase, Label: "Wachtzin van " + f.Name, Value: u.Passphrase, Kind: secretKind(u.Shown),
				Fill: "current-password", Shows: true, Problems: u.Problems}.draw()))
		if u.Working {
			body = append(body, working("Bezig met ontgrendelen…"))
		} else {
			body = append(body, ways(mainPress(flow.ActUnlock, "Ontgrendelen")))
		}
	}
	return app.Div().Class("screen screen-form").Body(append(body,
		app.Ul().Class("links").Body(
			app.Li().Body(plainLink(to(flow.Recover), "Wachtzin vergeten")),
			app.Li().Body(plainLink(to(flow.Now), "Ik heb nu hulp nodig")),
			app.Li().Body(plainLink(to(flow.Pages), "Uitleg lezen"))))...)
}

// faces are the members as large rows.
func faces(m flow.Model) app.UI {
	now, _ := chosenFace(m)
	return app.Ul().Class("faces").Aria("label", "Wie ben je?").Body(app.Range(m.Faces).Slice(func(i int) app.UI {
		f := m.Faces[i]
		pressed := "false"
		if f.ID == now.ID {
			pressed = "true"
		}
		return app.Li().Body(app.Button().Type("button").Class("face").DataSet("do", string(flow.ActChooseFace)).DataSet("id", f.ID).
			DataSet("field", "member-"+strconv.Itoa(i)).Aria("pressed", pressed).Body(
			app.Span().Class("face-letter").Aria("hidden", "true").Text(initial(f.Name)),
			app.Span().Class("face-name").Text(f.Name)))
	}))
}

func initial(name string) string {
	for _, r := range name {
		return string(r)
	}
	return "?"
}

// unlockSummary says what does not fit, and that nothing is ever wiped (X11).
func unlockSummary(m flow.Model) app.UI {
	u := m.Unlock
	if !u.Wrong {
		return summaryOf(u.Problems)
	}
	f, _ := chosenFace(m)
	text := "De wachtzin past niet bij " + f.Name + ". Let op hoofdletters en spaties. "
	if m.Route.Screen == flow.Recover {
		text = "De herstelcode past niet bij " + f.Name + ". Kijk op je papier en typ de groepen nog een keer. "
	}
	switch wait := u.Wait.Sub(m.Clock); {
	case !u.Wait.IsZero() && wait > 0:
		text += "Probeer het over " + count(int(wait.Minutes())+1, "minuut", "minuten") + " weer. "
	case u.Left > 0:
		text += "Nog " + count(u.Left, "poging", "pogingen") + ", daarna wacht de app even. "
	}
	return problemBox("Dit past niet", says(text+"Er wordt nooit iets gewist."))
}

// recoverScreen opens with the recovery code and sets a new passphrase.
func recoverScreen(m flow.Model) app.UI {
	u := m.Unlock
	body := []app.UI{
		topic("", "Wachtzin vergeten"),
		unlockSummary(m),
		says("Pak de envelop met je herstelcode. Daarmee kom je erin en kies je een nieuwe wachtzin."),
	}
	if len(m.Faces) > 1 {
		body = append(body, faces(m))
	}
	body = append(body, app.Div().Class("fields").Body(
		field{Field: flow.FieldCode, Label: "Herstelcode", Hint: "Typ alle groepen achter elkaar. Spaties en streepjes mogen.", Value: u.Code, Problems: u.Problems}.draw(),
		field{Field: flow.FieldNewPass, Label: "Nieuwe wachtzin", Hint: "Vier of meer losse woorden die alleen jij kent.", Value: u.NewPass,
			Kind: secretKind(u.Shown), Fill: "new-password", Shows: true, Problems: u.Problems}.draw()))
	if u.Working {
		body = append(body, working("Bezig met ontgrendelen…"))
	} else {
		body = append(body, ways(mainPress(flow.ActRecover, "Nieuwe wachtzin instellen en ontgrendelen"), quietLink(to(flow.Unlock), "Toch met mijn wachtzin")))
	}
	body = append(body, part("Heb je de code niet meer?",
		says("Zonder wachtzin en zonder herstelcode kan niemand jouw dossiers openen, ook de maker van de app niet. Wat in een afdruk staat, is er nog. Er wordt niets gewist: vind je de code later, dan kun je er weer in.")))
	return app.Div().Class("screen screen-form").Body(body...)
}
