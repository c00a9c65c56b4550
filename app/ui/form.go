package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// formScreen draws the form on screen: every form of the protocol from its one
// definition. What else must be known first stands under the heading.
func formScreen(m flow.Model, first ...app.UI) app.UI {
	f := m.Form
	if f.Checking {
		return checkScreen(m)
	}
	title := f.Form.Title
	body := append([]app.UI{topic(f.Form.Caption, title), formSummary(f)}, first...)
	if f.Fixes != "" {
		body = append(body, panel("note", "", says(fixing(f))))
	}
	if e, ok := viewed(m); ok {
		body = append(body, panel("note", "", says("Deze zienswijze komt te staan bij:"), rowList([]row{entryRow(m.State, m.Form.Facts, e)})))
	}
	body = append(body, app.Div().Class("intro").Body(allSay(f.Form.Intro)...), guides(f.Form.Guides...),
		panelsAfter(f, ""),
		app.Div().Class("fields").Body(slots(f, false)...),
		timeOnForm(m),
		moreFold(f),
		saveLine(f),
		ways(submitPress(f, flow.ActSubmit)))
	return app.Div().Class("screen screen-form").Body(body...)
}

// fixing says what is done to an earlier entry.
func fixing(f flow.FormView) string {
	if f.Form.ID == meldcode.FormStrike {
		return "Je streept een aantekening door. De tekst blijft in het logboek staan, doorgestreept."
	}
	return "Je verbetert een aantekening. De oude tekst blijft in het logboek staan."
}

// formSummary is what must be mended, or why the rules do not allow the entry.
func formSummary(f flow.FormView) app.UI {
	if len(f.Refused) == 0 {
		return summaryOf(f.Problems)
	}
	title := "Dit kan nu nog niet"
	if f.Facts.Follows && !f.Facts.Reported {
		title = "Dit past niet bij jullie antwoord"
	}
	return problemBox(title, bullets(f.Refused...), ways(guardWays(f.Facts, f.Case, f.Form.ID)...))
}

// guardWays are the ways on while "report" follows and nothing is recorded of it
// (T22).
func guardWays(facts meldcode.Facts, id dossier.ID, from meldcode.FormID) []app.UI {
	if !facts.Follows || facts.Reported {
		return nil
	}
	all := []app.UI{quietLink(inCase(id, "call"), "Leg vast wat Veilig Thuis zei")}
	if facts.FollowsBy > 0 {
		n := num(facts.FollowsBy)
		all = append(all, quietLink(inCase(id, "weigh/"+n), "Herzie afweging "+n))
	}
	if from != meldcode.FormDecision {
		all = append(all, quietLink(inCase(id, "decide"), "Leg het besluit vast"))
	}
	return all
}

// slots draws the questions. Each has a place of its own that also holds its
// panels: what an answer reveals stands below it, and no field that has the
// focus becomes another one.
func slots(f flow.FormView, more bool) []app.UI {
	var all []app.UI
	asks := f.Asks
	for i := 0; i < len(asks); {
		a := asks[i]
		if a.Key == meldcode.EventWords || a.More != more {
			i++
			continue
		}
		if a.Person == "" {
			var body []app.UI
			if a.Heading != "" {
				body = append(body, app.H2().Text(a.Heading))
			}
			body = append(body, question(f, a), dayNotes(f, a))
			switch a.Key {
			case meldcode.EventDate:
				body = append(body, dateInWords(f))
			case "seen":
				body = append(body, signCard(f))
			case meldcode.MarkColour:
				body = append(body, addMark(f))
			}
			class := "slot"
			switch {
			case a.Beside:
				class += " slot-beside"
			case i+1 < len(asks) && asks[i+1].Beside:
				class += " slot-first"
			}
			all = append(all, app.Div().Class(class).Body(append(body, panelsAfter(f, a.ID))...))
			i++
			continue
		}
		end := i
		for end < len(asks) && asks[end].Person != "" && asks[end].More == more {
			end++
		}
		if a.Heading != "" {
			all = append(all, app.H2().Text(a.Heading))
		}
		all = append(all, perPerson(f, asks[i:end])...)
		i = end
	}
	return all
}

// perPerson draws questions that are asked once per person, one group a person
// when there are several of them.
func perPerson(f flow.FormView, asks []meldcode.Ask) []app.UI {
	var questions []meldcode.QuestionID
	var order []meldcode.PersonID
	by := map[meldcode.PersonID][]meldcode.Ask{}
	for _, a := range asks {
		if !slices.Contains(questions, a.ID) {
			questions = append(questions, a.ID)
		}
		if _, ok := by[a.Person]; !ok {
			order = append(order, a.Person)
		}
		by[a.Person] = append(by[a.Person], a)
	}
	var all []app.UI
	for _, p := range order {
		var body []app.UI
		if len(questions) > 1 {
			body = append(body, app.Legend().Class("group-name").Text(called(f.Facts, p)))
		}
		for _, a := range by[p] {
			body = append(body, app.Div().Class("slot").Body(question(f, a)))
		}
		if len(questions) > 1 {
			all = append(all, app.FieldSet().Class("group").Body(body...))
		} else {
			all = append(all, body...)
		}
	}
	var panels []app.UI
	for _, q := range questions {
		panels = append(panels, panelsAfter(f, q))
	}
	return append(all, app.Div().Body(panels...))
}

