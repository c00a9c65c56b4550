// Command wasmonly is the same bare page as documented, as a program for the
// browser alone: nothing in it refers to app.Handler, so the linker leaves the
// web server out.
package main

import "github.com/maxence-charriere/go-app/v10/pkg/app"

type page struct{ app.Compo }

func (p *page) OnMount(app.Context) {
	app.Window().Get("document").Get("documentElement").Call("setAttribute", "data-ready", "")
}

func (p *page) Render() app.UI { return app.H1().Text("Hallo") }

func main() {
	app.Route("/", func() app.Composer { return &page{} })
	app.RunWhenOnBrowser()
}
