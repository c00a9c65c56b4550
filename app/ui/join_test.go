package ui

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// withCases is the app at a fragment about a loose signal over Noor, with an
// open case about her and one about Bo.
func withCases(t *testing.T, fragment string) (flow.Model, []dossier.Summary) {
	t.Helper()
	c := newTale(t)
	c.signal()
	signal := c.state().Summary(meldcode.DateOf(c.now))
	noor, bo := signal, signal
	noor.ID, noor.Reference, noor.Loose, noor.Names = "n", "V-07", false, []string{"Noor Verzonnen"}
	bo.ID, bo.Reference, bo.Loose, bo.Names = "b", "V-08", false, []string{"Bo"}
	noor.Status.Text, bo.Status.Text = "Overleggen", "In gesprek"
	m := opened(t, c, fragment)
	m.Overview = []dossier.Summary{bo, noor, signal}
	return m, m.Overview
}

func TestALooseSignalOffersTheCasesThatItCanGoInto(t *testing.T) {
	for _, fragment := range []string{"#/signal/{id}/next", "#/signal/{id}"} {
		m, _ := withCases(t, fragment)
		page := app.HTMLString(frame(m, screen(m)))
		if !strings.Contains(page, `href="`+intoCase(m.State.ID)+`"`) || !strings.Contains(plain(page), "In een dossier zetten") {
			t.Errorf("%s offers no case", fragment)
		}
		m.Overview = m.Overview[2:]
		if words := plain(app.HTMLString(screen(m))); strings.Contains(words, "In een dossier zetten") || strings.Contains(words, "In dit dossier") {
			t.Errorf("%s offers a case where there is none", fragment)
		}
	}
	m, _ := withCases(t, "#/signal/{id}/into")
	page := app.HTMLString(frame(m, screen(m)))
	keepPage(t, "signal-into", page)
	words := plain(page)
	first, second := strings.Index(words, "V-07"), strings.Index(words, "V-08")
	if first < 0 || second < first || !strings.Contains(words, "zelfde naam") {
		t.Errorf("the case with the same name does not stand first:\n%s", words)
	}
}

func TestOpeningACaseFromASignalSaysThatThereIsOneOfThatName(t *testing.T) {
	m, _ := withCases(t, "#/case/new/{id}")
	page := app.HTMLString(screen(m))
	if !strings.Contains(plain(page), "Er is al een dossier met deze naam: Noor Verzonnen · V-07.") ||
		!strings.Contains(page, flow.Route{Screen: flow.SignalInto, Case: m.State.ID, Arg: "n"}.String()) {
		t.Errorf("nothing says so:\n%s", plain(page))
	}
	m.Overview = m.Overview[:1]
	if strings.Contains(plain(app.HTMLString(screen(m))), "Er is al een dossier") {
		t.Error("said of another child")
	}
}

func TestPuttingASignalInACaseIsShownBeforeItIsDone(t *testing.T) {
	for into, warned := range map[string]bool{"n": false, "b": true} {
		m, _ := withCases(t, "#/signal/{id}/into/"+into)
		page := app.HTMLString(frame(m, screen(m)))
		keepPage(t, "signal-into-"+into, page)
		words := plain(page)
		for _, want := range []string{"In dit dossier zetten", "Ander dossier kiezen", "Mama slaapt nog", "Terug naar het signaal"} {
			if !strings.Contains(words, want) {
				t.Errorf("%s lacks %q:\n%s", into, want, words)
			}
		}
		if strings.Contains(words, "Let op: het signaal gaat over") != warned {
			t.Errorf("%s: warned of another child: %v", into, !warned)
		}
		if strings.Contains(Title(m), "Noor") {
			t.Errorf("title %q", Title(m))
		}
	}
}

func TestACaseOffersLooseSignals(t *testing.T) {
	c := newTale(t)
	talked(c)
	m := opened(t, c, "#/case/{id}/add")
	if strings.Contains(plain(app.HTMLString(screen(m))), "Los signaal toevoegen") {
		t.Error("offered where there is none")
	}
	_, all := withCases(t, "#/home")
	loose := all[2]
	loose.ID = "l"
	m.Overview = append(m.Overview, loose)
	page := app.HTMLString(screen(m))
	if !strings.Contains(plain(page), "Los signaal toevoegen") ||
		!strings.Contains(page, flow.Route{Screen: flow.SignalInto, Case: "l", Arg: string(m.State.ID)}.String()) {
		t.Errorf("no way to add the loose signal:\n%s", plain(page))
	}
}
