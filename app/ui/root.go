package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
)

// Root is the one component of the page. It is mounted once and never taken
// away, because go-app drops the callbacks of what is dismounted.
type Root struct {
	app.Compo

	// Model is what is shown. Only Dispatch changes it.
	Model flow.Model
	// Dispatch takes one message, on the UI goroutine; it sets Model.
	Dispatch func(flow.Msg)
	// Ready runs once, when the first screen stands.
	Ready func()
	// OnPanic hears that something broke, and nothing of what it was about.
	OnPanic func()

	broken    bool
	composing bool
	aim       app.Value // what a person last went to, and what it then did
	aimed     string
	before    app.Value // had the focus before a dialog took it
	ctx       app.Context
	mounted   bool
}

// OnMount begins to listen.
func (r *Root) OnMount(ctx app.Context) {
	r.ctx, r.mounted = ctx, true
	r.listen()
	ctx.Defer(func(app.Context) {
		r.settle()
		if r.Ready != nil {
			r.Ready()
		}
	})
}

// Send hands msg to Dispatch on the UI goroutine and shows what came of it. It
// can be called from any goroutine once the component is mounted.
func (r *Root) Send(msg flow.Msg) {
	r.ctx.Dispatch(func(ctx app.Context) {
		if r.broken || r.Dispatch == nil {
			return
		}
		r.guard(func() { r.Dispatch(msg) })
		ctx.Defer(func(app.Context) { r.settle() })
	})
}

// guard keeps a panic from leaving a page that looks alive. What is recovered
// may hold case data and is dropped unseen.
func (r *Root) guard(f func()) {
	defer func() {
		if recover() != nil {
			r.fail()
		}
	}()
	f()
}

// Broken says whether the screen was replaced by the page that says so.
func (r *Root) Broken() bool { return r.broken }

// Fail replaces the screen by a page that says the program stopped. It can be
// called from any goroutine.
func (r *Root) Fail() { r.ctx.Dispatch(func(app.Context) { r.fail() }) }

func (r *Root) fail() {
	if r.broken {
		return
	}
	r.broken = true
	r.Model = flow.Model{}
	if r.OnPanic != nil {
		r.OnPanic()
	}
}

// Render draws the frame with the screen of the route in it.
func (r *Root) Render() (ui app.UI) {
	if r.broken {
		return broken()
	}
	defer func() {
		if recover() != nil {
			r.fail()
			ui = broken()
		}
	}()
	return frame(r.Model, screen(r.Model))
}

// broken says honestly that the program stopped. It shows nothing of a case.
func broken() app.UI {
	return app.Div().ID("app").Class("app").Body(
		app.Main().ID("main").Class("main").Body(
			screenOf("", "De app is gestopt",
				says("Er ging iets mis in de app. Wat het laatst als concept bewaard of vastgelegd was, staat er nog."),
				says("Start de app opnieuw. Gebeurt dit weer? Bel je beheerder."),
				ways(press(flow.ActReload, "", "App opnieuw starten", true)),
				app.P().Body(app.Button().Type("button").Class("button").DataSet("do", "hide").Text("Scherm verbergen")),
				says("Is er nu gevaar? Bel **112**. Advies of melden: Veilig Thuis, **0800-2000**."))))
}

// screen draws the screen of the route.
func screen(m flow.Model) app.UI {
	if m.Phase == flow.Starting {
		return starting(m)
	}
	switch m.Route.Screen {
	case flow.Welcome:
		return welcome(m)
	case flow.Now:
		return nowScreen(m)
	case flow.Setup, flow.Enrol:
		return setup(m)
	case flow.Unlock:
		return unlock(m)
	case flow.Recover:
		return recoverScreen(m)
	case flow.Lost:
		return lost(m)
	case flow.Trouble:
		return trouble(m)
	case flow.Home:
		return home(m)
	case flow.Contacts:
		return contacts(m)
	case flow.Pages:
		return pages(m)
	case flow.Settings:
		return settings(m)
	case flow.Import:
		return importing(m)
	case flow.Staff:
		return staff(m)
	case flow.Terms:
		return termsScreen(m)
	}
	if ui := ofCase(m); ui != nil {
		return ui
	}
	return unknown(m)
}

// ofCase draws the screens of signals and cases.
func ofCase(m flow.Model) app.UI {
	switch m.Route.Screen {
	case flow.SignalNew:
		return signalNewScreen(m)
	case flow.SignalShow:
		return signalShowScreen(m)
	case flow.SignalNext:
		return signalNextScreen(m)
	case flow.SignalInto:
		return signalIntoScreen(m)
	case flow.CaseNew:
		return caseNewScreen(m)
	case flow.Which:
		return whichScreen(m)
	case flow.Case:
		return caseScreen(m)
	case flow.Step:
		return stepScreen(m)
	case flow.Add:
		return addScreen(m)
	case flow.Weigh:
		return weighScreen(m)
	case flow.Decide:
		return decideScreen(m)
	case flow.Call:
		return callScreen(m)
	case flow.Report:
		return reportScreen(m)
	case flow.HelpPlan:
		return helpPlanScreen(m)
	case flow.Log:
		return logScreen(m)
	case flow.People:
		return peopleScreen(m)
	case flow.Out:
		return outScreen(m)
	case flow.Close:
		return closeScreen(m)
	case flow.Reopen:
		return reopenScreen(m)
	case flow.Leave:
		return leaveScreen(m)
	case flow.Destroying:
		return destroyScreen(m)
	case flow.Give:
		return giveScreen(m)
	case flow.Hand:
		return handScreen(m)
	}
	return nil
}
