package meldcode

import (
	"strings"
	"testing"
	"time"
)

func TestASchoolSetsOnlyItsOwnTerms(t *testing.T) {
	d := Date{2026, time.May, 8}
	for _, c := range []struct {
		weeks int
		want  string
	}{
		{0, "binnen drie weken terugkoppeling: 29 mei 2026. (schoolafspraak van Optimus, geen wet)"},
		{3, "binnen drie weken terugkoppeling: 29 mei 2026. (schoolafspraak van Optimus, geen wet)"},
		{1, "binnen een week terugkoppeling: 18 mei 2026. (afspraak van de school, geen wet)"},
		{6, "binnen 6 weken terugkoppeling: 19 juni 2026. (afspraak van de school, geen wet)"},
	} {
		a := Agreed{FeedbackWeeks: c.weeks}
		if got := TermLines(d, a)[1]; !strings.HasSuffix(got, c.want) {
			t.Errorf("%d weeks: %q", c.weeks, got)
		}
		if TermLines(d, a)[0] != TermLines(d, Agreed{})[0] {
			t.Errorf("%d weeks moved the term of Veilig Thuis", c.weeks)
		}
	}
	if (Agreed{}).Signal() != 14 || (Agreed{SignalDays: 5}).Signal() != 5 {
		t.Error("the days of a loose signal")
	}
}
