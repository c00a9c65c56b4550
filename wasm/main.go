//go:build js && wasm

// Command wasm is the program that the browser runs: it wires flow to the
// browser. The same program, started in a Worker with an argument, does the
// slow work.
package main

import (
	"os"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"meldcode/app/flow"
	"meldcode/app/session"
	"meldcode/app/ui"
	"meldcode/wasm/browser"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == "worker" {
		works := session.Works()
		works[browser.OpArgon2id] = browser.DeriveArgon2id
		browser.ServeWorker(works)
		return
	}
	p := newProgram()
	model, first := flow.Start(browser.Hash(), browser.Now())
	p.root = &ui.Root{
		Model:    model,
		Dispatch: p.dispatch,
		Ready: func() {
			p.begin(first)
			browser.Ready()
		},
	}
	p.root.OnPanic = browser.Uncover // the page that says so
	browser.ReportPanics(func(string) { p.root.Fail() })
	// One route for every address: the site works under any sub-path, and the
	// fragment says which screen it is.
	app.RouteWithRegexp(".*", func() app.Composer { return p.root })
	app.RunWhenOnBrowser()
}
