//go:build js && wasm

package browser

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/hack-pad/safejs"
)

// Slow runs work that would freeze the page in a Worker started from the same
// program. Each piece of work gets a Worker of its own, which is ended after
// it, because the memory of WebAssembly never shrinks and because secrets go
// with it; one piece runs at a time, so that a small tablet never holds the
// memory of two. The zero value is not ready: use NewSlow.
type Slow struct {
	turn  chan struct{}
	limit time.Duration
}

// NewSlow returns a Slow that gives a piece of work at most limit.
func NewSlow(limit time.Duration) *Slow {
	return &Slow{turn: make(chan struct{}, 1), limit: limit}
}

// ErrWorker says that no Worker could be started, or that it ended before it
// answered: out of memory, most likely.
var ErrWorker = errors.New("browser: no worker")

// Do has op done on the payload, by the handler of that name given to
// ServeWorker. It gives ErrWorker, ErrNoAnswer, the error of the context, or
// what the handler said as text, without its type.
func (s *Slow) Do(ctx context.Context, op string, payload []byte) ([]byte, error) {
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if get(window(), "meldcodeSlowWorker").Type() != safejs.TypeFunction {
		return nil, ErrWorker
	}
	worker, err := window().Call("meldcodeSlowWorker")
	if err != nil || !truthy(worker) {
		return nil, ErrWorker
	}
	defer func() { _, _ = worker.Call("terminate") }()

	const id = 1 // the only piece of work of this worker
	answers := make(chan safejs.Value, 1)
	failed := make(chan struct{}, 1)
	defer listen(worker, "message", func(event safejs.Value) {
		data := get(event, "data")
		if n, err := get(data, "id").Int(); err == nil && n == id {
			select {
			case answers <- data:
			default:
			}
		}
	})()
	defer listen(worker, "error", func(safejs.Value) {
		select {
		case failed <- struct{}{}:
		default:
		}
	})()

	array, err := toJS(payload)
	if err != nil {
		return nil, ErrWorker
	}
	request := map[string]any{"id": id, "op": op, "payload": array}
	// The buffer is handed over, so that no copy of a secret stays behind.
	if _, err := worker.Call("postMessage", request, []any{get(array, "buffer")}); err != nil {
		return nil, ErrWorker
	}
	timer := time.NewTimer(s.limit)
	defer timer.Stop()
	select {
	case answer := <-answers:
		return result(op, answer)
	case <-failed:
		return nil, ErrWorker
	case <-timer.C:
		return nil, fmt.Errorf("slow %s: %w", op, ErrNoAnswer)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func result(op string, answer safejs.Value) ([]byte, error) {
	if !truthy(get(answer, "ok")) {
		return nil, fmt.Errorf("slow %s: %s", op, text(get(answer, "error")))
	}
	payload, err := toGo(get(answer, "payload"))
	if err != nil {
		return nil, ErrWorker
	}
	return payload, nil
}
