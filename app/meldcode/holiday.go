package meldcode

import (
	"errors"
	"strings"
)

// Holiday is a school holiday, both days included. Unlike the public holidays of
// terms.go it differs per region and school, so it comes from the school, and its
// days are working days: a term does not skip it. It only says that the school
// does not see the child.
type Holiday struct {
	Name  string `json:"name"` // "meivakantie"
	From  Date   `json:"from"`
	Until Date   `json:"until"`
}

// MaxHolidays bounds what a school can give: some ten years of them.
const MaxHolidays = 100

// ErrHoliday means that a holiday has no name, misses a day, ends before it
// begins or lasts longer than a school is ever closed.
var ErrHoliday = errors.New("meldcode: not a school holiday")

const (
	longestHoliday = 70 // days; the summer holiday has 42
	longestName    = 60 // bytes
)

// Check returns ErrHoliday when h cannot be one.
func (h Holiday) Check() error {
	if h.Name != strings.TrimSpace(h.Name) || h.Name == "" || len(h.Name) > longestName || strings.ContainsAny(h.Name, "\r\n") ||
		h.From.IsZero() || h.Until.Before(h.From) || h.From.DaysUntil(h.Until) > longestHoliday {
		return ErrHoliday
	}
	return nil
}

// Holds reports whether d is a day of h.
func (h Holiday) Holds(d Date) bool { return !d.IsZero() && !d.Before(h.From) && !d.After(h.Until) }

// SchoolHoliday returns the holiday that d falls in, the first that ends when
// there are several.
func SchoolHoliday(all []Holiday, d Date) (found Holiday, ok bool) {
	for _, h := range all {
		if h.Holds(d) && (!ok || h.Until.Before(found.Until)) {
			found, ok = h, true
		}
	}
	return found, ok
}

// Within says in which holiday a day falls, for in a sentence: "in de
// meivakantie".
func (h Holiday) Within() string {
	if name := strings.ToLower(h.Name); strings.Contains(name, "vakantie") {
		return "in de " + name
	}
	return "in een schoolvakantie (" + h.Name + ")"
}

// HolidayWarning is what to think about when a day is agreed on that falls in a
// holiday (X23), "" when it does not.
func HolidayWarning(all []Holiday, d Date) string {
	h, ok := SchoolHoliday(all, d)
	if !ok {
		return ""
	}
	return "Deze datum valt " + h.Within() + ". Dan ziet de school het kind niet. Kies een eerdere datum of spreek af wie contact houdt."
}

// SortHolidays returns the holidays that Check accepts, the earliest first, each
// once and at most MaxHolidays of them.
func SortHolidays(all []Holiday) []Holiday {
	var kept []Holiday
	for _, h := range all {
		at := 0
		for at < len(kept) && kept[at].before(h) {
			at++
		}
		if h.Check() != nil || at < len(kept) && kept[at] == h {
			continue
		}
		kept = append(kept, h)
		copy(kept[at+1:], kept[at:])
		kept[at] = h
		kept = kept[:min(len(kept), MaxHolidays)]
	}
	return kept
}

func (h Holiday) before(o Holiday) bool {
	if h.From != o.From {
		return h.From.Before(o.From)
	}
	if h.Until != o.Until {
		return h.Until.Before(o.Until)
	}
	return h.Name < o.Name
}
