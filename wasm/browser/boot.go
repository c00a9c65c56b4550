//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// Situation is what boot.js found out before the program started.
type Situation struct {
	Version      string // of the site as it was loaded
	Base         string // path of the site on its origin, with a slash at both ends
	SharedOrigin bool   // other pages live on this origin and could reach the storage
	Standalone   bool   // started from the home screen, not in a browser tab
	IOS          bool   // iPhone or iPad, where a download link does nothing when standalone
}

// Facts returns what window.meldcodeFacts says; without it, everything
// is zero.
func Facts() Situation {
	facts := get(window(), "meldcodeFacts")
	return Situation{
		Version:      text(get(facts, "version")),
		Base:         text(get(facts, "base")),
		SharedOrigin: truthy(get(facts, "sharedOrigin")),
		Standalone:   truthy(get(facts, "standalone")),
		IOS:          truthy(get(facts, "ios")),
	}
}

// Ready tells boot.js that the first screen stands, so that it takes its own
// away and its watchdog rests.
func Ready() { tell("meldcodeReady") }

// OnUpdate calls f when a new version is complete and waits to be used.
func OnUpdate(f func()) (stop func()) {
	return listen(window(), "meldcode:update", func(safejs.Value) { f() })
}

// ApplyUpdate lets the waiting version take over, which loads the page anew:
// only when nothing is unsaved.
func ApplyUpdate() { tell("meldcodeApplyUpdate") }

// OnHide calls f when the person had the screen covered. The page is left
// about 150 milliseconds later: enough to seal a concept, not more.
func OnHide(f func()) (stop func()) {
	return listen(window(), "meldcode:hide", func(safejs.Value) { f() })
}

// Cover covers the screen at once. A page that goes out of sight is covered by
// itself; either way it stays so until Uncover, or until the page is replaced.
func Cover() { tell("meldcodeCover") }

// Uncover takes the cover away, unless the person had the screen hidden.
func Uncover() { tell("meldcodeUncover") }

// SetShiftHides says whether pressing Shift three times hides the screen too.
func SetShiftHides(on bool) { _ = window().Set("meldcodeShiftHides", on) }

func tell(name string) {
	if get(window(), name).Type() == safejs.TypeFunction {
		_, _ = window().Call(name)
	}
}
