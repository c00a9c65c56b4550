package dossier

import (
	"strings"
	"testing"

	"meldcode/app/meldcode"
)

func TestCaseEndsWithoutActionAfterConsideration1(t *testing.T) {
	b := newTablet(t, "sam").open().toWeighing()
	b.wantStatus("Wegen: afweging 1")
	b.wantNext("weigh", "Weeg samen: begin met afweging 1.", b.today(), "weigh/1")
	b.wantEndings(meldcode.EndLeft)
	b.weigh(1, meldcode.NoAction)
	if f := b.state().Follows(); !f.None || f.Report {
		t.Errorf("follows: %+v, want no action", f)
	}
	b.wantEndings(meldcode.EndNoAction, meldcode.EndUnfounded, meldcode.EndLeft)
	b.close(meldcode.EndNoAction)
	b.wantStatus("Gesloten: geen actie nodig")
}

func TestCaseEndsAfterReport(t *testing.T) {
	b := newTablet(t, "sam").open().toWeighing()
	b.weigh(1, meldcode.Suspicion)
	b.wantNext("weigh", "Weeg samen: ga verder met afweging 2.", b.today(), "weigh/2")
	b.weigh(2, meldcode.Unsafe)
	b.wantStatus("Melden: nog doen")
	b.wantNext("report", "Doe de melding: bel Veilig Thuis.", b.today(), "call")
	b.wantEndings(meldcode.EndLeft)
	if f := b.state().Follows(); !f.Report || f.By != 2 || f.Help || f.None {
		t.Errorf("follows: %+v, want a report by 2", f)
	}
	b.write(meldcode.FormDecision, "report=report", "help=with-vt", "help-on:2026-03-20", "decider:de directeur")
	b.wantStatus("Melden: nog doen")

	b.on("2026-04-02").write(meldcode.FormReportMade, "how=phone", "event-date:2026-04-02", "by:Sam")
	b.wantStatus("Gemeld: wacht op Veilig Thuis")
	terms := b.state().Terms(b.today())
	if len(terms) < 2 || terms[0].On != day("2026-04-13") || terms[1].On != day("2026-04-23") || terms[0].Source == terms[1].Source {
		t.Errorf("terms after the report: %+v", terms)
	}
	b.wantNext("decide-help", "Leg beslissing 2 vast: is hulp (ook) mogelijk?", day("2026-03-20"), "decide")
	b.write(meldcode.FormDecision, "report=report", "help=no", "decider:de directeur")
	b.wantNext("feedback", "Vraag Veilig Thuis hoe het staat.", day("2026-04-13"), "report")
	b.wantEndings(meldcode.EndLeft)
	b.on("2026-04-14").wantNext("feedback", "Vraag Veilig Thuis hoe het staat.", day("2026-04-13"), "report")
	b.write(meldcode.FormFeedback, "from:Veilig Thuis", "what=nothing", "content:nog niet")
	b.wantNext("feedback", "Vraag Veilig Thuis hoe het staat.", day("2026-04-23"), "report")
	b.write(meldcode.FormFeedback, "from:Veilig Thuis", "what=decision", "content:wordt onderzocht")
	b.wantEndings(meldcode.EndAfterReport, meldcode.EndLeft)
	b.wantNext("close", "Sluit het dossier, of kies een datum om weer te kijken.", b.today(), "close")
	b.close(meldcode.EndAfterReport)
	b.wantStatus("Gesloten na melding")
}

func TestReportedCaseClosesAfterThreeTriesToHearTheDecision(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.weigh(2, meldcode.Unsafe)
	b.write(meldcode.FormReportMade, "how=phone")
	b.write(meldcode.FormDecision, "report=report", "help=no")
	b.write(meldcode.FormOutcome, "outcome=unreached")
	b.write(meldcode.FormFeedback, "what=nothing")
	b.wantEndings(meldcode.EndLeft)
	b.write(meldcode.FormOutcome, "outcome=unreached")
	b.wantEndings(meldcode.EndAfterReport, meldcode.EndLeft)
}

