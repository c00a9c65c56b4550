package flow

import (
	"strings"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/meldcode"
)

// handedTo keeps the files that were handed out.
func (w *walker) handedTo(files *[]HandOut) {
	w.also = func(cmd Cmd) (Msg, bool) {
		if file, ok := cmd.(HandOut); ok {
			*files = append(*files, file)
			return HandedOut{Name: file.Name, Delivered: true}, true
		}
		return nil, false
	}
}

func TestTheListOfTermsFollowsTheCases(t *testing.T) {
	w := newWalker(t)
	var files []HandOut
	w.handedTo(&files)
	w.fill(ParseRoute("#/case/new"), "pupils", "Marker-Noor Verzonnen", "staff", "=no", "reference", "Marker-V07")
	id := w.m.State.ID
	at := "#/case/" + string(id)
	w.fill(ParseRoute(at+"/add/roles"), "lead", "Sam", "responsible", "Kim", "talks", "Kim", "decides", "Joke")
	w.fill(ParseRoute(at+"/add/talk-parent"), "with-name", "Marker-moeder", "said", "Marker-gezegd", "next-on", "20-3-2026")
	w.fill(ParseRoute(at+"/add/look-again"), "next-on", "27-4-2026", "why", "Marker-waarom")

	w.send(Went{"#/terms"})
	if w.m.Route.Screen != Terms {
		t.Fatalf("at %v", w.m.Route)
	}
	all := List(w.m.Overview, "", "", w.m.Today)
	mine := List(w.m.Overview, "", w.m.Me.Name, w.m.Today)
	if len(all) < 3 || len(mine) != len(all)-1 {
		t.Errorf("%d rows, %d of mine", len(all), len(mine))
	}
	for i, u := range all {
		if i > 0 && u.On.Before(all[i-1].On) {
			t.Errorf("row %d comes too late: %v", i, u.On)
		}
		if u.Dated && u.Source == "" {
			t.Errorf("a term without a source: %+v", u)
		}
	}
	w.send(Do{Action: ActMine})
	if !w.m.Terms.Mine {
		t.Error("the choice was not taken")
	}
	w.send(Do{Action: ActCalendar}, Went{at + "/terms"}, Do{Action: ActCalendar})
	if len(files) != 2 || !strings.Contains(w.m.Notice.Status, files[1].Name) {
		t.Fatalf("%d files; %q", len(files), w.m.Notice.Status)
	}
	for _, f := range files {
		text := string(f.Data)
		if f.Type != exchange.CalendarType || f.Name != "agenda-2026-03-02.ics" || !strings.Contains(text, "20260320") || !strings.Contains(text, "20260427") || strings.Count(text, "BEGIN:VEVENT") != 2 {
			t.Errorf("%s: %s\n%s", f.Name, f.Type, text)
		}
		for _, word := range []string{"Marker", "Noor", "V07", "Sam", "gesprek", string(id), w.m.Me.ID + "@"} {
			if strings.Contains(text, word) {
				t.Errorf("the calendar file holds %q", word)
			}
		}
	}
}

// A file that the browser did not take is not called made.
func TestACalendarFileThatWasNotTakenIsNotCalledMade(t *testing.T) {
	w := newWalker(t)
	w.fill(ParseRoute("#/case/new"), "pupils", "Noor", "staff", "=no")
	at := "#/case/" + string(w.m.State.ID)
	w.send(Went{at + "/terms"})
	if HasDays(w.m.Overview, "", w.m.Today) || HasDays(w.m.Overview, w.m.State.ID, w.m.Today) {
		t.Error("a day is offered that there is not")
	}
	if w.send(Do{Action: ActCalendar}); !strings.Contains(w.m.Notice.Status, "geen datums") {
		t.Errorf("without a day: %q", w.m.Notice.Status)
	}
	w.fill(ParseRoute(at+"/add/look-again"), "next-on", "27-4-2026")
	if !HasDays(w.m.Overview, "", w.m.Today) || !HasDays(w.m.Overview, w.m.State.ID, w.m.Today) || HasDays(w.m.Overview, "another", w.m.Today) {
		t.Error("the day is not offered where it is")
	}
	w.also = func(cmd Cmd) (Msg, bool) {
		file, ok := cmd.(HandOut)
		return HandedOut{Name: file.Name}, ok
	}
	w.send(Went{at + "/terms"}, Do{Action: ActCalendar})
	if w.m.Notice.Status != "" || !strings.Contains(w.m.Notice.Alert, "niet weggezet") {
		t.Errorf("%+v", w.m.Notice)
	}
	w.also, w.fail = nil, func(c Cmd) Fault {
		if _, ok := c.(HandOut); ok {
			return Other
		}
		return NoFault
	}
	w.send(Do{Action: ActCalendar})
	if w.m.Notice.Status != "" || w.m.Notice.Alert == "" {
		t.Errorf("%+v", w.m.Notice)
	}
}

func TestCalendarDaysAreThoseToComeEachOnce(t *testing.T) {
	day := func(d int) meldcode.Date { return meldcode.Date{Year: 2026, Month: 3, Day: d} }
	row := func(d int, dated bool) Upcoming {
		return Upcoming{Upcoming: dossier.Upcoming{On: day(d), Dated: dated}}
	}
	got := CalendarDays([]Upcoming{row(1, true), row(2, false), row(2, true), row(2, true), row(9, true)}, day(2))
	if len(got) != 2 || got[0] != day(2) || got[1] != day(9) {
		t.Errorf("got %v", got)
	}
}

