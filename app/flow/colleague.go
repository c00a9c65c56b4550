package flow

import (
	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/school"
)

// ReadCard asks for the member's own card; its answer is CardTold.
type ReadCard struct{}

// CardTold is the member's own card.
type CardTold struct{ Card exchange.Colleague }

// PickColleague lets the person choose the card of a colleague on another tablet,
// and reads it. Its answer is ColleaguePicked.
type PickColleague struct{}

// ColleaguePicked is that card, or why the file is none: a code of exchange.
type ColleaguePicked struct {
	Card    exchange.Colleague
	Refused string
}

// HandCase makes a sealed file of one case, for the owner of a card alone. Its
// answer is FileMade.
type HandCase struct {
	Case dossier.ID
	Card exchange.Colleague
}

func (ReadCard) cmd()        {}
func (CardTold) msg()        {}
func (PickColleague) cmd()   {}
func (ColleaguePicked) msg() {}
func (HandCase) cmd()        {}

const (
	ActWriteCard     Action = "write-card"     // the own card, to a file
	ActPickColleague Action = "pick-colleague" // the card of another
	ActHandCase      Action = "hand-case"      // the fingerprint is right
)

// HandedTo is where the focus goes when a card was read or a file was made.
const HandedTo = "#handed-to"

// ownCard is the page of the member's own card.
func (r Route) ownCard() bool { return r == Route{Screen: Settings, Arg: "card"} }

// doColleague is a button about cards.
func (m Model) doColleague(d Do) (Model, []Cmd, bool) {
	e := &m.Export
	switch d.Action {
	case ActWriteCard:
		if m.Card.Recipient == "" {
			break
		}
		m.Notice = Notice{}
		return m, []Cmd{m.job(HandOut{Name: "meldcode-kaart-" + m.Today.String() + exchange.ColleagueName, Type: exchange.ColleagueType, Data: m.Card.File()})}, true
	case ActPickColleague:
		if !e.Working {
			e.Card, e.CardWrong, e.Ready = exchange.Colleague{}, "", ""
			return m, []Cmd{m.job(PickColleague{})}, true
		}
	case ActHandCase:
		switch {
		case !m.School.Allows(school.ExportCase):
			m, cmds := m.notAllowed()
			return m, cmds, true
		case m.free() && !e.Working && e.Case != "" && e.Card.Recipient != "":
			e.Working, e.Ready, e.Delivered, e.Problems = true, "", false, nil
			m.Notice = Notice{}
			return m, []Cmd{m.long("Bezig met het maken van het bestand…", HandCase{Case: e.Case, Card: e.Card}), FocusField{HandedTo}}, true
		}
	default:
		return m, nil, false
	}
	return m, nil, true
}

// colleague takes what came of that.
func (m Model) colleague(msg Msg) (Model, []Cmd) {
	switch msg := msg.(type) {
	case CardTold:
		m.Card = msg.Card
	case ColleaguePicked:
		if m.Route.Screen == Out && m.Route.Case == m.Export.Case {
			m.Export.Card, m.Export.CardWrong = msg.Card, msg.Refused
			return m, []Cmd{FocusField{HandedTo}}
		}
	}
	return m, nil
}
