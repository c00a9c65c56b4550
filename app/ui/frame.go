package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// frame is what stands around every screen, at the same place, before unlock
// too: help, hiding the screen, the lock.
func frame(m flow.Model, screen app.UI) app.UI {
	return app.Div().ID("app").Class("app").Body(
		app.A().Class("skip").Href("#").DataSet("focus", "#h1").Text("Naar de inhoud"),
		banner(m),
		helpLine(),
		navigation(m),
		callLabel(m),
		app.Main().ID("main").Class("main").Body(
			app.Div().Class("notices").Body(notices(m)...),
			// Both are in the page from the start: a region that appears with
			// its text is not read out.
			app.Div().Class("status").Body(
				app.P().ID("status").Role("status").Class(statusClass(m)).Text(statusText(m)),
				app.P().ID("alert").Role("alert").Class(alertClass(m)).Text(alertText(m))),
			app.Div().Class("stage").Body(screen)),
		contentInfo(m),
		overScreen(m))
}

func banner(m flow.Model) app.UI {
	body := []app.UI{
		app.Button().Type("button").Class("button-bar button-hide").DataSet("do", "hide").Text("Scherm verbergen"),
	}
	if m.Phase == flow.Open {
		body = append(body, app.Button().Type("button").Class("button-bar").DataSet("do", string(flow.ActLock)).Text("Op slot"))
	}
	// Hiding is the first thing that the tab key reaches after the skip link; the
	// style sheet shows the name before it.
	return app.Header().Class("banner").Body(
		app.Div().Class("banner-buttons").Body(body...),
		app.P().Class("brand").Body(app.A().Class("brand-link").Href(to(flow.Welcome)).Text(m.School.AppName())))
}

// helpLine is one tap from every screen to the numbers, and can be read without.
func helpLine() app.UI {
	return app.Aside().Class("help-line").Aria("label", "Direct hulp").Body(app.A().Class("help-link").Href(to(flow.Now)).Body(
		app.Span().Body(app.Text("Direct gevaar? "), app.Strong().Text("112")),
		app.Span().Class("help-dot").Aria("hidden", "true").Text("·"),
		app.Span().Body(app.Text("Advies of melden: Veilig Thuis "), app.Strong().Text("0800-2000"))))
}

func navigation(m flow.Model) app.UI {
	if m.Phase != flow.Open || m.Setup.Joining {
		return app.Div().Class("place")
	}
	entry := func(s flow.Screen, name string) app.UI {
		a := app.A().Class("nav-link").Href(to(s)).Text(name)
		if m.Route.Screen == s {
			a = a.Aria("current", "page")
		}
		return app.Li().Body(a)
	}
	return app.Div().Class("place").Body(app.Nav().Class("nav").Aria("label", "Hoofdmenu").Body(app.Ul().Body(
		entry(flow.Home, "Overzicht"), entry(flow.Contacts, "Contacten"),
		entry(flow.Pages, "Uitleg"), entry(flow.Settings, "Instellingen"))))
}

func notices(m flow.Model) []app.UI {
	var body []app.UI
	if m.Device.SharedOrigin {
		body = append(body, panel("warning", "",
			says("**Dit adres is niet alleen van deze app.** Andere pagina's op dit adres kunnen bij de opslag van deze app. Gebruik de app hier alleen om te oefenen en vraag je beheerder om een eigen adres.")))
	}
	if last := clockBehind(m); last != "" {
		body = append(body, panel("warning", "",
			says("**De klok van de tablet staat eerder dan de laatste aantekening in dit dossier** ("+last.Dutch()+"). Kijk of de datum en de tijd van de tablet kloppen, voordat je iets vastlegt.")))
	}
	if m.Update {
		body = append(body, panel("note", "",
			says("Er staat een nieuwe versie klaar. Je concepten blijven bewaard."),
			ways(press(flow.ActUpdate, "", "Nu bijwerken", false), textPress(flow.ActLater, "", "Later"))))
	}
	if m.Busy != "" && !shownInPlace(m) {
		body = append(body, going(m, m.Busy))
	}
	body = append(body, giver(m)...)
	return body
}

// statusText is what is read out: what just happened, what goes on, or that a
// phone number appeared in the form.
func statusText(m flow.Model) string {
	switch {
	case m.Notice.Status != "":
		return m.Notice.Status
	case m.Busy != "":
		return m.Busy
	}
	for _, p := range m.Form.Panels {
		if p.Kind == meldcode.Call && len(p.Lines) > 0 {
			return strings.ReplaceAll(p.Lines[0], "**", "")
		}
	}
	return dayNote(m.Form)
}

// statusClass hides what the screen itself shows: it is there to be heard.
func statusClass(m flow.Model) string {
	if m.Notice.Status == "" || m.Route.Screen == flow.SignalNext {
		return "status-line heard"
	}
	return "status-line"
}

// contentInfo tells on every screen where everything is.
func contentInfo(m flow.Model) app.UI {
	text := "Alles staat op deze tablet."
	if m.Phase == flow.Open && m.Route.Screen != flow.Home { // which says it itself
		text = stored(m)
	}
	return app.Footer().Class("footer").Body(app.P().Text(text))
}

// Title is the title of the page. It holds no name of anybody.
func Title(m flow.Model) string {
	title := heading(m)
	if len(problems(m)) > 0 || len(m.Form.Refused) > 0 {
		title = "Fout: " + title
	}
	return title + " – " + m.School.AppName()
}

func problems(m flow.Model) []meldcode.Problem {
	for _, p := range [][]meldcode.Problem{m.Form.Problems, m.Setup.Problems, m.Unlock.Problems,
		m.Export.Problems, m.Import.Problems, m.Cards.Problems, m.Settings.Problems, m.Keep.Problems, m.Team.Problems, m.Key.Problems} {
		if len(p) > 0 {
			return p
		}
	}
	return nil
}
