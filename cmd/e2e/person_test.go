package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long a person waits for something to appear.
const patience = 10 * time.Second

// person uses the page as a person does: finds things by role and accessible
// name, and presses and types for real.
type person struct {
	t   *testing.T
	tab context.Context
}

// find waits until one element of a role has a name that contains name, and
// returns it. More roles are separated by "|". The accessibility tree is asked,
// not the markup.
func (p person) find(role, name string) cdp.BackendNodeID {
	p.t.Helper()
	deadline := time.Now().Add(patience)
	var err error
	for time.Now().Before(deadline) {
		for one := range strings.SplitSeq(role, "|") {
			var id cdp.BackendNodeID
			if id, err = p.look(one, name); err == nil {
				return id
			}
		}
		p.pause()
	}
	p.t.Fatalf("no %s named %q: %v; the page says:\n%s", role, name, err, p.text())
	return 0
}

// run does the actions, within patience: a page that does not answer is a
// failure with a name, not a test that hangs.
func (p person) run(actions ...chromedp.Action) error {
	return p.within(patience, actions...)
}

// glance is how long one look may take. What is asked of a page in the moment in
// which it is replaced is at times never answered; then one looks again.
const glance = 3 * time.Second

func (p person) within(limit time.Duration, actions ...chromedp.Action) error {
	ctx, cancel := context.WithTimeout(p.tab, limit)
	defer cancel()
	return chromedp.Run(ctx, actions...)
}

// pause waits a frame or two in the page, so that the page sets the pace.
func (p person) pause() {
	_ = p.within(glance, chromedp.Evaluate(`new Promise(f => setTimeout(f, 40))`, nil,
		awaitPromise))
}

func (p person) look(role, name string) (cdp.BackendNodeID, error) {
	var found cdp.BackendNodeID
	err := p.within(glance, chromedp.ActionFunc(func(ctx context.Context) error {
		root, err := dom.GetDocument().WithDepth(0).Do(ctx)
		if err != nil {
			return err
		}
		nodes, err := accessibility.QueryAXTree().WithBackendNodeID(root.BackendNodeID).WithRole(role).Do(ctx)
		if err != nil {
			return err
		}
		partial := cdp.BackendNodeID(0)
		for _, n := range nodes {
			switch got := axName(n); {
			case n.Ignored:
			case got == name:
				found = n.BackendDOMNodeID
				return nil
			case partial == 0 && strings.Contains(got, name):
				partial = n.BackendDOMNodeID
			}
		}
		if partial == 0 {
			return fmt.Errorf("not among %d of that role", len(nodes))
		}
		found = partial
		return nil
	}))
	return found, err
}

// axName returns the accessible name of n.
func axName(n *accessibility.Node) string {
	if n.Name == nil {
		return ""
	}
	var s string
	_ = json.Unmarshal([]byte(n.Name.Value), &s)
	return strings.Join(strings.Fields(s), " ")
}

// press presses the button, link, radio or box of that name in its middle.
func (p person) press(role, name string) {
	p.t.Helper()
	var err error
	for range 3 {
		if err = p.pressAt(p.find(role, name)); err == nil {
			return
		}
		p.pause()
	}
	p.t.Fatalf("pressing %s %q: %v", role, name, err)
}

// pressAt presses in the middle of an element once it stands still, as a person
// does: an answer may just have made room for another question.
func (p person) pressAt(id cdp.BackendNodeID) error {
	return p.run(chromedp.ActionFunc(func(ctx context.Context) error {
		if err := dom.ScrollIntoViewIfNeeded().WithBackendNodeID(id).Do(ctx); err != nil {
			return err
		}
		at, err := middle(ctx, id)
		for before := (*[2]float64)(nil); err == nil && (before == nil || *before != at); {
			before = &[2]float64{at[0], at[1]}
			if err := chromedp.Evaluate(`new Promise(f => requestAnimationFrame(() => requestAnimationFrame(f)))`, nil, awaitPromise).Do(ctx); err != nil {
				return err
			}
			at, err = middle(ctx, id)
		}
		if err != nil {
			return err
		}
		for _, kind := range []input.MouseType{input.MousePressed, input.MouseReleased} {
			if err := input.DispatchMouseEvent(kind, at[0], at[1]).WithButton(input.Left).WithClickCount(1).Do(ctx); err != nil {
				return err
			}
		}
		return nil
	}))
}

func middle(ctx context.Context, id cdp.BackendNodeID) (at [2]float64, err error) {
	quads, err := dom.GetContentQuads().WithBackendNodeID(id).Do(ctx)
	if err != nil || len(quads) == 0 {
		return at, fmt.Errorf("not on the page: %w", err)
	}
	q := quads[0]
	return [2]float64{(q[0] + q[4]) / 2, (q[1] + q[5]) / 2}, nil
}

