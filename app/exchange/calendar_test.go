package exchange

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"

	"meldcode/app/meldcode"
)

var calendarMade = time.Date(2026, time.March, 12, 14, 32, 0, 0, time.FixedZone("", 3600))

// events reads a calendar file with another program's parser, and returns its
// events by their ids.
func events(t *testing.T, file []byte) map[string]ical.Event {
	t.Helper()
	cal, err := ical.NewDecoder(bytes.NewReader(file)).Decode()
	if err != nil {
		t.Fatalf("not readable: %v\n%s", err, file)
	}
	found := map[string]ical.Event{}
	for _, e := range cal.Events() {
		id, err := e.Props.Text(ical.PropUID)
		if err != nil || id == "" || found[id].Component != nil {
			t.Fatalf("an event has the id %q: %v", id, err)
		}
		found[id] = e
	}
	return found
}

func TestCalendarHasOneEventForEachDay(t *testing.T) {
	days := []meldcode.Date{{}, {Year: 2026, Month: 3, Day: 20}, {Year: 2026, Month: 3, Day: 20}, {Year: 2026, Month: 12, Day: 31}}
	file := Calendar(days, "member-1", calendarMade)
	all := events(t, file)
	if len(all) != 2 {
		t.Fatalf("%d events for two days:\n%s", len(all), file)
	}
	ends := map[string]string{"2026-03-20": "2026-03-21", "2026-12-31": "2027-01-01"}
	for _, e := range all {
		from, err := e.DateTimeStart(time.UTC)
		until, err2 := e.DateTimeEnd(time.UTC)
		if err != nil || err2 != nil || ends[from.Format(time.DateOnly)] != until.Format(time.DateOnly) {
			t.Errorf("an event from %v to %v (%v, %v)", from, until, err, err2)
		}
		if words, _ := e.Props.Text(ical.PropSummary); words != CalendarWords {
			t.Errorf("an event says %q", words)
		}
		if made, err := e.Props.DateTime(ical.PropDateTimeStamp, time.UTC); err != nil || !made.Equal(calendarMade) {
			t.Errorf("made at %v: %v", made, err)
		}
		if len(e.Children) != 1 || e.Children[0].Name != ical.CompAlarm || e.Children[0].Props.Get(ical.PropTrigger).Value != "PT8H" {
			t.Errorf("the reminder: %+v", e.Children)
		}
	}
	for _, want := range []string{"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:", "METHOD:PUBLISH\r\n", "DTSTAMP:20260312T133200Z\r\n", "END:VCALENDAR\r\n"} {
		if !strings.Contains(string(file), want) {
			t.Errorf("the file lacks %q", want)
		}
	}
	if bare := strings.ReplaceAll(string(file), "\r\n", ""); strings.ContainsAny(bare, "\r\n") {
		t.Error("a line does not end in CRLF")
	}
}

// A day keeps its id when the file is made again, alone or with others, and
// another member's day has another one.
func TestCalendarKeepsTheIDOfADay(t *testing.T) {
	first, second := meldcode.Date{Year: 2026, Month: 3, Day: 20}, meldcode.Date{Year: 2026, Month: 4, Day: 1}
	all := events(t, Calendar([]meldcode.Date{first, second}, "member-1", calendarMade))
	for id := range events(t, Calendar([]meldcode.Date{second}, "member-1", calendarMade.AddDate(0, 0, 3))) {
		if all[id].Component == nil {
			t.Error("the day has another id in the second file")
		}
	}
	for id := range events(t, Calendar([]meldcode.Date{first, second}, "member-2", calendarMade)) {
		if all[id].Component != nil {
			t.Error("two members share an id")
		}
	}
	if file := string(Calendar([]meldcode.Date{first}, "member-1", calendarMade)); strings.Contains(file, "member-1") {
		t.Error("the file holds who made it")
	}
}

func TestWrappedBreaksBetweenCharacters(t *testing.T) {
	for _, text := range []string{"", strings.Repeat("a", 75), strings.Repeat("a", 76), strings.Repeat("é", 200), strings.Repeat("🙂", 60)} {
		lines := strings.Split(wrapped(text), "\r\n")
		for i, l := range lines {
			if len(l) > lineBytes || !utf8.ValidString(l) || i > 0 && l[0] != ' ' {
				t.Errorf("line %d is %q", i, l)
			}
		}
		if got := strings.ReplaceAll(strings.Join(lines, "\r\n"), "\r\n ", ""); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// Whatever the days and the owner are, the file is readable and holds no word
// that is not always there.
func FuzzCalendar(f *testing.F) {
	f.Add("member-1", 2026, 3, 20, 5)
	f.Add("\r\nBEGIN:VEVENT\r\nSUMMARY:Marker-Noor", 1900, 1, 1, 400)
	plain := Calendar([]meldcode.Date{{Year: 2026, Month: 1, Day: 1}}, "", calendarMade)
	known := map[string]bool{}
	for _, l := range strings.Split(string(plain), "\r\n") {
		name, _, _ := strings.Cut(l, ":")
		known[name] = true
	}
	f.Fuzz(func(t *testing.T, owner string, y, m, d, n int) {
		day := meldcode.DateOf(time.Date(1900+abs(y)%290, time.Month(1+abs(m)%12), 1+abs(d)%31, 12, 0, 0, 0, time.UTC))
		var days []meldcode.Date
		for i := range abs(n) % 50 {
			days = append(days, day.AddDays(i*3))
		}
		file := Calendar(days, owner, calendarMade)
		if len(days) > 0 && len(events(t, file)) != len(days) {
			t.Errorf("%d events for %d days", len(events(t, file)), len(days))
		}
		for _, l := range strings.Split(string(file), "\r\n") {
			if name, _, _ := strings.Cut(l, ":"); !known[name] {
				t.Fatalf("a line of its own: %q", l)
			}
		}
	})
}

func abs(n int) int {
	if n < 0 {
		n = -n
	}
	return max(n, 0)
}
