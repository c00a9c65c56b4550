package dossier

import (
	"slices"

	"meldcode/app/meldcode"
)

// Refold returns Fold(l), where s is what l, or the log it was cloned from, came
// to before entries were added. When those are the last in order and neither
// correct an earlier one, nor are a view about it, nor open the case, it costs as
// much as they do, however long the log is. s stays as it is: what both States share
// is not changed, only added to where s cannot see it.
func (s State) Refold(l Log) State {
	fresh, ok := s.fresh(l)
	if !ok {
		return Fold(l)
	}
	if !s.tip.claim() {
		s.clip()
	}
	s.tip = new(tip)
	s.Readers, s.Torn, s.Apart, s.Agreed = nil, false, nil, meldcode.Agreed{} // as Fold leaves them
	for _, e := range fresh {
		s.Entries = append(s.Entries, *e)
		s.step(len(s.Entries) - 1)
	}
	if behind := len(s.Entries) - len(s.places); behind > 64 && behind > len(s.places) {
		s.index()
	}
	s.finish(l)
	return s
}

// fresh returns the entries of l that s has not, in order, and whether stepping
// through them gives what folding all would.
func (s *State) fresh(l Log) ([]*Entry, bool) {
	if len(s.Entries) == 0 || s.ID != l.id {
		return nil, false
	}
	known := make(map[ChainID]Head, len(s.Heads))
	for _, h := range s.Heads {
		known[h.Chain] = h
	}
	var fresh []*Entry
	total, withheld := 0, s.withheld
	for id, c := range l.chains {
		total += len(c.entries)
		withheld -= c.withheld
		last := known[id]
		delete(known, id)
		for i := len(c.entries) - 1; i >= 0 && c.entries[i].Number > last.Number; i-- {
			fresh = append(fresh, c.entries[i])
		}
		if at := c.at(last.Number); last.Number > 0 && (at == nil || at.ID != last.Hash) {
			return nil, false
		}
	}
	slices.SortFunc(fresh, inOrder)
	before := &s.Entries[len(s.Entries)-1]
	for _, e := range fresh {
		if _, view := ViewOf(*e); view || e.Form == meldcode.FormOpen || inOrder(before, e) >= 0 || !e.Fixes.IsZero() || len(s.fixes[e.ID]) > 0 {
			return nil, false
		}
		if e.Withheld {
			withheld++
		}
		before = e
	}
	// The counts tell of entries that came in between, or got their content.
	return fresh, len(known) == 0 && total == len(s.Entries)+len(fresh) && withheld == 0
}

// clip leaves s no room behind its slices, so that what is added goes elsewhere.
func (s *State) clip() {
	s.Persons, s.Entries, s.Tasks = slices.Clip(s.Persons), slices.Clip(s.Entries), slices.Clip(s.Tasks)
	s.Shared, s.Access, s.names, s.Seen = slices.Clip(s.Shared), slices.Clip(s.Access), slices.Clip(s.names), slices.Clip(s.Seen)
	s.talks, s.noTalks, s.consults = slices.Clip(s.talks), slices.Clip(s.noTalks), slices.Clip(s.consults)
	s.allTalks, s.plans, s.consents = slices.Clip(s.allTalks), slices.Clip(s.plans), slices.Clip(s.consents)
	s.duty.reports = slices.Clip(s.duty.reports)
	s.safety.ahead, s.reviews.ahead = slices.Clip(s.safety.ahead), slices.Clip(s.reviews.ahead)
	s.own()
	for i := range s.Rounds {
		r := &s.Rounds[i]
		r.Decisions, r.Reports, r.Outcomes = slices.Clip(r.Decisions), slices.Clip(r.Reports), slices.Clip(r.Outcomes)
		r.Feedbacks, r.HelpPlans, r.Reviews = slices.Clip(r.Feedbacks), slices.Clip(r.HelpPlans), slices.Clip(r.Reviews)
		r.Monitors, r.Monitored = slices.Clip(r.Monitors), slices.Clip(r.Monitored)
	}
}

// own makes the rounds those of this State alone, before one of them changes.
func (s *State) own() {
	if !s.mine {
		s.Rounds, s.mine = slices.Clone(s.Rounds), true
	}
}

// round returns the present round, to be changed.
func (s *State) round() *Round {
	s.own()
	return &s.Rounds[len(s.Rounds)-1]
}
