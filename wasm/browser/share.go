//go:build js && wasm

package browser

import (
	"context"
	"errors"
	"time"

	"github.com/hack-pad/safejs"
)

// CanShare reports whether a file of this name and kind can be handed to
// another app.
func CanShare(name, mime string) bool {
	shared, err := parcel(name, mime, []byte{0})
	if err != nil || get(navigator(), "share").Type() != safejs.TypeFunction {
		return false
	}
	can, err := navigator().Call("canShare", shared)
	return err == nil && truthy(can)
}

// Share opens the sheet in which the person chooses an app for the file. The
// bytes are ready before the tap, and it is called right after it, or the
// browser refuses. A nil error says that an app took the file. It gives
// ErrCancelled when the person closed the sheet, ErrUnsupported, ErrNoAnswer,
// or a *Rejection, "NotAllowedError" when the tap was too long ago.
func Share(ctx context.Context, name, mime string, data []byte) error {
	shared, err := parcel(name, mime, data)
	if err != nil {
		return err
	}
	_, err = ask(ctx, 10*time.Minute, navigator(), "share", shared)
	if r, ok := errors.AsType[*Rejection](err); ok && r.Name == "AbortError" {
		return ErrCancelled
	}
	return err
}

func parcel(name, mime string, data []byte) (map[string]any, error) {
	bytes, err := toJS(data)
	if err != nil {
		return nil, ErrUnsupported
	}
	file, err := get(window(), "File").New([]any{bytes}, name, map[string]any{"type": mime})
	if err != nil {
		return nil, ErrUnsupported
	}
	return map[string]any{"files": []any{file}}, nil
}

// Print opens the print dialog once the screen has been drawn.
func Print() {
	AfterFrame(func() { _, _ = window().Call("print") })
}

// CopyText puts text on the clipboard. It gives ErrUnsupported, ErrNoAnswer
// or a *Rejection when the browser does not allow it.
func CopyText(ctx context.Context, s string) error {
	_, err := ask(ctx, 5*time.Second, navigator("clipboard"), "writeText", s)
	return err
}
