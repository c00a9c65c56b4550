package exchange

import (
	"slices"
	"strings"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

const (
	lookOver  = "Kijk elke bladzijde na. Wat in gewone tekst staat, kan de app niet beoordelen."
	inTrouble = "Twijfel je of je dit mag geven? Vraag het eerst je bestuur of functionaris gegevensbescherming."
)

// Subject is the dossier that a readable copy is made of.
type Subject struct {
	Reference string
	Facts     meldcode.Facts  // Today is the day on the copy
	Entries   []dossier.Entry // all, in the order of the fold
	Heads     []dossier.Head
	State     *dossier.State // what they add up to; nil = not known, and then there is only the dossier and its logbook
}

// SubjectOf returns what a State says on a day.
func SubjectOf(s *dossier.State, today meldcode.Date) Subject {
	return Subject{Reference: s.Reference, Facts: s.Facts(today, ""), Entries: s.Entries, Heads: s.Heads, State: s}
}

// Sort is a sort of page.
type Sort string

// Order is what somebody wants on paper: which page, for whom, and without what.
type Order struct {
	To      Recipient
	Sort    Sort
	Entry   dossier.EntryID // of a page about one entry
	Choices Choices
}

// Offer is a page that can be made of a dossier for somebody.
type Offer struct {
	Sort  Sort
	Entry dossier.EntryID
	Name  string // "Het hele dossier", "Gespreksverslag van 12 maart 2026"
	Hint  string
}

// What is the offer as it stands in an address: "talk:{entry}".
func (o Offer) What() string {
	if o.Entry.IsZero() {
		return string(o.Sort)
	}
	return string(o.Sort) + ":" + o.Entry.String()
}

// ParseWhat reads what Offer.What returns, and reports whether it was that.
func ParseWhat(text string) (sort Sort, entry dossier.EntryID, ok bool) {
	name, id, about := strings.Cut(text, ":")
	if about {
		hash, err := dossier.ParseHash(id)
		if err != nil {
			return "", entry, false
		}
		entry = hash
	}
	sort = Sort(name)
	return sort, entry, slices.ContainsFunc(pages, func(p page) bool { return p.sort == sort && p.about == about })
}

// page is a sort of page: a small function from what a reader may have to a
// page of blocks, in a file of its own.
type page struct {
	sort  Sort
	about bool // it is about one entry
	pick  bool // who gives it chooses what is left out
	offer func(*reader) []Offer
	make  func(*reader, dossier.EntryID) Document
}

// pages are all sorts of pages, in the order in which they are offered.
var pages = []page{dossierSort, reportSort, logbookSort, talkSort, decisionSort, helpSort, slipSort}

// Offers returns the pages that there are for somebody.
func Offers(s Subject, to Recipient) []Offer {
	r := newReader(s, to, to.Default())
	if r.blind() {
		return nil
	}
	var all []Offer
	for _, p := range pages {
		if to.Kind != Receiver || p.sort == slipSort.sort {
			all = append(all, p.offer(r)...)
		}
	}
	return all
}

// Picks reports whether who gives a page of this sort chooses what is left out.
func (s Sort) Picks() bool {
	return slices.ContainsFunc(pages, func(p page) bool { return p.sort == s && p.pick })
}

// Make returns the page that is ordered. Of a sort that it does not know it
// returns the dossier.
func Make(s Subject, o Order) Document {
	r := newReader(s, o.To, o.Choices)
	p := dossierSort
	for _, known := range pages {
		if known.sort == o.Sort {
			p = known
		}
	}
	if o.To.Kind == Receiver {
		p = slipSort
	}
	d := p.make(r, o.Entry)
	if !p.pick {
		for _, s := range d.Sections {
			for i := range s.Items {
				s.Items[i].Choice = dossier.EntryID{}
			}
		}
	}
	d.Left = d.omissions()
	return d
}

// Page returns the readable copy of a whole dossier for one recipient.
func Page(s Subject, to Recipient) Document {
	return Make(s, Order{To: to, Sort: dossierSort.sort, Choices: to.Default()})
}

// omissions returns every reason that stands in the document, once, in order.
func (d Document) omissions() []Own {
	var left []Own
	add := func(text string) {
		for _, why := range []Own{leftSource, leftOthers, leftStaff, leftAddress, leftContent, leftBlind, leftChosen} {
			if text == string(omitted(why)) && !slices.Contains(left, why) {
				left = append(left, why)
			}
		}
	}
	said := func(all ...Said) {
		for _, s := range all {
			for _, r := range s.runs {
				if r.Left {
					add(r.Text)
				}
			}
		}
	}
	said(d.Recipient, d.Reference)
	for _, s := range d.Sections {
		for _, i := range s.Items {
			add(string(i.Omitted))
			said(i.Title, i.Recorded)
			for _, l := range i.Lines {
				said(l.Label, l.Text)
			}
		}
	}
	said(d.Signature...)
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
			"Je maakt een afdruk voor " + r.to.Name(r.facts) + ". Weggelaten: " + strings.Join(told, "") +
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
func (r *rules) warnings() []Own {
	w := []Own{"Dit zijn gegevens over een kind. Bewaar dit papier achter slot en laat het niet liggen."}
	if r.to.Kind == VeiligThuis && r.to.Secret && r.anySecret {
		w = append(w, "Let op: hierin staat een geheim adres. Deel dit niet met het gezin.")
	}
	if r.to.Kind == Parent {
		return w
	}
	return append(w, "Laat een ouder dit niet lezen: voor een ouder is een andere afdruk nodig.")
}
