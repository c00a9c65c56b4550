//go:build js && wasm

package browser

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/hack-pad/safejs"
)

// TestMain branches as the app's main does: in a Worker the same program
// serves slow work.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "worker" {
		ServeWorker(Handlers{
			OpArgon2id: DeriveArgon2id,
			"double":   func(b []byte) ([]byte, error) { return append(b, b...), nil },
			"refuse":   func([]byte) ([]byte, error) { return nil, errors.New("not this") },
			"panic":    func([]byte) ([]byte, error) { panic("what somebody typed") },
			"for ever": func([]byte) ([]byte, error) { select {} },
		})
	}
	os.Exit(m.Run())
}

// startWorkers does what boot.js does, with the real slow.js and the program
// of this test, and counts the workers that were started and ended.
func startWorkers(t *testing.T) {
	t.Helper()
	script, err := os.ReadFile("../../web/slow.js")
	if err != nil {
		t.Fatal(err)
	}
	_ = window().Set("slowScript", string(script))
	_ = window().Set("slowWasm", path.Base(os.Args[0]))
	ready := run(`const url = URL.createObjectURL(new Blob([window.slowScript], {type: 'text/javascript'}));
		window.alive = 0;
		window.started = 0;
		return (async () => {
			window.slowModule ??= await WebAssembly.compileStreaming(fetch(window.slowWasm));
			window.meldcodeSlowWorker = () => {
				const worker = new Worker(url);
				const end = worker.terminate.bind(worker);
				worker.terminate = () => { window.alive--; end(); };
				window.alive++;
				window.started++;
				worker.postMessage({module: window.slowModule, exec: location.origin + '/wasm_exec.js', args: ['worker']});
				return worker;
			};
		})();`)
	if _, err := Await(t.Context(), safejs.Safe(ready), 20*time.Second); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if n := run(`return window.alive`).Int(); n != 0 {
			t.Errorf("%d workers stay alive with their memory, want none", n)
		}
		run(`delete window.meldcodeSlowWorker`)
	})
}

func TestSlowWorkIsDoneInAWorkerOfTheSameProgram(t *testing.T) {
	startWorkers(t)
	slow := NewSlow(20 * time.Second)
	payload := []byte{0, 1, 255}
	got, err := slow.Do(t.Context(), "double", payload)
	if want := []byte{0, 1, 255, 0, 1, 255}; err != nil || !bytes.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
	if !bytes.Equal(payload, []byte{0, 1, 255}) {
		t.Errorf("the payload became %v", payload)
	}
	for op, want := range map[string]string{
		"refuse": "slow refuse: not this", "panic": "slow panic: panic", "nothing": "slow nothing: unknown work",
	} {
		if got, err := slow.Do(t.Context(), op, nil); err == nil || err.Error() != want || got != nil {
			t.Errorf("%s: got %v, %v, want %s", op, got, err, want)
		}
	}
}

func TestSlowWorkEndsWithTheContextOrTheLimit(t *testing.T) {
	startWorkers(t)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := NewSlow(time.Minute).Do(ctx, "for ever", nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want the context's error", err)
	}
	if _, err := NewSlow(100*time.Millisecond).Do(t.Context(), "for ever", nil); !errors.Is(err, ErrNoAnswer) {
		t.Errorf("got %v, want no answer", err)
	}
}

func TestWithoutAWorkerThereIsAnError(t *testing.T) {
	slow := NewSlow(5 * time.Second)
	if _, err := slow.Do(t.Context(), "double", nil); !errors.Is(err, ErrWorker) {
		t.Errorf("no boot.js: got %v, want ErrWorker", err)
	}
	shim(t, `const url = URL.createObjectURL(new Blob(["throw new Error('no')"]));
		window.meldcodeSlowWorker = () => new Worker(url);
		return () => { delete window.meldcodeSlowWorker; };`)
	if _, err := slow.Do(t.Context(), "double", nil); !errors.Is(err, ErrWorker) {
		t.Errorf("a script that fails: got %v, want ErrWorker", err)
	}
}

func TestThePageStaysAliveDuringSlowWork(t *testing.T) {
	startWorkers(t)
	slow := NewSlow(20 * time.Second)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 2)
	for range 2 {
		go func() {
			_, err := slow.Do(ctx, "for ever", nil)
			done <- err
		}()
	}
	drawn := make(chan struct{})
	AfterFrame(func() { close(drawn) })
	within(t, drawn)
	cancel()
	for range 2 {
		if err := within(t, done); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want cancelled", err)
		}
	}
	if n := run(`return window.started`).Int(); n != 1 {
		t.Errorf("%d workers were started at once, want one at a time", n)
	}
}

func TestErrorsOfSlowWorkHoldNoPayload(t *testing.T) {
	startWorkers(t)
	_, err := NewSlow(20*time.Second).Do(t.Context(), "panic", []byte("geheim"))
	if err == nil || strings.Contains(err.Error(), "geheim") || strings.Contains(err.Error(), "typed") {
		t.Errorf("got %v", err)
	}
}
