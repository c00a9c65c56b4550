package flow

import (
	"slices"
	"time"

	"meldcode/app/school"
)

// SchoolView is what the school set, and how that is known. What is on the screens
// is always the last good settings: a file that is gone or wrong changes nothing.
type SchoolView struct {
	school.School
	At       time.Time        // when they were last read from the site; zero = never
	Missing  bool             // the site had settings and has none now
	Problems []school.Problem // of the file that the site has now
}

// SchoolTold is what came of reading the school's settings: at the start first
// those that the tablet kept, and then those of the site.
type SchoolTold SchoolView

func (SchoolTold) msg() {}

// Stale says that the settings are not those of the site.
func (v SchoolView) Stale() bool { return v.Missing || len(v.Problems) > 0 }

// LockMost is how many minutes of idleness can be chosen: the school's most,
// never more than the app's own.
func (m Model) LockMost() int {
	if most := m.School.Lock.Most; most >= LockLeast && most < LockMost {
		return most
	}
	return LockMost
}

// LockMinutes is how many minutes of idleness end in a lock when p is chosen.
func (m Model) LockMinutes(p Prefs) int {
	n := p.LockMinutes
	if n < LockLeast || n > LockMost {
		if n = m.School.Lock.Minutes; n < LockLeast {
			n = lockOwn
		}
	}
	return min(n, m.LockMost())
}

// idleLimit is how long nobody may touch the app until it locks.
func (m Model) idleLimit() time.Duration {
	return time.Duration(m.LockMinutes(m.Prefs)) * time.Minute
}

// warnAhead is how long before the lock it is announced.
func (m Model) warnAhead() time.Duration { return min(time.Minute, m.idleLimit()/2) }

// OpenContacts are the contacts that may be seen before unlock.
func (m Model) OpenContacts() []Contact {
	all := slices.Clone(m.Shown)
	for _, c := range m.SchoolContacts() {
		if c.Open {
			all = append(all, c)
		}
	}
	return all
}

// SchoolContacts are the numbers that the school set for all its tablets. Who
// added the same number here already sees it once.
func (m Model) SchoolContacts() []Contact {
	var all []Contact
	for _, c := range m.School.Contacts {
		added := Contact{Name: c.Name, Organisation: c.Organisation, Phone: c.Phone, Mail: c.Mail, Open: c.Open}
		same := func(own Contact) bool { own.ID, own.Open = "", added.Open; return own == added }
		if !slices.ContainsFunc(m.Contacts, same) {
			all = append(all, added)
		}
	}
	return all
}

// notAllowed says that the school forbids a way out, in place of what was asked.
func (m Model) notAllowed() (Model, []Cmd) {
	m.Notice = Notice{Alert: "Je school heeft dit uitgezet. Vraag het je beheerder."}
	return m, nil
}
