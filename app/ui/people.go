package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// peopleScreen is who belongs to the family and who can read the case (S19).
func peopleScreen(m flow.Model) app.UI {
	s := m.State
	if s == nil {
		return waiting(m)
	}
	var cards []app.UI
	for _, p := range s.Persons {
		var tags []app.UI
		if p.Secret {
			tags = append(tags, tag("Adres geheim", "late"))
		}
		if p.Blind {
			tags = append(tags, tag("Mag niets weten van dit dossier", "late"))
		}
		body := []app.UI{app.H3().Text(p.Called()), app.P().Text(upper(personLine(p)))}
		for _, line := range personMore(p, m.Today) {
			body = append(body, app.P().Class("row-text").Text(line))
		}
		if tel := dialled(p.Phone); tel != "" {
			body = append(body, app.P().Body(app.A().Class("contact-phone").Href("tel:"+tel).Aria("label", p.Called()+" "+spoken(p.Phone)).Text(p.Phone)))
		}
		if len(tags) > 0 {
			body = append(body, app.P().Class("tags").Body(tags...))
		}
		body = append(body, app.P().Body(plainLink(
			flow.Route{Screen: flow.Add, Case: s.ID, Arg: string(meldcode.FormPerson), Sub: string(p.ID)}.String(),
			"Gegevens van "+p.Called()+" wijzigen")))
		cards = append(cards, app.Li().Class("card").Body(body...))
	}
	family := []app.UI{app.Ul().Class("cards").Body(cards...)}
	if len(s.Persons) == 0 {
		family = []app.UI{says("Er staan nog geen mensen in dit dossier.")}
	}
	if len(meldcode.Parents(s.Facts(m.Today, m.Me.Name))) == 0 {
		family = append(family, says("Er is nog geen ouder of verzorger vastgelegd."))
	}
	family = append(family, ways(
		primaryLink(toForm(s.ID, meldcode.FormPerson), "Persoon toevoegen"),
		quietLink(toPerson(s.ID, meldcode.Parent), "Ouder of verzorger toevoegen"),
		quietLink(toPerson(s.ID, meldcode.Sibling), "Broer of zus toevoegen")),
		hint("Wie je hier vastlegt, kies je daarna bij elke aantekening met één tik. Je typt een naam dus maar één keer."))

	roles := roleLines(s.Roles)
	if len(roles) == 0 {
		roles = []string{"De rollen zijn nog niet vastgelegd."}
	}
	return app.Div().Class("screen").Body(
		backToCase(m),
		topic("", "Mensen van dit dossier"),
		part("Wie hoort bij het gezin", family...),
		part("Wie doet wat op school",
			app.Ul().Body(app.Range(roles).Slice(func(i int) app.UI { return app.Li().Text(roles[i]) })),
			ways(quietLink(toForm(s.ID, meldcode.FormRoles), "Rollen vastleggen"))),
		part("Wie kan dit dossier lezen", readersPart(m)...),
		part("Een verwijzing in het leerlingvolgsysteem",
			says("Zet dit dossier niet in ParnasSys of een ander leerlingvolgsysteem. Wil je een verwijzing? Bijvoorbeeld: 'Vragen over deze leerling: neem contact op met de IB'er.' Kijk eerst wie die notitie kan lezen, ook in het ouderportaal."),
			ways(press(flow.ActCopy, "pointer", "Zin kopiëren", false))),
	)
}

func toPerson(id dossier.ID, role meldcode.PersonRole) string {
	return flow.Route{Screen: flow.Add, Case: id, Arg: string(meldcode.FormPerson), Sub: string(role)}.String()
}

// personMore is what else is known of somebody. It names the interpreter and the
// address, so it stands on this screen alone, and a secret address not even here.
func personMore(p meldcode.Person, today meldcode.Date) []string {
	var lines []string
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, label+": "+text)
		}
	}
	switch {
	case !p.Born.IsZero():
		add("Geboren", p.Born.Dutch()+" ("+p.Age(today)+")")
	case p.BornYear > 0:
		add("Geboren in", num(p.BornYear)+" ("+p.Age(today)+")")
	}
	add("Groep", p.Group)
	add("School", p.School)
	add("Tolk", p.Interpreter)
	if p.Secret && p.Address != "" {
		add("Adres", "geheim, alleen te zien bij 'Gegevens wijzigen'")
	} else {
		add("Adres", p.Address)
	}
	return lines
}
