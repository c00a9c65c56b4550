package dossier

import (
	"slices"
	"strings"

	"meldcode/app/meldcode"
)

// Gathered is what a case says to one thing that a report asks.
type Gathered struct {
	meldcode.ReportItem
	Known bool
	Open  bool // left open on purpose
}

// Gathered returns all that a report asks, in its order, and what of it the case
// holds.
func (s State) Gathered() []Gathered {
	p := s.prepared
	typed := func(keys ...meldcode.Key) bool {
		return slices.ContainsFunc(keys, func(k meldcode.Key) bool { return strings.TrimSpace(p.Text(k)) != "" })
	}
	has := func(role meldcode.PersonRole) bool {
		return slices.ContainsFunc(s.Persons, func(p meldcode.Person) bool { return p.Role == role })
	}
	told := slices.ContainsFunc(s.Persons, func(who meldcode.Person) bool {
		return p.One(meldcode.KeyOf("told", who.ID)) != ""
	})
	known := map[meldcode.OptionID]bool{
		"reach": typed("reach"), "child": len(s.Names()) > 0, "parents": has(meldcode.Parent),
		"siblings": has(meldcode.Sibling) || typed("siblings"), "why-now": typed("why-now"), "facts": s.Signals > 0,
		"words":  !s.disclosure.IsZero() || s.said(meldcode.FormTalkPupil, "words"),
		"since":  typed("since") || s.said(meldcode.FormSignal, "since"),
		"unsafe": s.Now().standing(2).Option != "", "where": typed("where-child") || s.said(meldcode.FormDanger, "where-child"),
		"consult": len(s.consults) > 0, "advice": !s.advice.IsZero(), "talks": len(s.talks)+len(s.noTalks) > 0,
		"knows": told, "help": typed("help") || len(s.Now().HelpPlans) > 0, "network": typed("network"), "keeps": typed("keeps"),
		"authority": !s.authority.IsZero(),
	}
	var all []Gathered
	for _, item := range meldcode.ReportItems() {
		all = append(all, Gathered{ReportItem: item, Known: known[item.ID], Open: p.Is("open", item.ID)})
	}
	return all
}

// said reports whether an entry of the form that counts answers the question.
func (s State) said(form meldcode.FormID, key meldcode.Key) bool {
	for _, e := range s.Entries {
		if _, out := s.struck[e.ID]; e.Form == form && !out && strings.TrimSpace(s.Current(e).Text(key)) != "" {
			return true
		}
	}
	return false
}

// Prepared is when a report was last prepared in this case; zero = never.
func (s State) Prepared() (e Entry, ok bool) {
	for _, e := range slices.Backward(s.Entries) {
		if _, out := s.struck[e.ID]; e.Form == meldcode.FormReportPrepared && e.Fixes.IsZero() && !out {
			return e, true
		}
	}
	return Entry{}, false
}

// goals are the goals of a plan for help.
func goals(a meldcode.Answers) []string {
	var all []string
	for _, key := range meldcode.GoalKeys() {
		if goal := a.Text(key); strings.TrimSpace(goal) != "" {
			all = append(all, goal)
		}
	}
	return all
}