func TestCaseEndsAfterHelp(t *testing.T) {
	b := newTablet(t, "sam").open().toWeighing()
	b.weigh(1, meldcode.Suspicion)
	b.weigh(2, meldcode.Safe)
	b.weigh(3, meldcode.CanHelp)
	b.weigh(4, meldcode.Accepted)
	if f := b.state().Follows(); !f.Help || f.By != 4 {
		t.Errorf("follows: %+v, want help by 4", f)
	}
	b.wantNext("help-plan", "Leg het hulpplan vast.", b.today(), "help")
	b.write(meldcode.FormHelpPlan, "goal:rust", "measure:m", "until:2026-05-01", "case-manager:Kim", "review-on:2026-04-01\n2026-04-15")
	b.wantNext("decide", "Leg de twee beslissingen vast: melden en hulp.", b.today(), "decide")
	b.write(meldcode.FormDecision, "report=no-report", "help=yes")
	b.wantStatus("Hulp loopt tot 1 mei 2026")
	b.wantNext("review", "Kijk hoe het gaat met de hulp.", day("2026-04-01"), "add/review")
	b.on("2026-04-15").write(meldcode.FormReview, "safety:goed", "next=continue")
	b.wantNext("help", "Beoordeel of de hulp heeft geholpen (afweging 5).", day("2026-05-01"), "weigh/5")
	b.wantEndings(meldcode.EndLeft)
	b.on("2026-05-02").wantNext("help", "Beoordeel of de hulp heeft geholpen (afweging 5).", day("2026-05-01"), "weigh/5")
	b.weigh(5, meldcode.Reached)
	b.wantNext("plan-monitor", "Spreek af hoe jullie de veiligheid blijven volgen.", b.today(), "add/monitor")
	b.write(meldcode.FormMonitor, "who-what:w", "on:2026-06-01\n2026-07-01", "if-wrong:i")
	b.wantStatus("Veiligheid volgen, volgende keer 1 juni 2026")
	b.wantEndings(meldcode.EndLeft)
	b.on("2026-06-01").wantNext("monitor", "Kijk of het nog veilig is en leg dat vast.", day("2026-06-01"), "add/monitored")
	b.write(meldcode.FormMonitored, "who:Kim", "how:goed", "safe=safe")
	b.wantStatus("Veiligheid volgen, volgende keer 1 juli 2026")
	b.on("2026-07-01").write(meldcode.FormMonitored, "who:Kim", "how:goed", "safe=safe")
	b.wantEndings(meldcode.EndAfterHelp, meldcode.EndLeft)
	b.close(meldcode.EndAfterHelp)
	b.wantStatus("Gesloten na hulp")
}

func TestCaseEndsAsUnfoundedOnlyWhenNothingUnsafeStands(t *testing.T) {
	b := newTablet(t, "sam").open().toWeighing()
	b.weigh(1, meldcode.Suspicion)
	b.weigh(2, meldcode.Unsafe)
	b.write(meldcode.FormOutcome, "outcome=report")
	b.write(meldcode.FormFeedback, "what=decision")
	b.write(meldcode.FormDecision, "report=report", "help=no")
	b.wantEndings(meldcode.EndAfterReport, meldcode.EndLeft)
	b.weigh(2, meldcode.Safe)
	b.wantEndings(meldcode.EndUnfounded, meldcode.EndAfterReport, meldcode.EndLeft)
	b.close(meldcode.EndUnfounded)
	b.wantStatus("Gesloten: vermoeden klopte niet")
}

func TestCaseEndsWhenThePupilLeavesAndNamesWhatIsOpen(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.weigh(2, meldcode.Unsafe)
	d := Draft{Form: meldcode.FormClose, Answers: answers("ending=left")}
	if why := b.state().Check(d, b.today()); len(why) == 0 {
		t.Error("closing without saying where the pupil goes was not refused")
	}
	b.write(meldcode.FormLeave, "left-on:2026-03-10", "where=school")
	for _, e := range b.state().Endings(b.today()) {
		if e.Option == meldcode.EndLeft && (!e.Possible || !strings.Contains(strings.Join(e.Why, " "), "afweging 2")) {
			t.Errorf("leaving does not name the open report: %+v", e)
		}
	}
	b.close(meldcode.EndLeft)
	b.wantStatus("Gesloten: leerling van school")
}

func TestAdviceOfVeiligThuisAsksToWeighAgain(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.weigh(2, meldcode.Unsafe)
	b.write(meldcode.FormReportMade, "how=phone")
	b.write(meldcode.FormOutcome, "outcome=advice")
	b.wantStatus("Advies van Veilig Thuis: opnieuw wegen")
	b.wantNext("reweigh", "Weeg opnieuw (afweging 2).", b.today(), "weigh/2")
	b.wantEndings(meldcode.EndLeft)
	b.weigh(2, meldcode.Unsafe)
	b.wantStatus("Melden: nog doen")
	b.write(meldcode.FormOutcome, "outcome=known")
	b.wantStatus("Gemeld: wacht op Veilig Thuis")
}

func TestResultNotReachedAsksForAReportOfItsOwn(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.weigh(2, meldcode.Unsafe)
	b.on("2026-03-03").write(meldcode.FormReportMade, "how=phone")
	b.wantStatus("Gemeld: wacht op Veilig Thuis")
	b.on("2026-05-01").weigh(5, meldcode.NotReached)
	b.wantStatus("Melden: nog doen")
	b.write(meldcode.FormReportMade, "how=phone")
	b.wantStatus("Gemeld: wacht op Veilig Thuis")
}

func TestReportMadeBeforeTheAnswerCounts(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.write(meldcode.FormDanger, "happened:h", "called=vt")
	b.write(meldcode.FormReportMade, "how=phone")
	b.weigh(2, meldcode.Unsafe)
	b.wantStatus("Gemeld: wacht op Veilig Thuis")
}

