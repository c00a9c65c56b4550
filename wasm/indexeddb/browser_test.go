//go:build js && wasm

package indexeddb

import (
	"crypto/rand"
	"syscall/js"
	"testing"
	"time"

	"meldcode/app/store"
	"meldcode/app/store/storetest"
)

func TestDBKeepsTheContract(t *testing.T) {
	storetest.Run(t, func() store.Store { return New(rand.Text(), Options{}) })
}

// quick are limits that make a test of silence short.
var quick = Options{OpenLimit: 300 * time.Millisecond, Limit: 300 * time.Millisecond}

func fresh(t *testing.T, o Options) *DB {
	d := New(rand.Text(), o)
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// run runs a function body of JavaScript with arguments named a and b.
func run(body string, args ...any) js.Value {
	return js.Global().Get("Function").New("a", "b", body).Invoke(args...)
}

// shim runs JavaScript that changes something of the browser and returns the
// function that sets it right again, which happens when the test ends.
func shim(t *testing.T, body string) {
	restore := run(body)
	t.Cleanup(func() { restore.Invoke() })
}

var (
	one = store.Key{Space: "s", Chain: "c", Number: 1}
	two = store.Key{Space: "s", Chain: "c", Number: 2}
)

func adding(key store.Key, value string) store.Op { return store.Add(key, storetest.Bytes(value)) }

func mustApply(t *testing.T, d *DB, ops ...store.Op) {
	t.Helper()
	if err := d.Apply(t.Context(), ops...); err != nil {
		t.Fatalf("apply: %v", err)
	}
}

func wantValue(t *testing.T, d *DB, key store.Key, value string) {
	t.Helper()
	if got, err := d.Get(t.Context(), key); err != nil || string(got) != value {
		t.Fatalf("get: got %q, %v, want %q", got, err, value)
	}
}

func wantAbsent(t *testing.T, d *DB, key store.Key) {
	t.Helper()
	if got, err := d.Get(t.Context(), key); err != store.ErrNotFound {
		t.Fatalf("get: got %q, %v, want not found", got, err)
	}
}

func wantKind(t *testing.T, err error, kind store.Kind) {
	t.Helper()
	if got := store.KindOf(err); got != kind {
		t.Fatalf("got %v (%v), want %v", got, err, kind)
	}
}
