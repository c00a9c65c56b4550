package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
)

// paperTitle is the page's title while it is printed: it becomes the name of a
// file, and the printer's list shows it to whoever stands there.
const paperTitle = "Afdruk"

// listenPrint gives the page a title that says nothing for as long as it prints.
func (r *Root) listenPrint() {
	for event, prints := range map[string]bool{"beforeprint": true, "afterprint": false} {
		app.Window().Call("addEventListener", event, app.FuncOf(func(app.Value, []app.Value) any {
			r.printing = prints
			if prints {
				app.Window().Get("document").Set("title", paperTitle)
			} else {
				r.settle()
			}
			return nil
		}))
	}
}

// foot tells the style sheet what stands at the foot of each printed page, beside
// its number.
func (r *Root) foot(document app.Value) {
	text := footOf(r.Model)
	if text == r.footed {
		return
	}
	r.footed = text
	style := document.Get("documentElement").Get("style")
	if text == "" {
		style.Call("removeProperty", "--foot")
		return
	}
	style.Call("setProperty", "--foot", cssString("Kenmerk "+text))
}

func footOf(m flow.Model) string {
	if m.Out.Document == nil {
		return ""
	}
	return m.Out.Document.Reference.String()
}

// cssString writes text as a string of CSS: what would end it or begin something
// else is left out.
func cssString(text string) string {
	return `"` + strings.Map(func(c rune) rune {
		if c < ' ' || c == '"' || c == '\\' {
			return ' '
		}
		return c
	}, text) + `"`
}
