package flow

import (
	"meldcode/app/dossier"
)

// JoinView is the putting of a loose signal into a case that is there already
// (S08, S12). The route names both: the signal, and the case that was chosen.
type JoinView struct {
	Working bool
	Refused []string // the rules' own sentences
}

// OpenCases returns the cases of mine that can be written in, those about a
// child of one of these names first.
func (m Model) OpenCases(names []string) []dossier.Summary {
	return alikeFirst(m.Overview, names, func(s dossier.Summary) bool {
		return !s.Loose && !s.Closed && s.Reference != "" // without one it could not be read
	})
}

// LooseSignals returns the signals of mine that are in no case yet, those about
// a child of one of these names first.
func (m Model) LooseSignals(names []string) []dossier.Summary {
	return alikeFirst(m.Overview, names, func(s dossier.Summary) bool { return s.Loose && !s.Gone })
}

func alikeFirst(all []dossier.Summary, names []string, wanted func(dossier.Summary) bool) []dossier.Summary {
	var alike, rest []dossier.Summary
	for _, s := range all {
		switch {
		case !wanted(s):
		case SameChild(s.Names, names):
			alike = append(alike, s)
		default:
			rest = append(rest, s)
		}
	}
	return append(alike, rest...)
}

// InOverview returns the summary of one of my cases or signals.
func (m Model) InOverview(id dossier.ID) (dossier.Summary, bool) {
	for _, s := range m.Overview {
		if s.ID == id {
			return s, true
		}
	}
	return dossier.Summary{}, false
}

// join takes the signal on screen over into the chosen case.
func (m Model) join() (Model, []Cmd) {
	into := dossier.ID(m.Route.Arg)
	if _, mine := m.InOverview(into); !mine || m.Route.Screen != SignalInto || m.Join.Working {
		return m, nil
	}
	m.Join = JoinView{Working: true}
	return m, []Cmd{m.job(Record{Case: into, From: m.Route.Case})}
}

// notJoined says why the signal stayed where it was. Nothing changed.
func (m Model) notJoined(msg Failed) (Model, []Cmd) {
	m.Join = JoinView{Refused: msg.Why}
	if len(msg.Why) > 0 {
		return m, []Cmd{FocusField{Problems}}
	}
	m.Notice = Notice{Alert: msg.notDone()}
	return m, nil
}
