//go:build js && wasm

package indexeddb

import (
	"errors"
	"syscall/js"

	"github.com/hack-pad/safejs"

	"meldcode/app/store"
)

// errLost is a transaction that failed because its connection fell away, and
// that deserves a second try on a new one.
var errLost = errors.New("indexeddb: connection lost")

// errUnbegun is joined to it when the transaction did not begin, so that it is
// certain that nothing was written.
var errUnbegun = errors.New("indexeddb: transaction not begun")

// cause is what the database said: the name of a DOMException, which unlike
// its message holds no data.
type cause string

func (c cause) Error() string {
	if c == "" {
		return "indexeddb: no cause given"
	}
	return "indexeddb: " + string(c)
}

// nameOf returns the name of a DOMException, or "" for null.
func nameOf(exception safejs.Value) cause { return cause(text(get(exception, "name"))) }

// thrown returns the name of what a call threw.
func thrown(err error) cause {
	if e, ok := errors.AsType[js.Error](err); ok {
		return nameOf(safejs.Safe(e.Value))
	}
	return "call failed"
}

// failed says what it means that a transaction ended by this cause while its
// connection was open or gone.
func failed(name cause, gone bool) error {
	switch name {
	case "ConstraintError":
		return store.ErrExists
	case "QuotaExceededError":
		return &store.Fault{Kind: store.Quota, Err: name}
	case "UnknownError", "InvalidStateError", "TransactionInactiveError":
		// WebKit says it in these ways when the page was in the background.
		return errors.Join(errLost, name)
	}
	if gone {
		return errors.Join(errLost, name)
	}
	return &store.Fault{Kind: store.Aborted, Err: name}
}

// unopened says what it means that the database did not open by this cause.
func unopened(name cause) error {
	kind := store.Unavailable
	switch name {
	case "VersionError":
		kind = store.Newer
	case "QuotaExceededError":
		kind = store.Quota
	case "SecurityError", "NotAllowedError", "InvalidStateError":
		kind = store.Refused
	}
	return &store.Fault{Kind: kind, Err: name}
}
