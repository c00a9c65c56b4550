package ui

import (
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
	return app.Div().Class("screen-close").Body(backToCase(m), formScreen(m), whyNot(m))
}

// whyNot lists the endings that are not possible, each with what to do first.
func whyNot(m flow.Model) app.UI {
	form, _ := meldcode.FormByID(meldcode.FormClose)
	var body []app.UI
	for _, e := range m.State.Endings(m.Today) {
		if e.Possible && len(e.Why) == 0 {
			continue
		}
		why := e.Why
		body = append(body, app.H3().Text(form.Label("ending", e.Option)),
			app.Ul().Body(app.Range(why).Slice(func(i int) app.UI { return app.Li().Body(strongParts(why[i])...) })))
	}
	if len(body) == 0 {
		return app.Div().Class("none")
	}
	return app.Details().Class("fold").Body(append([]app.UI{app.Summary().Text("Waarom kan ik niet sluiten?")}, body...)...)
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
		body = append(body, panel("note", "", says("Vastgelegd: de leerling gaat van school op "+s.Left.On.Dutch()+"."),
			ways(quietLink(flow.Route{Screen: flow.Close, Case: s.ID}.String(), "Dossier sluiten"))))
	}
	return app.Div().Class("screen-leave").Body(append(body, formScreen(m))...)
}
