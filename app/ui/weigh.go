package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// weighScreen is step 4 (S13): the path through the five considerations, or one
// of them.
func weighScreen(m flow.Model) app.UI {
	if m.State == nil {
		return waiting(m)
	}
	if m.Route.Arg != "" && m.Form.Form.ID != "" {
		return weighOne(m)
	}
	return weighPath(m)
}

// stops are the considerations of the present round.
func stops(s *dossier.State) []stop {
	round := s.Now()
	var all []stop
	open := true
	for _, c := range meldcode.Considerations() {
		n := c.Number
		at := stop{Number: n, Name: c.Name,
			Href: flow.Route{Screen: flow.Weigh, Case: s.ID, Arg: strconv.Itoa(n)}.String()}
		answer := round.Considerations[n]
		if answer.Option == "" && round.Carried[n].Option != "" {
			answer, at.Carried = round.Carried[n], true
			answer.Postponed = round.Considerations[n].Postponed
		}
		at.Day, at.Postponed = answer.Date, answer.Postponed
		for _, b := range c.Options {
			if b.Option == answer.Option {
				at.Short, at.Leads = b.Short, b.Leads
			}
		}
		at.With = n > 2 && walkedWithVT(round)
		if open && at.Short == "" {
			at.Now, open = true, false
		}
		if at.Leads == meldcode.LeadsClose {
			open = false
		}
		all = append(all, at)
	}
	return all
}

// walkedWithVT says that considerations 3 to 5 are walked with Veilig Thuis:
// consideration 2 was answered with yes or doubt.
func walkedWithVT(r dossier.Round) bool {
	a := r.Considerations[2].Option
	if a == "" {
		a = r.Carried[2].Option
	}
	return a == meldcode.Unsafe
}

// weighPath is the path as a picture and as a list, and what is known.
func weighPath(m flow.Model) app.UI {
	s := m.State
	facts := s.Facts(m.Today, m.Me.Name)
	all := stops(s)
	body := []app.UI{backToCase(m), topic("Stap 4 van 5", "Wegen"), guides(meldcode.StepGuide(4))}
	if s.Round > 1 {
		body = append(body, says("Ronde "+strconv.Itoa(s.Round)+": "+s.Now().Reason))
	}
	if facts.Follows && !facts.Reported {
		body = append(body, followsPanel(m, facts))
	}
	body = append(body, pathPicture(all))
	answerLink := primaryLink
	if facts.Follows && !facts.Reported {
		answerLink = quietLink // calling comes first
	}
	if then := thenPanel(m, facts); then != nil {
		body = append(body, then)
		answerLink = quietLink
	}
	for _, at := range all {
		if at.Now {
			n := strconv.Itoa(at.Number)
			body = append(body, ways(
				answerLink(at.Href, "Afweging "+n+" beantwoorden"),
				quietLink(inCase(s.ID, "weigh/postpone"), "Wij kunnen dit nog niet zeggen")))
		}
	}
	body = append(body, ways(giveWay(m)))
	step := meldcode.StepByNumber(4)
	var conclusion []app.UI
	if !facts.Follows || facts.Reported { // else it stands above already
		conclusion = allSay(meldcode.FollowsSentence(facts))
	}
	body = append(body,
		part(step.Processes[0].Title, says("Wat weten jullie uit stap 1, 2 en 3?"), rowList(knownRows(m, facts))),
		part(step.Processes[1].Title, weighList(s, all)),
		part(step.Processes[2].Title, append(conclusion, taskRows(m, facts, 4, elsewhere(step.Processes[2].Tasks)))...))
	if past := earlierRounds(m); past != nil {
		body = append(body, past)
	}
	body = append(body, app.P().Body(app.Text("Is er iets veranderd en willen jullie alles opnieuw wegen? "),
		plainLink(toForm(s.ID, meldcode.FormRound), "Nieuwe ronde beginnen")), sourceText(step))
	return app.Div().Class("screen screen-weigh").Body(body...)
}

// elsewhere leaves out the tasks that are done on the step's own page.
func elsewhere(tasks []meldcode.Task) []meldcode.Task {
	var found []meldcode.Task
	for _, t := range tasks {
		if t.Form != "" && t.Form != meldcode.FormDecision {
			found = append(found, t)
		}
	}
	return found
}

// weighList draws the list; after "ja of twijfel" 3 to 5 stand under their own
// heading.
func weighList(s *dossier.State, all []stop) app.UI {
	if !walkedWithVT(s.Now()) {
		return pathList(all)
	}
	return app.Div().Class("weigh-list").Body(
		pathList(all[:2]),
		app.Div().Class("part").Body(app.H3().Text("Samen met Veilig Thuis"),
			says("Bij afweging 2 antwoordden jullie 'ja of twijfel'. De afwegingen hierna loop je samen met Veilig Thuis door."),
			app.Ol().Class("stops").Start(3).Body(app.Range(all[2:]).Slice(func(i int) app.UI {
				return stopItem(all[2+i])
			}))))
}

// thenPanel says what comes next where an answer leads out of the weighing;
// nil where it does not.
func thenPanel(m flow.Model, facts meldcode.Facts) app.UI {
	id := m.State.ID
	switch {
	case facts.Answered[1] == meldcode.NoAction && !facts.Closed && !facts.Follows:
		return panel("note", "", says("Bij afweging 1 antwoordden jullie dat er geen actie nodig is."),
			ways(primaryLink(inCase(id, "close"), "Naar het sluiten van het dossier")))
	case facts.Answered[4] == meldcode.Accepted && facts.HelpEnds.IsZero() && !facts.Follows:
		return panel("note", "", says("De betrokkenen aanvaarden de hulp. Leg nu het besluit en het hulpplan vast. Daarna volgt afweging 5."),
			ways(primaryLink(inCase(id, "decide"), "Naar het besluit"), quietLink(inCase(id, "help"), "Naar het hulpplan")))
	}
	return nil
}

