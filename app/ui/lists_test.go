package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// names are what the rows of a drawn list are called.
func names(html string) []string {
	var found []string
	for _, part := range strings.Split(html, `class="row-name">`)[1:] {
		name, _, _ := strings.Cut(part, "<")
		found = append(found, strings.TrimSpace(name))
	}
	return found
}

func TestTheLogbookDrawsAPageNewestFirstByEitherDate(t *testing.T) {
	c := newTale(t)
	c.add(meldcode.FormOpen, meldcode.Answers{"pupils": text("Noor Voorbeeld"), "reference": text("proef-1")})
	days := []string{"2026-01-05", "2026-02-01", "2025-12-31", "2026-01-05"}
	for i := range 3*pageOf - 1 {
		form := meldcode.FormNote
		if i%2 > 0 {
			form = meldcode.FormSignal
		}
		answers := meldcode.Answers{"text": text(strconv.Itoa(i)), "seen": text(strconv.Itoa(i))}
		if i < len(days) {
			answers[meldcode.EventDate] = text(days[i])
		}
		c.add(form, answers, meldcode.PersonID([]string{"noor", "kim"}[i/2%2]))
	}
	s := dossier.Fold(c.log)
	draw := func(l *logList) []string {
		l.State, l.Today, l.Me = &s, meldcode.DateOf(c.now), "Sam"
		return names(app.HTMLString(l.Render()))
	}
	recorded := draw(&logList{})
	if len(recorded) != pageOf || !strings.Contains(recorded[0], "aantekening") {
		t.Errorf("%d rows, first %q", len(recorded), recorded[0])
	}
	l := &logList{ByEvent: true}
	draw(l)
	l.more(app.Context{}, app.Event{})
	all := draw(l)
	if len(all) != 3*pageOf || strings.Contains(app.HTMLString(l.Render()), "Toon meer") {
		t.Errorf("%d rows", len(all))
	}
	last := all[len(all)-4:]
	for i, want := range []string{"1 februari 2026", "5 januari 2026: signaal", "5 januari 2026: aantekening", "31 december 2025"} {
		if !strings.HasPrefix(last[i], want) {
			t.Errorf("row %d from the end is %q, want %q", len(last)-i, last[i], want)
		}
	}
	if got := draw(&logList{Sift: flow.LogSift{Form: meldcode.FormSignal, Person: "kim", Step: 1}}); len(got) == 0 || len(got) > pageOf ||
		slices.ContainsFunc(got, func(name string) bool { return !strings.HasSuffix(name, "signaal") }) {
		t.Errorf("signals about Kim: %q", got)
	}
	if got := draw(&logList{Sift: flow.LogSift{Step: 4}}); len(got) > 0 {
		t.Errorf("of step 4: %q", got)
	}
	hit := flow.Hit{Entry: s.Entries[2].ID, Around: "een *groene* jas", Old: true}
	words := &logList{Found: []flow.Hit{hit}, Sift: flow.LogSift{Words: "Groene"}}
	if got := draw(words); len(got) != 1 {
		t.Errorf("with the word: %q", got)
	}
	if got := app.HTMLString(words.Render()); !strings.Contains(got, "<mark>*groene*</mark>") || !strings.Contains(plain(got), "Dit stond er eerst.") ||
		!strings.Contains(plain(got), "1 van 60 aantekeningen.") || !strings.Contains(got, "Toon weer alles") {
		t.Errorf("with the word: %s", got)
	}
	if got := app.HTMLString((&logList{State: &s, Sift: flow.LogSift{Form: meldcode.FormDanger}}).Render()); !strings.Contains(got, "Geen aantekening past") {
		t.Errorf("nothing chosen: %s", plain(got))
	}
	// Another choice begins at the top.
	l.Sift.Form = meldcode.FormNote
	if l.Render(); l.pages != 0 {
		t.Errorf("page %d after another choice", l.pages)
	}
}

