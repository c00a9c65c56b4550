package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// What goes from one member to another: signals that were handed in, matches,
// and access that ended.

// received reports whether a summary is of a signal that a colleague handed in.
func received(m flow.Model, s dossier.Summary) bool {
	return s.Loose && s.From != "" && string(s.From) != m.Me.ID
}

// receivedPart are the signals that colleagues handed in (D7).
func receivedPart(m flow.Model) app.UI {
	return looseList(m, "Doorgegeven aan jou", func(s dossier.Summary) bool { return received(m, s) })
}

// matchPart says of a new signal that it may be about a child of a case that one
// reads. Nobody else sees that.
func matchPart(m flow.Model) app.UI {
	if len(m.Matches) == 0 {
		return app.Div().Class("place")
	}
	var found []app.UI
	for _, x := range m.Matches {
		where := "dossier"
		if s, ok := m.InOverview(x.Case); ok {
			where += " " + s.Reference
		}
		found = append(found, panel("note", "",
			says("**Nieuw signaal over een kind uit een dossier waar jij bij hoort**"),
			says("Van "+x.From+", op "+meldcode.DateOf(x.At).Dutch()+" om "+x.At.Format("15.04")+" uur. Het signaal zelf zie je pas als "+x.From+" het doorgeeft of met je bespreekt."),
			ways(quietLink(inCase(x.Case, ""), "Naar "+where), press(flow.ActSeen, x.ID, "Gezien", false))))
	}
	return part("Nieuw", found...)
}

// endedPart is the one honest sentence about access that ended.
func endedPart(m flow.Model) app.UI {
	var body []app.UI
	for _, e := range m.Ended {
		text := "Je toegang tot een dossier is op " + e.On.Dutch() + " beëindigd door " + e.By + ". Het staat niet meer in je overzicht."
		if e.Destroyed {
			text = e.By + " heeft op " + e.On.Dutch() + " een dossier vernietigd dat jij kon lezen. Bij Instellingen, Bewaren en vernietigen staat wat ervan over is."
		} else if e.By == m.Me.Name {
			text = "Je hebt je toegang tot een dossier beëindigd. Het staat niet meer in je overzicht."
		}
		body = append(body, says(text))
	}
	if len(body) == 0 {
		return app.Div().Class("place")
	}
	return panel("note", "", body...)
}

// alonePart asks for a colleague as long as no one else is on this tablet (D8).
func alonePart(m flow.Model, cases int) app.UI {
	if cases == 0 || len(m.Members) > 0 {
		return app.Div().Class("place")
	}
	return panel("warning", "Alleen jij kunt deze dossiers lezen",
		says("Word je ziek of vergeet je je wachtzin, dan kan niemand verder."),
		ways(quietLink(to(flow.Enrol), "Collega toevoegen")))
}

// discussWays are the ways to bring a loose signal to the counsellor or the child
// protection officer: hand it in, or record that it was discussed.
func discussWays(m flow.Model) []wayRow {
	s := m.State
	consult := wayRow{"Bespreken met een collega", "Leg vast met wie je overlegt: de IB'er, de aandachtsfunctionaris of de directeur", toForm(s.ID, meldcode.FormConsult), ""}
	if s.HandedTo() != "" || fromOther(m) || len(m.Members) == 0 {
		return []wayRow{consult}
	}
	with, hint := "een collega", "Geef dit signaal door. Je collega ziet het na het ontgrendelen."
	if i := slices.IndexFunc(m.Members, meldcode.Colleague.Officer); i >= 0 {
		with = m.Members[i].Name
		hint = "Geef dit signaal door. " + with + " ziet het na het ontgrendelen."
	}
	consult.Name, consult.Says = "Al overlegd", "Leg vast met wie, en wat het advies was"
	return []wayRow{{"Bespreken met " + with, hint, toForm(s.ID, meldcode.FormHandedIn), ""}, consult}
}

// fromOther reports whether the signal on screen was handed in by a colleague.
func fromOther(m flow.Model) bool {
	e := m.State.Entries
	return m.State.Loose && len(e) > 0 && e[0].Member != m.Me.ID
}

// handedPart says to whom the signal on screen went, or from whom it came.
func handedPart(m flow.Model) app.UI {
	s := m.State
	switch name := s.HandedTo(); {
	case fromOther(m):
		return panel("note", "", says("Doorgegeven door **"+s.Entries[0].Name+"**."))
	case name != "":
		body := []app.UI{says("Doorgegeven aan **" + name + "**. " + name + " kiest wat ermee gebeurt. Jij blijft dit signaal lezen. Wat " + name + " ermee doet, zie je hier niet.")}
		for _, c := range m.Members {
			if meldcode.SameName(c.Name, name) {
				body = append(body, ways(quietLink(flow.Route{Screen: flow.Hand, Arg: string(c.ID), Sub: flow.TaskSignal, Case: s.ID}.String(), "Tablet geven aan "+name)))
			}
		}
		return panel("note", "", body...)
	}
	return app.Div().Class("place")
}

// handInWay leads to handing in the signal on screen, where there is somebody to
// hand it to.
func handInWay(m flow.Model) []app.UI {
	if len(m.Members) == 0 || fromOther(m) {
		return nil
	}
	return []app.UI{quietLink(toForm(m.State.ID, meldcode.FormHandedIn), "Doorgeven")}
}
