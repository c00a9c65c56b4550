package ui

import (
	"bytes"
	"crypto/ed25519"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// told is a case that is being told: invented people, a fixed key and clock.
type told struct {
	t   *testing.T
	log dossier.Log
	now time.Time
	who dossier.Writer
	rnd *rand.Rand

	team     []meldcode.Colleague // the other members of the tablet
	readers  []meldcode.MemberID  // who reads besides Sam
	concepts []flow.Concept
	torn     bool
	apart    int // the newest entries are of a file, and apart
}

func newTale(t *testing.T) *told {
	t.Helper()
	rnd := rand.New(rand.NewSource(7))
	id, err := dossier.NewID(rnd)
	if err != nil {
		t.Fatal(err)
	}
	return &told{t: t, log: dossier.NewLog(id), rnd: rnd,
		now: time.Date(2026, time.March, 2, 14, 32, 0, 0, time.FixedZone("", 3600)),
		who: dossier.Writer{Key: ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, 32)), Member: "m1", Name: "Sam de Verzonnen", Role: "leraar"}}
}

// add records one entry, an hour after the one before it.
func (c *told) add(form meldcode.FormID, answers meldcode.Answers, about ...meldcode.PersonID) dossier.Entry {
	c.t.Helper()
	e, err := c.log.Append(c.rnd, c.now, c.who, dossier.Draft{Form: form, Answers: answers, About: about})
	if err != nil {
		c.t.Fatal(err)
	}
	if err := c.log.Add(e); err != nil {
		c.t.Fatal(err)
	}
	c.now = c.now.Add(time.Hour)
	return e
}

func (c *told) days(n int) { c.now = c.now.AddDate(0, 0, n) }

func (c *told) day() meldcode.Value { return meldcode.Typed(meldcode.DateOf(c.now).String()) }

func text(s string) meldcode.Value { return meldcode.Typed(s) }
func pick(options ...string) (v meldcode.Value) {
	for _, o := range options {
		v.Options = append(v.Options, meldcode.OptionID(o))
	}
	return v
}

func (c *told) signal() {
	c.add(meldcode.FormSignal, meldcode.Answers{
		"child": text("Noor"), meldcode.EventDate: c.day(), "source": pick("self"),
		"seen":    text("Noor kwam zonder jas en zonder eten op school. Ze zei: 'Mama slaapt nog, ik mocht haar niet wakker maken.'"),
		"thought": text("Ik denk dat er thuis niemand voor haar zorgt in de ochtend."),
	})
}

func (c *told) open() {
	c.add(meldcode.FormOpen, meldcode.Answers{"staff": pick("no"), "start": pick("worry"), "reference": text("V-07"), meldcode.EventDate: c.day()})
	c.add(meldcode.FormPerson, meldcode.Answers{"name": text("Noor"), "role": pick("pupil"), "group": text("5")})
	c.add(meldcode.FormPerson, meldcode.Answers{"name": text("Anna"), "role": pick("parent"), "relation": text("moeder"), "authority": pick("yes"),
		"lives": text("bij Noor"), "secret": pick("yes"), "address": text("Verzonnenstraat 1")})
	c.add(meldcode.FormPerson, meldcode.Answers{"name": text("Bram"), "role": pick("parent"), "relation": text("vader"), "authority": pick("unknown")})
}

func (c *told) persons() map[string]meldcode.PersonID {
	ids := map[string]meldcode.PersonID{}
	for _, p := range dossier.Fold(c.log).Persons {
		ids[p.Name] = p.ID
	}
	return ids
}

