package dossier

import (
	"encoding/json"
	"errors"

	"meldcode/app/meldcode"
)

// summaryVersion rises when a summary means something else: older ones are
// then made again from the log.
const summaryVersion = 3

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
	HandedTo  string // whom a loose signal was handed in to, "" = nobody
	Heads     []Head

	agenda []due
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
	Agenda    []due               `json:"agenda,omitempty"`
}

// Summary returns the summary of the case.
func (s State) Summary(today meldcode.Date) Summary {
	m := Summary{
		ID: s.ID, Reference: s.Reference, Names: s.Names(), Kin: s.kin(), Readers: s.reading(), Loose: s.Loose,
		Gone: s.Loose && (s.Discarded || s.MovedTo != ""), Status: s.Status(today),
		Opened: s.Opened, Closed: s.Closed != nil, Year: s.Opened.Year,
		HandedTo: s.handedTo, Heads: s.Heads, agenda: s.agenda,
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
	return json.Marshal(summaryJSON{summaryVersion, m.ID, m.Reference, m.Names, m.Kin, m.Readers, m.Loose, m.Gone, m.Status,
		m.Opened, m.Closed, m.Year, m.From, m.FromName, m.HandedTo, m.Heads, m.agenda})
}

// UnmarshalJSON reads what MarshalJSON writes, or returns ErrSummary.
func (m *Summary) UnmarshalJSON(b []byte) error {
	var j summaryJSON
	if err := json.Unmarshal(b, &j); err != nil || j.Version != summaryVersion {
		return ErrSummary
	}
	*m = Summary{j.ID, j.Reference, j.Names, j.Kin, j.Readers, j.Loose, j.Gone, j.Status, j.Opened, j.Closed, j.Year,
		j.From, j.FromName, j.HandedTo, j.Heads, j.Agenda}
	return nil
}
