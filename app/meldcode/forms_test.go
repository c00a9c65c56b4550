package meldcode

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

// household is an invented family.
func household() []Person {
	return []Person{
		{ID: "p1", Role: Pupil, Name: "Sterre"},
		{ID: "p2", Role: Pupil, Name: "Maan"},
		{ID: "p3", Role: Parent, Name: "Komeet", Relation: "moeder"},
		{ID: "p4", Role: Parent, Relation: "vader"},
		{ID: "p5", Role: Sibling, Name: "Zon"},
	}
}

// situations are facts that together open every question and panel.
func situations() map[string]Facts {
	today := Date{2026, time.March, 12}
	unsafe := Facts{Today: today, Me: "Juf Planeet", Persons: household(), Follows: true, FollowsBy: 2, Unsafe: true,
		Danger: today.AddDays(-3), Disclosure: today.AddDays(-4), Shared: []string{"Veilig Thuis op 3 maart 2026"}, Goals: "Rust thuis.", HelpEnds: today.AddDays(20)}
	unsafe.Answered[1], unsafe.Answered[2] = Suspicion, Unsafe
	unsafe.AnsweredOn[2] = today.AddDays(-1)
	helped := Facts{Today: today, Me: "Juf Planeet", Persons: household(), HelpEnds: today.AddDays(-2), Goals: "Rust thuis.", Shared: []string{"de jeugdarts op 3 maart 2026"}}
	helped.Answered = [6]OptionID{"", Suspicion, Safe, CanHelp, Accepted, Reached}
	reported := unsafe
	reported.Reported, reported.Closed = true, true
	done := Facts{Today: today, Me: "Juf Planeet", Persons: household(), Disclosure: today.AddDays(-9)}
	done.Answered[1] = NoAction
	return map[string]Facts{"empty": {Today: today, Me: "Juf Planeet"}, "unsafe": unsafe, "helped": helped, "reported": reported, "no action": done}
}

func TestEveryFormIsComplete(t *testing.T) {
	seen := map[FormID]bool{}
	for _, f := range Forms() {
		if seen[f.ID] {
			t.Errorf("form %s is there twice", f.ID)
		}
		seen[f.ID] = true
		if f.ID == "" || f.Title == "" || f.Name == "" || f.Button == "" || len(f.Questions) == 0 {
			t.Errorf("form %s lacks a title, a name, a button or questions", f.ID)
		}
		ids := map[QuestionID]bool{}
		for _, q := range f.Questions {
			if ids[q.ID] {
				t.Errorf("%s: question %s is there twice", f.ID, q.ID)
			}
			ids[q.ID] = true
			if q.Label == "" || strings.ContainsAny(string(q.ID), "@ ") {
				t.Errorf("%s: question %q has no label or a wrong id", f.ID, q.ID)
			}
			if q.Required && (q.Missing == "" || !strings.HasSuffix(q.Missing, ".")) {
				t.Errorf("%s/%s is required but has no sentence for when it is missing: %q", f.ID, q.ID, q.Missing)
			}
			if (q.Kind == One || q.Kind == Many || q.Kind == Body) != (len(q.Options) > 0 || q.Choose != nil) {
				t.Errorf("%s/%s: options do not fit its kind", f.ID, q.ID)
			}
			if (q.Each == nil) != (!strings.Contains(q.Label, "{naam}")) {
				t.Errorf("%s/%s: a question is asked per person and says so, or neither: %q", f.ID, q.ID, q.Label)
			}
			if q.WhenFor != nil && q.Each == nil {
				t.Errorf("%s/%s has WhenFor but is not asked per person", f.ID, q.ID)
			}
			options := map[OptionID]bool{}
			for _, o := range q.Options {
				if o.ID == "" || o.Label == "" || options[o.ID] {
					t.Errorf("%s/%s: option %q is empty or there twice", f.ID, q.ID, o.ID)
				}
				options[o.ID] = true
			}
		}
		for _, p := range f.Panels {
			if p.ID == "" || (p.After != "" && !ids[p.After]) {
				t.Errorf("%s: panel %q stands after unknown question %q", f.ID, p.ID, p.After)
			}
			if (p.Go == "") != (p.Do == "") {
				t.Errorf("%s: panel %s has a way without a name, or a name without a way", f.ID, p.ID)
			}
		}
	}
	for n := 1; n <= 5; n++ {
		if !seen[FormWeigh(n)] || (n <= 3 && !seen[FormStepClose(n)]) {
			t.Errorf("form of consideration or step %d is missing", n)
		}
	}
}

