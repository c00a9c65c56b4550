package dossier

import (
	"slices"
	"strings"

	"meldcode/app/meldcode"
)

// Upcoming is one row of the list over all cases: something to do, or a day by
// which something is expected.
type Upcoming struct {
	Text   string // Dutch
	Term   string // of what is to do now: the term that it is about, "" = none
	Source string // where the term comes from, "" = no term
	On     meldcode.Date
	Dated  bool   // it has that day of its own; else it is for today
	Who    string // who is to do it by the roles of the case, "" = nobody was named
	Go     string // route fragment relative to the case
}

// termOf are the terms that a next action can be about.
var termOf = map[NextID][]meldcode.TermID{
	"feedback": {meldcode.TermAssess, meldcode.TermFeedback, termAsk}, "help": {meldcode.TermHelp}, "review": {termReview},
	"monitor": {meldcode.TermMonitor}, "postponed": {termPostponed}, "next-talk": {termTalk}, "step": {termStep},
	"look-again": {termLook}, "report": {termDeviates}, "decide-help": {termDecide},
}

// Upcoming returns what is to do now and the open terms, the earliest first. A
// closed case has none, nor has a signal that went elsewhere.
func (m Summary) Upcoming(today meldcode.Date) []Upcoming {
	if m.Closed || m.Gone || m.Loose && m.HandedTo != "" {
		return nil
	}
	d, ok := first(m.agenda, today)
	if !ok {
		return nil
	}
	now := Upcoming{Text: d.Text, On: dateOr(d.Date, today), Dated: !d.Date.IsZero(), Who: m.who(string(d.ID)), Go: d.Go}
	var all []Upcoming
	for _, t := range m.terms {
		if now.Term == "" && slices.Contains(termOf[d.ID], t.ID) && t.On == now.On {
			now.Term, now.Source = t.Label, t.Source
			continue
		}
		all = append(all, Upcoming{Text: t.Label, Source: t.Source, On: t.On, Dated: true, Who: m.who(string(t.ID)), Go: t.Go})
	}
	if now.Dated && now.Source == "" {
		now.Source = string(meldcode.SourceApp)
	}
	all = append(all, now)
	for i := range all { // there are few
		for j := i; j > 0 && all[j].On.Before(all[j-1].On); j-- {
			all[j], all[j-1] = all[j-1], all[j]
		}
	}
	return all
}

// openTerms returns the terms that are still waited for: not those of Veilig Thuis
// after which it was asked already how it stands.
func (s State) openTerms(today meldcode.Date) []Term {
	if s.Closed != nil || s.Loose {
		return nil
	}
	ask, _ := s.askOn()
	return slices.DeleteFunc(s.Terms(today), func(t Term) bool {
		asked := (t.ID == meldcode.TermAssess || t.ID == meldcode.TermFeedback) && t.On.Before(ask)
		return t.Done || asked
	})
}

// Who does what, as a summary keeps it.
const (
	whoLead = iota
	whoResponsible
	whoTalks
	whoAssesses
	whoDecides
	whoManages
	whoCount
)

// doers returns who does what; nil when nobody was named.
func (s State) doers() []string {
	who := []string{s.Roles.Lead, s.Roles.Responsible, s.Roles.Talks, s.Roles.Assesses, s.Roles.Decides, ""}
	if p, ok := s.helpRuns(); ok {
		who[whoManages] = p.CaseManager
	}
	if strings.Join(who, "") == "" {
		return nil
	}
	return who
}

// who returns who is to do something of this kind: who has that role, else who
// has the lead, else who is responsible.
func (m Summary) who(kind string) string {
	if len(m.doers) != whoCount {
		return ""
	}
	role := whoLead
	switch kind {
	case "talk", "next-talk":
		role = whoTalks
	case "weigh", "reweigh", "postponed":
		role = whoAssesses
	case "report", "decide", "decide-help", "deviates", "authority", "close":
		role = whoDecides
	case "help", "help-plan", "review":
		role = whoManages
	}
	for _, r := range []int{role, whoLead, whoResponsible} {
		if name := strings.TrimSpace(m.doers[r]); name != "" {
			return name
		}
	}
	return ""
}

// Does reports whether a member of this name has a part in the case.
func (m Summary) Does(name string) bool {
	for _, who := range m.doers {
		if (Upcoming{Who: who}).ForMember(name) {
			return true
		}
	}
	return false
}

// ForMember reports whether a member of this name is to do it: the one who is
// named, or one of several. A first name alone names everybody who has it.
func (u Upcoming) ForMember(name string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(name), " ")
	named := strings.NewReplacer(" en ", ",", ";", ",", "/", ",", "(", ",", ")", ",").Replace(u.Who)
	for who := range strings.SplitSeq(named, ",") {
		if meldcode.SameName(who, name) || meldcode.SameName(who, first) {
			return true
		}
	}
	return false
}
