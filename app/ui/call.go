package ui

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/exchange"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// callScreen is the call aid (S15): the number first, then what Veilig Thuis
// asks with what the case knows, and the form for what was said. Without a case
// it is the same page with the questions alone.
func callScreen(m flow.Model) app.UI {
	if m.Route.Case != "" && m.State == nil {
		return waiting(m)
	}
	body := []app.UI{}
	if m.Route.Case != "" {
		body = append(body, backUnnamed(m))
	}
	body = append(body,
		topic("", "Belhulp"),
		panel("call", "",
			says("**Veilig Thuis**: advies of melden. Gratis, dag en nacht."),
			readNumber("vt"),
			app.P().Class("hint").Text("Pak een telefoon. De meeste tablets kunnen niet bellen."),
			says("Is iemand nu in gevaar? Bel **112**."),
			app.P().Class("hint").Text("Kun je zelf niet bellen? Vraag een collega om te bellen en mee te luisteren."),
			calling(m)),
		nameSwitch(m),
	)
	if m.Form.Form.ID != "" { // where they do not stand beside the questions
		body = append(body, app.P().Class("call-jump").Body(
			app.A().Href("#").DataSet("focus", "#call-notes").Text("Naar je aantekeningen")))
	}
	questions := part("Dit vraagt Veilig Thuis", questionsAsked(m))
	switch {
	case m.Form.Form.ID != "":
		body = append(body, app.Div().Class("call-columns").Body(questions, callForm(m)))
	default: // before unlock, or where nothing may be recorded
		body = append(body, questions, part("Daarna",
			says("Leg na het gesprek vast wat je hoorde, hier of in een dossier. Daarvoor ontgrendel je de app.")))
	}
	return app.Div().Class("screen screen-call").Body(body...)
}

// calling holds off the lock while one listens (D9). Before unlock there is
// nothing to lock, and during the call the frame says until when.
func calling(m flow.Model) app.UI {
	if m.Phase != flow.Open || !m.CallUntil.IsZero() {
		return app.Div().Class("place")
	}
	return app.Div().Class("place").Body(
		ways(press(flow.ActCall, "", "Ik bel nu", true)),
		hint("De app gaat dan 45 minuten niet vanzelf op slot. Zo kun je luisteren zonder het scherm aan te raken."))
}

// callForm is what was said, on the same page as the questions: the notes first,
// because they are made while one listens.
func callForm(m flow.Model) app.UI {
	f := m.Form
	if m.Call.Kept {
		return app.Section().Class("part call-form").Body(
			notesTitle(),
			says("Je aantekeningen van eerder staan klaar. Er kan een naam in staan."),
			ways(press(flow.ActCallNotes, "", "Aantekeningen tonen", false)))
	}
	notes := app.UI(app.Div().Class("slot"))
	var rest []meldcode.Ask
	for _, a := range f.Asks {
		if !m.Call.Named {
			a.Options = roleOptions(f.Facts, a)
		}
		if a.ID == "notes" {
			a.More = false
			notes = app.Div().Class("slot").Body(question(f, a))
			continue
		}
		rest = append(rest, a)
	}
	f.Asks = rest
	return app.Section().Class("part call-form").Body(
		notesTitle(),
		formSummary(f),
		app.Div().Class("fields").Body(notes),
		app.Div().Class("fields").Body(slots(f, false)...),
		moreFold(f),
		saveLine(f),
		ways(mainPress(flow.ActSubmit, f.Form.Button)))
}

func notesTitle() app.UI {
	return app.H2().ID("call-notes").TabIndex(-1).Text("Tijdens en na het gesprek")
}

