package ui

import (
	"strconv"
	"time"

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
	body = append(body, faces(m))
	if asked := m.Asked(); asked != "" {
		body = append(body, says("Hierna zie je: **"+asked+"**."))
	}
	if f, ok := chosenFace(m); ok {
		body = append(body, app.Div().Class("fields").Body(secretField(m, f)))
		if u.Working {
			body = append(body, working("Bezig met ontgrendelen…"))
		} else {
			body = append(body, ways(unlockWays(m, f)...))
		}
	}
	return app.Div().Class("screen screen-form").Body(append(body,
		app.Details().Class("fold").Body(app.Summary().Text("Ik sta er niet bij"),
			says("Een collega die er wel bij staat, voegt je toe: na het ontgrendelen, bij Instellingen, Collega's op deze tablet. Je kiest dan zelf een wachtzin."),
			says("Heb je nu hulp nodig? Daarvoor hoef je niet te ontgrendelen.")),
		app.Ul().Class("links").Body(
			app.Li().Body(plainLink(to(flow.Recover), "Wachtzin vergeten")),
			app.Li().Body(plainLink(to(flow.Now), "Ik heb nu hulp nodig")),
			app.Li().Body(plainLink(to(flow.Pages), "Uitleg lezen"))))...)
}

// secretField is the one field: the passphrase, or the PIN beside a passkey.
func secretField(m flow.Model, f flow.Face) app.UI {
	u := m.Unlock
	if u.ByPasskey {
		return field{Field: flow.FieldPIN, Label: "Pincode van " + f.Name, Hint: "Daarna vraagt de tablet om je vinger, je gezicht of de code van de tablet.", Value: u.PIN,
			Kind: secretKind(u.Shown), Short: true, Problems: u.Problems}.draw()
	}
	return field{Field: flow.FieldPassphrase, Label: "Wachtzin van " + f.Name, Value: u.Passphrase, Kind: secretKind(u.Shown),
		Fill: "current-password", Shows: true, Problems: u.Problems}.draw()
}

func unlockWays(m flow.Model, f flow.Face) []app.UI {
	switch {
	case m.Unlock.ByPasskey:
		return []app.UI{mainPress(flow.ActUnlock, "Ontgrendelen met passkey"), press(flow.ActByPassphrase, "", "Toch met mijn wachtzin", false)}
	case f.Passkey:
		return []app.UI{mainPress(flow.ActUnlock, "Ontgrendelen"), press(flow.ActByPasskey, "", "Met passkey", false)}
	}
	return []app.UI{mainPress(flow.ActUnlock, "Ontgrendelen")}
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
			app.Span().Class("face-text").Body(app.Span().Text(f.Name), app.Span().Class("face-role").Text(f.Role))))
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
	f, _ := chosenFace(m)
	switch {
	case u.Failed != "":
		return problemBox("De passkey opende niet", says(u.Failed))
	case !u.Wrong:
		return summaryOf(u.Problems)
	}
	text := "De wachtzin past niet bij " + f.Name + ". Let op hoofdletters en spaties."
	switch {
	case m.Route.Screen == flow.Recover:
		text = "De herstelcode past bij niemand op deze tablet. Kijk op je papier en typ de groepen nog een keer."
	case u.ByPasskey:
		text = "De passkey en de pincode passen niet bij " + f.Name + ". Probeer het opnieuw, of gebruik je wachtzin."
	}
	body := []app.UI{says(text)}
	switch wait := u.Wait.Sub(m.Clock); {
	case !u.Wait.IsZero() && wait > 0:
		body = append(body, says("De app wacht nog **"+waitWords(wait)+"**. Daarna kun je het opnieuw proberen."))
	case !u.Wait.IsZero():
		body = append(body, says("Je kunt het nu opnieuw proberen."))
	case u.Left > 0:
		body = append(body, says("Nog "+count(u.Left, "poging", "pogingen")+", daarna wacht de app "+waitWords(u.Pause)+"."))
	}
	return problemBox("Dit past niet", append(body, says("Er wordt nooit iets gewist."))...)
}

// waitWords says how long something takes: "40 seconden", "2 minuten".
func waitWords(d time.Duration) string {
	seconds := int((d + time.Second - 1) / time.Second)
	if seconds <= 90 && seconds%60 != 0 {
		return count(seconds, "seconde", "seconden")
	}
	return count((seconds+59)/60, "minuut", "minuten")
}

// recoverScreen opens with the recovery code and sets a new passphrase.
func recoverScreen(m flow.Model) app.UI {
	u := m.Unlock
	body := []app.UI{
		topic("", "Wachtzin vergeten"),
		unlockSummary(m),
		says("Pak de envelop met je herstelcode. Daarmee kom je erin en kies je een nieuwe wachtzin. De code zegt zelf van wie die is, ook als iemand niet meer op het ontgrendelscherm staat."),
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
