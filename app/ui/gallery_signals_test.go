package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

const injuries = "linkerbovenarm, achterkant: blauwe plek; vorm: ovaal; grootte: 2 cm; kleur: paars\n" +
	"linkeroor: rode plek\nlinkeroor: schaafwond\nZij hield haar hand ervoor."

// hurt is a loose signal with places on the body.
func hurt(c *told) {
	c.add(meldcode.FormSignal, meldcode.Answers{"child": text("Noor"), meldcode.EventDate: c.day(), "source": pick("self"),
		"seen": text("Bij 'beweegt of zit alsof iets pijn doet': Noor bleef staan bij het voorlezen."), "category": pick("body"), "body": text(injuries)})
}

// watched is a case with signals on many days.
func watched(n int) func(*told) {
	return func(c *told) {
		c.now = c.now.AddDate(0, -3, 0)
		c.open()
		for i := range n {
			c.days(i % 7)
			source := "self"
			if i%3 == 0 {
				source = "told"
			}
			c.add(meldcode.FormSignal, meldcode.Answers{meldcode.EventDate: c.day(), "source": pick(source), "category": pick("child"),
				"seen": text(fmt.Sprintf("Verzonnen waarneming %d: Noor bleef na school hangen.", i+1))})
		}
	}
}

// signing is the form of a signal as it stands with these answers.
func signing(t *testing.T, change func(*flow.Model), answers meldcode.Answers) flow.Model {
	t.Helper()
	m := atScreen(flow.Open, "#/signal/new")
	m.Form = flow.FormView{Form: mustForm(t, meldcode.FormSignal), Facts: meldcode.Facts{Today: m.Today, Me: m.Me.Name}, Answers: answers}
	change(&m)
	m.Form.Asks = m.Form.Form.Asks(m.Form.Facts, m.Form.Answers)
	m.Form.Panels = m.Form.Form.Shown(m.Form.Facts, m.Form.Answers)
	return m
}

// kin are loose signals and a case about Noor and her brother Tim.
func kin(t *testing.T) []dossier.Summary {
	t.Helper()
	var all []dossier.Summary
	for i, tale := range []func(*told){
		func(c *told) {
			watched(4)(c)
			c.add(meldcode.FormPerson, meldcode.Answers{"name": text("Tim"), "role": pick("sibling")})
		},
		(*told).signal,
		func(c *told) {
			c.add(meldcode.FormSignal, meldcode.Answers{"child": text("Tim"), "seen": text("Wilde niet naar huis."), "source": pick("told"), meldcode.EventDate: text("2026-01-20")})
		},
	} {
		c := newTale(t)
		tale(c)
		s := c.state().Summary(meldcode.DateOf(drawnAt))
		s.ID = dossier.ID(fmt.Sprintf("kin%d", i))
		all = append(all, s)
	}
	return all
}

