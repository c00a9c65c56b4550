package e2e

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

//go:embed faults.js
var faultsScript string

// storeFault is one way in which a browser lets a database fail, as faults.js
// knows it, and what the screen then says.
type storeFault struct{ kind, says string }

// refusing are the faults of which the app must say that it did not store. No two
// neighbours say the same, so that no word of the one before is taken for one. In
// the last it was stored, and nobody could hear it.
var refusing = []storeFault{
	{"quota at request", "De tablet is vol"},
	{"abort at commit", "De tablet brak het bewaren af"},
	{"quota at commit", "De tablet is vol"},
	{"lost for good", "De opslag viel weg"},
	{"open is silent", "De opslag antwoordt niet"},
	{"blocked", "De app is ook open in een ander venster"},
	{"held", "De opslag antwoordt niet"},
	{"throws", "In dit venster kan de app niets bewaren"},
	{"absent", "De opslag van deze browser staat uit"},
	{"private", "In dit venster kan de app niets bewaren"},
	{"broken", "De opslag van deze browser gaat niet open"},
	{"newer", "De gegevens op deze tablet zijn gemaakt met een nieuwere versie van de app"},
	{"vanished", "De gegevens staan niet meer op deze tablet"},
	{"mute", "De opslag antwoordt niet"},
}

// healing are the faults that the app mends by itself: it stores, and says so. The
// last is none: the store only takes its time before it says "complete".
var healing = []string{"lost once", "answer is lost", late}

const late = "answer is late"

// faulty is a person at a tablet whose store can be made to fail.
type faulty struct {
	person
	b *browser
}

func (f faulty) js(expression string) string {
	f.t.Helper()
	var got string
	if err := f.run(chromedp.Evaluate("(async () => String(await ("+expression+")))()", &got, awaitPromise)); err != nil {
		f.t.Fatalf("%s: %v", expression, err)
	}
	return got
}

// quoted is text as JavaScript writes it.
func quoted(text string) string {
	b, _ := json.Marshal(text)
	return string(b)
}

// fail makes the store fail from the write after so many that go well.
func (f faulty) fail(kind string, after int) {
	f.t.Helper()
	f.js(fmt.Sprintf("storeFaults.set(%s, %d)", quoted(kind), after))
}

// records gives what the database held.
func (f faulty) records(expression string) map[string]string {
	f.t.Helper()
	var held map[string]string
	if err := json.Unmarshal([]byte(f.js(expression)), &held); err != nil {
		f.t.Fatal(err)
	}
	return held
}

// awaits lets time pass until the page says text.
func (f faulty) awaits(text string) {
	f.t.Helper()
	f.wait(func() bool {
		f.js("storeFaults.pass(5000)")
		return strings.Contains(f.text(), text)
	}, text)
}

// typed waits until what was typed is kept as a concept, so that nothing else is
// under way when the store begins to fail.
func (f faulty) typed() {
	f.t.Helper()
	f.js("storeFaults.elapse(900)")
	f.sees("Concept bewaard om")
}

// refused makes one write fail in one way.
func (f faulty) refused(w write, fault storeFault) {
	f.t.Helper()
	f.fail(fault.kind, w.after)
	w.press(f)
	f.awaits(fault.says)
	text := f.text()
	for _, other := range refusing {
		if other.says != fault.says && strings.Contains(text, other.says) {
			f.t.Errorf("%s, %s: the screen also says %q", w.name, fault.kind, other.says)
		}
	}
	if w.said(text) {
		f.t.Errorf("%s, %s: the screen says that it is stored: %s", w.name, fault.kind, text)
	}
	w.still(f)
	before := f.records("storeFaults.clear()")
	if fault.kind == "mute" {
		return
	}
	now := f.records("storeFaults.dump()")
	for key, value := range before {
		if now[key] != value && !w.mayTouch(key) {
			f.t.Errorf("%s, %s: a record %s changed", w.name, fault.kind, key)
		}
	}
	for key := range now {
		if _, was := before[key]; !was && !w.mayTouch(key) {
			f.t.Errorf("%s, %s: a record %s was added", w.name, fault.kind, key)
		}
	}
}

// stored makes a write under a fault that heals, or none, and waits for the word.
func (f faulty) stored(w write, kind string) {
	f.t.Helper()
	if kind != "" {
		f.fail(kind, w.after)
	}
	if w.again != nil && kind == "" {
		w.again(f)
	} else {
		w.press(f)
	}
	if kind == late {
		f.wait(func() bool { return f.js("storeFaults.late()") != "0" }, "a receipt that is held back")
		for range 3 {
			f.pause()
			if text := f.text(); w.said(text) {
				f.t.Errorf("%s is said to be stored before the store says so: %s", w.name, text)
			}
		}
		f.js("storeFaults.clear()")
	}
	f.wait(func() bool {
		f.js("storeFaults.pass(5000)")
		return w.said(f.text())
	}, w.name+": "+w.done)
	f.js("storeFaults.clear()")
	if w.then != nil {
		w.then()
	}
}

func TestEveryWriteTellsEveryStorageFaultAndLosesNothing(t *testing.T) {
	serving, stop := context.WithCancel(t.Context())
	defer stop()
	// A passkey belongs to the name of a host, and an address has none.
	address := strings.Replace(siteUntil(t, serving, "/"), "127.0.0.1", "localhost", 1)
	b := startBrowser(t, "")
	b.before(faultsScript)
	b.before(picksScript)
	b.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
	b.open(address)
	f := faulty{person{t, b.ctx}, b}
	f.device()
	s := &spoken{other: newTablet(t)}
	for _, w := range s.writes() {
		began := time.Now()
		w.arrange(f)
		for _, fault := range refusing {
			f.refused(w, fault)
			if w.cycles && fault.kind != "mute" {
				f.stored(w, "")
				w.arrange(f)
			}
		}
		f.stored(w, "")
		for _, kind := range healing {
			if w.once {
				break
			}
			w.arrange(f)
			f.stored(w, kind)
		}
		t.Logf("%s: %v", w.name, time.Since(began).Round(100*time.Millisecond))
	}
	var durable map[string]int
	if err := json.Unmarshal([]byte(f.js("storeFaults.durabilities()")), &durable); err != nil {
		t.Fatal(err)
	}
	if len(durable) != 1 || durable["strict"] < 100 {
		t.Errorf("the app's writing transactions are of durability %v, want strict alone", durable)
	}

	// What was said to be stored is there, once, after the browser was killed
	// with the server gone.
	b.until("navigator.serviceWorker.controller !== null")
	b.kill()
	stop()
	again := startBrowser(t, b.profile)
	again.open(address)
	p := person{t, again.ctx}
	again.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
	s.check(p)
}
