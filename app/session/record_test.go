package session

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

func TestWhatTheRulesRefuseIsNotStored(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	before := b.all()
	drafts := append(signal(wordSeen), dossier.Draft{Form: meldcode.FormReopen})
	_, err := s.Record(t.Context(), id, drafts, "", "")
	if e, ok := errors.AsType[*Refused](err); !ok || len(e.Why) == 0 {
		t.Errorf("got %v, want Refused with a reason", err)
	}
	same(t, before, b.all())
	if state, err := s.Case(t.Context(), id); err != nil || len(state.Entries) != 1 {
		t.Errorf("the case in memory changed: %v", err)
	}
	if _, err := s.Record(t.Context(), "aaaaaaaaaaaaaaaaaaaaaaaaaa", signal("x"), "", ""); !errors.Is(err, ErrNoCase) {
		t.Errorf("got %v, want ErrNoCase", err)
	}
}

func TestALooseSignalIsTakenOverOnItsOwnDate(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	loose := record(t, s, "", signal(wordSeen)).State
	if !loose.Loose {
		t.Fatal("a signal alone is not loose")
	}
	got, err := s.Record(t.Context(), "", opening(wordChild), "", loose.ID)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(got.State.Entries); n != 2 || len(got.Entries) != 2 {
		t.Fatalf("got %d entries, want the opening and the signal", n)
	}
	e := got.State.Entries[1]
	if e.Form != meldcode.FormSignal || e.Event.String() != "2026-03-10" || e.Answers.Text("seen") != wordSeen {
		t.Errorf("got %v on %v", e.Form, e.Event)
	}
	again := b.restart()
	old, err := again.Case(t.Context(), loose.ID)
	if err != nil || old.MovedTo != got.State.ID {
		t.Errorf("got moved to %q, %v; want %q", old.MovedTo, err, got.State.ID)
	}
	overview, err := again.Overview(t.Context())
	if err != nil || len(overview) != 2 {
		t.Fatalf("got %d, %v; want both", len(overview), err)
	}
	_, err = again.Record(t.Context(), got.State.ID, nil, "", loose.ID)
	if _, ok := errors.AsType[*Refused](err); !ok {
		t.Errorf("a second time: got %v, want Refused", err)
	}
}

// What was asked and advised about a loose signal would be missed in the case.
func TestWhatWasSaidAboutALooseSignalGoesAlongIntoACaseThatIsThere(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	loose := record(t, s, "", signal(wordSeen)).State.ID
	record(t, s, loose, []dossier.Draft{
		{Form: meldcode.FormConsult, Answers: meldcode.Answers{"with": meldcode.Typed("de IB'er"), "advice": meldcode.Typed("Vraag door.")}},
		{Form: meldcode.FormKeep, Answers: meldcode.Answers{"why": meldcode.Typed("Nog onduidelijk."), "until": meldcode.Typed("2026-04-01")}},
	})
	got, err := s.Record(t.Context(), id, nil, "", loose)
	if err != nil {
		t.Fatal(err)
	}
	var forms []meldcode.FormID
	for _, e := range got.State.Entries {
		forms = append(forms, e.Form)
	}
	want := []meldcode.FormID{meldcode.FormOpen, meldcode.FormSignal, meldcode.FormConsult}
	if !slices.Equal(forms, want) || got.State.Entries[2].Answers.Text("advice") != "Vraag door." {
		t.Errorf("got %v, want %v", forms, want)
	}
	if old, err := b.restart().Case(t.Context(), loose); err != nil || old.MovedTo != id {
		t.Errorf("got moved to %q, %v; want %q", old.MovedTo, err, id)
	}
}

