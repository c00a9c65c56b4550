package ui

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
)

// printCode offers the recovery code on paper, folded away: writing it by hand
// stays the advice, because a printer keeps copies and a file is not sealed.
func printCode(groups []string) app.UI {
	if len(groups) == 0 {
		return app.Div().Class("place")
	}
	return app.Details().Class("fold").Body(
		app.Summary().Text("Kun je niet met de hand schrijven?"),
		says("Dan kun je de code afdrukken. Met de hand is veiliger: een printer en het netwerk van de school kunnen een kopie bewaren."),
		says("Loop meteen naar de printer. Kies niet 'Bewaar als pdf' op deze tablet: die pdf is niet beveiligd."),
		ways(press(flow.ActPrintPage, "", "Herstelcode afdrukken", false)))
}

// codeSheet is that paper; on the screen it is not drawn. It names nobody: whoever
// finds it must not know whose code it is.
func codeSheet(m flow.Model) app.UI {
	groups := m.Setup.Groups
	if len(groups) == 0 {
		return app.Div().Class("place")
	}
	rows := make([]app.UI, len(groups))
	for i, g := range groups {
		rows[i] = app.Li().Class("group-code").Body(app.Span().Class("group-number").Text(strconv.Itoa(i+1)), app.Span().Class("group-text").Text(g))
	}
	return app.Article().Class("sheet only-print").Aria("label", "Herstelcode op papier").Body(
		app.H2().Class("sheet-title").Aria("level", 1).Text("Herstelcode"),
		app.P().Text("Gemaakt op "+m.Today.Dutch()+"."),
		app.Ol().Class("code").Body(rows...),
		app.P().Text("Wie deze code heeft, kan alles lezen waar de code bij hoort. Doe dit papier meteen in een dichte envelop en leg die in de kluis van de school, niet bij de tablet."),
		app.P().Text("Schrijf zelf op de envelop wie hem mag openen. Zijn er nieuwe sleutels gemaakt? Vernietig dit papier dan."))
}
