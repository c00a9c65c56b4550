package e2e

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// checker looks at screens with axe-core, the rules of WCAG 2.2 A and AA.
type checker struct {
	t      *testing.T
	p      person
	source string
	seen   []string // the headings of the screens
	looks  int
}

func newChecker(t *testing.T, p person) *checker {
	t.Helper()
	source, err := os.ReadFile(repo("build", "axe", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatalf("no axe-core: run make browser: %v", err)
	}
	return &checker{t: t, p: p, source: string(source)}
}

// shapes are how each screen is looked at: a tablet on its side by day, and a
// phone in the dark. What is narrow and what is dark do not depend on each other.
var shapes = []struct {
	name          string
	width, height int64
	scheme        string
}{{"tablet, light", 1180, 820, "light"}, {"phone, dark", 360, 740, "dark"}}

// look reports what is wrong on the screen, in each shape.
func (c *checker) look(screen string) {
	c.t.Helper()
	for i := range shapes {
		shape := shapes[len(shapes)-1-i] // the last one is that of the walk
		err := c.p.run(
			emulation.SetDeviceMetricsOverride(shape.width, shape.height, 1, false),
			emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{
				{Name: "prefers-color-scheme", Value: shape.scheme},
				{Name: "prefers-reduced-motion", Value: "reduce"}}), // no colour is on its way to another
			chromedp.Evaluate(`scrollTo(0, 0)`, nil)) // what lies half under the banner cannot be pressed there
		if err != nil {
			c.t.Fatalf("%s: %v", screen, err)
		}
		c.p.pause()
		c.violations(screen + ", " + shape.name)
		c.p.snap("axe-" + strings.ReplaceAll(screen, "/", "-") + "-" + shape.scheme)
	}
	var heading string
	if err := c.p.run(chromedp.Evaluate(`document.querySelector("h1").innerText`, &heading)); err != nil {
		c.t.Fatalf("%s: %v", screen, err)
	}
	c.seen = append(c.seen, heading)
	if gone := heading == "Deze pagina bestaat niet"; gone != (screen == "nowhere") {
		c.t.Errorf("%s is the page %q", screen, heading)
	}
}

// violations reports what breaks the rules as the screen stands, and what is
// wider than it. The DevTools put the rules into the page, past its policy; they
// are no part of the app.
func (c *checker) violations(screen string) {
	c.t.Helper()
	var there bool
	if err := c.p.run(chromedp.Evaluate(`typeof axe === "object"`, &there)); err != nil {
		c.t.Fatalf("%s: %v", screen, err)
	}
	if !there {
		if err := c.p.run(chromedp.Evaluate(c.source+`;undefined`, nil)); err != nil {
			c.t.Fatalf("%s: %v", screen, err)
		}
	}
	var wrong []string
	var wide bool
	err := c.p.run(
		chromedp.Evaluate(`axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }).then((r) =>
			r.violations.flatMap((v) => v.nodes.map((n) => v.id + " " + n.target + ": " + n.failureSummary.replace(/\s+/g, " ") + " " + n.html.slice(0, 160))))`,
			&wrong, awaitPromise),
		chromedp.Evaluate(`document.documentElement.scrollWidth > innerWidth`, &wide))
	if err != nil {
		c.t.Fatalf("%s: %v", screen, err)
	}
	c.looks++
	if len(wrong) > 0 {
		c.t.Errorf("%s: %d violations:\n%s", screen, len(wrong), strings.Join(wrong, "\n"))
	}
	if wide {
		c.t.Errorf("%s: wider than the screen", screen)
	}
}

