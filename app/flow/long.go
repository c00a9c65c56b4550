package flow

import "meldcode/app/dossier"

// Progress is how far the long work is that Busy tells of.
type Progress struct {
	Done, Total int  // entries; Total 0 = not told yet
	Stops       bool // it can be stopped, and then nothing has changed
	job         int  // 0 = there is none
}

// Keys for FocusField: the button that stops long work, and the part of the log
// that tells of its check.
const (
	StopField = "#stop"
	Checked   = "#checked"
)

// long is job for work that takes long: until its answer comes, text says that it
// goes on. There is one at a time; free tells.
func (m *Model) long(text string, c Cmd) Cmd {
	job := m.job(c)
	m.Busy, m.Progress, m.Notice = text, Progress{Stops: stoppable(c), job: m.jobs}, Notice{}
	return job
}

// free reports whether long work can begin, and says why when not.
func (m *Model) free() bool {
	if m.Progress.job == 0 {
		return true
	}
	m.Notice = Notice{Status: "Er is nog iets bezig. Wacht tot dat klaar is en probeer het dan opnieuw."}
	return false
}

// going takes how far the long work is.
func (m Model) going(msg Going) Model {
	for _, p := range []*Progress{&m.Progress, &m.Opening} {
		if msg.Gen == m.gen && msg.ID == p.job {
			p.Done, p.Total = msg.Done, msg.Total
		}
	}
	return m
}

// load is the job of opening a case, which the screen waits for.
func (m *Model) load(id dossier.ID) Cmd {
	job := m.job(LoadCase{id})
	m.Opening = Progress{job: m.jobs}
	return job
}

// ended clears what Busy told when its answer comes, and reports whether an
// answer of long work is still waited for: it is not when the person left the
// screen that asked for it.
func (m *Model) ended(d Done) (wanted bool) {
	if d.ID == m.Opening.job {
		m.Opening = Progress{}
	}
	if d.ID == m.Progress.job {
		m.Busy, m.Progress = "", Progress{}
		return true
	}
	switch msg := d.Msg.(type) {
	case Verified, FileOpened, FileChecked:
		return false
	case Stopped:
		return !stoppable(msg.Cmd)
	case Failed:
		return !stoppable(msg.Cmd)
	}
	return true
}

// stoppable reports whether work changes nothing before its very end, and so can
// be broken off.
func stoppable(c Cmd) bool {
	switch c.(type) {
	case CheckLog, CheckFile, OpenFile, Search:
		return true
	}
	return false
}

// stop is the button.
func (m Model) stop() (Model, []Cmd) {
	if !m.Progress.Stops {
		return m, nil
	}
	m.Progress.Stops = false // pressed once is enough
	return m, []Cmd{Stop{m.Progress.job}}
}

// leave stops what the person turned away from. What cannot be stopped goes on,
// and is told of on every screen.
func (m *Model) leave() []Cmd {
	if !m.Progress.Stops {
		return nil
	}
	job := m.Progress.job
	m.Busy, m.Progress = "", Progress{}
	return []Cmd{Stop{job}}
}

// stopped takes that the person stopped it.
func (m Model) stopped(msg Stopped) (Model, []Cmd) {
	m = m.rest(msg.Cmd)
	m.Notice = Notice{Status: "Gestopt. Er is niets veranderd."}
	if _, ok := msg.Cmd.(CheckLog); ok {
		return m, []Cmd{FocusField{Checked}}
	}
	return m, []Cmd{Show{Focus: true}}
}

// Aside reports whether the interpreter does a Job beside the others instead of
// after them: it waits for a person or for a Worker, and meanwhile a concept must
// be kept.
func (j Job) Aside() bool {
	switch j.Cmd.(type) {
	case Search, CheckLog, Export, HandCase, HandOut, PickCards, PickColleague, CheckFile, PickFile, OpenFile, AskPersist, CopyText:
		return true
	}
	return false
}
