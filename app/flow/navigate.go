package flow

import (
	"meldcode/app/dossier"
	"meldcode/app/exchange"
)

// before lists the screens that need no unlock; help may never be locked away.
var before = map[Screen]bool{
	Now: true, Staff: true, Pages: true, Call: true, Contacts: true,
}

// went shows route r, or what must come first. The address stays as it is, so
// that after unlocking one is where one wanted to be.
func (m Model) went(r Route) (Model, []Cmd) {
	if m.Phase == Starting {
		m.Route = r
		return m, nil
	}
	free := before[r.Screen] && r.Case == ""
	switch m.Phase {
	case Empty:
		if !free && r.Screen != Lost && !m.begins(r) {
			return m.enter(Route{Screen: Welcome})
		}
		if r.Screen == Setup {
			return m.enterSetup(r)
		}
	case Locked:
		if r.Screen == Recover || r.Screen == Unlock {
			return m.enter(r)
		}
		if !free {
			m.Back = r
			if r.Screen == Hand {
				m.Unlock.Member = m.face(r.Arg).ID
			}
			return m.enter(Route{Screen: Unlock})
		}
	case Gone:
		if !free && !m.begins(r) {
			return m.enter(Route{Screen: Lost})
		}
		if r.Screen == Setup {
			return m.enterSetup(r)
		}
	case Broken:
		if !free {
			return m.enter(Route{Screen: Trouble, Arg: string(m.Fault)})
		}
	case Elsewhere:
		if !free {
			return m.enter(Route{Screen: Trouble, Arg: "elsewhere"})
		}
	case Open:
		if m.InstallFirst() && writes(r) {
			return m.enter(NotInstalled)
		}
		if m.Setup.Joining && r.Screen != Enrol && r.Screen != Now {
			// A newcomer has the tablet in hands.
			return m.instead(pageRoute(Enrol, m.Setup.page()))
		}
		switch r.Screen {
		case Enrol:
			return m.enterSetup(r)
		case Hand:
			if r.Arg == m.Me.ID {
				return m.errand(r)
			}
		case Welcome, Unlock, Recover, Lost, Trouble:
			return m.open(Route{Screen: Home})
		case Setup:
			if r.Arg != "5" {
				return m.open(Route{Screen: Home})
			}
		case Which:
			if len(m.OpenCases(nil))+len(m.LooseSignals(nil)) == 0 {
				return m.instead(Route{Screen: CaseNew, Sub: r.Arg}) // nothing to choose from
			}
		}
	}
	return m.enter(r)
}

// begins says whether r prepares a tablet without a vault, or puts a back-up on
// it, and that may be done here.
func (m Model) begins(r Route) bool {
	return (r.Screen == Setup || r.Screen == Import) && !m.InstallFirst()
}

// open goes to r by changing the address.
func (m Model) open(r Route) (Model, []Cmd) {
	m, cmds := m.went(r)
	return m, append([]Cmd{Show{Fragment: r.String()}}, cmds...)
}

// instead goes to r in the place of the address that led here.
func (m Model) instead(r Route) (Model, []Cmd) {
	m, cmds := m.enter(r)
	return m, append([]Cmd{Show{Fragment: r.String(), Replace: true}}, cmds...)
}

// enter makes r the screen: it keeps the concept of a form that is left, stops
// what was asked there and can be stopped, loads what r shows and moves the focus
// to its heading.
func (m Model) enter(r Route) (Model, []Cmd) {
	m, cmds := m.keep()
	cmds = append(cmds, m.leave()...)
	if m.Phase == Open {
		m.Back = m.backFrom(r)
	}
	m.Route, m.Notice.Alert, m.Returned = r, "", m.Returned && r.Screen == Home
	m.Form, m.Join, m.Call, m.Out, m.Log, m.Fault = FormView{}, JoinView{}, CallView{}, OutView{}, m.Log.kept(r), NoFault
	m.Terms, m.Cards = TermsView{}, CardsView{}
	if r.Screen != Import {
		m.Import = ImportView{}
	}
	if r.Screen != Settings && r.Screen != Out || r.Case != m.Export.Case {
		m.Export = ExportView{Case: r.Case} // one case is no back-up of all
	}
	m.Settings, m.Team, m.Key = SettingsView{Prefs: m.Prefs}, TeamView{}, KeyView{}
	m.Hand, m.Keep = HandView{}, KeepView{}
	if m.Phase == Open && !m.Setup.Joining && r.Page() == 0 {
		m.Setup = SetupView{}
	}
	m, more := m.again()
	cmds = append(cmds, more...)
	if r.Screen == Now {
		m.helped = m.Clock
	}
	if r.Screen == Out {
		m.Out.Recipient, m.Out.What = r.Arg, r.Sub
	}
	if id := m.onScreen(); m.Phase == Open && id != "" {
		if m.State == nil || m.State.ID != id {
			m.State = nil
			cmds = append(cmds, m.load(id))
			return m, append(cmds, Show{Focus: true})
		}
	}
	m, more = m.fill()
	cmds = append(cmds, more...)
	if m.Phase == Open && r == (Route{Screen: Settings, Arg: "keep"}) {
		cmds = append(cmds, m.job(ReadDestroyed{}))
	}
	if m.Phase == Open && r.ownCard() {
		cmds = append(cmds, m.job(ReadCard{}))
	}
	if m.Phase == Open && readsStorage(r) {
		cmds = append(cmds, m.job(ReadStorage{}))
	}
	if m.resume && m.Form.Field != "" {
		m.resume = false
		return m, append(cmds, FocusField{m.Form.Field})
	}
	m.resume = false
	return m, append(cmds, Show{Focus: true})
}

// onScreen is the case or signal that the screen is about; of a case that is
// being opened from a signal, that signal.
func (m Model) onScreen() dossier.ID {
	if m.Route.Screen == CaseNew {
		return dossier.ID(m.Route.Arg)
	}
	return m.Route.Case
}

// loaded takes a case, when it is still the one on screen.
func (m Model) loaded(msg Loaded) (Model, []Cmd) {
	if msg.State == nil || msg.State.ID != m.onScreen() {
		return m, nil
	}
	m.State = msg.State
	m, cmds := m.fill()
	if m.resume && m.Form.Field != "" {
		cmds = append(cmds, FocusField{m.Form.Field})
	} else {
		cmds = append(cmds, Show{Focus: true})
	}
	m.resume = false
	return m, cmds
}

// fill prepares what the screen needs once its case is there: its form, or the
// document to print.
func (m Model) fill() (Model, []Cmd) {
	if m.Phase != Open {
		if m.Route.Screen == Call {
			m = m.callAid()
		}
		return m, nil
	}
	if m.Route.Screen == Report && m.Route.Arg == Aloud {
		m.Out.Recipient, m.Out.What = string(exchange.VeiligThuis), "report"
		return m.startOut()
	}
	if m.Route.Screen == Out {
		return m.startOut()
	}
	if m.sign() {
		return m.startSigning(), nil
	}
	if m = m.startForm(); m.Route.Screen == Call {
		m = m.startCallAid()
	}
	return m, nil
}

// caseRoute returns the page of the case on screen.
func caseRoute(id dossier.ID) Route { return Route{Screen: Case, Case: id} }
