package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"meldcode/app/meldcode"
)

// CalendarType is the media type of a calendar file.
const CalendarType = "text/calendar"

// CalendarWords are all the words of an event. An unprotected calendar shows
// them to whoever looks over a shoulder, so they say nothing of a case.
const CalendarWords = "Meldcode: kijk in de app"

// calendarAt is when the reminder of a day comes, from its beginning.
const calendarAt = "PT8H"

// Calendar returns a calendar file (RFC 5545) with one event for each of the days,
// of which the earliest come first. An event lasts all day and reminds at eight in
// the morning. It holds nothing of a case: not what is expected, not of whom, not
// even how much there is on a day.
//
// The id of an event follows from owner, an opaque id, and the day alone, so a
// calendar that gets the same day twice keeps one event of it. now is when the
// file is made.
func Calendar(days []meldcode.Date, owner string, now time.Time) []byte {
	var b strings.Builder
	line := func(text string) {
		b.WriteString(wrapped(text))
		b.WriteString("\r\n")
	}
	line("BEGIN:VCALENDAR")
	line("VERSION:2.0")
	line("PRODID:-//Meldcode//Meldcode//NL")
	line("METHOD:PUBLISH")
	var last meldcode.Date
	for _, d := range days {
		if !d.After(last) {
			continue
		}
		last = d
		line("BEGIN:VEVENT")
		line("UID:" + eventID(owner, d))
		line("DTSTAMP:" + now.UTC().Format("20060102T150405Z"))
		line("DTSTART;VALUE=DATE:" + compact(d))
		line("DTEND;VALUE=DATE:" + compact(d.AddDays(1)))
		line("SUMMARY:" + escaped(CalendarWords))
		line("CLASS:PRIVATE")
		line("TRANSP:TRANSPARENT")
		line("BEGIN:VALARM")
		line("ACTION:DISPLAY")
		line("DESCRIPTION:" + escaped(CalendarWords))
		line("TRIGGER:" + calendarAt)
		line("END:VALARM")
		line("END:VEVENT")
	}
	line("END:VCALENDAR")
	return []byte(b.String())
}

// eventID names the event of a day. Nobody learns owner from it.
func eventID(owner string, d meldcode.Date) string {
	sum := sha256.Sum256([]byte("meldcode calendar\x00" + owner + "\x00" + d.String()))
	return hex.EncodeToString(sum[:16]) + "@meldcode"
}

func compact(d meldcode.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

// escaped writes text as a value of type TEXT (RFC 5545, 3.3.11).
func escaped(text string) string {
	return strings.NewReplacer("\\", "\\\\", ";", "\\;", ",", "\\,", "\r\n", "\\n", "\n", "\\n", "\r", "\\n").Replace(text)
}

// lineBytes is how long a line of a calendar or a card may be, without its end.
const lineBytes = 75

// wrapped breaks a line that is too long between two characters (RFC 5545, 3.1,
// and RFC 6350, 3.2): the next line begins with a space.
func wrapped(text string) string {
	if len(text) <= lineBytes {
		return text
	}
	var b strings.Builder
	room := lineBytes
	for _, r := range text {
		if n := len(string(r)); n > room {
			b.WriteString("\r\n ")
			room = lineBytes - 1
		}
		b.WriteRune(r)
		room -= len(string(r))
	}
	return b.String()
}
