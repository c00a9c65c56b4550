package meldcode

import (
	"testing"
	"time"
)

func TestFiveWorkingDays(t *testing.T) {
	for _, v := range []struct{ from, want, strict string }{
		{"2026-04-02", "2026-04-13", "2026-04-13"},
		{"2026-04-30", "2026-05-08", "2026-05-08"},
		{"2026-05-08", "2026-05-18", "2026-05-19"},
		{"2026-12-21", "2026-12-29", "2026-12-29"},
		{"2027-05-03", "2027-05-12", "2027-05-13"},
		{"2028-04-24", "2028-05-02", "2028-05-03"},
		{"2025-04-17", "2025-04-28", "2025-04-28"},
	} {
		if got := AddWorkingDays(iso(t, v.from), 5); got != iso(t, v.want) {
			t.Errorf("%s + 5 working days = %v, want %s", v.from, got, v.want)
		}
		if got := AddWorkingDaysStrict(iso(t, v.from), 5); got != iso(t, v.strict) {
			t.Errorf("%s + 5 working days without equated days = %v, want %s", v.from, got, v.strict)
		}
	}
}

func TestWeeksAreCalendarWeeksThenShifted(t *testing.T) {
	for _, v := range []struct {
		from  string
		weeks int
		want  string
	}{
		{"2026-05-08", 3, "2026-05-29"},
		{"2026-05-08", 10, "2026-07-17"},
		{"2027-05-03", 10, "2027-07-12"},
		{"2026-12-04", 3, "2026-12-28"}, // 25 December, a Friday
		{"2026-03-14", 3, "2026-04-07"}, // Saturday before Easter
	} {
		if got := AddWeeks(iso(t, v.from), v.weeks); got != iso(t, v.want) {
			t.Errorf("%s + %d weeks = %v, want %s", v.from, v.weeks, got, v.want)
		}
	}
}

func TestHolidaysOfTheTable(t *testing.T) {
	for year, days := range map[int][]string{
		2025: {"04-18", "04-21", "04-26", "05-05", "05-29", "06-09", "12-25", "12-26", "01-01"},
		2026: {"04-03", "04-06", "04-27", "05-05", "05-14", "05-25"},
		2027: {"03-26", "03-29", "04-27", "05-05", "05-06", "05-17"},
		2028: {"04-14", "04-17", "04-27", "05-05", "05-25", "06-05"},
		2029: {"03-30", "04-02", "04-27", "05-05", "05-10", "05-21"},
		2030: {"04-19", "04-22", "04-27", "05-05", "05-30", "06-10"},
		2031: {"04-11", "04-14", "04-26", "05-05", "05-22", "06-02"},
		2032: {"03-26", "03-29", "04-27", "05-05", "05-06", "05-17"},
	} {
		for _, day := range days {
			d := iso(t, Date{Year: year, Month: 1, Day: 1}.String()[:5]+day)
			if PublicHoliday(d) == "" {
				t.Errorf("%v is no holiday, want one", d)
			}
		}
	}
	for _, d := range []Date{{2031, time.April, 28}, {2026, time.April, 5}, {2026, time.May, 15}} {
		if PublicHoliday(d) != "" {
			t.Errorf("%v is %q, want no holiday", d, PublicHoliday(d))
		}
	}
}

func TestEveryTermSaysWhereItComesFrom(t *testing.T) {
	d := iso(t, "2026-05-08")
	for _, term := range Terms() {
		if term.Source == "" || term.Label == "" {
			t.Errorf("term %s has no label or source", term.ID)
		}
		if term.After != nil && term.After(d).Before(d) {
			t.Errorf("term %s ends before it starts", term.ID)
		}
	}
	if got, want := TermLines(d, Agreed{})[0], "Veilig Thuis streeft ernaar een melding binnen 5 werkdagen te beoordelen: uiterlijk 18 mei 2026. Het kan langer duren. (norm van Veilig Thuis)"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
