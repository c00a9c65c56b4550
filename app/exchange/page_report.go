package exchange

import (
	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// reportSort is the report to Veilig Thuis, in the order in which it is asked: to be
// read aloud on the phone, or printed. What was seen, what others told and what
// people think stand apart (domain facts 4 and 6.5).
var reportSort = page{sort: "report",
	offer: func(r *reader) []Offer {
		if r.rules.to.Kind != VeiligThuis && r.rules.to.Kind != Paper {
			return nil
		}
		return []Offer{{Sort: "report", Name: "De melding", Hint: "Wat Veilig Thuis vraagt, uit dit dossier. Om voor te lezen of mee te sturen."}}
	},
	make: func(r *reader, _ dossier.EntryID) Document {
		d := r.document("Melding bij Veilig Thuis")
		if r.blind() {
			return d
		}
		last := newest(r.standing(meldcode.FormReportPrepared))
		add := func(title Own, none Own, items ...Item) {
			d.Sections = append(d.Sections, or(Section{Title: title, Items: items}, none))
		}
		const unknown = "Nog niet bekend."
		add("Wie meldt", unknown, say(last, "reach", "openness", "openness-ground")...)
		household := r.persons()
		add("Het kind en het gezin", unknown, append(household.Items, say(last, "siblings")...)...)
		add("Waarom nu", unknown, say(last, "why-now")...)
		var self, told, unsaid []readable // nobody's source is guessed
		for _, e := range r.standing(meldcode.FormSignal, meldcode.FormDanger) {
			switch {
			case e.picked("source", "self"):
				self = append(self, e)
			case e.picked("source", "told"):
				told = append(told, e)
			default:
				unsaid = append(unsaid, e)
			}
		}
		seen := []meldcode.QuestionID{"seen", "happened", "place", "body", "event-words"}
		add("Wat de school zelf zag of hoorde", "Niets vastgelegd.", say(self, seen...)...)
		add("Wat anderen vertelden", "Niets vastgelegd.",
			append(say(told, append(seen, "told-by")...), say(r.standing(meldcode.FormMoreSignals), "seen")...)...)
		if len(unsaid) > 0 {
			add("Waarvan niet is vastgelegd hoe de school het weet", "", say(unsaid, seen...)...)
		}
		add("De woorden van het kind", "Niets vastgelegd.", say(r.standing(meldcode.FormTalkPupil), "asked", "words")...)
		add("Wat de school denkt", "Niets vastgelegd.",
			append(say(r.standing(meldcode.FormSignal), "thought"), say(r.standing(meldcode.FormMeaning), "meaning")...)...)
		add("Waaraan de school twijfelt", "Niets vastgelegd.", say(last, "doubts")...)
		add("Sinds wanneer, en hoe vaak", unknown, append(say(last, "since"), say(r.standing(meldcode.FormSignal), "since")...)...)
		add("De veiligheid nu", unknown,
			append(say(newest(r.standing(meldcode.FormWeigh(2))), "answer", "kinds", "reason"),
				append(say(last, "where-child"), say(r.standing(meldcode.FormDanger), "where-child", "agreed")...)...)...)
		add("Wat de school al deed", "Niets vastgelegd.",
			say(r.standing(meldcode.FormConsult, meldcode.FormOutcome), "organisation", "with", "outcome", "spoke-with", "number", "advice")...)
		add("De andere afwegingen", "Nog niet beantwoord.",
			say(r.standing(meldcode.FormWeigh(1), meldcode.FormWeigh(3), meldcode.FormWeigh(4), meldcode.FormWeigh(5)), "answer", "reason")...)
		add("De gesprekken", "Er is nog geen gesprek vastgelegd.",
			say(r.standing(meldcode.FormTalkParent, meldcode.FormTalkPupil, meldcode.FormNoTalk), "with", "began", "said", "told", "reaction", "agreed", "ground", "based")...)
		add("Weten zij van de melding", unknown, say(last, "told", "told-on", "told-why")...)
		add("Hulp en steun", unknown, append(say(last, "help", "network"), say(r.standing(meldcode.FormHelpPlan), "goal", "until", "tasks", "case-manager")...)...)
		add("Wat de school blijft doen", unknown, say(last, "keeps")...)
		add("Bewust open gelaten", "Niets.", say(last, "open", "open-why")...)
		return d
	},
}

// newest is the one that was recorded last, when there is any.
func newest(all []readable) []readable { return all[:min(1, len(all))] }

// say are entries with the answers to some questions; those that answer none of
// them are not there.
func say(entries []readable, keys ...meldcode.QuestionID) []Item {
	var items []Item
	for _, e := range entries {
		if lines := e.answers(keys...); len(lines) > 0 {
			items = append(items, Item{Title: e.when(), Lines: lines})
		}
	}
	return items
}
