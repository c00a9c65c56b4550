package flow

import (
	"strings"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// Every end of the protocol is reached by messages alone.
func TestEveryEndIsReached(t *testing.T) {
	ends := []struct {
		name   string
		walk   func(w *walker, id dossier.ID)
		ending string
		want   string
	}{
		{"no action", func(w *walker, id dossier.ID) {
			w.steps(id)
			w.weigh(id, "1", "no-action")
		}, "no-action", "Gesloten: geen actie nodig"},
		{"unfounded", func(w *walker, id dossier.ID) {
			w.steps(id)
			w.weigh(id, "1", "no-action")
		}, "unfounded", "Gesloten: vermoeden klopte niet"},
		{"after a report", func(w *walker, id dossier.ID) {
			w.steps(id)
			w.weigh(id, "1", "suspicion", "authority-on", "vandaag")
			w.weigh(id, "2", "unsafe-or-doubt", "kinds", "=doubt")
			w.report(id)
		}, "after-report", "Gesloten na melding"},
		{"after a report because help is refused", func(w *walker, id dossier.ID) {
			w.steps(id)
			w.weigh(id, "1", "suspicion", "authority-on", "vandaag")
			w.weigh(id, "2", "safe")
			w.weigh(id, "3", "can-help")
			w.weigh(id, "4", "refused")
			w.report(id)
		}, "after-report", "Gesloten na melding"},
		{"after help", func(w *walker, id dossier.ID) {
			w.steps(id)
			w.weigh(id, "1", "suspicion", "authority-on", "vandaag")
			w.weigh(id, "2", "safe")
			w.weigh(id, "3", "can-help")
			w.weigh(id, "4", "accepted")
			w.fill(w.at(Decide, id), "report", "=no-report", "help", "=yes", "decider", "De directeur", "authority-on", "vandaag")
			w.fill(w.at(Add, id, "help-plan"), "goal", "Rust thuis", "measure", "Zij slaapt weer.", "until", w.day(10),
				"tasks", "Moeder belt elke week.", "case-manager", "Sam", "case-manager-tasks", "Elke week bellen.")
			w.later24(11)
			w.weigh(id, "5", "reached")
			w.fill(w.at(Add, id, "monitor"), "who-what", "De leraar let op haar slaap.", "on", w.day(20), "if-wrong", "Wij wegen opnieuw.")
			w.later24(21)
			w.fill(w.at(Add, id, "monitored"), "who", "Sam", "how", "Het gaat goed.", "safe", "=safe")
		}, "after-help", "Gesloten na hulp"},
		{"left school", func(w *walker, id dossier.ID) {
			w.steps(id)
			w.fill(w.at(Leave, id), "left-on", "vandaag", "where", "=school", "where-name", "Een verzonnen school")
		}, "left", "Gesloten: leerling van school"},
	}
	for _, end := range ends {
		t.Run(end.name, func(t *testing.T) {
			w := newWalker(t)
			id := w.openCase()
			end.walk(w, id)
			if why := w.close(id, end.ending); len(why) > 0 {
				t.Fatalf("not closed: %s", strings.Join(why, "\n"))
			}
			if got := w.m.State.Status(w.m.Today).Text; got != end.want {
				t.Errorf("status %q, want %q", got, end.want)
			}
			w.fill(w.at(Reopen, id), "why", "Er is iets nieuws.")
			if w.m.State.Closed != nil {
				t.Error("still closed after reopening")
			}
		})
	}
}

// report walks step 5 and hears from Veilig Thuis.
func (w *walker) report(id dossier.ID) {
	w.t.Helper()
	w.fill(w.at(Decide, id), "report", "=report", "help", "=no", "help-why", "De school blijft elke dag vragen hoe het gaat.",
		"decider", "De directeur", "authority-on", "vandaag")
	if w.m.Route.Screen != Report {
		w.t.Fatalf("after deciding to report: %v", w.m.Route)
	}
	w.fill(w.at(Add, id, "report-made"), "how", "=phone", "by", "Sam", "openness", "=open")
	if w.m.State.Status(w.m.Today).Text != "Gemeld: wacht op Veilig Thuis" {
		w.t.Fatalf("after the report: %q", w.m.State.Status(w.m.Today).Text)
	}
	w.fill(w.at(Add, id, "feedback"), "from", "Een verzonnen medewerker", "what", "=decision", "content", "Veilig Thuis gaat met het gezin praten.")
}

func (w *walker) day(in int) string { return dayText(meldcode.DateOf(w.now).AddDays(in)) }

// later24 lets days pass.
func (w *walker) later24(days int) {
	w.now = w.now.AddDate(0, 0, days)
	w.send(Active{}, Tick{w.now}, Active{})
	if w.m.Phase != Open {
		w.send(Do{Action: ActChooseFace, ID: "m1"}, Typed{FieldPassphrase, "een zin die past"}, Do{Action: ActUnlock})
	}
}

func TestDoubtKeepsTheCaseOpenAndSaysWhy(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	w.steps(id)
	w.weigh(id, "1", "suspicion", "authority-on", "vandaag")
	w.weigh(id, "2", "unsafe-or-doubt", "kinds", "=doubt")
	for _, ending := range []string{"no-action", "unfounded", "after-report", "after-help"} {
		if why := w.close(id, ending); len(why) == 0 {
			t.Errorf("closed as %s while doubt stands", ending)
		}
	}
	w.fill(w.at(Decide, id), "report", "=otherwise", "deviate-why", "Wij willen eerst zelf praten.",
		"deviate-vt", "Veilig Thuis raadde aan te melden.", "deviate-next", w.day(3),
		"help", "=yes", "decider", "De directeur")
	if s := w.m.State.Status(w.m.Today); !s.Deviates {
		t.Errorf("a deviating decision does not show: %+v", s)
	}
	if why := w.close(id, "after-report"); len(why) == 0 {
		t.Error("closed with a deviating decision")
	}
}

func TestNewRoundKeepsTheOldAnswersReadable(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	w.steps(id)
	w.weigh(id, "1", "suspicion", "authority-on", "vandaag")
	w.weigh(id, "2", "unsafe-or-doubt", "kinds", "=acute")
	w.report(id)
	w.fill(w.at(Add, id, "round"), "why", "Er is een nieuw signaal.")
	s := w.m.State
	if s.Round != 2 || s.Rounds[0].Considerations[2].Option != meldcode.Unsafe || s.Rounds[1].Considerations[2].Option != "" {
		t.Errorf("round %d, first %v, second %v", s.Round, s.Rounds[0].Considerations[2], s.Rounds[1].Considerations[2])
	}
}

func TestPostponingIsNoAnswer(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	w.fill(w.at(Weigh, id, "postpone"), "consideration", "=1", "advice", "=not-yet", "next-on", w.day(4))
	if got := w.m.State.Now().Considerations[1]; got.Option != "" || got.Postponed.IsZero() {
		t.Errorf("after postponing: %+v", got)
	}
	if next := w.m.State.Next(w.m.Today); next.Date.IsZero() {
		t.Errorf("no next date: %+v", next)
	}
}
