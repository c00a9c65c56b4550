package ui

import (
	"html"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// typedIn is everything that anybody typed in a case, and how people in it and
// around it are called.
func typedIn(c *told) []string {
	all := []string{"Noor", "Anna", "Bram", "Sam", "Verzonnen", "Marja", "Joke", "V-07", "Kim", "Contactpunt"}
	for _, e := range c.state().Entries {
		for _, v := range e.Answers {
			text := strings.TrimSpace(v.Text)
			if text == "moeder" || text == "vader" {
				continue // as everybody's are called
			}
			if _, err := meldcode.ParseISO(strings.Split(text, "\n")[0]); err == nil || len(text) < 4 || strings.Count(text, ".") == 1 && len(text) == 5 {
				continue // a day or a time says nothing of anybody
			}
			all = append(all, text)
		}
	}
	return all
}

// found are the words of these that stand anywhere in a page: text or attribute.
func found(page string, words []string) []string {
	page = strings.ToLower(html.UnescapeString(page))
	var in []string
	for _, w := range words {
		if strings.Contains(page, strings.ToLower(w)) {
			in = append(in, w)
		}
	}
	return in
}

// whole is a case in which everything happened that a call may be about.
var whole = tell(planned, weighs(1, meldcode.Suspicion, "De signalen van Noor komen terug."), weighs(2, meldcode.Unsafe, "Anna is er niet."), func(c *told) {
	who := c.persons()
	c.add(meldcode.FormDanger, meldcode.Answers{"happened": text("Bram sloeg op de deur."), "called": pick("vt"), "agreed": text("Oma haalt Noor."), "where-child": text("Bij oma in Bedachtdorp"), meldcode.EventDate: c.day()})
	c.add(meldcode.FormNoTalk, meldcode.Answers{"with": pick(string(who["Bram"])), "ground": pick("child"), "based": text("Bram dreigde."), "vt-advice": pick("not-yet"), "above": pick("not-yet"), meldcode.EventDate: c.day()})
	c.add(meldcode.FormTalkPupil, meldcode.Answers{"began": pick("child"), "words": text("Mama huilt."), "own-accord": pick("yes"), meldcode.EventDate: c.day()})
	c.add(meldcode.FormOutcome, meldcode.Answers{"outcome": pick("advice"), "advice": text("Praat met Anna."), "spoke-with": text("Kim"), "notes": text("Kim belt terug."), meldcode.EventDate: c.day()})
})

func TestAPageOfACallWithoutNamesHoldsNothingThatIdentifies(t *testing.T) {
	c := newTale(t)
	c.team = []meldcode.Colleague{{ID: "m2", Name: "Marja Bedacht", Role: "IB'er"}}
	whole(c)
	words := append(typedIn(c), "Bedacht")
	draw := func(m flow.Model) string { return Title(m) + app.HTMLString(frame(m, screen(m))) }
	open := func(msgs ...flow.Msg) flow.Model {
		m := opened(t, c, "#/case/{id}/call")
		m.Contacts = []flow.Contact{{ID: "k", Name: "Kim", Organisation: "Contactpunt", Phone: "0101234567"}}
		m.Giver = "m2"
		for _, msg := range msgs {
			m, _ = flow.Update(m, msg)
		}
		return m
	}
	named := []flow.Msg{flow.Do{Action: flow.ActNames}, flow.Do{Action: flow.ActNamesYes}}
	if in := found(draw(open(named...)), words); len(in) < 15 {
		t.Fatalf("with names only %q stand in the page: this test sees nothing", in)
	}
	for name, msgs := range map[string][]flow.Msg{
		"at first":           nil,
		"asked for names":    named[:1],
		"after it was named": append(named[:2:2], flow.Do{Action: flow.ActNoNames}),
		"while calling":      {flow.Do{Action: flow.ActCall}},
		"text shown, hidden": {flow.Do{Action: flow.ActCallText, ID: "3"}, flow.Do{Action: flow.ActCallText, ID: "3"}},
	} {
		if in := found(draw(open(msgs...)), words); len(in) > 0 {
			t.Errorf("%s: %q stand in the page", name, in)
		}
	}
	// What is shown on demand holds no name that is known.
	var all []flow.Msg
	for i := range open().Call.Questions {
		all = append(all, flow.Do{Action: flow.ActCallText, ID: num(i)})
	}
	page := draw(open(all...))
	if in := found(page, []string{"Noor", "Anna", "Bram", "Sam", "Verzonnen", "Marja", "Joke", "Kim", "V-07", "Bedachtdorp"}); len(in) > 0 {
		t.Errorf("with all texts shown, %q stand in the page", in)
	}
	if in := found(page, []string{"sloeg op de deur", "een ouder of verzorger", "de vader sloeg"}); len(in) < 2 {
		t.Errorf("of the texts only %q are shown", in)
	}
	// Leaving and coming back begins without names.
	m := open(named...)
	m, _ = flow.Update(m, flow.Went{Fragment: "#/contacts"})
	m, _ = flow.Update(m, flow.Went{Fragment: "#/case/" + string(c.state().ID) + "/call"})
	if m.Call.Named {
		t.Error("coming back shows names")
	}
}

func TestNotesOfBeforeAreShownWhenAskedFor(t *testing.T) {
	c := newTale(t)
	talked(c)
	route := "#/case/" + string(c.state().ID) + "/call"
	c.concepts = []flow.Concept{{ID: route, Case: c.state().ID, Route: route, Form: meldcode.FormOutcome, Field: "notes",
		Answers: meldcode.Answers{"notes": text("Noor is bij Anna."), "outcome": pick("advice")}, At: c.now}}
	m := opened(t, c, "#/case/{id}/call")
	page := app.HTMLString(frame(m, screen(m)))
	if in := found(page, []string{"Noor", "Anna"}); len(in) > 0 || !strings.Contains(plain(page), "Je aantekeningen van eerder staan klaar.") {
		t.Errorf("%q stand in %s", in, plain(page))
	}
	m, _ = flow.Update(m, flow.Do{Action: flow.ActCallNotes})
	if page = app.HTMLString(screen(m)); !strings.Contains(page, "Noor is bij Anna.") {
		t.Error("the notes are not shown")
	}
}
