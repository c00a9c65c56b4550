package meldcode

import (
	"slices"
	"strings"
)

// nameQuestions are questions of one line whose answer names somebody. A question
// of kind Staff always does.
var nameQuestions = map[QuestionID]bool{
	"told-by": true, "with": true, "with-name": true, "vt-who": true, "above-who": true, "by": true,
	"interpreter": true, "others": true, "who": true, "whose": true, "from": true, "to": true,
	"authority-who": true, "partnership-who": true, "asked": true, "spoke-with": true, "decided-by": true,
	"picks-up": true, "helper": true, "called-who": true,
}

// HoldsName reports whether the answer to q is the name of somebody: one that is
// offered where the next name is asked.
func (q Question) HoldsName() bool {
	return q.Kind == Staff || q.Kind == Line && nameQuestions[q.ID]
}

// longestOffer is the length of a name that is worth offering, in bytes.
const longestOffer = 60

// NamesIn returns the names in the answers of an entry of form f.
func (f Form) NamesIn(a Answers) []string {
	var names []string
	for _, q := range f.Questions {
		if !q.HoldsName() || q.Each != nil {
			continue
		}
		if name := strings.Join(strings.Fields(a.Text(Key(q.ID))), " "); name != "" && len(name) <= longestOffer {
			names = append(names, name)
		}
	}
	return names
}

// interpreters are those of the parents, with the language, as entered with them.
func interpreters(f Facts) Value {
	var all []string
	for _, p := range Parents(f) {
		text := p.Interpreter
		if text != "" && p.Language != "" {
			text += " (" + p.Language + ")"
		}
		if text != "" && !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return Typed(strings.Join(all, ", "))
}
