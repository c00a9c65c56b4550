package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/flow"
	"meldcode/app/meldcode"
)

// drawnAt is the invented moment of every screen here.
var drawnAt = time.Date(2026, time.March, 12, 14, 32, 0, 0, time.FixedZone("", 3600))

func atScreen(phase flow.Phase, fragment string) flow.Model {
	m := flow.Model{Phase: phase, Route: flow.ParseRoute(fragment), Clock: drawnAt, Today: meldcode.DateOf(drawnAt)}
	if phase == flow.Open {
		m.Me = flow.Member{ID: "m1", Name: "Sam de Verzonnen", Role: "leraar"}
	}
	return m
}

// scene is one of the screens around a case.
type scene struct {
	name  string
	model flow.Model
	want  []string
}

func change(m flow.Model, f func(*flow.Model)) flow.Model { f(&m); return m }

// overview is of invented cases, n of them.
func overview(t *testing.T, n int) []dossier.Summary {
	t.Helper()
	var all []dossier.Summary
	for _, tale := range []func(*told){unsafe, helped, (*told).signal, closed} {
		c := newTale(t)
		tale(c)
		all = append(all, c.state().Summary(meldcode.DateOf(drawnAt)))
	}
	for i := range n {
		s := all[1]
		s.ID, s.Reference, s.Names = dossier.ID("x"+strconv.Itoa(i)), "V-"+strconv.Itoa(100+i), []string{"Kind " + strconv.Itoa(i)}
		all = append(all, s)
	}
	return all
}

func scenes(t *testing.T) []scene {
	return slices.Concat(aroundCases(t), aroundMembers(t), aroundTerms(t), aroundKeeping(t), aroundSignals(t), aroundSearching(t))
}

