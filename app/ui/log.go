package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// logScreen is the logbook, or one of its entries (S18).
func logScreen(m flow.Model) app.UI {
	s := m.State
	if s == nil {
		return waiting(m)
	}
	if m.Route.Arg != "" {
		if id, err := dossier.ParseHash(m.Route.Arg); err == nil {
			if e, ok := s.Entry(id); ok {
				return entryPage(m, e)
			}
		}
		return screenOf("", "Deze aantekening bestaat niet",
			ways(primaryLink(flow.Route{Screen: flow.Log, Case: s.ID}.String(), "Naar het logboek")))
	}
	order := "Nu op volgorde van vastleggen."
	other := "Op datum van de gebeurtenis"
	if m.Log.ByEvent {
		order, other = "Nu op datum van de gebeurtenis.", "Op volgorde van vastleggen"
	}
	return app.Div().Class("screen screen-log").Body(
		backToCase(m),
		topic("", "Logboek"),
		app.P().Class("hint").Text(count(len(s.Entries), "aantekening", "aantekeningen")+". Nieuwste boven. "+order),
		ways(press(flow.ActOrder, "", other, false)),
		logSearch(m),
		&logFilter{State: s, Sift: m.Log.LogSift},
		&logList{State: s, Found: logHits(m), Sift: m.Log.LogSift, ByEvent: m.Log.ByEvent, Today: m.Today, Me: m.Me.Name},
		logCheck(m),
		apartList(m),
	)
}

// logCheck checks signatures and links of all entries, and says what was found.
func logCheck(m flow.Model) app.UI {
	body := []app.UI{}
	switch {
	case m.Log.Working:
		body = append(body, going(m, "Bezig met controleren…"))
	case m.Log.Checked && len(m.Log.Findings) == 0:
		body = append(body, panel("note", "", says("Het logboek klopt: alle "+count(len(m.State.Entries), "aantekening", "aantekeningen")+
			" zijn compleet, in volgorde en niet veranderd sinds ze zijn vastgelegd.")))
	case m.Log.Checked:
		kind := "note"
		var rows []app.UI
		for _, f := range m.Log.Findings {
			if f.Serious {
				kind = "warning"
			}
			item := app.Li()
			if e, ok := m.State.Entry(f.Entry); ok {
				rows = append(rows, item.Body(app.Text(f.Text+" "), plainLink(toEntry(m.State.ID, e.ID), entryName(e)+" van "+dayOf(m.State, e).Dutch())))
				continue
			}
			rows = append(rows, item.Text(f.Text))
		}
		body = append(body, panel(kind, "Dit viel op", app.Ul().Body(rows...)))
	}
	body = append(body, app.P().Class("hint").Text("De app kijkt of er een aantekening veranderd is of ontbreekt. Een heel logboek dat is teruggezet naar eerder, ziet de app alleen als je de controlecode van een afdruk ernaast legt."))
	body = append(body, headsNow(m))
	if !m.Log.Working {
		body = append(body, ways(press(flow.ActCheckLog, "", "Controleer logboek", false)))
	}
	return app.Div().ID(strings.TrimPrefix(flow.Checked, "#")).TabIndex(-1).Body(part("Klopt het logboek nog?", body...))
}

// headsNow is the code of the logbook as it is, as a print has it at its end.
func headsNow(m flow.Model) app.UI {
	return app.Details().Class("fold").Body(app.Summary().Text("Controlecode van nu"),
		app.Ul().Class("sheet-heads").Body(app.Range(m.State.Heads).Slice(func(i int) app.UI {
			return app.Li().Text(m.State.Heads[i].String())
		})))
}

// entryPage is one entry: what was recorded, what was put beside it.
func entryPage(m flow.Model, e dossier.Entry) app.UI {
	s := m.State
	body := []app.UI{
		app.P().Class("back").Body(plainLink(flow.Route{Screen: flow.Log, Case: s.ID}.String(), "Terug naar het logboek")),
		topic(dayOf(s, e).Dutch(), entryName(e)),
	}
	if s.WentBack(e) {
		body = append(body, panel("note", "", says(clockBack+" De volgorde in het logboek klopt. Kijk of de datum en de tijd kloppen.")))
	}
	if !e.Fixes.IsZero() {
		if was, ok := s.Entry(e.Fixes); ok {
			body = append(body, panel("note", "", says("Dit is een verbetering van een eerdere aantekening."),
				app.P().Body(plainLink(toEntry(s.ID, was.ID), entryName(was)+" van "+dayOf(s, was).Dutch()))))
		}
	}
	if about, ok := dossier.ViewOf(e); ok {
		if on, here := s.Entry(about); here {
			body = append(body, panel("note", "", says("Deze zienswijze hoort bij een aantekening."),
				app.P().Body(plainLink(toEntry(s.ID, on.ID), entryName(on)+" van "+dayOf(s, on).Dutch()))))
		}
	}
	body = append(body, struckPanel(m, e), versions(m, e))
	if e.Form != meldcode.FormFix && e.Form != meldcode.FormStrike {
		body = append(body, ways(
			press(flow.ActFix, e.ID.String(), "Verbeteren", false),
			press(flow.ActView, e.ID.String(), "Zienswijze toevoegen", false),
			strikeWay(s, e)),
			app.P().Class("hint").Text("Wat er staat, blijft staan. Een verbetering of zienswijze komt ernaast."))
	}
	return app.Div().Class("screen screen-entry").Body(body...)
}

