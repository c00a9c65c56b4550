// Command documented is a bare page in the way that go-app documents: one main
// for both sides, with app.Handler in it. Only its wasm is measured.
package main

import (
	"log"
	"net/http"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

type page struct{ app.Compo }

func (p *page) OnMount(app.Context) {
	app.Window().Get("document").Get("documentElement").Call("setAttribute", "data-ready", "")
}

func (p *page) Render() app.UI { return app.H1().Text("Hallo") }

func main() {
	app.Route("/", func() app.Composer { return &page{} })
	app.RunWhenOnBrowser()
	http.Handle("/", &app.Handler{Name: "Hallo"})
	if err := http.ListenAndServe(":8000", nil); err != nil {
		log.Fatal(err)
	}
}
