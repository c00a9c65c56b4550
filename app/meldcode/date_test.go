package meldcode

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"
)

func iso(t testing.TB, text string) Date {
	t.Helper()
	d, err := ParseISO(text)
	if err != nil {
		t.Fatalf("ParseISO(%q): %v", text, err)
	}
	return d
}

func TestParseDateReadsWhatPeopleType(t *testing.T) {
	today := Date{2026, time.March, 15}
	for text, want := range map[string]string{
		"14-3-2026":           "2026-03-14",
		"14/3/2026":           "2026-03-14",
		"14.3.2026":           "2026-03-14",
		"14-03-2026":          "2026-03-14",
		" 14 maart 2026 ":     "2026-03-14",
		"14 Maart 2026":       "2026-03-14",
		"14 mrt 2026":         "2026-03-14",
		"14 mrt. 2026":        "2026-03-14",
		"1 jan 2026":          "2026-01-01",
		"za 14 maart 2026":    "2026-03-14",
		"zaterdag 14-3-2026":  "2026-03-14",
		"2026-03-14":          "2026-03-14",
		"vandaag":             "2026-03-15",
		"Gisteren":            "2026-03-14",
		"eergisteren":         "2026-03-13",
		"morgen":              "2026-03-16",
		"29-2-2028":           "2028-02-29",
		"31 december 1999":    "1999-12-31",
		"14\u20133\u20132026": "2026-03-14",
	} {
		got, err := ParseDate(text, today)
		if err != nil || got.String() != want {
			t.Errorf("ParseDate(%q) = %v, %v; want %s", text, got, err, want)
		}
	}
}

func TestParseDateRefusesWithTheRightReason(t *testing.T) {
	today := Date{2026, time.March, 15}
	for text, want := range map[string]error{
		"":               ErrDate,
		"14/3/26":        ErrShortYear,
		"14 maart '26":   ErrShortYear,
		"14-3-6":         ErrShortYear,
		"31-4-2026":      ErrDate,
		"29-2-2026":      ErrDate,
		"0-1-2026":       ErrDate,
		"14-13-2026":     ErrDate,
		"14 ma 2026":     ErrDate,
		"14-3":           ErrDate,
		"vorige week":    ErrDate,
		"14-3-1066":      ErrYear,
		"14-3-1899":      ErrYear,
		"14-3-20266":     ErrDate,
		"114-3-2026":     ErrDate,
		"-14-3-2026-9":   ErrDate,
		"14 brumaire 26": ErrDate,
	} {
		if got, err := ParseDate(text, today); !errors.Is(err, want) {
			t.Errorf("ParseDate(%q) = %v, %v; want error %v", text, got, err, want)
		}
	}
}

func TestDateIsWrittenInDutchAndAsISO(t *testing.T) {
	d := Date{2026, time.March, 2}
	for got, want := range map[string]string{
		d.String(): "2026-03-02", d.Dutch(): "2 maart 2026", d.Short(): "2 maart",
		d.DutchWeekday(): "maandag", Date{}.String() + Date{}.Dutch() + Date{}.Short(): "",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestInWords(t *testing.T) {
	today := Date{2026, time.March, 28}
	for text, want := range map[string]string{
		"2026-03-28": "vandaag", "2026-03-29": "morgen", "2026-03-31": "over 3 dagen",
		"2026-03-27": "1 dag te laat", "2026-03-25": "3 dagen te laat", "2026-04-02": "over 5 dagen",
	} {
		if got := iso(t, text).InWords(today); got != want {
			t.Errorf("%s in words = %q, want %q", text, got, want)
		}
	}
}

func TestDateCountsAcrossTheClockChangeAndLeapDays(t *testing.T) {
	if got := (Date{2026, time.March, 28}).AddDays(2); got != (Date{2026, time.March, 30}) {
		t.Errorf("across the clock change: %v", got)
	}
	if got := (Date{2028, time.February, 28}).DaysUntil(Date{2028, time.March, 1}); got != 2 {
		t.Errorf("over a leap day: %d days, want 2", got)
	}
	if d, o := (Date{2026, 1, 31}), (Date{2026, 2, 1}); !d.Before(o) || !o.After(d) || d.Before(d) {
		t.Error("order of dates is wrong")
	}
}

func TestDateInJSONIsAnISOString(t *testing.T) {
	b, err := json.Marshal(map[string]Date{"a": {2026, time.March, 12}, "b": {}})
	if err != nil || string(b) != `{"a":"2026-03-12","b":""}` {
		t.Fatalf("marshal: %s, %v", b, err)
	}
	var back map[string]Date
	if err := json.Unmarshal(b, &back); err != nil || back["a"] != (Date{2026, time.March, 12}) || !back["b"].IsZero() {
		t.Fatalf("unmarshal: %v, %v", back, err)
	}
	var d Date
	if json.Unmarshal([]byte(`"12-3-2026"`), &d) == nil {
		t.Error("a date that is not ISO was accepted")
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"14-3-2026", "14 mrt 2026", "vandaag", "31-2-2026", "14/3/26", "2026-03-14", "’26"} {
		f.Add(s)
	}
	today := Date{2026, time.March, 15}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s, today)
		if err != nil {
			if !d.IsZero() {
				t.Errorf("ParseDate(%q) gave %v beside an error", s, d)
			}
			return
		}
		again, err := ParseISO(d.String())
		if err != nil || again != d {
			t.Errorf("ParseDate(%q) = %v, which does not read back: %v", s, d, err)
		}
		if dutch, err := ParseDate(d.Dutch(), today); err != nil || dutch != d {
			t.Errorf("%v does not read back from %q", d, d.Dutch())
		}
	})
}

func TestInOrderKeepsTheOrderOfADay(t *testing.T) {
	days := []Date{{2026, 3, 2}, {}, {2199, 12, 31}, {2026, 3, 1}, {1900, 1, 1}, {2026, 3, 2}, {2026, 3, 1}}
	if got := InOrder(days); !slices.Equal(got, []int{1, 4, 3, 6, 0, 5, 2}) {
		t.Errorf("got %v", got)
	}
	if got := InOrder(nil); len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
}
