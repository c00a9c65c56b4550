package flow

import (
	"testing"

	"meldcode/app/meldcode"
)

func TestAPrintIsForARecipientAndBecomesAnEntry(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	w.send(Went{w.at(Out, id, "vt").String()})
	doc := w.m.Out.Document
	if doc == nil || doc.Recipient != "Veilig Thuis" || len(doc.Heads) != 1 {
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
