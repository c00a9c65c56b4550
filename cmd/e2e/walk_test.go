package e2e

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// passphrase is invented, as everything typed in these tests is.
const passphrase = "kastanje fiets lampion oever"

// shownAs is the name on the unlock screen: it is stored in the clear, by choice.
const shownAs = "Sam Zichtbaar"

// site starts the program that schools run, on a free port.
func site(t *testing.T, base string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	return siteUntil(t, ctx, base)
}

// tablet opens the app in a new browser as a tablet in landscape shows it.
func tablet(t *testing.T, url string) (*browser, person) {
	t.Helper()
	b := startBrowser(t, "")
	b.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
	b.open(url)
	return b, person{t, b.ctx}
}

// prepare sets the tablet up and returns the recovery code.
func (p person) prepare() []string { p.t.Helper(); return p.prepareAs(shownAs) }

func (p person) prepareAs(name string) []string {
	p.t.Helper()
	p.link("Deze tablet klaarmaken")
	p.button("Verder met mijn naam")
	p.fill("Je naam", name)
	p.choose("IB'er")
	p.button("Verder met mijn wachtzin")
	p.fill("Je wachtzin", passphrase)
	p.button("Wachtzin instellen")
	groups := p.typeGroups()
	p.heading("Deze tablet is klaar")
	p.link("Naar het overzicht")
	p.heading("Overzicht")
	return groups
}

// typeGroups types the asked groups of the recovery code back, and returns all.
func (p person) typeGroups() []string {
	p.t.Helper()
	groups, _ := p.typeCode()
	p.button("Herstelcode controleren")
	return groups
}

// typeCode types back what is asked of the recovery code, and returns its groups
// and the numbers of those that were asked.
func (p person) typeCode() (groups []string, asked []int) {
	p.t.Helper()
	p.heading("Schrijf je herstelcode op")
	run := func(expression string, to any) {
		if err := p.run(chromedp.Evaluate(expression, to)); err != nil {
			p.t.Fatal(err)
		}
	}
	run(`[...document.querySelectorAll(".group-text")].map(e => e.textContent)`, &groups)
	run(`[...document.querySelectorAll("label")].map(e => e.textContent.match(/^Groep (\d)/)).filter(m => m).map(m => +m[1])`, &asked)
	if len(groups) < 5 || len(asked) != 2 {
		p.t.Fatalf("%d groups, asked for %v", len(groups), asked)
	}
	for _, n := range asked {
		p.fill(fmt.Sprintf("Groep %d", n), groups[n-1])
	}
	return groups, asked
}

// unlock opens the app with the passphrase.
func (p person) unlock() {
	p.t.Helper()
	p.heading("Ontgrendel")
	p.fill("Wachtzin van Sam", passphrase)
	p.button("Ontgrendelen")
}

// snap writes a picture of the page where SHOTS says so, to be looked at.
func (p person) snap(name string) {
	dir := os.Getenv("SHOTS")
	if dir == "" {
		return
	}
	var png []byte
	if err := p.run(chromedp.FullScreenshot(&png, 100)); err != nil {
		p.t.Logf("no picture %s: %v", name, err)
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
		p.t.Log(err)
	}
}

func TestPreparingAndAFirstSignal(t *testing.T) {
	_, p := tablet(t, site(t, "/"))
	p.snap("welcome")
	p.prepare()
	p.snap("home-empty")
	p.link("Signaal vastleggen")
	p.fill("Om welk kind gaat het?", "Noor Verzonnen")
	p.fill("Wat zag of hoorde je precies?", "Zei dat zij niet naar huis wil.")
	p.snap("signal")
	p.button("Signaal vastleggen")
	p.heading("Vastgelegd in het logboek")
	p.snap("signal-next")
}

// program is the server under test.
func program(ctx context.Context, args ...string) *exec.Cmd {
	return exec.CommandContext(ctx, repo("build", "meldcode"), args...)
}