func aroundSignals(t *testing.T) []scene {
	shown := func(tale func(*told), fragment string, overview []dossier.Summary) flow.Model {
		c := newTale(t)
		tale(c)
		s := c.state()
		fragment = strings.NewReplacer("{id}", string(s.ID), "{first}", s.Entries[0].ID.String()).Replace(fragment)
		return change(atScreen(flow.Open, fragment), func(m *flow.Model) { m.State, m.Overview = s, overview })
	}
	late := kin(t)[1:]
	return []scene{
		{"signal-card", signing(t, func(m *flow.Model) { m.Form.Card = flow.CardView{Open: true, Words: "slaap"} }, meldcode.Answers{"child": text("Noor")}),
			[]string{"Deze lijst helpt je kijken. Zij bewijst niets", "Valt in slaap in de les", "De meeste regels gelden voor elke leeftijd."}},
		{"signal-card-all", signing(t, func(m *flow.Model) { m.Form.Card.Open = true }, meldcode.Answers{}),
			[]string{"Gezin en omstandigheden: een risico, geen signaal", "Vraag het kind hier niet naar.", "Neem direct contact op met Veilig Thuis"}},
		{"signal-card-picked", signing(t, func(m *flow.Model) {
			m.Form.Problems = []meldcode.Problem{{Key: "seen", Text: "Schrijf achter elke regel van de signalenkaart wat je zelf zag of hoorde, of haal die regel weg."}}
		}, meldcode.Answers{"child": text("Noor"), "seen": text("Bij 'is bang voor een vakantie of familiebezoek': "), "category": pick("honour")}),
			[]string{"Praat nog niet met de ouders of de familie", "Schrijf achter elke regel"}},
		{"signal-body", signing(t, func(m *flow.Model) { m.Form.More = true },
			meldcode.Answers{"child": text("Noor"), "body": text(injuries), meldcode.MarkRegion: pick("front-right-forearm"), meldcode.MarkKind: pick("burn")}),
			[]string{"Plek toevoegen: rechteronderarm", "Maak geen foto", "Schat niet hoe oud een plek is"}},
		{"signal-earlier", signing(t, func(m *flow.Model) { m.Overview = kin(t) }, meldcode.Answers{"child": text("noor")}),
			[]string{"Er zijn eerdere signalen over dit kind, of een broer of zus: 6", "De app vergelijkt alleen namen", "misschien broer of zus"}},
		{"signal-next-earlier", shown(hurt, "#/signal/{id}/next", kin(t)),
			[]string{"Signalen in de tijd", "Los signaal over Tim.", "Dossier Noor · V-07", "Van iemand gehoord."}},
		{"signal-alone", shown(hurt, "#/signal/{id}/next", nil), []string{"Wat nu?"}},
		{"step-1-time", shown(watched(60), "#/case/{id}/step/1", nil), []string{"Signalen in de tijd", "Verzonnen waarneming 60", "Toon oudere signalen"}},
		{"entry-body", shown(hurt, "#/case/{id}/log/{first}", nil), []string{"linkerbovenarm, achterkant: blauwe plek; vorm: ovaal; grootte: 2 cm; kleur: paars", "voorkant", "achterkant"}},
		{"home-loose", change(atScreen(flow.Open, "#/home"), func(m *flow.Model) {
			m.Overview, m.Today = late, meldcode.Date{Year: 2026, Month: time.March, Day: 19}
		}), []string{"Kies wat je met dit signaal doet.", "Signaal: Noor, 2 maart", "Jij zou vóór 16 maart 2026 kiezen wat je met dit signaal doet. Dat is 3 dagen te laat."}},
	}
}

func TestATimelineOfFiveHundredSignalsDrawsAPage(t *testing.T) {
	c := newTale(t)
	watched(500)(c)
	s := dossier.Fold(c.log)
	l := &timeline{Names: strings.Join(s.Names(), "\n"), But: s.ID, State: &s, Today: meldcode.DateOf(c.now), Me: "Sam"}
	page := app.HTMLString(l.Render())
	if got := names(page); len(got) != pageOf || !strings.Contains(got[0], "Verzonnen waarneming 500") {
		t.Errorf("%d rows, first %q", len(got), got)
	}
	if marks := strings.Count(page, "time-mark"); marks > timeMost*(timeWidth/timeBin+1) {
		t.Errorf("%d marks are drawn", marks)
	}
}

func BenchmarkTimelineOfFiveHundredSignals(b *testing.B) {
	all := []dossier.Summary{{ID: "x", Names: []string{"Noor"}, Kin: []string{"Noor"}, Reference: "V-1"}}
	for i := range 500 {
		all[0].Seen = append(all[0].Seen, dossier.Sighting{On: meldcode.DateOf(drawnAt).AddDays(-i), How: "told"})
	}
	for b.Loop() {
		app.HTMLString((&timeline{Overview: all, Names: "noor"}).Render())
	}
}

func TestATimelineHoldsNothingForTheFirstSignal(t *testing.T) {
	c := newTale(t)
	hurt(c)
	s := dossier.Fold(c.log)
	for folded, want := range map[bool]bool{false: false, true: true} {
		l := &timeline{Names: "Noor", But: s.ID, State: &s, Folded: folded}
		if got := strings.Contains(app.HTMLString(l.Render()), "<li"); got != want {
			t.Errorf("folded %v: drawn %v", folded, got)
		}
	}
}
