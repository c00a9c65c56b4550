//go:build js && wasm

package browser

import (
	"context"
	"time"

	"github.com/hack-pad/safejs"
)

// File is a file that somebody picked: a session.Blob that Slow reads in its
// Worker. The page itself holds none of its bytes.
type File struct {
	Name string
	size int64
	file safejs.Value
}

// Len implements session.Blob.
func (f *File) Len() int64 { return f.size }

// Bytes reads the file into the page: only for what is small and no secret. It
// gives ErrUnsupported, ErrNoAnswer, a *Rejection, or the error of the context.
func (f *File) Bytes(ctx context.Context) ([]byte, error) {
	buffer, err := ask(ctx, time.Minute, f.file, "arrayBuffer")
	if err != nil {
		return nil, err
	}
	b, err := toGo(buffer)
	if err != nil {
		return nil, ErrUnsupported
	}
	return b, nil
}

// PickFile lets the person choose one file. accept is what the accept attribute
// takes, such as ".age,.zip". It is called right after a tap, or the browser
// shows nothing. It gives ErrCancelled, ErrUnsupported, or the error of the
// context.
func PickFile(ctx context.Context, accept string) (*File, error) {
	input, err := document().Call("createElement", "input")
	if err != nil {
		return nil, ErrUnsupported
	}
	_ = input.Set("type", "file")
	_ = input.Set("accept", accept)
	_ = input.Set("hidden", true)
	// Older Safari only opens the choice for an element in the document.
	_, _ = get(document(), "body").Call("appendChild", input)
	defer func() { _, _ = input.Call("remove") }()

	chosen := make(chan bool, 2)
	defer listen(input, "change", func(safejs.Value) { chosen <- true })()
	defer listen(input, "cancel", func(safejs.Value) { chosen <- false })()
	if _, err := input.Call("click"); err != nil {
		return nil, ErrUnsupported
	}
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case ok := <-chosen:
		file := get(input, "files", "0")
		if !ok || !truthy(file) {
			return nil, ErrCancelled
		}
		size, err := get(file, "size").Float()
		if err != nil {
			return nil, ErrUnsupported
		}
		return &File{Name: text(get(file, "name")), size: int64(size), file: file}, nil
	}
}

// Download hands the bytes to the browser's downloads under a name, which
// must not carry case data. A nil error says that the browser was asked, not
// that the file stands somewhere: let the person pick it again to know. In an
// app on the home screen of iOS it does nothing; use Share there.
func Download(name, mime string, data []byte) error {
	blob, err := newBlob(data, mime)
	if err != nil {
		return err
	}
	made, err := get(window(), "URL").Call("createObjectURL", blob)
	if err != nil {
		return ErrUnsupported
	}
	url := text(made)
	anchor, err := document().Call("createElement", "a")
	if err != nil {
		return ErrUnsupported
	}
	_ = anchor.Set("href", url)
	_ = anchor.Set("download", name)
	_ = anchor.Set("hidden", true)
	_, _ = get(document(), "body").Call("appendChild", anchor)
	_, err = anchor.Call("click")
	_, _ = anchor.Call("remove")
	// The browser reads the bytes after the click; a minute is ample, and
	// after it they should not stay within reach.
	Timer(time.Minute, func() { _, _ = get(window(), "URL").Call("revokeObjectURL", url) })
	if err != nil {
		return ErrUnsupported
	}
	return nil
}

func newBlob(data []byte, mime string) (safejs.Value, error) {
	bytes, err := toJS(data)
	if err != nil {
		return safejs.Undefined(), ErrUnsupported
	}
	blob, err := get(window(), "Blob").New([]any{bytes}, map[string]any{"type": mime})
	if err != nil {
		return safejs.Undefined(), ErrUnsupported
	}
	return blob, nil
}
