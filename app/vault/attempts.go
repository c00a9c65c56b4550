package vault

import (
	"encoding/binary"
	"math"
	"time"
)

const attemptsVersion = 1

// freeAttempts wrong passphrases cost nothing; from then on each is followed by
// a wait, the last of which repeats. Nothing is ever wiped.
const freeAttempts = 3

var pauses = []time.Duration{10 * time.Second, 30 * time.Second, time.Minute, 5 * time.Minute}

// Attempts counts the wrong passphrases of one member since the last right one:
// how many, and when the last was, in Unix seconds. It slows down somebody who
// tries at the tablet; against somebody with the disk only the cost of the KDF
// and the strength of the passphrase count. The zero value is none.
type Attempts struct {
	Count uint32
	Last  int64
}

// Failed returns the attempts with one more, made now.
func (a Attempts) Failed(now time.Time) Attempts {
	if a.Count < math.MaxUint32 {
		a.Count++
	}
	a.Last = now.Unix()
	return a
}

// Left returns how many attempts are left before the app waits.
func (a Attempts) Left() int {
	return max(0, freeAttempts-int(min(a.Count, freeAttempts)))
}

// Pause returns the wait that follows the last free attempt, or that followed
// the latest wrong one when no free ones are left.
func (a Attempts) Pause() time.Duration {
	over := int(min(a.Count, 1<<20)) - freeAttempts
	return pauses[min(max(over, 0), len(pauses)-1)]
}

// Wait returns how long the app still waits at now before the next attempt: after
// the third wrong one 10 seconds, then 30 seconds, a minute, and 5 minutes after
// each further one. A clock that was put back does not shorten the wait, and
// makes it no longer than its whole; keep Settled(now) so that it runs off.
func (a Attempts) Wait(now time.Time) time.Duration {
	if a.Count < freeAttempts {
		return 0
	}
	// Whole seconds, and no time.Sub: it saturates far from now.
	last, at := a.Last, now.Unix()
	if at <= last {
		return a.Pause()
	}
	pause := int64(a.Pause() / time.Second)
	if last < at-pause { // cannot overflow: at is a civil time
		return 0
	}
	return time.Duration(last+pause-at) * time.Second
}

// Settled returns the attempts to keep from now on. When the clock was put back
// behind the last attempt, the wait is counted again from now: otherwise a clock
// that was wrong for a minute in the future would lock a person out for years.
func (a Attempts) Settled(now time.Time) Attempts {
	a.Last = min(a.Last, now.Unix())
	return a
}

// Marshal returns the 13 bytes to keep, in the clear.
func (a Attempts) Marshal() []byte {
	b := binary.BigEndian.AppendUint32([]byte{attemptsVersion}, a.Count)
	return binary.BigEndian.AppendUint64(b, uint64(a.Last))
}

// ParseAttempts reads what Marshal wrote. It fails with ErrNewer or ErrDamaged;
// a caller then goes on as if the free attempts were used, never as locked out.
func ParseAttempts(b []byte) (Attempts, error) {
	switch {
	case len(b) == 0:
		return Attempts{}, ErrDamaged
	case b[0] > attemptsVersion:
		return Attempts{}, ErrNewer
	case b[0] != attemptsVersion, len(b) != 13:
		return Attempts{}, ErrDamaged
	}
	return Attempts{Count: binary.BigEndian.Uint32(b[1:]), Last: int64(binary.BigEndian.Uint64(b[5:]))}, nil
}