func (c *told) steps() {
	who := c.persons()
	c.add(meldcode.FormMoreSignals, meldcode.Answers{"asked": text("de gymleraar en de overblijf"), meldcode.EventDate: c.day(),
		"seen": text("De overblijf zag vorige week dat Noor eten van anderen pakte.")})
	c.add(meldcode.FormMeaning, meldcode.Answers{"meaning": text("Noor krijgt in de ochtend geen zorg en komt hongerig op school."), "picks-up": text("Sam de Verzonnen"), meldcode.EventDate: c.day()})
	c.add(meldcode.FormRoles, meldcode.Answers{"lead": text("Marja (IB'er)"), "responsible": text("Marja (IB'er)"), "talks": text("Sam en Marja"), "decides": text("Joke (directeur)"), meldcode.EventDate: c.day()})
	c.add(meldcode.FormStepClose(1), meldcode.Answers{"decision": pick("next"), meldcode.EventDate: c.day()})
	c.days(2)
	c.add(meldcode.FormConsult, meldcode.Answers{"with": text("Marja, IB'er"), "organisation": pick("counsellor"), "named": pick("named"),
		"advice": text("Eerst met beide ouders praten."), meldcode.EventDate: c.day()})
	c.add(meldcode.FormStepClose(2), meldcode.Answers{"decision": pick("next"), meldcode.EventDate: c.day()})
	c.days(3)
	c.add(meldcode.FormTalkParent, meldcode.Answers{"with": pick(string(who["Anna"])), "said": text("Moeder vertelt dat zij 's nachts werkt en dat Noor zichzelf redt."),
		"reaction": text("Geschrokken, wil meewerken."), meldcode.EventDate: c.day(), meldcode.Protect: pick("source")})
}

func (c *told) weigh(n int, option meldcode.OptionID, why string) {
	c.days(1)
	c.add(meldcode.FormWeigh(n), meldcode.Answers{"answer": meldcode.Picked(option), "reason": text(why), "weighed-by": text("Sam, Marja en Joke"), meldcode.EventDate: c.day(), "authority-on": c.day()})
}

func (c *told) state() *dossier.State {
	s := dossier.Fold(c.log)
	s.Readers = append([]meldcode.MemberID{"m1"}, c.readers...)
	s.Torn = c.torn
	s.Apart = s.Entries[len(s.Entries)-c.apart:]
	s.Refresh()
	return &s
}

// opened is the app with s on screen at a fragment relative to the case.
func opened(t *testing.T, c *told, fragment string) flow.Model {
	t.Helper()
	s := c.state()
	m, cmds := flow.Start("#/", c.now)
	answer := func(msg flow.Msg) {
		done := flow.Done{Msg: msg}
		for _, cmd := range cmds {
			if job, ok := cmd.(flow.Job); ok {
				done.ID, done.Gen = job.ID, job.Gen
			}
		}
		m, cmds = flow.Update(m, done)
	}
	send := func(msg flow.Msg) { m, cmds = flow.Update(m, msg) }
	answer(flow.Looked{Phase: flow.Locked, Faces: []flow.Face{{ID: "m1", Name: "Sam"}}, Now: c.now})
	send(flow.Do{Action: flow.ActChooseFace, ID: "m1"})
	send(flow.Typed{Field: flow.FieldPassphrase, Text: "vier losse woorden hier"})
	send(flow.Do{Action: flow.ActUnlock})
	answer(flow.Unlocked{Me: flow.Member{ID: "m1", Name: "Sam de Verzonnen", Role: "leraar"}, Members: c.team, Concepts: c.concepts, Now: c.now})
	if m.Phase != flow.Open {
		t.Fatalf("phase %v after unlock, want open", m.Phase)
	}
	of := func(form meldcode.FormID) string { // the last entry of a form
		for _, e := range slices.Backward(s.Entries) {
			if e.Form == form {
				return e.ID.String()
			}
		}
		return ""
	}
	fragment = strings.NewReplacer("{talk}", of(meldcode.FormTalkParent), "{out}", of(meldcode.FormOut), "{id}", string(s.ID), "{first}", s.Entries[0].ID.String(), "{father}", string(c.persons()["Bram"])).Replace(fragment)
	send(flow.Went{Fragment: fragment})
	if m.Route.Case != "" || m.Route.Screen == flow.CaseNew && m.Route.Arg != "" {
		answer(flow.Loaded{State: s})
	}
	return m
}

