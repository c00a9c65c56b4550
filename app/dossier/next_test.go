package dossier

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"meldcode/app/meldcode"
)

func TestNextActionFollowsTheTableThroughStepsOneToThree(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.write(meldcode.FormSignal, "seen:s", "own-accord=yes")
	b.wantNext("danger", "Bel Veilig Thuis of 112 en leg vast wat is afgesproken.", b.today(), "call")
	b.write(meldcode.FormOutcome, "outcome=unreached")
	b.wantNext("danger", "Bel Veilig Thuis of 112 en leg vast wat is afgesproken.", b.today(), "call")
	b.write(meldcode.FormOutcome, "outcome=advice")
	b.wantStatus("Signalen verzamelen")
	b.wantNext("more-signals", "Vraag of collega's ook iets zagen.", b.today(), "add/more-signals")
	b.write(meldcode.FormMoreSignals, "asked:x", "none=yes")
	b.wantNext("talk", "Plan een gesprek met de ouders, of leg uit waarom nog niet.", b.today(), "step/3")
	b.write(meldcode.FormNoTalk, "with=anna,bram", "ground=child", "based:b", "above=not-yet")
	b.wantNext("above-school", "Meld bij bovenschools dat je nog niet met iedereen praat.", b.today(), "add/above-school")
	b.write(meldcode.FormAboveSchool, "above-who:x")
	b.wantNext("step", "Neem een besluit over stap 1.", b.today(), "step/1")
	b.write(meldcode.FormStepClose(1), "decision=first", "until:2026-03-12")
	b.wantNext("step", "Neem een besluit over stap 1.", day("2026-03-12"), "step/1")
	b.write(meldcode.FormStepClose(1), "decision=next")
	b.wantStatus("Overleggen")
	b.write(meldcode.FormStepClose(2), "decision=next")
	b.wantStatus("In gesprek")
	b.write(meldcode.FormStepClose(3), "decision=next")
	b.wantNext("weigh", "Weeg samen: begin met afweging 1.", b.today(), "weigh/1")
	b.write(meldcode.FormPostpone, "consideration=1", "advice=not-yet", "next-on:2026-03-20")
	b.wantStatus("Wegen: uitgesteld tot 20 maart 2026")
	b.wantNext("postponed", "Weeg opnieuw (afweging 1).", day("2026-03-20"), "weigh/1")
	b.weigh(1, meldcode.Suspicion)
	b.wantStatus("Wegen: afweging 2")
}

func TestNextActionNamesAuthorityPaperAndReaders(t *testing.T) {
	b := newTablet(t, "sam").open().toWeighing()
	b.write(meldcode.FormWeigh(1), "answer=suspicion", "authority-todo=yes")
	b.wantNext("authority", "Breng het bevoegd gezag op de hoogte.", b.today(), "add/authority-informed")
	b.write(meldcode.FormAuthority, "authority-who:bestuur")
	b.wantNext("weigh", "Weeg samen: ga verder met afweging 2.", b.today(), "weigh/2")
	b.write(meldcode.FormTalkParent, "with=bram", "said:s", "signing=yes")
	b.on("2026-03-20").wantNext("signed", "Leg vast of het verslag getekend terug is.", day("2026-03-09"), "add/signed-back")
	b.write(meldcode.FormSignedBack, "signed=yes")
	s := b.state()
	s.Readers = []meldcode.MemberID{"m1"}
	s.Refresh()
	if got := s.Next(b.today()); got.ID != "readers" {
		t.Errorf("with one reader: %+v", got)
	}
}

func TestOpenCaseWithNothingToDoAsksForADate(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.weigh(2, meldcode.Unsafe)
	b.write(meldcode.FormReportMade, "how=phone")
	b.write(meldcode.FormFeedback, "what=decision")
	b.write(meldcode.FormDecision, "report=report", "help=no")
	b.write(meldcode.FormLookAgain, "next-on:2026-09-01")
	b.wantNext("look-again", "Kijk weer naar dit dossier en kies wat nodig is.", day("2026-09-01"), "add/look-again")
}

func TestLooseSignalWaitsForAChoiceAndBecomesACase(t *testing.T) {
	b := newTablet(t, "sam")
	b.write(meldcode.FormSignal, "child:Noor", "seen:s")
	s := b.state()
	if !s.Loose || s.Names()[0] != "Noor" {
		t.Fatalf("loose %v, names %v", s.Loose, s.Names())
	}
	b.wantNext("choose", "Kies wat je met dit signaal doet.", day("2026-03-16"), "next")
	b.write(meldcode.FormKeep, "why:w", "until:2026-04-01")
	b.wantNext("choose", "Kies wat je met dit signaal doet.", day("2026-04-01"), "next")
	b.open()
	if s := b.state(); s.Loose || s.Signals != 1 || s.Reference != "proef-1" {
		t.Errorf("loose %v, signals %d, reference %q", s.Loose, s.Signals, s.Reference)
	}
}

