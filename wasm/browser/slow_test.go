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

	"meldcode/app/session"
)

// TestMain branches as the app's main does: in a Worker the same program
// serves slow work.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "worker" {
		ServeWorker(map[string]session.Work{
			OpArgon2id: DeriveArgon2id,
			"double":   func(b, _ []byte, _ func(int, int)) ([]byte, error) { return append(b, b...), nil },
			"both": func(head, body []byte, _ func(int, int)) ([]byte, error) {
				return append(append(head, '+'), body...), nil
			},
			"refuse":   func([]byte, []byte, func(int, int)) ([]byte, error) { return nil, session.Fault("not this") },
			"panic":    func([]byte, []byte, func(int, int)) ([]byte, error) { panic("what somebody typed") },
			"for ever": func([]byte, []byte, func(int, int)) ([]byte, error) { select {} },
			"steps":    steps,
		})
	}
	os.Exit(m.Run())
}

// steps computes without a pause for three seconds and tells all the time, as
// real work does.
func steps(head, _ []byte, progress func(done, total int)) ([]byte, error) {
	for from := time.Now(); time.Since(from) < 3*time.Second; {
		progress(1, 7)
	}
	progress(7, 7)
	return head, nil
}

// startWorkers does what boot.js does, with the real slow.js and the program
// of this test, and counts the workers that were started and ended. What before
// holds runs in the Worker first.
func startWorkers(t *testing.T, before ...string) {
	t.Helper()
	script, err := os.ReadFile("../../web/slow.js")
	if err != nil {
		t.Fatal(err)
	}
	_ = window().Set("slowScript", strings.Join(before, "")+string(script))
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
	got, err := slow.Do(t.Context(), "double", payload, nil, nil)
	if want := []byte{0, 1, 255, 0, 1, 255}; err != nil || !bytes.Equal(got, want) {
		t.Errorf("got %v, %v, want %v", got, err, want)
	}
	if !bytes.Equal(payload, []byte{0, 1, 255}) {
		t.Errorf("the payload became %v", payload)
	}
	for op, want := range map[string]string{
		"refuse": "slow refuse: not this", "panic": "slow panic: panic", "nothing": "slow nothing: unknown work",
	} {
		if got, err := slow.Do(t.Context(), op, nil, nil, nil); err == nil || err.Error() != want || got != nil {
			t.Errorf("%s: got %v, %v, want %s", op, got, err, want)
		}
	}
	if _, err := slow.Do(t.Context(), "refuse", nil, nil, nil); !errors.Is(err, session.Fault("not this")) {
		t.Errorf("got %v, want the fault itself", err)
	}
}

func TestBothPartsOfTheWorkArrive(t *testing.T) {
	startWorkers(t)
	body := session.Bytes("lichaam")
	for range 2 { // what the page holds stays its own
		got, err := NewSlow(20*time.Second).Do(t.Context(), "both", []byte("hoofd"), body, nil)
		if err != nil || string(got) != "hoofd+lichaam" {
			t.Errorf("got %q, %v", got, err)
		}
	}
}

// Progress is a sign of life: work may take longer than the limit.
func TestProgressComesDuringTheWorkAndKeepsItAlive(t *testing.T) {
	startWorkers(t)
	var told [][2]int
	slow := NewSlow(2 * time.Second)
	got, err := slow.Do(t.Context(), "steps", []byte("klaar"), nil, func(done, total int) {
		told = append(told, [2]int{done, total})
	})
	if err != nil || string(got) != "klaar" {
		t.Fatalf("got %q, %v", got, err)
	}
	if n := len(told); n < 2 || n > 32 || told[0] != [2]int{1, 7} {
		t.Errorf("told %v: want a few, ten a second at most", told)
	}
}

func TestStoppingDuringProgressEndsTheWorker(t *testing.T) {
	startWorkers(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	_, err := NewSlow(20*time.Second).Do(ctx, "steps", nil, nil, func(int, int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want cancelled", err)
	}
	if n := run(`return window.alive`).Int(); n != 0 {
		t.Errorf("%d workers go on", n)
	}
}

// Work that must be done here gives way to the page, also in a page whose timers
// are held back.
func TestThePageGetsItsTurnDuringWorkThatPauses(t *testing.T) {
	shim(t, `window.turns = 0;
		const channel = new MessageChannel();
		channel.port1.onmessage = () => { window.turns++; channel.port2.postMessage(0); };
		channel.port2.postMessage(0);
		return () => channel.port1.close();`)
	slow := NewSlow(time.Second)
	turns := func() int { return run(`return window.turns`).Int() }
	before := turns()
	for from := time.Now(); turns() < before+3; {
		slow.Pause()
		if time.Since(from) > 20*time.Second {
			t.Fatalf("the page had %d turns", turns()-before)
		}
	}
	before = turns()
	slow.rested = time.Now().Add(time.Minute)
	for range 1000 {
		slow.Pause()
	}
	if n := turns() - before; n != 0 {
		t.Errorf("the page had %d turns although nothing took long", n)
	}
}

func TestSlowWorkEndsWithTheContextOrTheLimit(t *testing.T) {
	startWorkers(t)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := NewSlow(time.Minute).Do(ctx, "for ever", nil, nil, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want the context's error", err)
	}
	if _, err := NewSlow(100*time.Millisecond).Do(t.Context(), "for ever", nil, nil, nil); !errors.Is(err, ErrNoAnswer) {
		t.Errorf("got %v, want no answer", err)
	}
}

func TestWithoutAWorkerThereIsAnError(t *testing.T) {
	slow := NewSlow(5 * time.Second)
	if _, err := slow.Do(t.Context(), "double", nil, nil, nil); !errors.Is(err, ErrWorker) {
		t.Errorf("no boot.js: got %v, want ErrWorker", err)
	}
	shim(t, `const url = URL.createObjectURL(new Blob(["throw new Error('no')"]));
		window.meldcodeSlowWorker = () => new Worker(url);
		return () => { delete window.meldcodeSlowWorker; };`)
	if _, err := slow.Do(t.Context(), "double", nil, nil, nil); !errors.Is(err, ErrWorker) {
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
			_, err := slow.Do(ctx, "for ever", nil, nil, nil)
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
	_, err := NewSlow(20*time.Second).Do(t.Context(), "panic", []byte("geheim"), nil, nil)
	if err == nil || strings.Contains(err.Error(), "geheim") || strings.Contains(err.Error(), "typed") {
		t.Errorf("got %v", err)
	}
}
