package e2e

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// warned lets time pass until the lock is announced.
func (p person) warned() {
	p.t.Helper()
	p.minutesPass(1.95)
	p.find("alertdialog", "gaat de app op slot")
}

// gone waits until the announcement is gone, with the app still open.
func (p person) gone() {
	p.t.Helper()
	p.wait(func() bool { return !p.has("alertdialog", "gaat de app op slot") }, "no warning")
	p.find("button", "Op slot")
}

func TestTheWarningTakesNoKeyFromAFieldAndEveryAnswerWorks(t *testing.T) {
	b := startBrowser(t, "")
	b.run(clockScript(), chromedp.EmulateViewport(1180, 820))
	b.open(site(t, "/"))
	p := person{t, b.ctx}
	p.prepare()
	p.link("Signaal vastleggen")
	p.fill("Wat zag of hoorde je precies?", "Zij zei")
	p.sees("Concept bewaard om")
	p.snap("warning-none")

	// Whoever types goes on typing: no letter is lost, not even a space.
	p.warned()
	p.snap("warning")
	p.sees("Wat je typte, is bewaard als concept.")
	if got := eval[string](b, `document.activeElement.dataset.key`); got != "seen" {
		t.Fatalf("the warning took the focus from the field to %q", got)
	}
	p.find("alert", "")
	if got := eval[string](b, `document.getElementById("alert").textContent`); got == "" {
		t.Error("the warning is not read out")
	}
	for _, r := range " ja " {
		p.key(string(r), "", int64(r))
	}
	p.gone()
	if got := p.value("Wat zag of hoorde je precies?"); got != "Zij zei ja " {
		t.Errorf("the field holds %q", got)
	}

	// Whoever only read gets the button, and the focus back afterwards.
	p.focusOn("link", "Uitleg")
	p.warned()
	b.until(`document.activeElement.id === "stay"`)
	p.key("Enter", "Enter", 13)
	p.gone()
	b.until(`document.activeElement.matches('.nav-link[href="#/help"]')`)

	// The pointer beside the buttons is a sign of a person as well.
	p.warned()
	b.run(chromedp.MouseClickXY(20, 400))
	p.gone()

	// The tab key reaches the second button, and out of the warning ends it.
	p.focusOn("link", "Uitleg")
	p.warned()
	b.until(`document.activeElement.id === "stay"`)
	p.key("Tab", "Tab", 9)
	b.until(`document.activeElement.textContent === "Nu op slot"`)
	for range 2 {
		back := input.DispatchKeyEvent(input.KeyDown).WithKey("Tab").WithCode("Tab").WithWindowsVirtualKeyCode(9).WithModifiers(input.ModifierShift)
		if err := p.run(back); err != nil {
			t.Fatal(err)
		}
	}
	p.gone()

	p.warned()
	p.button("Nu op slot")
	p.heading("Ontgrendelen")
	p.unlock()
	p.button("Verder waar je was")
	if got := p.value("Wat zag of hoorde je precies?"); got != "Zij zei ja " {
		t.Errorf("after the lock the concept is %q", got)
	}
}

func TestAMemberChoosesTheTimeAndWhetherShiftHides(t *testing.T) {
	address := site(t, "/")
	b := startBrowser(t, "")
	b.run(clockScript(), chromedp.EmulateViewport(1180, 820))
	b.open(address)
	p := person{t, b.ctx}
	p.prepare()
	p.link("Instellingen")
	p.link("Ik")
	p.heading("Ik")
	p.snap("settings-me")
	p.focusOn("combobox", "Na hoeveel minuten zonder aanraken")
	p.key("Home", "Home", 36)
	p.pressIn("Verbergt drie keer Shift het scherm?", "Nee")
	p.button("Keuze bewaren")
	p.sees("Je keuze is bewaard.")
	p.minutesPass(0.5)
	p.sees("seconden gaat de app op slot.")
	p.minutesPass(0.6)
	p.heading("Ontgrendelen")
	p.unlock()
	p.heading("Overzicht")
	for range 3 {
		p.key("Shift", "ShiftLeft", 16)
	}
	p.link("Instellingen")
	p.link("Ik")
	if got := p.value("Na hoeveel minuten zonder aanraken"); got != "1" {
		t.Errorf("after unlock the time is %q", got)
	}
	p.pressIn("Verbergt drie keer Shift het scherm?", "Ja")
	p.button("Keuze bewaren")
	p.sees("Je keuze is bewaard.")
	for range 3 {
		p.key("Shift", "ShiftLeft", 16)
	}
	p.heading("Tafels oefenen")
}
