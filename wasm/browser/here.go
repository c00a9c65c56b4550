//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// hereKey marks that this browser had a vault. It holds nothing else, and lives
// outside the database, so that a vault that vanished is not taken for a first
// start.
const hereKey = "meldcode"

// WasHere says whether RememberHere was called in this browser before.
func WasHere() bool {
	mark, err := get(window(), "localStorage").Call("getItem", hereKey)
	return err == nil && mark.Type() == safejs.TypeString
}

// RememberHere marks that this browser has a vault. Where the browser refuses,
// a vanished vault cannot be told from a first start.
func RememberHere() {
	_, _ = get(window(), "localStorage").Call("setItem", hereKey, "1")
}
