package session

import (
	"errors"
	"fmt"
	"time"

	"meldcode/app/exchange"
	"meldcode/app/vault"
)

var (
	// ErrLocked says that the session was closed: its keys are gone.
	ErrLocked = errors.New("session: locked")
	// ErrNewer says that what is stored was written by a newer version.
	ErrNewer = errors.New("session: written by a newer version")
	// ErrDamaged says that a record is missing, does not open or does not verify.
	ErrDamaged = errors.New("session: damaged")
	// ErrCodeWrong says that the groups typed back are not those of the code.
	ErrCodeWrong = errors.New("session: groups do not match the recovery code")
	// ErrTaken says that this tablet has been set up already.
	ErrTaken = errors.New("session: set up already")
	// ErrNotPrepared says that Prove came without Prepare, or AddFile without OpenFile.
	ErrNotPrepared = errors.New("session: nothing prepared")
	// ErrNoMember says that there is no member of that id.
	ErrNoMember = errors.New("session: no such member")
	// ErrNoCase says that the member has no case of that id.
	ErrNoCase = errors.New("session: no such case")
	// ErrTooLarge says that something is larger than its bound.
	ErrTooLarge = errors.New("session: too large")
	// ErrWeak says that a passphrase is not strong enough.
	ErrWeak = errors.New("session: passphrase too weak")
)

// WrongSecret says that a passphrase or a code does not fit, or that it is too
// soon to try one. Nothing is ever wiped.
type WrongSecret struct {
	Left int       // attempts left before the app waits
	Wait time.Time // until when it waits; zero = not
}

func (e *WrongSecret) Error() string { return "session: passphrase or code does not fit" }

// Refused says that the rules do not allow an entry now. Why holds Dutch
// sentences for the person; they are about the case and not part of Error.
type Refused struct{ Why []string }

func (e *Refused) Error() string { return "session: the rules refuse this entry" }

// Halfway says that a piece of work of several transactions stopped after one of
// them: what was done stays, and doing it again does the rest. It wraps the cause.
type Halfway struct{ Err error }

func (e *Halfway) Error() string { return "session: done in part: " + e.Err.Error() }

// Unwrap returns why it stopped.
func (e *Halfway) Unwrap() error { return e.Err }

// Unfit returns the short name of why a file that was checked is not right: a
// code of exchange, "other" for another file than the last back-up, "left" when
// a case on this tablet cannot be read and so nothing can be held against it.
// It is "" for nil, and for an error that is no fault of the file.
func Unfit(err error) string {
	switch {
	case errors.Is(err, ErrOtherFile):
		return "other"
	case errors.Is(err, ErrDamaged), errors.Is(err, ErrNewer):
		return "left"
	}
	return exchange.Code(err)
}

// unopened returns the error for bytes that vault did not accept.
func unopened(err error) error {
	if errors.Is(err, vault.ErrNewer) {
		return fmt.Errorf("%w: %w", ErrNewer, err)
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}
