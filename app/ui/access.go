package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// visibleFor says who can read the case on screen.
func visibleFor(m flow.Model) string {
	names := []string{"jij"}
	for _, c := range m.Readers() {
		names = append(names, c.Name)
	}
	if len(names) == 1 {
		return "alleen jij"
	}
	return list(names)
}

// accessWay leads to giving a colleague access, or to adding one first.
func accessWay(m flow.Model) app.UI {
	if len(m.Members) == 0 {
		return primaryLink(to(flow.Enrol), "Collega toevoegen")
	}
	return primaryLink(toForm(m.State.ID, meldcode.FormAccessGiven), "Collega toegang geven")
}

// readersPart is who can read the case, since when and by whom (S19), and whose
// access ended.
func readersPart(m flow.Model) []app.UI {
	s := m.State
	var rows, ended []app.UI
	told := map[meldcode.MemberID]bool{}
	for _, a := range s.Access {
		if !a.Open() {
			ended = append(ended, app.Li().Text(accessName(a)+": van "+a.Since.Dutch()+" tot "+a.Ended.Dutch()+". Beëindigd door "+a.EndedBy+"."))
			continue
		}
		told[a.Member] = true
		rows = append(rows, readerRow(m, a))
	}
	for _, c := range m.Readers() {
		if !told[c.ID] {
			rows = append(rows, readerRow(m, dossier.Access{Member: c.ID, Name: c.Name, Role: c.Role}))
		}
	}
	body := []app.UI{app.Ul().Class("rows").Body(rows...)}
	if len(m.Readers()) == 0 {
		warning := []app.UI{says("Alleen jij kunt dit dossier lezen. Word je ziek of vergeet je je wachtzin, dan kan niemand verder.")}
		if len(m.Members) == 0 {
			warning = append(warning, says("Er staat nog geen collega op deze tablet. Voeg er eerst een toe."))
		}
		body = append(body, panel("warning", "", append(warning, ways(accessWay(m)))...))
	} else {
		body = append(body, ways(accessWay(m)))
	}
	if len(ended) > 0 {
		body = append(body, app.Details().Class("fold").Body(
			app.Summary().Text("Wiens toegang is beëindigd"), app.Ul().Class("bullets").Body(ended...),
			hint("Wat iemand al gelezen had, is bekend.")))
	}
	return body
}

func accessName(a dossier.Access) string {
	if a.Role == "" {
		return a.Name
	}
	return a.Name + " (" + a.Role + ")"
}

// readerRow is one who can read the case, by the log; who holds the keys says
// whether that is so on this tablet.
func readerRow(m flow.Model, a dossier.Access) app.UI {
	if c, ok := m.Colleague(a.Member); ok && a.Role == "" {
		a.Role = c.Role
	}
	name := accessName(a)
	me := string(a.Member) == m.Me.ID
	if me {
		name += ", jij"
	}
	since := ""
	switch {
	case a.Since.IsZero():
		since = "Kan dit dossier lezen. In het logboek staat niet wie dat gaf."
	case a.By == a.Name:
		since = "Sinds " + a.Since.Dutch() + ", begon dit dossier"
	default:
		since = "Sinds " + a.Since.Dutch() + ", toegang gegeven door " + a.By
	}
	inside := []app.UI{app.Span().Class("row-main").Body(
		app.Span().Class("row-name").Text(name), app.Span().Class("row-text").Text(since))}
	switch {
	case !me && !m.Reads(a.Member):
		inside = append(inside, tag("niet op deze tablet", "todo"))
	case len(m.Readers()) > 0:
		label := "Toegang van " + a.Name + " beëindigen"
		if me {
			label = "Mijn toegang beëindigen"
		}
		inside = append(inside, app.A().Class("row-go").Href(flow.Route{Screen: flow.Add, Case: m.State.ID,
			Arg: string(meldcode.FormAccessEnded), Sub: string(a.Member)}.String()).Text(label))
	}
	return app.Li().Class("row").Body(inside...)
}

// tornPanel says that the log is not whole, and what can be done (S10).
func tornPanel(m flow.Model) app.UI {
	if !m.State.Torn {
		return app.Div().Class("place")
	}
	return panel("warning", "Er klopt iets niet in dit dossier",
		says("Er ontbreken aantekeningen, ze zijn niet te lezen, of ze staan op naam van iemand die ze niet schreef. Wat hieronder staat, is wat deze tablet nog kan lezen. Je kunt gewoon verder werken. Doe wel dit:"),
		numbered("Controleer het logboek. Dan zie je wat er mist of niet klopt.",
			"Is er een afdruk? Leg de controlecode van de afdruk naast die van het logboek.",
			"Zet een back-up terug. Wat er nu staat, blijft daarbij staan."),
		ways(primaryLink(flow.Route{Screen: flow.Log, Case: m.State.ID}.String(), "Controleer logboek"),
			quietLink(to(flow.Import), "Back-up terugzetten")))
}

// signedPanel says that a decision was signed that one had prepared: the concept
// that is left is of no use.
func signedPanel(m flow.Model) app.UI {
	d, c, ok := m.Signed()
	if !ok {
		return app.Div().Class("place")
	}
	return panel("note", "",
		says("**"+d.Decider+"** heeft het besluit getekend op "+d.Date.Dutch()+". Het concept dat jij klaarzette, is niet meer nodig."),
		ways(press(flow.ActDrop, c.ID, "Concept weggooien", false)))
}
