package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
)

// welcome is the first screen of a tablet without a vault (S01, T01).
func welcome(m flow.Model) app.UI {
	body := []app.UI{
		topic("", "Meldcode: als je je zorgen maakt over een kind"),
		app.P().Class("lead").Text("Met deze app loop je stap voor stap door de meldcode. Je legt vast wat je ziet, met wie je overlegt en wat jullie besluiten."),
		app.Div().Class("ways-big").Body(
			app.A().Class("button button-help").Href(to(flow.Now)).Text("Ik heb nu hulp nodig")),
		bullets(
			"Alles wat je invult, blijft op deze tablet. Er gaat alleen iets naar buiten als jij het afdrukt of exporteert.",
			"Alles is versleuteld. Alleen wie bij een dossier hoort, kan het lezen.",
			"**Deze app meldt niets.** Melden doe je zelf, bij Veilig Thuis.",
			"Kan er iemand meekijken? Tik op 'Scherm verbergen', rechtsboven op elk scherm. Met een toetsenbord kan het ook: druk drie keer snel op Shift."),
	}
	if m.InstallFirst() {
		return app.Div().Class("screen").Body(append(body, installFirst(),
			app.P().Body(plainLink(to(flow.Pages), "Uitleg lezen"), app.Text(" · "), plainLink(to(flow.Contacts), "Nummers opzoeken")))...)
	}
	return app.Div().Class("screen").Body(append(body,
		ways(primaryLink(toArg(flow.Setup, "1"), "Deze tablet klaarmaken"),
			quietLink(to(flow.Import), "Ik heb een back-up"),
			quietLink(to(flow.Lost), "Hier stond al iets")),
		app.P().Body(plainLink(to(flow.Pages), "Uitleg lezen"), app.Text(" · "), plainLink(to(flow.Contacts), "Nummers opzoeken")))...)
}

// installFirst is what an iPad must hear outside an installed app (X12).
func installFirst() app.UI {
	return panel("warning", "Zet de app eerst op het beginscherm", installing()...)
}

func installing() []app.UI {
	return []app.UI{
		says("In Safari kan een iPad gegevens wissen als je de app zeven dagen niet gebruikt."),
		numbered("Tik op het deelteken.", "Tik op 'Zet op beginscherm'.", "Open de app daarna met het pictogram."),
		says("Tot die tijd kun je de uitleg lezen en nummers opzoeken, maar niets vastleggen."),
	}
}

// starting stands while the store is being looked at.
func starting(m flow.Model) app.UI {
	return app.Div().Class("screen").Body(topic("", m.School.AppName()), working("De app wordt geopend…"))
}

func unknown(m flow.Model) app.UI {
	where, label := to(flow.Home), "Naar het overzicht"
	if m.Phase != flow.Open {
		where, label = to(flow.Welcome), "Naar het begin"
	}
	return screenOf("", "Deze pagina bestaat niet",
		says("Misschien is het adres veranderd. Er is niets kwijt."),
		ways(primaryLink(where, label)))
}
