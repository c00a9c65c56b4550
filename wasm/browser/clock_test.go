//go:build js && wasm

package browser

import (
	"testing"

	"github.com/hack-pad/safejs"
)

// TestTheTimeCarriesTheOffsetOfNow changes the zone while the program runs.
func TestTheTimeCarriesTheOffsetOfNow(t *testing.T) {
	prototype := get(window(), "Date", "prototype")
	real := get(prototype, "getTimezoneOffset")
	defer func() { _ = prototype.Set("getTimezoneOffset", real) }()
	for _, minutesWest := range []int{-60, -120, 0, 210} {
		stub, err := safejs.FuncOf(func(safejs.Value, []safejs.Value) any { return minutesWest })
		if err != nil {
			t.Fatal(err)
		}
		if err := prototype.Set("getTimezoneOffset", stub.Value()); err != nil {
			t.Fatal(err)
		}
		if _, east := Now().Zone(); east != -minutesWest*60 {
			t.Errorf("offset %d s, want %d", east, -minutesWest*60)
		}
		stub.Release()
	}
}
