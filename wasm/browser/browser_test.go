//go:build js && wasm

package browser

import (
	"context"
	"errors"
	"syscall/js"
	"testing"
	"time"

	"github.com/hack-pad/safejs"
)

// run runs a function body of JavaScript with arguments named a and b.
func run(body string, args ...any) js.Value {
	return js.Global().Get("Function").New("a", "b", body).Invoke(args...)
}

// shim runs JavaScript that changes something of the browser; what it returns
// sets it right again when the test ends.
func shim(t *testing.T, body string) {
	restore := run(body)
	t.Cleanup(func() { restore.Invoke() })
}

// within fails the test when nothing comes in time.
func within[T any](t *testing.T, c <-chan T) (got T) {
	t.Helper()
	select {
	case got = <-c:
	case <-time.After(5 * time.Second):
		t.Fatal("nothing came within five seconds")
	}
	return got
}

func TestAwaitHearsBothOutcomesAndEndsWithoutOne(t *testing.T) {
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for _, c := range []struct {
		name, promise string
		ctx           context.Context
		want          string
		err           error
	}{
		{"kept", `Promise.resolve('yes')`, t.Context(), "yes", nil},
		{"no promise at all", `'plain'`, t.Context(), "plain", nil},
		{"broken", `Promise.reject(new DOMException('secret', 'NotAllowedError'))`, t.Context(), "", &Rejection{"NotAllowedError"}},
		{"broken with nothing", `Promise.reject()`, t.Context(), "", &Rejection{"rejected without a name"}},
		{"silent", `new Promise(() => {})`, t.Context(), "", ErrNoAnswer},
		{"cancelled", `new Promise(() => {})`, cancelled, "", context.Canceled},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Await(c.ctx, safejs.Safe(run("return "+c.promise)), 50*time.Millisecond)
			if text(got) != c.want {
				t.Errorf("got %q, want %q", text(got), c.want)
			}
			var want *Rejection
			if errors.As(c.err, &want) {
				if r, ok := errors.AsType[*Rejection](err); !ok || *r != *want {
					t.Errorf("got %v, want %v", err, want)
				}
			} else if !errors.Is(err, c.err) {
				t.Errorf("got %v, want %v", err, c.err)
			}
		})
	}
}

func TestPanicInACallbackIsReportedByPlaceAlone(t *testing.T) {
	reported := make(chan string, 1)
	ReportPanics(func(place string) { reported <- place })
	defer ReportPanics(nil)
	stop := OnUpdate(func() { panic("what somebody typed") })
	defer stop()
	run(`window.dispatchEvent(new Event('meldcode:update'))`)
	if got := within(t, reported); got != "meldcode:update" {
		t.Errorf("got %q, want the place", got)
	}
	Timer(0, func() { panic("what somebody typed") })
	if got := within(t, reported); got != "timer" {
		t.Errorf("got %q, want the place", got)
	}
}

func TestListenersStopWhenTold(t *testing.T) {
	heard := 0
	stop := OnHide(func() { heard++ })
	hide := `window.dispatchEvent(new Event('meldcode:hide'))`
	run(hide)
	stop()
	stop()
	run(hide)
	if heard != 1 {
		t.Errorf("heard %d times, want once", heard)
	}
}

func TestHiddenAndVisibleAreHeard(t *testing.T) {
	var heard []string
	defer OnHidden(func() { heard = append(heard, "hidden") })()
	defer OnVisible(func() { heard = append(heard, "visible") })()
	run(`let state = 'hidden';
		Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => state});
		document.dispatchEvent(new Event('visibilitychange'));
		state = 'visible';
		document.dispatchEvent(new Event('visibilitychange'));
		delete document.visibilityState;
		window.dispatchEvent(new PageTransitionEvent('pagehide'));`)
	want := []string{"hidden", "visible", "hidden"}
	if len(heard) != len(want) {
		t.Fatalf("got %v, want %v", heard, want)
	}
	for i := range want {
		if heard[i] != want[i] {
			t.Errorf("got %v, want %v", heard, want)
		}
	}
}

