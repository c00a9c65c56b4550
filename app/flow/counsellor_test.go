package flow

import (
	"strings"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// TestACounsellorRecordsAWholeCase records an invented case of sixty entries as a
// counsellor would over some months, to its end, and looks at what it comes to.
func TestACounsellorRecordsAWholeCase(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	w.steps(id)
	add := func(form string, pairs ...string) { t.Helper(); w.fill(w.at(Add, id, form), pairs...) }
	add("person", "name", "Bas Verzonnen", "role", "=sibling")
	mother := w.person("Eva Verzonnen")

	seen := []string{
		"Kwam voor de derde keer deze week zonder ontbijt.", "Schrok van een hard woord van een ander kind.", "Viel in slaap bij rekenen.",
		"Zei: 'Mama moet veel huilen.'", "Wilde na school niet mee met de buurvrouw.", "Had een schaafwond en vertelde er zelf niets over.",
		"Tekende een huis met een dichte deur.", "Bleef op het plein staan tot iedereen weg was.", "Vroeg of zij haar broertje mocht ophalen.",
		"Lachte weer bij het buitenspelen.",
	}
	for i, text := range seen {
		add("signal", "seen", text, "source", "=self", "place", "In de klas.")
		if i%3 == 2 {
			w.later24(2)
			add("note", "text", "Besproken in het team: "+text)
		}
	}
	for range 4 {
		add("consult", "with", "De jeugdarts", "organisation", "=other", "named", "=unnamed", "advice", "Blijf kijken en praat met moeder.")
		w.later24(3)
		add("talk-parent", "with", "="+mother, "said", "Moeder vertelde dat zij weinig slaapt.", "reaction", "Zij was opgelucht.")
		add("note", "text", "Afgesproken: over twee weken weer praten.")
	}
	w.weigh(id, "1", "suspicion", "authority-on", "vandaag")
	w.weigh(id, "2", "unsafe-or-doubt", "kinds", "=doubt")
	add("report-prepared", "why-now", "De signalen komen steeds terug.", "keeps", "Elke dag vragen hoe het gaat.", "since", "Sinds de herfst.",
		"open", "=network", "open-why", "Dat weten wij niet.")
	w.report(id)
	add("feedback", "from", "Veilig Thuis", "what", "=receipt", "content", "Ontvangen.")
	w.later24(4)
	add("feedback", "from", "Veilig Thuis", "what", "=decision", "content", "Veilig Thuis doet onderzoek.", "next", "Wij kijken mee.")
	for range 6 {
		w.later24(7)
		add("signal", "seen", "Kwam op tijd en had gegeten.", "source", "=self")
		add("note", "text", "Gesproken met de leraar: het gaat rustiger.")
	}
	// One entry was about somebody else, another had a wrong word.
	s := w.m.State
	wrong := s.Entries[len(s.Entries)-1]
	w.fill(Route{Screen: Add, Case: id, Arg: "strike", Sub: wrong.ID.String()}, "why", "Dit ging over een andere klas.")
	first := s.Entries[len(s.Entries)-3]
	w.fill(Route{Screen: Add, Case: id, Arg: "fix", Sub: first.ID.String()}, "fix-why", "Verkeerd gehoord.", "text", "Gesproken met de leraar: het gaat veel rustiger.")

	s = w.m.State
	if len(s.Entries) < 60 {
		t.Errorf("%d entries, want sixty", len(s.Entries))
	}
	if _, out := s.Struck(wrong.ID); !out || s.Current(first).Text("text") != "Gesproken met de leraar: het gaat veel rustiger." {
		t.Errorf("struck out %v, corrected %q", out, s.Current(first).Text("text"))
	}
	known := 0
	for _, g := range s.Gathered() {
		if g.Known || g.Open {
			known++
		}
	}
	if known < 12 {
		t.Errorf("a report gathers %d of %d", known, len(meldcode.ReportItems()))
	}
	if again := dossier.Fold(w.logs[id]); again.Signals != s.Signals || len(again.Entries) != len(s.Entries) {
		t.Errorf("folded anew: %d signals of %d", again.Signals, s.Signals)
	}
	if why := w.close(id, "after-report"); len(why) > 0 {
		t.Fatalf("it cannot be closed: %v", why)
	}
	if status := w.m.State.Status(w.m.Today); status.ID != dossier.StatusClosed {
		t.Errorf("at the end: %s", status.Text)
	}
}

// TestWhatIsTypedIsTextOrIsRefusedAndNeverLost types what nobody expects.
func TestWhatIsTypedIsTextOrIsRefusedAndNeverLost(t *testing.T) {
	texts := map[string]string{
		"long":          strings.Repeat("Zij zei niets. ", 14_000),
		"markup":        "<script>alert(1)</script> & <b>vet</b>",
		"formula":       "=SOM(A1:A9)",
		"right to left": "\u202eقالت إنها لا تريد العودة\u202c",
		"emoji":         "👩‍👧 💔",
		"lines":         "een\r\n\ttwee\n\n\ndrie  ",
		"no letters":    "\u200b.\u00a0",
	}
	for name, text := range texts {
		w := newWalker(t)
		id := w.openCase()
		w.send(Went{w.at(Add, id, "note").String()}, Answered{"text", meldcode.Typed(text)}, Do{Action: ActSubmit})
		last := w.m.State.Entries[len(w.m.State.Entries)-1]
		switch got := last.Answers.Text("text"); {
		case last.Form == meldcode.FormNote && got != text:
			t.Errorf("%s: %d characters became %d", name, len(text), len(got))
		case last.Form != meldcode.FormNote && w.m.Form.Answers.Text("text") != text:
			t.Errorf("%s: refused (%v) and gone", name, w.m.Form.Problems)
		case last.Form != meldcode.FormNote && len(w.m.Form.Problems) == 0:
			t.Errorf("%s: refused without a word", name)
		}
	}
	for _, date := range []string{"31-2-2026", "1-1-9999", "morgen", "gisteren gisteren", "0-0-0", "14/3/26", "١٤-٣-٢٠٢٦", strings.Repeat("1", 5000)} {
		w := newWalker(t)
		id := w.openCase()
		had := len(w.m.State.Entries)
		w.try(w.at(Add, id, "note"), "text", "Iets.", "event-date", date)
		if len(w.m.State.Entries) != had || len(w.m.Form.Problems) == 0 || w.m.Form.Answers.Text("event-date") != date {
			t.Errorf("%q: recorded %v, problems %v, typed %q", date, len(w.m.State.Entries) != had, w.m.Form.Problems, w.m.Form.Answers.Text("event-date"))
		}
	}
}