// stage is one screen at one moment of the invented case.
type stage struct {
	name, fragment string
	tell           func(*told)
	then           []flow.Msg
	want           []string
}

func tell(parts ...func(*told)) func(*told) {
	return func(c *told) {
		for _, p := range parts {
			p(c)
		}
	}
}

func weighs(n int, o meldcode.OptionID, why string) func(*told) {
	return func(c *told) { c.weigh(n, o, why) }
}

var (
	begun   = tell((*told).signal, (*told).open)
	talked  = tell(begun, (*told).steps)
	suspect = tell(talked, weighs(1, meldcode.Suspicion, "De signalen komen steeds terug."))
	unsafe  = tell(suspect, weighs(2, meldcode.Unsafe, "Wij twijfelen of Noor 's nachts alleen is."))
	decided = tell(unsafe, func(c *told) {
		c.add(meldcode.FormDecision, meldcode.Answers{"report": meldcode.Picked(meldcode.DecideReport), "help": pick("with-vt"), "help-on": text("2026-03-20"),
			"decider": text("Joke (directeur)"), "authority-on": c.day(), meldcode.EventDate: c.day()})
	})
	reported = tell(decided, func(c *told) {
		c.add(meldcode.FormReportMade, meldcode.Answers{"how": pick("phone"), meldcode.EventDate: c.day(), "at": text("15.10"), "by": text("Sam de Verzonnen"), "number": text("V-1234")})
	})
	helped = tell(suspect,
		weighs(2, meldcode.Safe, "Noor is nu niet alleen, oma slaapt er."),
		weighs(3, meldcode.CanHelp, "Schoolmaatschappelijk werk kan morgen beginnen."),
		weighs(4, meldcode.Accepted, "Beide ouders willen meewerken."),
		func(c *told) {
			c.add(meldcode.FormHelpPlan, meldcode.Answers{"goal": text("Noor komt elke dag met ontbijt en op tijd op school."), "measure": text("Vier weken achter elkaar elke dag gegeten en op tijd."),
				"until": text("2026-05-01"), "tasks": text("Moeder regelt de ochtend met oma.\nSam kijkt elke ochtend hoe Noor binnenkomt."), "case-manager": text("Marja (IB'er)"),
				"case-manager-tasks": text("Belt elke vrijdag met moeder."), "review-on": text("2026-03-27\n2026-04-10"), meldcode.EventDate: c.day()})
		})
	deviated = tell(unsafe, func(c *told) {
		c.add(meldcode.FormDecision, meldcode.Answers{"report": meldcode.Picked(meldcode.DecideOtherwise), "deviate-why": text("Oma neemt Noor deze week in huis."), "deviate-vt": text("Advies op 11 maart: blijf volgen."),
			"deviate-next": text("2026-03-18"), "help": pick("yes"), "decider": text("Joke (directeur)"), meldcode.EventDate: c.day()})
	})
	calm   = tell(talked, weighs(1, meldcode.NoAction, "Na het gesprek is duidelijk wat er speelde."))
	closed = tell(talked, weighs(1, meldcode.NoAction, "Na het gesprek is duidelijk wat er speelde."), func(c *told) {
		c.add(meldcode.FormClose, meldcode.Answers{"ending": pick("no-action"), "reason": text("De ochtend is geregeld."), meldcode.EventDate: c.day()})
	})
	corrected = tell(talked, func(c *told) {
		s := c.state()
		e, err := c.log.Append(c.rnd, c.now, c.who, dossier.Draft{Form: meldcode.FormFix, Fixes: s.Entries[0].ID,
			Answers: meldcode.Answers{"wrong": text("Het was de jas van een ander kind."), "text": text("Noor kwam zonder eten op school.")}})
		if err == nil {
			err = c.log.Add(e)
		}
		if err != nil {
			c.t.Fatal(err)
		}
	})
	viewedBy = tell(talked, func(c *told) {
		first := c.state().Entries[0]
		c.add(meldcode.FormView, meldcode.Answers{"whose": text("Anna"), "text": text("Ik sliep niet, ik was boven."), meldcode.EntryKey: text(first.ID.String()), meldcode.EventDate: c.day()})
	})
)

