package ui

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// TestEachElementOfTheSourceCanBeSeen walks the trace (screens.md 8) over what
// is drawn: that an element is in the data says nothing about a screen.
func TestEachElementOfTheSourceCanBeSeen(t *testing.T) {
	c := newCorpus(t)
	for _, row := range meldcode.Trace() {
		for _, element := range row.Elements {
			want, ok := meldcode.Find(element)
			if !ok {
				t.Errorf("row %d: nothing at %s", row.Row, element)
				continue
			}
			kind, path, _ := strings.Cut(element, ":")
			where, _, _ := strings.Cut(path, "/")
			screen, ok := c.screen(kind, where)
			if !ok {
				t.Errorf("row %d: no way leads to %s", row.Row, element)
				continue
			}
			if kind == "panel" && strings.HasSuffix(want, "…") {
				want = composed[element] // made of what the case says
			}
			if !saysThis(screen, want) {
				t.Errorf("row %d (%s): the screen of %s does not say %q", row.Row, row.Source, element, want)
			}
		}
	}
}

// saysThis reports whether the words are on the screen, about somebody of the case
// where they name one. How they are set does not count.
func saysThis(screen, words string) bool {
	for _, name := range []string{"Anna", "Bram", "Noor"} {
		if strings.Contains(screen, unspaced(strings.ReplaceAll(words, "{naam}", name))) {
			return true
		}
	}
	return false
}

func unspaced(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, "**", "")), "")
}

// composed are words that panels say which are put together from the case.
var composed = map[string]string{
	"panel:weigh-1/steps":   "Stap 1: afgerond op",
	"panel:consent/refused": "geeft geen toestemming om met anderen te praten",
}

// corpus is the words of every screen that can be reached.
type corpus struct {
	t     *testing.T
	pages map[string]string // by kind and what it is about: "step 1", "form signal", "page writing"
	ways  map[string]bool   // forms and pages that a drawn screen leads to
}

func newCorpus(t *testing.T) *corpus {
	t.Helper()
	c := &corpus{t: t, pages: map[string]string{}, ways: map[string]bool{}}
	for _, st := range stages {
		tale, page := drawn(t, st)
		c.follow(page)
		r := flow.ParseRoute(strings.ReplaceAll(st.fragment, "{id}", string(tale.log.ID())))
		switch r.Screen {
		case flow.Step:
			c.add("step "+r.Arg, page)
		case flow.Weigh:
			if r.Arg == "" {
				c.add("step 4", page)
			}
		case flow.Decide:
			c.add("step 5", page)
		case flow.Report, flow.Case:
			c.add("terms", page)
		}
	}
	tale := newTale(t)
	helped(tale)
	for _, fragment := range []string{"#/case/{id}/step/1", "#/case/{id}/step/2", "#/case/{id}/step/3", "#/case/{id}/add",
		"#/case/{id}/help", "#/home", "#/help", "#/contacts", "#/signal/new", "#/case/new"} {
		m := opened(t, tale, fragment)
		page := app.HTMLString(frame(m, screen(m)))
		c.follow(page)
		if m.Route.Screen == flow.Step {
			c.add("step "+m.Route.Arg, page)
		}
		if m.Route.Screen == flow.Contacts {
			c.add("numbers", page)
		}
	}
	for _, p := range meldcode.Pages() {
		m := opened(t, tale, "#/help/"+p.ID)
		page := app.HTMLString(screen(m))
		c.add("page "+p.ID, page)
		c.follow(page)
	}
	for _, f := range meldcode.Forms() {
		for _, facts := range []meldcode.Facts{inventedFacts(), unsafeFacts(), calmFacts()} {
			for _, answers := range everyAnswer(f, facts) {
				m := formModel(f, answers)
				m.Form.Facts = facts
				m.Form.Asks, m.Form.Panels = f.Asks(facts, answers), f.Shown(facts, answers)
				page := app.HTMLString(formScreen(m))
				c.add("form "+string(f.ID), page)
				for _, p := range m.Form.Panels {
					if words := unspaced(html.UnescapeString(plain(page))); !saysThis(words, strings.Join(p.Lines, "")) {
						t.Errorf("form %s: panel %s is called for and not drawn", f.ID, p.ID)
					}
				}
				c.follow(page)
			}
		}
	}
	return c
}

func unsafeFacts() meldcode.Facts {
	f := inventedFacts()
	f.Answered[1], f.Answered[2], f.Follows, f.FollowsBy, f.Unsafe = meldcode.Suspicion, meldcode.Unsafe, true, 2, true
	f.StepClosed[1], f.AnsweredOn[2] = f.Today, f.Today
	return f
}

func calmFacts() meldcode.Facts {
	f := inventedFacts()
	f.Today = meldcode.Date{Year: 2026, Month: 3, Day: 13} // a Friday
	f.Answered[1], f.AnsweredOn[1], f.Danger, f.Disclosure = meldcode.NoAction, f.Today, f.Today, f.Today
	return f
}

// everyAnswer fills the form once for each option there is, so that what hangs
// on one answer is drawn too.
func everyAnswer(f meldcode.Form, facts meldcode.Facts) []meldcode.Answers {
	all := []meldcode.Answers{f.Start(facts)}
	for _, ask := range f.Asks(facts, all[0]) {
		for _, o := range ask.Options {
			a := f.Start(facts)
			a[ask.Key] = meldcode.Picked(o.ID)
			all = append(all, a)
		}
	}
	return all
}

var hrefs = regexp.MustCompile(`href="(#/[^"]*)"`)

// follow notes where the links and buttons of a page lead.
func (c *corpus) follow(page string) {
	for _, found := range hrefs.FindAllStringSubmatch(page, -1) {
		switch r := flow.ParseRoute(html.UnescapeString(found[1])); r.Screen {
		case flow.Add:
			c.ways["form "+r.Arg] = true
		case flow.SignalNew:
			c.ways["form signal"] = true
		case flow.CaseNew:
			c.ways["form open"] = true
		case flow.Weigh:
			c.ways["form weigh-"+r.Arg], c.ways["form "+r.Arg] = true, true
		case flow.Decide:
			c.ways["form decision"] = true
		case flow.Close:
			c.ways["form close"] = true
		case flow.Pages:
			c.ways["page "+r.Arg] = true
		}
	}
	if strings.Contains(page, `data-do="`+string(flow.ActConfirmRoles)+`"`) {
		c.ways["form roles-confirmed"] = true
	}
}

func (c *corpus) add(where, page string) {
	c.pages[where] += " " + unspaced(html.UnescapeString(plain(page)))
}

// screen returns the words of the screen where an element must be seen, false
// when no other screen leads there.
func (c *corpus) screen(kind, about string) (string, bool) {
	c.t.Helper()
	switch kind {
	case "form", "question", "option", "panel":
		if about == "roles-confirmed" {
			return c.pages["step 1"], c.ways["form roles-confirmed"]
		}
		return c.pages["form "+about], c.ways["form "+about]
	case "intro":
		return c.pages["page protocol"], c.ways["page protocol"]
	case "step", "task", "process":
		return c.pages["step "+about], true
	case "page":
		return c.pages["page "+about], c.ways["page "+about]
	case "term":
		return c.pages["terms"], true
	case "number":
		return c.pages["numbers"], true
	}
	return "", false
}
