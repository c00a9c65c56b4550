package ui

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// inventedFacts has an invented family, so that questions per person are asked.
func inventedFacts() meldcode.Facts {
	return meldcode.Facts{Today: meldcode.DateOf(drawnAt), Me: "Sam", Round: 1,
		Persons: []meldcode.Person{
			{ID: "p1", Role: meldcode.Pupil, Name: "Noor"}, {ID: "p2", Role: meldcode.Pupil, Name: "Finn"},
			{ID: "p3", Role: meldcode.Parent, Name: "Anna", Relation: "moeder"}, {ID: "p4", Role: meldcode.Parent, Relation: "vader"}},
		Roles: meldcode.Roles{Lead: "Marja", Decides: "Joke"}}
}

func formModel(f meldcode.Form, answers meldcode.Answers) flow.Model {
	m := atScreen(flow.Open, "#/case/c/add/"+string(f.ID))
	facts := inventedFacts()
	if answers == nil {
		answers = f.Start(facts)
	}
	_, problems := f.Check(facts, answers)
	m.Form = flow.FormView{Form: f, Case: "c", Facts: facts, Answers: answers, Problems: problems, More: true,
		Asks: f.Asks(facts, answers), Panels: f.Shown(facts, answers)}
	return m
}

// TestEveryFormDrawsEveryQuestion holds that each question of each form stands
// on its page with a label, and each problem above its field and in the summary.
func TestEveryFormDrawsEveryQuestion(t *testing.T) {
	for _, f := range meldcode.Forms() {
		t.Run(string(f.ID), func(t *testing.T) {
			m := formModel(f, nil)
			page := app.HTMLString(formScreen(m))
			keepPage(t, "form-"+string(f.ID), app.HTMLString(frame(m, formScreen(m))))
			for _, a := range m.Form.Asks {
				if !strings.Contains(page, `data-key="`+string(a.Key)+`"`) && len(a.Options) > 0 {
					t.Errorf("question %s is not drawn", a.Key)
				}
				if text := a.Kind != meldcode.One && a.Kind != meldcode.Many && a.Kind != meldcode.Persons && a.Kind != meldcode.Body; text {
					if !strings.Contains(page, `for="`+fieldID(string(a.Key))+`"`) || !strings.Contains(page, ` id="`+fieldID(string(a.Key))+`"`) {
						t.Errorf("question %s has no label of its own", a.Key)
					}
				}
			}
			for _, p := range m.Form.Problems {
				if !strings.Contains(page, `data-focus="`+string(p.Key)+`"`) {
					t.Errorf("the summary does not lead to %s", p.Key)
				}
				if !strings.Contains(page, `id="wrong-`+string(p.Key)+`"`) {
					t.Errorf("nothing above the field says what is wrong with %s", p.Key)
				}
			}
			seen := map[string]bool{}
			for _, piece := range strings.Split(page, ` id="`)[1:] {
				id, _, _ := strings.Cut(piece, `"`)
				if seen[id] {
					t.Errorf("id %q twice", id)
				}
				seen[id] = true
			}
		})
	}
}

// TestTheSaveLineNeverMixesConceptAndLogbook holds D5.
func TestTheSaveLineNeverMixesConceptAndLogbook(t *testing.T) {
	for _, c := range []struct {
		save  flow.SaveState
		fault flow.Fault
		want  string
	}{
		{flow.Untouched, "", ""},
		{flow.Unsaved, "", "Nog niet bewaard."},
		{flow.Saving, "", "Bezig met bewaren…"},
		{flow.ConceptKept, "", "Concept bewaard om 14.32 uur. Dit staat nog niet in het logboek."},
		{flow.Recording, "", "Bezig met vastleggen…"},
		{flow.Recorded, "", "Vastgelegd in het logboek om 14.32 uur."},
		{flow.NotSaved, flow.ConnLost, "Schrijf je tekst over op papier."},
		{flow.NotSaved, flow.Quota, "De tablet is vol."},
	} {
		got := strings.TrimSpace(plain(app.HTMLString(saveLine(flow.FormView{Save: c.save, SavedAt: "14.32", Fault: c.fault}))))
		if !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("save %d: got %q, want %q", c.save, got, c.want)
		}
	}
}

// The warning hangs on two answers, so no walk over single answers meets it.
func TestTellingAParentOnAFridayIsWarnedOf(t *testing.T) {
	facts := calmFacts() // on a Friday
	for form, report := range map[meldcode.FormID]meldcode.Key{meldcode.FormDecision: "report", meldcode.FormInform: "decision"} {
		f, _ := meldcode.FormByID(form)
		a := f.Start(facts)
		a[report], a["told@p3"] = meldcode.Picked("report"), meldcode.Picked(meldcode.Yes)
		m := formModel(f, a)
		m.Form.Facts, m.Form.Asks, m.Form.Panels = facts, f.Asks(facts, a), f.Shown(facts, a)
		if words := plain(app.HTMLString(formScreen(m))); !strings.Contains(words, "Je vertelt de ouders dit op een vrijdag.") {
			t.Errorf("%s does not warn:\n%s", form, words)
		}
	}
}
