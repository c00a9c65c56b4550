//go:build js && wasm

package browser

import "time"

// Now is the time, with the zone offset of this moment. Go takes the offset once,
// when it starts: an app that stays open across the change of the clocks, or that
// travels, would write down an hour that was on no wall.
func Now() time.Time {
	now := time.Now()
	date, err := get(window(), "Date").New()
	if err != nil {
		return now
	}
	west, err := date.Call("getTimezoneOffset")
	if err != nil {
		return now
	}
	minutes, err := west.Float()
	if err != nil {
		return now
	}
	return now.In(time.FixedZone("", -int(minutes)*60))
}
