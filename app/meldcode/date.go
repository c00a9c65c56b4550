package meldcode

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Date is a civil date: a day on the calendar without a time zone. The zero
// Date means "none". Dates are comparable with ==.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ErrShortYear means that a year was written with two digits. It is an error of
// its own because the writer has to be told something else: 26 may be a year or
// a typing slip, and a case may reach back before 2000.
var ErrShortYear = errors.New("meldcode: year written with two digits")

// ErrYear means that a year lies outside 1900 to 2199. It is an error of its own
// because a day of birth in another century is a slip that has to be named.
var ErrYear = errors.New("meldcode: year that cannot be meant")

// ErrDate means that a text is no date, or a day that does not exist.
var ErrDate = errors.New("meldcode: not a date")

const (
	firstYear = 1900
	lastYear  = 2199
)

var months = [...]string{"", "januari", "februari", "maart", "april", "mei", "juni", "juli",
	"augustus", "september", "oktober", "november", "december"}

var weekdays = [...]string{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"}

// DateOf returns the civil date that t shows in its own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String returns d as "2026-03-12", and "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Dutch returns d as "12 maart 2026", and "" for the zero Date.
func (d Date) Dutch() string {
	if d.IsZero() {
		return ""
	}
	return d.Short() + " " + strconv.Itoa(d.Year)
}

// Short returns d as "12 maart", and "" for the zero Date.
func (d Date) Short() string {
	if d.IsZero() || d.Month < 1 || d.Month > 12 {
		return ""
	}
	return strconv.Itoa(d.Day) + " " + months[d.Month]
}

// time is d at noon UTC: far from any edge of a day.
func (d Date) time() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, time.UTC)
}

// Before reports whether d is earlier than o.
func (d Date) Before(o Date) bool {
	if d.Year != o.Year {
		return d.Year < o.Year
	}
	if d.Month != o.Month {
		return d.Month < o.Month
	}
	return d.Day < o.Day
}

// After reports whether d is later than o.
func (d Date) After(o Date) bool { return o.Before(d) }

// AddDays returns the date n days after d; n may be negative. The zero Date
// stays zero.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return DateOf(d.time().AddDate(0, 0, n))
}

// DaysUntil returns the number of days from d to o, negative when o is earlier.
func (d Date) DaysUntil(o Date) int {
	return int((o.time().Unix() - d.time().Unix()) / (24 * 60 * 60))
}

// InOrder returns the places of days, the earliest first, and of the same day as
// they stand. Whoever has rows with a day sorts these numbers: a sort that is
// generic over a struct is code of its own for each: 20 kB, before compression.
func InOrder(days []Date) []int {
	const places = 32 // bits
	order := make([]int, len(days))
	for i, d := range days {
		order[i] = Date{2000, 1, 1}.DaysUntil(d)<<places | i
	}
	slices.Sort(order)
	for i := range order {
		order[i] &= 1<<places - 1
	}
	return order
}

// Weekday returns the day of the week of d.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// DutchWeekday returns the day of the week of d as "donderdag".
func (d Date) DutchWeekday() string { return weekdays[d.Weekday()] }

// InWords says how far d lies from today: "vandaag", "morgen", "over 3 dagen",
// "1 dag te laat", "3 dagen te laat"; "" for the zero Date. It is meant for
// days by which something is due.
func (d Date) InWords(today Date) string {
	if d.IsZero() {
		return ""
	}
	switch n := today.DaysUntil(d); {
	case n == 0:
		return "vandaag"
	case n == 1:
		return "morgen"
	case n > 1:
		return "over " + strconv.Itoa(n) + " dagen"
	case n == -1:
		return "1 dag te laat"
	default:
		return strconv.Itoa(-n) + " dagen te laat"
	}
}

// MarshalText writes d as "2026-03-12", the zero Date as "".
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	got, err := ParseISO(string(text))
	if err != nil {
		return err
	}
	*d = got
	return nil
}

// ParseISO reads "2026-03-12", exactly so. It returns ErrDate for anything else.
// It is called for every entry of a log, so it does without time.Parse.
func ParseISO(text string) (Date, error) {
	const shape = "0000-00-00"
	if len(text) != len(shape) {
		return Date{}, ErrDate
	}
	var n [3]int
	part := 0
	for i := range len(text) {
		switch c := text[i]; {
		case shape[i] == '-' && c == '-':
			part++
		case shape[i] == '0' && '0' <= c && c <= '9':
			n[part] = n[part]*10 + int(c-'0')
		default:
			return Date{}, ErrDate
		}
	}
	d := Date{n[0], time.Month(n[1]), n[2]}
	if d.Year == 0 || DateOf(d.time()) != d {
		return Date{}, ErrDate // there is no such day
	}
	return d, nil
}

// ParseDate reads a date as people type it: 14-3-2026, 14/3/2026, 14.3.2026,
// 14 maart 2026, 14 mrt 2026, 2026-03-14, "za 14 maart 2026", and the words
// vandaag, gisteren, eergisteren and morgen counted from today. It returns
// ErrShortYear for a year of two digits, ErrYear for one outside 1900 to 2199 and
// ErrDate for anything else that is not a day.
func ParseDate(text string, today Date) (Date, error) {
	text = strings.ToLower(strings.TrimSpace(text))
	switch text {
	case "vandaag":
		return today, nil
	case "gisteren":
		return today.AddDays(-1), nil
	case "eergisteren":
		return today.AddDays(-2), nil
	case "morgen":
		return today.AddDays(1), nil
	}
	parts := strings.FieldsFunc(text, func(r rune) bool {
		return strings.ContainsRune("-/. ,\t\u00a0\u2013", r)
	})
	if len(parts) == 4 && isWeekday(parts[0]) {
		parts = parts[1:]
	}
	if len(parts) != 3 {
		return Date{}, ErrDate
	}
	if len(parts[0]) == 4 {
		parts[0], parts[2] = parts[2], parts[0]
	}
	day, err := number(parts[0], 2)
	if err != nil {
		return Date{}, err
	}
	month, err := monthOf(parts[1])
	if err != nil {
		return Date{}, err
	}
	short := strings.TrimLeft(parts[2], "'’")
	if _, err := number(short, 2); err == nil {
		return Date{}, ErrShortYear
	}
	year, err := number(parts[2], 4)
	if err != nil {
		return Date{}, ErrDate
	}
	if year < firstYear || year > lastYear {
		return Date{}, ErrYear
	}
	d := Date{year, month, day}
	if DateOf(d.time()) != d {
		return Date{}, ErrDate // 31 april
	}
	return d, nil
}

// number reads an unsigned decimal of at most max digits.
func number(text string, max int) (int, error) {
	if text == "" || len(text) > max {
		return 0, ErrDate
	}
	n := 0
	for _, r := range text {
		if r < '0' || r > '9' {
			return 0, ErrDate
		}
		n = n*10 + int(r-'0')
	}
	return n, nil
}

func monthOf(text string) (time.Month, error) {
	if n, err := number(text, 2); err == nil {
		if n < 1 || n > 12 {
			return 0, ErrDate
		}
		return time.Month(n), nil
	}
	if text == "mrt" {
		return time.March, nil
	}
	for i, name := range months {
		if i > 0 && len(text) >= 3 && strings.HasPrefix(name, text) {
			return time.Month(i), nil
		}
	}
	return 0, ErrDate
}

func isWeekday(text string) bool {
	for _, name := range weekdays {
		if len(text) >= 2 && strings.HasPrefix(name, text) {
			return true
		}
	}
	return false
}
