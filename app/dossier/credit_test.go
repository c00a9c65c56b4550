package dossier

import (
	"strings"
	"testing"

	"meldcode/app/meldcode"
)

// as lets somebody else write from now on.
func (b *tablet) as(name, role string) *tablet {
	b.who = writer(name)
	b.who.Role = role
	return b
}

func TestADecisionIsSignedByItsDeciderOnly(t *testing.T) {
	b := newTablet(t, "school").open().toWeighing()
	prepared := b.write(meldcode.FormDecision, "report=report", "help=no", "decider:Joke")
	if got := prepared.Credit("", ""); !strings.HasPrefix(got, "Vastgelegd door ") || !strings.HasSuffix(got, " (leraar) namens Joke") {
		t.Errorf("recorded on behalf of Joke: %q", got)
	}
	signed := b.as("Joke", "directeur").write(meldcode.FormDecision, "report=report", "help=no", "decider:joke ")
	if got, want := signed.Credit("12 maart 2026", ""), "Getekend op 12 maart 2026 door Joke (directeur) met eigen toegang"; got != want {
		t.Errorf("signed: %q, want %q", got, want)
	}
	if got := signed.Credit("", "iemand van de school"); got != "Vastgelegd door iemand van de school" {
		t.Errorf("with the writer left out: %q", got)
	}
	d := b.state().Now().Decisions
	if len(d) != 2 || d[0].Signed || !d[1].Signed {
		t.Fatalf("decisions %+v", d)
	}
	b.as("Sam", "IB'er").put(Draft{Form: meldcode.FormDecision, Fixes: signed.ID, Answers: answers("report=report", "help=yes", "decider:Joke")})
	if d := b.state().Now().Decisions; d[1].Signed {
		t.Error("what another changed in it is called signed")
	}
}

func TestASummarySaysFromWhomASignalIs(t *testing.T) {
	b := newTablet(t, "school").as("Marja", meldcode.RoleOfficer)
	b.write(meldcode.FormSignal, "child:Noor", "seen:Noor was stil.")
	b.as("Sam", "IB'er").put(Draft{Form: meldcode.FormHandedIn, Answers: meldcode.Answers{
		"member": {Text: "Joke", Options: []meldcode.OptionID{"m2"}}}})
	s := b.state().Summary(b.today())
	if s.From != "m-Marja" || s.FromName != "Marja" || s.HandedTo != "Joke" {
		t.Errorf("summary %+v", s)
	}
	bytes, err := s.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	var again Summary
	if err := again.UnmarshalJSON(bytes); err != nil || again.From != s.From || again.FromName != s.FromName || again.HandedTo != s.HandedTo {
		t.Errorf("read back %+v, %v", again, err)
	}
}
