package flow

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/school"
)

// KeepView is the keeping and destroying of cases (S26, S28).
type KeepView struct {
	Typed    string // the reference of the case, to destroy it
	Problems []meldcode.Problem
	Refused  []string // why the rules do not allow it
	Working  bool
	Gone     []Tombstone // what is left of destroyed cases, newest first
	Told     bool        // Gone was read
}

// Tombstone is what is left of a case that was destroyed. It names nobody of the
// household.
type Tombstone struct {
	Case    dossier.ID
	At      time.Time
	By      string // name and role
	Asked   string
	AskedOn meldcode.Date
	Why     meldcode.OptionID
}

// Recovery is what this member said of a recovery key of the school.
type Recovery struct {
	Name     string
	Key      string
	Accepted bool
	At       time.Time
}

// Work about keeping and destroying, and about the school's recovery key.
type (
	// Destroy takes a case away; it is the second of the two steps.
	Destroy struct {
		Case dossier.ID
		Rule dossier.Second
	} // CaseDestroyed
	ReadDestroyed struct{} // DestroyedTold
	// AnswerRecovery accepts or refuses the key whose fingerprint was compared.
	AnswerRecovery struct {
		Key    string
		Accept bool
	} // RecoveryTold
)

// Answers of that work.
type (
	CaseDestroyed struct {
		Case     dossier.ID
		Overview []dossier.Summary // nil when it could not be read anew
	}
	DestroyedTold struct{ Gone []Tombstone }
	RecoveryTold  struct {
		Recovery Recovery
		Overview []dossier.Summary // cases got an entry; nil when it could not be read anew
	}
)

func (Destroy) cmd()        {}
func (ReadDestroyed) cmd()  {}
func (AnswerRecovery) cmd() {}
func (CaseDestroyed) msg()  {}
func (DestroyedTold) msg()  {}
func (RecoveryTold) msg()   {}

const (
	ActDestroy        Action = "destroy"         // the case on screen, the second step
	ActAcceptRecovery Action = "accept-recovery" // the school's recovery key; ID = the key that is on screen
	ActRefuseRecovery Action = "refuse-recovery" // ID
	ActAddBack        Action = "add-back"        // of a file, what was destroyed here too

	FieldReference Field = "reference" // of the case that is destroyed
)

// Rule is who may take the second step of destroying, as the school set.
func (m Model) Rule() dossier.Second {
	switch m.School.Retention.Second {
	case school.SecondPerson:
		return dossier.Another
	case school.SecondDay:
		return dossier.Later
	}
	return dossier.AnotherOrLater
}

// Kept is a case with when it is to be looked at again.
type Kept struct {
	dossier.Summary
	On  meldcode.Date // zero = nothing makes it so yet
	Why string
}

// Review lists the cases with when each is to be looked at, that first.
func (m Model) Review() []Kept {
	var all []Kept
	for _, s := range m.Overview {
		if s.Loose || s.ID == "" || s.Reference == "" {
			continue
		}
		k := Kept{Summary: s}
		k.On, k.Why = s.Retained.Review(m.School.Retention.After())
		if !k.On.IsZero() || s.Closed {
			all = append(all, k)
		}
	}
	slices.SortStableFunc(all, func(a, b Kept) int {
		switch {
		case a.On == b.On:
			return cmp.Compare(a.Reference, b.Reference)
		case a.On.IsZero():
			return 1
		case b.On.IsZero(), a.On.Before(b.On):
			return -1
		}
		return 1
	})
	return all
}

// Due is how many cases are to be looked at today.
func (m Model) Due() int {
	n := 0
	for _, k := range m.Review() {
		if k.Asked(m.Today) {
			n++
		}
	}
	return n
}

// Asked says that the case is to be looked at today, or that somebody asked to
// destroy it.
func (k Kept) Asked(today meldcode.Date) bool {
	return k.Retained.Asked || !k.On.IsZero() && !k.On.After(today)
}

// AsksRecovery says that the school has a recovery key of which this member said
// nothing yet: a new one, or another than before.
func (m Model) AsksRecovery() bool {
	return m.School.Recovery.Set() && m.Recovery.Key != m.School.Recovery.Key
}

// doKeep is a button about keeping, destroying or the recovery key.
func (m Model) doKeep(d Do) (Model, []Cmd, bool) {
	var cmds []Cmd
	switch d.Action {
	case ActDestroy:
		m, cmds = m.destroy()
	case ActAcceptRecovery, ActRefuseRecovery:
		if m.Keep.Working {
			break
		}
		m.Keep.Working, m.Keep.Refused = true, nil
		cmds = []Cmd{m.job(AnswerRecovery{d.ID, d.Action == ActAcceptRecovery})}
	case ActAddBack:
		if !m.free() || m.Import.Working {
			break
		}
		m.Import.Working, m.Import.Fault = true, NoFault
		cmds = []Cmd{m.long("Bezig met toevoegen…", AddFile{Back: true})}
	default:
		return m, nil, false
	}
	return m, cmds, true
}

// destroy takes the second step, when the reference was typed.
func (m Model) destroy() (Model, []Cmd) {
	k := &m.Keep
	if m.State == nil || k.Working {
		return m, nil
	}
	k.Problems, k.Refused = nil, m.State.AgainstDestroyingBy(meldcode.MemberID(m.Me.ID), m.Today, m.Rule())
	if len(k.Refused) > 0 {
		return m, []Cmd{FocusField{Problems}}
	}
	if !strings.EqualFold(strings.Join(strings.Fields(k.Typed), " "), strings.Join(strings.Fields(m.State.Reference), " ")) {
		k.Problems = []meldcode.Problem{{Key: meldcode.Key(FieldReference), Text: "Typ het kenmerk " + m.State.Reference + "."}}
		return m, []Cmd{FocusField{Problems}}
	}
	k.Working = true
	return m, []Cmd{m.job(Destroy{m.State.ID, m.Rule()})}
}

// kept takes what came of that work.
func (m Model) kept(msg Msg) (Model, []Cmd) {
	switch msg := msg.(type) {
	case CaseDestroyed:
		list := msg.Overview
		if list == nil {
			list = slices.DeleteFunc(slices.Clone(m.Overview), func(s dossier.Summary) bool { return s.ID == msg.Case })
		}
		m.Overview, m.State, m.Back = list, nil, Route{}
		m.Concepts = slices.DeleteFunc(slices.Clone(m.Concepts), func(c Concept) bool { return c.Case == msg.Case })
		m.Unkept = slices.DeleteFunc(slices.Clone(m.Unkept), func(u Unkept) bool { return u.Case == msg.Case })
		m, cmds := m.open(Route{Screen: Settings, Arg: "keep"})
		m.Notice = Notice{Status: "Het dossier is vernietigd."}
		return m, cmds
	case DestroyedTold:
		m.Keep.Gone, m.Keep.Told = msg.Gone, true
	case RecoveryTold:
		m.Keep.Working, m.Recovery = false, msg.Recovery
		if msg.Overview != nil {
			m.Overview = msg.Overview
		}
		m.State = nil // its log grew
		m.Notice = Notice{Status: "De noodsleutel is niet aanvaard."}
		if m.Recovery.Accepted {
			m.Notice = Notice{Status: "De noodsleutel is aanvaard."}
		}
		return m, []Cmd{Show{Focus: true}}
	}
	return m, nil
}
