package flow

import (
	"strings"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

func TestAPrintIsForARecipientAndBecomesAnEntry(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	w.send(Went{w.at(Out, id, "vt").String() + "/dossier"})
	doc := w.m.Out.Document
	if doc == nil || doc.Recipient.String() != "Veilig Thuis" || len(doc.Heads) != 1 {
		t.Fatalf("for Veilig Thuis: %+v", doc)
	}
	w.send(Do{Action: ActPrint}, Do{Action: ActPrinted})
	if w.m.Form.Form.ID != meldcode.FormOut || w.m.Form.Answers.Text("to") != "Veilig Thuis" {
		t.Fatalf("after printing: form %q for %q", w.m.Form.Form.ID, w.m.Form.Answers.Text("to"))
	}
	w.fill(w.m.Route, "purpose", "Een verzonnen doel.")
	if last := w.m.State.Entries[len(w.m.State.Entries)-1]; last.Form != meldcode.FormOut {
		t.Errorf("the last entry is %q, want that it left", last.Form)
	}

	w.send(Went{w.at(Out, id, "nobody").String()})
	if w.m.Out.Document != nil {
		t.Error("a document for nobody known")
	}
}

func (w *walker) answer(msg Msg) { w.send(Done{Gen: w.m.gen, Msg: msg}) }

// What a damaged case was left out of is no back-up, also when it is checked.
func TestAFileWithoutEverythingIsNoBackup(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	w.send(Went{"#/settings/backup"})
	w.answer(FileMade{Name: "x.age", Delivered: true, Left: []dossier.ID{id}})
	if w.m.Storage.Checked || len(w.m.Export.Left) != 1 {
		t.Fatalf("counted: %+v, left %v", w.m.Storage, w.m.Export.Left)
	}
	w.answer(FileChecked{})
	if w.m.Storage.Checked || !strings.Contains(w.m.Notice.Status, "telt niet als back-up") {
		t.Errorf("checked %v, status %q", w.m.Storage.Checked, w.m.Notice.Status)
	}
	w.answer(FileMade{Name: "y.age", Delivered: true})
	w.answer(FileChecked{})
	if strings.Contains(w.m.Notice.Status, "telt niet") || len(w.m.Export.Left) != 0 {
		t.Errorf("a whole one does not count: %q, left %v", w.m.Notice.Status, w.m.Export.Left)
	}
}

func TestACaseThatDidNotOpenIsTriedAgain(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	w.send(Went{"#/home"})
	other := w.looseSignal("Bo Bedacht", "Was heel stil.")
	w.fail = func(c Cmd) Fault {
		if load, ok := c.(LoadCase); ok && load.Case == id {
			return ConnLost
		}
		return NoFault
	}
	w.send(Went{caseRoute(id).String()})
	if w.m.State != nil || w.m.Fault != ConnLost {
		t.Fatalf("state %v, fault %q", w.m.State, w.m.Fault)
	}
	w.fail = nil
	w.send(Do{Action: ActAgain})
	if w.m.State == nil || w.m.State.ID != id || w.m.Fault != NoFault {
		t.Errorf("after trying again: fault %q", w.m.Fault)
	}
	// A failure of a case that was left says nothing about the one on screen.
	w.send(Went{w.at(SignalShow, other).String()})
	w.answer(Failed{Cmd: LoadCase{id}, Fault: Damaged})
	if w.m.Fault != NoFault {
		t.Errorf("the screen took the fault of another case: %q", w.m.Fault)
	}
}

func TestAFaultWhileAFileIsReadIsNotBlamedOnTheFile(t *testing.T) {
	w := newWalker(t)
	w.send(Went{"#/import"})
	w.answer(FilePicked{Name: "x.age"})
	w.send(Typed{FieldImportKey, "een zin die past"})
	w.fail = func(c Cmd) Fault {
		if _, ok := c.(OpenFile); ok {
			return NoAnswer
		}
		return NoFault
	}
	w.send(Do{Action: ActOpenFile})
	if i := w.m.Import; i.Fault != NoAnswer || i.Refused != "" || i.Working || i.Key == "" {
		t.Fatalf("after a fault: %+v", i)
	}
	w.fail = nil
	m, cmds := Update(w.m, Do{Action: ActOpenFile})
	if len(cmds) == 0 || m.Import.Fault != NoFault || !m.Import.Working {
		t.Errorf("trying again: %+v, %v", m.Import, cmds)
	}
}
