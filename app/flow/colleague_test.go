package flow

import (
	"crypto/ed25519"
	"testing"

	"meldcode/app/exchange"
	"meldcode/app/meldcode"
	"meldcode/app/school"
)

func someCard() exchange.Colleague {
	return exchange.Colleague{Name: "Wolk Verzonnen", Role: "IB'er",
		Recipient: "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj", Key: make(ed25519.PublicKey, ed25519.PublicKeySize)}
}

// handing returns what is asked of the interpreter to be made for a card.
func handing(cmds []Cmd) (found []HandCase) {
	for _, c := range cmds {
		if job, ok := c.(Job); ok {
			if h, ok := job.Cmd.(HandCase); ok {
				found = append(found, h)
			}
		}
	}
	return found
}

// A card that was read makes no file: only a person who compared it does.
func TestACardCountsOnceItWasCompared(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	w.send(Went{w.at(Out, id).String()})
	if _, cmds := Update(w.m, Do{Action: ActHandCase}); len(handing(cmds)) != 0 {
		t.Error("a file without a card")
	}
	m, cmds := Update(w.m, Done{Gen: w.m.gen, Msg: ColleaguePicked{Card: someCard()}})
	if len(handing(cmds)) != 0 || m.Export.Working || m.Export.Card.Name != "Wolk Verzonnen" {
		t.Fatalf("reading a card: %v, %+v", cmds, m.Export)
	}
	next, cmds := Update(m, Do{Action: ActHandCase})
	got := handing(cmds)
	if len(got) != 1 || got[0].Case != id || got[0].Card.Recipient != someCard().Recipient || !next.Export.Working {
		t.Fatalf("got %+v, working %v", got, next.Export.Working)
	}
	if _, cmds := Update(next, Do{Action: ActHandCase}); len(handing(cmds)) != 0 {
		t.Error("a second press makes a second file")
	}
	failed, _ := Update(next, Done{Gen: next.gen, Msg: Failed{Cmd: HandCase{}, Fault: Quota}})
	if failed.Export.Working || failed.Notice.Alert == "" {
		t.Errorf("after a fault: %+v", failed.Notice)
	}

	m.School.School, _ = school.Parse([]byte(`{"version": 1, "exports": []}`))
	if next, cmds := Update(m, Do{Action: ActHandCase}); len(handing(cmds)) != 0 || next.Notice.Alert == "" {
		t.Error("the school forbids it")
	}
	left, _ := Update(m, Went{"#/home"})
	if left.Export.Card.Name != "" {
		t.Error("the card stays when the screen was left")
	}
	late, _ := Update(left, Done{Gen: left.gen, Msg: ColleaguePicked{Card: someCard()}})
	if late.Export.Card.Name != "" {
		t.Error("a card that comes too late is kept")
	}
	wrong, _ := Update(m, Done{Gen: m.gen, Msg: ColleaguePicked{Refused: "damaged"}})
	if wrong.Export.Card.Name != "" || wrong.Export.CardWrong != "damaged" {
		t.Errorf("a wrong file: %+v", wrong.Export)
	}
}

func TestTheOwnCardIsSavedAsAFileWithoutAName(t *testing.T) {
	w := newWalker(t)
	w.openCase()
	if _, cmds := Update(w.m, Do{Action: ActWriteCard}); len(cmds) != 0 {
		t.Error("a card that is not known yet")
	}
	w.answer(CardTold{someCard()})
	_, cmds := Update(w.m, Do{Action: ActWriteCard})
	out, ok := cmds[0].(Job).Cmd.(HandOut)
	if !ok || out.Name != "meldcode-kaart-"+w.m.Today.String()+".json" {
		t.Fatalf("got %+v", cmds)
	}
	if got, err := exchange.ReadColleague(out.Data); err != nil || got.Name != "Wolk Verzonnen" {
		t.Errorf("got %+v, %v", got, err)
	}
}

// A file of which the log tells is followed by the proof that goes with it.
func TestTheProofIsThereRightAfterTheFile(t *testing.T) {
	w := newWalker(t)
	id := w.openCase()
	w.send(Went{w.at(Out, id).String()})
	if len(w.m.Out.Offers) != 0 {
		t.Fatalf("there are proofs already: %v", w.m.Out.Offers)
	}
	before := *w.m.State
	w.send(Went{w.at(Add, id, "out").String()})
	w.fill(w.m.Route, "to", "Wolk Verzonnen", "what", "Het hele dossier.", "purpose", "Meegeven.")
	after := *w.m.State
	w.send(Went{w.at(Out, id).String()})
	w.m.State, w.m.Out.Offers = &before, nil
	m, cmds := Update(w.m, Done{Gen: w.m.gen, Msg: FileMade{Case: id, Name: "x.age", Delivered: true, State: &after}})
	if len(m.Out.Offers) != 1 || m.State != &after || m.Export.Ready != "x.age" {
		t.Errorf("got %d proofs, file %q", len(m.Out.Offers), m.Export.Ready)
	}
	found := false
	for _, c := range cmds {
		found = found || c == FocusField{HandedTo}
	}
	if !found {
		t.Errorf("the focus stays where it was: %v", cmds)
	}

	// And the ground can be filled in, in that entry.
	w.m = m
	w.send(Went{Route{Screen: Add, Case: id, Arg: string(meldcode.FormFix), Sub: m.Out.Offers[0].Entry.String()}.String()})
	if w.m.Form.Answers.Text("to") != "Wolk Verzonnen" || w.m.Form.Fixes != m.Out.Offers[0].Entry.String() {
		t.Errorf("the form holds %v", w.m.Form.Answers)
	}
	asked := false
	for _, a := range w.m.Form.Asks {
		asked = asked || a.Key == "ground"
	}
	if !asked {
		t.Error("the ground is not asked")
	}
}

func TestAFileOpensWithoutAPassphraseForTheOwnCard(t *testing.T) {
	w := newWalker(t)
	w.openCase()
	w.send(Went{"#/import"})
	w.answer(FilePicked{Name: "x.age"})
	w.m.Import.Key = "  "
	_, cmds := Update(w.m, Do{Action: ActOpenFile})
	if job, ok := cmds[0].(Job); !ok || job.Cmd != (OpenFile{}) {
		t.Errorf("got %v, want to open it with the own key", cmds)
	}
	w.answer(FileOpened{New: 0, Apart: 2})
	w.answer(FileAdded{Apart: 2})
	if w.m.Import.Apart != 2 || !w.m.Import.Done {
		t.Errorf("got %+v", w.m.Import)
	}
}
