//go:build js && wasm

package browser

import (
	"strings"

	"github.com/hack-pad/safejs"
)

// Hash returns the fragment of the address as it is written there, without
// the '#'.
func Hash() string {
	return strings.TrimPrefix(text(get(window(), "location", "hash")), "#")
}

// SetHash writes the fragment, given without '#'. With replace the current
// step of the history is rewritten, otherwise a new one is made. OnHash does
// not hear it: it hears what the person does.
func SetHash(replace bool, hash string) {
	method := "pushState"
	if replace {
		method = "replaceState"
	}
	// The whole path, because a base element would turn "#x" into another page.
	location := get(window(), "location")
	url := text(get(location, "pathname")) + text(get(location, "search")) + "#" + hash
	_, _ = get(window(), "history").Call(method, nil, "", url)
}

// OnHash calls f with the fragment, without '#', when the person changed it:
// back, forward, a link, or the address bar.
func OnHash(f func(hash string)) (stop func()) {
	return listen(window(), "hashchange", func(safejs.Value) { f(Hash()) })
}
