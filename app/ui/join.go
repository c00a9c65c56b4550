package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// signalIntoScreen puts a loose signal into a case that is there already: first
// the choice, then what will happen, with one button.
func signalIntoScreen(m flow.Model) app.UI {
	s := m.State
	if s == nil {
		return waiting(m)
	}
	if !s.Loose || s.MovedTo != "" {
		return settledSignal(s)
	}
	if into, ok := m.InOverview(dossier.ID(m.Route.Arg)); ok {
		return confirmInto(m, into)
	}
	cases := m.OpenCases(s.Names())
	body := []app.UI{backToSignal(s), topic("Signaal over "+list(s.Names()), "In welk dossier hoort dit signaal?")}
	if len(cases) == 0 {
		body = append(body, says("Je hebt geen open dossiers."))
	} else {
		body = append(body, &longList{Rows: intoRows(s.ID, s.Names(), cases)})
	}
	return app.Div().Class("screen").Body(append(body,
		ways(quietLink(flow.Route{Screen: flow.CaseNew, Arg: string(s.ID)}.String(), "Nieuw dossier openen")))...)
}

// intoPairs say which case it is.
func intoPairs(into dossier.Summary) []meldcode.Row {
	rows := []meldcode.Row{{Label: "Dossier", Text: into.Reference}}
	if len(into.Names) > 0 {
		rows = append(rows, meldcode.Row{Label: "Gaat over", Text: list(into.Names)})
	}
	return append(rows, meldcode.Row{Label: "Stand", Text: into.Status.Text})
}

// intoRows are the cases that a signal can go into.
func intoRows(signal dossier.ID, names []string, cases []dossier.Summary) []row {
	rows := make([]row, len(cases))
	for i, c := range cases {
		rows[i] = row{Name: caseName(c.Reference, c.Names), Says: []string{c.Status.Text},
			Href: flow.Route{Screen: flow.SignalInto, Case: signal, Arg: string(c.ID)}.String()}
		if flow.SameChild(c.Names, names) {
			rows[i].Tag, rows[i].Tone = "zelfde naam", "busy"
		}
	}
	return rows
}

// looseRows are the signals that can go into a case.
func looseRows(into dossier.ID, names []string, signals []dossier.Summary) []row {
	rows := make([]row, len(signals))
	for i, s := range signals {
		rows[i] = row{Name: signalName(s), Says: []string{"Dit signaal hoort nog niet bij een dossier."},
			Href: flow.Route{Screen: flow.SignalInto, Case: s.ID, Arg: string(into)}.String()}
		if flow.SameChild(s.Names, names) {
			rows[i].Tag, rows[i].Tone = "zelfde naam", "busy"
		}
	}
	return rows
}

// confirmInto shows the signal and the case beside each other before anything
// is written.
func confirmInto(m flow.Model, into dossier.Summary) app.UI {
	s := m.State
	body := []app.UI{
		backToSignal(s),
		topic("Signaal over "+list(s.Names()), "Dit signaal in een dossier zetten?"),
		joinRefused(m.Join.Refused),
		pairs(intoPairs(into)),
	}
	if len(s.Names()) > 0 && len(into.Names) > 0 && !flow.SameChild(into.Names, s.Names()) {
		body = append(body, panel("warning", "", says("Let op: het signaal gaat over "+list(s.Names())+" en het dossier over "+list(into.Names)+". Klopt dat?")))
	}
	body = append(body, says("Het signaal komt op zijn eigen datum in het logboek van dit dossier. Wie het dossier mag lezen, kan dan ook dit signaal lezen. Dit kun je niet terugdraaien."))
	if m.Join.Working {
		body = append(body, working("Bezig met vastleggen…"))
	} else {
		body = append(body, ways(mainPress(flow.ActJoin, "In dit dossier zetten"),
			quietLink(flow.Route{Screen: flow.SignalInto, Case: s.ID}.String(), "Ander dossier kiezen")))
	}
	for _, e := range s.Travelling() {
		body = append(body, part(entryName(e)+", "+dayOf(s, e).Dutch(), recordedBy(e), entryBody(m, e)))
	}
	return app.Div().Class("screen").Body(body...)
}

func joinRefused(why []string) app.UI {
	if len(why) == 0 {
		return app.Div().Class("place")
	}
	return problemBox("Dit kan nu nog niet", bullets(why...))
}

func backToSignal(s *dossier.State) app.UI {
	return app.P().Class("back").Body(plainLink(flow.Route{Screen: flow.SignalShow, Case: s.ID}.String(), "Terug naar het signaal"))
}

// settledSignal is shown where a choice was already made.
func settledSignal(s *dossier.State) app.UI {
	where := s.ID
	if s.MovedTo != "" {
		where = s.MovedTo
	}
	return screenOf("", "Dit signaal hoort al bij een dossier", ways(primaryLink(inCase(where, ""), "Naar het dossier")))
}