func aroundCases(t *testing.T) []scene {
	contact := []flow.Contact{{ID: "c1", Name: "Marja", Organisation: "IB'er", Phone: "06-00000000", Open: true},
		{ID: "c2", Name: "Wijkteam Verzonnen", Phone: "010 000 00 00"}}
	wrong := func(key flow.Field, text string) []meldcode.Problem {
		return []meldcode.Problem{{Key: meldcode.Key(key), Text: text}}
	}
	faces := []flow.Face{{ID: "m1", Name: "Sam"}, {ID: "m2", Name: "Marja"}}
	return []scene{
		{"welcome", atScreen(flow.Empty, "#/"), []string{"Ik heb nu hulp nodig", "Deze tablet klaarmaken", "Deze app meldt niets."}},
		{"welcome-ios", change(atScreen(flow.Empty, "#/"), func(m *flow.Model) { m.Device.IOS = true }), []string{"Zet de app eerst op het beginscherm"}},
		{"shared-origin", change(atScreen(flow.Empty, "#/"), func(m *flow.Model) { m.Device.SharedOrigin = true }), []string{"Dit adres is niet alleen van deze app."}},
		{"now", change(atScreen(flow.Locked, "#/now"), func(m *flow.Model) { m.Shown = contact[:1] }), []string{"112", "0800-2000", "Gaat het kind zo naar huis?", "Marja"}},
		{"setup-1", atScreen(flow.Empty, "#/setup/1"), []string{"Stap 1 van 5"}},
		{"setup-2", change(atScreen(flow.Empty, "#/setup/2"), func(m *flow.Model) {
			m.Setup.Problems = wrong(flow.FieldName, "Vul in hoe je naam op het ontgrendelscherm komt te staan.")
		}), []string{"Controleer je antwoorden", "Je functie"}},
		{"setup-3", change(atScreen(flow.Empty, "#/setup/3"), func(m *flow.Model) { m.Setup.Proposal = "appel brug kaars mier trommel" }), []string{"Kies een wachtzin", "appel brug kaars mier trommel"}},
		{"setup-4", change(atScreen(flow.Empty, "#/setup/4"), func(m *flow.Model) {
			m.Setup.Groups, m.Setup.Ask = []string{"AAAA1", "BBBB2", "CCCC3", "DDDD4", "EEEE5", "FFFF6"}, [2]int{2, 5}
		}), []string{"Typ groep 2 en groep 5 over van je papier."}},
		{"setup-5", atScreen(flow.Open, "#/setup/5"), []string{"Nummers invullen"}},
		{"unlock", change(atScreen(flow.Locked, "#/unlock"), func(m *flow.Model) { m.Faces, m.Unlock.Member = faces, "m1" }), []string{"Wachtzin van Sam", "Wachtzin vergeten"}},
		{"unlock-wrong", change(atScreen(flow.Locked, "#/unlock"), func(m *flow.Model) {
			m.Faces, m.Unlock.Member, m.Unlock.Wrong, m.Unlock.Left = faces, "m1", true, 2
		}), []string{"De wachtzin past niet bij Sam.", "Nog 2 pogingen", "Er wordt nooit iets gewist."}},
		{"recover", change(atScreen(flow.Locked, "#/unlock/recover"), func(m *flow.Model) { m.Faces = faces[:1] }), []string{"Herstelcode"}},
		{"check-done", change(atScreen(flow.Empty, "#/setup/1"), func(m *flow.Model) {
			m.Device.Standalone, m.Storage.Promise, m.Setup.ScreenLock = true, flow.Promised, "yes"
		}), []string{"De app is geïnstalleerd.", "De browser belooft je gegevens te bewaren.", "De tablet heeft een code."}},
		{"check-refused", change(atScreen(flow.Empty, "#/setup/1"), func(m *flow.Model) {
			m.Storage.Promise, m.Setup.ScreenLock = flow.NotPromised, "no"
		}), []string{"De browser belooft niet dat je gegevens blijven staan.", "Zet een code op de tablet"}},
		{"restore", atScreen(flow.Empty, "#/import"), []string{"Eerst deze tablet klaarmaken"}},
		{"setup-5-restore", change(atScreen(flow.Open, "#/setup/5"), func(m *flow.Model) { m.Setup.Restore = true }), []string{"Zet nu je back-up terug."}},
		{"expected", atScreen(flow.Empty, "#/lost"), []string{"Stond hier al iets?", "hoeft niet te betekenen dat er iets weg is", "Back-up terugzetten"}},
		{"lost-ipad-tab", change(atScreen(flow.Gone, "#/lost"), func(m *flow.Model) { m.Device.IOS = true }), []string{"Begin niet opnieuw.", "Zet de app eerst op het beginscherm"}},
		{"not-installed", atScreen(flow.Open, "#/trouble/not-installed"), []string{"Zet de app eerst op het beginscherm", "Back-up maken"}},
		{"help-install", atScreen(flow.Empty, "#/help/install"), []string{"Chromebook", "Windows, met Edge"}},
		{"help-administrator", atScreen(flow.Empty, "#/help/administrator"), []string{"Blad afdrukken", "ForceEphemeralProfiles"}},
		{"help-tablet", atScreen(flow.Locked, "#/help/tablet"), []string{"Sommige tablets maken eerder een plaatje van het scherm"}},
		{"settings-storage", change(atScreen(flow.Open, "#/settings/storage"), func(m *flow.Model) { m.Storage.Promise = flow.NotPromised }), []string{"Deze browser kan je gegevens wissen", "Vraag het de browser nog een keer", "Ik vraag het de beheerder"}},
		{"settings-storage-promised", change(atScreen(flow.Open, "#/settings/storage"), func(m *flow.Model) { m.Storage.Promise = flow.Promised }), []string{"De browser belooft je gegevens te bewaren", "Een belofte is geen back-up."}},
		{"in-call", change(atScreen(flow.Open, "#/help"), func(m *flow.Model) { m.CallUntil = drawnAt.Add(38 * time.Minute) }), []string{"de app gaat niet vanzelf op slot tot 15.10 uur.", "Belstand stoppen"}},
		{"unsealed", change(atScreen(flow.Open, "#/signal/new"), func(m *flow.Model) { m.Unsealed = true }), []string{"Je tekst is niet bewaard", "Toch op slot", "Opnieuw bewaren en op slot"}},
		{"warned-unsaved", change(atScreen(flow.Open, "#/home"), func(m *flow.Model) {
			m.Warn, m.WarnIn, m.Form.Save = drawnAt.Add(time.Minute), 31*time.Second, flow.NotSaved
		}), []string{"Over 30 seconden gaat de app op slot.", "Nog niet bewaard."}},
		{"lost", atScreen(flow.Gone, "#/lost"), []string{"Begin niet opnieuw.", "Back-up terugzetten"}},
		{"trouble-quota", atScreen(flow.Broken, "#/trouble/quota"), []string{"De tablet is vol", "0800-2000"}},
		{"trouble-elsewhere", atScreen(flow.Elsewhere, "#/trouble/elsewhere"), []string{"Hier verder schrijven"}},
		{"home-empty", atScreen(flow.Open, "#/home"), []string{"Signaal vastleggen", "Er is nog geen back-up."}},
		{"home", change(atScreen(flow.Open, "#/home"), func(m *flow.Model) {
			m.Overview = overview(t, 0)
			m.Notice.Status = "Vastgelegd in het logboek om 14.32 uur."
			m.Concepts = []flow.Concept{{ID: "k", Form: meldcode.FormSignal, Route: "#/signal/new", At: drawnAt.Add(-time.Hour)},
				{ID: "l", Form: meldcode.FormNote, Route: "#/signal/new", At: drawnAt.Add(-100 * time.Hour)}}
			m.Storage = flow.Storage{Promise: flow.Promised, Backup: drawnAt.AddDate(0, 0, -40), Checked: true, Proven: drawnAt.AddDate(0, 0, -40)}
		}), []string{"Vandaag", "Verder waar je was", "Losse signalen", "Dossiers", "5 weken geleden"}},
		{"home-changed", change(atScreen(flow.Open, "#/home"), func(m *flow.Model) {
			m.Trouble = []string{"Je herstelcode past niet meer bij deze tablet. Kies bij Instellingen, Ik: 'Sleutels vernieuwen'. Je krijgt dan een nieuwe code.", "Een concept van jou is niet te lezen."}
		}), []string{"Er is iets veranderd op deze tablet", "Je herstelcode past niet meer bij deze tablet.", "Wie kan er wel en niet bij"}},
		{"home-many", change(atScreen(flow.Open, "#/home"), func(m *flow.Model) { m.Overview = overview(t, 100) }), []string{"Zoek een dossier", "Toon meer"}},
		{"home-warned", change(atScreen(flow.Open, "#/home"), func(m *flow.Model) {
			m.Warn, m.WarnIn, m.Update = drawnAt.Add(time.Minute), 59*time.Second, true
			m.Form.Save = flow.ConceptKept
		}), []string{"Wat je typte, is bewaard als concept.", "Over 1 minuut gaat de app op slot.", "Ik ben nog bezig", "Er staat een nieuwe versie klaar."}},
		{"contacts", change(atScreen(flow.Open, "#/contacts"), func(m *flow.Model) { m.Contacts = contact }), []string{"Contact toevoegen", "0900-1113111"}},
		{"contact-edit", change(atScreen(flow.Open, "#/contacts"), func(m *flow.Model) { m.Settings.Editing, m.Settings.Contact = true, contact[0] }), []string{"Contact wijzigen"}},
		{"table", atScreen(flow.Open, "#/settings/table"), []string{"Overzicht als tabel", "Dit bestand is niet beveiligd.", "Vastleggen en tabel maken"}},
		{"table-names", change(atScreen(flow.Open, "#/settings/table"), func(m *flow.Model) {
			m.Settings.Table.Flipped = []string{"pupils"}
			m.Settings.Problems = wrong(flow.FieldTableSure, "Bevestig dat je weet dat dit bestand niet beveiligd is.")
		}), []string{"Je koos kolommen met namen.", "Controleer je antwoorden"}},
		{"help", atScreen(flow.Locked, "#/help"), []string{"Wat doe ik als een kind iets vertelt"}},
		{"call-locked", change(atScreen(flow.Locked, "#/call"), func(m *flow.Model) { m.Call.Questions = exchange.Call(nil, meldcode.Facts{}, exchange.Nameless) }), []string{"Om wie gaat het?", "Is iemand nu onveilig?", "Daarvoor ontgrendel je de app."}},
		{"help-steps", atScreen(flow.Locked, "#/help/steps"), []string{"De vijf stappen uitgelegd", "Wat anderen doen:", "Blad afdrukken"}},
		{"help-considerations", atScreen(flow.Locked, "#/help/considerations"), []string{"Afweging 2: veiligheid", "Waarom:", "Wanneer is het onveilig?"}},
		{"help-unsafe", atScreen(flow.Locked, "#/help/unsafe"), []string{"Acute onveiligheid", "De drie professionele normen", "Toegevoegd: dit staat niet in het protocol"}},
		{"help-writing", atScreen(flow.Locked, "#/help/writing"), []string{"Zin kopiëren"}},
		{"help-trust", atScreen(flow.Locked, "#/help/trust"), []string{"Wie kan er wel en niet bij", "Blad afdrukken", "controlecode op een afdruk"}},
		{"help-tablet", atScreen(flow.Locked, "#/help/tablet"), []string{"Wie kan er wel en niet bij"}},
		{"help-child", atScreen(flow.Locked, "#/help/child-tells"), []string{"Naar de belhulp"}},
		{"settings", atScreen(flow.Open, "#/settings"), []string{"Deze tablet"}},
		{"settings-me", atScreen(flow.Open, "#/settings/me"), []string{"Wachtzin veranderen", "Na hoeveel minuten zonder aanraken", "15 minuten", "Verbergt drie keer Shift het scherm?"}},
		{"settings-tablet", atScreen(flow.Open, "#/settings/tablet"), []string{"Opslag: nog niet aan de browser gevraagd.", "Op het beginscherm", "Er is niets gevonden.", "Wie kan er wel en niet bij"}},
		{"settings-tablet-changed", change(atScreen(flow.Open, "#/settings/tablet"), func(m *flow.Model) { m.Trouble = []string{"Een concept van jou is niet te lezen."} }),
			[]string{"Dit vond de app bij het ontgrendelen:", "Een concept van jou is niet te lezen."}},
		{"settings-backup", change(atScreen(flow.Open, "#/settings/backup"), func(m *flow.Model) {
			m.Overview = overview(t, 0)
			m.Export.Ready, m.Export.Delivered = "back-up-2026-03-12.age", true
		}), []string{"Bestand controleren"}},
		{"settings-backup-none", atScreen(flow.Open, "#/settings/backup"), []string{"Er is nog niets vastgelegd"}},
		{"settings-backup-left", change(atScreen(flow.Open, "#/settings/backup"), func(m *flow.Model) {
			m.Overview = overview(t, 0)
			m.Export.Ready, m.Export.Delivered = "back-up-2026-03-12.age", true
			m.Export.Left = []dossier.ID{m.Overview[0].ID, "lost"}
		}), []string{"Niet alles zit in dit bestand", "Noor · V-07", "ook het kenmerk niet te lezen", "Dit telt niet als back-up.", "Bewaar ook je oudere back-ups."}},
		{"settings-backup-wrong", change(atScreen(flow.Open, "#/settings/backup"), func(m *flow.Model) {
			m.Overview = overview(t, 0)
			m.Storage.Backup, m.Export.CheckWrong = drawnAt, "other"
		}), []string{"Dit bestand is niet goed", "er is na deze back-up nog iets vastgelegd", "Wachtzin of herstelcode van die back-up"}},
		{"import-unsure", change(atScreen(flow.Open, "#/import"), func(m *flow.Model) {
			m.Import.Name, m.Import.Fault, m.Import.Unsure = "x.age", flow.NoAnswer, true
		}), []string{"De opslag antwoordt niet", "niet zeker", "komt er niet dubbel in"}},
		{"import-fault", change(atScreen(flow.Open, "#/import"), func(m *flow.Model) { m.Import.Name, m.Import.Fault = "x.age", flow.ConnLost }), []string{"De opslag viel weg", "Aan het bestand ligt het niet.", "Opnieuw proberen"}},
		{"case-fault", change(atScreen(flow.Open, "#/case/abc"), func(m *flow.Model) { m.Fault = flow.NoAnswer }), []string{"Dit dossier gaat nu niet open", "De opslag antwoordt niet", "Opnieuw proberen"}},
		{"case-damaged", change(atScreen(flow.Open, "#/case/abc"), func(m *flow.Model) { m.Fault = flow.Damaged }), []string{"Dit dossier is beschadigd", "Bewaar al je back-ups"}},
		{"case-absent", change(atScreen(flow.Open, "#/case/abc"), func(m *flow.Model) { m.Fault = flow.Absent }), []string{"Dit dossier is er niet", "Naar het overzicht"}},
		{"import", atScreen(flow.Open, "#/import"), []string{"Bestand kiezen"}},
		{"import-going", change(atScreen(flow.Open, "#/import"), func(m *flow.Model) {
			m.Import.Name, m.Import.Working, m.Busy = "x.age", true, "Bezig met lezen…"
			m.Progress = flow.Progress{Done: 120, Total: 300, Stops: true}
		}), []string{"Bezig met lezen…", "120 van 300 aantekeningen", "Stoppen"}},
		{"going-elsewhere", change(atScreen(flow.Open, "#/contacts"), func(m *flow.Model) {
			m.Busy = "Bezig met het maken van het bestand…"
			m.Progress = flow.Progress{Done: 1, Total: 300}
		}), []string{"Bezig met het maken van het bestand…", "1 van 300 aantekeningen"}},
		{"import-refused", change(atScreen(flow.Open, "#/import"), func(m *flow.Model) { m.Import.Name, m.Import.Refused = "x.age", "signature" }), []string{"Dit bestand is niet ingelezen", "Een handtekening in dit bestand klopt niet."}},
		{"card-own", change(atScreen(flow.Open, "#/settings/card"), func(m *flow.Model) { m.Card = cardOfTheGallery }), []string{"Mijn kaart", cardOfTheGallery.Fingerprint(), "Kaart bewaren"}},
		{"import-apart", change(atScreen(flow.Open, "#/import"), func(m *flow.Model) { m.Import.Found, m.Import.New, m.Import.Apart = overview(t, 0), 3, 1 }), []string{"Iets past niet bij wat hier staat", "1 aantekening heeft", "Toevoegen aan deze tablet"}},
		{"import-not-mine", change(atScreen(flow.Open, "#/import"), func(m *flow.Model) { m.Import.Name, m.Import.Refused = "x.age", "key" }), []string{"Dit bestand is niet voor jouw kaart gemaakt."}},
		{"import-found", change(atScreen(flow.Open, "#/import"), func(m *flow.Model) { m.Import.Found, m.Import.New = overview(t, 0), 12 }), []string{"12 aantekeningen"}},
		{"staff", atScreen(flow.Locked, "#/staff"), []string{"leg hier niets vast", "0900-1113111"}},
		{"unknown", atScreen(flow.Open, "#/nowhere"), []string{"Deze pagina bestaat niet"}},
		{"starting", atScreen(flow.Starting, "#/"), []string{"De app wordt geopend"}},
	}
}

