package flow

import (
	"math"
	"strings"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// Searching in the text of the logs.
type (
	// Search finds entries in which each of the words stands: in the cases In, or in
	// all when that is nil. Found comes more than once, the last with Over.
	Search struct {
		N     int // a later search has a higher one
		In    []dossier.ID
		Words string
		Limit int // so many Hits at most; the others are counted
	}
	// Found is how far a search is.
	Found struct {
		N           int
		Hits        []Hit
		Entries     int // found in all
		Cases       int // in so many cases
		Done, Total int // cases that were looked at
		Unread      int // cases that cannot be read
		Over        bool
		Fault       Fault
	}
	// Seek comes when nothing was typed for a moment.
	Seek struct{ N int }
)

func (Search) cmd() {}
func (Found) msg()  {}
func (Seek) msg()   {}

// Hit is an entry that was found.
type Hit struct {
	Case   dossier.ID
	Entry  dossier.EntryID
	Form   meldcode.FormID
	Day    meldcode.Date
	Fixed  bool   // a later entry corrects it
	Struck bool   // a later entry struck it out
	Old    bool   // the words stand in what it said before it was corrected
	Around string // the words about what was found
}

// SearchView is what is looked for in the logs, and what was found so far.
type SearchView struct {
	Found
	Words string
	Case  dossier.ID
	job   int // 0 = none
}

// Working reports whether more can be found.
func (s SearchView) Working() bool { return s.Words != "" && !s.Over }

const (
	// seekAfter is how long nothing must be typed before the logs are gone through:
	// so long that the letter is on the screen first. What is going on when the next
	// one comes, stops.
	seekAfter = 20 * time.Millisecond
	// fromRunes is how much must be typed: one letter stands everywhere.
	fromRunes = 2
	// mostHits is how many entries of all cases are told; the rest is counted.
	mostHits = 40
)

// seek looks for what is typed in a field that searches.
func (m Model) seek(t Typed) (Model, []Cmd) {
	switch t.Field {
	case FieldFilter, FieldSiftStatus, FieldSiftDue, FieldSiftYear, FieldSiftMine:
		return m.look(m.Filter, "")
	case FieldLogWords:
		return m.look(t.Text, m.Route.Case)
	}
	return m, nil
}

// look begins a search, in place of the one that is going on.
func (m Model) look(words string, in dossier.ID) (Model, []Cmd) {
	words = strings.TrimSpace(words)
	var cmds []Cmd
	if m.Search.job != 0 {
		cmds = append(cmds, Stop{m.Search.job})
	}
	was := m.Search
	m.Search = SearchView{Found: Found{N: was.N + 1}}
	if len([]rune(words)) < fromRunes || m.Phase != Open {
		return m, cmds
	}
	m.Search.Words, m.Search.Case = words, in
	if was.Case == in {
		m.Search.Hits = was.Hits // they stay until others are found: nothing jumps while one types
	}
	return m, append(cmds, Later{seekAfter, Seek{m.Search.N}})
}

// siftNone takes back every choice and the words, of the cases or of the entries on
// screen.
func (m Model) siftNone() (Model, []Cmd) {
	field := FieldFilter
	if m.Route.Screen == Log {
		field, m.Log.LogSift = FieldLogWords, LogSift{}
	} else {
		m.Filter, m.Sift = "", Sift{}
	}
	m, cmds := m.look("", "")
	return m, append(cmds, FocusField{string(field)})
}

// begin goes through the logs, when nothing else was typed since.
func (m Model) begin(msg Seek) (Model, []Cmd) {
	if msg.N != m.Search.N || !m.Search.Working() {
		return m, nil
	}
	in, limit := m.sifted(), mostHits
	if m.Search.Case != "" {
		in, limit = []dossier.ID{m.Search.Case}, math.MaxInt
	}
	job := m.job(Search{msg.N, in, m.Search.Words, limit})
	m.Search.job = m.jobs
	return m, []Cmd{job}
}

// found takes what was found so far.
func (m Model) found(msg Found) Model {
	if msg.N != m.Search.N {
		return m
	}
	if msg.Over {
		m.Search.job = 0
	}
	if len(msg.Hits) == 0 && !msg.Over {
		msg.Hits = m.Search.Hits
	}
	m.Search.Found = msg
	return m
}

// again repeats the search of a screen on coming back: what was recorded meanwhile
// is to be found too.
func (m Model) again() (Model, []Cmd) {
	switch {
	case m.Phase != Open:
	case m.Route.Screen == Home && m.Filter != "":
		return m.look(m.Filter, "")
	case m.Route.Screen == Log && m.Log.Words != "":
		return m.look(m.Log.Words, m.Route.Case)
	}
	return m, nil
}

// sifted are the cases that the choices of the overview leave; nil when all are.
func (m Model) sifted() []dossier.ID {
	if m.Sift == (Sift{}) {
		return nil
	}
	in := []dossier.ID{}
	for _, c := range m.Overview {
		if !c.Loose && m.Sift.Fits(c, m.Today, m.Me.Name) {
			in = append(in, c.ID)
		}
	}
	return in
}

// Due is a choice of cases by their next date.
type Due string

// Which cases are shown by their next date.
const (
	DueLate  Due = "late"
	DueToday Due = "today"
	DueWeek  Due = "week"
)

// Sift is which cases of the overview are shown, besides the words. Empty is all.
type Sift struct {
	Status dossier.StatusID
	Due    Due
	Year   int
	Mine   bool
}

// Fits reports whether a case is shown. me is the name of who looks.
func (s Sift) Fits(c dossier.Summary, today meldcode.Date, me string) bool {
	if s.Status != "" && c.Status.ID != s.Status || s.Year != 0 && c.Year != s.Year || s.Mine && !c.Does(me) {
		return false
	}
	if s.Due == "" {
		return true
	}
	on := c.Next(today).Date
	switch {
	case on.IsZero():
		return false
	case s.Due == DueLate:
		return on.Before(today)
	case s.Due == DueToday:
		return !on.After(today)
	default:
		return !on.After(today.AddDays(7))
	}
}