func TestReportForWhatNoLongerStandsDoesNotCountForNewUnsafety(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.weigh(2, meldcode.Unsafe)
	b.write(meldcode.FormReportMade, "how=phone")
	b.weigh(2, meldcode.Safe)
	b.wantStatus("Gemeld: wacht op Veilig Thuis")
	b.weigh(2, meldcode.Unsafe)
	b.wantStatus("Melden: nog doen")
}

func TestDeviatingDecisionIsTaggedDatedAndNeverClosable(t *testing.T) {
	b := newTablet(t, "sam").open().toWeighing()
	b.weigh(1, meldcode.Suspicion)
	b.weigh(2, meldcode.Unsafe)
	d := Draft{Form: meldcode.FormDecision, Answers: answers("report=no-report", "help=no")}
	if why := b.state().Check(d, b.today()); len(why) == 0 {
		t.Error("deciding not to report as if that followed was not refused")
	}
	b.write(meldcode.FormDecision, "report=otherwise", "help=no", "deviate-next:2026-03-09", "deviate-why:w")
	st := b.state().Status(b.today())
	if !st.Deviates || st.Text != "Melden: nog doen" {
		t.Errorf("status: %+v", st)
	}
	b.wantNext("report", "Doe de melding: bel Veilig Thuis.", day("2026-03-09"), "call")
	b.wantEndings(meldcode.EndLeft)
}

func TestRoundKeepsEarlierAnswersAndIsNoWayAroundAReport(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.weigh(1, meldcode.Suspicion)
	b.weigh(2, meldcode.Unsafe)
	round := Draft{Form: meldcode.FormRound, Answers: answers("why:nieuw signaal")}
	if why := b.state().Check(round, b.today()); len(why) == 0 {
		t.Error("a round was not refused while a report follows")
	}
	b.put(round) // as a merge might bring it all the same
	s := b.state()
	if s.Round != 2 || s.Rounds[0].Considerations[2].Option != meldcode.Unsafe {
		t.Errorf("round %d, earlier answer %q", s.Round, s.Rounds[0].Considerations[2].Option)
	}
	if f := s.Follows(); !f.Report || f.By != 2 {
		t.Errorf("follows after a new round: %+v", f)
	}
	b.wantEndings(meldcode.EndLeft)
	b.write(meldcode.FormReportMade, "how=phone")
	b.wantStatus("Gemeld: wacht op Veilig Thuis")
	b.write(meldcode.FormRound, "why:weer nieuw")
	b.wantNext("weigh", "Weeg samen: begin met afweging 1.", b.today(), "weigh/1")
	b.weigh(1, meldcode.NoAction)
	b.wantEndings(meldcode.EndLeft)
	b.wantNext("weigh", "Weeg samen: ga verder met afweging 2.", b.today(), "weigh/2")
	b.weigh(2, meldcode.Safe)
	b.wantEndings(meldcode.EndNoAction, meldcode.EndUnfounded, meldcode.EndLeft)
}

func TestDoubtWhileMonitoringHoldsTheCaseOpen(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.weigh(1, meldcode.NoAction)
	b.write(meldcode.FormMonitored, "safe=doubt")
	b.wantNext("reweigh", "Weeg opnieuw (afweging 2).", b.today(), "weigh/2")
	b.wantEndings(meldcode.EndLeft)
}

func TestClosedCaseReopensForWhatIsMergedBehindIt(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.weigh(1, meldcode.NoAction)
	other := &tablet{t: t, log: b.log.Clone(), rand: b.rand, now: b.now, who: writer("kim")}
	b.close(meldcode.EndNoAction)
	other.weigh(2, meldcode.Unsafe)
	merged, conflicts := Merge(b.log, other.log)
	if len(conflicts) > 0 {
		t.Fatal(conflicts)
	}
	if s := Fold(merged); s.Closed != nil || s.Status(b.today()).Text != "Melden: nog doen" {
		t.Errorf("closed %v, status %q", s.Closed, s.Status(b.today()).Text)
	}
}

func TestClosedCaseTakesOnlyWhatBelongsToItAndReopens(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.weigh(1, meldcode.NoAction)
	b.close(meldcode.EndNoAction)
	refused := Draft{Form: meldcode.FormWeigh(2), Answers: answers("answer=safe")}
	if len(b.state().Check(refused, b.today())) == 0 {
		t.Error("weighing in a closed case was not refused")
	}
	for _, form := range []meldcode.FormID{meldcode.FormDanger, meldcode.FormReportMade, meldcode.FormReopen} {
		if why := b.state().Check(Draft{Form: form}, b.today()); len(why) > 0 {
			t.Errorf("%s is refused: %q", form, why)
		}
	}
	b.write(meldcode.FormReopen, "why:nieuw")
	if b.state().Closed != nil {
		t.Error("still closed")
	}
}
