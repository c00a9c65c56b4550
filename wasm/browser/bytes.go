//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// toJS copies bytes into a new Uint8Array.
func toJS(b []byte) (safejs.Value, error) {
	array, err := get(window(), "Uint8Array").New(len(b))
	if err != nil {
		return safejs.Undefined(), err
	}
	_, err = safejs.CopyBytesToJS(array, b)
	return array, err
}

// toGo copies an ArrayBuffer or a Uint8Array into bytes of Go.
func toGo(v safejs.Value) ([]byte, error) {
	array, err := get(window(), "Uint8Array").New(v)
	if err != nil {
		return nil, err
	}
	n, err := array.Length()
	if err != nil {
		return nil, err
	}
	b := make([]byte, n)
	_, err = safejs.CopyBytesToGo(b, array)
	return b, err
}
