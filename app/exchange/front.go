package exchange

import (
	"fmt"
	"strings"

	"meldcode/app/meldcode"
)

// front says what dossier this is and of when.
func (r *reader) front() Section {
	var lines []Line
	add := func(label Own, text string) {
		if text != "" {
			lines = append(lines, lineOf(label, r.rules.say(text)))
		}
	}
	var pupils []string
	for _, p := range meldcode.Pupils(r.rules.facts) {
		pupils = append(pupils, p.Called())
	}
	add("Kenmerk", r.subject.Reference)
	add("Gaat over", strings.Join(pupils, ", "))
	add("Gemaakt op", r.rules.facts.Today.Dutch())
	add("Aantal aantekeningen", fmt.Sprint(len(r.subject.Entries)))
	return Section{Title: "Over dit dossier", Items: []Item{{Lines: lines}}}
}

// persons says who belongs to the case, as it is known today.
func (r *reader) persons() Section {
	s := Section{Title: "Wie hoort erbij"}
	for _, p := range r.rules.facts.Persons {
		s.Items = append(s.Items, r.rules.person(p))
	}
	return s
}

var roleWords = map[meldcode.PersonRole]Own{
	meldcode.Pupil: "leerling", meldcode.Parent: "ouder of verzorger", meldcode.Sibling: "broer of zus",
}

func (r *rules) person(p meldcode.Person) Item {
	if r.to.Kind == Parent && r.other(meldcode.OptionID(p.ID)) || r.choices.Others && r.third(p.ID) {
		return Item{Omitted: omitted(leftOthers)}
	}
	if why := r.gone[p.ID]; why != "" {
		return Item{Omitted: omitted(why)}
	}
	item := Item{Title: r.say(p.Called())}
	if item.Title.Left() {
		return Item{Omitted: omitted(leftAddress)}
	}
	add := func(label Own, text string, place bool) {
		switch {
		case text == "":
		case place && !r.mayKnowPlace(p.ID):
			item.Lines = append(item.Lines, lineOf(label, leave(leftAddress)))
		default:
			item.Lines = append(item.Lines, lineOf(label, r.say(text)))
		}
	}
	words, ok := roleWords[p.Role]
	if !ok {
		words = "iemand uit het gezin of erbij"
	}
	item.Lines = append(item.Lines, lineOf("Wie", own(words)))
	if p.Authority != "" {
		form, _ := meldcode.FormByID(meldcode.FormPerson)
		add("Gezag", form.Label("authority", meldcode.OptionID(p.Authority)), false)
	}
	add("Woont", p.Lives, true)
	add("Adres", p.Address, true)
	add("Taal", p.Language, false)
	if p.Secret && r.to.Kind != Parent {
		item.Lines = append(item.Lines, lineOf("Let op", own("Het adres is geheim.")))
	}
	if p.Blind && r.to.Kind != Parent {
		item.Lines = append(item.Lines, lineOf("Let op", own("Mag niets weten van dit dossier.")))
	}
	return item
}
