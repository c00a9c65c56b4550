//go:build js && wasm

package browser

import (
	"testing"
)

// isHeld reports whether anybody in this browser holds the lock.
func isHeld(t *testing.T, name string) bool {
	t.Helper()
	answer, err := ask(t.Context(), quick, navigator("locks"), "query")
	if err != nil {
		t.Fatal(err)
	}
	held := get(answer, "held")
	n, err := held.Length()
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		lock, _ := held.Index(i)
		if text(get(lock, "name")) == name {
			return true
		}
	}
	return false
}

func TestLockIsForOneWindow(t *testing.T) {
	const name = "one window"
	release, ok := Lock(t.Context(), name, func() { t.Error("lost, want released") })
	if !ok || !isHeld(t, name) {
		t.Fatal("a free lock was not given")
	}
	if _, ok := Lock(t.Context(), name, nil); ok {
		t.Error("the lock was given twice")
	}
	release()
	release()
	again, ok := Steal(t.Context(), name, nil)
	if !ok {
		t.Error("a released lock was not given")
	}
	again()
}

func TestStolenLockIsToldToTheLoser(t *testing.T) {
	const name = "stolen"
	lost := make(chan string, 2)
	release, ok := Lock(t.Context(), name, func() { lost <- "first" })
	if !ok {
		t.Fatal("a free lock was not given")
	}
	releaseStolen, ok := Steal(t.Context(), name, func() { lost <- "thief" })
	if !ok {
		t.Fatal("the lock was not stolen")
	}
	if got := within(t, lost); got != "first" {
		t.Errorf("told %s, want the loser", got)
	}
	release() // no longer its to give
	if !isHeld(t, name) {
		t.Error("the loser gave away what the thief holds")
	}
	releaseStolen()
	select {
	case got := <-lost:
		t.Errorf("%s was told that it lost, after a release", got)
	default:
	}
}
