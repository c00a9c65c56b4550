package ui

import (
	"strconv"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

var may = meldcode.Holiday{Name: "Meivakantie", From: meldcode.Date{Year: 2026, Month: 4, Day: 25}, Until: meldcode.Date{Year: 2026, Month: 5, Day: 3}}

// waited is a case in which days were agreed, one of them in a holiday.
func waited(c *told) {
	c.open()
	c.steps()
	c.add(meldcode.FormPerson, meldcode.Answers{"name": text("Tijn"), "role": pick("sibling"), "relation": text("broer"), "born-year": text("2020"), "school": text("De Verzonnen School")})
	c.add(meldcode.FormPerson, meldcode.Answers{"name": text("Oma Verzonnen"), "role": pick("household"), "relation": text("oma"), "phone": text("06-00000000"),
		"language": text("Tigrinya"), "interpreter": text("Een Tolk"), "born": text("1958-02-01"), "address": text("Verzonnenweg 2")})
	c.add(meldcode.FormLookAgain, meldcode.Answers{"next-on": text("2026-04-28"), "why": text("Kijken of het ontbijt er is.")})
	c.add(meldcode.FormTalkParent, meldcode.Answers{"with-name": text("Anna"), "said": text("Afspraken gemaakt."), "next-on": text("2026-03-11")})
}

func aroundTerms(t *testing.T) []scene {
	c := newTale(t)
	waited(c)
	s := c.state()
	many := append(overview(t, 100), s.Summary(meldcode.DateOf(drawnAt)))
	terms := func(f func(*flow.Model)) flow.Model {
		return change(atScreen(flow.Open, "#/terms"), func(m *flow.Model) {
			m.Overview, m.Holidays = many, []meldcode.Holiday{may}
			f(m)
		})
	}
	at := func(tail string) flow.Model {
		return change(atScreen(flow.Open, "#/case/"+string(s.ID)+tail), func(m *flow.Model) {
			m.State, m.Overview, m.Holidays = s, many, []meldcode.Holiday{may}
		})
	}
	r := newTale(t)
	reported(r)
	rs := r.state()
	spring := meldcode.Holiday{Name: "Voorjaarsvakantie", From: meldcode.DateOf(drawnAt), Until: meldcode.DateOf(drawnAt).AddDays(30)}
	made := change(atScreen(flow.Open, "#/case/"+string(rs.ID)+"/report"), func(m *flow.Model) { m.State, m.Holidays = rs, []meldcode.Holiday{spring} })
	note := change(at("/add/look-again"), func(m *flow.Model) {
		m.Form = flow.FormView{Form: mustForm(t, meldcode.FormLookAgain), Case: s.ID, Facts: s.Facts(m.Today, m.Me.Name), Answers: meldcode.Answers{"next-on": text("28-4-2026")}}
		m.Form.Facts.Holidays = m.Holidays
		m.Form.Asks = m.Form.Form.Asks(m.Form.Facts, m.Form.Answers)
	})
	school := []flow.Contact{{ID: "c1", Name: "Marja", Organisation: "wijkteam", Phone: "010 000 00 00", Mail: "marja@wijkteam.example", Open: true},
		{ID: "c2", Name: "Kim", Mail: "kim?subject=x@y.z"}}
	book := func(f func(*flow.Model)) flow.Model {
		return change(atScreen(flow.Open, "#/contacts"), func(m *flow.Model) { m.Contacts = school; f(m) })
	}
	found := []exchange.Card{{Name: "Marja", Phone: "06 000"}, {Name: "Jeugdarts Verzonnen", Organisation: "GGD, Jeugd", Mail: "arts@ggd.example"}}
	return []scene{
		{"contacts-mail", book(func(*flow.Model) {}), []string{"marja@wijkteam.example", "kim?subject=x@y.z", "Contacten uit een bestand", "Zo'n bestand is niet beveiligd."}},
		{"contacts-refused", book(func(m *flow.Model) { m.Cards.Refused = flow.CardsNone }), []string{"Dit bestand is niet ingelezen", "Er is niets veranderd."}},
		{"contacts-many", book(func(m *flow.Model) { m.Cards.Refused = flow.CardsMany }), []string{"ten hoogste 300 contacten"}},
		{"contacts-found", book(func(m *flow.Model) {
			m.Cards.Found, m.Cards.Left = found, 2
			m.Cards.Problems = []meldcode.Problem{{Key: meldcode.Key(flow.FieldDoubles), Text: "Kies wat je doet met de contacten die er al staan."}}
		}), []string{"2 contacten gevonden", "2 contacten kunnen niet mee", "Deze staan er al", "Aanvullen: wat leeg is, komt uit het bestand", "Niets toevoegen"}},
		{"terms", terms(func(*flow.Model) {}), []string{"Termijnen en taken", "Van mij", "1 dag te laat", "woensdag 11 maart 2026 (eigen afspraak in dit dossier)", "Wie: Sam en Marja", "Toon meer", "Agendabestand maken", "Je agenda is niet beveiligd"}},
		{"terms-mine", terms(func(m *flow.Model) { m.Terms.Mine = true; m.Me.Name = "Marja" }), []string{"waar nog niemand bij staat", "Wie: Sam en Marja"}},
		{"terms-none", atScreen(flow.Open, "#/terms"), []string{"Er staat nu niets open."}},
		{"terms-case", at("/terms"), []string{"valt in de meivakantie", "Spreek af wie contact houdt.", "de datums van dit dossier"}},
		{"report-holiday", made, []string{"Terugkoppeling van Veilig Thuis,", "dit valt in de voorjaarsvakantie"}},
		{"holiday-note", note, []string{"Deze datum valt in de meivakantie. Dan ziet de school het kind niet."}},
		{"people-household", at("/people"), []string{"Geboren in: 2020 (5 of 6 jaar)", "School: De Verzonnen School", "Tolk: Een Tolk", "06-00000000", "Adres: geheim", "Broer of zus toevoegen"}},
		{"settings-holidays", change(atScreen(flow.Open, "#/settings/holidays"), func(m *flow.Model) {
			m.Holidays = []meldcode.Holiday{may}
			m.OwnHolidays = m.Holidays
			m.Settings.Problems = []meldcode.Problem{{Key: meldcode.Key(flow.FieldHolidayFrom), Text: "Vul een datum in, bijvoorbeeld 14-3-2026."}}
		}), []string{"Meivakantie", "25 april 2026 tot en met 3 mei 2026", "Weghalen", "De termijn zelf verandert niet."}},
	}
}

func mustForm(t *testing.T, id meldcode.FormID) meldcode.Form {
	t.Helper()
	f, ok := meldcode.FormByID(id)
	if !ok {
		t.Fatalf("no form %s", id)
	}
	return f
}

// The list is drawn a page at a time, and made once for an overview.
func TestTheListOfTermsDrawsAPageOfAThousandCases(t *testing.T) {
	c := newTale(t)
	waited(c)
	sum := c.state().Summary(meldcode.DateOf(drawnAt))
	all := make([]dossier.Summary, 1000)
	for i := range all {
		all[i] = sum
		all[i].ID, all[i].Reference = dossier.ID("x"+strconv.Itoa(i)), "V-"+strconv.Itoa(i)
	}
	l := &termList{Overview: all, Today: meldcode.DateOf(drawnAt)}
	if got := names(app.HTMLString(l.Render())); len(got) != pageOf {
		t.Errorf("%d rows", len(got))
	}
	made := &l.rows[0]
	l.more(app.Context{}, app.Event{})
	if got := names(app.HTMLString(l.Render())); len(got) != 3*pageOf || made != &l.rows[0] {
		t.Errorf("%d rows, made again: %v", len(got), made != &l.rows[0])
	}
	l.Me = "Marja"
	if page := app.HTMLString(l.Render()); len(names(page)) != pageOf || strings.Contains(page, "Wie: Joke") {
		t.Error("the rows are not those of Marja, from the first")
	}
}

func TestOnlyOneAddressOpensAMailProgram(t *testing.T) {
	for mail, want := range map[string]bool{
		"marja@wijkteam.example": true, "a.b+c-d_e@x.y": true, "": false, "marja": false, "marja@host": false, "@x.y": false,
		"a@b.c?body=x": false, "a@b.c,d@e.f": false, "a@b.c&cc=d@e.f": false, "a%0d@b.c": false, "a b@c.d": false,
	} {
		if mailable(mail) != want {
			t.Errorf("%q: %v", mail, !want)
		}
	}
	page := app.HTMLString(contactList([]flow.Contact{{ID: "c", Name: "Kim", Mail: "a@b.c?body=x"}}, false))
	if strings.Contains(page, "mailto:") {
		t.Error("a link that fills in a text")
	}
}

// What appears while somebody types the name of a child moves no field: go-app
// would make another element of it, without the focus and the letters that follow.
func TestTypingANameMovesNoField(t *testing.T) {
	place := func(name string) int {
		m := change(atScreen(flow.Open, "#/signal/new"), func(m *flow.Model) {
			m.Overview = overview(t, 0)
			m.Form = flow.FormView{Form: mustForm(t, meldcode.FormSignal), Answers: meldcode.Answers{"child": text(name)}}
			m.Form.Asks = m.Form.Form.Asks(m.Form.Facts, m.Form.Answers)
		})
		at := 0
		page := app.HTMLString(screen(m))
		for line := range strings.SplitSeq(page, "\n") { // what lies in the screen itself is indented once
			switch {
			case line == `  <div class="fields">`:
				return at
			case strings.HasPrefix(line, "  <") && !strings.HasPrefix(line, "  </"):
				at++
			}
		}
		t.Fatalf("no fields in:\n%s", page)
		return 0
	}
	if before, after := place("N"), place("Noor"); before != after {
		t.Errorf("the fields are child %d of the screen, and %d once a name stands there", before, after)
	}
}
