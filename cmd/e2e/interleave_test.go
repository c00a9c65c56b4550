package e2e

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// noLocks takes the Web Locks away, so that nothing keeps two windows apart but
// what the store itself refuses.
const noLocks = `Object.defineProperty(Navigator.prototype, "locks", { value: {} })`

// soon presses a button of the page a little later, without waiting for it.
func (f faulty) soon(name string, after time.Duration) {
	f.t.Helper()
	f.js(fmt.Sprintf(`setTimeout(() => [...document.querySelectorAll("button")].find((b) => b.innerText === %s).click(), %d) && 1`,
		quoted(name), after.Milliseconds()))
}

// outcome waits until the page says whether it was stored, and tries again until
// it was. It gives how often it was refused.
func (f faulty) outcome() (refused int) {
	f.t.Helper()
	for {
		f.wait(func() bool {
			text := f.text()
			return strings.Contains(text, "Vastgelegd in het logboek om") || strings.Contains(text, "Opnieuw bewaren")
		}, "whether it was stored")
		if strings.Contains(f.text(), "Vastgelegd in het logboek om") {
			return refused
		}
		refused++
		f.button("Opnieuw bewaren")
	}
}

func TestNoOrderOfSavesInTwoWindowsWithoutLocksLosesAnEntry(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	draw := rand.New(rand.NewPCG(seed, 2))
	address := site(t, "/")
	b := startBrowser(t, "")
	b.before(noLocks)
	b.open(address)
	one := faulty{person{t, b.ctx}, b}
	one.prepare()
	one.going("#/case/new", "Dossier openen")
	one.fill("Om welke leerling gaat het?", "Noor Verzonnen")
	one.choose("Nee")
	one.button("Dossier openen")
	one.sees("De vijf stappen")
	dossier := one.js("location.hash")
	two := faulty{b.tab(address, before(noLocks)), b}
	two.unlock()
	two.heading("Overzicht")

	windows := []faulty{one, two}
	var said []string
	refused := 0
	for round := range 12 {
		for i, w := range windows {
			w.toFront()
			text := fmt.Sprintf("Ronde %02d venster %d.", round, i)
			w.note(dossier, text)
			said = append(said, text)
		}
		for _, i := range draw.Perm(2) {
			windows[i].soon("Aantekening vastleggen", time.Duration(draw.IntN(30))*time.Millisecond)
		}
		for _, i := range draw.Perm(2) {
			windows[i].toFront()
			refused += windows[i].outcome()
		}
	}
	for _, w := range windows {
		w.toFront()
		if err := w.run(chromedp.Reload(), ready()); err != nil {
			t.Fatal(err)
		}
		w.unlock()
		w.going(dossier+"/log", "Logboek")
		w.sees(said[len(said)-1])
		w.whole()
		text := w.text()
		for _, s := range said {
			if n := strings.Count(text, s); n != 1 {
				t.Errorf("%q is there %d times", s, n)
			}
		}
		w.button("Controleer logboek")
		w.sees("Het logboek klopt")
	}
	t.Logf("%d entries, %d times told as not stored and stored again", len(said), refused)
}

// enter makes this window the unlocked one, whatever it shows.
func (f faulty) enter() {
	f.t.Helper()
	f.toFront()
	f.wait(func() bool {
		return f.has("button", "Hier verder schrijven") || f.has("button", "Ontgrendelen") || f.has("button", "Op slot")
	}, "where this window is")
	if f.has("button", "Hier verder schrijven") {
		f.button("Hier verder schrijven")
		f.heading("Ontgrendelen")
	}
	if f.has("button", "Ontgrendelen") {
		f.unlock()
		f.find("button", "Op slot")
	}
}

