package flow

import (
	"slices"
	"testing"

	"meldcode/app/dossier"
)

// begun is a walker with a case whose next long work is not answered by itself.
func begun(t *testing.T) (*walker, dossier.ID) {
	w := newWalker(t)
	id := w.openCase()
	return w, id
}

// press sends one button and returns the Job that it asks for.
func (w *walker) press(a Action) (Job, bool) {
	w.t.Helper()
	var cmds []Cmd
	w.m, cmds = Update(w.m, Do{Action: a})
	for _, c := range cmds {
		if job, ok := c.(Job); ok {
			return job, true
		}
	}
	return Job{}, false
}

// longs are the ways to begin long work.
func longs(w *walker, id dossier.ID) map[string]func() Action {
	return map[string]func() Action{
		"check a log":  func() Action { w.send(Went{w.at(Log, id).String()}); return ActCheckLog },
		"make a file":  func() Action { w.send(Went{"#/settings/backup"}); return ActExport },
		"check a file": func() Action { w.send(Went{"#/settings/backup"}); return ActCheckFile },
		"open a file": func() Action {
			w.send(Went{"#/import"})
			w.answer(FilePicked{Name: "x.age"})
			w.send(Typed{FieldImportKey, "een zin die past"})
			return ActOpenFile
		},
		"add a file": func() Action { w.send(Went{"#/import"}); w.answer(FileOpened{New: 1}); return ActAddFile },
	}
}

func TestLongWorkTellsHowFarItIs(t *testing.T) {
	for name := range longs(nil, "") {
		w, id := begun(t)
		job, ok := w.press(longs(w, id)[name]())
		if !ok || w.m.Busy == "" || w.m.Progress.Total != 0 {
			t.Fatalf("%s: %v, busy %q, %+v", name, ok, w.m.Busy, w.m.Progress)
		}
		w.send(Going{ID: job.ID, Gen: job.Gen, Done: 3, Total: 7})
		w.send(Going{ID: job.ID, Gen: job.Gen + 1, Done: 5, Total: 7}, Going{ID: job.ID + 1, Gen: job.Gen, Done: 6, Total: 7})
		if p := w.m.Progress; p.Done != 3 || p.Total != 7 {
			t.Errorf("%s: %+v, want 3 of 7", name, p)
		}
		w.send(Done{ID: job.ID + 1, Gen: job.Gen, Msg: ConceptSaved{}})
		if w.m.Busy == "" {
			t.Errorf("%s: the answer to something else ended it", name)
		}
		w.send(Done{ID: job.ID, Gen: job.Gen, Msg: Failed{Cmd: job.Cmd, Fault: Other}})
		if w.m.Busy != "" || w.m.Progress != (Progress{}) {
			t.Errorf("%s ended: busy %q, %+v", name, w.m.Busy, w.m.Progress)
		}
		if w.m.Log.Working || w.m.Export.Working || w.m.Import.Working {
			t.Errorf("%s ended and is shown as going on", name)
		}
	}
}

func TestOneLongWorkAtATime(t *testing.T) {
	w, id := begun(t)
	w.send(Went{"#/settings/backup"})
	if _, ok := w.press(ActExport); !ok {
		t.Fatal("no file is made")
	}
	for name, begin := range longs(w, id) {
		job, ok := w.press(begin())
		if ok || w.m.Log.Working || w.m.Import.Working || w.m.Progress.job == 0 {
			t.Errorf("%s: began beside the other: %+v", name, job)
		}
		if w.m.Notice.Status == "" {
			t.Errorf("%s: nothing is said", name)
		}
		w.m.Notice = Notice{}
	}
}

func TestWhatChangesNothingCanBeStopped(t *testing.T) {
	stops := map[string]bool{"check a log": true, "check a file": true, "open a file": true}
	for name := range longs(nil, "") {
		w, id := begun(t)
		job, _ := w.press(longs(w, id)[name]())
		if w.m.Progress.Stops != stops[name] {
			t.Errorf("%s can be stopped: %v", name, w.m.Progress.Stops)
		}
		m, cmds := Update(w.m, Do{Action: ActStop})
		asked := slices.ContainsFunc(cmds, func(c Cmd) bool { return c == Stop{job.ID} })
		if asked != stops[name] {
			t.Errorf("%s: %v", name, cmds)
		}
		if !asked {
			continue
		}
		if again, more := Update(m, Do{Action: ActStop}); len(more) > 0 || again.Busy == "" {
			t.Errorf("%s: pressed twice: %v", name, more)
		}
		m, _ = Update(m, Done{ID: job.ID, Gen: job.Gen, Msg: Stopped{job.Cmd}})
		if m.Busy != "" || m.Log.Working || m.Export.Working || m.Import.Working || m.Notice.Status == "" {
			t.Errorf("%s stopped: busy %q, notice %+v", name, m.Busy, m.Notice)
		}
		if name == "open a file" && (m.Import.Name == "" || m.Import.Key == "") {
			t.Errorf("what was picked and typed is gone: %+v", m.Import)
		}
	}
}

