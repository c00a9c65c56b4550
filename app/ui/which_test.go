package ui

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

func TestTheChildIsAskedBeforeAFormWithoutACase(t *testing.T) {
	_, all := withCases(t, "#/home")
	for _, form := range []meldcode.FormID{meldcode.FormDanger, meldcode.FormAsked} {
		m := atScreen(flow.Open, toWhich(form))
		m.Overview = all
		page := app.HTMLString(frame(m, screen(m)))
		keepPage(t, "which-"+string(form), page)
		for _, want := range []string{
			toForm("n", form), toForm("b", form),
			flow.Route{Screen: flow.CaseNew, Arg: string(all[2].ID), Sub: string(form)}.String(),
			flow.Route{Screen: flow.CaseNew, Sub: string(form)}.String(),
		} {
			if !strings.Contains(page, `href="`+want+`"`) {
				t.Errorf("%s does not lead to %s", form, want)
			}
		}
		words := plain(app.HTMLString(screen(m)))
		if at := strings.Index(words, "0800-2000"); form == meldcode.FormDanger && (at < 0 || at > strings.Index(words, "Dossiers")) {
			t.Errorf("a choice stands before the number:\n%s", words)
		}
	}
}

func TestOpeningACaseForAFormSaysWhatFollows(t *testing.T) {
	for form, want := range map[meldcode.FormID]string{
		meldcode.FormDanger: "Daarna leg je vast wat er is gebeurd.",
		meldcode.FormAsked:  "Daarna leg je vast wat er is gevraagd.",
	} {
		m := opened(t, begunTale(t), "#/case/new/"+string(form))
		page := app.HTMLString(frame(m, screen(m)))
		keepPage(t, "case-new-"+string(form), page)
		if words := plain(page); !strings.Contains(words, want) || strings.Count(page, "<h1") != 1 {
			t.Errorf("%s lacks %q:\n%s", form, want, words)
		}
	}
}

func begunTale(t *testing.T) *told {
	c := newTale(t)
	begun(c)
	return c
}

// From "Nu hulp nodig" one never lands on the form of an everyday signal.
func TestNowLeadsToTheFormAboutDanger(t *testing.T) {
	m := atScreen(flow.Locked, "#/now")
	if page := app.HTMLString(screen(m)); !strings.Contains(page, `href="#/which/danger"`) {
		t.Error("locked: no way to the form")
	}
	c := begunTale(t)
	m = opened(t, c, "#/case/{id}")
	m.Route = flow.Route{Screen: flow.Now}
	page := app.HTMLString(screen(m))
	if !strings.Contains(page, toForm(m.State.ID, meldcode.FormDanger)) || !strings.Contains(plain(page), "in dossier V-07") || !strings.Contains(page, `href="#/which/danger"`) {
		t.Errorf("from a case: %s", plain(page))
	}
}
