package e2e

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// keyboard is a person without a pointer: Tab, Enter, Space, arrows and text.
type keyboard struct {
	person
	stops int // how often the focus was looked at
}

// stop is where the focus is.
type stop struct {
	Role, Name string
	Nowhere    bool    // past the last stop of the page
	Outline    float64 // width of the ring around it, in pixels
	Hidden     bool    // outside the window, or something lies over it
	Top        float64 // from the top of the page
	OneColumn  bool    // it stands on a screen that reads from top to bottom
}

const stopScript = `(() => {
	const e = document.activeElement;
	if (!e || e === document.body) return { Nowhere: true };
	const ring = getComputedStyle(e.closest(".choice") ?? e);
	const box = e.getBoundingClientRect();
	const over = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 24));
	const main = document.getElementById("main");
	return {
		Outline: ring.outlineStyle === "none" ? 0 : parseFloat(ring.outlineWidth),
		Hidden: !over || !(e.contains(over) || over.contains(e) || over.closest(".choice") === e.closest(".choice")),
		Top: box.top + scrollY,
		OneColumn: main.contains(e) && !main.querySelector(".screen-home, .screen-case, .screen-call"),
	};
})()`

// at returns where the focus is, by role and accessible name.
func (k *keyboard) at() stop {
	k.t.Helper()
	var s stop
	err := k.run(chromedp.Evaluate(stopScript, &s), chromedp.ActionFunc(func(ctx context.Context) error {
		if s.Nowhere {
			return nil
		}
		object, _, err := runtime.Evaluate(`document.activeElement`).Do(ctx)
		if err != nil {
			return err
		}
		nodes, err := accessibility.GetPartialAXTree().WithObjectID(object.ObjectID).WithFetchRelatives(false).Do(ctx)
		if err != nil || len(nodes) == 0 || nodes[0].Role == nil {
			return err
		}
		s.Role, s.Name = strings.Trim(string(nodes[0].Role.Value), `"`), axName(nodes[0])
		return nil
	}))
	if err != nil {
		k.t.Fatalf("where the focus is: %v", err)
	}
	return s
}

func (k *keyboard) key(key string) {
	k.t.Helper()
	if err := k.run(chromedp.KeyEvent(key)); err != nil {
		k.t.Fatalf("key %q: %v", key, err)
	}
}

// tab goes one stop on. Everywhere it stops the focus must be seen.
func (k *keyboard) tab() stop {
	k.t.Helper()
	before := k.at()
	k.key(kb.Tab)
	now := k.at()
	k.stops++
	if now.Nowhere {
		return now
	}
	if now.Outline < 2 || now.Hidden {
		k.t.Errorf("the focus on %s %q is not seen: ring of %g px, covered or out of sight %v", now.Role, now.Name, now.Outline, now.Hidden)
	}
	if before.OneColumn && now.OneColumn && now.Top < before.Top-24 {
		k.t.Errorf("from %s %q the focus goes up to %s %q", before.Role, before.Name, now.Role, now.Name)
	}
	return now
}

// to goes on until the focus is on what has that role and name.
func (k *keyboard) to(role, name string) {
	k.t.Helper()
	var passed []string
	for range 90 {
		now := k.tab()
		if strings.Contains("|"+role+"|", "|"+now.Role+"|") && strings.Contains(now.Name, name) {
			return
		}
		passed = append(passed, fmt.Sprintf("%s %q", now.Role, now.Name))
	}
	k.t.Fatalf("no stop at %s %q; passed:\n%s", role, name, strings.Join(passed, "\n"))
}

// toTop goes round to the first stop of the page.
func (k *keyboard) toTop() {
	k.t.Helper()
	k.to("link", "Naar de inhoud")
}

// arrived waits for the heading of a new screen, which must have the focus.
func (k *keyboard) arrived(heading string) {
	k.t.Helper()
	k.heading(heading)
	k.wait(func() bool {
		now := k.at()
		return now.Role == "heading" && strings.Contains(now.Name, heading)
	}, "the focus on the heading "+heading)
}

func (k *keyboard) fillIn(label, text string) {
	k.t.Helper()
	k.to("textbox|combobox|searchbox", label)
	k.key(text)
}

func (k *keyboard) follow(link string) {
	k.t.Helper()
	k.to("link", link)
	k.key(kb.Enter)
}

func (k *keyboard) pushes(button string) {
	k.t.Helper()
	k.to("button", button)
	k.key(" ")
}

// From unlock to a recorded signal, a case, a weighed answer and the lock, with
// the keyboard alone. Only the tablet is made ready with a pointer.
func TestTheAppIsUsedWithTheKeyboardAlone(t *testing.T) {
	b, p := tablet(t, site(t, "/"))
	p.prepare()
	b.run(chromedp.Reload(), ready())
	k := &keyboard{person: p}

	k.arrived("Ontgrendelen")
	k.toTop()
	if now := k.tab(); now.Name != "Scherm verbergen" {
		t.Errorf("after the skip link comes %q", now.Name)
	}
	k.toTop()
	k.key(kb.Enter)
	k.arrived("Ontgrendelen")
	k.fillIn("Wachtzin van Sam", passphrase)
	k.key(kb.Enter)

	k.arrived("Overzicht")
	k.follow("Signaal vastleggen")
	k.arrived("Signaal vastleggen")
	k.pushes("Signaal vastleggen") // nothing is filled in yet
	k.find("heading", "Controleer je antwoorden")
	k.wait(func() bool { return k.at().Name == "Controleer je antwoorden" }, "the focus on the error summary")
	k.follow("Vul in om welk kind het gaat.")
	if now := k.at(); now.Name != "Om welk kind gaat het?" {
		t.Errorf("the summary leads to %s %q", now.Role, now.Name)
	}
	k.key("Noortje Verzonnendochter")
	k.fillIn("Wat zag of hoorde je precies?", "Zei dat zij niet naar huis wil.")
	k.to("radio", "Ik zag of hoorde het zelf.")
	k.key(" ")
	k.pushes("Signaal vastleggen")

	k.arrived("Vastgelegd in het logboek")
	k.follow("Dossier openen")
	k.arrived("Dossier openen")
	k.to("radio", "Nee")
	k.key(" ")
	k.pushes("Dossier openen")

	k.arrived("Noortje Verzonnendochter")
	k.follow("4. Wegen")
	k.arrived("Wegen")
	k.follow("Afweging 1 beantwoorden")
	k.arrived("Wat is jullie conclusie")
	k.to("radio", "geen actie nodig")
	k.key(kb.ArrowDown)
	if now := k.at(); !strings.Contains(now.Name, "een sterk vermoeden") {
		t.Errorf("the arrow leads to %s %q", now.Role, now.Name)
	}
	k.fillIn("Waar baseren jullie dit op?", "Een verzonnen reden.")
	k.to("checkbox", "Nog niet gedaan")
	k.key(" ")
	k.pushes("Antwoord vastleggen")
	k.arrived("Controleer wat je vastlegt")
	k.pushes("Antwoord vastleggen")
	k.arrived("Wegen")
	k.sees("Afweging 1 (vermoeden): sterk vermoeden")

	k.toTop()
	k.pushes("Op slot")
	k.arrived("Ontgrendelen")
	if strings.Contains(k.text(), "Noortje") {
		t.Error("readable after the lock")
	}
	t.Logf("the focus was looked at %d times", k.stops)
}
