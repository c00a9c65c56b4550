//go:build js && wasm

package browser

import "testing"

func TestVaultIsRememberedOutsideTheDatabase(t *testing.T) {
	_, _ = get(window(), "localStorage").Call("removeItem", hereKey)
	if WasHere() {
		t.Error("remembered before it was")
	}
	RememberHere()
	if !WasHere() {
		t.Error("forgotten")
	}
}
