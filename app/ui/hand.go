package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// giveWay leads to handing the tablet to a colleague, for what is on screen; to
// adding one where nobody is there.
func giveWay(m flow.Model) app.UI {
	href := flow.Route{Screen: flow.Give, Case: m.State.ID, Arg: m.Route.TaskHere()}.String()
	if len(m.Members) == 1 {
		href = flow.Route{Screen: flow.Hand, Arg: string(m.Members[0].ID), Sub: m.Route.TaskHere(), Case: m.State.ID}.String()
	}
	return quietLink(href, "Tablet geven")
}

// giveScreen asks to whom the tablet goes.
func giveScreen(m flow.Model) app.UI {
	if m.State == nil {
		return waiting(m)
	}
	body := []app.UI{backToCase(m), topic("", "Aan wie geef je de tablet?")}
	if len(m.Members) == 0 {
		return app.Div().Class("screen").Body(append(body, nobodyElse())...)
	}
	var rows []row
	for _, c := range m.Members {
		r := row{Name: c.Name, Says: []string{c.Role}, Href: flow.Route{Screen: flow.Hand, Arg: string(c.ID), Sub: m.Route.Arg, Case: m.State.ID}.String()}
		if !m.Reads(c.ID) {
			r.Tag, r.Tone = "nog geen toegang", "todo"
		}
		rows = append(rows, r)
	}
	return app.Div().Class("screen").Body(append(body,
		says("De app gaat op slot. Je collega ontgrendelt zelf en ziet daarna: **"+m.Route.Task().Name+"**."), rowList(rows))...)
}

// nobodyElse is what stands where a colleague is needed and none is there.
func nobodyElse() app.UI {
	return panel("warning", "Er staat nog geen collega op deze tablet",
		says("Voeg eerst een collega toe. Die kiest een eigen wachtzin."),
		ways(primaryLink(to(flow.Enrol), "Collega toevoegen")))
}

// handScreen is the hand-over (S23, X09): before the lock for who gives the
// tablet, after it for who was asked to sign.
func handScreen(m flow.Model) app.UI {
	r := m.Route
	switch {
	case r.Case != "" && m.State == nil:
		return waiting(m)
	case r.Arg == m.Me.ID && r.Sub == flow.TaskSign:
		return signScreen(m)
	case r.Arg == m.Me.ID:
		return signedScreen(m)
	}
	c, ok := m.Colleague(meldcode.MemberID(r.Arg))
	if !ok {
		return screenOf("", "Deze collega staat niet op deze tablet", ways(primaryLink(to(flow.Home), "Naar het overzicht")))
	}
	body := []app.UI{}
	if m.State != nil {
		body = append(body, backToCase(m))
	}
	body = append(body, topic("", "Geef de tablet aan "+c.Name))
	if !m.MayGive() {
		access := flow.Route{Screen: flow.Add, Case: r.Case, Arg: string(meldcode.FormAccessGiven), Sub: r.Arg}
		return app.Div().Class("screen").Body(append(body, panel("warning", "",
			says(c.Name+" heeft nog geen toegang tot dit dossier."),
			ways(primaryLink(access.String(), "Eerst toegang geven"))))...)
	}
	what := "De app gaat op slot. Na het ontgrendelen ziet " + c.Name + ": **" + r.Task().Name + "**."
	if r.Sub == "" {
		what = "De app gaat op slot. Daarna ontgrendelt " + c.Name + " zelf."
	}
	mine := "Heb je nog een concept openstaan? Dat is bewaard en alleen voor jou te lezen."
	if r.Sub == flow.TaskSign {
		mine = "Jouw concept van het besluit gaat mee, versleuteld voor " + c.Name + " alleen. Het staat pas in het logboek als " + c.Name + " tekent."
	}
	body = append(body, says(what), says(mine))
	if m.Hand.Working {
		return app.Div().Class("screen").Body(append(body, working("Bezig met klaarzetten…"))...)
	}
	return app.Div().Class("screen").Body(append(body,
		ways(press(flow.ActGive, "", "Op slot en geef de tablet", true)))...)
}

// signScreen is the one page that a decider sees: the answers, the reasons and
// the two decisions as they were prepared.
func signScreen(m flow.Model) app.UI {
	f := m.Form
	if f.Form.ID == "" {
		form := flow.Route{Screen: flow.Decide, Case: m.Route.Case}
		return screenOf("", "Er ligt geen besluit klaar om te tekenen",
			says("Misschien is het al vastgelegd, of is het nog niet voor jou klaargezet."),
			ways(primaryLink(inCase(m.Route.Case, ""), "Naar het dossier"), quietLink(form.String(), "Zelf een besluit vastleggen")))
	}
	body := []app.UI{topic("Stap 5 van 5: beslissen", "Besluit tekenen"), signProblems(f)}
	if name := m.Called(m.Giver); name != "" {
		body = append(body, says("**"+name+"** bereidde dit besluit voor. Lees het. Klopt het, dan teken je het met je eigen toegang."))
	}
	body = append(body, panelsAfter(f, ""),
		part("Jullie antwoorden", answersSoFar(m)),
		part("Het besluit", pairs(signLines(f))),
		saveLine(f))
	if f.Save == flow.Recording {
		return app.Div().Class("screen screen-form").Body(body...)
	}
	return app.Div().Class("screen screen-form").Body(append(body,
		ways(mainPress(flow.ActConfirm, "Teken dit besluit"), quietLink(f.Concept, "Ik besluit anders")),
		hint("Teken je niet? Dan wordt er niets vastgelegd."))...)
}

