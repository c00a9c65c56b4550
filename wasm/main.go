//go:build js && wasm

// Command wasm is the program that the browser runs.
package main

import (
	"os"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

type hello struct{ app.Compo }

func (h *hello) OnMount(app.Context) { app.Window().Call("meldcodeReady") }

func (h *hello) Render() app.UI {
	return app.Main().Body(app.H1().Text("Meldcode"), app.Button().DataSet("do", "hide").Text("Scherm verbergen"))
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "worker" {
		select {}
	}
	app.RouteWithRegexp(".*", func() app.Composer { return &hello{} })
	app.RunWhenOnBrowser()
}
