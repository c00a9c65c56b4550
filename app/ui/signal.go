package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// signalNewScreen is a new signal (S07): three fields, the rest folded.
func signalNewScreen(m flow.Model) app.UI {
	return formScreen(m)
}

// caseNewScreen opens a case (S09), from a signal or on its own.
func caseNewScreen(m flow.Model) app.UI {
	if m.Route.Arg == "" {
		return formScreen(m, thenForm(m)...)
	}
	if m.State == nil {
		return waiting(m)
	}
	if !m.State.Loose || m.State.MovedTo != "" {
		return settledSignal(m.State)
	}
	s := m.State
	body := []app.UI{says("Dit dossier begint met het signaal over " + list(s.Names()) + ".")}
	if cases := m.OpenCases(s.Names()); len(cases) > 0 && flow.SameChild(cases[0].Names, s.Names()) {
		into := flow.Route{Screen: flow.SignalInto, Case: s.ID, Arg: string(cases[0].ID)}.String()
		body = append(body, says("Er is al een dossier met deze naam: "+caseName(cases[0].Reference, cases[0].Names)+"."),
			ways(quietLink(into, "In dat dossier zetten")))
	}
	return app.Div().Body(backToSignal(s), formScreen(m, append(thenForm(m), panel("note", "", body...))...))
}

// signalNextScreen asks what now, right after a signal (S08).
func signalNextScreen(m flow.Model) app.UI {
	s := m.State
	if s == nil {
		return waiting(m)
	}
	title := "Vastgelegd in het logboek. Wat nu?"
	if n := len(s.Entries); n > 0 {
		title = "Vastgelegd in het logboek om " + s.Entries[n-1].Recorded.Clock() + " uur. Wat nu?"
	}
	body := []app.UI{topic("", title),
		says("Je hoeft niet te bewijzen dat het waar is. Je hoeft dit ook niet alleen te dragen.")}
	facts := s.Facts(m.Today, m.Me.Name)
	if !facts.Disclosure.IsZero() && facts.AdviceAsked.IsZero() {
		body = append(body, panel("call", "",
			says("Het kind vertelde dit uit zichzelf. Neem het serieus en stel geen vragen om het zeker te weten. Praat nog niet met de ouders. **Bel eerst Veilig Thuis.**"),
			readNumber("vt"),
			says("Beloof het kind niet dat je het geheim houdt. Vertel wel wie je om hulp vraagt.")))
	}
	choices := append([]wayRow{{"Er is nu gevaar", "De nummers, en wat je nu doet", flow.Route{Screen: flow.Now}.String(), "danger"}}, discussWays(m)...)
	choices = append(choices, wayRow{"Dossier openen", "Dit signaal is het eerste in het dossier", flow.Route{Screen: flow.CaseNew, Arg: string(s.ID)}.String(), ""})
	if cases := m.OpenCases(s.Names()); len(cases) > 0 {
		says := "Voor een dossier dat er al is"
		if flow.SameChild(cases[0].Names, s.Names()) {
			says = "Er is al een dossier met deze naam: " + caseName(cases[0].Reference, cases[0].Names)
		}
		choices = append(choices, wayRow{"In een dossier zetten", says, intoCase(s.ID), ""})
	}
	body = append(body, handedPart(m), wayChoices(append(choices,
		wayRow{"Klaar voor nu", chooseBefore(m), flow.Route{Screen: flow.Home}.String(), ""})))
	body = append(body, timeOf(m))
	return app.Div().Class("screen screen-next").Body(body...)
}

// chooseBefore says by which day a loose signal needs a choice (X03).
func chooseBefore(m flow.Model) string {
	if on := m.State.Next(m.Today).Date; !on.IsZero() && (m.State.HandedTo() == "" || fromOther(m)) {
		return chooserYou(on, m.Today)
	}
	return "Je kunt er later op terugkomen."
}

type wayRow struct{ Name, Says, Href, Tone string }

// wayChoices are large rows to pick from.
func wayChoices(all []wayRow) app.UI {
	return app.Ul().Class("way-choices").Body(app.Range(all).Slice(func(i int) app.UI {
		c := all[i]
		class := "way-choice"
		if c.Tone != "" {
			class += " way-choice-" + c.Tone
		}
		return app.Li().Body(app.A().Class(class).Href(c.Href).Body(
			app.Span().Class("row-name").Text(c.Name), app.Span().Class("row-text").Text(c.Says)))
	}))
}

// signalShowScreen is a loose signal, and the choice that still has to be made.
func signalShowScreen(m flow.Model) app.UI {
	s := m.State
	if s == nil {
		return waiting(m)
	}
	status := s.Status(m.Today)
	body := []app.UI{topic("Signaal", list(s.Names())), app.P().Class("tags").Body(tag(status.Text, statusTone(status.ID)))}
	// A case that lost its opening looks like a loose signal.
	body = append(body, tornPanel(m), apartPanel(m), handedPart(m))
	for _, e := range s.Entries {
		body = append(body, signalEntry(m, e))
	}
	switch {
	case s.MovedTo != "":
		body = append(body, says("Dit signaal hoort nu bij een dossier."), ways(primaryLink(inCase(s.MovedTo, ""), "Naar het dossier")))
	case s.Discarded:
		body = append(body, says("Dit signaal is weggegooid. De aantekening blijft staan."))
	case s.HandedTo() != "" && !fromOther(m):
		body = append(body, ways(quietLink(toForm(s.ID, meldcode.FormConsult), "Overleg vastleggen"),
			quietLink(flow.Route{Screen: flow.Call, Case: s.ID}.String(), "Bellen"),
			quietLink(flow.Route{Screen: flow.CaseNew, Arg: string(s.ID)}.String(), "Zelf een dossier openen")))
	default:
		choices := []app.UI{primaryLink(flow.Route{Screen: flow.CaseNew, Arg: string(s.ID)}.String(), "Dossier openen")}
		if len(m.OpenCases(nil)) > 0 {
			choices = append(choices, quietLink(intoCase(s.ID), "In een dossier zetten"))
		}
		body = append(body, panel("next", "Dit signaal hoort nog niet bij een dossier",
			says(chooseBefore(m)+" Je kunt een dossier openen, het in een dossier zetten, het bewaren met een reden, of het weggooien."),
			ways(append(choices,
				quietLink(toForm(s.ID, meldcode.FormKeep), "Signaal bewaren"),
				quietLink(toForm(s.ID, meldcode.FormDiscard), "Signaal weggooien"))...)),
			ways(append(handInWay(m), quietLink(toForm(s.ID, meldcode.FormConsult), "Overleg vastleggen"),
				quietLink(flow.Route{Screen: flow.Call, Case: s.ID}.String(), "Bellen"))...))
	}
	return app.Div().Class("screen").Body(append(body, timeOf(m))...)
}

func intoCase(signal dossier.ID) string {
	return flow.Route{Screen: flow.SignalInto, Case: signal}.String()
}

func signalEntry(m flow.Model, e dossier.Entry) app.UI {
	return part(entryName(e)+", "+dayOf(m.State, e).Dutch(), recordedBy(e), entryBody(m, e),
		ways(press(flow.ActFix, e.ID.String(), "Verbeteren", false)))
}
