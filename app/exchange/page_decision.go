package exchange

import (
	"strings"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// decisionSort is the decision, with the path through the considerations that
// led to it, as a picture and in words. What follows, what was decided and what
// was done stand apart.
var decisionSort = page{sort: "decision",
	offer: func(r *reader) []Offer {
		if len(r.all(meldcode.FormDecision, meldcode.FormWeigh(1), meldcode.FormWeigh(2))) == 0 {
			return nil
		}
		return []Offer{{Sort: "decision", Name: "Het besluit, met de weg langs de afwegingen", Hint: "Wat uit de antwoorden volgt, wat is besloten en waarom."}}
	},
	make: func(r *reader, _ dossier.EntryID) Document {
		d := r.document("Afwegingen en besluit")
		s := r.subject.State
		if s == nil || r.blind() {
			return d
		}
		d.Sections = append(d.Sections, r.front())
		now := s.Now()
		stops, left := r.path(now)
		d.Path = stops
		d.Sections = append(d.Sections, Section{Title: "De weg langs de afwegingen", Items: r.considerations(now)})
		follows := Item{Omitted: left}
		if left == "" {
			for _, line := range meldcode.FollowsSentence(r.rules.facts) {
				follows.Lines = append(follows.Lines, Line{Text: r.rules.say(strings.ReplaceAll(line, "**", ""))})
			}
			if s.Deviates() {
				follows.Lines = append(follows.Lines, Line{Text: own("Het besluit hieronder wijkt af van het afwegingskader.")})
			}
		}
		d.Sections = append(d.Sections, Section{Title: "Wat uit de antwoorden volgt", Items: []Item{follows}},
			or(Section{Title: "Het besluit", Items: r.decided(now)}, "Er is in deze ronde nog geen besluit vastgelegd."),
			or(Section{Title: "Wat is gedaan", Items: r.done(now)}, "Er is in deze ronde geen melding vastgelegd."))
		for i := len(s.Rounds) - 2; i >= 0; i-- {
			d.Sections = append(d.Sections, Section{Title: "Een eerdere ronde", Items: append(r.considerations(s.Rounds[i]), r.decided(s.Rounds[i])...)})
		}
		if r.parent() {
			d.Signature = r.seen(d.Recipient)
		} else {
			d.Signature = []Said{own("Handtekening van wie het besluit nam, met datum:"), {}}
		}
		return d
	},
}

// or says so when there is nothing in a section.
func or(s Section, none Own) Section {
	if len(s.Items) == 0 {
		s.Items = []Item{{Lines: []Line{{Text: own(none)}}}}
	}
	return s
}

func (r *reader) decided(round dossier.Round) []Item {
	var ids []dossier.EntryID
	for _, d := range round.Decisions {
		ids = append(ids, d.Entry)
	}
	return r.groups(ids...)
}

// done is what was told to Veilig Thuis, and what it said.
func (r *reader) done(round dossier.Round) []Item {
	var ids []dossier.EntryID
	for _, d := range round.Reports {
		ids = append(ids, d.Entry)
	}
	for _, d := range round.Outcomes {
		ids = append(ids, d.Entry)
	}
	return r.groups(ids...)
}

// path are the considerations of a round as the picture shows them; none when
// the reader does not get one of them, and why: a picture with a gap would tell it.
func (r *reader) path(round dossier.Round) ([]Stop, Own) {
	var all []Stop
	for _, c := range meldcode.Considerations() {
		answer, carried := round.Considerations[c.Number], false
		if answer.Option == "" && round.Carried[c.Number].Option != "" {
			answer, carried = round.Carried[c.Number], true
		}
		stop := Stop{Number: c.Number, Name: r.rules.say(c.Name), Carried: carried}
		for _, id := range []dossier.EntryID{answer.Entry, answer.PostponedBy} {
			if e, ok := r.at(id); ok && e.left != "" {
				return nil, omitted(e.left)
			}
		}
		for _, b := range c.Options {
			if b.Option == answer.Option {
				stop.Short, stop.Day = r.rules.say(b.Short), r.rules.say(answer.Date.Short())
				stop.Report, stop.Ends = b.Leads == meldcode.LeadsReport, b.Leads == meldcode.LeadsClose
			}
		}
		if !answer.Postponed.IsZero() {
			stop.Postponed = r.rules.say(answer.Postponed.Short())
		}
		all = append(all, stop)
	}
	return all, ""
}

// considerations are the answers of a round, with their grounds; what was
// answered before in it stands first.
func (r *reader) considerations(round dossier.Round) []Item {
	var items []Item
	for _, c := range meldcode.Considerations() {
		answer := round.Considerations[c.Number]
		postponed := answer.PostponedBy
		if answer.Option == "" {
			answer = round.Carried[c.Number]
		}
		var ids []dossier.EntryID
		for _, a := range append(answer.Earlier[:len(answer.Earlier):len(answer.Earlier)], answer) {
			ids = append(ids, a.Entry)
		}
		given := r.groups(append(ids, postponed)...)
		if len(given) == 0 {
			given = []Item{{Title: r.rules.say("Afweging " + string(rune('0'+c.Number)) + ": " + c.Name), Lines: []Line{{Text: own("Nog niet beantwoord.")}}}}
		}
		items = append(items, given...)
	}
	return items
}
