package meldcode

import (
	"strings"
	"testing"
	"time"
)

func day(y int, m time.Month, d int) Date { return Date{y, m, d} }

func TestHolidayHoldsItsFirstAndLastDay(t *testing.T) {
	may := Holiday{"Meivakantie", day(2026, 4, 25), day(2026, 5, 3)}
	for d, want := range map[Date]bool{
		day(2026, 4, 24): false, day(2026, 4, 25): true, day(2026, 4, 30): true,
		day(2026, 5, 3): true, day(2026, 5, 4): false, {}: false,
	} {
		if got := may.Holds(d); got != want {
			t.Errorf("%v in the holiday: %v", d, got)
		}
	}
}

func TestHolidayWarningNamesTheHoliday(t *testing.T) {
	all := []Holiday{
		{"Meivakantie", day(2026, 4, 25), day(2026, 5, 3)},
		{"Carnaval", day(2026, 2, 16), day(2026, 2, 20)},
	}
	if got := HolidayWarning(all, day(2026, 4, 27)); !strings.HasPrefix(got, "Deze datum valt in de meivakantie. Dan ziet de school het kind niet.") {
		t.Error(got)
	}
	if got := HolidayWarning(all, day(2026, 2, 17)); !strings.HasPrefix(got, "Deze datum valt in een schoolvakantie (Carnaval).") {
		t.Error(got)
	}
	if got := HolidayWarning(all, day(2026, 3, 2)); got != "" {
		t.Error(got)
	}
}

// A term does not skip a school holiday: its days are working days. The days are
// those of the vectors in terms_test.go, with a holiday around them.
func TestTermsRunIntoASchoolHoliday(t *testing.T) {
	all := []Holiday{
		{"meivakantie", day(2026, 4, 25), day(2026, 5, 10)},
		{"kerstvakantie", day(2026, 12, 19), day(2027, 1, 3)},
		{"zomervakantie", day(2026, 7, 11), day(2026, 8, 23)},
	}
	for _, v := range []struct {
		from, until Date
		in          string
	}{
		{day(2026, 4, 30), day(2026, 5, 8), "meivakantie"},
		{day(2026, 12, 21), day(2026, 12, 29), "kerstvakantie"},
		{day(2026, 4, 2), day(2026, 4, 13), ""},
		{day(2026, 5, 8), day(2026, 5, 18), ""}, // begins in it, ends after it
	} {
		got := AddWorkingDays(v.from, 5)
		h, _ := SchoolHoliday(all, got)
		if got != v.until || h.Name != v.in {
			t.Errorf("%v + 5 working days = %v in %q, want %v in %q", v.from, got, h.Name, v.until, v.in)
		}
	}
	got := AddWeeks(day(2026, 5, 8), 10)
	if h, _ := SchoolHoliday(all, got); got != day(2026, 7, 17) || h.Name != "zomervakantie" {
		t.Errorf("+10 weeks = %v in %q", got, h.Name)
	}
}

func TestSortHolidaysKeepsWhatCanBe(t *testing.T) {
	may := Holiday{"meivakantie", day(2026, 4, 25), day(2026, 5, 3)}
	autumn := Holiday{"herfstvakantie", day(2026, 10, 17), day(2026, 10, 25)}
	got := SortHolidays([]Holiday{
		autumn, may, may,
		{"", day(2026, 1, 1), day(2026, 1, 2)},
		{"andersom", day(2026, 1, 2), day(2026, 1, 1)},
		{"heel het jaar", day(2026, 1, 1), day(2026, 12, 31)},
		{"zonder dagen", Date{}, Date{}},
		{"twee\nregels", day(2026, 1, 1), day(2026, 1, 2)},
		{strings.Repeat("lang", 100), day(2026, 1, 1), day(2026, 1, 2)},
	})
	if len(got) != 2 || got[0] != may || got[1] != autumn {
		t.Errorf("kept %v", got)
	}
}
