package flow

import (
	"strings"

	"meldcode/app/meldcode"
	"meldcode/app/vault"
)

// enterSetup shows a page of the preparing (S03), or the first one that still
// lacks its answer.
func (m Model) enterSetup(r Route) (Model, []Cmd) {
	s := m.Setup
	switch {
	case r.Arg == "1" || r.Arg == "":
		r.Arg = "1"
	case r.Arg == "2":
	case s.Name == "":
		r.Arg = "2"
	case len(s.Groups) == 0:
		r.Arg = "3"
	default:
		r.Arg = "4"
	}
	m.Setup.Problems = nil
	m.Setup.Restore = m.Setup.Restore || m.Route.Screen == Import
	m, cmds := m.enter(r)
	if r.Arg == "3" && s.Proposal == "" {
		cmds = append(cmds, m.job(Propose{}))
	}
	return m, cmds
}

// setupNext is the one button of each page of the preparing.
func (m Model) setupNext() (Model, []Cmd) {
	s := &m.Setup
	if s.Working {
		return m, nil
	}
	s.Problems = nil
	wrong := func(key Field, text string) (Model, []Cmd) {
		s.Problems = []meldcode.Problem{{Key: meldcode.Key(key), Text: text}}
		return m, []Cmd{FocusField{Problems}}
	}
	page := func(n string) (Model, []Cmd) { return m.open(Route{Screen: Setup, Arg: n}) }
	switch m.Route.Arg {
	case "", "1":
		return page("2")
	case "2":
		if s.Name = strings.TrimSpace(s.Name); s.Name == "" {
			return wrong(FieldName, "Vul in hoe je naam op het ontgrendelscherm komt te staan.")
		}
		if s.Role == "" {
			return wrong(FieldRole, "Kies je functie.")
		}
		return page("3")
	case "3":
		if ok, why := vault.Strength(s.Passphrase); !ok {
			return wrong(FieldPassphrase, weakSentence(why))
		}
		s.Working = true
		return m, []Cmd{m.job(Prepare{s.Name, s.Role, s.Passphrase})}
	case "4":
		s.Working = true
		return m, []Cmd{m.job(Prove{s.Typed})}
	}
	return m.open(Route{Screen: Home})
}

// weakSentence says why a passphrase is too weak and what to do.
func weakSentence(vault.Weakness) string {
	return "Deze wachtzin is te makkelijk te raden. Neem vier of meer losse woorden die alleen jij kent."
}
