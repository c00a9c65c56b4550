package flow

import (
	"slices"
	"strconv"

	"meldcode/app/meldcode"
)

// CardView is the signal card beside a signal: what it is searched for.
type CardView struct {
	Open  bool
	Words string
	About meldcode.OptionID // a category; "" = all
	Age   int               // the youngest of an age group; 0 = all
}

// Signs are the lines of the card that fit what is searched for.
func (c CardView) Signs() []meldcode.Sign { return meldcode.SearchCard(c.Words, c.About, c.Age) }

func (c CardView) typed(t Typed) CardView {
	switch t.Field {
	case FieldCard:
		c.Words = t.Text
	case FieldCardAbout:
		if c.About = meldcode.OptionID(t.Text); meldcode.CategoryByID(c.About).ID == "" {
			c.About = ""
		}
	case FieldCardAge:
		c.Age, _ = strconv.Atoi(t.Text)
	}
	return c
}

// card is a press on the signal card or on the body map. What they do to the
// answers is what a person could have typed, and is kept as such.
func (m Model) card(d Do) (Model, []Cmd) {
	f := &m.Form
	if f.Form.ID != meldcode.FormSignal {
		return m, nil
	}
	switch d.Action {
	case ActCard:
		f.Card.Open = !f.Card.Open
		if f.Card.Open {
			return m, []Cmd{FocusField{string(FieldCard)}}
		}
		return m, nil
	case ActSign:
		return m.pickSign(meldcode.OptionID(d.ID))
	case ActRegion:
		return m.answered(Answered{meldcode.MarkRegion, meldcode.Picked(meldcode.OptionID(d.ID))})
	default:
		return m.addMark()
	}
}

// pickSign puts the starter of a line below what is typed, and its category beside
// those that are picked.
func (m Model) pickSign(id meldcode.OptionID) (Model, []Cmd) {
	sign, ok := meldcode.SignByID(id)
	if !ok {
		return m, nil
	}
	const seen, category = meldcode.Key("seen"), meldcode.Key("category")
	m, _ = m.answered(Answered{seen, meldcode.Typed(meldcode.AddStarter(m.Form.Answers.Text(seen), sign))})
	picked := m.Form.Answers[category].Options
	if !slices.Contains(picked, sign.Category) {
		picked = append(slices.Clip(picked), sign.Category)
	}
	m, cmds := m.answered(Answered{category, meldcode.Picked(picked...)})
	m.Form.Card.Open, m.Form.Field = false, string(seen)
	return m, append(cmds, FocusField{string(seen)})
}

// addMark puts the place that was pointed at into the description.
func (m Model) addMark() (Model, []Cmd) {
	const body = meldcode.Key("body")
	settled := meldcode.AddMark(m.Form.Answers)
	if settled.Text(body) == m.Form.Answers.Text(body) {
		return m, nil
	}
	m, cmds := m.answered(Answered{body, settled[body]})
	m.Form.Answers = settled
	m = m.laid()
	m.Notice.Status = "De plek staat bij de beschrijving."
	return m, append(cmds, FocusField{string(body)})
}