// TestNoOrderOfTakeoversLosesAnEntry lets two windows take over from each other at
// random: from one that rests, that just typed, or that is recording.
func TestNoOrderOfTakeoversLosesAnEntry(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	draw := rand.New(rand.NewPCG(seed, 4))
	address := site(t, "/")
	b, p := tablet(t, address)
	one := faulty{p, b}
	one.prepare()
	one.going("#/case/new", "Dossier openen")
	one.fill("Om welke leerling gaat het?", "Noor Verzonnen")
	one.choose("Nee")
	one.button("Dossier openen")
	one.sees("De vijf stappen")
	dossier := one.js("location.hash")
	windows := []faulty{one, {b.tab(address), b}}
	const label = "Wat wil je vastleggen?"
	recorded, taken := 0, 0
	last := ""
	for round := range 10 {
		f := windows[draw.IntN(2)]
		f.enter()
		if last != "" { // it is in the log, once, or still in the form
			f.going(dossier+"/log", "Logboek")
			f.sees("Noor Verzonnen")
			n := strings.Count(f.text(), last)
			f.going(dossier+"/add/note", "Andere aantekening")
			kept := f.value(label) == last
			if n > 1 || (n == 1) == kept {
				t.Errorf("%q is %d times in the log, and in the form: %v", last, n, kept)
			}
			recorded += n
		}
		last = fmt.Sprintf("Ronde %02d.", round)
		f.note(dossier, last)
		switch draw.IntN(3) {
		case 0:
			f.button("Aantekening vastleggen")
			f.sees("Vastgelegd in het logboek om")
		case 1:
			f.soon("Aantekening vastleggen", time.Duration(draw.IntN(40))*time.Millisecond)
			taken++
		}
	}
	windows[0].enter()
	windows[0].going(dossier+"/log", "Logboek")
	windows[0].button("Controleer logboek")
	windows[0].sees("Het logboek klopt")
	t.Logf("%d recorded; %d times the next came in the middle", recorded, taken)
}

// stillScript lets a test make the app of a page stand still, as a frozen page
// does: what happens reaches it only when it wakes, all at once. (The DevTools can
// freeze a page too, but then what it began in the database keeps all others out,
// which a browser prevents.)
const stillScript = holdGo + `{
	const queue = [], timeout = window.setTimeout.bind(window);
	let still = false;
	window.setTimeout = (f, ms, ...args) => timeout(() => (still ? queue.push(() => f(...args)) : f(...args)), ms);
	window.standStill = () => {
		const go = heldGo, resume = go._resume;
		still = true;
		go._resume = () => {
			const event = go._pendingEvent;
			go._pendingEvent = null;
			queue.push(() => { go._pendingEvent = event; resume.call(go); });
		};
		window.wake = () => {
			still = false;
			go._resume = resume;
			window.woken = queue.splice(0).map((f) => { try { f(); return ""; } catch (cause) { return cause.message; } });
		};
	};
}`

// A window that stands still does not hear that another took over until it wakes.
func TestAWindowThatStoodStillLosesItsPlaceAndNothingElse(t *testing.T) {
	address := site(t, "/")
	b := startBrowser(t, "")
	b.before(stillScript)
	b.open(address)
	one := faulty{person{t, b.ctx}, b}
	one.prepare()
	one.going("#/case/new", "Dossier openen")
	one.fill("Om welke leerling gaat het?", "Noor Verzonnen")
	one.choose("Nee")
	one.button("Dossier openen")
	one.sees("De vijf stappen")
	dossier := one.js("location.hash")
	two := faulty{b.tab(address), b}
	two.heading("De app is ook open in een ander venster")
	one.toFront()
	one.note(dossier, "Getypt")
	one.sees("Concept bewaard om")
	const last = "Getypt voordat het stilstond."
	one.fill("Wat wil je vastleggen?", last)
	one.js("standStill()")

	two.toFront()
	two.button("Hier verder schrijven")
	two.unlock()
	two.going(dossier+"/add/person", "Wie hoort erbij?")
	two.fill("Naam", "Evi Verzonnen")
	two.choose("Ouder of verzorger")
	two.button("Persoon vastleggen")
	two.sees("Vastgelegd in het logboek om")

	one.toFront()
	one.js("window.samePage = true")
	one.js("queueMicrotask(wake)")
	one.replaced()
	one.heading("De app is ook open in een ander venster")
	one.nothingOf("woken in a window that lost its place", "Getypt", "Noor")

	two.toFront()
	two.going(dossier+"/log", "Logboek")
	two.sees("Evi Verzonnen")
	if strings.Contains(two.text(), "Getypt") {
		t.Error("a concept of the other window is in the log")
	}
	one.toFront()
	one.button("Hier verder schrijven")
	one.unlock()
	one.going(dossier+"/add/note", "Andere aantekening")
	one.holds("Wat wil je vastleggen?", last)
	one.going(dossier+"/log", "Logboek")
	one.sees("Evi Verzonnen")
	one.button("Controleer logboek")
	one.sees("Het logboek klopt")
}
