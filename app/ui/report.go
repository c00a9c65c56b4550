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
	if m.Route.Arg == flow.Aloud {
		return aloudScreen(m)
	}
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
	return app.Div().Class("screen screen-report").Body(append(body, gatheredPart(m))...)
}

// gatheredPart is what a report asks, each known, open, or left open on purpose, and
// the ways to prepare it, to read it aloud and to print it.
func gatheredPart(m flow.Model) app.UI {
	s := m.State
	all := s.Gathered()
	known, rows := 0, make([]row, len(all))
	for i, g := range all {
		rows[i] = row{Name: g.Label, Href: inCase(s.ID, g.Go), Tag: "open", Tone: "todo", Says: []string{"Nog niet bekend"}}
		switch {
		case g.Known:
			known++
			rows[i].Tag, rows[i].Tone, rows[i].Says = "gevuld", "done", nil
		case g.Open:
			rows[i].Tag, rows[i].Tone, rows[i].Says = "bewust open", "busy", []string{"Jullie lieten dit open, met een reden"}
		}
	}
	prepare := "Melding voorbereiden"
	if _, again := s.Prepared(); again {
		prepare = "Voorbereiding aanvullen"
	}
	return part("Dit vraagt een melding",
		says("**"+num(known)+" van "+num(len(all))+"** staat in het dossier. Wat je niet weet, mag open blijven. Wacht daar bij haast niet op."),
		ways(primaryLink(toForm(s.ID, meldcode.FormReportPrepared), prepare),
			quietLink(flow.Route{Screen: flow.Report, Case: s.ID, Arg: flow.Aloud}.String(), "Voorlezen aan de telefoon"),
			quietLink(flow.Route{Screen: flow.Out, Case: s.ID, Arg: "vt", Sub: "report"}.String(), "Meldtekst afdrukken")),
		rowList(rows))
}

// aloudScreen is the report to be read on the phone: large, in the order in which it
// is asked. A secret address is there after a second tap only (D11).
func aloudScreen(m flow.Model) app.UI {
	if m.State == nil || m.Out.Document == nil {
		return waiting(m)
	}
	body := []app.UI{
		app.P().Body(plainLink(inCase(m.State.ID, "report"), "Terug naar de melding")),
		topic("Melding", "Voorlezen aan Veilig Thuis"),
		panel("call", "", readNumber("vt"), says("**Deze app meldt niets.** Lees rustig voor, stuk voor stuk. Wat je niet weet, zeg je zo."),
			says("Zit je ergens waar niemand meeluistert? Hierin staan namen."),
			ways(primaryLink(inCase(m.State.ID, "call"), "Belstand en aantekeningen"), quietLink(toForm(m.State.ID, meldcode.FormReportMade), "Vastleggen dat je hebt gemeld"))),
	}
	if !m.Out.Secret && hasSecret(m) {
		body = append(body, panel("note", "Er is een geheim adres",
			says("Het staat hieronder niet. Noem het alleen als Veilig Thuis het nodig heeft."),
			ways(press(flow.ActSecretToo, "", "Adres toch laten zien", false))))
	}
	return app.Div().Class("screen screen-aloud").Body(append(body, &sheet{Doc: m.Out.Document, Drawn: m.Out.Drawn})...)
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
	body = append(body, heardPart(m))
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

// heardPart is what is to be heard after a report, each with its term and where that
// comes from.
func heardPart(m flow.Model) app.UI {
	s := m.State
	var rows []row
	number := ""
	for _, r := range s.Now().Reports {
		if e, ok := s.Entry(r.Entry); ok {
			if n := s.Current(e).Text("number"); n != "" {
				number = n
			}
		}
	}
	receipt := row{Name: "Nummer of bevestiging van ontvangst", Href: toForm(s.ID, meldcode.FormFeedback), Says: []string{"Nog niet vastgelegd. Vraag ernaar."}, Tag: "open", Tone: "todo"}
	for _, f := range s.Now().Feedbacks {
		if f.What == "receipt" {
			receipt.Says, receipt.Tag, receipt.Tone, receipt.Href = []string{"Bevestigd, " + f.Date.Dutch()}, "vastgelegd", "done", toEntry(s.ID, f.Entry)
		}
	}
	if number != "" {
		receipt.Says, receipt.Tag, receipt.Tone = []string{"Nummer " + number}, "vastgelegd", "done"
	}
	rows = append(rows, receipt)
	for _, t := range s.Terms(m.Today) {
		if t.ID != meldcode.TermAssess && t.ID != meldcode.TermFeedback {
			continue
		}
		r := row{Name: t.Label, Href: toForm(s.ID, meldcode.FormFeedback), Says: []string{"Uiterlijk " + t.On.Dutch() + " (" + t.Source + ")"}, Tag: t.On.InWords(m.Today), Tone: late(t.On, m.Today)}
		if t.Done {
			r.Tag, r.Tone = "vastgelegd", "done"
		}
		rows = append(rows, r)
	}
	return rowList(rows)
}
