package dossier

import "meldcode/app/meldcode"

// watch is what was planned to be looked at on days, and was looked at up to one.
type watch struct {
	planned bool
	looked  meldcode.Date   // the last time
	ahead   []meldcode.Date // planned days after that, as they were planned
}

// plan notes days on which to look.
func (w *watch) plan(on ...meldcode.Date) {
	w.planned = true
	w.ahead = append(w.ahead, after(on, w.looked)...)
}

// look notes that somebody looked, and the next day, zero for none. A look
// without a plan makes no plan.
func (w *watch) look(on, next meldcode.Date) {
	if on.After(w.looked) {
		w.looked = on
		w.ahead = after(w.ahead, on) // a slice of its own
	}
	if next.After(w.looked) {
		w.ahead = append(w.ahead, next)
	}
}

// after returns the days that come after a day, in their order.
func after(days []meldcode.Date, day meldcode.Date) []meldcode.Date {
	var left []meldcode.Date
	for _, d := range days {
		if d.After(day) {
			left = append(left, d)
		}
	}
	return left
}
