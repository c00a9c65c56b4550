package flow

import (
	"slices"
	"strings"

	"meldcode/app/exchange"
	"meldcode/app/meldcode"
	"meldcode/app/school"
)

// PickCards lets the person choose a file with contacts and reads it; nothing is
// stored. Its answer is CardsPicked.
type PickCards struct{}

// CardsPicked is what was read.
type CardsPicked struct {
	Cards   []exchange.Card
	Left    int          // cards that could not be used
	Refused CardsRefused // why nothing was read; "" = it was
}

func (PickCards) cmd()   {}
func (CardsPicked) msg() {}

// CardsRefused says why a file with contacts is not taken.
type CardsRefused string

const (
	CardsNone CardsRefused = "none" // it is no such file, or damaged
	CardsMany CardsRefused = "many" // more than there is room for
)

// Doubles says what becomes of a contact that is there already.
type Doubles string

const (
	DoublesFill Doubles = "fill" // what is empty is filled in
	DoublesSkip Doubles = "skip" // it stays as it is
	DoublesAdd  Doubles = "add"  // the other comes beside it
)

const (
	ActPickCards  Action = "pick-cards"
	ActAddCards   Action = "add-cards"
	ActNoCards    Action = "no-cards"
	ActWriteCards Action = "write-cards"

	FieldDoubles Field = "doubles"
)

// CardsView is the taking in of a file with contacts.
type CardsView struct {
	Refused  CardsRefused
	Found    []exchange.Card // to be added when the person says so
	Left     int
	Doubles  Doubles // what was chosen; "" = nothing yet
	Problems []meldcode.Problem
}

// doCards is a button about files with contacts.
func (m Model) doCards(d Do) (Model, []Cmd, bool) {
	switch d.Action {
	case ActPickCards:
		m.Cards = CardsView{}
		return m, []Cmd{m.job(PickCards{})}, true
	case ActNoCards:
		m.Cards = CardsView{}
		m.Notice = Notice{Status: "Er is niets toegevoegd."}
		return m, []Cmd{Show{Focus: true}}, true
	case ActAddCards:
		return m.addCards()
	case ActWriteCards:
		cards := make([]exchange.Card, len(m.Contacts))
		for i, c := range m.Contacts {
			cards[i] = exchange.Card{Name: c.Name, Organisation: c.Organisation, Phone: c.Phone, Mail: c.Mail}
		}
		m, cmds := m.handOut(school.ExportContacts, "contacten", ".vcf", exchange.CardsType, exchange.WriteCards(cards))
		return m, cmds, true
	}
	return m, nil, false
}

func (m Model) cardsPicked(msg CardsPicked) (Model, []Cmd) {
	if m.Route.Screen != Contacts {
		return m, nil // it was left meanwhile
	}
	m.Cards = CardsView{Refused: msg.Refused, Found: msg.Cards, Left: msg.Left}
	return m, []Cmd{Show{Focus: true}}
}

// addCards stores what was found beside what is there.
func (m Model) addCards() (Model, []Cmd, bool) {
	c := &m.Cards
	if len(c.Found) == 0 || m.Settings.Working {
		return m, nil, true
	}
	c.Problems = nil
	if len(m.DoubleCards()) > 0 && c.Doubles == "" {
		c.Problems = []meldcode.Problem{{Key: meldcode.Key(FieldDoubles), Text: "Kies wat je doet met de contacten die er al staan."}}
		return m, []Cmd{FocusField{Problems}}, true
	}
	list := withCards(m.Contacts, c.Found, c.Doubles)
	if tooMuch(list) {
		c.Problems = []meldcode.Problem{{Key: meldcode.Key(FieldDoubles), Text: "Zoveel contacten passen er niet bij. Haal eerst contacten weg, of kies een bestand met minder contacten."}}
		return m, []Cmd{FocusField{Problems}}, true
	}
	m.Settings.Working = true
	return m, []Cmd{m.job(SaveContacts{list})}, true
}

// DoubleCards returns the cards found that are there already.
func (m Model) DoubleCards() []exchange.Card {
	var all []exchange.Card
	for _, c := range m.Cards.Found {
		if sameAs(m.Contacts, c) >= 0 {
			all = append(all, c)
		}
	}
	return all
}

// withCards returns the list with the cards in it. None of them can be seen
// without unlocking: that is chosen for each by hand.
func withCards(list []Contact, cards []exchange.Card, doubles Doubles) []Contact {
	list = slices.Clone(list)
	had := len(list)
	for _, c := range cards {
		at := sameAs(list[:had], c)
		switch {
		case at >= 0 && doubles == DoublesSkip:
		case at >= 0 && doubles == DoublesFill:
			fillIn(&list[at].Organisation, c.Organisation)
			fillIn(&list[at].Phone, c.Phone)
			fillIn(&list[at].Mail, c.Mail)
		default:
			fresh := Contact{Name: c.Name, Organisation: c.Organisation, Phone: c.Phone, Mail: c.Mail}
			twice := slices.ContainsFunc(list[had:], func(o Contact) bool { o.ID = ""; return o == fresh })
			if !twice { // in the file
				fresh.ID = freshContact(list)
				list = append(list, fresh)
			}
		}
	}
	return list
}

func fillIn(to *string, text string) {
	if *to == "" {
		*to = text
	}
}

// sameAs returns which contact of the list the card is about: of the same name,
// number or address; -1 when none is.
func sameAs(list []Contact, card exchange.Card) int {
	number := numberOf(card.Phone)
	return slices.IndexFunc(list, func(c Contact) bool {
		return meldcode.SameName(c.Name, card.Name) || len(number) >= 6 && numberOf(c.Phone) == number ||
			card.Mail != "" && strings.EqualFold(strings.TrimSpace(c.Mail), card.Mail)
	})
}

// numberOf returns the digits of a telephone number as it is dialled within the
// country.
func numberOf(phone string) string {
	var b strings.Builder
	for _, r := range phone {
		if r >= '0' && r <= '9' || r == '+' && b.Len() == 0 {
			b.WriteRune(r)
		}
	}
	digits := b.String()
	for _, abroad := range []string{"+31", "0031"} {
		if rest, ok := strings.CutPrefix(digits, abroad); ok {
			return "0" + strings.TrimPrefix(rest, "0")
		}
	}
	return digits
}