// nameSwitch is "Advies, zonder namen" or "Melding, met namen" (T23). Names are
// asked for once before they are shown.
func nameSwitch(m flow.Model) app.UI {
	if m.Route.Case == "" {
		return panel("note", "", says("Advies vragen kan altijd zonder namen. Jij blijft dan verantwoordelijk."))
	}
	choice := func(action flow.Action, label string, on bool) app.UI {
		b := app.Button().Type("button").Class("switch-choice").DataSet("do", string(action)).Text(label)
		if on {
			return b.Aria("pressed", "true")
		}
		return b.Aria("pressed", "false")
	}
	body := []app.UI{
		app.Div().Class("switch").Role("group").Aria("label", "Advies of melding").Body(
			choice(flow.ActNoNames, "Advies, zonder namen", !m.Call.Named),
			choice(flow.ActNames, "Melding, met namen", m.Call.Named)),
	}
	switch {
	case m.Call.Named:
		body = append(body, says("Bij een melding weet Veilig Thuis wie je bent. Alleen in bijzondere gevallen blijft je naam verborgen voor het gezin. Bespreek dat met Veilig Thuis."))
	case m.Call.Asking:
		body = append(body, panel("warning", "",
			says("Je zet namen aan. Zit je ergens waar niemand meeluistert?"),
			ways(press(flow.ActNamesYes, "", "Namen tonen", true), press(flow.ActNoNames, "", "Zonder namen verder", false))))
	default:
		body = append(body, says("Advies vragen kan altijd zonder namen. Jij blijft dan verantwoordelijk."))
	}
	return app.Div().Class("name-switch").Body(body...)
}

// backUnnamed is the way back, which says the reference of the case only where
// names are shown: it may hold one.
func backUnnamed(m flow.Model) app.UI {
	if m.Call.Named {
		return backToCase(m)
	}
	text := "Terug naar het dossier"
	if m.State.Loose {
		text = "Terug naar het signaal"
	}
	return app.P().Class("back").Body(plainLink(inCase(m.Route.Case, ""), text))
}

// roleOptions are the options of a question about persons, called by what they are.
func roleOptions(facts meldcode.Facts, a meldcode.Ask) []meldcode.Option {
	if a.Kind != meldcode.Persons {
		return a.Options
	}
	options := slices.Clone(a.Options)
	for i, o := range options {
		options[i].Label, options[i].Hint = "Iemand uit het dossier", ""
		for _, p := range facts.Persons {
			if string(p.ID) == string(o.ID) {
				options[i].Label = upper(exchange.RoleOf(p, facts.Persons))
			}
		}
	}
	return options
}

// questionsAsked are the questions in the order in which Veilig Thuis asks them,
// with what the case knows. Without names, what somebody typed is not in the page
// at all until it is asked for, and then without what looks like a name.
func questionsAsked(m flow.Model) app.UI {
	var body []app.UI
	for i, q := range m.Call.Questions {
		known := []app.UI{app.Dt().Text(q.Question)}
		if q.Hint != "" {
			known = append(known, app.Dd().Class("hint").Text(q.Hint))
		}
		if m.Route.Case != "" && len(q.Known) == 0 {
			known = append(known, app.Dd().Class("unknown").Text("Nog niet bekend"))
		}
		for _, k := range q.Known {
			known = append(known, app.Dd().Text(k.Text))
			if k.Typed != "" {
				known = append(known, app.Dd().Class("kept call-typed").Text(k.Typed))
			}
		}
		known = append(known, callText(m, i, q)...)
		body = append(body, app.Div().Class("pair").Body(known...))
	}
	return app.Dl().Class("pairs call-pairs").Body(body...)
}

// callText shows or hides what was typed to one question.
func callText(m flow.Model, i int, q exchange.CallQuestion) []app.UI {
	shown := m.Call.Shown&(1<<i) != 0
	if !q.Hidden() && !shown {
		return nil
	}
	label, warns := "Tekst tonen", "Er is ook tekst vastgelegd. Daar kan een naam of adres in staan."
	if shown {
		label, warns = "Tekst verbergen", "De app haalt weg wat op een naam lijkt. Er kan nog een naam in staan. Lees het eerst zelf, en niet hardop."
	}
	return []app.UI{app.Dd().Class("hint").Text(warns), app.Dd().Body(
		app.Button().Type("button").Class("button").DataSet("do", string(flow.ActCallText)).DataSet("id", num(i)).
			Aria("expanded", strconv.FormatBool(shown)).Aria("label", label+": "+q.Question).Text(label))}
}