// followsPanel says what follows and that it is not done yet.
func followsPanel(m flow.Model, facts meldcode.Facts) app.UI {
	text := "Uit jullie antwoorden volgt: **melden bij Veilig Thuis**."
	if n := facts.FollowsBy; n >= 1 && n <= 5 {
		form, _ := meldcode.FormByID(meldcode.FormWeigh(n))
		text = "Uit jullie antwoorden volgt: **melden bij Veilig Thuis**. Dit volgt uit afweging " + strconv.Itoa(n) +
			" van " + facts.AnsweredOn[n].Dutch() + ": '" + form.Label("answer", facts.Answered[n]) + "'"
	}
	return panel("call", "", says(text), readNumber("vt"),
		says("De melding is nog niet gedaan. **Deze app meldt niets.**"),
		ways(primaryLink(inCase(m.State.ID, "call"), "Naar de belhulp"),
			quietLink(inCase(m.State.ID, "decide"), "Naar het besluit")))
}

// knownRows is what there is from steps 1 to 3, in five lines; what is missing
// is said plainly.
func knownRows(m flow.Model, facts meldcode.Facts) []row {
	s := m.State
	line := func(name, there, missing, href string, more ...string) row {
		r := row{Name: name, Says: append([]string{there}, more...), Href: href}
		if there == "" && len(more) == 0 {
			r.Says, r.Tag, r.Tone = []string{missing}, "ontbreekt", "todo"
		}
		return r
	}
	step := func(n int) string { return inCase(s.ID, "step/"+strconv.Itoa(n)) }
	talks := formSays(s, facts, meldcode.FormTalkParent)
	if !facts.NoTalk.IsZero() {
		talks = append(talks, "Geen gesprek, reden vastgelegd op "+facts.NoTalk.Short())
	}
	return []row{
		line("Signalen", s.Steps(m.Today)[0].Line, "Nog geen signaal vastgelegd.", step(1)),
		line("Wat ze betekenen", counted(s, meldcode.FormMeaning), "Nog niet vastgelegd.", step(1)),
		line("Overleg", counted(s, meldcode.FormConsult), "Stap 2 is nog niet vastgelegd. Je kunt toch wegen.", step(2)),
		line("Gesprek met de ouders", "", "Stap 3 is nog niet vastgelegd. Je kunt toch wegen.", step(3), talks...),
		line("Gesprek met het kind", counted(s, meldcode.FormTalkPupil), "Nog niet vastgelegd.", step(3)),
	}
}

// weighOne is one consideration on a page (T04 to T08).
func weighOne(m flow.Model) app.UI {
	n, _ := strconv.Atoi(m.Route.Arg)
	body := []app.UI{app.P().Class("back").Body(plainLink(inCase(m.State.ID, "weigh"), "Terug naar de afwegingen"))}
	body = append(body, formScreen(m))
	if n > 2 && walkedWithVT(m.State.Now()) {
		body = append([]app.UI{app.P().Class("tags").Body(tag("Samen met Veilig Thuis", "busy"))}, body...)
	}
	if n > 0 {
		if past := earlierAnswers(m, n); past != nil {
			body = append(body, past)
		}
	}
	return app.Div().Class("screen-weigh-one").Body(body...)
}

// earlierAnswers lists what was answered to one consideration, of this round and
// of earlier ones.
func earlierAnswers(m flow.Model, n int) app.UI {
	s := m.State
	var rows []row
	for i := len(s.Rounds) - 1; i >= 0; i-- {
		r := s.Rounds[i]
		a := r.Considerations[n]
		given := a.Earlier
		if a.Option != "" {
			given = append(append([]dossier.Answer{}, given...), a)
		}
		for j := len(given) - 1; j >= 0; j-- {
			rows = append(rows, answerRow(s, r, n, given[j]))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return part("Eerdere antwoorden", rowList(rows))
}

func answerRow(s *dossier.State, r dossier.Round, n int, a dossier.Answer) row {
	says := a.Date.Dutch()
	if len(s.Rounds) > 1 {
		says += ", ronde " + strconv.Itoa(r.Number)
	}
	form, _ := meldcode.FormByID(meldcode.FormWeigh(n))
	return row{Name: form.Label("answer", a.Option), Says: []string{says}, Href: toEntry(s.ID, a.Entry)}
}

// earlierRounds keeps the answers of past rounds readable.
func earlierRounds(m flow.Model) app.UI {
	s := m.State
	if len(s.Rounds) < 2 {
		return nil
	}
	var body []app.UI
	for i := len(s.Rounds) - 2; i >= 0; i-- {
		var rows []row
		for n := 1; n <= 5; n++ {
			if a := s.Rounds[i].Considerations[n]; a.Option != "" {
				rows = append(rows, row{Name: "Afweging " + strconv.Itoa(n) + ": " + meldcode.Short(n, a.Option),
					Says: []string{a.Date.Dutch()}, Href: toEntry(s.ID, a.Entry)})
			}
		}
		body = append(body, app.H3().Text("Ronde "+strconv.Itoa(s.Rounds[i].Number)), rowList(rows))
	}
	return part("Eerdere rondes", body...)
}