func TestHolidaysAreFilledInByHand(t *testing.T) {
	w := newWalker(t)
	var kept []meldcode.Holiday
	w.also = func(cmd Cmd) (Msg, bool) {
		if save, ok := cmd.(SaveHolidays); ok {
			kept = meldcode.SortHolidays(save.Holidays)
			return HolidaysSaved{kept}, true
		}
		return nil, false
	}
	type_ := func(name, from, until string) {
		w.send(Typed{FieldHolidayName, name}, Typed{FieldHolidayFrom, from}, Typed{FieldHolidayUntil, until}, Do{Action: ActAddHoliday})
	}
	w.send(Went{"#/settings/holidays"})
	for _, wrong := range [][3]string{{"", "25-4-2026", "3-5-2026"}, {"mei", "25-4-26", "3-5-2026"}, {"mei", "25-4-2026", "x"},
		{"mei", "3-5-2026", "25-4-2026"}, {"mei", "1-1-2026", "31-12-2026"}, {"mei", "25-4-1826", "3-5-2026"}, {strings.Repeat("mei", 99), "25-4-2026", "3-5-2026"}} {
		type_(wrong[0], wrong[1], wrong[2])
		if len(w.m.Settings.Problems) != 1 || kept != nil || w.m.Settings.Holiday != (HolidayView{wrong[0], wrong[1], wrong[2]}) {
			t.Errorf("%q: %v, kept %v, still typed %+v", wrong, w.m.Settings.Problems, kept, w.m.Settings.Holiday)
		}
	}
	type_("zomervakantie", "11-7-2026", "23-8-2026")
	type_("meivakantie", "25-4-2026", "3-5-2026")
	if len(w.m.Holidays) != 2 || w.m.Holidays[0].Name != "meivakantie" || w.m.Settings.Holiday != (HolidayView{}) {
		t.Fatalf("holidays %+v, typed %+v", w.m.Holidays, w.m.Settings.Holiday)
	}
	w.fill(ParseRoute("#/case/new"), "pupils", "Noor", "staff", "=no")
	w.send(Went{"#/case/" + string(w.m.State.ID) + "/add/look-again"}, Answered{"next-on", meldcode.Typed("27-4-2026")})
	f := w.m.Form
	if notes := f.Form.DayNotes(f.Facts, f.Answers, f.Asks[0]); len(notes) != 1 || !strings.Contains(notes[0], "in de meivakantie") {
		t.Errorf("notes %q", notes)
	}
	w.send(Went{"#/settings/holidays"}, Do{ActDropHoliday, HolidayID(w.m.Holidays[0])})
	if len(kept) != 1 || kept[0].Name != "zomervakantie" {
		t.Errorf("after taking one away: %+v", kept)
	}
}

// A day before the birth of the child is asked about once, and then recorded.
func TestADayBeforeTheBirthIsRecordedWhenItIsMeant(t *testing.T) {
	w := newWalker(t)
	w.fill(ParseRoute("#/case/new"), "pupils", "Noor", "staff", "=no")
	at := "#/case/" + string(w.m.State.ID)
	w.fill(ParseRoute(at+"/add/person/"+string(w.m.State.Persons[0].ID)), "born", "14-3-2018", "born", "14-3-2018")
	if got := w.m.State.Persons[0]; got.Born.String() != "2018-03-14" || got.Name != "Noor" {
		t.Fatalf("the pupil is %+v", got)
	}
	entries := len(w.m.State.Entries)
	note := func(on string) {
		w.send(Answered{"text", meldcode.Typed("Iets.")}, Answered{meldcode.EventDate, meldcode.Typed(on)}, Do{Action: ActSubmit})
	}
	w.send(Went{at + "/add/note"})
	note("1-1-2018")
	if len(w.m.Form.Problems) != 1 || !strings.Contains(w.m.Form.Problems[0].Text, "vóór de geboorte van Noor") || len(w.m.State.Entries) != entries {
		t.Fatalf("problems %v", w.m.Form.Problems)
	}
	note("2-1-2017")
	if w.m.Form.Form.ID == meldcode.FormNote && len(w.m.Form.Problems) == 0 {
		t.Error("neither asked nor recorded")
	}
	w.send(Do{Action: ActSubmit})
	if len(w.m.State.Entries) != entries+1 {
		t.Errorf("what was meant is not recorded: %v", w.m.Form.Problems)
	}
}

// What was typed in one form is offered in the next.
func TestNamesAreCarried(t *testing.T) {
	w := newWalker(t)
	w.m.Contacts = []Contact{{ID: "c1", Name: "Marja", Organisation: "wijkteam"}}
	w.fill(ParseRoute("#/case/new"), "pupils", "Noor", "staff", "=no")
	at := "#/case/" + string(w.m.State.ID)
	w.fill(ParseRoute(at+"/add/person/parent"), "name", "Anna", "relation", "moeder", "language", "Tigrinya", "interpreter", "Een Tolk")
	if got := w.m.State.Persons[1]; got.Role != meldcode.Parent || got.Interpreter != "Een Tolk" {
		t.Fatalf("the parent is %+v", got)
	}
	w.fill(ParseRoute(at+"/add/consult"), "with", "Kim van het wijkteam", "organisation", "=other", "named", "=named", "advice", "Praten")
	w.send(Went{at + "/add/talk-parent"})
	if got := w.m.Form.Answers.Text("interpreter"); got != "Een Tolk (Tigrinya)" {
		t.Errorf("the interpreter is %q", got)
	}
	known := strings.Join(append(w.m.Form.Facts.Known, w.m.Form.Facts.Listed...), "|")
	for _, want := range []string{"Kim van het wijkteam", "Marja, wijkteam"} {
		if !strings.Contains(known, want) {
			t.Errorf("%q is not offered: %q", want, known)
		}
	}
}