var forbidden = regexp.MustCompile(`(?i)opslaan|opgeslagen|ongeldig|helaas|verplicht veld|valideren|entiteit|slachtoffer|\bdader|!`)

// tries returns answers that pick every option of f once.
func tries(f Form, facts Facts) []Answers {
	today := Typed(facts.Today.String())
	all := []Answers{{EventDate: today}}
	for _, q := range f.Questions {
		for _, o := range q.Options {
			a := Answers{EventDate: today}
			for _, p := range people(q, facts) {
				a[KeyOf(q.ID, p.ID)] = Picked(o.ID)
			}
			all = append(all, a)
		}
	}
	return all
}

func formTexts(f Form, facts Facts) []string {
	texts := append([]string{f.Title, f.Caption, f.Name, f.Button}, f.Intro...)
	for _, q := range f.Questions {
		texts = append(texts, q.Label, q.Hint, q.Missing)
		for _, o := range q.Options {
			texts = append(texts, o.Label, o.Hint)
		}
	}
	for _, p := range f.Panels {
		texts = append(texts, p.Title, p.Do)
		texts = append(texts, p.Lines...)
		for _, a := range tries(f, facts) {
			if p.Say != nil && (p.When == nil || p.When(facts, a)) {
				texts = append(texts, p.Say(facts, a)...)
			}
		}
	}
	if f.Allowed != nil {
		texts = append(texts, f.Allowed(facts)...)
	}
	return texts
}

func TestNoTextUsesAForbiddenWord(t *testing.T) {
	for name, facts := range situations() {
		for _, f := range Forms() {
			for _, text := range formTexts(f, facts) {
				if m := forbidden.FindString(text); m != "" {
					t.Errorf("%s (%s) says %q in: %s", f.ID, name, m, text)
				}
				if strings.Contains(text, "  ") || strings.Contains(text, "{datum}") {
					t.Errorf("%s (%s): untidy text: %q", f.ID, name, text)
				}
			}
		}
	}
}

func TestAFreshFormAsksForItsRequiredAnswersOnly(t *testing.T) {
	for name, facts := range situations() {
		for _, f := range Forms() {
			_, problems := f.Check(facts, f.Start(facts))
			for _, p := range problems {
				found := false
				for _, ask := range f.Asks(facts, f.Start(facts)) {
					found = found || ask.Key == p.Key
				}
				if !found {
					t.Errorf("%s (%s): problem with %s, which is not asked", f.ID, name, p.Key)
				}
			}
		}
	}
}

func TestTheSignalNeedsThreeAnswers(t *testing.T) {
	f, _ := FormByID(FormSignal)
	facts := Facts{Today: Date{2026, time.March, 12}}
	_, problems := f.Check(facts, Answers{})
	want := []Problem{{"child", "Vul in om welk kind het gaat."}, {"seen", "Schrijf op wat je zag of hoorde."}, {EventDate, "Vul een datum in, bijvoorbeeld 14-3-2026."}}
	if len(problems) != len(want) {
		t.Fatalf("got %v, want %v", problems, want)
	}
	for i := range want {
		if problems[i] != want[i] {
			t.Errorf("got %v, want %v", problems[i], want[i])
		}
	}
	clean, problems := f.Check(facts, Answers{"child": Typed(" Sterre  "), "seen": Typed("Regel 1\n  regel 2"), EventDate: Typed("gisteren"), "told-by": Typed("niemand")})
	if len(problems) != 0 || clean.Text("child") != "Sterre" || clean.Text("seen") != "Regel 1\n  regel 2" || clean.Text(EventDate) != "2026-03-11" {
		t.Errorf("got %v, %v", clean, problems)
	}
	if _, kept := clean["told-by"]; kept {
		t.Error("an answer to a question that is not asked was kept")
	}
}

