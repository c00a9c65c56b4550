package e2e

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// The whole protocol, by its own words, to a report; then everything is still
// there after a reload, and after the browser was killed with the server gone;
// and nothing of it can be read on the disk.
func TestACaseSurvivesAndCannotBeReadOnDisk(t *testing.T) {
	ctx, serverGone := context.WithCancel(context.Background())
	defer serverGone()
	url := siteUntil(t, ctx, "/")
	b, p := tablet(t, url)
	p.prepare()
	p.openCase()
	p.snap("case-new")
	p.steps()
	p.snap("case-steps")
	p.link("4. Wegen")
	p.snap("weigh")
	p.weigh("1", "Wij hebben een sterk vermoeden van huiselijk geweld of kindermishandeling.")
	p.weigh("2", "Ja, er is acute of structurele onveiligheid, of wij twijfelen daarover.")
	p.snap("weigh-unsafe")
	p.report()
	p.snap("case-reported")

	b.run(chromedp.Reload(), ready())
	p.unlock()
	p.allThere()

	b.until("navigator.serviceWorker.controller !== null")
	b.kill()
	serverGone()
	again := startBrowser(t, b.profile)
	again.open(url)
	q := person{t, again.ctx}
	again.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
	q.unlock()
	q.link("Overzicht")
	q.heading("Overzicht")
	q.snap("overview")
	q.link("Noortje")
	q.allThere()
	again.kill()
	scan(t, b.profile)
}

// allThere sees everything that was recorded.
func (p person) allThere() {
	p.t.Helper()
	p.sees("De vijf stappen")
	p.link("Hele logboek")
	for _, text := range []string{"Had een Striemvlek", "Kastanjebankje", "Rustwens", "Praat met moeder.",
		"Wij hebben een sterk vermoeden", "Veilig Thuis heeft de melding beoordeeld."} {
		p.sees(text)
	}
}

// scan reads every file of the profile, as bytes and as UTF-16, for the marks.
func scan(t *testing.T, profile string) {
	t.Helper()
	files, shown := 0, 0
	err := filepath.WalkDir(profile, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		files++
		for _, mark := range marks {
			if readable(content, mark) {
				t.Errorf("%q can be read in %s", mark, strings.TrimPrefix(name, profile))
			}
		}
		if readable(content, shownAs) {
			shown++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	// What is in the clear on purpose must be found, or the scan sees nothing.
	if shown == 0 {
		t.Errorf("the name on the unlock screen is in none of %d files: is this the profile?", files)
	}
	t.Logf("%d files looked at, the shown name is in %d", files, shown)
}

// readable says whether text stands in content, as bytes or as UTF-16.
func readable(content []byte, text string) bool {
	wide := strings.Join(strings.Split(text, ""), "\x00")
	return bytes.Contains(content, []byte(text)) || bytes.Contains(content, []byte(wide))
}