var handedOver = tell(reported, func(c *told) {
	c.add(meldcode.FormOut, meldcode.Answers{"to": text("Veilig Thuis"), "what": text("Afdruk: Dossier meldcode."), "how": pick("print"), "ground": pick("vt"),
		"purpose": text("Bij de melding van vandaag."), "omitted": text("geheim adres"), meldcode.EventDate: c.day()})
})

var stages = []stage{
	{"signal-new", "#/signal/new", (*told).signal, nil, []string{"Om welk kind gaat het?"}},
	{"signal-next", "#/signal/{id}/next", (*told).signal, nil, []string{"Vastgelegd in het logboek om 14.32 uur. Wat nu?", "Er is nu gevaar", "Klaar voor nu"}},
	{"signal-show", "#/signal/{id}", (*told).signal, nil, []string{"Los signaal", "Dossier openen"}},
	{"case-new", "#/case/new/{id}", (*told).signal, nil, []string{"Gaat het om iemand die voor de school werkt?"}},
	{"case-begun", "#/case/{id}", begun, nil, []string{"Wat nu?", "De vijf stappen", "1 signaal", "Adres geheim", "Alleen"[1:]}},
	{"case-unsafe", "#/case/{id}", unsafe, nil, []string{"Melden: nog doen", "Doe de melding: bel Veilig Thuis."}},
	{"case-reported", "#/case/{id}", reported, nil, []string{"Gemeld: wacht op Veilig Thuis", "(schoolafspraak van Optimus, geen wet)", "(norm van Veilig Thuis)"}},
	{"case-deviated", "#/case/{id}", deviated, nil, []string{"Wijkt af van het afwegingskader"}},
	{"case-closed", "#/case/{id}", closed, nil, []string{"Dit dossier is gesloten", "Gesloten: geen actie nodig"}},
	{"step-1", "#/case/{id}/step/1", talked, nil, []string{"Informatie verzamelen", "Beoordelen", "Beslissen", "Klopt dit nog?", "Besluit van stap 1 vastleggen"}},
	{"step-3", "#/case/{id}/step/3", talked, nil, []string{"Gesprek met Anna op 8 maart", "Met Bram nog niet"}},
	{"add", "#/case/{id}/add", talked, nil, []string{"Wat wil je vastleggen?", "Andere aantekening"}},
	{"weigh-empty", "#/case/{id}/weigh", talked, nil, []string{"Afweging 1 (vermoeden): nog niet beantwoord.", "Afweging 1 beantwoorden", "Wij kunnen dit nog niet zeggen"}},
	{"weigh-unsafe", "#/case/{id}/weigh", unsafe, nil, []string{"Samen met Veilig Thuis", "Afweging 2 (veiligheid): ja of twijfel", "Deze app meldt niets."}},
	{"weigh-help", "#/case/{id}/weigh", helped, nil, []string{"Afweging 4 (hulp aanvaarden): ja, hulp aanvaard"}},
	{"weigh-2", "#/case/{id}/weigh/2", suspect, []flow.Msg{flow.Answered{Key: "answer", Value: pick("unsafe-or-doubt")}}, []string{"Bel nu Veilig Thuis: 0800-2000."}},
	{"weigh-2-again", "#/case/{id}/weigh/2", unsafe, nil, []string{"Eerdere antwoorden"}},
	{"postpone", "#/case/{id}/weigh/postpone", suspect, nil, []string{"Wanneer wegen jullie opnieuw?"}},
	{"decide", "#/case/{id}/decide", unsafe, nil, []string{"melden bij Veilig Thuis", "Wie neemt het uiteindelijke besluit?"}},
	{"call", "#/case/{id}/call", talked, nil, []string{"Advies, zonder namen", "Het kind, leerling van onze school.", "De moeder, heeft gezag.", "Er is ook tekst vastgelegd.", "Nog niet bekend", "Wat zei Veilig Thuis?"}},
	{"call-named", "#/case/{id}/call", talked, []flow.Msg{flow.Do{Action: flow.ActNames}, flow.Do{Action: flow.ActNamesYes}}, []string{"Noor, leerling van onze school.", "Anna, moeder, heeft gezag. Adres geheim", "Mama slaapt nog"}},
	{"call-shown", "#/case/{id}/call", talked, []flow.Msg{flow.Do{Action: flow.ActCallText, ID: "3"}}, []string{"het kind kwam zonder jas en zonder eten op school.", "De app haalt weg wat op een naam lijkt.", "Tekst verbergen"}},
	{"call-loose", "#/call", talked, nil, []string{"0800-2000", "Om wie gaat het?", "Aantekeningen tijdens het gesprek", "Gesprek vastleggen"}},
	{"report-todo", "#/case/{id}/report", decided, nil, []string{"De melding is nog niet gedaan.", "Dit vraagt een melding"}},
	{"report-made", "#/case/{id}/report", reported, nil, []string{"Vastgelegd dat jij op", "De school verwacht binnen drie weken terugkoppeling"}},
	{"help-plan", "#/case/{id}/help", helped, nil, []string{"Loopt tot 1 mei 2026", "Resultaat beoordelen"}},
	{"log", "#/case/{id}/log", corrected, nil, []string{"Controleer logboek", "Verbetering"}},
	{"people", "#/case/{id}/people", talked, nil, []string{"Persoon toevoegen", "Alleen jij kunt dit dossier lezen."}},
	{"out", "#/case/{id}/out", talked, nil, []string{"Voor wie is dit?", "Bram (vader)"}},
	{"out-vt", "#/case/{id}/out/vt/dossier", talked, nil, []string{"Voor: Veilig Thuis", "Bewaar als pdf", "Er is een geheim adres", "Laat een ouder dit niet lezen", "Kijk elke bladzijde na."}},
	{"close-refused", "#/case/{id}/close", unsafe, nil, []string{"Waarom kan ik niet sluiten?", "Zolang dat er staat, volgt: melden bij Veilig Thuis.", "Leg vast wat Veilig Thuis zei", "Herzie afweging 2"}},
	{"close-possible", "#/case/{id}/close", calm, nil, []string{"Er is binnen de meldcode geen actie nodig.", "Waarom kan ik niet sluiten?"}},
	{"entry", "#/case/{id}/log/{first}", corrected, nil, []string{"Zoals eerst vastgelegd", "Het was de jas van een ander kind.", "Zienswijze toevoegen"}},
	{"entry-viewed", "#/case/{id}/log/{first}", viewedBy, nil, []string{"Zoals vastgelegd", "Zienswijze van Anna", "Ik sliep niet, ik was boven.", "Naar deze zienswijze"}},
	{"log-checking", "#/case/{id}/log", corrected, []flow.Msg{flow.Do{Action: flow.ActCheckLog}}, []string{"Bezig met controleren…", "Stoppen"}},
	{"log-viewed", "#/case/{id}/log", viewedBy, nil, []string{"Zienswijze van Anna, 8 maart 2026"}},
	{"out-viewed", "#/case/{id}/out/paper/dossier", viewedBy, nil, []string{"Zienswijze bij", "Ik sliep niet, ik was boven."}},
	{"view-new", "#/case/{id}/add/view/{first}", talked, nil, []string{"Deze zienswijze komt te staan bij:", "Mama slaapt nog"}},
	{"view-of-case", "#/case/{id}/add/view", talked, nil, []string{"Van wie is deze zienswijze?"}},
	{"out-parent", "#/case/{id}/out/parent:{father}/dossier", talked, nil, []string{"Je maakt een afdruk voor", "bron beschermd"}},
	{"out-what", "#/case/{id}/out/vt", helped, nil, []string{"Wat druk je af?", "Het dossier", "Het logboek", "Gespreksverslag van 8 maart 2026", "Het besluit, met de weg langs de afwegingen", "Het hulpplan"}},
	{"out-nothing", "#/case/{id}/out/parent:{first}", talked, nil, []string{"Geef niets mee."}},
	{"out-no-such", "#/case/{id}/out/vt/poem", talked, nil, []string{"Deze afdruk is er niet."}},
	{"out-staff", "#/case/{id}/out/school/dossier", talked, []flow.Msg{flow.Typed{Field: flow.FieldLeaveOut, Text: "+staff"}},
		[]string{"weggelaten: naam van een medewerker", "Altijd weggelaten: geheime adressen, beschermde bronnen."}},
	{"out-talk", "#/case/{id}/out/paper/talk:{talk}", talked, nil, []string{"Gespreksverslag", "Moeder vertelt dat zij", "Gezien door (naam) ______________________. Dit betekent niet dat ik het ermee eens ben."}},
	{"out-decision", "#/case/{id}/out/board/decision", deviated, nil, []string{"Afwegingen en besluit", "Uit jullie antwoorden volgt: melden bij Veilig Thuis.", "Het besluit hieronder wijkt af van het afwegingskader.", "Er is in deze ronde geen melding vastgelegd."}},
	{"out-help", "#/case/{id}/out/paper/help", helped, nil, []string{"Hulpplan", "Moeder regelt de ochtend met oma.", "Wie meedoet aan dit plan"}},
	{"out-slip", "#/case/{id}/out/receiver/slip:{out}", handedOver, nil, []string{"Bewijs van overdracht", "Veilig Thuis", "Wmo 2015, artikel 5.2.6", "Ontvangen door"}},
	{"out-slips", "#/case/{id}/out", handedOver, nil, []string{"Bewijs van overdracht van"}},
	{"reopen", "#/case/{id}/reopen", closed, nil, []string{"Waarom heropenen jullie dit dossier?"}},
	{"leave", "#/case/{id}/leave", talked, nil, []string{"Waar gaat de leerling heen?"}},
}

