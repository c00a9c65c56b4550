package exchange

import (
	"fmt"
	"slices"
	"strings"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

const (
	title     = "Dossier meldcode"
	lookOver  = "Kijk elke bladzijde na. Wat in gewone tekst staat, kan de app niet beoordelen."
	inTrouble = "Twijfel je of je dit mag geven? Vraag het eerst je bestuur of functionaris gegevensbescherming."
)

// Subject is the dossier that a readable copy is made of.
type Subject struct {
	Reference string
	Facts     meldcode.Facts  // Today is the day on the copy
	Entries   []dossier.Entry // all, in the order of the fold
	Heads     []dossier.Head
}

// SubjectOf returns what a State says on a day.
func SubjectOf(s *dossier.State, today meldcode.Date) Subject {
	return Subject{Reference: s.Reference, Facts: s.Facts(today, ""), Entries: s.Entries, Heads: s.Heads}
}

// Page returns the readable copy of a dossier for one recipient.
func Page(s Subject, to Recipient) Document {
	facts, entries := s.Facts, s.Entries
	r := newRules(facts, entries, to)
	d := Document{Title: title, Recipient: to.name(facts)}
	d.Giver = r.giver()
	d.Warnings = r.warnings()
	if !r.blind {
		d.Sections = append(d.Sections, r.front(s), r.persons())
	}
	d.Sections = append(d.Sections, r.logbook(entries))
	if to.Kind == Parent && !r.blind {
		d.Signature = []string{
			"Gezien door " + d.Recipient + ". Dit betekent niet dat ik het ermee eens ben.",
			"Mijn eigen mening:", "", "", "Datum en handtekening:", "",
		}
	}
	for _, h := range s.Heads {
		d.Heads = append(d.Heads, h.String())
	}
	d.Left = d.omissions()
	return d
}

// omissions returns every reason that stands in the document, once, in order.
func (d Document) omissions() []string {
	var left []string
	add := func(o string) {
		why, ok := strings.CutPrefix(o, omitted(""))
		if ok && !slices.Contains(left, why) {
			left = append(left, why)
		}
	}
	for _, s := range d.Sections {
		for _, i := range s.Items {
			add(i.Omitted)
			for _, l := range i.Lines {
				add(l.Omitted)
			}
		}
	}
	return left
}

// giver is X08: it may name the other parent, and so never goes on paper.
func (r *rules) giver() []string {
	switch r.to.Kind {
	case Parent:
		if r.blind {
			return []string{"Deze persoon mag niets weten van dit dossier. Geef dit niet mee."}
		}
		var told []string
		for _, p := range meldcode.Parents(r.facts) {
			if p.ID != r.to.Parent {
				told = append(told, "wat "+p.Called()+" vertelde, ")
			}
		}
		return []string{
			"Je maakt een afdruk voor " + r.to.name(r.facts) + ". Weggelaten: " + strings.Join(told, "") +
				"beschermde bronnen, gegevens van anderen, geheime adressen.",
			lookOver, inTrouble,
		}
	case VeiligThuis:
		if r.anySecret && r.to.Secret {
			return []string{"In deze afdruk staat een geheim adres.", lookOver}
		}
	}
	return []string{lookOver, inTrouble}
}

// warnings stand on the paper itself.
func (r *rules) warnings() []string {
	w := []string{"Dit zijn gegevens over een kind. Bewaar dit papier achter slot en laat het niet liggen."}
	if r.to.Kind == VeiligThuis && r.to.Secret && r.anySecret {
		w = append(w, "Let op: hierin staat een geheim adres. Deel dit niet met het gezin.")
	}
	if r.to.Kind == Parent {
		return w
	}
	return append(w, "Laat een ouder dit niet lezen: voor een ouder is een andere afdruk nodig.")
}

// front says what dossier this is and of when.
func (r *rules) front(s Subject) Section {
	var lines []Line
	add := func(label, text string) {
		switch {
		case text == "":
		case r.names(text):
			lines = append(lines, Line{Label: label, Omitted: omitted(leftAddress)})
		default:
			lines = append(lines, Line{Label: label, Text: text})
		}
	}
	var pupils []string
	for _, p := range meldcode.Pupils(r.facts) {
		pupils = append(pupils, p.Called())
	}
	add("Kenmerk", s.Reference)
	add("Gaat over", strings.Join(pupils, ", "))
	add("Gemaakt voor", r.to.name(r.facts))
	add("Gemaakt op", r.facts.Today.Dutch())
	add("Aantal aantekeningen", fmt.Sprint(len(s.Entries)))
	return Section{Title: "Over dit dossier", Items: []Item{{Lines: lines}}}
}

// persons says who belongs to the case, as it is known today.
func (r *rules) persons() Section {
	s := Section{Title: "Wie hoort erbij"}
	words := map[meldcode.PersonRole]string{
		meldcode.Pupil: "leerling", meldcode.Parent: "ouder of verzorger", meldcode.Sibling: "broer of zus",
	}
	form, _ := meldcode.FormByID(meldcode.FormPerson)
	for _, p := range r.facts.Persons {
		if r.to.Kind == Parent && r.other(meldcode.OptionID(p.ID)) {
			s.Items = append(s.Items, Item{Omitted: omitted(leftOthers)})
			continue
		}
		item := Item{Title: p.Called()}
		add := func(label, text, why string) {
			switch {
			case text == "":
			case why != "":
				item.Lines = append(item.Lines, Line{Label: label, Omitted: omitted(why)})
			case r.names(text):
				item.Lines = append(item.Lines, Line{Label: label, Omitted: omitted(leftAddress)})
			default:
				item.Lines = append(item.Lines, Line{Label: label, Text: text})
			}
		}
		place := ""
		if !r.mayKnowPlace(p.ID) {
			place = leftAddress
		}
		add("Wie", or(words[p.Role], "iemand uit het gezin of erbij"), "")
		if p.Authority != "" {
			add("Gezag", form.Label("authority", meldcode.OptionID(p.Authority)), "")
		}
		add("Woont", p.Lives, place)
		add("Adres", p.Address, place)
		add("Taal", p.Language, "")
		if p.Secret && r.to.Kind != Parent {
			add("Let op", "Het adres is geheim.", "")
		}
		if p.Blind && r.to.Kind != Parent {
			add("Let op", "Mag niets weten van dit dossier.", "")
		}
		if r.names(item.Title) {
			item = Item{Omitted: omitted(leftAddress)}
		}
		s.Items = append(s.Items, item)
	}
	return s
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}