// signLines are the answers of the concept, as far as they can be recorded.
func signLines(f flow.FormView) []meldcode.Row {
	clean, _ := f.Form.Check(f.Facts, f.Answers)
	return f.Form.Lines(f.Facts, clean)
}

// signProblems says what stands in the way of signing. It is mended in the form.
func signProblems(f flow.FormView) app.UI {
	why := f.Refused
	for _, p := range f.Problems {
		why = append(why[:len(why):len(why)], p.Text)
	}
	if len(why) == 0 {
		return app.Div().Class("place")
	}
	return problemBox("Dit besluit is nog niet klaar om te tekenen", bullets(why...),
		ways(quietLink(f.Concept, "Antwoorden aanpassen")))
}

// answersSoFar are the considerations of this round with their reasons.
func answersSoFar(m flow.Model) app.UI {
	s := m.State
	facts := s.Facts(m.Today, m.Me.Name)
	var rows []meldcode.Row
	for n := 1; n <= 5; n++ {
		a := s.Now().Considerations[n]
		if a.Option == "" {
			a = s.Now().Carried[n]
		}
		e, ok := s.Entry(a.Entry)
		if a.Option == "" || !ok {
			continue
		}
		form, _ := meldcode.FormByID(meldcode.FormWeigh(n))
		text := form.Label("answer", a.Option)
		for _, line := range form.Lines(facts, s.Current(e)) {
			if line.Key == "reason" {
				text += "\n" + line.Text
			}
		}
		rows = append(rows, meldcode.Row{Label: "Afweging " + num(n) + ", " + a.Date.Dutch(), Text: text})
	}
	if len(rows) == 0 {
		return says("Er is nog niets gewogen.")
	}
	return pairs(rows)
}

// signedScreen is what the decider sees when it is done.
func signedScreen(m flow.Model) app.UI {
	body := []app.UI{topic("", "Het besluit is getekend")}
	if d := m.State.Now().Decisions; len(d) > 0 && d[len(d)-1].Report == meldcode.DecideReport && len(m.State.Now().Reports) == 0 {
		body = append(body, panel("call", "",
			says("**De melding is nog niet gedaan.** Deze app meldt niets. Bel Veilig Thuis en leg daarna het gesprek vast."),
			readNumber("vt")))
	}
	next := []app.UI{quietLink(inCase(m.Route.Case, ""), "Naar het dossier")}
	if name := m.Called(m.Giver); name != "" {
		next = append([]app.UI{press(flow.ActGiveBack, "", "Geef de tablet terug aan "+name, true)}, next...)
		body = append(body, says("De app gaat op slot. "+name+" ontgrendelt zelf en gaat verder met dit dossier."))
	}
	return app.Div().Class("screen").Body(append(body, ways(next...))...)
}

// submitPress is the main button of a form. A decision is signed by its decider
// when they can unlock this tablet, and else recorded on behalf of who took it.
func submitPress(f flow.FormView, action flow.Action) app.UI {
	if c, ok := f.Signer(); ok {
		return mainPress(flow.ActAskSign, "Geef de tablet aan "+c.Name+" om te tekenen")
	}
	decider := strings.Join(strings.Fields(f.Answers.Text(meldcode.DeciderKey)), " ")
	if f.Form.ID == meldcode.FormDecision && decider != "" && !meldcode.SameName(decider, f.Facts.Me) {
		return mainPress(action, "Vastleggen namens "+decider)
	}
	return mainPress(action, f.Form.Button)
}

// giver says from whom the tablet came, as long as that is what one is doing.
func giver(m flow.Model) []app.UI {
	name := m.Called(m.Giver)
	if m.Phase != flow.Open || name == "" || m.Route.Screen == flow.Hand {
		return nil
	}
	if m.Route.Screen == flow.Call && !m.Call.Named {
		return []app.UI{panel("note", "", ways(press(flow.ActGiveBack, "", "Geef de tablet terug", false)))}
	}
	return []app.UI{panel("note", "",
		says("Je kreeg de tablet van **"+name+"**. Klaar?"),
		ways(press(flow.ActGiveBack, "", "Geef de tablet terug aan "+name, false)))}
}
