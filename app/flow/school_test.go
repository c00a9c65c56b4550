package flow

import (
	"fmt"
	"testing"
	"time"

	"meldcode/app/school"
)

func set(t *testing.T, text string) school.School {
	t.Helper()
	s, problems := school.Parse([]byte(text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return s
}

func TestASchoolShortensTheLockAndNeverLengthensIt(t *testing.T) {
	for _, c := range []struct {
		chosen, minutes, most int
		want                  int
	}{
		{0, 0, 0, lockOwn},
		{0, 2, 0, 2},
		{0, 0, 2, 2},  // the app's own is too long for the school
		{10, 0, 5, 5}, // and so is what somebody chose before
		{4, 2, 5, 4},
		{99, 0, 0, lockOwn},
		{15, 0, 99, LockMost}, // what no file can say counts for nothing
	} {
		m := Model{Prefs: Prefs{LockMinutes: c.chosen}}
		m.School.Lock = school.Lock{Minutes: c.minutes, Most: c.most}
		if got := m.idleLimit(); got != time.Duration(c.want)*time.Minute {
			t.Errorf("%+v: %v", c, got)
		}
		if m.idleLimit() > LockMost*time.Minute {
			t.Errorf("%+v: beyond the app's own most", c)
		}
	}
}

func TestAFileCanSayWhatTheAppAllowsAndNotMore(t *testing.T) {
	for _, c := range []struct {
		most int
		may  bool
	}{{LockMost, true}, {LockMost + 1, false}} {
		_, problems := school.Parse(fmt.Appendf(nil, `{"version": 1, "lock": {"most": %d}}`, c.most))
		if (len(problems) == 0) != c.may {
			t.Errorf("%d minutes: %v", c.most, problems)
		}
	}
}

func TestTheLastGoodSettingsStay(t *testing.T) {
	m := Model{Phase: Open}
	good := set(t, `{"version": 1, "school": "De Verzonnen School", "exports": []}`)
	at := time.Date(2026, 3, 12, 9, 0, 0, 0, time.UTC)
	m, _ = Update(m, SchoolTold{School: good, At: at})
	if m.School.Stale() || m.School.Name != good.Name {
		t.Fatalf("%+v", m.School)
	}
	m, _ = Update(m, SchoolTold{School: good, At: at, Problems: []school.Problem{{Line: 3, Says: "x"}}})
	if !m.School.Stale() || m.School.Name != good.Name || !m.School.At.Equal(at) {
		t.Errorf("%+v", m.School)
	}
	if locked, _ := m.locked(); locked.School.Name != good.Name {
		t.Error("the lock forgets the school")
	}
}

func TestWhatASchoolForbidsDoesNotLeave(t *testing.T) {
	m := Model{Phase: Open}
	m.School.School = set(t, `{"version": 1, "exports": []}`)
	m.Export.Case = "x"
	for _, a := range []Action{ActPrint, ActExport} {
		got, cmds := Update(m, Do{Action: a})
		if len(cmds) > 0 || got.Notice.Alert == "" || got.Export.Working || got.Out.Printed {
			t.Errorf("%s: %v, %+v", a, cmds, got.Notice)
		}
	}
	m.Export.Case = "" // a back-up
	if _, cmds := Update(m, Do{Action: ActExport}); len(cmds) == 0 {
		t.Error("a school can forbid a back-up")
	}
}

func TestNumbersOfTheSchoolStandBesideOwnOnes(t *testing.T) {
	m := Model{Contacts: []Contact{{ID: "c1", Name: "Bestuur", Phone: "010 000 00 02"}}, Shown: []Contact{{ID: "c2", Name: "IB'er"}}}
	m.School.School = set(t, `{"version": 1, "contacts": [{"name": "Bestuur", "phone": "010 000 00 02"}, {"name": "Wijkteam", "open": true}]}`)
	if all := m.SchoolContacts(); len(all) != 1 || all[0].Name != "Wijkteam" {
		t.Errorf("%v", all)
	}
	if all := m.OpenContacts(); len(all) != 2 || all[1].Name != "Wijkteam" {
		t.Errorf("before unlock %v", all)
	}
}
