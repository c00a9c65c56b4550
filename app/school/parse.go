package school

import (
	"fmt"
	"strconv"
	"strings"

	"meldcode/app/meldcode"
)

// Problem is one thing that is not right in a school's file. Line counts from 1,
// Field is a path such as "contacts[2].phone", "" for the file as a whole, Says is
// Dutch: whoever keeps the file reads it, on the screen or from -check-config.
type Problem struct {
	Line  int
	Field string
	Says  string
}

// Error returns line, field and sentence.
func (p *Problem) Error() string { return p.String() }

// String returns line, field and sentence.
func (p Problem) String() string {
	if p.Field == "" {
		return fmt.Sprintf("regel %d: %s", p.Line, p.Says)
	}
	return fmt.Sprintf("regel %d, %s: %s", p.Line, p.Field, p.Says)
}

// mostProblems is how many are told; more help nobody.
const mostProblems = 50

// version is that of the format.
const version = 1

// The bounds. school.schema.json has them too.
const (
	longLine     = 120 // characters of a name
	longApp      = 45
	longShort    = 12
	longPhone    = 30
	mostContacts = 100
	mostYears    = 20
	mostIdle     = 15 // minutes: the longest that the app itself allows
	mostWeeks    = 6
	mostDays     = 28
)

// Parse reads a school's file. Where there is a problem the School is the zero
// one: half of a file is not what the school meant.
func Parse(text []byte) (School, []Problem) {
	top, broken := tree(text)
	if broken != nil {
		return School{}, []Problem{*broken}
	}
	r := &reader{}
	s := r.school(top)
	if len(r.problems) > 0 {
		return School{}, r.problems
	}
	return s, nil
}

func (r *reader) school(top node) (s School) {
	given := 0
	r.object(top, "", func(name string, n node, at string) bool {
		switch name {
		case "$schema":
			r.text(n, at, 200)
		case "version":
			given = r.number(n, at, 1, version)
		case "board":
			s.Board = r.text(n, at, longLine)
		case "school":
			s.Name = r.text(n, at, longLine)
		case "app":
			s.App = r.app(n, at)
		case "contacts":
			s.Contacts = each(r, n, at, mostContacts, r.contact)
		case "veiligThuis":
			s.VeiligThuis = r.region(n, at)
		case "terms":
			s.Terms = r.terms(n, at)
		case "holidays":
			s.Holidays = meldcode.SortHolidays(each(r, n, at, meldcode.MaxHolidays, r.holiday))
		case "retention":
			s.Retention = r.retention(n, at)
		case "lock":
			s.Lock = r.lock(n, at)
		case "exports":
			s.exports, s.chosen = each(r, n, at, len(Exports()), r.export), true
		case "recovery":
			s.Recovery = r.recovery(n, at)
		default:
			return false
		}
		return true
	})
	if given == 0 && len(r.problems) == 0 {
		r.wrong(top.line, "version", "ontbreekt; schrijf \"version\": "+strconv.Itoa(version))
	}
	return s
}

func (r *reader) app(n node, at string) (a App) {
	r.object(n, at, func(name string, n node, at string) bool {
		switch name {
		case "name":
			a.Name = r.text(n, at, longApp)
		case "short":
			a.Short = r.text(n, at, longShort)
		case "icon":
			a.Icon = r.icon(n, at)
		default:
			return false
		}
		return true
	})
	return a
}

func (r *reader) contact(n node, at string) (c Contact) {
	r.object(n, at, func(name string, n node, at string) bool {
		switch name {
		case "name":
			c.Name = r.text(n, at, longLine)
		case "organisation":
			c.Organisation = r.text(n, at, longLine)
		case "phone":
			c.Phone = r.phone(n, at)
		case "mail":
			c.Mail = r.mail(n, at)
		case "open":
			c.Open = r.yes(n, at)
		default:
			return false
		}
		return true
	})
	r.needs(n, at, "name")
	return c
}

func (r *reader) region(n node, at string) (v Region) {
	r.object(n, at, func(name string, n node, at string) bool {
		switch name {
		case "region":
			v.Name = r.text(n, at, longLine)
		case "phone":
			v.Phone = r.phone(n, at)
		default:
			return false
		}
		return true
	})
	return v
}

func (r *reader) terms(n node, at string) (t meldcode.Agreed) {
	r.object(n, at, func(name string, n node, at string) bool {
		switch name {
		case "feedbackWeeks":
			t.FeedbackWeeks = r.number(n, at, 1, mostWeeks)
		case "signalDays":
			t.SignalDays = r.number(n, at, 1, mostDays)
		default:
			return false
		}
		return true
	})
	return t
}

func (r *reader) holiday(n node, at string) (h meldcode.Holiday) {
	before := len(r.problems)
	r.object(n, at, func(name string, n node, at string) bool {
		switch name {
		case "name":
			h.Name = r.text(n, at, 40)
		case "from":
			h.From = r.date(n, at)
		case "until":
			h.Until = r.date(n, at)
		default:
			return false
		}
		return true
	})
	r.needs(n, at, "name", "from", "until")
	if len(r.problems) == before && h.Check() != nil {
		r.wrong(n.line, at, "deze vakantie eindigt voor zij begint, duurt langer dan tien weken, of heeft een te lange naam")
	}
	return h
}

func (r *reader) retention(n node, at string) (k Retention) {
	r.object(n, at, func(name string, n node, at string) bool {
		switch name {
		case "years":
			k.Years = r.number(n, at, 1, mostYears)
		case "second":
			switch text := r.oneOf(n, at, "either", string(SecondPerson), string(SecondDay)); text {
			case "either":
			default:
				k.Second = Second(text)
			}
		default:
			return false
		}
		return true
	})
	return k
}

func (r *reader) lock(n node, at string) (l Lock) {
	r.object(n, at, func(name string, n node, at string) bool {
		switch name {
		case "minutes":
			l.Minutes = r.number(n, at, 1, mostIdle)
		case "most":
			l.Most = r.number(n, at, 1, mostIdle)
		default:
			return false
		}
		return true
	})
	if l.Most > 0 && l.Minutes > l.Most {
		r.wrong(n.line, at+".minutes", "is meer dan "+at+".most toelaat")
	}
	return l
}

func (r *reader) export(n node, at string) Export {
	var all []string
	for _, e := range Exports() {
		all = append(all, string(e))
	}
	return Export(r.oneOf(n, at, all...))
}

func (r *reader) recovery(n node, at string) (v Recovery) {
	r.object(n, at, func(name string, n node, at string) bool {
		switch name {
		case "name":
			v.Name = r.text(n, at, longLine)
		case "key":
			v.Key = r.text(n, at, 100)
			if v.Key != "" && checkKey(v.Key) != nil {
				says := "dit is geen openbare sleutel van age (age1...)"
				if strings.HasPrefix(strings.ToLower(v.Key), "age-secret-key") {
					says = "dit is een geheime sleutel en hoort hier nooit; gebruik hem niet meer en maak een nieuwe"
				}
				r.wrong(n.line, at, says)
			}
		default:
			return false
		}
		return true
	})
	r.needs(n, at, "name", "key")
	return v
}
