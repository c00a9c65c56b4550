//go:build js && wasm

package browser

import (
	"context"
	"errors"
	"syscall/js"
	"time"

	"github.com/hack-pad/safejs"
)

var (
	// ErrNoAnswer says that the browser gave no outcome within the limit.
	ErrNoAnswer = errors.New("browser: no answer within the time limit")

	// ErrUnsupported says that this browser does not have the function.
	ErrUnsupported = errors.New("browser: not supported here")

	// ErrCancelled says that the person called it off.
	ErrCancelled = errors.New("browser: cancelled by the person")
)

// Rejection is the error of a promise that was rejected or a call that threw.
// Name is the name of the DOMException or Error, such as "NotAllowedError";
// its message is dropped, because it may carry case data.
type Rejection struct{ Name string }

// Error returns the name.
func (r *Rejection) Error() string { return "browser: " + r.Name }

func rejected(reason safejs.Value) *Rejection {
	name := text(get(reason, "name"))
	if name == "" {
		name = "rejected without a name"
	}
	return &Rejection{name}
}

// Await waits for a promise and returns what it became, a *Rejection when it
// was rejected, ErrNoAnswer after limit, or the error of the context. A value
// that is no promise is returned as it is. What the promise does after a
// limit or a cancel is ignored.
func Await(ctx context.Context, promise safejs.Value, limit time.Duration) (safejs.Value, error) {
	if get(promise, "then").Type() != safejs.TypeFunction {
		return promise, nil
	}
	type outcome struct {
		value safejs.Value
		err   error
	}
	// Room for one, so that the callback never waits for a listener that left.
	settled := make(chan outcome, 1)
	var kept, broken safejs.Func
	settle := func(o outcome) {
		kept.Release()
		broken.Release()
		settled <- o
	}
	kept = callback("promise kept", func(args []safejs.Value) {
		settle(outcome{value: first(args)})
	})
	broken = callback("promise broken", func(args []safejs.Value) {
		settle(outcome{err: rejected(first(args))})
	})
	if _, err := promise.Call("then", kept.Value(), broken.Value()); err != nil {
		kept.Release()
		broken.Release()
		return safejs.Undefined(), ErrUnsupported
	}
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case o := <-settled:
		return o.value, o.err
	case <-timer.C:
		return safejs.Undefined(), ErrNoAnswer
	case <-ctx.Done():
		return safejs.Undefined(), ctx.Err()
	}
}

func first(args []safejs.Value) safejs.Value {
	if len(args) == 0 {
		return safejs.Undefined()
	}
	return args[0]
}

// ask calls a method that answers with a promise and awaits it.
func ask(ctx context.Context, limit time.Duration, on safejs.Value, method string, args ...any) (safejs.Value, error) {
	if get(on, method).Type() != safejs.TypeFunction {
		return safejs.Undefined(), ErrUnsupported
	}
	promise, err := on.Call(method, args...)
	if err != nil {
		if thrown, ok := errors.AsType[js.Error](err); ok {
			return safejs.Undefined(), rejected(safejs.Safe(thrown.Value))
		}
		return safejs.Undefined(), ErrUnsupported
	}
	return Await(ctx, promise, limit)
}
