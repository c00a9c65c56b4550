package dossier

import (
	"errors"
	"time"

	"meldcode/app/meldcode"
)

// Stamp is a moment as it was on the wall where it was recorded: RFC 3339 in
// whole seconds with the offset of that moment, "2026-03-12T14:32:05+01:00". It
// is never shown in another zone: formatting an old moment with today's offset
// would be an hour off across the change of the clocks.
type Stamp string

var errStamp = errors.New("dossier: not a moment in RFC 3339 with an offset")

// StampOf returns t as its own location shows it.
func StampOf(t time.Time) Stamp { return Stamp(t.Format(time.RFC3339)) }

// ParseStamp reads exactly what StampOf makes, from 1900 on.
func ParseStamp(text string) (Stamp, error) {
	date, ok := Stamp(text).civil()
	if !ok || date.Year < 1900 {
		return "", errStamp
	}
	return Stamp(text), nil
}

// civil returns the date as it stands in s, and whether all of s is a moment: it
// is read for every entry of a log, so not with time.Parse, of which it takes
// what formats back to the same text.
func (s Stamp) civil() (meldcode.Date, bool) {
	const day, shape = len("2026-03-12"), "T00:00:00"
	if len(s) < day+len(shape)+1 {
		return meldcode.Date{}, false
	}
	date, err := meldcode.ParseISO(string(s[:day]))
	clock, zone := string(s[day:day+len(shape)]), string(s[day+len(shape):])
	if err != nil || !shaped(clock, shape) || clock[1:3] > "23" || clock[4:6] > "59" || clock[7:] > "59" {
		return meldcode.Date{}, false
	}
	switch {
	case zone == "Z":
	case !shaped(zone, "+00:00") && !shaped(zone, "-00:00"), zone[1:3] > "24", zone[4:] > "59", zone[1:] == "00:00":
		return meldcode.Date{}, false
	}
	return date, true
}

// shaped reports whether text is shape with any digit for each 0.
func shaped(text, shape string) bool {
	if len(text) != len(shape) {
		return false
	}
	for i := range len(text) {
		digit := '0' <= text[i] && text[i] <= '9'
		if digit != (shape[i] == '0') || !digit && text[i] != shape[i] {
			return false
		}
	}
	return true
}

// Time returns the moment with the offset as recorded; the zero Time for "".
func (s Stamp) Time() time.Time {
	t, err := time.Parse(time.RFC3339, string(s))
	if err != nil {
		return time.Time{}
	}
	// time.Parse uses the local zone where its offset happens to match; a fixed
	// zone keeps what was written and nothing of this device.
	_, offset := t.Zone()
	if offset == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", offset))
}

// Date returns the civil date on which it was recorded.
func (s Stamp) Date() meldcode.Date {
	date, _ := s.civil()
	return date
}

// Clock returns the time of day as "14.32".
func (s Stamp) Clock() string {
	if _, ok := s.civil(); !ok {
		return ""
	}
	return string(s[11:13] + "." + s[14:16])
}

// Dutch returns "12 maart 2026 om 14.32 uur".
func (s Stamp) Dutch() string {
	if s == "" {
		return ""
	}
	return s.Date().Dutch() + " om " + s.Clock() + " uur"
}
