package dossier

import (
	"encoding/json"
	"testing"

	"meldcode/app/meldcode"
)

// upcoming returns the rows of the case as an overview has them: through JSON.
func (b *tablet) upcoming(on string) []Upcoming {
	b.t.Helper()
	data, err := json.Marshal(b.state().Summary(b.today()))
	if err != nil {
		b.t.Fatal(err)
	}
	var m Summary
	if err := json.Unmarshal(data, &m); err != nil {
		b.t.Fatal(err)
	}
	return m.Upcoming(day(on))
}

func TestUpcomingHasTheTermsOfAReportByTheirSource(t *testing.T) {
	b := newTablet(t, "sam").open().toWeighing()
	b.weigh(2, meldcode.Unsafe)
	b.write(meldcode.FormDecision, "report=report", "help=no", "decider:de directeur")
	b.on("2026-04-02").write(meldcode.FormReportMade, "how=phone", "event-date:2026-04-02", "by:Sam")
	got := b.upcoming("2026-04-14")
	if len(got) != 2 {
		t.Fatalf("rows: %+v", got)
	}
	if g := got[0]; g.Text != "Vraag Veilig Thuis hoe het staat." || g.Term != "Veilig Thuis beoordeelt de melding" ||
		g.Source != string(meldcode.SourceNorm) || g.On != day("2026-04-13") || !g.Dated || g.Go != "report" {
		t.Errorf("what is late: %+v", g)
	}
	if g := got[1]; g.Text != "Terugkoppeling van Veilig Thuis" || g.Source != string(meldcode.SourceSchool) || g.On != day("2026-04-23") {
		t.Errorf("what comes: %+v", g)
	}

	// Who asked is not told for ever that the first term is over.
	b.on("2026-04-14").write(meldcode.FormFeedback, "from:Veilig Thuis", "what=nothing", "content:nog niet")
	if got = b.upcoming("2026-04-15"); len(got) != 1 || got[0].On != day("2026-04-23") {
		t.Errorf("after asking: %+v", got)
	}
	b.write(meldcode.FormFeedback, "from:Veilig Thuis", "what=nothing", "content:nog niet", "next-on:2026-05-01")
	if got = b.upcoming("2026-04-24"); len(got) != 1 || got[0].Term != "Veilig Thuis opnieuw vragen" || got[0].Source != string(meldcode.SourceOwn) {
		t.Errorf("with a day of one's own: %+v", got)
	}
}

func TestUpcomingSaysWhoByTheRoles(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.write(meldcode.FormRoles, "lead:Sam de Verzonnen", "responsible:Kim", "talks:Marja en Sam", "decides:de directeur")
	b.write(meldcode.FormTalkParent, "with=anna", "said:x", "next-on:2026-03-20")
	for _, u := range b.upcoming("2026-03-02") {
		switch u.Text {
		case "Het volgende gesprek":
			if u.Who != "Marja en Sam" || !u.ForMember("Marja") || !u.ForMember("sam") || !u.ForMember("Sam de Verzonnen") || u.ForMember("Ma") || u.ForMember("") {
				t.Errorf("the talk: %+v", u)
			}
		default:
			if u.Who != "Sam de Verzonnen" || u.ForMember("Kim") || !u.ForMember("Sam  de verzonnen") || u.ForMember("Sam Anders") {
				t.Errorf("%+v", u)
			}
		}
	}
}

func TestUpcomingIsEmptyWhereNothingIsExpectedAnyMore(t *testing.T) {
	b := newTablet(t, "sam").open().toWeighing()
	b.weigh(1, meldcode.NoAction)
	if len(b.upcoming("2026-03-02")) == 0 {
		t.Error("an open case has nothing to do")
	}
	b.close(meldcode.EndNoAction)
	if got := b.upcoming("2026-03-02"); len(got) != 0 {
		t.Errorf("a closed case: %+v", got)
	}

	loose := newTablet(t, "sam")
	loose.write(meldcode.FormSignal, "child:Noor", "seen:s", "event-date:2026-03-02")
	got := loose.upcoming("2026-03-02")
	if len(got) != 1 || got[0].Source != string(meldcode.SourceApp) || got[0].On != day("2026-03-16") {
		t.Errorf("a loose signal: %+v", got)
	}
}

func TestUpcomingHasTheTalkThatWasPrepared(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.write(meldcode.FormTalkPlan, "with=noor", "planned-on:2026-03-18")
	b.write(meldcode.FormTalkPlan, "with=anna", "planned-on:2026-03-20")
	want := map[meldcode.Date]string{day("2026-03-18"): "add/talk-pupil", day("2026-03-20"): "add/talk-parent"}
	for _, u := range b.upcoming("2026-03-02") {
		if u.Text == "Het gesprek dat is voorbereid" {
			if want[u.On] != u.Go {
				t.Errorf("%+v", u)
			}
			delete(want, u.On)
		}
	}
	if len(want) != 0 {
		t.Errorf("not listed: %v", want)
	}
}
