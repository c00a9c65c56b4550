package session

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"

	"filippo.io/age"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/meldcode"
)

func cardOf(t *testing.T, s *Session) exchange.Colleague {
	t.Helper()
	c, err := s.Card(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A case goes to the owner of a card, and to nobody else; no passphrase is typed on
// either side. The log says whose card it was.
func TestACaseGoesToTheOwnerOfACard(t *testing.T) {
	a, _ := newTablet(t).set()
	other := newTablet(t)
	b, _ := other.set()
	c, codeOfC := newTablet(t).set()
	id := record(t, a, "", opening(wordChild)).State.ID
	record(t, a, "", opening("Een ander"))

	// The card goes over as a file.
	card, err := exchange.ReadColleague(cardOf(t, b).File())
	if err != nil {
		t.Fatal(err)
	}
	file, err := a.ExportTo(t.Context(), id, card, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, open := range map[string]func() error{
		"another member": func() error { _, err := c.OpenFile(t.Context(), Bytes(file.Data), "", nil); return err },
		"who made it":    func() error { _, err := a.OpenFile(t.Context(), Bytes(file.Data), "", nil); return err },
		"a code":         func() error { _, err := c.OpenFile(t.Context(), Bytes(file.Data), codeOfC, nil); return err },
	} {
		if err := open(); exchange.Code(err) != "key" {
			t.Errorf("%s: got %v, want the wrong key", name, err)
		}
	}
	found, err := b.OpenFile(t.Context(), Bytes(file.Data), "", nil)
	if err != nil || len(found.Cases) != 1 || found.New != 2 {
		t.Fatalf("got %d cases, %d new, %v; want the one case", len(found.Cases), found.New, err)
	}
	if _, err := b.AddFile(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	state, err := other.restart().Case(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	out := state.Entries[1]
	if out.Form != meldcode.FormOut || out.Answers.Text("to") != "Regen Bedacht (leraar)" || !strings.Contains(out.Answers.Text("what"), card.Fingerprint()) {
		t.Errorf("the log says %v", out.Answers)
	}
	if err := a.Delivered(t.Context()); err != nil {
		t.Error(err)
	}
	if known, err := a.Backup(t.Context()); err != nil || !known.At.IsZero() {
		t.Errorf("one case for another is no back-up: %+v, %v", known, err)
	}
}

func TestWhatIsNoFileIsSaidWithoutAKey(t *testing.T) {
	s, code := newTablet(t).set()
	record(t, s, "", opening(wordChild))
	data := export(t, s, "", "")
	for want, file := range map[string][]byte{
		"not-ours": []byte("iets anders"), "damaged": data[:30], "newer": []byte("age-encryption.org/v9\n"), "key": data,
	} {
		if _, err := s.OpenFile(t.Context(), Bytes(file), "", nil); exchange.Code(err) != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if _, err := s.OpenFile(t.Context(), Bytes(data), code, nil); err != nil {
		t.Errorf("with the code: %v", err)
	}
	if _, err := s.ExportTo(t.Context(), "", cardOf(t, s), nil); !errors.Is(err, ErrNoCase) {
		t.Errorf("all cases at once: got %v, want ErrNoCase", err)
	}
	s.Close()
	if _, err := s.Card(t.Context()); !errors.Is(err, ErrLocked) {
		t.Errorf("got %v, want ErrLocked", err)
	}
	if _, err := s.OpenFile(t.Context(), Bytes(data), "", nil); !errors.Is(err, ErrLocked) {
		t.Errorf("got %v, want ErrLocked", err)
	}
}

// Whoever has a card can make a file for it, with a manifest that fits. An entry in
// it that was changed is refused, with all of the file, and nothing here changes.
func TestAChangedEntryIsRefusedWhoeverMadeTheFile(t *testing.T) {
	a, _ := newTablet(t).set()
	other := newTablet(t)
	b, _ := other.set()
	id := record(t, a, "", append(opening(wordChild), signal(wordSeen)...)).State.ID
	file, err := a.ExportTo(t.Context(), id, cardOf(t, b), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.OpenFile(t.Context(), Bytes(file.Data), "", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := b.AddFile(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	state, err := a.Case(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	to, err := age.ParseX25519Recipient(cardOf(t, b).Recipient)
	if err != nil {
		t.Fatal(err)
	}
	held := other.all()
	for n := range state.Entries {
		log := dossier.NewLog(id)
		for i, e := range state.Entries {
			raw := bytes.Clone(e.Bytes())
			if i == n {
				raw[8+binary.BigEndian.Uint32(raw[4:])] ^= 1 // the signature stands behind the header
			}
			changed, err := dossier.ParseEntry(raw)
			if err != nil || log.Add(changed) != nil {
				t.Fatal(err)
			}
		}
		var sealed bytes.Buffer
		if err := exchange.Write(&sealed, exchange.Archive{Made: state.Entries[0].Recorded.Time(), Cases: []exchange.Case{{Log: log}}}, nil, to); err != nil {
			t.Fatal(err)
		}
		if _, err := b.OpenFile(t.Context(), Bytes(sealed.Bytes()), "", nil); exchange.Code(err) != "signature" {
			t.Errorf("entry %d: got %v, want that a signature does not hold", n, err)
		}
		if _, err := b.AddFile(t.Context(), false); !errors.Is(err, ErrNotPrepared) {
			t.Errorf("entry %d: got %v, want that there is nothing to add", n, err)
		}
	}
	same(t, held, other.all())
}

// New keys are of the store; who somebody is to others stays, or every card that
// was given would be worth nothing.
func TestACardStaysTheSameWithNewKeys(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	before := cardOf(t, s).Fingerprint()
	record(t, s, "", opening(wordChild))
	groups, ask, err := s.Renew(t.Context(), phrase)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.ProveRenewed(t.Context(), [2]string{groups[ask[0]-1], groups[ask[1]-1]}, nil); err != nil {
		t.Fatal(err)
	}
	if got := cardOf(t, b.restart()).Fingerprint(); got != before {
		t.Errorf("got %s, want %s", got, before)
	}
}
