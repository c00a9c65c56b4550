package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
)

// contacts are the numbers (S24): the national ones built in, the school's own
// below.
func contacts(m flow.Model) app.UI {
	if m.Settings.Editing {
		return contactForm(m)
	}
	if len(m.Cards.Found) > 0 {
		return foundCards(m)
	}
	body := []app.UI{topic("", "Contacten en nummers"), phones("112", "vt", "inspector", "child-line"), region(m)}
	if m.Phase != flow.Open {
		if open := m.OpenContacts(); len(open) > 0 {
			body = append(body, part("Nummers van de school", contactList(open, false)))
		} else {
			body = append(body, part("Nummers van de school", hint("Hier staan alleen nummers die de school zonder ontgrendelen laat zien.")))
		}
		return app.Div().Class("screen").Body(body...)
	}
	own := app.UI(hint("Nog geen. Vul de nummers in van de IB'er, de directeur, het bestuur, schoolmaatschappelijk werk, de jeugdarts en het wijkteam."))
	if len(m.Contacts) > 0 {
		own = contactList(m.Contacts, true)
	}
	if set := m.SchoolContacts(); len(set) > 0 {
		body = append(body, part("Van het bestuur of de school", contactList(set, false)))
	}
	return app.Div().Class("screen").Body(append(body,
		part("Nummers van de school", own, ways(press(flow.ActEditContact, "", "Contact toevoegen", true))),
		cardsPart(m))...)
}

func contactList(all []flow.Contact, edit bool) app.UI {
	return app.Ul().Class("rows").Body(app.Range(all).Slice(func(i int) app.UI {
		c := all[i]
		main := []app.UI{app.Span().Class("row-name").Text(c.Name)}
		if c.Organisation != "" {
			main = append(main, app.Span().Class("row-text").Text(c.Organisation))
		}
		if c.Phone != "" {
			main = append(main, app.A().Class("contact-phone").Href("tel:"+dialled(c.Phone)).Aria("label", c.Name+" "+spoken(c.Phone)).Text(c.Phone))
		}
		switch {
		case mailable(c.Mail):
			main = append(main, app.A().Class("contact-mail").Href("mailto:"+c.Mail).Aria("label", c.Name+" "+c.Mail).Text(c.Mail))
		case c.Mail != "":
			main = append(main, app.Span().Class("row-text").Text(c.Mail))
		}
		if edit && c.Open {
			main = append(main, app.Span().Class("row-text").Text("Ook te zien zonder ontgrendelen"))
		}
		body := []app.UI{app.Span().Class("row-main").Body(main...)}
		if edit {
			body = append(body, app.Span().Class("row-buttons").Body(
				app.Button().Type("button").Class("button").DataSet("do", string(flow.ActEditContact)).DataSet("id", c.ID).
					Aria("label", c.Name+" wijzigen").Text("Wijzigen")))
		}
		return app.Li().Class("row").Body(body...)
	}))
}

func dialled(phone string) string {
	var b strings.Builder
	for _, r := range phone {
		if r >= '0' && r <= '9' || r == '+' && b.Len() == 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func spoken(phone string) string { return strings.Join(strings.Split(dialled(phone), ""), " ") }

func contactForm(m flow.Model) app.UI {
	s := m.Settings
	c := s.Contact
	title := "Contact toevoegen"
	if c.ID != "" {
		title = "Contact wijzigen"
	}
	open, label := "false", "Tonen zonder ontgrendelen: nee"
	if c.Open {
		open, label = "true", "Tonen zonder ontgrendelen: ja"
	}
	buttons := []app.UI{mainPress(flow.ActSaveContact, "Contact bewaren"), quietLink(to(flow.Home), "Niet bewaren")}
	if c.ID != "" {
		buttons = append(buttons, textPress(flow.ActDropContact, c.ID, "Contact weghalen"))
	}
	return app.Div().Class("screen screen-form").Body(
		topic("", title),
		summaryOf(s.Problems),
		app.Div().Class("fields").Body(
			field{Field: flow.FieldContactName, Label: "Naam of functie", Value: c.Name, Problems: s.Problems}.draw(),
			field{Field: flow.FieldContactOrg, Label: "Organisatie", Value: c.Organisation, Optional: true, Problems: s.Problems}.draw(),
			field{Field: flow.FieldContactTel, Label: "Telefoonnummer", Value: c.Phone, Kind: "tel", Short: true, Optional: true, Problems: s.Problems}.draw(),
			field{Field: flow.FieldContactMail, Label: "E-mail", Value: c.Mail, Kind: "email", Optional: true, Problems: s.Problems}.draw(),
			app.Div().Class("field").Body(
				app.Button().Type("button").Class("button").DataSet("do", string(flow.ActOpenContact)).DataSet("id", c.ID).Aria("pressed", open).Text(label),
				hint("Bij ja kan iedereen met deze tablet dit nummer zien, ook als de app op slot is."))),
		ways(buttons...))
}
