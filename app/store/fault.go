package store

import "errors"

// Fault is the failure of the storage itself. Find it with errors.As, or ask
// KindOf; each Kind calls for another sentence on the screen.
type Fault struct {
	Kind Kind
	Err  error // what the platform said, without case data; may be nil
}

// Kind says which storage failure a Fault is.
type Kind uint8

const (
	// Quota: the device or the browser's share of it is full. Nothing was
	// written; it works again when there is room.
	Quota Kind = iota + 1

	// Aborted: the transaction was rolled back, at commit perhaps, for a
	// reason that is not quota. Nothing was written; trying again may work.
	Aborted

	// Lost: the connection to the database fell away, and so it did again
	// when the whole transaction was repeated on a new one. Whether anything
	// was written is not known: read before saying so either way.
	Lost

	// Blocked: another window holds the database in an older form and does
	// not let go. It works when that window is closed.
	Blocked

	// NoAnswer: there was no outcome within the time limit. Whether anything
	// was written is not known: read before saying so either way.
	NoAnswer

	// Unavailable: the database does not open: a damaged profile, a disk that
	// fails. Nothing was written.
	Unavailable

	// Absent: the platform has no database at all: a lockdown mode, or somebody
	// switched it off. Nothing was written.
	Absent

	// Refused: the platform has a database and does not let us in, as in some
	// private windows. Nothing was written.
	Refused

	// Newer: the database was made by a newer version of the program. Nothing
	// was read or written; load the newer version.
	Newer

	// Gone: the database that was open a moment ago is not there any more:
	// somebody cleared the site's data. It is not made anew, for what would be
	// written in an empty one nobody could open. Nothing was written.
	Gone
)

// String returns the name of the kind in lower case, for logs.
func (k Kind) String() string {
	switch k {
	case Quota:
		return "quota"
	case Aborted:
		return "aborted"
	case Lost:
		return "lost"
	case Blocked:
		return "blocked"
	case NoAnswer:
		return "no answer"
	case Unavailable:
		return "unavailable"
	case Absent:
		return "absent"
	case Refused:
		return "refused"
	case Newer:
		return "newer"
	case Gone:
		return "gone"
	}
	return "unknown"
}

// Error returns the kind and what the platform said.
func (f *Fault) Error() string {
	if f.Err == nil {
		return "store: " + f.Kind.String()
	}
	return "store: " + f.Kind.String() + ": " + f.Err.Error()
}

// Unwrap returns what the platform said.
func (f *Fault) Unwrap() error { return f.Err }

// KindOf returns the kind of the Fault in err, or zero when there is none.
func KindOf(err error) Kind {
	if f, ok := errors.AsType[*Fault](err); ok {
		return f.Kind
	}
	return 0
}
