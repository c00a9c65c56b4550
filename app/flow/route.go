package flow

import (
	"slices"
	"strconv"
	"strings"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// Screen names one screen of the app (screens.md 2).
type Screen string

const (
	Welcome    Screen = "welcome"
	Now        Screen = "now"
	Setup      Screen = "setup"   // Arg 1..5
	Enrol      Screen = "enrol"   // Arg 1..4: a colleague is added
	Unlock     Screen = "unlock"  //
	Recover    Screen = "recover" //
	Lost       Screen = "lost"
	Trouble    Screen = "trouble" // Arg kind
	Home       Screen = "home"
	SignalNew  Screen = "signal-new"
	SignalNext Screen = "signal-next" // Case is the loose signal
	SignalShow Screen = "signal"
	SignalInto Screen = "signal-into" // Case is the loose signal, Arg the case it goes into, or empty
	CaseNew    Screen = "case-new"    // Arg: a loose signal's id, or empty; Sub: the form that follows
	Which      Screen = "which"       // Arg: the form that is about a child still to be chosen
	Case       Screen = "case"
	Step       Screen = "step"  // Arg 1..3
	Add        Screen = "add"   // Arg form id, empty = chooser
	Weigh      Screen = "weigh" // Arg 1..5, "postpone", empty = the path
	Decide     Screen = "decide"
	Call       Screen = "call"
	Report     Screen = "report" // Arg empty or Aloud
	HelpPlan   Screen = "help-plan"
	Log        Screen = "log" // Arg entry id or empty
	People     Screen = "people"
	Out        Screen = "out" // Arg recipient, Sub the page; empty = the question for it
	Close      Screen = "close"
	Reopen     Screen = "reopen"
	Leave      Screen = "leave"
	Contacts   Screen = "contacts"
	Pages      Screen = "pages"    // Arg page id, empty = list
	Settings   Screen = "settings" // Arg me, card, tablet, backup, school, keep, recovery, people, holidays, leave, passkey, keys, keys-code, empty = list; Sub of leave: the member
	Give       Screen = "give"     // Sub of Hand still to be chosen; Arg what is asked
	Hand       Screen = "hand"     // Arg the member who gets the tablet, Sub what is asked, Case, From who gives it
	Import     Screen = "import"
	Staff      Screen = "staff"
	Destroying Screen = "destroy" // Case: the case to destroy
	Unknown    Screen = "unknown"
)

// Aloud is the page of a report from which it is read on the phone.
const Aloud = "aloud"

// Route is where the person is. Its text form is a fragment without names:
// "#/case/{id}/step/2".
type Route struct {
	Screen Screen
	Case   dossier.ID
	Arg    string
	Sub    string // the person or entry a form is about: "#/case/{id}/add/{form}/{sub}"
	From   string // of Hand alone
}

// String returns the fragment, "#/..." .
func (r Route) String() string {
	c, base := "#/case/"+string(r.Case), "#/case/new"
	tail := func(base string) string {
		if r.Arg == "" {
			return base
		}
		if r.Sub == "" {
			return base + "/" + r.Arg
		}
		return base + "/" + r.Arg + "/" + r.Sub
	}
	switch r.Screen {
	case Welcome:
		return "#/"
	case Recover:
		return "#/unlock/recover"
	case Terms:
		if r.Case != "" {
			return c + "/terms"
		}
		return "#/terms"
	case Now, Home, Unlock, Lost, Contacts, Import, Staff:
		return "#/" + string(r.Screen)
	case Setup, Enrol, Trouble, Settings:
		return tail("#/" + string(r.Screen))
	case Hand:
		f := "#/hand"
		for _, part := range []string{r.Arg, r.Sub, string(r.Case), r.From} {
			if part == "" {
				break
			}
			f += "/" + part
		}
		return f
	case Pages:
		return tail("#/help")
	case SignalNew:
		return "#/signal/new"
	case SignalShow:
		return "#/signal/" + string(r.Case)
	case SignalNext:
		return "#/signal/" + string(r.Case) + "/next"
	case SignalInto:
		return tail("#/signal/" + string(r.Case) + "/into")
	case CaseNew:
		for _, more := range []string{r.Arg, r.Sub} {
			if more != "" {
				base += "/" + more
			}
		}
		return base
	case Which:
		return tail("#/which")
	case Case:
		return c
	case HelpPlan:
		return c + "/help"
	case Call:
		if r.Case == "" {
			return "#/call"
		}
		return c + "/call"
	case Destroying:
		return "#/keep/" + string(r.Case) + "/destroy"
	case Step, Add, Weigh, Log, Out, Decide, Report, People, Close, Reopen, Leave, Give:
		return tail(c + "/" + string(r.Screen))
	}
	return "#/" + string(Unknown)
}

// ParseRoute reads a fragment; what it does not know is Unknown.
func ParseRoute(fragment string) Route {
	f := strings.TrimPrefix(strings.TrimPrefix(fragment, "#"), "/")
	if f == "" {
		return Route{Screen: Welcome}
	}
	part := strings.Split(f, "/")
	at := func(i int) string {
		if i < len(part) {
			return part[i]
		}
		return ""
	}
	if len(part) > 5 {
		return Route{Screen: Unknown}
	}
	switch part[0] {
	case "now", "home", "lost", "contacts", "import", "staff", "call", "terms":
		if len(part) == 1 {
			return Route{Screen: Screen(part[0])}
		}
	case "unlock":
		if len(part) == 1 {
			return Route{Screen: Unlock}
		}
		if at(1) == "recover" && len(part) == 2 {
			return Route{Screen: Recover}
		}
	case "setup", "enrol", "trouble", "settings":
		if len(part) <= 2 || len(part) == 3 && part[0] == "settings" && at(1) == "leave" {
			return Route{Screen: Screen(part[0]), Arg: at(1), Sub: at(2)}
		}
	case "hand":
		if slices.Contains(part, "") || len(part) == 1 || len(part) == 3 || len(part) > 2 && taskOf(at(2)).ID == "" {
			break
		}
		return Route{Screen: Hand, Arg: at(1), Sub: at(2), Case: dossier.ID(at(3)), From: at(4)}
	case "keep":
		if len(part) == 3 && at(1) != "" && at(2) == "destroy" {
			return Route{Screen: Destroying, Case: dossier.ID(at(1))}
		}
	case "help":
		if len(part) <= 2 {
			return Route{Screen: Pages, Arg: at(1)}
		}
	case "signal":
		switch {
		case at(1) == "new" && len(part) == 2:
			return Route{Screen: SignalNew}
		case at(1) != "" && len(part) == 2:
			return Route{Screen: SignalShow, Case: dossier.ID(at(1))}
		case at(1) != "" && at(2) == "next" && len(part) == 3:
			return Route{Screen: SignalNext, Case: dossier.ID(at(1))}
		case at(1) != "" && at(2) == "into" && len(part) <= 4:
			return Route{Screen: SignalInto, Case: dossier.ID(at(1)), Arg: at(3)}
		}
	case "which":
		if len(part) == 2 && begins(at(1)) {
			return Route{Screen: Which, Arg: at(1)}
		}
	case "case":
		if at(1) == "new" {
			return parseNew(part[2:])
		}
		return parseCase(dossier.ID(at(1)), part[min(2, len(part)):])
	}
	return Route{Screen: Unknown}
}

// begins says whether form can be the first thing that is recorded about a child.
func begins(form string) bool {
	return form == string(meldcode.FormDanger) || form == string(meldcode.FormAsked)
}

func parseNew(part []string) Route {
	r := Route{Screen: CaseNew}
	if n := len(part); n > 0 && begins(part[n-1]) {
		r.Sub, part = part[n-1], part[:n-1]
	}
	if len(part) > 1 {
		return Route{Screen: Unknown}
	}
	if len(part) == 1 {
		r.Arg = part[0]
	}
	return r
}

func parseCase(id dossier.ID, part []string) Route {
	r := Route{Screen: Case, Case: id}
	if id == "" {
		return Route{Screen: Unknown}
	}
	if len(part) == 0 {
		return r
	}
	r.Screen = Screen(part[0])
	if len(part) > 1 {
		r.Arg = part[1]
	}
	if len(part) > 2 {
		r.Sub = part[2]
	}
	limit := 1
	switch r.Screen {
	case Add, Out:
		limit = 3
	case Log:
		limit = 2
	case Give:
		if taskOf(r.Arg).ID == "" {
			return Route{Screen: Unknown}
		}
		limit = 2
	case Step:
		if n, err := strconv.Atoi(r.Arg); err != nil || n < 1 || n > 3 {
			return Route{Screen: Unknown}
		}
		limit = 2
	case Weigh:
		n, err := strconv.Atoi(r.Arg)
		if r.Arg != "" && r.Arg != "postpone" && (err != nil || n < 1 || n > 5) {
			return Route{Screen: Unknown}
		}
		limit = 3
	case "help":
		r.Screen = HelpPlan
	case Report:
		if r.Arg != "" && r.Arg != Aloud {
			return Route{Screen: Unknown}
		}
		limit = 2
	case Decide, Call, People, Close, Reopen, Leave, Terms:
	default:
		return Route{Screen: Unknown}
	}
	if len(part) > limit || r.Arg == "" && r.Sub != "" {
		return Route{Screen: Unknown}
	}
	return r
}
