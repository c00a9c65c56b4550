package e2e

import (
	"context"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

var (
	kills    = flag.Int("kills", 20, "how often the browser is killed")
	killSeed = flag.Uint64("killseed", 0, "of the moments at which it is killed; 0 draws one")
)

//go:embed robot.js
var robotScript string

// dying is a piece of work in the middle of which the browser is killed. What is
// new gets a row in dyings.
type dying struct {
	name  string
	limit time.Duration // the kill comes before this
	begin func(*mortal) // starts it and does not wait
}

var dyings = []dying{
	{"save", 1500 * time.Millisecond, func(m *mortal) {
		m.begin()
		m.robot("record", m.dossier, m.name)
	}},
	{"concept", 2500 * time.Millisecond, func(m *mortal) { m.robot("concept", m.name) }},
	{"passphrase", 2500 * time.Millisecond, func(m *mortal) {
		m.next = "merel noot otter pluim " + m.name
		m.robot("change", m.phrase, m.next)
	}},
	{"unlock", 1500 * time.Millisecond, func(m *mortal) {
		m.button("Op slot")
		m.heading("Ontgrendelen")
		m.robot("unlock", m.phrase)
	}},
	{"import", 1500 * time.Millisecond, func(m *mortal) {
		m.js("window.nextFile = " + inBase64(m.other.file(m.t, m.name)))
		m.robot("takeIn", m.other.code, m.name)
	}},
	{"back-up", 2 * time.Second, func(m *mortal) { m.robot("backup") }},
	{"update", 4 * time.Second, func(m *mortal) {
		m.version = 1 - m.version
		m.host.set(func(h *host) { h.dir, h.down = m.sites[m.version], false })
		m.robot("update", m.name)
	}},
	{"migration", 2 * time.Second, func(m *mortal) { m.earlier.begin(m) }},
	{"access", 4 * time.Second, func(m *mortal) { m.team.begin(m) }},
}

// mortal is a tablet whose browser is killed again and again, and whose server is
// only there while a new version is fetched.
type mortal struct {
	faulty
	address string
	host    *host
	sites   [2]string // two versions
	version int
	profile string
	other   *anotherTablet
	earlier *earlierVault
	team    *sharedTablet

	name    string // of what is under way; all that is typed holds it
	phrase  string // that opens
	next    string // that opens instead once its change is stored; "" = none
	dossier string // the route of the case that is written in

	mu   sync.Mutex
	said map[string][]string // what the page said was stored, by kind
	all  map[string][]string // entries by route of their case
}

// robot starts a piece of work of robot.js.
func (m *mortal) robot(work string, args ...string) {
	m.t.Helper()
	texts := make([]string, len(args))
	for i, a := range args {
		texts[i] = quoted(a)
	}
	m.js(fmt.Sprintf("(robot.%s(%s), 1)", work, strings.Join(texts, ", ")))
}

// hear notes what the page said was stored.
func (m *mortal) hear(payload string) {
	var told struct{ Kind, Value string }
	if json.Unmarshal([]byte(payload), &told) != nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.said[told.Kind] = append(m.said[told.Kind], told.Value)
	if told.Kind == "entry" {
		m.all[m.dossier] = append(m.all[m.dossier], told.Value)
	}
}

// heard gives what was said of a kind.
func (m *mortal) heard(kind string) []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.said[kind])
}

// words counts what the page said so far.
func (m *mortal) words() (n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, values := range m.said {
		n += len(values)
	}
	return n
}

// start starts the browser on the profile.
func (m *mortal) start() {
	m.t.Helper()
	m.b = startBrowser(m.t, m.profile)
	m.person = person{m.t, m.b.ctx}
	chromedp.ListenTarget(m.b.ctx, func(event any) {
		if e, ok := event.(*runtime.EventBindingCalled); ok && e.Name == "told" {
			m.hear(e.Payload)
		}
	})
	m.b.run(runtime.AddBinding("told"), before(robotScript), before(picksScript), emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
}

// begin begins a case of its own, so that no log grows long.
func (m *mortal) begin() {
	m.t.Helper()
	m.going("#/case/new", "Dossier openen")
	m.fill("Om welke leerling gaat het?", m.name)
	m.choose("Nee")
	m.button("Dossier openen")
	m.sees("De vijf stappen")
	m.dossier = m.js("location.hash")
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.said, "concept") // it was of this form, and went with it
}

// revive starts again with the server gone, unlocks, and checks that all that was
// said to be stored is there.
func (m *mortal) revive() {
	m.t.Helper()
	m.start()
	m.host.set(func(h *host) { h.down = true })
	m.b.open(m.address)
	m.opens()
	m.holdsConcept()
	if m.dossier != "" {
		m.holdsEntries(m.dossier)
	}
	m.going("#/home", "Overzicht")
	if imports := m.heard("import"); len(imports) > 0 {
		m.whole()
		m.sees(imports[len(imports)-1])
	}
}

// opens unlocks with the one passphrase that may open now.
func (m *mortal) opens() {
	m.t.Helper()
	phrases := []string{m.phrase}
	if m.next != "" {
		phrases = append(phrases, m.next)
		if slices.Contains(m.heard("passphrase"), m.next) {
			phrases = phrases[1:] // it was said
		}
	}
	m.next = ""
	m.heading("Ontgrendelen")
	for i, phrase := range phrases {
		m.fill("Wachtzin van Sam", phrase)
		m.button("Ontgrendelen")
		m.wait(func() bool {
			text := m.text()
			return strings.Contains(text, "Op slot") || strings.Contains(text, "Dit past niet")
		}, "whether it opens")
		if strings.Contains(m.text(), "Op slot") {
			m.phrase = phrase
			return
		}
		if i == len(phrases)-1 {
			m.t.Fatalf("none of %d passphrases opens: %s", len(phrases), m.text())
		}
	}
}

