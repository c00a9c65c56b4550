package vault

import (
	"bytes"
	"errors"
	"math"
	"testing"
	"time"
)

func TestWrongPassphrasesSlowDownAndNeverEnd(t *testing.T) {
	now := time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)
	var a Attempts
	for i, want := range []struct {
		left int
		wait time.Duration
	}{
		{3, 0}, {2, 0}, {1, 0}, {0, 10 * time.Second}, {0, 30 * time.Second},
		{0, time.Minute}, {0, 5 * time.Minute}, {0, 5 * time.Minute},
	} {
		if a.Left() != want.left || a.Wait(now) != want.wait {
			t.Errorf("after %d: %d left, wait %v; want %d, %v", i, a.Left(), a.Wait(now), want.left, want.wait)
		}
		if a.Wait(now.Add(want.wait)) != 0 {
			t.Errorf("after %d: still waits when the wait is over", i)
		}
		a = a.Failed(now)
	}
	a.Count = math.MaxUint32
	if a = a.Failed(now); a.Count != math.MaxUint32 || a.Wait(now) != 5*time.Minute {
		t.Errorf("at the end of the counter: %d, %v", a.Count, a.Wait(now))
	}
}

func TestTheAnnouncedPauseIsTheOneThatComes(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	var a Attempts
	for range 3 {
		if a.Pause() != 10*time.Second {
			t.Errorf("with %d left: %v", a.Left(), a.Pause())
		}
		a = a.Failed(now)
	}
	if a.Wait(now) != 10*time.Second {
		t.Errorf("waits %v", a.Wait(now))
	}
}

func TestAClockThatJumpsNeitherLocksOutNorFrees(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	years := 5 * 365 * 24 * time.Hour
	a := Attempts{Count: 6, Last: now.Add(years).Unix()}
	if got := a.Wait(now); got != 5*time.Minute {
		t.Errorf("put back five years: waits %v, want the whole pause and no more", got)
	}
	a = a.Settled(now)
	if got := a.Wait(now.Add(4 * time.Minute)); got != time.Minute {
		t.Errorf("settled, four minutes later: waits %v, want 1m", got)
	}
	if a.Wait(now.Add(5*time.Minute)) != 0 {
		t.Error("settled, and never free")
	}
	if b := a.Settled(now.Add(time.Hour)); b != a {
		t.Error("settling with a clock that is right changes the attempts")
	}
	for _, last := range []int64{math.MinInt64, math.MaxInt64, 0} {
		a := Attempts{Count: 9, Last: last}
		if got := a.Wait(now); got < 0 || got > 5*time.Minute {
			t.Errorf("last %d: waits %v", last, got)
		}
	}
}

func FuzzParseAttempts(f *testing.F) {
	f.Add(Attempts{Count: 4, Last: 1_800_000_000}.Marshal())
	f.Add([]byte{2})
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := ParseAttempts(b)
		if err != nil {
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) {
				t.Errorf("fails with %v", err)
			}
			return
		}
		if !bytes.Equal(a.Marshal(), b) {
			t.Error("what was read is not written back the same")
		}
	})
}
