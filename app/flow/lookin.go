package flow

import (
	"meldcode/app/dossier"
	"meldcode/app/exchange"
)

// Looking at a dossier in a file that was opened, before any of it is added.
type (
	// LookIn asks for a case of the file as it is there. Nothing is stored.
	LookIn struct{ Case dossier.ID } // InFile
	// InFile is that case; for reading only.
	InFile struct{ State *dossier.State }
)

func (LookIn) cmd() {}
func (InFile) msg() {}

// lookIn asks for a case of the file, or turns back from it (empty).
func (m Model) lookIn(id dossier.ID) (Model, []Cmd) {
	m.Out = OutView{}
	if id == "" || m.Import.Working || m.Import.Found == nil {
		return m, []Cmd{Show{Focus: true}}
	}
	return m, []Cmd{m.job(LookIn{id})}
}

// inFile lays the case out as its readable copy, without what a page to print offers.
func (m Model) inFile(msg InFile) (Model, []Cmd) {
	if m.Route.Screen != Import || msg.State == nil {
		return m, nil
	}
	paper := exchange.Recipient{Kind: exchange.Paper}
	doc := exchange.Make(exchange.SubjectOf(msg.State, m.Today), exchange.Order{To: paper, Sort: "dossier", Choices: paper.Default()})
	for _, s := range doc.Sections {
		for i := range s.Items {
			s.Items[i].Choice = dossier.EntryID{}
		}
	}
	m.Out = OutView{Document: &doc, Drawn: drawn}
	cmds := []Cmd{Show{Focus: true}}
	if !m.Out.Ready() {
		cmds = append(cmds, Later{After: drawEvery, Msg: DrawMore{}})
	}
	return m, cmds
}
