//go:build js && wasm

package browser

import (
	"errors"

	"github.com/hack-pad/safejs"
)

// Handlers are the pieces of slow work by name. What a handler returns as an
// error reaches the page as text, so it carries no case data.
type Handlers map[string]func(payload []byte) ([]byte, error)

// ServeWorker does the work that Slow.Do asks for. main calls it in a Worker,
// instead of starting the app; it never returns, for the page ends a Worker.
func ServeWorker(handlers Handlers) {
	// slow.js queues what comes before this function stands.
	handle := callback("worker", func(args []safejs.Value) {
		if len(args) < 3 {
			return
		}
		id, op := args[0], text(args[1])
		payload, err := toGo(args[2])
		if err != nil {
			answer(id, nil, errors.New("payload is not bytes"))
			return
		}
		// Not in the callback: a handler may wait.
		go func() {
			done, err := work(handlers, op, payload)
			answer(id, done, err)
		}()
	})
	if err := safejs.Global().Set("meldcodeHandle", handle.Value()); err != nil {
		panic("browser: the worker could not offer itself")
	}
	select {}
}

func work(handlers Handlers, op string, payload []byte) (done []byte, err error) {
	handler, ok := handlers[op]
	if !ok {
		return nil, errors.New("unknown work")
	}
	err = errors.New("panic")
	Guard("slow work", func() { done, err = handler(payload) })
	return done, err
}

func answer(id safejs.Value, done []byte, err error) {
	message := map[string]any{"id": id, "ok": false}
	var handOver []any
	if err == nil {
		var array safejs.Value
		if array, err = toJS(done); err == nil {
			message["ok"], message["payload"] = true, array
			handOver = append(handOver, get(array, "buffer"))
		}
	}
	if err != nil {
		message["error"] = err.Error()
	}
	_, _ = safejs.Global().Call("postMessage", message, handOver)
}
