package dossier

import (
	"slices"
	"strings"

	"meldcode/app/meldcode"
)

// Access is one member's access to the case, as the log tells it. Who really
// holds the keys is known to whoever keeps them.
type Access struct {
	Member     meldcode.MemberID
	Name, Role string
	Since      meldcode.Date
	By         string        // who gave it, as shown; the same as Name for who opened the case
	Ended      meldcode.Date // zero while it lasts
	EndedBy    string
}

// Open reports whether this access lasts.
func (a Access) Open() bool { return a.Ended.IsZero() }

// Reads reports whether the log gives member access now.
func (s State) Reads(member meldcode.MemberID) bool {
	for _, a := range s.Access {
		if a.Member == member && a.Open() {
			return true
		}
	}
	return false
}

// reading returns who has access, as the log tells it.
func (s State) reading() []meldcode.MemberID {
	var found []meldcode.MemberID
	for _, a := range s.Access {
		if a.Open() {
			found = append(found, a.Member)
		}
	}
	return found
}

// kin returns what the children of the household are called.
func (s State) kin() []string {
	names := s.Names()
	for _, p := range s.Persons {
		if p.Role == meldcode.Sibling {
			names = append(names[:len(names):len(names)], p.Called())
		}
	}
	return names
}

// HandedTo is the name of the colleague to whom a loose signal was handed in,
// "" when to nobody.
func (s State) HandedTo() string { return s.handedTo }

// access takes an entry that gave or ended access, or handed a signal in.
func (s *State) access(e Entry, a meldcode.Answers) {
	key := meldcode.KeyOf(meldcode.WithMember, "")
	member, name := meldcode.MemberID(a.One(key)), a.Text(key)
	switch e.Form {
	case meldcode.FormAccessGiven:
		if member != "" {
			s.give(member, name, a.Text("role"), e)
		}
	case meldcode.FormAccessEnded:
		s.Access = slices.Clone(s.Access) // an earlier State has it too
		for i := range s.Access {
			if s.Access[i].Member == member && s.Access[i].Open() {
				s.Access[i].Ended, s.Access[i].EndedBy = e.Recorded.Date(), e.Name
			}
		}
	case meldcode.FormHandedIn:
		s.handedTo = strings.TrimSpace(name)
		s.waits = later(s.waits, e.Recorded.Date()) // the colleague has as long as the giver had
	}
}

// give notes that a member can read from now on; once is enough.
func (s *State) give(member meldcode.MemberID, name, role string, e Entry) {
	if s.Reads(member) {
		return
	}
	s.Access = append(s.Access, Access{Member: member, Name: name, Role: role, Since: e.Recorded.Date(), By: e.Name})
}

// involve gives access to those who were chosen when the case was opened.
func (s *State) involve(e Entry, a meldcode.Answers) {
	key := meldcode.KeyOf(meldcode.Involved, "")
	names := strings.Split(a.Text(key), "; ")
	for i, id := range a[key].Options {
		name := ""
		if i < len(names) {
			name = names[i]
		}
		s.give(meldcode.MemberID(id), name, "", e)
	}
}
