package exchange

import (
	"strings"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// weighed is a case that came to a report, and out of which a paper went.
func weighed(tt *testing.T) (Subject, dossier.EntryID) {
	w := newWriter(tt)
	w.add(says(meldcode.FormOpen, meldcode.Answers{"pupils": t("Sterre Verzonnen"), "reference": t("V-07")}))
	w.add(says(meldcode.FormPerson, meldcode.Answers{meldcode.PersonKey: t(string(child)), "name": t("Sterre Verzonnen"), "role": meldcode.Picked(meldcode.OptionID(meldcode.Pupil))}))
	w.add(says(meldcode.FormWeigh(1), meldcode.Answers{meldcode.EventDate: t("2026-03-12"), "answer": meldcode.Picked(meldcode.Suspicion), "reason": t("De signalen komen steeds terug."), "weighed-by": t("Regen en Dauw")}))
	w.add(says(meldcode.FormWeigh(2), meldcode.Answers{meldcode.EventDate: t("2026-03-13"), "answer": meldcode.Picked(meldcode.Unsafe), "reason": t("Wij twijfelen.")}))
	w.add(says(meldcode.FormDecision, meldcode.Answers{meldcode.EventDate: t("2026-03-13"), "report": meldcode.Picked(meldcode.DecideReport), "decider": t("Dauw")}))
	out := w.add(says(meldcode.FormOut, meldcode.Answers{meldcode.EventDate: t("2026-03-14"), "to": t("Veilig Thuis"), "what": t("Afdruk: Dossier meldcode."), "how": meldcode.Picked("print"),
		"ground": meldcode.Picked("vt"), "purpose": t("Bij de melding.")}))
	state := dossier.Fold(w.log)
	s := SubjectOf(&state, someFacts().Today)
	s.Heads = nil
	return s, out.ID
}

func TestTheDecisionReadsAsItWasTaken(t *testing.T) {
	s, _ := weighed(t)
	d := Make(s, Order{To: Recipient{Kind: Board}, Sort: decisionSort.sort})
	want := `Afwegingen en besluit
=====================
Voor: de directeur of het bestuur
Dit zijn gegevens over een kind. Bewaar dit papier achter slot en laat het niet liggen.
Laat een ouder dit niet lezen: voor een ouder is een andere afdruk nodig.

Over dit dossier
----------------

  Kenmerk: V-07
  Gaat over: Sterre Verzonnen
  Gemaakt op: 20 maart 2026
  Aantal aantekeningen: 6

De weg langs de afwegingen
--------------------------

12 maart 2026: Afweging 1: vermoeden
Vastgelegd op 12 maart 2026 om 17.32 uur door Regen Bedacht (leraar)
  Wat is jullie conclusie? Wij hebben een sterk vermoeden van huiselijk geweld of kindermishandeling.
  Waar baseren jullie dit op? De signalen komen steeds terug.
  Wie hebben dit samen gewogen? Regen en Dauw

13 maart 2026: Afweging 2: veiligheid
Vastgelegd op 12 maart 2026 om 18.32 uur door Regen Bedacht (leraar)
  Is er acute of structurele onveiligheid? Ja, er is acute of structurele onveiligheid, of wij twijfelen daarover.
  Waar baseren jullie dit op? Wij twijfelen.

Afweging 3: hulp
  Nog niet beantwoord.

Afweging 4: hulp aanvaarden
  Nog niet beantwoord.

Afweging 5: resultaat
  Nog niet beantwoord.

Wat uit de antwoorden volgt
---------------------------

  Uit jullie antwoorden volgt: melden bij Veilig Thuis. Dit volgt uit afweging 2 van 13 maart 2026: 'Ja, er is acute of structurele onveiligheid, of wij twijfelen daarover.'

Het besluit
-----------

13 maart 2026: Besluit
Vastgelegd op 12 maart 2026 om 19.32 uur door Regen Bedacht (leraar) namens Dauw
  Beslissing 1: melden bij Veilig Thuis? Ik besluit om te melden.
  Wie neemt het uiteindelijke besluit? Dauw

Wat is gedaan
-------------

  Er is in deze ronde geen melding vastgelegd.

Handtekening van wie het besluit nam, met datum:

`
	if got := string(d.Text()); got != want {
		t.Errorf("reads\n%s\nwant\n%s", got, want)
	}
	if len(d.Path) != 5 || d.Path[0].Short.String() != "sterk vermoeden" || !d.Path[1].Report || !d.Path[2].Short.Empty() {
		t.Errorf("the picture has %v", d.Path)
	}
}

func TestASlipSaysWhatToWhomAndOnWhatGround(t *testing.T) {
	s, out := weighed(t)
	d := Make(s, Order{To: Recipient{Kind: Receiver}, Sort: slipSort.sort, Entry: out})
	want := `Bewijs van overdracht
=====================
Voor: wie het ontvangt

Wat is overgedragen
-------------------

Vastgelegd op 12 maart 2026 om 20.32 uur door Regen Bedacht (leraar)
  Kenmerk: V-07
  Datum: 14 maart 2026
  Voor wie? Veilig Thuis
  Wat ging eruit? Afdruk: Dossier meldcode.
  Hoe? Op papier
  Op welke grond? Informatie aan Veilig Thuis (Wmo 2015, artikel 5.2.6)
  Met welk doel? Bij de melding.

Ontvangen door (naam, functie en organisatie):

Datum en handtekening:
`
	if got := string(d.Text()); !strings.HasPrefix(got, want) || strings.Contains(got, "Sterre") {
		t.Errorf("reads\n%s\nwant\n%s", got, want)
	}
	if got := Make(s, Order{To: Recipient{Kind: Receiver}, Sort: dossierSort.sort}); len(got.Sections) != 0 {
		t.Errorf("a receiver of whom no more is known gets %s", got.Text())
	}
}

// A picture with a gap would tell that somebody answered.
func TestThePictureOfThePathIsWholeOrNotThere(t *testing.T) {
	s, _ := weighed(t)
	o := Order{To: Recipient{Kind: Board}, Sort: decisionSort.sort}
	for _, e := range s.Entries {
		if e.Form == meldcode.FormWeigh(2) {
			o.Choices.Entries = []dossier.EntryID{e.ID}
		}
	}
	d := Make(s, o)
	if got := string(d.Text()); len(d.Path) != 0 || strings.Contains(got, "Uit jullie antwoorden") || strings.Contains(got, "twijfel") {
		t.Errorf("%d stops; reads\n%s", len(d.Path), got)
	}
}