// TestEveryScreenSaysWhatIsThere draws the screens around a case. With GALLERY
// set to a folder the pages are written there, to be looked at.
func TestEveryScreenSaysWhatIsThere(t *testing.T) {
	for _, sc := range scenes(t) {
		t.Run(sc.name, func(t *testing.T) {
			page := app.HTMLString(frame(sc.model, screen(sc.model)))
			keepPage(t, sc.name, page)
			words := plain(page)
			for _, want := range sc.want {
				if !strings.Contains(words, want) {
					t.Errorf("screen lacks %q in:\n%s", want, words)
				}
			}
			if n := strings.Count(page, "<h1"); n != 1 {
				t.Errorf("got %d h1, want 1", n)
			}
			for _, number := range []string{"112", "0800-2000"} {
				if !strings.Contains(words, number) {
					t.Errorf("screen does not show %s", number)
				}
			}
			for _, never := range []string{" style=", "<script", " onclick", "<form", "disabled"} {
				if strings.Contains(page, never) {
					t.Errorf("page holds %q", never)
				}
			}
			if title := Title(sc.model); !strings.HasSuffix(title, " – "+sc.model.School.AppName()) || strings.Contains(title, "Sam") {
				t.Errorf("title %q: want the heading and the app, and no name", title)
			}
		})
	}
}

