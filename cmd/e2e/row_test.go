package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// TestAPressIsForTheRowThatAPersonWentTo lets a list change its order between the
// moment that somebody goes to a button in it and the press.
func TestAPressIsForTheRowThatAPersonWentTo(t *testing.T) {
	b := startBrowser(t, "")
	b.before(faultsScript)
	b.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
	b.open(site(t, "/"))
	f := faulty{person{t, b.ctx}, b}
	f.prepare()
	type_ := func(fragment, heading, label, text string) {
		t.Helper()
		f.going(fragment, heading)
		f.fill(label, text)
	}
	const signal, seen, child = "#/signal/new", "Wat zag of hoorde je precies?", "Om welke leerling gaat het?"
	type_(signal, "Signaal vastleggen", seen, "Zag iets.")
	f.typed()
	type_("#/case/new", "Dossier openen", child, "Noor Verzonnen")
	f.typed()

	// The signal is typed in again, and the store takes its time.
	f.fail("answer is late", 0)
	type_(signal, "Signaal vastleggen", seen, "Zag iets, en dit erbij.")
	f.going("#/home", "Overzicht")
	f.sees("Je was bezig met: Dossier geopend")
	f.focusOn("button", "Weggooien") // of the signal, which is older
	f.wait(func() bool { return f.js("storeFaults.late()") != "0" }, "the answer that is held back")
	f.js("storeFaults.clear()")
	f.sees("Je was bezig met: Signaal") // and the button is that of the case
	f.key("Enter", "Enter", 13)
	f.sees("De lijst is net veranderd.")
	if text := f.text(); strings.Contains(text, "weggegooid") {
		t.Error("a concept was thrown away that nobody meant")
	}
	f.going("#/case/new", "Dossier openen")
	f.holds(child, "Noor Verzonnen")
	f.going(signal, "Signaal vastleggen")
	f.holds(seen, "Zag iets, en dit erbij.")

	// Meant, it does what it says.
	f.going("#/home", "Overzicht")
	f.focusOn("button", "Weggooien")
	f.key("Enter", "Enter", 13)
	f.sees("Het concept is weggegooid.")
	// And what a press changes itself can be pressed again at once.
	f.going("#/settings/me", "Ik")
	f.focusOn("button", "Wachtzin tonen")
	for _, then := range []string{"Wachtzin verbergen", "Wachtzin tonen"} {
		f.key("Enter", "Enter", 13)
		f.find("button", then)
	}
}