func called(facts meldcode.Facts, id meldcode.PersonID) string {
	for _, p := range facts.Persons {
		if p.ID == id {
			return p.Called()
		}
	}
	return "Deze persoon"
}

// panelsAfter draws what the answers so far call for, after one question.
func panelsAfter(f flow.FormView, after meldcode.QuestionID) app.UI {
	var body []app.UI
	for _, p := range f.Panels {
		if p.After == after {
			body = append(body, formPanel(f, p))
		}
	}
	return app.Div().Class("panels").Body(body...)
}

func formPanel(f flow.FormView, p meldcode.Panel) app.UI {
	body := allSay(p.Lines)
	kind := "note"
	switch p.Kind {
	case meldcode.Warning:
		kind = "warning"
	case meldcode.Call:
		kind = "call"
		body = append(body, readNumber("vt"))
	}
	if p.Do != "" && p.Go != "" {
		href := inCase(f.Case, p.Go)
		if strings.HasPrefix(p.Go, "/") {
			href = "#" + p.Go
		}
		body = append(body, ways(quietLink(href, p.Do)))
	}
	return panel(kind, p.Title, body...)
}

// moreFold is "Meer vastleggen": what may be told but need not.
func moreFold(f flow.FormView) app.UI {
	inside := slots(f, true)
	if len(inside) == 0 {
		return app.Div().Class("fold")
	}
	label, open := "Meer vastleggen", "false"
	if f.More {
		label, open = "Minder tonen", "true"
	}
	button := app.Button().Type("button").Class("fold-button").DataSet("do", string(flow.ActMore)).Aria("expanded", open).Text(label)
	if !f.More {
		return app.Div().Class("fold").Body(button)
	}
	return app.Div().Class("fold").Body(button, app.Div().Class("fields").Body(inside...))
}

// saveLine tells the truth about the form, and never mixes the concept with the
// logbook (T16).
func saveLine(f flow.FormView) app.UI {
	text := ""
	switch f.Save {
	case flow.Unsaved:
		text = "Nog niet bewaard."
	case flow.Saving:
		text = "Bezig met bewaren…"
	case flow.ConceptKept:
		text = "Concept bewaard om " + f.SavedAt + " uur. Dit staat nog niet in het logboek."
	case flow.Recording:
		text = "Bezig met vastleggen…"
	case flow.Recorded:
		text = "Vastgelegd in het logboek om " + f.SavedAt + " uur."
		if f.SavedAt == "" {
			text = "Vastgelegd in het logboek."
		}
	case flow.NotSaved:
		return app.Div().Class("save").Body(panel("danger", "", says(notKept(f.Fault)), ways(press(flow.ActRetry, "", "Opnieuw bewaren", false))))
	}
	return app.Div().Class("save").Body(app.P().Class("save-line").Text(text))
}

// notKept says that the text on screen is not stored, why, and what to do (T16).
func notKept(f flow.Fault) string {
	const still = "Je tekst staat nog op het scherm. "
	const again = "Laat de app open en tik op 'Opnieuw bewaren'. Lukt het niet? Schrijf je tekst over op papier."
	switch f {
	case flow.Quota:
		return "**De tablet is vol.** Je tekst is niet bewaard en staat nog op het scherm. Maak ruimte vrij op de tablet en tik op 'Opnieuw bewaren'."
	case flow.Blocked:
		return "**Nog niet bewaard.** " + f.What() + " " + still + "Sluit het andere venster en tik op 'Opnieuw bewaren'."
	case flow.NoStore, flow.Private, flow.Newer, flow.Vanished:
		// Trying again is of little use here, and starting again costs the text.
		return "**Nog niet bewaard.** " + f.What() + " " + still + "Schrijf je tekst over op papier. " + f.Do()
	case flow.NoFault:
		return "**Nog niet bewaard.** " + still + again
	}
	return "**Nog niet bewaard.** " + f.What() + " " + still + again
}

// checkScreen shows all answers once more before they are recorded.
func checkScreen(m flow.Model) app.UI {
	f := m.Form
	clean, _ := f.Form.Check(f.Facts, f.Answers)
	return app.Div().Class("screen screen-form").Body(
		topic(f.Form.Caption, "Controleer wat je vastlegt"),
		formSummary(f),
		app.P().Class("lead").Text(f.Form.Title),
		pairs(f.Form.Lines(f.Facts, clean)),
		panelsAfter(f, ""),
		saveLine(f),
		ways(submitPress(f, flow.ActConfirm), press(flow.ActAmend, "", "Antwoorden aanpassen", false)))
}