func TestEveryScreenKeepsTheRulesOfWCAG(t *testing.T) {
	b := startBrowser(t, "")
	b.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false), clockScript())
	b.open(site(t, "/"))
	p := person{t, b.ctx}
	c := newChecker(t, p)
	p.heading("Meldcode")
	c.look("welcome")
	p.link("Direct gevaar?")
	p.heading("Is er nu gevaar?")
	c.look("now")
	p.link("Meldcode")
	p.link("Hier stond al iets")
	p.heading("Stond hier al iets?")
	c.look("expected")
	p.link("Back-up terugzetten")
	p.find("link", "Eerst deze tablet klaarmaken")
	c.look("restore")
	p.link("Meldcode")
	c.setUp()

	c.look("home, empty")
	p.link("Signaal vastleggen")
	p.heading("Signaal vastleggen")
	c.look("signal")
	p.button("Signaal vastleggen")
	b.until(`document.querySelector("[aria-invalid=true]") !== null`)
	c.look("signal with errors")
	p.fill("Om welk kind gaat het?", "Noortje Verzonnendochter")
	p.fill("Wat zag of hoorde je precies?", "Zei dat zij niet naar huis wil.")
	p.button("Signaal vastleggen")
	p.heading("Vastgelegd in het logboek")
	c.look("signal next")
	loose := strings.TrimSuffix(eval[string](b, `location.hash`), "/next")
	p.link("Overzicht")
	p.openCase()
	c.look("case")
	dossier := eval[string](b, `location.hash`)
	c.goTo(loose, "loose signal")
	c.goTo(loose+"/into", "signal into which case")
	c.goTo(loose+"/into/"+strings.TrimPrefix(dossier, "#/case/"), "signal into this case")
	c.goTo("#/which/danger", "which child")
	c.goTo("#/case/new/asked", "case for a question")
	c.goTo("#/case/new/"+strings.TrimPrefix(loose, "#/signal/"), "case from a signal")
	c.goTo(dossier+"/step/1", "step 1")
	c.goTo(dossier+"/step/2", "step 2")
	c.goTo(dossier+"/step/3", "step 3")
	c.goTo(dossier+"/add", "choose a form")
	c.goTo(dossier+"/weigh", "weigh")
	c.goTo(dossier+"/weigh/1", "consideration 1")
	c.goTo(dossier+"/weigh/2", "consideration 2")
	p.choose("Ja, er is acute of structurele onveiligheid, of wij twijfelen daarover.")
	p.sees("Bel")
	c.look("consideration 2 with the phone")
	for _, screen := range []string{"decide", "call", "log", "people", "out", "out/vt", "out/vt/dossier", "out/paper/decision", "close", "leave", "add/danger", "add/asked", "add/no-talk", "add/person"} {
		c.goTo(dossier+"/"+screen, screen)
	}
	c.entry(b, dossier)
	c.decided(dossier)
	c.helped(dossier)
	for _, screen := range []string{"home", "contacts", "help", "settings", "settings/me", "settings/tablet", "settings/storage", "settings/backup", "settings/table", "help/tablet", "help/install", "help/administrator", "staff", "import", "call", "nowhere"} {
		c.goTo("#/"+screen, screen)
	}
	c.open("#/call")
	p.button("Ik bel nu")
	p.find("complementary", "Belstand")
	c.look("in a call")
	p.button("Belstand stoppen")
	c.announced(b)
	p.button("Nu op slot")
	p.heading("Ontgrendel")
	c.look("unlock")
	p.link("Wachtzin vergeten")
	p.heading("Wachtzin vergeten")
	c.look("recover")
	t.Logf("%d looks at %d screens: %q", c.looks, len(c.seen), c.seen)
}

// entry adds a view to an entry and looks at both pages.
func (c *checker) entry(b *browser, dossier string) {
	c.t.Helper()
	p := c.p
	c.open(dossier + "/log")
	p.link("signaal")
	p.button("Zienswijze toevoegen")
	p.heading("Zienswijze toevoegen")
	c.look("view of an entry")
	p.fill("Van wie is deze zienswijze?", "moeder")
	p.fill("Wat is de zienswijze?", "Zij sliep bij oma.")
	p.button("Zienswijze vastleggen")
	p.sees("Zienswijze van moeder")
	c.look("entry with a view")
}

