package dossier

// WentBack reports whether the device's clock was put back between e and the
// entry before it in its chain. The order of a log does not follow the clock, so
// nothing moves; it is told beside the entry, as a date or time may be wrong.
func (s State) WentBack(e Entry) bool {
	before, ok := s.Entry(e.Prev)
	return ok && e.Recorded.Time().Before(before.Recorded.Time())
}

// Last returns the moment at which the last entry of any chain was recorded, ""
// when there is none. A clock that shows an earlier one is wrong now, or was.
func (s State) Last() Stamp {
	var last Stamp
	for _, head := range s.Heads {
		if e, ok := s.Entry(head.Hash); ok && (last == "" || e.Recorded.Time().After(last.Time())) {
			last = e.Recorded
		}
	}
	return last
}
