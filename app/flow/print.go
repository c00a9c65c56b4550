package flow

import (
	"maps"
	"strings"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/meldcode"
	"meldcode/app/school"
)

// OutView is printing for somebody (S20): for whom, then which page, then what
// is left out of it.
type OutView struct {
	Recipient string // as exchange.ParseRecipient reads it; "" = not chosen
	What      string // as exchange.ParseWhat reads it; "" = not chosen
	Secret    bool   // second tap: secret addresses may be shown to Veilig Thuis
	Choices   exchange.Choices
	Offers    []exchange.Offer // the pages that there are for the recipient
	Document  *exchange.Document
	Drawn     int  // how many items of it are on screen: many are drawn in parts
	Waits     bool // to be printed once all are
	Printed   bool // the print dialog was opened
}

// Ready reports whether the whole page is on screen.
func (v OutView) Ready() bool { return v.Document != nil && v.Drawn >= v.Document.Items() }

// DrawMore draws the next part of a long page, after a moment in which the screen
// could answer.
type DrawMore struct{}

func (DrawMore) msg() {}

const (
	drawn     = 40 // items at once
	drawEvery = 20 * time.Millisecond
)

// drawMore takes the next part, and prints when that was asked meanwhile.
func (m Model) drawMore() (Model, []Cmd) {
	if m.Out.Document == nil || m.Out.Ready() {
		return m, nil
	}
	m.Out.Drawn += drawn
	switch {
	case !m.Out.Ready():
		return m, []Cmd{Later{After: drawEvery, Msg: DrawMore{}}}
	case m.Out.Waits:
		m.Out.Waits = false
		return m.doPrint(Do{Action: ActPrint})
	}
	return m, nil
}

// doPrint is a button of the page that prints.
func (m Model) doPrint(d Do) (Model, []Cmd) {
	switch d.Action {
	case ActSecretToo:
		m.Out.Secret = true
		return m.laidOut(), nil
	case ActLeaveOut:
		id, err := dossier.ParseHash(d.ID)
		if err != nil {
			return m, nil
		}
		m.Out.Choices.Entries = flipped(m.Out.Choices.Entries, id)
		return m.laidOut(), nil
	case ActPrint:
		if !m.School.Allows(school.ExportPrint) {
			return m.notAllowed()
		}
		if !m.Out.Ready() {
			m.Out.Waits = true
			return m, nil
		}
		m.Out.Printed = true
		return m, []Cmd{PrintPage{}}
	case ActPrinted:
		return m.printed()
	}
	m.Out.Printed = false
	return m, nil
}

// leaveOut takes a rule that was ticked ("+staff") or not ("-staff").
func (m Model) leaveOut(text string) Model {
	c := &m.Out.Choices
	on := strings.HasPrefix(text, "+")
	switch strings.TrimLeft(text, "+-") {
	case "sources":
		c.Sources = on
	case "others":
		c.Others = on
	case "staff":
		c.Staff = on
	}
	return m.laidOut()
}

// startOut begins with what is left out for the recipient unless somebody
// chooses otherwise.
func (m Model) startOut() (Model, []Cmd) {
	if to, ok := exchange.ParseRecipient(m.Out.Recipient); ok {
		m.Out.Choices = to.Default()
	}
	m = m.laidOut()
	m.Out.Drawn = drawn
	if m.Out.Document == nil || m.Out.Ready() {
		return m, nil
	}
	return m, []Cmd{Later{After: drawEvery, Msg: DrawMore{}}}
}

// laidOut lays out the page as the chosen recipient may have it, or which pages
// there are. As long as nobody is chosen those are the slips of what was given.
func (m Model) laidOut() Model {
	to, ok := exchange.ParseRecipient(m.Out.Recipient)
	if m.Out.Recipient == "" {
		to, ok = exchange.Recipient{Kind: exchange.Receiver}, true
	}
	if !ok || m.State == nil {
		return m
	}
	subject := exchange.SubjectOf(m.State, m.Today)
	if m.Out.What == "" {
		m.Out.Offers = exchange.Offers(subject, to)
		return m
	}
	sort, entry, ok := exchange.ParseWhat(m.Out.What)
	if !ok {
		return m
	}
	to.Secret = m.Out.Secret
	doc := exchange.Make(subject, exchange.Order{To: to, Sort: sort, Entry: entry, Choices: m.Out.Choices})
	m.Out.Document = &doc
	return m
}

// printed asks on what ground and for what purpose it was given, and fills in
// the rest: what leaves is itself an entry.
func (m Model) printed() (Model, []Cmd) {
	doc := m.Out.Document
	if m.State == nil || doc == nil {
		return m, nil
	}
	recipient, signing := m.Out.Recipient, len(doc.Signature) > 0
	m, cmds := m.open(Route{Screen: Add, Case: m.State.ID, Arg: string(meldcode.FormOut)})
	a := maps.Clone(m.Form.Answers)
	a["to"] = meldcode.Typed(doc.Recipient.String())
	a["what"] = meldcode.Typed("Afdruk: " + string(doc.Title) + ".")
	a["how"] = meldcode.Picked("print")
	a["omitted"] = meldcode.Typed(doc.LeftOut("; "))
	switch recipient {
	case "vt":
		a["ground"] = meldcode.Picked("vt")
	case "paper":
		a["ground"] = meldcode.Picked("school")
	}
	if signing {
		a["signed-copy"] = meldcode.Picked(meldcode.Yes)
	}
	m.Form.Answers = a
	m.Form.edits++
	return m.laid(), cmds
}
