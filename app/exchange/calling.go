package exchange

import (
	"strconv"
	"strings"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// CallQuestion is one thing that Veilig Thuis asks in a call, with what the case
// says to it.
type CallQuestion struct {
	Question string
	Hint     string
	Known    []Known
}

// Hidden reports whether something that somebody typed is left out.
func (q CallQuestion) Hidden() bool {
	for _, k := range q.Known {
		if k.Hidden {
			return true
		}
	}
	return false
}

// Known is one thing the case says. Without names, Text is made of the protocol's
// own words, days and numbers and of nothing that anybody typed.
type Known struct {
	Text   string
	Typed  string // what somebody typed, as it may be shown; may hold line breaks
	Hidden bool   // something was typed, and it is left out
}

// Telling says how much of a case is told in a call.
type Telling uint8

const (
	Nameless Telling = iota // nothing that anybody typed
	Masked                  // what was typed too, without what looks like a name
	Named                   // everything
)

// fewest keeps a call short: what is older than this many is counted only.
const (
	fewest    = 8
	typedRoom = 400 // runes of one text
)

// Call returns what Veilig Thuis asks, in the order in which it does, after what
// one says first: whether the child is about to go home, and about whom it is.
// Others are names that the case does not hold: of colleagues and contacts. A nil
// State leaves the questions alone.
func Call(s *dossier.State, facts meldcode.Facts, how Telling, others ...string) []CallQuestion {
	c := &caller{facts: facts, how: how}
	if s != nil {
		c.s = s
		if how == Masked {
			c.mask = newHider(s, facts, others).hide
		}
	} else {
		c.s = &dossier.State{}
	}
	return []CallQuestion{
		{"Gaat het kind zo naar huis? Waar is het kind nu?", "Zeg dit als eerste, en vraag wat je moet doen.", c.where()},
		{"Om wie gaat het?", "", c.household()},
		{"Is het huiselijk geweld of kindermishandeling, of een vermoeden daarvan?", "", c.suspicion()},
		{"Wat is er gezien of gehoord, wanneer, en hoe weet je dat?", "Houd feiten, wat anderen vertelden en wat je denkt apart.", c.signals()},
		{"Is iemand nu onveilig? Denk aan iedereen thuis.", "", c.unsafe()},
		{"Kun je de directe veiligheid zelf herstellen?", "", c.restore()},
		{"Zou je volgens jullie eigen afwegingen melden?", "", c.follows()},
		{"Blijft het vermoeden staan? (afweging 1)", "", c.weighed(1)},
		{"Is het acuut of structureel onveilig? (afweging 2)", "", c.weighed(2)},
		{"Kan de school passende hulp bieden, met een veiligheidsplan en zicht op de veiligheid? (afweging 3)", "", c.weighed(3)},
		{"Werken de betrokkenen mee? (afweging 4)", "", c.weighed(4)},
		{"Geeft dat blijvende veiligheid? (afweging 5)", "", c.weighed(5)},
		{"Wat heeft de school al gedaan?", "", c.done()},
		{"Weten de ouders en het kind ervan?", "", c.aware()},
	}
}

type caller struct {
	s     *dossier.State
	facts meldcode.Facts
	how   Telling
	mask  func(string) string
}

// known says text, with what somebody typed beside it.
func (c *caller) known(text string, typed ...string) Known {
	k := Known{Text: text}
	var said []string
	for _, t := range typed {
		if t = strings.TrimSpace(t); t == "" {
			continue
		}
		switch c.how {
		case Nameless:
			k.Hidden = true
			continue
		case Masked:
			t = c.mask(t)
		}
		said = append(said, shorten(t))
	}
	k.Typed = strings.Join(said, "\n")
	return k
}

func shorten(text string) string {
	r := []rune(text)
	if len(r) <= typedRoom {
		return text
	}
	return strings.TrimSpace(string(r[:typedRoom])) + "…"
}

// label returns the words of the options picked under q, as this version has
// them: an option that it does not know could be anything.
func (c *caller) label(form meldcode.FormID, q meldcode.QuestionID, a meldcode.Answers) string {
	f, _ := meldcode.FormByID(form)
	var labels []string
	for _, question := range f.Questions {
		if question.ID != q {
			continue
		}
		for _, o := range question.Options {
			if a.Is(meldcode.Key(q), o.ID) {
				labels = append(labels, strings.TrimSuffix(o.Label, "."))
			}
		}
	}
	return strings.Join(labels, "; ")
}

// entries returns the newest entries of a form that count, newest first, and how
// many there are besides. An entry whose source is protected is told like any
// other: who told it is not.
func (c *caller) entries(form meldcode.FormID) (newest []*dossier.Entry, more int) {
	for i := len(c.s.Entries) - 1; i >= 0; i-- {
		e := &c.s.Entries[i]
		if e.Form != form || !e.Fixes.IsZero() || e.Withheld {
			continue
		}
		if len(newest) == fewest {
			more++
			continue
		}
		newest = append(newest, e)
	}
	return newest, more
}

// each says something of each of the newest entries of a form.
func (c *caller) each(form meldcode.FormID, say func(meldcode.Date, meldcode.Answers) Known) []Known {
	newest, more := c.entries(form)
	var all []Known
	for _, e := range newest {
		all = append(all, say(c.s.Day(e), c.s.Current(*e)))
	}
	if more > 0 {
		all = append(all, Known{Text: "En nog " + strconv.Itoa(more) + " keer, eerder."})
	}
	return all
}