// decided walks from the considerations to a report that was made.
func (c *checker) decided(dossier string) {
	c.t.Helper()
	p := c.p
	for n, answer := range []string{"Wij hebben een sterk vermoeden van huiselijk geweld of kindermishandeling.",
		"Ja, er is acute of structurele onveiligheid, of wij twijfelen daarover."} {
		c.open(fmt.Sprintf("%s/weigh/%d", dossier, n+1))
		p.choose(answer)
		p.fill("Waar baseren jullie dit op?", "Een verzonnen reden.")
		if n == 0 {
			p.tick("Nog niet gedaan")
		}
		p.button("Antwoord vastleggen")
		p.heading("Controleer wat je vastlegt")
		if n == 0 {
			c.look("check page")
		}
		p.button("Antwoord vastleggen")
		p.heading("Wegen")
	}
	c.look("weighed as unsafe")
	c.goTo(dossier+"/close", "close, refused")
	c.goTo(dossier+"/report", "report, still to be made")
	c.open(dossier + "/add/report-made")
	p.choose("Telefonisch")
	p.button("Melding vastleggen")
	p.confirm("Melding vastleggen")
	p.sees("binnen 5 werkdagen")
	c.look("report, made")
}

// helped plans help.
func (c *checker) helped(dossier string) {
	c.t.Helper()
	p := c.p
	c.goTo(dossier+"/help", "help, without a plan")
	c.goTo(dossier+"/add/help-plan", "help plan form")
	p.fill("Wat is het doel?", "Rust thuis")
	p.fill("Wat moet meetbaar of merkbaar anders zijn?", "Zij slaapt weer.")
	p.fill("Tot wanneer loopt de hulp?", p.inDays(10))
	p.fill("Wie doet wat?", "Moeder belt elke week.")
	p.fill("Wie is de casemanager?", "Sam")
	p.fill("Welke taken heeft de casemanager?", "Elke week bellen.")
	p.button("Hulpplan vastleggen")
	p.sees("Rust thuis")
	c.look("help plan")
	c.goTo(dossier, "case, reported and helped")
}

// announced looks at what comes by itself: a new version, and the lock.
func (c *checker) announced(b *browser) {
	c.t.Helper()
	c.open("#/home")
	b.run(chromedp.Evaluate(`window.dispatchEvent(new Event("meldcode:update"))`, nil))
	c.p.sees("Er staat een nieuwe versie klaar")
	c.look("update notice")
	b.run(chromedp.Evaluate(`window.daysPassed += 130 / 86400`, nil)) // 130 seconds
	c.p.sees("gaat de app op slot")
	c.look("lock warning")
}

// goTo opens a screen by its fragment, once the one before is gone.
func (c *checker) goTo(fragment, screen string) {
	c.t.Helper()
	c.open(fragment)
	c.look(screen)
}

func (c *checker) open(fragment string) {
	c.t.Helper()
	script := fmt.Sprintf(`new Promise((done) => {
		const main = document.getElementById("main");
		const seen = new MutationObserver(() => { seen.disconnect(); setTimeout(done, 300); });
		seen.observe(main, { childList: true, subtree: true, characterData: true });
		setTimeout(done, 1500);
		location.hash = %q;
	})`, fragment)
	if err := c.p.run(chromedp.Evaluate(script, nil, awaitPromise)); err != nil {
		c.t.Fatalf("%s: %v", fragment, err)
	}
}

// setUp makes the tablet ready as prepare does, and looks at each page.
func (c *checker) setUp() {
	c.t.Helper()
	p := c.p
	p.link("Deze tablet klaarmaken")
	p.find("button", "Verder met mijn naam")
	c.look("set up 1")
	p.button("Verder met mijn naam")
	p.find("textbox", "Je naam")
	c.look("set up 2")
	p.fill("Je naam", "Sam")
	p.choose("IB'er")
	p.button("Verder met mijn wachtzin")
	p.find("textbox", "Je wachtzin")
	c.look("set up 3")
	p.fill("Je wachtzin", passphrase)
	p.button("Wachtzin instellen")
	p.typeCode()
	c.look("set up 4")
	p.button("Herstelcode controleren")
	p.heading("Deze tablet is klaar")
	c.look("set up 5")
	p.link("Naar het overzicht")
	p.heading("Overzicht")
}
