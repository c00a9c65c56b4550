package e2e

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// checker looks at screens with axe-core, the rules of WCAG 2.2 A and AA.
type checker struct {
	t      *testing.T
	p      person
	source string
	seen   []string // the headings of the screens
}

func newChecker(t *testing.T, p person) *checker {
	t.Helper()
	source, err := os.ReadFile(repo("build", "axe", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatalf("no axe-core: run make browser: %v", err)
	}
	return &checker{t: t, p: p, source: string(source)}
}

// look reports what is wrong on the screen. The DevTools put the rules into the
// page, past its policy; they are no part of the app.
func (c *checker) look(screen string) {
	c.t.Helper()
	var wrong []string
	err := c.p.run(
		chromedp.Evaluate(c.source+`;undefined`, nil),
		chromedp.Evaluate(`axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }).then((r) =>
			r.violations.flatMap((v) => v.nodes.map((n) => v.id + " " + n.target + ": " + n.failureSummary.replace(/\s+/g, " ") + " " + n.html.slice(0, 160))))`,
			&wrong, awaitPromise))
	if err != nil {
		c.t.Fatalf("%s: %v", screen, err)
	}
	var heading string
	if err := c.p.run(chromedp.Evaluate(`document.querySelector("h1").innerText`, &heading)); err != nil {
		c.t.Fatalf("%s: %v", screen, err)
	}
	c.seen = append(c.seen, heading)
	if gone := heading == "Deze pagina bestaat niet"; gone != (screen == "nowhere") {
		c.t.Errorf("%s is the page %q", screen, heading)
	}
	if len(wrong) > 0 {
		c.t.Errorf("%s: %d violations:\n%s", screen, len(wrong), strings.Join(wrong, "\n"))
	}
}

func TestEveryScreenKeepsTheRulesOfWCAG(t *testing.T) {
	b, p := tablet(t, site(t, "/"))
	c := newChecker(t, p)
	p.heading("Meldcode")
	c.look("welcome")
	p.link("Direct gevaar?")
	p.heading("Is er nu gevaar?")
	c.look("now")
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
	p.link("Overzicht")
	p.openCase()
	c.look("case")
	dossier := eval[string](b, `location.hash`)
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
	for _, screen := range []string{"decide", "call", "log", "people", "out", "close", "leave"} {
		c.goTo(dossier+"/"+screen, screen)
	}
	for _, screen := range []string{"home", "contacts", "help", "settings", "settings/me", "settings/tablet", "settings/backup", "staff", "import", "call", "nowhere"} {
		c.goTo("#/"+screen, screen)
	}
	p.button("Op slot")
	p.heading("Ontgrendel")
	c.look("unlock")
	p.link("Wachtzin vergeten")
	p.heading("Wachtzin vergeten")
	c.look("recover")
	t.Logf("%d screens: %q", len(c.seen), c.seen)
}

// goTo opens a screen by its fragment, once the one before is gone.
func (c *checker) goTo(fragment, screen string) {
	c.t.Helper()
	script := fmt.Sprintf(`new Promise((done) => {
		const main = document.getElementById("main");
		const seen = new MutationObserver(() => { seen.disconnect(); setTimeout(done, 300); });
		seen.observe(main, { childList: true, subtree: true, characterData: true });
		setTimeout(done, 1500);
		location.hash = %q;
	})`, fragment)
	if err := c.p.run(chromedp.Evaluate(script, nil, awaitPromise)); err != nil {
		c.t.Fatalf("%s: %v", screen, err)
	}
	c.look(screen)
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
	p.heading("Schrijf je herstelcode op")
	c.look("set up 4")
	var groups []string
	var asked []int
	if err := p.run(
		chromedp.Evaluate(`[...document.querySelectorAll(".group-text")].map(e => e.textContent)`, &groups),
		chromedp.Evaluate(`[...document.querySelectorAll("label")].map(e => e.textContent.match(/^Groep (\d)/)).filter(m => m).map(m => +m[1])`, &asked)); err != nil {
		c.t.Fatal(err)
	}
	for _, n := range asked {
		p.fill(fmt.Sprintf("Groep %d", n), groups[n-1])
	}
	p.button("Herstelcode controleren")
	p.heading("Deze tablet is klaar")
	c.look("set up 5")
	p.link("Naar het overzicht")
	p.heading("Overzicht")
}