func TestALooseSignalWaitsFromTheDayItWasRecordedOrHandedIn(t *testing.T) {
	b := newTablet(t, "sam").on("2026-03-20")
	b.write(meldcode.FormSignal, "child:Noor", "seen:s", "event-date:2026-02-02")
	b.wantNext("choose", "Kies wat je met dit signaal doet.", day("2026-04-03"), "next")
	b.on("2026-04-01").write(meldcode.FormConsult, "with:de IB'er", "organisation=counsellor", "named=unnamed", "advice:a")
	b.wantNext("choose", "Kies wat je met dit signaal doet.", day("2026-04-03"), "next")
	b.on("2026-04-02").write(meldcode.FormHandedIn, "member:Kim")
	b.wantNext("choose", "Kies wat je met dit signaal doet.", day("2026-04-16"), "next")
}

func TestSummaryGivesTheSameNextActionWithoutTheLog(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.weigh(2, meldcode.Unsafe)
	b.write(meldcode.FormReportMade, "how=phone", "event-date:2026-03-02")
	b.write(meldcode.FormDecision, "report=report", "help=no")
	s := b.state()
	data, err := json.Marshal(s.Summary(b.today()))
	if err != nil {
		t.Fatal(err)
	}
	var m Summary
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(m, s.Summary(b.today())) {
		t.Errorf("summary changed on its way:\n%+v\n%+v", m, s.Summary(b.today()))
	}
	for _, on := range []string{"2026-03-02", "2026-03-09", "2026-03-10", "2026-05-01"} {
		if got, want := m.Next(day(on)), s.Next(day(on)); got != want {
			t.Errorf("on %s: got %+v, want %+v", on, got, want)
		}
	}
	version := fmt.Sprintf(`"v":%d`, summaryVersion)
	for _, other := range []string{`{"v":99}`, strings.Replace(string(data), version, `"v":1`, 1), strings.Replace(string(data), version, version+`,"x":1`, 1)} {
		if err := json.Unmarshal([]byte(other), &m); err == nil {
			t.Errorf("%s was taken", other)
		}
	}
}

func TestStepsAndPathSayWhatIsThere(t *testing.T) {
	b := newTablet(t, "sam").open().toWeighing()
	b.weigh(1, meldcode.Suspicion)
	b.weigh(2, meldcode.Unsafe)
	steps := b.state().Steps(b.today())
	want := [5]StepState{
		{1, StepDone, "1 signaal, laatste op 2 maart"},
		{2, StepDone, "1 keer overlegd, laatste op 2 maart"},
		{3, StepDone, "Gesprek met Anna op 2 maart; Bram nog niet"},
		{4, StepDone, "Afweging 2 beantwoord op 2 maart"},
		{5, StepNotBegun, ""},
	}
	if steps != want {
		t.Errorf("steps:\n got %+v\nwant %+v", steps, want)
	}
	for range fewTalks {
		b.on("2026-03-05").write(meldcode.FormTalkParent, "with=anna", "said:x")
	}
	if got := b.state().Steps(b.today())[2].Line; got != "5 gesprekken, laatste op 5 maart; Bram nog niet" {
		t.Errorf("many talks: %q", got)
	}
	path := b.state().Path()
	if path[1].Leads != "report" || path[0].Leads != "weigh/2" || !path[2].WithVT || !path[2].Reachable {
		t.Errorf("path: %+v", path)
	}
}

func TestFixOfTheSameFormTakesThePlaceOfTheAnswerAndBothStay(t *testing.T) {
	b := newTablet(t, "sam").open()
	wrong := b.weigh(2, meldcode.Safe)
	b.put(Draft{Form: meldcode.FormWeigh(2), Fixes: wrong.ID, Answers: answers("answer=unsafe-or-doubt", "reason:vergist")})
	s := b.state()
	if !s.Follows().Report || len(s.FixesOf(wrong.ID)) != 1 || len(s.Now().Considerations[2].Earlier) != 0 {
		t.Errorf("follows %+v, fixes %d", s.Follows(), len(s.FixesOf(wrong.ID)))
	}
	if e, _ := s.Entry(wrong.ID); !e.Answers.Is("answer", meldcode.Safe) {
		t.Error("the original does not say what it said")
	}
	b.put(Draft{Form: meldcode.FormFix, Fixes: wrong.ID, Answers: answers("wrong:w", "text:t")})
	if !b.state().Follows().Report {
		t.Error("a fix in running text changed an answer")
	}
}

func TestPersonIsUpdatedByItsID(t *testing.T) {
	b := newTablet(t, "sam").open()
	e := b.write(meldcode.FormPerson, "name:Opa", "role=household")
	b.write(meldcode.FormPerson, "person-id:bram", "name:Bram", "role=parent", "secret=yes", "blind=yes")
	s := b.state()
	if len(s.Persons) != 4 || !s.Persons[2].Secret || !s.Persons[2].Blind {
		t.Errorf("persons: %+v", s.Persons)
	}
	if s.Persons[3].ID != meldcode.PersonID(e.ID.String()[:16]) {
		t.Errorf("id of a person without one: %q", s.Persons[3].ID)
	}
}
