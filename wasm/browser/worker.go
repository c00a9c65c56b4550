//go:build js && wasm

package browser

import (
	"errors"
	"time"

	"github.com/hack-pad/safejs"

	"meldcode/app/session"
)

// ServeWorker does the work that Slow.Do asks for. main calls it in a Worker,
// instead of starting the app; it never returns, for the page ends a Worker.
// What a handler returns as an error reaches the page as text.
func ServeWorker(handlers map[string]session.Work) {
	// slow.js queues what comes before this function stands.
	handle := callback("worker", func(args []safejs.Value) {
		if len(args) < 4 {
			return
		}
		id, op := args[0], text(args[1])
		head, err := toGo(args[2])
		var body []byte
		if err == nil && !args[3].IsUndefined() {
			body, err = toGo(args[3])
		}
		if err != nil {
			answer(id, nil, errors.New("not bytes"))
			return
		}
		// Not in the callback: a handler may wait.
		go func() {
			done, err := work(handlers, op, head, body, teller(id))
			answer(id, done, err)
		}()
	})
	if err := safejs.Global().Set("meldcodeHandle", handle.Value()); err != nil {
		panic("browser: the worker could not offer itself")
	}
	select {}
}

// teller returns a progress that tells the page, not more often than a person
// can see, and the end always.
func teller(id safejs.Value) func(done, total int) {
	var last time.Time
	return func(done, total int) {
		if done != total && time.Since(last) < 100*time.Millisecond {
			return
		}
		last = time.Now()
		_, _ = safejs.Global().Call("postMessage", map[string]any{"id": id, "done": done, "total": total})
	}
}

func work(handlers map[string]session.Work, op string, head, body []byte, progress func(done, total int)) (done []byte, err error) {
	handler, ok := handlers[op]
	if !ok {
		return nil, errors.New("unknown work")
	}
	err = errors.New("panic")
	Guard("slow work", func() { done, err = handler(head, body, progress) })
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
