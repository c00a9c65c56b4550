package flow

import (
	"strconv"
	"strings"

	"meldcode/app/meldcode"
	"meldcode/app/vault"
)

// The pages on which somebody gets secrets of their own: the first member when
// a tablet is prepared (S03), a colleague who is added, and a member who renews
// their keys. Each walks those it needs.
const (
	PageCheck = iota + 1
	PageName
	PagePassphrase
	PageCode
	PageDone
)

// Page returns which of those pages r is, 0 for none.
func (r Route) Page() int {
	n, err := strconv.Atoi(r.Arg)
	if err != nil {
		n = 1
	}
	switch {
	case r.Screen == Setup:
		return min(max(n, PageCheck), PageDone)
	case r.Screen == Enrol: // the tablet was checked already
		return min(max(n, 1)+1, PageDone)
	case r.Screen == Settings && r.Arg == "keys-code":
		return PageCode
	}
	return 0
}

// pageRoute returns the route of a page in the walk of screen s.
func pageRoute(s Screen, page int) Route {
	switch s {
	case Enrol:
		return Route{Screen: Enrol, Arg: strconv.Itoa(page - 1)}
	case Settings:
		return Route{Screen: Settings, Arg: "keys-code"}
	}
	return Route{Screen: Setup, Arg: strconv.Itoa(page)}
}

// enterSetup shows a page of such a walk, or the first one that still lacks its
// answer.
func (m Model) enterSetup(r Route) (Model, []Cmd) {
	s := m.Setup
	page := s.page()
	if asked := r.Page(); asked <= PageName && !s.Joining {
		page = asked
	}
	m.Setup.Problems, m.Setup.For = nil, r.Screen
	m.Setup.Restore = m.Setup.Restore || m.Route.Screen == Import
	m, cmds := m.enter(pageRoute(r.Screen, page))
	if page == PagePassphrase && s.Proposal == "" {
		cmds = append(cmds, m.job(Propose{}))
	}
	return m, cmds
}

// page is the first one that still lacks its answer.
func (s SetupView) page() int {
	switch {
	case s.Added != "":
		return PageDone
	case s.Name == "":
		return PageName
	case len(s.Groups) == 0:
		return PagePassphrase
	}
	return PageCode
}

// setupNext is the one button of each of these pages.
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
	screen := m.Route.Screen
	page := func(n int) (Model, []Cmd) { return m.open(pageRoute(screen, n)) }
	switch m.Route.Page() {
	case PageCheck:
		return page(PageName)
	case PageName:
		if s.Name = strings.TrimSpace(s.Name); s.Name == "" {
			return wrong(FieldName, "Vul in hoe de naam op het ontgrendelscherm komt te staan.")
		}
		if m.taken(s.Name) {
			return wrong(FieldName, "Er is al iemand met deze naam. Zet er een letter of achternaam bij.")
		}
		if s.Role == "" {
			return wrong(FieldRole, "Kies de functie.")
		}
		// From here on a newcomer has the tablet: no case can be reached.
		s.Joining, m.State = screen == Enrol, nil
		return page(PagePassphrase)
	case PagePassphrase:
		if ok, why := vault.Strength(s.Passphrase); !ok {
			return wrong(FieldPassphrase, weakSentence(why))
		}
		s.Working = true
		if screen == Enrol {
			return m, []Cmd{m.job(AddMember{s.Name, s.Role, s.Passphrase})}
		}
		return m, []Cmd{m.job(Prepare{s.Name, s.Role, s.Passphrase})}
	case PageCode:
		s.Working = true
		switch screen {
		case Enrol:
			return m, []Cmd{m.job(ProveMember{s.Typed})}
		case Settings:
			return m, []Cmd{m.job(ProveKeys{s.Typed})}
		}
		return m, []Cmd{m.job(Prove{s.Typed})}
	case PageDone:
		if screen == Enrol {
			return m.lockTo(Route{Screen: Hand, Arg: string(s.Added)})
		}
	}
	return m.open(Route{Screen: Home})
}

// codeMade shows the recovery code that must be written down now.
func (m Model) codeMade(msg CodeMade) (Model, []Cmd) {
	s := &m.Setup
	if s.For == "" {
		return m, nil // that page was left
	}
	s.Working, s.Passphrase = false, ""
	s.Groups, s.Ask, s.Typed = msg.Groups, msg.Ask, [2]string{}
	return m.open(pageRoute(s.For, PageCode))
}

func (m Model) codeWrong() (Model, []Cmd) {
	m.Setup.Working = false
	m.Setup.Problems = []meldcode.Problem{{Key: meldcode.Key(FieldGroup1), Text: "De code komt niet overeen. Kijk op je papier en typ de groepen nog een keer."}}
	return m, []Cmd{FocusField{Problems}}
}

// weakSentence says why a passphrase is too weak and what to do.
func weakSentence(vault.Weakness) string {
	return "Deze wachtzin is te makkelijk te raden. Neem vier of meer losse woorden die alleen jij kent."
}