// many is an overview of n invented cases.
func many(t *testing.T, n int) []dossier.Summary {
	t.Helper()
	var all []dossier.Summary
	for i := range n {
		c := newTale(t)
		c.days(i % 7)
		c.add(meldcode.FormOpen, meldcode.Answers{"pupils": text(fmt.Sprintf("Kind%d Éénmalig", i)), "reference": text(fmt.Sprintf("proef-%d", i))})
		s := dossier.Fold(c.log)
		sum := s.Summary(meldcode.DateOf(c.now))
		sum.ID = dossier.ID(fmt.Sprintf("%026d", i))
		all = append(all, sum)
	}
	return all
}

func TestTheCaseListDrawsAPageOfWhatMatches(t *testing.T) {
	all := many(t, 3*pageOf)
	l := &caseList{Overview: all, Today: all[0].Opened}
	draw := func(filter string) []string {
		l.Filter = filter
		return names(app.HTMLString(l.Render()))
	}
	if got := draw(""); len(got) != pageOf {
		t.Errorf("%d rows", len(got))
	}
	l.more(app.Context{}, app.Event{})
	if got := draw(""); len(got) != 3*pageOf {
		t.Errorf("%d rows after more", len(got))
	}
	for filter, want := range map[string]int{"PROEF-7": 1, "kind3 één": 11, "signalen kind1": 11, "niets": 0, " ": pageOf} {
		if got := draw(filter); len(got) != want {
			t.Errorf("%q: %d rows, want %d: %q", filter, len(got), want, got)
		}
	}
	l.Overview = many(t, 1)
	if got := draw("kind0"); len(got) != 1 {
		t.Errorf("of another overview: %q", got)
	}
}

func TestTodayShowsWhatIsOverdueFirst(t *testing.T) {
	all := many(t, todayFew+5)
	for i := range all {
		c := newTale(t)
		c.add(meldcode.FormOpen, meldcode.Answers{"pupils": text("Noor Voorbeeld"), "reference": text(fmt.Sprintf("proef-%d", i))})
		c.add(meldcode.FormNoTalk, meldcode.Answers{"above": pick("yes")})
		for n := 1; n <= 3; n++ {
			c.add(meldcode.FormStepClose(n), meldcode.Answers{"decision": pick("next")})
		}
		c.add(meldcode.FormPostpone, meldcode.Answers{"consideration": pick("1"), "next-on": text(fmt.Sprintf("2026-03-%02d", 1+(i*7)%30))})
		s := dossier.Fold(c.log)
		all[i] = s.Summary(meldcode.DateOf(c.now))
	}
	l := &today{Overview: all, Today: meldcode.Date{Year: 2026, Month: 3, Day: 20}}
	html := app.HTMLString(l.Render())
	due := len(names(html))
	l.more(app.Context{}, app.Event{})
	html = app.HTMLString(l.Render())
	if all := len(names(html)); due != todayFew || all <= due || strings.Contains(html, "Toon meer") {
		t.Errorf("%d rows, and %d after more", due, all)
	}
	late := strings.Index(html, "te laat")
	if now := strings.Index(html, "vandaag"); late < 0 || now >= 0 && now < late {
		t.Errorf("what is overdue does not stand first: %s", plain(html))
	}
	var before meldcode.Date
	for _, name := range strings.Split(html, `class="row-text">`)[1:] {
		reference, _, _ := strings.Cut(name, "<")
		for _, s := range all {
			if strings.HasSuffix(strings.TrimSpace(reference), s.Reference) {
				on := s.Next(l.Today).Date
				if on.Before(before) {
					t.Errorf("%s comes after %v", reference, before)
				}
				before = on
			}
		}
	}
	if got := app.HTMLString((&today{Overview: all[:1], Today: meldcode.Date{Year: 2026, Month: 2, Day: 1}}).Render()); !strings.Contains(got, "Vandaag hoeft er niets") {
		t.Errorf("nothing due: %s", plain(got))
	}
}
