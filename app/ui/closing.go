package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// closeScreen ends a case (S21): only the endings that are possible now are
// asked, the others say why they are not.
func closeScreen(m flow.Model) app.UI {
	s := m.State
	if s == nil {
		return waiting(m)
	}
	if s.Closed != nil {
		return app.Div().Class("screen").Body(backToCase(m), topic("", "Dit dossier is al gesloten"),
			ways(primaryLink(flow.Route{Screen: flow.Reopen, Case: s.ID}.String(), "Dossier heropenen")))
	}
	if s.Left == nil && !closable(m) {
		return app.Div().Class("screen screen-close").Body(backToCase(m), topic("", "Dit dossier kan nog niet sluiten"),
			whyNot(m),
			ways(append(guardWays(s.Facts(m.Today, m.Me.Name), s.ID, meldcode.FormClose),
				quietLink(flow.Route{Screen: flow.Leave, Case: s.ID}.String(), "Leerling gaat van school"))...))
	}
	return app.Div().Class("screen-close").Body(backToCase(m), formScreen(m), whyNot(m))
}

// closable says that the case can end otherwise than by a pupil who leaves.
func closable(m flow.Model) bool {
	for _, e := range m.State.Endings(m.Today) {
		if e.Possible && e.Option != meldcode.EndLeft {
			return true
		}
	}
	return false
}

// whyNot lists the endings that are not possible, each with what to do first.
// What stands in the way of all of them is said once.
func whyNot(m flow.Model) app.UI {
	form, _ := meldcode.FormByID(meldcode.FormClose)
	endings := m.State.Endings(m.Today)
	times := map[string]int{}
	for _, e := range endings {
		for _, why := range e.Why {
			times[why]++
		}
	}
	common := func(why string) bool { return times[why] == len(endings) }
	var body []app.UI
	var every []string
	for _, e := range endings {
		var own []string
		for _, why := range e.Why {
			switch {
			case !common(why):
				own = append(own, why)
			case !slices.Contains(every, why):
				every = append(every, why)
			}
		}
		if len(own) > 0 {
			body = append(body, app.H3().Text(form.Label("ending", e.Option)), bullets(own...))
		}
	}
	if len(every) > 0 {
		body = append([]app.UI{bullets(every...)}, body...)
	}
	if len(body) == 0 {
		return app.Div().Class("none")
	}
	return app.Details().Class("fold why-not").Open(!closable(m)).Body(append([]app.UI{app.Summary().Text("Waarom kan ik niet sluiten?")}, body...)...)
}

// reopenScreen opens a closed case again, with a reason.
func reopenScreen(m flow.Model) app.UI {
	if m.State == nil {
		return waiting(m)
	}
	body := []app.UI{backToCase(m)}
	if c := m.State.Closed; c != nil {
		body = append(body, panel("note", "", says("Dit dossier is gesloten op "+c.Date.Dutch()+".")))
	}
	return app.Div().Class("screen-reopen").Body(append(body, formScreen(m))...)
}

// leaveScreen records that a pupil leaves the school (S22).
func leaveScreen(m flow.Model) app.UI {
	s := m.State
	if s == nil {
		return waiting(m)
	}
	body := []app.UI{backToCase(m)}
	if s.Left != nil {
		body = append(body, panel("note", "", says("Vastgelegd: de leerling gaat van school op "+s.Left.On.Dutch()+"."), keptPart(m),
			ways(quietLink(flow.Route{Screen: flow.Close, Case: s.ID}.String(), "Dossier sluiten"))))
	}
	return app.Div().Class("screen-leave").Body(append(body, formScreen(m))...)
}
