package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
)

// apartMost is how many entries that are kept apart are shown: a file may hold any
// number of them.
const apartMost = 100

// apartPanel says on a case that a file went on otherwise than what is here.
func apartPanel(m flow.Model) app.UI {
	n := len(m.State.Apart)
	if n == 0 {
		return app.Div().Class("place")
	}
	return panel("warning", "Dit dossier is op twee plekken anders verdergegaan",
		says("In een bestand dat je inlas, stond een aantekening met hetzelfde nummer als een andere hier. Dat gebeurt als een oude kopie is teruggezet en iemand daarin verder werkte. Het kan ook dat iemand een aantekening heeft veranderd."),
		says("Wat hier stond, is gebleven. Apart bewaard: **"+count(n, "aantekening", "aantekeningen")+"**. Lees die, en leg opnieuw vast wat hier mist."),
		ways(quietLink(flow.Route{Screen: flow.Log, Case: m.State.ID}.String(), "Bekijk wat apart staat")))
}

// apartList shows the entries that did not fit, as they were written.
func apartList(m flow.Model) app.UI {
	all := m.State.Apart
	if len(all) == 0 {
		return app.Div().Class("place")
	}
	shown := all[:min(len(all), apartMost)]
	body := []app.UI{says("Deze aantekeningen stonden in een bestand dat is ingelezen. Ze tellen niet mee in dit dossier en staan niet in een afdruk. Ze gaan niet verloren.")}
	if more := len(all) - len(shown); more > 0 {
		body = append(body, says("Hier staan er "+count(len(shown), "aantekening", "aantekeningen")+". Er zijn er nog "+count(more, "aantekening", "aantekeningen")+"."))
	}
	return part("Apart bewaard", append(body, app.Div().Class("place").Body(
		app.Range(shown).Slice(func(i int) app.UI { return apartEntry(m, shown[i]) })))...)
}

func apartEntry(m flow.Model, e dossier.Entry) app.UI {
	return app.Div().Class("version").Body(app.H3().Text(entryName(e)), recordedBy(e), entryBody(m, e))
}
