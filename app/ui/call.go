package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
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
	if m.Route.Case == "" {
		m.State = nil // the case that was looked at before is not what one calls about
	}
	body := []app.UI{}
	if m.State != nil {
		body = append(body, backToCase(m))
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
	questions := part("Dit vraagt Veilig Thuis", questionsAsked(m))
	if m.Route.Case != "" && m.Form.Form.ID != "" {
		body = append(body, app.Div().Class("call-columns").Body(questions, callForm(m)))
	} else {
		body = append(body, questions, part("Daarna",
			says("Leg na het gesprek vast wat je hoorde. Dat doe je bij een signaal of in een dossier."),
			ways(quietLink(flow.Route{Screen: flow.SignalNew}.String(), "Signaal vastleggen"))))
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
	notes := app.UI(app.Div().Class("slot"))
	var rest []meldcode.Ask
	for _, a := range f.Asks {
		if a.ID == "notes" {
			a.More = false
			notes = app.Div().Class("slot").Body(question(f, a))
			continue
		}
		rest = append(rest, a)
	}
	f.Asks = rest
	return app.Section().Class("part call-form").Body(
		app.H2().Text("Tijdens en na het gesprek"),
		formSummary(f),
		app.Div().Class("fields").Body(notes),
		app.Div().Class("fields").Body(slots(f, false)...),
		moreFold(f),
		saveLine(f),
		ways(mainPress(flow.ActSubmit, f.Form.Button)))
}

// nameSwitch is "Advies, zonder namen" or "Melding, met namen" (T23). Names are
// asked for once before they are shown.
func nameSwitch(m flow.Model) app.UI {
	if m.State == nil {
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

// vtQuestion is one thing Veilig Thuis wants to know, with what the case says.
type vtQuestion struct {
	Question string
	Known    []string
}

func questionsAsked(m flow.Model) app.UI {
	var body []app.UI
	for _, q := range vtQuestions(m) {
		known := []app.UI{app.Dt().Text(q.Question)}
		if m.State != nil && len(q.Known) == 0 {
			known = append(known, app.Dd().Class("unknown").Text("Nog niet bekend"))
		}
		for _, line := range q.Known {
			known = append(known, app.Dd().Class("kept").Text(line))
		}
		body = append(body, app.Div().Class("pair").Body(known...))
	}
	return app.Dl().Class("pairs").Body(body...)
}

// vtQuestions are the questions in the order in which Veilig Thuis asks them.
func vtQuestions(m flow.Model) []vtQuestion {
	s := m.State
	if s == nil {
		s = &dossier.State{}
	}
	facts := s.Facts(m.Today, m.Me.Name)
	hide := func(text string) string { return text }
	if !m.Call.Named {
		hide = nameless(facts.Persons)
	}
	all := []vtQuestion{
		{Question: "Om wie gaat het?", Known: household(s, m.Call.Named, hide)},
		{Question: "Is iemand nu onveilig? Wie?"},
		{Question: "Wat is er gezien of gehoord, en wanneer?"},
		{Question: "Wat heeft de school al gedaan?"},
		{Question: "Weten de ouders ervan?"},
		{Question: "Wat volgt uit jullie eigen afwegingen?"},
		{Question: "Kan de school goede hulp bieden of organiseren?"},
		{Question: "Werken de ouders en het kind mee?"},
		{Question: "Gaat het kind zo naar huis? Waar is het kind nu?"},
	}
	if m.State == nil {
		return all
	}
	if !facts.Danger.IsZero() {
		all[1].Known = append(all[1].Known, "Gevaar vastgelegd op "+facts.Danger.Dutch())
	}
	if facts.Answered[2] != "" {
		all[1].Known = append(all[1].Known, "Afweging 2: "+meldcode.Short(2, facts.Answered[2])+" ("+facts.AnsweredOn[2].Short()+")")
	}
	all[2].Known = observations(s, hide)
	for _, form := range []meldcode.FormID{meldcode.FormConsult, meldcode.FormTalkPupil} {
		if line := counted(s, form); line != "" {
			f, _ := meldcode.FormByID(form)
			all[3].Known = append(all[3].Known, f.Name+": "+line)
		}
	}
	for _, line := range formSays(s, facts, meldcode.FormTalkParent) {
		all[4].Known = append(all[4].Known, hide(line))
	}
	if !facts.NoTalk.IsZero() {
		all[4].Known = append(all[4].Known, "Nog geen gesprek, reden vastgelegd op "+facts.NoTalk.Short())
	}
	if facts.Follows {
		all[5].Known = append(all[5].Known, "Melden, uit afweging "+num(facts.FollowsBy)+" van "+facts.AnsweredOn[facts.FollowsBy].Short())
	}
	for i, n := range []int{3, 4} {
		if a := facts.Answered[n]; a != "" {
			all[6+i].Known = append(all[6+i].Known, "Afweging "+num(n)+": "+meldcode.Short(n, a)+" ("+facts.AnsweredOn[n].Short()+")")
		}
	}
	return all
}

// household says who lives there: with names, or by what they are.
func household(s *dossier.State, named bool, hide func(string) string) []string {
	var lines []string
	for _, p := range s.Persons {
		line := personLine(p)
		if named {
			line = p.Called() + ", " + line
			if p.Secret {
				line += " (adres geheim: noem het alleen als het nodig is)"
			}
		} else if p.Role == meldcode.Pupil {
			line = "een leerling van onze school"
		}
		lines = append(lines, upper(hide(line)))
	}
	return lines
}

// observations are the signals, in short, newest first.
func observations(s *dossier.State, hide func(string) string) []string {
	var lines []string
	entries := standing(s, meldcode.FormSignal)
	for i := len(entries) - 1; i >= 0; i-- {
		a := s.Current(entries[i])
		lines = append(lines, dayOf(s, entries[i]).Dutch()+": "+cut(hide(a.Text("seen")), 240))
	}
	return lines
}

// nameless puts what somebody is in the place of the name. It knows the names of
// the case and no others, which the page says.
func nameless(persons []meldcode.Person) func(string) string {
	var pairs []string
	for _, p := range persons {
		called := "het kind"
		switch {
		case p.Role == meldcode.Sibling:
			called = "broer of zus"
		case p.Relation != "":
			called = p.Relation
		case p.Role != meldcode.Pupil:
			called = "een ouder of verzorger"
		}
		if p.Name == "" {
			continue
		}
		pairs = append(pairs, p.Name, called)
		if first, _, more := strings.Cut(p.Name, " "); more && len([]rune(first)) > 2 {
			pairs = append(pairs, first, called)
		}
	}
	return strings.NewReplacer(pairs...).Replace
}
