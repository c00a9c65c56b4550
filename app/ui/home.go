package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// The number of cases from which a search helps, and from which a filter does.
const (
	searchFrom = 2
	filterFrom = 8
)

// home is the overview (S06): what needs me today first.
func home(m flow.Model) app.UI {
	cases := 0
	for _, s := range m.Overview {
		if !s.Loose {
			cases++
		}
	}
	main := []app.UI{troubled(m), recoveryAsks(m), endedPart(m), concepts(m), matchPart(m), &today{Overview: m.Overview, Today: m.Today}, receivedPart(m), loosePart(m)}
	if len(m.Overview) == 0 {
		main = append(main, app.P().Class("lead").Text("Er is nog niets vastgelegd. Zag of hoorde je iets waar je je zorgen over maakt? Leg het vast als signaal."))
	}
	side := []app.UI{}
	if cases > 0 {
		side = append(side, casesPart(m, cases), dueKeeping(m), alonePart(m, cases))
	}
	return app.Div().Class("screen screen-home").Body(
		app.Div().Class("home-head").Body(
			topic("", "Overzicht"),
			app.Div().Class("actions actions-main").Body(
				primaryLink(to(flow.SignalNew), "Signaal vastleggen"),
				quietLink(to(flow.CaseNew), "Dossier openen"),
				quietLink(to(flow.Call), "Veilig Thuis bellen"))),
		app.Div().Class("home-main").Body(main...),
		app.Div().Class("home-side").Body(side...),
		app.P().Class("home-foot").Body(
			app.Text("Vraagt Veilig Thuis of een andere instantie jullie iets? "),
			plainLink(toWhich(meldcode.FormAsked), "Leg de vraag vast")),
		storageLine(m))
}

// concepts are unfinished forms: the youngest as the way to go on.
func concepts(m flow.Model) app.UI {
	if len(m.Concepts)+len(m.Unkept) == 0 {
		return app.Div().Class("place")
	}
	young, fresh := m.Resumable()
	body := unkept(m)
	if fresh {
		said := "Je was bezig met: **" + conceptName(m, young) + "**. Dit staat nog niet in het logboek."
		if m.Returned { // T17
			said = "De app zat op slot. Je concept is er nog. " + said
		}
		body = append(body, panel("next", "Verder waar je was", says(said),
			ways(press(flow.ActResume, young.ID, "Verder waar je was", true))))
	}
	var items []app.UI
	for _, c := range m.Concepts {
		if fresh && c.ID == young.ID {
			continue
		}
		items = append(items, app.Li().Class("row").Body(
			app.Span().Class("row-main").Body(
				app.Span().Class("row-name").Text(conceptName(m, c)),
				app.Span().Class("row-text").Text("Bewaard op "+meldcode.DateOf(c.At).Short()+" om "+c.At.Format("15.04")+" uur")),
			app.Span().Class("row-buttons").Body(
				press(flow.ActResume, c.ID, "Verder", false), textPress(flow.ActDrop, c.ID, "Weggooien"))))
	}
	if len(items) > 0 {
		body = append(body, part("Concepten", hint("Nog niet in het logboek."), app.Ul().Class("rows").Body(items...)))
	}
	return app.Div().Class("place").Body(body...)
}

// unkept are unfinished forms that the store refused: their text is in memory
// only, and the way back to it stands first.
func unkept(m flow.Model) []app.UI {
	var body []app.UI
	for _, u := range m.Unkept {
		if u.Fault == flow.NoFault {
			continue
		}
		body = append(body, panel("danger", "Nog niet bewaard",
			says("Je was bezig met: **"+conceptName(m, u.Concept)+"**. "+u.Fault.What()+" Je tekst is er alleen zolang de app open blijft."),
			ways(press(flow.ActResume, u.ID, "Terug naar je tekst", true), textPress(flow.ActDrop, u.ID, "Weggooien"))))
	}
	return body
}

func conceptName(m flow.Model, c flow.Concept) string {
	name := "aantekening"
	if f, ok := meldcode.FormByID(c.Form); ok && f.Name != "" {
		name = f.Name
	}
	for _, s := range m.Overview {
		if s.ID == c.Case && s.Reference != "" && !s.Loose {
			return name + ", dossier " + s.Reference
		}
	}
	return name
}

func caseName(reference string, names []string) string {
	if len(names) == 0 {
		return reference
	}
	if reference == "" {
		return list(names)
	}
	return list(names) + " · " + reference
}

func casesPart(m flow.Model, n int) app.UI {
	body := []app.UI{}
	if n >= searchFrom {
		body = append(body, field{Field: flow.FieldFilter, Label: "Zoek een dossier of een woord in het logboek", Value: m.Filter, Kind: "search"}.draw())
	}
	if n >= filterFrom {
		body = append(body, &sift{Overview: m.Overview, Sift: m.Sift})
	}
	label := "Toon gesloten dossiers"
	if m.ShowAll {
		label = "Verberg gesloten dossiers"
	}
	return part("Dossiers", append(body,
		&caseList{Overview: m.Overview, Filter: m.Filter, Sift: m.Sift, Me: m.Me.Name, All: m.ShowAll, Today: m.Today},
		app.P().Body(textPress(flow.ActClosedToo, "", label)),
		foundPart(m))...)
}
