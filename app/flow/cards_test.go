package flow

import (
	"slices"
	"strings"
	"testing"

	"meldcode/app/exchange"
)

func addressBook(t *testing.T) (*walker, *[][]Contact) {
	w := newWalker(t)
	w.m.Contacts = []Contact{{ID: "c1", Name: "Marja", Phone: "010 000 00 00", Open: true}, {ID: "c2", Name: "Wijkteam", Mail: "team@wijk.example"}}
	w.send(Went{"#/contacts"})
	saved := &[][]Contact{}
	w.also = func(cmd Cmd) (Msg, bool) {
		if save, ok := cmd.(SaveContacts); ok {
			*saved = append(*saved, save.Contacts)
			return ContactsSaved(save), true
		}
		return nil, false
	}
	return w, saved
}

// picked is that the person chose a file with these cards.
func (w *walker) picked(msg CardsPicked) {
	also := w.also
	w.also = func(cmd Cmd) (Msg, bool) {
		if _, ok := cmd.(PickCards); ok {
			return msg, true
		}
		return also(cmd)
	}
	w.send(Do{Action: ActPickCards})
	w.also = also
}

func TestCardsAreAddedAndDoublesAsChosen(t *testing.T) {
	cards := []exchange.Card{
		{Name: "marja", Organisation: "IB", Phone: "06"},
		{Name: "Team", Phone: "06 111", Mail: "TEAM@wijk.example"},
		{Name: "Iemand", Phone: "+31 10 0000000"},
		{Name: "Nieuw"}, {Name: "Nieuw"},
	}
	for how, want := range map[Doubles][]Contact{
		DoublesFill: {{ID: "c1", Name: "Marja", Organisation: "IB", Phone: "010 000 00 00", Open: true}, {ID: "c2", Name: "Wijkteam", Phone: "06 111", Mail: "team@wijk.example"}, {ID: "c3", Name: "Nieuw"}},
		DoublesSkip: {{ID: "c1", Name: "Marja", Phone: "010 000 00 00", Open: true}, {ID: "c2", Name: "Wijkteam", Mail: "team@wijk.example"}, {ID: "c3", Name: "Nieuw"}},
		DoublesAdd: {{ID: "c1", Name: "Marja", Phone: "010 000 00 00", Open: true}, {ID: "c2", Name: "Wijkteam", Mail: "team@wijk.example"},
			{ID: "c3", Name: "marja", Organisation: "IB", Phone: "06"}, {ID: "c4", Name: "Team", Phone: "06 111", Mail: "TEAM@wijk.example"}, {ID: "c5", Name: "Iemand", Phone: "+31 10 0000000"}, {ID: "c6", Name: "Nieuw"}},
	} {
		w, saved := addressBook(t)
		w.picked(CardsPicked{Cards: cards})
		if len(w.m.DoubleCards()) != 3 || len(*saved) != 0 {
			t.Fatalf("doubles %v, saved %v", w.m.DoubleCards(), *saved)
		}
		w.send(Do{Action: ActAddCards})
		if len(w.m.Cards.Problems) != 1 || len(*saved) != 0 {
			t.Error("added without a choice")
		}
		w.send(Typed{FieldDoubles, string(how)}, Do{Action: ActAddCards})
		if len(*saved) != 1 || !slices.Equal((*saved)[0], want) || len(w.m.Cards.Found) != 0 {
			t.Errorf("%s: %+v", how, *saved)
		}
	}
}

func TestAFileOfContactsThatIsRefusedChangesNothing(t *testing.T) {
	w, saved := addressBook(t)
	before := slices.Clone(w.m.Contacts)
	w.picked(CardsPicked{Refused: CardsNone})
	w.send(Do{Action: ActAddCards})
	big := make([]exchange.Card, exchange.MaxCards)
	for i := range big {
		big[i] = exchange.Card{Name: strings.Repeat("x", 150) + string(rune('a'+i%26)) + string(rune('a'+i/26))}
	}
	w.picked(CardsPicked{Cards: big})
	w.send(Do{Action: ActAddCards})
	if len(w.m.Cards.Problems) != 1 || !strings.Contains(w.m.Cards.Problems[0].Text, "passen er niet bij") {
		t.Errorf("problems %v", w.m.Cards.Problems)
	}
	w.send(Do{Action: ActNoCards})
	if len(*saved) != 0 || !slices.Equal(w.m.Contacts, before) || len(w.m.Cards.Found) != 0 {
		t.Errorf("saved %v, contacts %v", *saved, w.m.Contacts)
	}
	// Not stored: what was found stays on the screen.
	w.fail = func(c Cmd) Fault {
		if _, ok := c.(SaveContacts); ok {
			return Quota
		}
		return NoFault
	}
	w.picked(CardsPicked{Cards: []exchange.Card{{Name: "Nieuw"}}})
	w.send(Do{Action: ActAddCards})
	if w.m.Notice.Alert == "" || len(w.m.Cards.Found) != 1 || !slices.Equal(w.m.Contacts, before) {
		t.Errorf("%+v, %v", w.m.Notice, w.m.Contacts)
	}
	// And a file that was chosen on a screen that was left is not asked about.
	w.send(Went{"#/home"}, Done{Gen: w.m.gen, Msg: CardsPicked{Cards: []exchange.Card{{Name: "Later"}}}})
	if len(w.m.Cards.Found) != 0 {
		t.Error("a file came up on another screen")
	}
}

func TestContactsAreWrittenToAFile(t *testing.T) {
	w, _ := addressBook(t)
	var files []HandOut
	w.handedTo(&files)
	w.send(Do{Action: ActWriteCards})
	if len(files) != 1 || files[0].Name != "contacten-2026-03-02.vcf" || files[0].Type != exchange.CardsType {
		t.Fatalf("files %+v", files)
	}
	cards, left, err := exchange.ReadCards(files[0].Data, func() {})
	if err != nil || left != 0 || len(cards) != 2 || cards[1].Mail != "team@wijk.example" {
		t.Errorf("%+v, %d, %v", cards, left, err)
	}
}

func TestAContactThatIsTooLongIsRefusedAndStaysTyped(t *testing.T) {
	w, saved := addressBook(t)
	long := strings.Repeat("x", 200_000)
	w.send(Do{Action: ActEditContact}, Typed{FieldContactName, "Kim"}, Typed{FieldContactOrg, long}, Do{Action: ActSaveContact})
	if len(*saved) != 0 || len(w.m.Settings.Problems) != 1 || w.m.Settings.Contact.Organisation != long {
		t.Errorf("saved %d, problems %v", len(*saved), w.m.Settings.Problems)
	}
}
