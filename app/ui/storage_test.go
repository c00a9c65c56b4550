package ui

import (
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
)

// days is the time n days before the screens here are drawn.
func days(n int) time.Time { return drawnAt.AddDate(0, 0, -n) }

func TestTheStorageLineSaysWhatIsSo(t *testing.T) {
	for _, c := range []struct {
		name    string
		storage flow.Storage
		warns   bool
		says    []string
		never   []string
	}{
		{"nothing known", flow.Storage{}, true,
			[]string{"De enige kopie staat op deze tablet.", "Opslag: nog niet aan de browser gevraagd.", "De browser zegt niet hoeveel ruimte er is.", "Gecontroleerde back-up: nog geen.", "Er is nog geen back-up."},
			[]string{"kan je gegevens wissen", "procent"}},
		{"all well", flow.Storage{Promise: flow.Promised, Used: 12e6, Quota: 40e9, Backup: days(3), Checked: true, Proven: days(3)}, false,
			[]string{"Alles staat op deze tablet.", "Opslag: beloofd door de browser.", "Gebruikt: 12 MB van 40,0 GB.", "Laatste gecontroleerde back-up: 9 maart 2026 (3 dagen geleden)."},
			[]string{"enige kopie", "geen back-up", "niet gecontroleerd"}},
		{"not promised", flow.Storage{Promise: flow.NotPromised, Used: 1, Quota: 2.35e9, Backup: days(0), Checked: true, Proven: days(0)}, true,
			[]string{"Opslag: niet beloofd door de browser.", "Deze browser kan je gegevens wissen.", "minder dan 1 MB van 2,3 GB", "(vandaag)", "Wat je daaraan doet"}, nil},
		{"made and not checked", flow.Storage{Promise: flow.Promised, Backup: days(2)}, false,
			[]string{"Gecontroleerde back-up: nog geen.", "De back-up van 10 maart 2026 is niet gecontroleerd. Kies het bestand nog een keer", "Back-up controleren"},
			[]string{"Er is nog geen back-up"}},
		{"an older one is checked", flow.Storage{Promise: flow.Promised, Backup: days(2), Proven: days(30)}, true,
			[]string{"Laatste gecontroleerde back-up: 10 februari 2026 (4 weken geleden).", "De back-up van 10 maart 2026 is niet gecontroleerd.", "Dat is 4 weken geleden. Raakt deze tablet kwijt of stuk? Dan is alles van daarna weg."},
			nil},
		{"nearly full", flow.Storage{Promise: flow.Promised, Used: 80e6, Quota: 100e6, Backup: days(1), Checked: true, Proven: days(1)}, true,
			[]string{"De opslag is voor 80 procent vol (80 MB van 100 MB).", "De opslag raakt vol.", "(gisteren)"}, []string{"Gebruikt:"}},
		{"not yet", flow.Storage{Promise: flow.Promised, Used: 79e6, Quota: 100e6, Backup: days(1), Checked: true, Proven: days(1)}, false,
			[]string{"Gebruikt: 79 MB van 100 MB."}, []string{"raakt vol"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := change(atScreen(flow.Open, "#/home"), func(m *flow.Model) { m.Storage = c.storage })
			html := app.HTMLString(storageLine(m))
			words := plain(html)
			for _, want := range c.says {
				if !strings.Contains(words, want) {
					t.Errorf("lacks %q in:\n%s", want, words)
				}
			}
			for _, no := range c.never {
				if strings.Contains(words, no) {
					t.Errorf("says %q in:\n%s", no, words)
				}
			}
			if got := strings.Contains(html, "panel-warning"); got != c.warns {
				t.Errorf("warns %v, want %v", got, c.warns)
			}
			m.Route = flow.Route{Screen: flow.Contacts}
			if foot := plain(app.HTMLString(contentInfo(m))); !strings.Contains(foot, promise(c.storage)) {
				t.Errorf("the footer says %q", foot)
			}
		})
	}
}

func TestTheFooterSaysNothingOfAVaultThatIsLocked(t *testing.T) {
	m := change(atScreen(flow.Locked, "#/now"), func(m *flow.Model) { m.Storage = flow.Storage{Proven: days(3)} })
	if foot := strings.TrimSpace(plain(app.HTMLString(contentInfo(m)))); foot != "Alles staat op deze tablet." {
		t.Errorf("got %q", foot)
	}
}