// pressIn presses the radio of that name in the group of that name.
func (p person) pressIn(group, name string) {
	p.t.Helper()
	p.find("group|radiogroup", group)
	var at []float64
	script := fmt.Sprintf(`(() => {
		const group = [...document.querySelectorAll("fieldset")].find(f => f.querySelector("legend").textContent.includes(%q));
		const label = [...group.querySelectorAll("label")].find(l => l.textContent.trim() === %q);
		label.scrollIntoView({block: "center"});
		const box = label.getBoundingClientRect();
		return [box.x + box.width / 2, box.y + box.height / 2];
	})()`, group, name)
	err := p.run(chromedp.Evaluate(script, &at))
	if err == nil {
		err = p.run(chromedp.MouseClickXY(at[0], at[1]))
	}
	if err != nil {
		p.t.Fatalf("choosing %q in %q: %v", name, group, err)
	}
}

func (p person) button(name string) { p.t.Helper(); p.press("button", name) }
func (p person) link(name string)   { p.t.Helper(); p.press("link", name) }
func (p person) choose(name string) { p.t.Helper(); p.mark("radio", name) }
func (p person) tick(name string)   { p.t.Helper(); p.mark("checkbox", name) }

// mark presses a radio or a box and sees that it is on. A page that just made room
// for another question may have moved it from under the finger; a person then
// presses again.
func (p person) mark(role, name string) {
	p.t.Helper()
	p.find(role, name)
	for tries := 0; tries < 3 && !p.marked(role, name); tries++ {
		p.press(role, name)
		for range 25 {
			if p.marked(role, name) {
				p.pause() // what it opens is drawn in the next frame
				return
			}
			p.pause()
		}
	}
	if p.marked(role, name) {
		return
	}
	p.t.Fatalf("the %s %q is pressed and not on; the page says:\n%s", role, name, p.text())
}

func (p person) marked(role, name string) (on bool) {
	_ = p.run(chromedp.ActionFunc(func(ctx context.Context) error {
		id, err := p.look(role, name)
		if err != nil {
			return err
		}
		nodes, err := accessibility.GetPartialAXTree().WithBackendNodeID(id).WithFetchRelatives(false).Do(ctx)
		if err != nil || len(nodes) == 0 {
			return err
		}
		for _, property := range nodes[0].Properties {
			if property.Name == accessibility.PropertyNameChecked {
				on = string(property.Value.Value) == `"true"`
			}
		}
		return nil
	}))
	return on
}

// fill types text into the field with that label, after emptying it. A field that
// is drawn anew meanwhile is looked up again, as a person's eye would.
func (p person) fill(label, text string) {
	p.t.Helper()
	var err error
	for range 3 {
		if err = p.typeInto(p.find("textbox|combobox|searchbox", label), text); err == nil {
			return
		}
		p.pause()
	}
	p.t.Fatalf("typing into %q: %v", label, err)
}

func (p person) typeInto(id cdp.BackendNodeID, text string) error {
	return p.run(chromedp.ActionFunc(func(ctx context.Context) error {
		if err := dom.Focus().WithBackendNodeID(id).Do(ctx); err != nil {
			return err
		}
		if err := chromedp.Evaluate(`document.activeElement.select()`, nil).Do(ctx); err != nil {
			return err
		}
		return input.InsertText(text).Do(ctx)
	}))
}

// wait waits until something is so.
func (p person) wait(so func() bool, what string) {
	p.t.Helper()
	for deadline := time.Now().Add(patience); !so(); p.pause() {
		if time.Now().After(deadline) {
			p.t.Fatalf("not seen: %s; the page says:\n%s", what, p.text())
		}
	}
}

// sees waits for text on the page.
func (p person) sees(text string) {
	p.t.Helper()
	p.wait(func() bool { return strings.Contains(p.text(), text) }, text)
}

// heading waits for the h1.
func (p person) heading(text string) {
	p.t.Helper()
	p.find("heading", text)
}

// text returns what stands on the page, white space folded.
func (p person) text() string {
	var s string
	if err := p.run(chromedp.Evaluate(`document.body.innerText`, &s)); err != nil {
		return "(" + err.Error() + ")"
	}
	return strings.Join(strings.Fields(s), " ")
}

func awaitPromise(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }

// whole asks for the rest of every list on the page, which draws a part at first.
func (p person) whole() {
	p.t.Helper()
	for strings.Contains(p.text(), "Toon meer") {
		shown := len(p.text())
		p.button("Toon meer")
		p.wait(func() bool { return len(p.text()) > shown }, "more of a list")
	}
}
