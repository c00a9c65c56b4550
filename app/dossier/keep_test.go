package dossier

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"meldcode/app/meldcode"
)

func TestACaseIsLookedAtWhenItsTermIsOver(t *testing.T) {
	day := func(y int, m time.Month, d int) meldcode.Date { return meldcode.Date{Year: y, Month: m, Day: d} }
	for _, c := range []struct {
		r     Retained
		years int
		want  meldcode.Date
	}{
		{Retained{}, 2, meldcode.Date{}},
		{Retained{Look: day(2027, 1, 5)}, 2, day(2027, 1, 5)},
		{Retained{Left: day(2026, 7, 17), Look: day(2027, 1, 5)}, 2, day(2028, 7, 17)},
		{Retained{Left: day(2028, 2, 29)}, 2, day(2030, 3, 1)},
		{Retained{Left: day(2028, 2, 29)}, 4, day(2032, 2, 29)},
		{Retained{Left: day(2026, 7, 17)}, 20, day(2046, 7, 17)},
		{Retained{Left: day(2026, 7, 17), Until: day(2040, 1, 1)}, 2, day(2040, 1, 1)},
	} {
		got, why := c.r.Review(c.years)
		if got != c.want || (why == "") != got.IsZero() {
			t.Errorf("%+v after %d: %v, %q", c.r, c.years, got, why)
		}
	}
}

func TestDestroyingTakesTwoPeopleOrTwoDays(t *testing.T) {
	asked := meldcode.Date{Year: 2026, Month: 3, Day: 12}
	s := State{Closed: &Closing{}, Destroy: &Asking{On: asked, By: "m1"}}
	for _, c := range []struct {
		rule Second
		by   meldcode.MemberID
		on   meldcode.Date
		may  bool
	}{
		{AnotherOrLater, "m1", asked, false},
		{AnotherOrLater, "m2", asked, true},
		{AnotherOrLater, "m1", asked.AddDays(1), true},
		{AnotherOrLater, "m1", asked.AddDays(-1), false}, // a clock that went back
		{Another, "m1", asked.AddDays(9), false},
		{Another, "m2", asked, true},
		{Later, "m2", asked, false},
		{Later, "m1", asked.AddDays(1), true},
	} {
		if why := s.AgainstDestroyingBy(c.by, c.on, c.rule); (len(why) == 0) != c.may {
			t.Errorf("%+v: %v", c, why)
		}
	}
	late := asked.AddDays(400)
	for name, s := range map[string]State{
		"open":      {Destroy: s.Destroy},
		"not asked": {Closed: s.Closed},
		"loose":     {Loose: true, Destroy: s.Destroy},
		"a request": {Closed: s.Closed, Destroy: s.Destroy, Tasks: []Task{{ID: TaskRequest}}},
	} {
		if len(s.AgainstDestroyingBy("m2", late, AnotherOrLater)) == 0 {
			t.Errorf("%s: it can be destroyed", name)
		}
	}
}

func TestASummaryTellsWhatAnOverviewOfKeepingNeeds(t *testing.T) {
	m := Summary{ID: "abc", Retained: Retained{Left: meldcode.Date{Year: 2026, Month: 7, Day: 17}, Until: meldcode.Date{Year: 2040, Month: 1, Day: 1},
		Look: meldcode.Date{Year: 2027, Month: 1, Day: 5}, Asked: true}, Agreed: meldcode.Agreed{FeedbackWeeks: 2, SignalDays: 5}}
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var got Summary
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Retained, m.Retained) || got.Agreed != m.Agreed {
		t.Errorf("%+v", got)
	}
	if b, err = json.Marshal(Summary{}); err != nil || strings.Contains(string(b), "destroy") || strings.Contains(string(b), "left") {
		t.Errorf("an ordinary case costs more: %s, %v", b, err)
	}
}

func TestCopiesAreThoseOfTheLogAndBackupsAreToldOnce(t *testing.T) {
	c := newTablet(t, "a").open()
	out := func(to, how string) {
		c.put(Draft{Form: meldcode.FormOut, Answers: meldcode.Answers{"to": meldcode.Typed(to), "what": meldcode.Typed("x"), "how": meldcode.Picked(meldcode.OptionID(how)), meldcode.EventDate: meldcode.Typed("2026-03-03")}})
	}
	out(meldcode.ToBackup, "file")
	out("Veilig Thuis", "print")
	out("Veilig Thuis", "print")
	out("de leerplichtambtenaar", "told")
	out(meldcode.ToBackup, "file")
	got := strings.Join(c.state().Copies(), "|")
	if !strings.HasPrefix(got, "back-up van 3 maart 2026, gemaakt door ") || !strings.Contains(got, ", en de back-ups van daarvoor|afdruk voor Veilig Thuis, 3 maart 2026, vastgelegd door ") ||
		strings.Count(got, "|") != 1 {
		t.Errorf("%s", got)
	}
}