func TestLeavingStopsWhatWasAskedThere(t *testing.T) {
	answers := map[string]Msg{"check a log": Verified{Findings: []dossier.Finding{{Serious: true}}},
		"check a file": FileChecked{Wrong: "other"}, "open a file": FileOpened{New: 5}}
	for name, answer := range answers {
		w, id := begun(t)
		job, _ := w.press(longs(w, id)[name]())
		m, cmds := Update(w.m, Went{"#/home"})
		if !slices.ContainsFunc(cmds, func(c Cmd) bool { return c == Stop{job.ID} }) || m.Busy != "" {
			t.Errorf("%s goes on: %v, busy %q", name, cmds, m.Busy)
		}
		// It was ready just before.
		for _, late := range []Msg{answer, Failed{Cmd: job.Cmd, Fault: Other}, Stopped{job.Cmd}} {
			after, cmds := Update(m, Done{ID: job.ID, Gen: job.Gen, Msg: late})
			if after.Log.Checked || after.Export.CheckWrong != "" || after.Import.New != 0 || after.Notice != m.Notice || len(cmds) > 0 {
				t.Errorf("%s: %T is taken on another screen", name, late)
			}
		}
	}
}

func TestAFileThatIsMadeAfterLeavingIsTold(t *testing.T) {
	w, id := begun(t)
	w.send(Went{w.at(Out, id).String()})
	job, _ := w.press(ActExport)
	w.send(Went{"#/settings/backup"})
	if w.m.Busy == "" {
		t.Error("nobody sees that it goes on")
	}
	w.send(Done{ID: job.ID, Gen: job.Gen, Msg: FileMade{Case: id, Name: "x.age", Delivered: true}})
	if w.m.Export.Ready != "" {
		t.Errorf("one case is shown as the back-up of all: %+v", w.m.Export)
	}
	if w.m.Notice.Status == "" || w.m.Busy != "" {
		t.Errorf("not told: %+v, busy %q", w.m.Notice, w.m.Busy)
	}
}

func TestWaitingForAWorkerHoldsNothingUp(t *testing.T) {
	for _, c := range []Cmd{CheckLog{}, Export{}, CheckFile{}, PickFile{}, OpenFile{}, AskPersist{}} {
		if !(Job{Cmd: c}).Aside() {
			t.Errorf("%T holds up the keeping of a concept", c)
		}
	}
	for _, c := range []Cmd{KeepConcept{}, Record{}, AddFile{}, OpenMember{}} {
		if (Job{Cmd: c}).Aside() {
			t.Errorf("%T writes out of its turn", c)
		}
	}
}

func TestOpeningACaseTellsHowFarItIs(t *testing.T) {
	w, id := begun(t)
	w.m.State = nil
	var load Job
	m, cmds := Update(w.m, Went{w.at(Log, id).String()})
	for _, c := range cmds {
		if job, ok := c.(Job); ok && job.Cmd == (LoadCase{id}) {
			load = job
		}
	}
	if load.ID == 0 || m.Opening.Total != 0 {
		t.Fatalf("%v, %+v", cmds, m.Opening)
	}
	m, _ = Update(m, Going{ID: load.ID, Gen: load.Gen, Done: 3, Total: 7})
	m, _ = Update(m, Going{ID: load.ID + 1, Gen: load.Gen, Done: 5, Total: 7})
	if m.Opening.Done != 3 || m.Opening.Total != 7 || m.Busy != "" || m.Progress.Total != 0 {
		t.Errorf("%+v, want 3 of 7; busy %q", m.Opening, m.Busy)
	}
	if _, cmds := Update(m, Do{Action: ActStop}); len(cmds) > 0 {
		t.Errorf("stopping asks %v", cmds)
	}
	m, _ = Update(m, Done{ID: load.ID, Gen: load.Gen, Msg: Failed{Cmd: load.Cmd, Fault: Damaged}})
	if m.Opening != (Progress{}) {
		t.Errorf("it ended, and is shown as going on: %+v", m.Opening)
	}
}