// keepPage writes a page to the folder GALLERY, with the style sheets linked.
func keepPage(t *testing.T, name, page string) {
	t.Helper()
	dir := os.Getenv("GALLERY")
	if dir == "" {
		dir = t.TempDir()
	}
	sheets, err := filepath.Glob("../../web/css/*.css")
	if err != nil {
		t.Fatal(err)
	}
	head := "<!doctype html><html lang=nl><meta charset=utf-8><meta name=viewport content='width=device-width'>"
	for _, f := range sheets {
		abs, err := filepath.Abs(f)
		if err != nil {
			t.Fatal(err)
		}
		head += "<link rel=stylesheet href='file://" + abs + "'>"
	}
	if err := os.WriteFile(filepath.Join(dir, name+".html"), []byte(head+"<body>"+page), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestEveryFaultHasItsPageAndItsPanel holds that no fault is told as another.
func TestEveryFaultHasItsPageAndItsPanel(t *testing.T) {
	titles, panels := map[string]bool{}, map[string]bool{}
	for _, f := range []flow.Fault{flow.Quota, flow.Aborted, flow.ConnLost, flow.Blocked, flow.NoAnswer, flow.Unavailable,
		flow.NoStore, flow.Private, flow.Newer, flow.Vanished, flow.Damaged, flow.Other} {
		s, ok := stories[string(f)]
		if !ok || titles[s.Title] || s.Title == "" || len(s.Says) == 0 || len(s.Do) == 0 {
			t.Errorf("fault %q has no whole page of its own", f)
		}
		titles[s.Title] = true
		what, _, _ := strings.Cut(f.What(), ". ")
		what = strings.TrimSuffix(strings.Split(what, ",")[0], ".")
		if page := plain(app.HTMLString(faultPanel(f))); f != flow.Other && !strings.Contains(page, what) {
			t.Errorf("fault %q: under a form it is %q, on its page %s", f, what, page)
		}
		text := plain(notKept(f))
		if panels[text] || !strings.Contains(text, f.What()) || !strings.Contains(text, "staat nog op het scherm") {
			t.Errorf("fault %q: the panel says %q", f, text)
		}
		panels[text] = true
	}
}

// TestAStoreFaultIsNotCalledDamage holds that only damage is called so, where a
// case or a file does not open.
func TestAStoreFaultIsNotCalledDamage(t *testing.T) {
	for _, f := range []flow.Fault{flow.Quota, flow.Aborted, flow.ConnLost, flow.Blocked, flow.NoAnswer, flow.Unavailable, flow.Other, flow.Damaged} {
		for _, m := range []flow.Model{
			change(atScreen(flow.Open, "#/case/abc"), func(m *flow.Model) { m.Fault = f }),
			change(atScreen(flow.Open, "#/import"), func(m *flow.Model) { m.Import.Name, m.Import.Fault = "x.age", f }),
		} {
			words := plain(app.HTMLString(screen(m)))
			if strings.Contains(words, "beschadigd") != (f == flow.Damaged) {
				t.Errorf("%s: %s", f, words)
			}
			if !strings.Contains(words, "Opnieuw proberen") && f != flow.Damaged {
				t.Errorf("%s cannot be tried again: %s", f, words)
			}
		}
	}
}

// TestEveryCheckOfAFileEndsInASentence holds that no code reaches the screen.
func TestEveryCheckOfAFileEndsInASentence(t *testing.T) {
	seen := map[string]bool{}
	for _, code := range []string{"other", "left", "key", "damaged", "newer", "not-ours", "signature", "too-large"} {
		text := unfit(code)
		if seen[text] || !strings.HasSuffix(text, ".") {
			t.Errorf("%s says %q", code, text)
		}
		seen[text] = true
	}
}

// TestTypedTextSurvivesTheAttribute holds that spaces at either end, line breaks
// and bars come back as they were typed.
func TestTypedTextSurvivesTheAttribute(t *testing.T) {
	for _, text := range []string{"", " ", "een ", "\n twee\n", "|", "||a|"} {
		if got := barred(bar(text)); got != text {
			t.Errorf("got %q, want %q", got, text)
		}
		if bar(text) == strings.TrimSpace(text) || strings.TrimSpace(bar(text)) != bar(text) {
			t.Errorf("%q would be trimmed", text)
		}
	}
}

// TestAPanicShowsAnHonestPage holds that nothing of a case is left on screen.
func TestAPanicShowsAnHonestPage(t *testing.T) {
	told := false
	r := &Root{Model: atScreen(flow.Open, "#/home"), OnPanic: func() { told = true }}
	r.guard(func() { panic("Noor") })
	page := app.HTMLString(r.Render())
	if !told || !strings.Contains(page, "De app is gestopt") || strings.Contains(page, "Noor") || r.Model.Me.Name != "" {
		t.Errorf("told %v, page %s", told, plain(page))
	}
}

// TestALongListDrawsAPageOfIt holds that a logbook of years does not draw every
// row at each key.
func TestALongListDrawsAPageOfIt(t *testing.T) {
	l := &longList{}
	for i := range 5*pageOf + 1 {
		l.Rows = append(l.Rows, row{Name: "aantekening " + strconv.Itoa(i)})
	}
	for page, want := range []int{pageOf, 3 * pageOf, 5 * pageOf, 5*pageOf + 1} {
		l.pages = page
		html := app.HTMLString(l.Render())
		if got := strings.Count(html, "row-name"); got != want || strings.Contains(html, "Toon meer") != (page < 3) {
			t.Errorf("page %d: got %d rows, want %d", page, got, want)
		}
	}
}
