package ui

import (
	"crypto/ed25519"
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// TestAClockThatWentBackIsToldBesideTheEntryAndWhileItIsBehind holds that a jump
// is on the screen before and after something is recorded with it.
func TestAClockThatWentBackIsToldBesideTheEntryAndWhileItIsBehind(t *testing.T) {
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	id, err := dossier.NewID(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	log := dossier.NewLog(id)
	noon := time.Date(2026, 3, 12, 12, 0, 0, 0, time.FixedZone("", 3600))
	record := func(at time.Time, text string) {
		t.Helper()
		e, err := log.Append(rand.Reader, at, dossier.Writer{Key: key, Member: "m1", Name: "Sam"},
			dossier.Draft{Form: meldcode.FormNote, Answers: meldcode.Answers{"text": meldcode.Typed(text)}})
		if err == nil {
			err = log.Add(e)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	page := func(route flow.Route, clock time.Time) string {
		s := dossier.Fold(log)
		return plain(app.HTMLString(frame(flow.Model{Phase: flow.Open, Route: route, State: &s, Clock: clock, Today: meldcode.DateOf(clock)},
			logScreen(flow.Model{Phase: flow.Open, Route: route, State: &s, Clock: clock, Today: meldcode.DateOf(clock)}))))
	}
	logbook := flow.Route{Screen: flow.Log, Case: id}
	const now = "De klok van de tablet staat eerder dan de laatste aantekening"
	record(noon, "Eerste.")
	if got := page(logbook, noon.Add(-time.Minute)); strings.Contains(got, now) || strings.Contains(got, clockBack) {
		t.Errorf("a minute is told as a jump: %s", got)
	}
	if got := page(logbook, noon.Add(-time.Hour)); !strings.Contains(got, now) || !strings.Contains(got, "12 maart 2026 om 12.00 uur") {
		t.Errorf("an hour behind: %s", got)
	}
	record(noon.Add(-time.Hour), "Tweede.")
	got := page(logbook, noon.Add(-time.Hour))
	if strings.Contains(got, now) || strings.Count(got, clockBack) != 1 || strings.Index(got, clockBack) > strings.Index(got, "Eerste.") {
		t.Errorf("the log: %s", got)
	}
	for i, e := range dossier.Fold(log).Entries {
		entry := page(flow.Route{Screen: flow.Log, Case: id, Arg: e.ID.String()}, noon)
		if strings.Contains(entry, clockBack) != (i == 1) {
			t.Errorf("the page of entry %d: %s", i, entry)
		}
	}
}
