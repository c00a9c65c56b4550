package meldcode

import (
	"slices"
	"strings"
)

// MemberID names somebody who can unlock this tablet. It is opaque and says
// nothing about who that is.
type MemberID string

// The functions a member can have. They are shown and give no rights by
// themselves: no role opens a case by rank.
const (
	RoleTeacher   = "leraar"
	RoleCounsel   = "IB'er"
	RoleOfficer   = "aandachtsfunctionaris"
	RoleHead      = "directeur"
	RoleAuthority = "bevoegd gezag"
	RoleOther     = "andere functie"
)

// MemberRoles are the functions a member can choose from.
var MemberRoles = []string{RoleTeacher, RoleCounsel, RoleOfficer, RoleHead, RoleAuthority, RoleOther}

// Colleague is another member of this tablet.
type Colleague struct {
	ID         MemberID
	Name, Role string
}

// Officer reports whether signals are handed in to this colleague and cases are
// opened together with them: the internal counsellor and the child protection
// officer (D7, D8).
func (c Colleague) Officer() bool { return c.Role == RoleCounsel || c.Role == RoleOfficer }

// SameName reports whether both are the name of one person, however they were
// typed. Members of a tablet have different names.
func SameName(a, b string) bool {
	a, b = strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " ")
	return a != "" && strings.EqualFold(a, b)
}

// option is how a colleague is picked.
func (c Colleague) option() Option {
	return Option{ID: OptionID(c.ID), Label: c.Name, Hint: c.Role}
}

func colleagues(of func(Facts, Colleague) bool) func(Facts) []Option {
	return func(f Facts) []Option {
		var options []Option
		for _, c := range f.Colleagues {
			if of(f, c) {
				options = append(options, c.option())
			}
		}
		return options
	}
}

func anyColleague(Facts, Colleague) bool { return true }

func reads(f Facts, c Colleague) bool { return slices.Contains(f.Readers, c.ID) }

// officers picks all to whom a case is shown from the start.
func officers(f Facts) Value {
	var v Value
	for _, c := range f.Colleagues {
		if c.Officer() {
			v.Options = append(v.Options, OptionID(c.ID))
		}
	}
	return v
}
