package flow

import (
	"strings"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

func TestATableIsNotedInItsCasesBeforeItIsMade(t *testing.T) {
	w := newWalker(t)
	var files []HandOut
	var noted []NoteOut
	left := dossier.ID("")
	w.also = func(cmd Cmd) (Msg, bool) {
		switch cmd := cmd.(type) {
		case NoteOut:
			noted = append(noted, cmd)
			msg := NotedOut{NoteOut: cmd, Overview: w.overview()}
			if left != "" {
				msg.Left = []dossier.ID{left}
			}
			return msg, true
		case HandOut:
			if len(noted) == 0 {
				t.Error("the file came before it was noted")
			}
			files = append(files, cmd)
			return HandedOut{Name: cmd.Name, Delivered: true}, true
		}
		return nil, false
	}
	one := w.openCase()
	w.fill(ParseRoute("#/case/new"), "pupils", "Marker-Noor Verzonnen", "staff", "=no", "reference", "Marker-V07")
	w.looseSignal("Marker-Los", "Was heel stil.")
	w.send(Went{"#/settings/table"}, Do{Action: ActTable})
	if n := len(w.m.Settings.Problems); n != 3 || len(noted) != 0 {
		t.Fatalf("%d problems, noted %v", n, noted)
	}
	w.send(Typed{FieldTableTo, "het bestuur"}, Typed{FieldTablePurpose, "jaarcijfers"}, Typed{FieldTableSure, "+sure"}, Typed{FieldTableColumn, "-next"}, Do{Action: ActTable})
	if len(noted) != 1 || len(noted[0].Cases) != 2 || len(files) != 1 {
		t.Fatalf("noted %v, %d files", noted, len(files))
	}
	what := noted[0].Answers.Text("what")
	if !noted[0].Answers.Is("how", "plain") || noted[0].Answers.Text("to") != "het bestuur" || !strings.Contains(what, "Kenmerk") || strings.Contains(what, "Wat nu") {
		t.Errorf("noted as %v", noted[0].Answers)
	}
	form, _ := meldcode.FormByID(meldcode.FormOut)
	if _, problems := form.Check(meldcode.Facts{Today: w.m.Today}, noted[0].Answers); len(problems) > 0 {
		t.Errorf("the entry could not be recorded by hand: %v", problems)
	}
	csv := string(files[0].Data)
	if files[0].Name != "overzicht-"+w.m.Today.String()+".csv" || strings.Contains(csv, "Noor") || strings.Contains(csv, "Los") || strings.Count(csv, "\r\n") != 3 {
		t.Errorf("%s holds %q", files[0].Name, csv)
	}

	left = one
	w.send(Typed{FieldTableFormat, "json"}, Typed{FieldTableColumn, "+pupils"}, Do{Action: ActTable})
	if len(files) != 2 || !strings.HasSuffix(files[1].Name, ".json") || !strings.Contains(string(files[1].Data), "Marker-Noor") || strings.Count(string(files[1].Data), `"reference"`) != 2 {
		t.Errorf("got %q", files[len(files)-1])
	}

	w.fail = func(c Cmd) Fault {
		if _, ok := c.(NoteOut); ok {
			return Quota
		}
		return NoFault
	}
	w.send(Do{Action: ActTable})
	if len(files) != 2 || w.m.Settings.Table.Working || w.m.Notice.Alert == "" {
		t.Errorf("after a fault: %d files, %+v", len(files), w.m.Settings.Table)
	}
}
