package flow

import (
	"strings"
	"testing"

	"meldcode/app/dossier"
)

func TestADossierInAFileIsLookedAtBeforeItIsAdded(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	state := dossier.Fold(w.logs[id])
	w.send(Went{"#/import"})
	w.m.Import = ImportView{Found: []dossier.Summary{state.Summary(w.m.Today)}, New: 3}
	m, cmds := Update(w.m, Do{Action: ActLookIn, ID: string(id)})
	job, ok := cmds[len(cmds)-1].(Job)
	if ask, is := job.Cmd.(LookIn); !ok || !is || ask.Case != id {
		t.Fatalf("asked for %+v", cmds)
	}
	m, _ = Update(m, Done{Gen: m.gen, ID: job.ID, Msg: InFile{&state}})
	if m.Out.Document == nil || !strings.Contains(string(m.Out.Document.Text()), "Zei dat zij niet naar huis wil.") {
		t.Fatal("the dossier is not shown")
	}
	for _, s := range m.Out.Document.Sections {
		for _, i := range s.Items {
			if !i.Choice.IsZero() {
				t.Error("something can be left out of what is only looked at")
			}
		}
	}
	if m, _ = Update(m, Do{Action: ActLookIn}); m.Out.Document != nil || len(m.Import.Found) != 1 {
		t.Error("there is no way back to the file")
	}
}
