package dossier

import (
	"encoding/json"
	"errors"
	"math"

	"meldcode/app/meldcode"
)

// summaryVersion rises when a summary means something else: older ones are
// then made again from the log.
const summaryVersion = 6

// ErrSummary means that a summary is of another version or damaged: make it
// again from the log.
var ErrSummary = errors.New("dossier: summary cannot be used")

// Summary is what an overview shows of a case without its log. It names the
// heads it was made from; made from others it is stale. It holds dates, not
// words about today.
type Summary struct {
	ID        ID
	Reference string
	Names     []string
	Kin       []string            // the pupils, and their brothers and sisters
	Readers   []meldcode.MemberID // who has access, as the log tells it
	Loose     bool
	Gone      bool // a loose signal that was discarded or taken over
	Status    Status
	Opened    meldcode.Date
	Closed    bool
	Year      int               // in which the case was opened
	From      meldcode.MemberID // who began it: of a signal that was handed in, the colleague who saw it
	FromName  string
	HandedTo  string // whom a loose signal was handed in to, "" = nobody, or the one who has this summary
	Seen      []Sighting
	Heads     []Head
	Retained  Retained
	Agreed    meldcode.Agreed // the agenda was made with; with others it is stale

	agenda []due
	terms  []Term   // that are open
	doers  []string // who does what; nil when nobody was named
}

type summaryJSON struct {
	Version   int                 `json:"v"`
	ID        ID                  `json:"id"`
	Reference string              `json:"reference"`
	Names     []string            `json:"names,omitempty"`
	Kin       []string            `json:"kin,omitempty"`
	Readers   []meldcode.MemberID `json:"readers,omitempty"`
	Loose     bool                `json:"loose,omitempty"`
	Gone      bool                `json:"gone,omitempty"`
	Status    Status              `json:"status"`
	Opened    meldcode.Date       `json:"opened,omitzero"`
	Closed    bool                `json:"closed,omitempty"`
	Year      int                 `json:"year,omitempty"`
	From      meldcode.MemberID   `json:"from,omitempty"`
	FromName  string              `json:"fromName,omitempty"`
	HandedTo  string              `json:"handedTo,omitempty"`
	Heads     []Head              `json:"heads"`
	Feedback  int                 `json:"feedbackWeeks,omitempty"`
	Signal    int                 `json:"signalDays,omitempty"`
	Agenda    []due               `json:"agenda,omitempty"`
	Terms     []termJSON          `json:"terms,omitempty"`
	Doers     []string            `json:"doers,omitempty"`
	Seen      []sightingJSON      `json:"seen,omitempty"`
	Left      meldcode.Date       `json:"left,omitzero"`
	Until     meldcode.Date       `json:"until,omitzero"`
	Look      meldcode.Date       `json:"look,omitzero"`
	Asked     bool                `json:"destroy,omitempty"`
}

type termJSON struct {
	ID     meldcode.TermID `json:"id"`
	Label  string          `json:"label"`
	Source string          `json:"source"`
	On     meldcode.Date   `json:"on"`
	Go     string          `json:"go"`
}

// Summary returns the summary of the case.
func (s State) Summary(today meldcode.Date) Summary {
	m := Summary{
		ID: s.ID, Reference: s.Reference, Names: s.Names(), Kin: s.kin(), Readers: s.reading(), Loose: s.Loose,
		Gone: s.Loose && (s.Discarded || s.MovedTo != ""), Status: s.Status(today),
		Opened: s.Opened, Closed: s.Closed != nil, Year: s.Opened.Year,
		HandedTo: s.handedTo, Seen: s.seenBriefly(), Heads: s.Heads, Retained: s.retained(), Agreed: s.Agreed, agenda: s.agenda, terms: s.openTerms(today), doers: s.doers(),
	}
	if len(s.Entries) > 0 {
		m.From, m.FromName = meldcode.MemberID(s.Entries[0].Member), s.Entries[0].Name
	}
	return m
}

// Next returns the next action as of today, as State.Next would.
func (m Summary) Next(today meldcode.Date) Next { return pick(m.agenda, today) }

