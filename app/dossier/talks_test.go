package dossier

import (
	"testing"

	"meldcode/app/meldcode"
)

func TestAPreparedTalkIsDueUntilItIsHeld(t *testing.T) {
	for name, c := range map[string]struct {
		plan, held []string
		form       meldcode.FormID
		goes       string
	}{
		"with a parent":  {[]string{"with=anna", "planned-on:2026-03-10"}, []string{"with=anna", "said:Zij schrok."}, meldcode.FormTalkParent, "add/talk-parent"},
		"with the child": {[]string{"with=noor", "planned-on:2026-03-10"}, []string{"began=planned", "words:Ik was bang."}, meldcode.FormTalkPupil, "add/talk-pupil"},
		"with nobody of the case": {[]string{"with-name:de buurvrouw", "planned-on:2026-03-10"}, []string{"with=anna", "said:Zij schrok."},
			meldcode.FormTalkParent, "add/talk-parent"},
		"given up": {[]string{"with=anna", "planned-on:2026-03-10"}, []string{"with=anna", "ground=child", "above=yes", "vt-advice=yes"}, meldcode.FormNoTalk, "add/talk-parent"},
	} {
		b := newTablet(t, "sam").open()
		b.write(meldcode.FormTalkPlan, c.plan...)
		due := func() (d due, ok bool) {
			for _, d := range b.state().agenda {
				if d.ID == "next-talk" {
					return d, true
				}
			}
			return d, false
		}
		if d, ok := due(); !ok || d.Go != c.goes || d.Date != day("2026-03-10") {
			t.Errorf("%s: due %v, %v", name, d, ok)
		}
		if n := len(b.state().Facts(b.today(), "Sam").Plans); n != 1 {
			t.Errorf("%s: %d plans", name, n)
		}
		b.write(c.form, c.held...)
		if d, ok := due(); ok {
			t.Errorf("%s: still due: %v", name, d)
		}
		if n := len(b.state().Facts(b.today(), "Sam").Plans); n != 0 {
			t.Errorf("%s: %d plans after it", name, n)
		}
	}
}

func TestATalkWithOneParentLeavesWhatWasPreparedForTheOther(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.write(meldcode.FormTalkPlan, "with=anna", "message:een")
	b.write(meldcode.FormTalkPlan, "with=bram", "message:twee")
	b.write(meldcode.FormTalkPlan, "with=anna", "message:drie")
	b.write(meldcode.FormTalkParent, "with=anna", "said:t")
	f := b.state().Facts(b.today(), "Sam")
	if len(f.Plans) != 1 || f.Plans[0].Message != "twee" {
		t.Errorf("plans left: %+v", f.Plans)
	}
	if len(f.Talks) != 1 || f.Talks[0].Not {
		t.Errorf("talks: %+v", f.Talks)
	}
}

func TestAdviceThatWasNotAskedIsATaskUntilItIs(t *testing.T) {
	for name, ask := range map[string]func(*tablet){
		"a consultation": func(b *tablet) {
			b.write(meldcode.FormConsult, "with:x", "organisation=vt", "named=unnamed", "advice:a")
		},
		"a call":           func(b *tablet) { b.write(meldcode.FormOutcome, "outcome=advice") },
		"a report":         func(b *tablet) { b.write(meldcode.FormOutcome, "outcome=report") },
		"the reason again": func(b *tablet) { b.write(meldcode.FormNoTalk, "with=bram", "vt-advice=yes", "above=yes") },
	} {
		b := newTablet(t, "sam").open()
		b.write(meldcode.FormNoTalk, "with=anna", "ground=child", "above=yes", "vt-advice=not-yet")
		if s := b.state(); !s.hasTask(TaskAdvice) || s.Next(b.today()).ID != "talk-advice" {
			t.Errorf("%s: next is %v", name, s.Next(b.today()))
		}
		b.write(meldcode.FormOutcome, "outcome=unreached")
		if !b.state().hasTask(TaskAdvice) {
			t.Errorf("%s: done although nobody was reached", name)
		}
		ask(b)
		if b.state().hasTask(TaskAdvice) {
			t.Errorf("after %s it is still to be asked", name)
		}
	}
}

func TestOnlyWhatWasGivenIsShared(t *testing.T) {
	for gave, want := range map[string]int{"yes": 1, "no": 0, "not-yet": 0, "": 1} {
		b := newTablet(t, "sam").open()
		pairs := []string{"who:Veilig Thuis", "given:g"}
		if gave != "" { // as it was recorded before that was asked
			pairs = append(pairs, "gave="+gave)
		}
		b.write(meldcode.FormAsked, pairs...)
		if got := len(b.state().Shared); got != want {
			t.Errorf("gave %q: shared %v", gave, b.state().Shared)
		}
	}
}

func TestTheLastWordOfEachParentAboutOthersStands(t *testing.T) {
	b := newTablet(t, "sam").open()
	b.write(meldcode.FormConsent, "consent@anna=given", "consent@bram=not-asked")
	before := b.state()
	b.write(meldcode.FormConsent, "consent@anna=refused")
	got := map[meldcode.PersonID]meldcode.OptionID{}
	for _, c := range b.state().Facts(b.today(), "Sam").Consents {
		got[c.Who] = c.Option
	}
	if len(got) != 2 || got["anna"] != "refused" || got["bram"] != "not-asked" {
		t.Errorf("got %v", got)
	}
	if c := before.Facts(b.today(), "Sam").Consents; c[0].Option != "given" {
		t.Errorf("an earlier State changed: %v", c)
	}
}

func TestACallWithoutACaseIsFoundByItsChild(t *testing.T) {
	b := newTablet(t, "sam")
	b.write(meldcode.FormOutcome, "outcome=advice", "child:Noor Voorbeeld", "notes:n")
	if s := b.state(); !s.Loose || len(s.Names()) != 1 || s.Names()[0] != "Noor Voorbeeld" {
		t.Errorf("loose %v, names %v", s.Loose, s.Names())
	}
}

func TestACaseAboutAQuestionAsksFirstWhatTheSchoolItselfSees(t *testing.T) {
	b := newTablet(t, "sam")
	b.write(meldcode.FormOpen, "pupils:Noor Voorbeeld", "staff=no", "start=asked")
	next := func(want NextID) {
		t.Helper()
		if got := b.state().Next(b.today()); got.ID != want {
			t.Errorf("next is %v, want %s", got, want)
		}
	}
	next("asked")
	b.write(meldcode.FormAsked, "who:Veilig Thuis", "question:q", "given:g", "gave=no", "own-worry=yes")
	next("own-worry")
	b.write(meldcode.FormAsked, "who:Veilig Thuis", "question:q", "given:g", "gave=no")
	next("own-worry") // not said otherwise
	b.write(meldcode.FormAsked, "who:Veilig Thuis", "question:q", "given:g", "gave=no", "own-worry=no")
	next("no-worry")
	b.weigh(1, meldcode.NoAction)
	next("close")
	c := newTablet(t, "sam")
	c.write(meldcode.FormOpen, "pupils:Noor Voorbeeld", "staff=no", "start=asked")
	c.write(meldcode.FormAsked, "who:Veilig Thuis", "question:q", "given:g", "own-worry=no")
	c.write(meldcode.FormSignal, "seen:Noor was stil.")
	if got := c.state().Next(c.today()); got.ID != "consult" {
		t.Errorf("with a signal, next is %v", got)
	}
}
