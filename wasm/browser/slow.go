//go:build js && wasm

package browser

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/hack-pad/safejs"

	"meldcode/app/session"
)

// Slow runs work that would freeze the page in a Worker started from the same
// program. Each piece of work gets a Worker of its own, which is ended after
// it, because the memory of WebAssembly never shrinks and because secrets go
// with it; one piece runs at a time, so that a small tablet never holds the
// memory of two. The zero value is not ready: use NewSlow.
type Slow struct {
	turn   chan struct{}
	limit  time.Duration
	rested time.Time // when Pause last gave way
}

var _ session.Slow = (*Slow)(nil)

// NewSlow returns a Slow that waits for a sign of life from its Worker for at
// most limit: an answer, or that a piece of work went on. So work of any length
// can be done, and a Worker that hangs is noticed.
func NewSlow(limit time.Duration) *Slow {
	return &Slow{turn: make(chan struct{}, 1), limit: limit}
}

// ErrWorker says that no Worker could be started, or that it ended before it
// answered: out of memory, most likely.
var ErrWorker = errors.New("browser: no worker")

// Do implements session.Slow with the handlers given to ServeWorker. body is
// nil, session.Bytes or a *File. It gives ErrWorker, ErrNoAnswer, the error of
// the context, or as a session.Fault what the handler said. When it returns the
// Worker is gone.
func (s *Slow) Do(ctx context.Context, op string, head []byte, body session.Blob, progress func(done, total int)) ([]byte, error) {
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
	told := make(chan [2]int, 1)
	failed := make(chan struct{}, 1)
	defer listen(worker, "message", func(event safejs.Value) {
		data := get(event, "data")
		if n, err := get(data, "id").Int(); err != nil || n != id {
			return
		}
		done, err := get(data, "done").Int()
		if err != nil {
			select {
			case answers <- data:
			default:
			}
			return
		}
		total, _ := get(data, "total").Int()
		select {
		case <-told: // only the newest counts
		default:
		}
		told <- [2]int{done, total}
	})()
	defer listen(worker, "error", func(safejs.Value) {
		select {
		case failed <- struct{}{}:
		default:
		}
	})()

	if err := post(worker, id, op, head, body); err != nil {
		return nil, ErrWorker
	}
	timer := time.NewTimer(s.limit)
	defer timer.Stop()
	for {
		select {
		case answer := <-answers:
			return result(op, answer)
		case at := <-told:
			timer.Reset(s.limit)
			if progress != nil {
				progress(at[0], at[1])
			}
		case <-failed:
			return nil, ErrWorker
		case <-timer.C:
			return nil, fmt.Errorf("slow %s: %w", op, ErrNoAnswer)
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// post hands a piece of work to a Worker. Buffers go over, so that no copy of a
// secret stays behind; a file goes as a reference.
func post(worker safejs.Value, id int, op string, head []byte, body session.Blob) error {
	payload, err := toJS(head)
	if err != nil {
		return err
	}
	request := map[string]any{"id": id, "op": op, "payload": payload}
	over := []any{get(payload, "buffer")}
	switch body := body.(type) {
	case nil:
	case session.Bytes:
		array, err := toJS(body)
		if err != nil {
			return err
		}
		request["body"] = array
		over = append(over, get(array, "buffer"))
	case *File:
		request["body"] = body.file
	default:
		return ErrUnsupported
	}
	_, err = worker.Call("postMessage", request, over)
	return err
}

// slice is how long work may hold the page in one go: a frame is kept from no
// longer than 50 ms (experience.md), and what comes between two pauses, or in the
// same task after them, takes its part of that on a slow tablet.
const slice = 15 * time.Millisecond

// Pause implements session.Slow.
func (s *Slow) Pause() {
	if time.Since(s.rested) < slice {
		return
	}
	giveWay()
	s.rested = time.Now()
}

// giveWay waits until the page did what was waiting. Not by a timer: a browser
// holds those back, up to a minute, in a page that nobody sees.
func giveWay() {
	channel, err := get(window(), "MessageChannel").New()
	if err != nil {
		return
	}
	over := make(chan struct{})
	heard := callback("pause", func([]safejs.Value) { close(over) })
	defer heard.Release()
	port := get(channel, "port1")
	defer func() { _, _ = port.Call("close") }()
	if port.Set("onmessage", heard.Value()) != nil {
		return
	}
	if _, err := get(channel, "port2").Call("postMessage", 0); err != nil {
		return
	}
	<-over
}

func result(op string, answer safejs.Value) ([]byte, error) {
	if !truthy(get(answer, "ok")) {
		return nil, fmt.Errorf("slow %s: %w", op, session.Fault(text(get(answer, "error"))))
	}
	payload, err := toGo(get(answer, "payload"))
	if err != nil {
		return nil, ErrWorker
	}
	return payload, nil
}