// MarshalJSON writes the summary with its version.
func (m Summary) MarshalJSON() ([]byte, error) {
	var terms []termJSON
	for _, t := range m.terms {
		terms = append(terms, termJSON{t.ID, t.Label, t.Source, t.On, t.Go})
	}
	var seen []sightingJSON
	for _, x := range m.Seen {
		seen = append(seen, sightingJSON{x.On, x.How, x.About})
	}
	return json.Marshal(summaryJSON{summaryVersion, m.ID, m.Reference, m.Names, m.Kin, m.Readers, m.Loose, m.Gone, m.Status,
		m.Opened, m.Closed, m.Year, m.From, m.FromName, m.HandedTo, m.Heads, m.Agreed.FeedbackWeeks, m.Agreed.SignalDays, m.agenda, terms, m.doers, seen,
		m.Retained.Left, m.Retained.Until, m.Retained.Look, m.Retained.Asked})
}

// UnmarshalJSON reads what MarshalJSON writes, or returns ErrSummary. It reads by
// hand: an overview has a thousand of them.
func (m *Summary) UnmarshalJSON(b []byte) error {
	var j Summary
	version := uint64(0)
	r := newReader(b)
	for in := r.open('{', '}'); in; in = r.more('}') {
		switch r.name() {
		case "v":
			version = r.number(math.MaxUint32)
		case "id":
			j.ID = ID(r.text())
		case "reference":
			j.Reference = r.text()
		case "names":
			j.Names = list[string](r)
		case "kin":
			j.Kin = list[string](r)
		case "readers":
			j.Readers = list[meldcode.MemberID](r)
		case "loose":
			j.Loose = r.yes()
		case "gone":
			j.Gone = r.yes()
		case "status":
			j.Status = r.status()
		case "opened":
			j.Opened = r.date()
		case "closed":
			j.Closed = r.yes()
		case "year":
			j.Year = int(r.number(math.MaxInt32))
		case "from":
			j.From = meldcode.MemberID(r.text())
		case "fromName":
			j.FromName = r.text()
		case "handedTo":
			j.HandedTo = r.text()
		case "heads":
			j.Heads = r.heads()
		case "feedbackWeeks":
			j.Agreed.FeedbackWeeks = int(r.number(math.MaxInt32))
		case "signalDays":
			j.Agreed.SignalDays = int(r.number(math.MaxInt32))
		case "agenda":
			j.agenda = r.agenda()
		case "terms":
			j.terms = r.terms()
		case "doers":
			j.doers = list[string](r)
		case "seen":
			j.Seen = r.sightings()
		case "left":
			j.Retained.Left = r.date()
		case "until":
			j.Retained.Until = r.date()
		case "look":
			j.Retained.Look = r.date()
		case "destroy":
			j.Retained.Asked = r.yes()
		default:
			r.fail()
		}
	}
	if r.end() != nil || version != summaryVersion {
		return ErrSummary
	}
	*m = j
	return nil
}

// status takes a Status.
func (r *reader) status() Status {
	var s Status
	for in := r.open('{', '}'); in; in = r.more('}') {
		switch r.name() {
		case "id":
			s.ID = StatusID(r.text())
		case "text":
			s.Text = r.text()
		case "deviates":
			s.Deviates = r.yes()
		default:
			r.fail()
		}
	}
	return s
}

// agenda takes an array of due.
func (r *reader) agenda() []due {
	var all []due
	for in := r.open('[', ']'); in; in = r.more(']') {
		var d due
		for in := r.open('{', '}'); in; in = r.more('}') {
			switch r.name() {
			case "id":
				d.ID = NextID(r.text())
			case "text":
				d.Text = r.text()
			case "go":
				d.Go = r.text()
			case "date":
				d.Date = r.date()
			case "from":
				d.From = r.date()
			default:
				r.fail()
			}
		}
		all = append(all, d)
	}
	return all
}

// terms takes an array of terms.
func (r *reader) terms() []Term {
	var all []Term
	for in := r.open('[', ']'); in; in = r.more(']') {
		var t Term
		for in := r.open('{', '}'); in; in = r.more('}') {
			switch r.name() {
			case "id":
				t.ID = meldcode.TermID(r.text())
			case "label":
				t.Label = r.text()
			case "source":
				t.Source = r.text()
			case "on":
				t.On = r.date()
			case "go":
				t.Go = r.text()
			default:
				r.fail()
			}
		}
		all = append(all, t)
	}
	return all
}

// date takes a day.
func (r *reader) date() meldcode.Date {
	d, err := meldcode.ParseISO(r.text())
	if err != nil {
		r.fail()
	}
	return d
}