func TestDatesOfTheEvent(t *testing.T) {
	f, _ := FormByID(FormNote)
	facts := Facts{Today: Date{2026, time.March, 12}}
	for typed, want := range map[string]string{
		"13-3-2026": futureDate, "12/3/26": shortYear, "ooit": missingDate, "12-3-2026": "",
	} {
		_, problems := f.Check(facts, Answers{"text": Typed("x"), EventDate: Typed(typed)})
		got := ""
		if len(problems) > 0 {
			got = problems[0].Text
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
	if _, problems := f.Check(facts, Answers{"text": Typed("x"), EventWords: Typed("vorige winter")}); len(problems) != 0 {
		t.Errorf("words in place of a date: %v", problems)
	}
}

func TestQuestionsPerPersonFollowThatPersonsAnswer(t *testing.T) {
	f, _ := FormByID(FormInform)
	facts := Facts{Today: Date{2026, time.March, 12}, Persons: household(), Me: "Juf Planeet"}
	a := Answers{"decision": Picked("report"), "told@p3": Picked(Yes), "told-on@p3": Typed("6-3-2026"), "told@p4": Picked(NotYet)}
	keys := map[Key]Ask{}
	for _, ask := range f.Asks(facts, a) {
		keys[ask.Key] = ask
	}
	for key, want := range map[Key]bool{"told-on@p3": true, "told-why@p3": false, "told-why@p4": true, "told-on@p4": false, "told@p1": true, "told@p5": false} {
		if _, got := keys[key]; got != want {
			t.Errorf("%s asked: %v, want %v", key, got, want)
		}
	}
	if got := keys["told-why@p4"].Missing; got != "Leg uit waarom vader dit nog niet weet." {
		t.Errorf("name not filled in: %q", got)
	}
	panels := f.Shown(facts, a)
	if len(panels) != 1 || panels[0].ID != "friday" {
		t.Errorf("telling a parent on Friday 6 March 2026 shows %v, want the panel friday", panels)
	}
}

func TestConsiderationAfterYesIsWalkedWithVeiligThuis(t *testing.T) {
	for n := 3; n <= 5; n++ {
		f, _ := FormByID(FormWeigh(n))
		for name, facts := range situations() {
			asked := false
			for _, ask := range f.Asks(facts, Answers{}) {
				asked = asked || ask.ID == "with-vt"
			}
			if want := facts.Answered[2] == Unsafe; asked != want {
				t.Errorf("%s, %s: with-vt asked %v, want %v", f.ID, name, asked, want)
			}
		}
	}
}

func TestDeviatingDecisionNeedsItsReasons(t *testing.T) {
	f, _ := FormByID(FormDecision)
	facts := situations()["unsafe"]
	_, problems := f.Check(facts, Answers{"report": Picked(DecideOtherwise), "help": Picked(HelpNo), EventDate: Typed("vandaag")})
	got := map[Key]bool{}
	for _, p := range problems {
		got[p.Key] = true
	}
	for _, key := range []Key{"deviate-why", "deviate-vt", "deviate-next", "help-why", "decider"} {
		if !got[key] {
			t.Errorf("%s is not asked for", key)
		}
	}
}

func TestLinesReadAsDutch(t *testing.T) {
	f, _ := FormByID(FormNoTalk)
	facts := Facts{Today: Date{2026, time.March, 12}, Persons: household()}
	rows := f.Lines(facts, Answers{"with": Picked("p3", "p4"), "ground": Picked("child", "haste"), "above-on": Typed("2026-03-10"), "later": Typed("van later"), PersonKey: Typed("p1"), EventDate: Typed("2026-03-09")})
	want := []Row{
		{"with", "Met wie praat je nog niet?", "Komeet, vader"},
		{"ground", "Waarom niet?", "Het kind kan door het gesprek gevaar lopen; Er is zoveel haast dat een gesprek niet eerst kan"},
		{"above-on", "Wanneer gemeld?", "10 maart 2026"},
		{EventDate, "Datum", "9 maart 2026"},
		{"later", "later", "van later"},
	}
	if len(rows) != len(want) {
		t.Fatalf("got %v", rows)
	}
	for i := range want {
		if rows[i] != want[i] {
			t.Errorf("row %d: got %v, want %v", i, rows[i], want[i])
		}
	}
}

func TestMomentsAreReadAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]string{"14.32": "14.32", "14:32": "14.32", "1432": "14.32", "14.32 uur": "14.32", "9 uur": "09.00", "9u30": "09.30", "930": "09.30",
		"24.00": "", "14.60": "", "straks": "", "": ""} {
		got, ok := momentOf(typed)
		if got != want || ok != (want != "") {
			t.Errorf("momentOf(%q) = %q, %v; want %q", typed, got, ok, want)
		}
	}
}
