package e2e

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/meldcode"
)

const (
	many      = 3000 // entries of the large case
	filePhase = "lantaarn veter kompas zolder"
)

// largeFile writes an archive of one invented case of many entries, that opens
// with filePhase.
func largeFile(t *testing.T) string {
	t.Helper()
	id, err := dossier.NewID(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	log, now := dossier.NewLog(id), time.Date(2026, 3, 2, 9, 0, 0, 0, time.FixedZone("", 3600))
	writer := dossier.Writer{Key: key, Member: "m1", Name: "Sam Verzonnen", Role: "IB'er"}
	write := func(form meldcode.FormID, answers meldcode.Answers) {
		now = now.Add(time.Minute)
		answers[meldcode.EventDate] = meldcode.Typed("2026-03-02")
		e, err := log.Append(rand.Reader, now, writer, dossier.Draft{Form: form, Answers: answers})
		if err == nil {
			err = log.Add(e)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	write(meldcode.FormOpen, meldcode.Answers{"pupils": meldcode.Typed("Dikke Map"), "staff": meldcode.Picked("no"), "reference": meldcode.Typed("D-1")})
	for n := range many - 1 {
		write(meldcode.FormNote, meldcode.Answers{"text": meldcode.Typed(fmt.Sprintf("Aantekening %d van een verzonnen dossier, zo lang als er wel meer zijn.", n))})
	}
	to, err := exchange.ForPassphrase(filePhase)
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(filepath.Join(t.TempDir(), "groot.age"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	state := dossier.Fold(log)
	a := exchange.Archive{Made: now, App: "test", Cases: []exchange.Case{{Log: log, Reference: state.Reference, Facts: state.Facts(meldcode.DateOf(now), "")}}}
	if err := exchange.Write(file, a, nil, to); err != nil {
		t.Fatal(err)
	}
	return file.Name()
}

// chooses gives the file to whatever asks for one from now on.
func (p person) chooses(name string) { p.t.Helper(); p.choosing(&name) }

// choosing gives whatever asks for a file the one that is named then.
func (p person) choosing(name *string) {
	p.t.Helper()
	chromedp.ListenTarget(p.tab, func(event any) {
		asked, ok := event.(*page.EventFileChooserOpened)
		if !ok {
			return
		}
		chosen := *name
		go func() { // a listener must not wait
			_ = chromedp.Run(p.tab, chromedp.ActionFunc(func(ctx context.Context) error {
				return dom.SetFileInputFiles([]string{chosen}).WithBackendNodeID(asked.BackendNodeID).Do(ctx)
			}))
		}()
	})
	if err := p.run(page.SetInterceptFileChooserDialog(true)); err != nil {
		p.t.Fatal(err)
	}
}

// opensFile picks the file and types its passphrase; the last button is left.
func (p person) opensFile() {
	p.t.Helper()
	if err := p.run(chromedp.Evaluate(`location.hash = "#/import"`, nil)); err != nil {
		p.t.Fatal(err)
	}
	p.button("Bestand kiezen")
	p.fill("Wachtzin of herstelcode van dit bestand", filePhase)
}

// What shows that work goes on, and that it is told how far it is.
const (
	working  = `document.querySelector(".working") !== null`
	counting = `document.querySelector("progress.going-bar") !== null && document.querySelector("progress.going-bar").value > 0`
)

// longest keeps the longest time that the page was held in one go, in ms.
const longest = `window.longest = 0;
	new PerformanceObserver((list) => list.getEntries().forEach((e) => { window.longest = Math.max(window.longest, e.duration); }))
		.observe({ entryTypes: ["longtask"] })`

// still notes whether work was shown as going on when the cover came.
const still = `new MutationObserver(() => sessionStorage.setItem("still", String(document.querySelector(".working") !== null)))
	.observe(document.getElementById("boot-cover"), { attributes: true })`

// hidesDuring begins work by the button, waits until so, and hides the screen
// while the work goes on.
func (p person) hidesDuring(b *browser, begin, so string) {
	p.t.Helper()
	b.run(chromedp.Evaluate(onGlass, nil), chromedp.Evaluate(still, nil), chromedp.Evaluate(longest, nil))
	p.button(begin)
	b.until(so)
	// Found without the accessibility tree: a derivation does not wait for that.
	var at []float64
	b.run(chromedp.Evaluate(`(() => {
		const button = document.querySelector('[data-do="hide"]');
		button.scrollIntoView();
		const r = button.getBoundingClientRect();
		return [r.x + r.width / 2, r.y + r.height / 2, window.longest];
	})()`, &at))
	for _, kind := range []input.MouseType{input.MousePressed, input.MouseReleased} {
		b.run(input.DispatchMouseEvent(kind, at[0], at[1]).WithButton(input.Left).WithClickCount(1))
	}
	p.hidden(b, 1000)
	if got := eval[string](b, `sessionStorage.getItem("still") ?? ""`); got != "true" {
		p.t.Errorf("the work was over when the cover came: %q", got)
	}
	p.t.Logf("before that the page was held for %.0f ms at most", at[2])
}

func TestHidingWorksDuringSlowWork(t *testing.T) {
	file := largeFile(t)
	url := site(t, "/")
	b, p := tablet(t, url)
	p.prepare()
	again := func() {
		b.run(chromedp.Evaluate(`sessionStorage.clear()`, nil))
		b.open(url)
		b.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
	}

	again()
	p.heading("Ontgrendel")
	p.fill("Wachtzin van Sam", passphrase)
	p.hidesDuring(b, "Ontgrendelen", working) // the key is derived

	p.chooses(file)
	for name, so := range map[string]string{"passphrase": working, "entries": counting} {
		again()
		p.unlock()
		p.heading("Overzicht")
		p.opensFile()
		t.Log("while a file is opened:", name)
		p.hidesDuring(b, "Bekijk wat erin zit", so)
	}

	again()
	p.unlock()
	p.heading("Overzicht")
	b.run(chromedp.Evaluate(longest, nil))
	p.opensFile()
	p.button("Bekijk wat erin zit")
	b.until(`document.body.innerText.includes("Nieuw voor deze tablet")`)
	p.snap("import-found")
	p.button("Toevoegen aan deze tablet")
	b.until(`document.body.innerText.includes("Het bestand is ingelezen")`)
	t.Logf("opening and adding %d entries held the page for %.0f ms at most", many, eval[float64](b, `window.longest`))

	p.link("Naar het overzicht")
	p.link("D-1")
	p.link("Hele logboek")
	p.find("button", "Controleer logboek")
	p.hidesDuring(b, "Controleer logboek", counting)
}

// What is stopped leaves all as it was; what is not stopped ends.
func TestAFileAndACheckCanBeStopped(t *testing.T) {
	file := largeFile(t)
	b, p := tablet(t, site(t, "/"))
	p.prepare()
	p.chooses(file)
	p.opensFile()
	p.button("Bekijk wat erin zit")
	p.button("Stoppen")
	p.sees("Gestopt. Er is niets veranderd.")
	p.snap("import-stopped")
	p.button("Bekijk wat erin zit")
	b.until(`document.body.innerText.includes("Nieuw voor deze tablet")`)
	p.button("Toevoegen aan deze tablet")
	b.until(`document.body.innerText.includes("Het bestand is ingelezen")`)
	p.link("Naar het overzicht")
	p.link("D-1")
	p.link("Hele logboek")
	p.button("Controleer logboek")
	b.until(counting)
	p.snap("log-checking")
	p.button("Stoppen")
	p.sees("Gestopt. Er is niets veranderd.")
	if strings.Contains(p.text(), "Het logboek klopt") {
		t.Error("a check that was stopped says that all is well")
	}
	p.button("Controleer logboek")
	b.until(`document.body.innerText.includes("Het logboek klopt: alle")`)
	p.snap("log-checked")
	if got := eval[string](b, `document.activeElement.id`); got != "checked" {
		t.Errorf("the focus is on %q, want the result", got)
	}
}

// heldWorker makes the Worker wait with its work until window.release is called.
const heldWorker = `(() => {
	const real = window.meldcodeSlowWorker;
	window.meldcodeSlowWorker = () => {
		const worker = real();
		const post = worker.postMessage.bind(worker);
		worker.postMessage = (...request) => { window.release = () => post(...request); };
		return worker;
	};
})()`

// A file takes as long as it takes; what somebody types meanwhile is kept.
func TestAConceptIsKeptWhileAFileIsMade(t *testing.T) {
	b, p := tablet(t, site(t, "/"))
	p.prepare()
	p.openCase()
	b.run(chromedp.Evaluate(heldWorker, nil), chromedp.Evaluate(`location.hash = "#/settings/backup"`, nil))
	p.button("Back-up maken")
	b.until(`window.release !== undefined`)
	b.run(chromedp.Evaluate(`location.hash = "#/home"`, nil))
	p.link("Signaal vastleggen")
	p.fill("Om welk kind gaat het?", "Bo Verzonnen")
	p.sees("Concept bewaard om")
	p.sees("Bezig met het maken van het bestand")
	p.snap("file-made-elsewhere")
	b.run(chromedp.Evaluate(`window.release()`, nil))
	b.until(`!(` + working + `)`)
	p.link("Instellingen")
	p.link("Back-up")
	p.sees("Het bestand is gemaakt")
}
