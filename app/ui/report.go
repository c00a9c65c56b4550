package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// reportScreen is the report (S16): what it asks, that this app does not make
// it, and once it is made what may be expected by when.
func reportScreen(m flow.Model) app.UI {
	s := m.State
	if s == nil {
		return waiting(m)
	}
	facts := s.Facts(m.Today, m.Me.Name)
	body := []app.UI{backToCase(m), topic("Stap 5 van 5: beslissen", "Melding bij Veilig Thuis")}
	reports := s.Now().Reports
	switch {
	case len(reports) > 0:
		body = append(body, afterReport(m)...)
		if facts.Follows && !facts.Reported {
			body = append(body, followsPanel(m, facts))
		}
	default:
		text := "**De melding is nog niet gedaan.** Bel Veilig Thuis en leg daarna het gesprek vast."
		if d := s.Now().Decisions; len(d) > 0 {
			if e, ok := s.Entry(d[len(d)-1].Entry); ok {
				text = "Het besluit is vastgelegd op " + e.Recorded.Dutch() + ". " + text
			}
		}
		body = append(body, panel("call", "", says(text), readNumber("vt"),
			says("**Deze app meldt niets.** Melden doe je zelf."),
			ways(primaryLink(inCase(s.ID, "call"), "Naar de belhulp"),
				quietLink(toForm(s.ID, meldcode.FormReportMade), "Vastleggen dat je hebt gemeld"))))
	}
	body = append(body,
		part("Dit vraagt een melding", rowList(reportRows(m, facts)),
			ways(quietLink(flow.Route{Screen: flow.Out, Case: s.ID, Arg: "vt"}.String(), "Meldtekst afdrukken"))),
		part("Blijft je naam verborgen?",
			says("Bij een melding weet Veilig Thuis wie je bent. Alleen in bijzondere gevallen blijft je naam verborgen voor het gezin. Bespreek dat met Veilig Thuis. De gronden zijn:"),
			bullets(
				"Het kind of iemand anders in het gezin kan gevaar lopen.",
				"Ik of een collega kan gevaar lopen.",
				"Het vertrouwen van het gezin in ons raakt ernstig verstoord.")))
	return app.Div().Class("screen screen-report").Body(body...)
}

// afterReport is what was reported, the terms, and what was heard since (X06).
func afterReport(m flow.Model) []app.UI {
	s := m.State
	reports := s.Now().Reports
	last := reports[len(reports)-1]
	who := last.By
	if who == m.Me.Name {
		who = "jij"
	}
	verb := " heeft"
	if who == "jij" {
		verb = " hebt"
	}
	at := ""
	if e, ok := s.Entry(last.Entry); ok {
		if t := s.Current(e).Text("at"); t != "" {
			at = " om " + t + " uur"
		}
	}
	body := []app.UI{
		panel("note", "", says("Vastgelegd dat "+who+" op "+last.Date.Dutch()+at+verb+" gemeld.")),
		part("Wanneer hoor je iets?", append(append(allSay(meldcode.TermLines(last.Date, s.Agreed)), termsOutOfSight(m)...), ways(
			primaryLink(toForm(s.ID, meldcode.FormFeedback), "Terugkoppeling vastleggen"),
			quietLink(inCase(s.ID, "call"), "Veilig Thuis bellen")))...),
	}
	var rows []row
	outcome, _ := meldcode.FormByID(meldcode.FormOutcome)
	feedback, _ := meldcode.FormByID(meldcode.FormFeedback)
	for _, f := range s.Now().Feedbacks {
		rows = append(rows, row{Name: feedback.Label("what", f.What), Says: []string{f.Date.Dutch()}, Href: toEntry(s.ID, f.Entry)})
	}
	for _, o := range s.Now().Outcomes {
		rows = append(rows, row{Name: outcome.Label("outcome", o.Option), Says: []string{o.Date.Dutch()}, Href: toEntry(s.ID, o.Entry)})
	}
	if len(rows) > 0 {
		body = append(body, part("Wat Veilig Thuis zei", rowList(rows)))
	}
	return body
}

// reportRows is what a report asks, each "gevuld" or "open".
func reportRows(m flow.Model, facts meldcode.Facts) []row {
	s := m.State
	var rows []row
	add := func(name, known, where string, more ...string) {
		r := row{Name: name, Says: append([]string{known}, more...), Tag: "gevuld", Tone: "done", Href: inCase(s.ID, where)}
		if known == "" && len(more) == 0 {
			r.Says, r.Tag, r.Tone = []string{"Nog niet bekend"}, "open", "todo"
		}
		rows = append(rows, r)
	}
	parents := ""
	if n := len(meldcode.Parents(facts)); n > 0 {
		parents = count(n, "ouder of verzorger", "ouders of verzorgers")
	}
	add("Het kind", list(s.Names()), "people")
	add("De ouders of verzorgers", parents, "people")
	add("Wat is er gezien of gehoord", s.Steps(m.Today)[0].Line, "step/1")
	add("Is er acute of structurele onveiligheid", meldcode.Short(2, facts.Answered[2]), "weigh/2")
	add("Wat de school al deed", counted(s, meldcode.FormConsult), "step/2")
	talks := formSays(s, facts, meldcode.FormTalkParent)
	if !facts.NoTalk.IsZero() {
		talks = append(talks, "Nog geen gesprek, reden vastgelegd op "+facts.NoTalk.Short())
	}
	add("Weten de ouders ervan", "", "step/3", talks...)
	authority := ""
	if !facts.Authority.IsZero() {
		authority = "Op de hoogte sinds " + facts.Authority.Short()
	}
	add("Het bevoegd gezag", authority, "add/authority-informed")
	return rows
}