// versions shows an entry and beside it what corrects it and what others think
// of it.
func versions(m flow.Model, e dossier.Entry) app.UI {
	s := m.State
	fixes, views := s.FixesOf(e.ID), s.ViewsOf(e.ID)
	if len(fixes)+len(views) == 0 {
		return app.Div().Class("place").Body(recordedBy(e), entryBody(m, e))
	}
	card := func(title string, e dossier.Entry, more ...app.UI) app.UI {
		return app.Div().Class("version").Body(append([]app.UI{app.H2().Text(title), recordedBy(e), entryBody(m, e)}, more...)...)
	}
	first := "Zoals vastgelegd"
	if len(fixes) > 0 {
		first = "Zoals eerst vastgelegd"
	}
	cards := []app.UI{card(first, e)}
	for _, f := range fixes {
		if f.Form == meldcode.FormStrike {
			continue // the panel above says it
		}
		cards = append(cards, card("Verbetering", f))
		views = append(views, s.ViewsOf(f.ID)...)
	}
	for _, v := range views {
		name := viewName(s, v)
		v.Answers = s.Current(v)
		cards = append(cards, card(name, v, app.P().Body(plainLink(toEntry(s.ID, v.ID), "Naar deze zienswijze"))))
	}
	return app.Div().Class("versions").Body(cards...)
}

// strikeWay leads to striking the entry out, where that can be done.
func strikeWay(s *dossier.State, e dossier.Entry) app.UI {
	if s.Strikable(e) != "" {
		return app.Div().Class("place")
	}
	return quietLink(flow.Route{Screen: flow.Add, Case: s.ID, Arg: string(meldcode.FormStrike), Sub: e.ID.String()}.String(), "Doorstrepen")
}

// struckPanel says that an entry does not count any more, who struck it out and why.
func struckPanel(m flow.Model, e dossier.Entry) app.UI {
	by, out := m.State.Struck(e.ID)
	if !out {
		return app.Div().Class("place")
	}
	return panel("warning", "Doorgestreept", says("Deze aantekening telt niet meer mee. Wat er stond, blijft leesbaar."),
		pairs([]meldcode.Row{{Label: "Waarom", Text: m.State.Current(by).Text("why")}}), recordedBy(by),
		app.P().Body(plainLink(toEntry(m.State.ID, by.ID), "Naar het doorstrepen")))
}

// viewName is what a view is called: whose it is.
func viewName(s *dossier.State, v dossier.Entry) string {
	if whose := s.Current(v).Text("whose"); whose != "" {
		return "Zienswijze van " + whose
	}
	return entryName(v)
}

// viewed is the entry that the view being written is about.
func viewed(m flow.Model) (dossier.Entry, bool) {
	id, err := dossier.ParseHash(m.Form.Answers.Text(meldcode.EntryKey))
	if err != nil || m.State == nil || m.Form.Form.ID != meldcode.FormView {
		return dossier.Entry{}, false
	}
	return m.State.Entry(id)
}

// recordedBy says when and by whom an entry was recorded, and its flags.
func recordedBy(e dossier.Entry) app.UI {
	body := []app.UI{app.P().Class("hint").Text(e.Credit(e.Recorded.Dutch(), "") + ".")}
	var tags []app.UI
	if e.Protect {
		tags = append(tags, tag("Bron beschermen", "busy"))
	}
	if len(e.NotFor) > 0 {
		tags = append(tags, tag("Niet voor een ouder", "busy"))
	}
	if len(tags) > 0 {
		body = append(body, app.P().Class("tags").Body(tags...))
	}
	return app.Div().Body(body...)
}

func entryBody(m flow.Model, e dossier.Entry) app.UI {
	if e.Withheld {
		return says("De inhoud van deze aantekening is weggelaten in deze kopie.")
	}
	f, _ := meldcode.FormByID(e.Form)
	said := pairs(f.Lines(m.State.Facts(m.Today, m.Me.Name), e.Answers))
	if e.Form == meldcode.FormSignal {
		return app.Div().Body(said, bodyPicture(e.Answers))
	}
	return said
}
