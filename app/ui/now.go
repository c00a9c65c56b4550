package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// nowScreen is "Nu hulp nodig" (S02, T03). No question stands before a number.
func nowScreen(m flow.Model) app.UI {
	body := []app.UI{
		topic("", "Is er nu gevaar?"),
		phonesSaying(map[string]string{"vt": "Bel Veilig Thuis als je denkt dat iemand de komende uren of dagen niet veilig is, of als je twijfelt. Gratis, dag en nacht."}, "112", "vt"),
		panel("note", "",
			says("Kan deze tablet niet bellen? **Pak de schooltelefoon of je eigen telefoon.**"),
			says("Gaat het kind zo naar huis? Zeg dat als eerste en vraag wat je moet doen.")),
		says("Haal er een collega bij: de IB'er, de aandachtsfunctionaris of de directeur. De een blijft bij het kind, de ander belt."),
		says("Kun je zelf niet bellen? Vraag een collega om te bellen en mee te luisteren."),
	}
	if shown := openContacts(m); len(shown) > 0 {
		body = append(body, part("Nummers van de school", contactList(shown, false)))
	}
	if m.Setup.Joining {
		return app.Div().Class("screen screen-now").Body(append(body, backToEnrol())...)
	}
	body = append(body,
		part("Daarna", says("Vastleggen doe je daarna."), afterDanger(m)),
		rowList([]row{
			{Name: "Andere nummers", Href: to(flow.Contacts)},
			{Name: "Het gaat om iemand die voor de school werkt", Href: to(flow.Staff)},
		}))
	return app.Div().Class("screen screen-now").Body(body...)
}

// afterDanger leads to the form about what happened: of the case one came from,
// or of a child that is still to be chosen.
func afterDanger(m flow.Model) app.UI {
	switch {
	case m.Phase == flow.Empty, m.Phase == flow.Gone, m.Phase == flow.Broken:
		return ways(quietLink(toArg(flow.Pages, "writing"), "Wat schrijf ik wel en niet op"))
	case m.State != nil && !m.State.Loose && m.State.Closed == nil:
		return ways(
			primaryLink(toForm(m.State.ID, meldcode.FormDanger), "Vastleggen wat er is gebeurd in dossier "+m.State.Reference),
			quietLink(toWhich(meldcode.FormDanger), "Het gaat om een ander kind"))
	}
	return ways(primaryLink(toWhich(meldcode.FormDanger), "Vastleggen wat er is gebeurd"))
}

// openContacts are the school's numbers that may be seen now.
func openContacts(m flow.Model) []flow.Contact {
	if m.Phase != flow.Open {
		return m.OpenContacts()
	}
	var shown []flow.Contact
	for _, c := range m.Contacts {
		if c.Open {
			shown = append(shown, c)
		}
	}
	return shown
}

// staff is the other route, for someone who works for the school (S29, T25). It
// stores nothing.
func staff(m flow.Model) app.UI {
	page := meldcode.StaffPage()
	body := append([]app.UI{topic("", page.Title)}, blocks(page.Blocks)...)
	back, label := to(flow.Now), "Terug naar nu hulp nodig"
	if m.Phase == flow.Open {
		back, label = to(flow.Home), "Het gaat om thuis: terug naar het overzicht"
	}
	return app.Div().Class("screen").Body(append(body, ways(quietLink(back, label)))...)
}