func TestHashIsHeardWhenThePersonChangesIt(t *testing.T) {
	heard := make(chan string, 4)
	defer OnHash(func(hash string) { heard <- hash })()
	defer SetHash(true, "")
	SetHash(false, "/een")
	SetHash(true, "/twee")
	if got := Hash(); got != "/twee" {
		t.Errorf("got %q, want what was set last", got)
	}
	run(`location.hash = '/drie'`)
	if got := within(t, heard); got != "/drie" {
		t.Errorf("got %q, want only what the person did", got)
	}
	run(`history.back()`)
	if got := within(t, heard); got != "/twee" {
		t.Errorf("after back: got %q, want /twee", got)
	}
}

func TestHeadingGetsTheFocusAfterTheFrame(t *testing.T) {
	shim(t, `const h1 = document.createElement('h1');
		h1.textContent = 'Kop';
		document.body.append(h1);
		return () => h1.remove();`)
	FocusHeading()
	after := make(chan struct{})
	AfterFrame(func() { close(after) })
	within(t, after)
	if got := run(`return document.activeElement.textContent`).String(); got != "Kop" {
		t.Errorf("focus is on %q, want the heading", got)
	}
}

func TestTimerIsStoppedOrRuns(t *testing.T) {
	ran := make(chan string, 2)
	Timer(time.Millisecond, func() { ran <- "stopped" })()
	Timer(20*time.Millisecond, func() { ran <- "kept" })
	if got := within(t, ran); got != "kept" {
		t.Errorf("%s timer ran, want the kept one alone", got)
	}
}

func TestFactsAreWhatBootFoundOut(t *testing.T) {
	if got := Facts(); got != (Situation{}) {
		t.Errorf("without facts: got %+v, want nothing", got)
	}
	shim(t, `window.meldcodeFacts = {version: 'v', base: '/x/', sharedOrigin: true, standalone: true, ios: true};
		return () => { delete window.meldcodeFacts; };`)
	if got, want := Facts(), (Situation{"v", "/x/", true, true, true}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	Ready() // absent here: nothing happens
}

func TestStorageAnswers(t *testing.T) {
	if _, ok := Persist(t.Context()); !ok {
		t.Error("persist: no answer")
	}
	if _, ok := Persisted(t.Context()); !ok {
		t.Error("persisted: no answer")
	}
	if used, quota, err := Estimate(t.Context()); err != nil || quota == 0 || used > quota {
		t.Errorf("estimate: got %d of %d, %v", used, quota, err)
	}
	shim(t, `const was = navigator.storage.persist;
		navigator.storage.persist = () => Promise.resolve(true);
		return () => { delete navigator.storage.persist; };`)
	if granted, ok := Persist(t.Context()); !granted || !ok {
		t.Errorf("persist: got %v, %v, want what the browser says", granted, ok)
	}
}

func TestMissingFunctionsAreUnsupported(t *testing.T) {
	shim(t, `for (const name of ['storage', 'locks', 'clipboard', 'share', 'canShare']) {
			Object.defineProperty(navigator, name, {configurable: true, value: undefined});
		}
		return () => { for (const name of ['storage', 'locks', 'clipboard', 'share', 'canShare']) { delete navigator[name]; } };`)
	if _, ok := Persist(t.Context()); ok {
		t.Error("persist: got an answer of nobody")
	}
	if _, _, err := Estimate(t.Context()); !errors.Is(err, ErrUnsupported) {
		t.Errorf("estimate: got %v", err)
	}
	if err := CopyText(t.Context(), "x"); !errors.Is(err, ErrUnsupported) {
		t.Errorf("copy: got %v", err)
	}
	if CanShare("x.zip", "application/zip") {
		t.Error("can share: got yes")
	}
	if err := Share(t.Context(), "x.zip", "application/zip", []byte("x")); !errors.Is(err, ErrUnsupported) {
		t.Errorf("share: got %v", err)
	}
	if release, ok := Lock(t.Context(), "x", nil); !ok {
		t.Error("lock: got no, though there are no locks to keep anybody out")
	} else {
		release()
	}
}