func TestTwoSessionsOnOneStoreLoseNothing(t *testing.T) {
	b := newTablet(t)
	one, _ := b.set()
	two := b.restart()
	id := record(t, one, "", opening(wordChild)).State.ID
	if _, err := two.Case(t.Context(), id); err != nil {
		t.Fatalf("the other window does not see a new case: %v", err)
	}
	for range 3 {
		record(t, one, id, signal("een"))
		record(t, two, id, signal("twee"))
		record(t, two, "", opening("twee"))
		record(t, one, "", opening("een"))
	}
	for _, s := range []*Session{one, two, b.restart()} {
		overview, err := s.Overview(t.Context())
		if err != nil || len(overview) != 7 {
			t.Fatalf("got %d cases, %v; want 7", len(overview), err)
		}
		state, err := s.Case(t.Context(), id)
		if err != nil || len(state.Entries) != 7 {
			t.Errorf("got %d entries, %v; want 7", len(state.Entries), err)
		}
		if found, err := s.Check(t.Context(), id, nil); err != nil || len(found) != 0 {
			t.Errorf("got findings %v, %v", found, err)
		}
	}
}

func TestAStaleSummaryIsMadeAgain(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	key, _ := s.ring.Case(string(id))
	at := summaryKey(key.Handle)
	old, err := b.store.Get(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	heads := record(t, s, id, signal(wordSeen)).State.Heads
	for name, op := range map[string]store.Op{
		"of before": store.Put(at, vault.Clear(old)), "damaged": store.Put(at, vault.Clear([]byte("x"))), "gone": store.Delete(at),
	} {
		if err := b.store.Apply(t.Context(), op); err != nil {
			t.Fatal(err)
		}
		overview, err := b.restart().Overview(t.Context())
		if err != nil || len(overview) != 1 || overview[0].Heads[0] != heads[0] {
			t.Errorf("%s: got %+v, %v; want a fresh summary", name, overview, err)
		}
	}
}

func TestTamperingShows(t *testing.T) {
	for name, harm := range map[string]func(b *tablet, at store.Key) store.Op{
		"changed": func(b *tablet, at store.Key) store.Op {
			value, _ := b.store.Get(b.t.Context(), at)
			value[len(value)/2] ^= 1
			return store.Put(at, vault.Clear(value))
		},
		"moved": func(b *tablet, at store.Key) store.Op {
			from := at
			from.Number = 1
			value, _ := b.store.Get(b.t.Context(), from)
			return store.Put(at, vault.Clear(value))
		},
		"cut off": func(b *tablet, at store.Key) store.Op { at.Number = 3; return store.Delete(at) },
		"missing": func(b *tablet, at store.Key) store.Op { return store.Delete(at) },
	} {
		b := newTablet(t)
		s, _ := b.set()
		id := record(t, s, "", opening(wordChild)).State.ID
		record(t, s, id, signal(wordSeen))
		record(t, s, id, signal(wordSeen))
		key, _ := s.ring.Case(string(id))
		if err := b.store.Apply(t.Context(), harm(b, store.Key{Space: key.Handle, Chain: key.Chain, Number: 2})); err != nil {
			t.Fatal(err)
		}
		again := b.restart()
		overview, err := again.Overview(t.Context()) // the rest of the tablet still works
		if err != nil || len(overview) != 1 || overview[0].ID != id {
			t.Errorf("%s: got overview %v, %v", name, overview, err)
		}
		found, err := again.Check(t.Context(), id, nil)
		serious := false
		for _, f := range found {
			serious = serious || f.Serious
		}
		if !errors.Is(err, ErrDamaged) && !serious {
			t.Errorf("%s: got %v, %v; want it to show", name, found, err)
		}
	}
}

func TestNothingReadableIsInTheStore(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	record(t, s, id, signal(wordSeen))
	ctx := t.Context()
	if err := s.KeepConcept(ctx, Concept{ID: "#/case/" + string(id) + "/add/note", Case: id, Answers: meldcode.Answers{"text": meldcode.Typed(wordConcept)}}); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveContacts(ctx, []Contact{{ID: "1", Name: wordContact}, {ID: "2", Name: "Open nummer", Open: true}}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Export(ctx, "", "", nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Delivered(ctx); err != nil {
		t.Fatal(err)
	}
	records := b.all()
	if len(records) < 16 {
		t.Fatalf("looked at %d records, so not at all", len(records))
	}
	for at, value := range records {
		for _, word := range []string{wordChild, wordSeen, wordConcept, wordContact, string(id), "2026", phrase, "MCE"} {
			if bytes.Contains(value, []byte(word)) || bytes.Contains([]byte(place(at)), []byte(word)) {
				t.Errorf("%v holds %q", at, word)
			}
		}
	}
}
