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

// ParseStamp reads exactly what StampOf makes.
func ParseStamp(text string) (Stamp, error) {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil || t.Year() < 1900 || t.Nanosecond() != 0 {
		return "", errStamp
	}
	s := Stamp(text)
	if s.Time().Format(time.RFC3339) != text {
		return "", errStamp
	}
	return s, nil
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
	if s == "" {
		return meldcode.Date{}
	}
	return meldcode.DateOf(s.Time())
}

// Clock returns the time of day as "14.32".
func (s Stamp) Clock() string {
	if s == "" {
		return ""
	}
	return s.Time().Format("15.04")
}

// Dutch returns "12 maart 2026 om 14.32 uur".
func (s Stamp) Dutch() string {
	if s == "" {
		return ""
	}
	return s.Date().Dutch() + " om " + s.Clock() + " uur"
}