func drawn(t *testing.T, st stage) (*told, string) {
	t.Helper()
	c := newTale(t)
	st.tell(c)
	fragment := st.fragment
	m := opened(t, c, fragment)
	for _, msg := range st.then {
		m, _ = flow.Update(m, msg)
	}
	page := app.HTMLString(frame(m, screen(m)))
	if dir := os.Getenv("GALLERY"); dir != "" {
		css, _ := filepath.Glob("../../web/css/*.css")
		head := "<!doctype html><html lang=nl><meta charset=utf-8><meta name=viewport content='width=device-width'>"
		for _, f := range css {
			if abs, err := filepath.Abs(f); err == nil {
				head += "<link rel=stylesheet href='file://" + abs + "'>"
			}
		}
		if err := os.WriteFile(filepath.Join(dir, "case-"+st.name+".html"), []byte(head+"<body>"+page), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return c, page
}

// plain is a page without its tags, so that a sentence can be found across them.
func plain(page string) string {
	var b strings.Builder
	inTag := false
	for _, r := range page {
		switch {
		case r == '<':
			inTag = true
		case r == '>':
			inTag = false
		case !inTag && r != '\n':
			b.WriteRune(r)
		}
	}
	return strings.NewReplacer("&#39;", "'", "&amp;", "&").Replace(b.String())
}

// TestEveryCaseScreenSaysWhatIsThere draws each screen at a moment of an
// invented case. With GALLERY set to a folder the pages are written there.
func TestEveryCaseScreenSaysWhatIsThere(t *testing.T) {
	for _, st := range append(stages, memberStages...) {
		t.Run(st.name, func(t *testing.T) {
			_, page := drawn(t, st)
			words := plain(page)
			for _, want := range st.want {
				if !strings.Contains(words, want) {
					t.Errorf("screen lacks %q in:\n%s", want, words)
				}
			}
			if n := strings.Count(page, "<h1"); n != 1 {
				t.Errorf("got %d h1, want 1", n)
			}
			for _, never := range []string{" style=", "<script", " onclick"} {
				if strings.Contains(page, never) {
					t.Errorf("page holds %q", never)
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

// TestAdviceShowsNoNames holds the default of the call aid: nothing on it names
// somebody of the case until names are asked for twice.
func TestAdviceShowsNoNames(t *testing.T) {
	for _, st := range stages {
		if st.name != "call" {
			continue
		}
		_, page := drawn(t, st)
		words := plain(page)
		_, questions, found := strings.Cut(words, "Dit vraagt Veilig Thuis")
		questions, _, more := strings.Cut(questions, "Tijdens en na het gesprek")
		if !found || !more {
			t.Fatal("the questions of Veilig Thuis are not on the page")
		}
		for _, name := range []string{"Noor", "Anna", "Bram"} {
			if strings.Contains(questions, name) {
				t.Errorf("the questions name %s", name)
			}
		}
	}
}

// TestACallWithoutACaseShowsNothingOfTheLastOne holds that nobody reads out to
// Veilig Thuis what is known of another child.
func TestACallWithoutACaseShowsNothingOfTheLastOne(t *testing.T) {
	m := opened(t, begunTale(t), "#/case/{id}")
	m, _ = flow.Update(m, flow.Went{Fragment: "#/call"})
	words := plain(app.HTMLString(screen(m)))
	for _, never := range []string{"Noor", "V-07", "Nog niet bekend", "Een leerling van onze school"} {
		if strings.Contains(words, never) {
			t.Errorf("the page holds %q of the case before", never)
		}
	}
	if !strings.Contains(words, "Om wie gaat het?") {
		t.Errorf("no questions:\n%s", words)
	}
}

// TestTheSameIsNotSaidTwice holds that a screen does not repeat what stands
// above it.
func TestTheSameIsNotSaidTwice(t *testing.T) {
	for name, said := range map[string]string{"weigh-unsafe": "Uit jullie antwoorden volgt", "signal-next": "Vastgelegd in het logboek"} {
		for _, st := range stages {
			if st.name != name {
				continue
			}
			if _, page := drawn(t, st); strings.Count(plain(page), said) != 1 {
				t.Errorf("%s says %q %d times", name, said, strings.Count(plain(page), said))
			}
		}
	}
	m := opened(t, begunTale(t), "#/home")
	m.Route.Screen, m.Notice.Status = flow.SignalNext, "Vastgelegd in het logboek om 14.32 uur."
	if !strings.Contains(statusClass(m), "heard") {
		t.Error("the heading and the status line both show it")
	}
}

// TestThePictureIsHiddenAndTheListIsNot holds that both come from the same data.
func TestThePictureIsHiddenAndTheListIsNot(t *testing.T) {
	c := newTale(t)
	unsafe(c)
	all := stops(c.state())
	picture, words := app.HTMLString(pathPicture(all)), plain(app.HTMLString(pathList(all)))
	if !strings.Contains(picture, "aria-hidden") {
		t.Error("the picture is not hidden from screen readers")
	}
	for _, s := range all {
		if !strings.Contains(words, s.says()) || !strings.Contains(picture, s.Name) {
			t.Errorf("consideration %d is not in both", s.Number)
		}
	}
	if !strings.Contains(picture, "path-report") {
		t.Error("the way to reporting is not filled in")
	}
}