// holdsConcept finds the unfinished form as it was last said to be kept, or as it
// was typed after that.
func (m *mortal) holdsConcept() {
	m.t.Helper()
	said := m.heard("concept")
	if len(said) == 0 {
		return
	}
	last := said[len(said)-1]
	m.going("#/case/new", "Dossier openen")
	m.sees("Concept bewaard om")
	held := m.value("Om welke leerling gaat het?")
	number := func(text string) (n int) {
		_, _ = fmt.Sscanf(strings.TrimPrefix(text, m.name+" "), "%d", &n)
		return n
	}
	later := strings.HasPrefix(held, m.name) && (!strings.HasPrefix(last, m.name) || number(held) >= number(last))
	if held != last && !later {
		m.t.Errorf("the concept is %q, and %q was said to be kept", held, last)
	}
	// What was kept although nobody lived to hear it is what counts from now on.
	m.mu.Lock()
	defer m.mu.Unlock()
	m.said["concept"] = append(m.said["concept"], held)
}

// holdsEntries finds what was said to be recorded in a case, once, and a log that
// is whole.
func (m *mortal) holdsEntries(dossier string) {
	m.t.Helper()
	m.going(dossier+"/log", "Logboek")
	m.button("Controleer logboek")
	m.sees("Het logboek klopt")
	m.whole()
	text := m.text()
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, entry := range m.all[dossier] {
		if n := strings.Count(text, entry); n != 1 {
			m.t.Errorf("%q was said to be recorded and is there %d times", entry, n)
		}
	}
}

func TestTheBrowserIsKilledAndNothingThatWasSaidIsLost(t *testing.T) {
	seed := *killSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("%d kills; repeat with -killseed %d", *kills, seed)
	draw := rand.New(rand.NewPCG(seed, 3))
	m := &mortal{phrase: passphrase, said: map[string][]string{}, all: map[string][]string{}, profile: tempProfile(t), other: newTablet(t)}
	m.t = t
	m.sites = [2]string{buildSite(t, 1), buildSite(t, 2)}
	m.host = &host{base: "/", dir: m.sites[0]}
	m.address = serve(t, m.host).URL + "/"
	m.earlier = newEarlierVault(t)
	m.start()
	m.b.open(m.address)
	m.b.until(`navigator.serviceWorker.controller !== null`)
	m.prepare()
	m.team = newSharedTablet(m)

	killed, inTime := map[string]int{}, map[string]int{}
	began := time.Now()
	for i := range *kills {
		d := dyings[i%len(dyings)]
		m.name = fmt.Sprintf("%s %d", d.name, i)
		before := m.words()
		d.begin(m)
		moment, stop := context.WithTimeout(t.Context(), time.Duration(draw.Int64N(int64(d.limit))))
		<-moment.Done()
		stop()
		m.b.kill()
		killed[d.name]++
		if m.words() > before {
			inTime[d.name]++
		}
		m.revive()
		switch d.name {
		case "migration":
			m.earlier.check(m)
		case "access":
			m.team.check(m)
		}
		if t.Failed() {
			t.Fatalf("after kill %d, during %s", i+1, d.name)
		}
	}
	m.going("#/home", "Overzicht")
	m.whole()
	text := m.text()
	for _, name := range m.heard("import") {
		if !strings.Contains(text, name) {
			t.Errorf("the file %q was said to be added and is not there", name)
		}
	}
	for dossier := range m.all {
		m.holdsEntries(dossier)
	}
	t.Logf("%d kills in %v: %v; something was said before the kill in %v", *kills, time.Since(began).Round(time.Second), killed, inTime)
	for _, kind := range []string{"entry", "concept", "passphrase", "unlocked", "import", "backup", "updating", "access"} {
		t.Logf("said %q: %d times", kind, len(m.heard(kind)))
	}
}

// earlierVault is a vault of an earlier layout, at an address of its own in the
// same browser, that is brought to the layout of now when it is unlocked.
type earlierVault struct {
	address string
	records string
	phrase  string
	names   []string
}

func newEarlierVault(t *testing.T) *earlierVault {
	t.Helper()
	e := &earlierVault{address: serve(t, &host{base: "/", dir: repo("build", "site")}).URL + "/"}
	folder := repo("app", "session", "testdata", "vaults", "1", "whole")
	records, err := os.ReadFile(filepath.Join(folder, "records.json"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(folder, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Passphrase string
		Holds      struct {
			Cases []struct {
				Names   []string
				MovedTo string
			}
		}
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		t.Fatal(err)
	}
	e.records, e.phrase = string(records), manifest.Passphrase
	for _, c := range manifest.Holds.Cases {
		if c.MovedTo == "" {
			e.names = append(e.names, c.Names[0])
		}
	}
	return e
}

// begin puts the vault there as it was, and unlocks it.
func (e *earlierVault) begin(m *mortal) {
	m.t.Helper()
	var n int
	m.b.run(chromedp.Navigate(e.address+"rust.html"), chromedp.Evaluate(loadVault+"("+e.records+")", &n, awaitPromise))
	m.b.open(e.address)
	m.heading("Ontgrendelen")
	m.robot("unlock", e.phrase)
}

// check finds the vault as it was, or of the layout of now: it opens, and holds
// all.
func (e *earlierVault) check(m *mortal) {
	m.t.Helper()
	m.b.open(e.address)
	m.heading("Ontgrendelen")
	m.fill("Wachtzin van Sam", e.phrase)
	m.button("Ontgrendelen")
	m.heading("Overzicht")
	m.button("Toon gesloten dossiers")
	for _, name := range e.names {
		m.sees(name)
	}
	m.b.open(m.address)
	m.opens()
}
