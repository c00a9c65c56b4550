package session

import (
	"context"
	"errors"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// failing makes the store fail at each of these moments, in each of these ways.
var failing = []struct {
	name string
	at   store.Moment
	kind store.Kind
}{
	{"full", store.BeforeApply, store.Quota},
	{"aborted", store.BeforeApply, store.Aborted},
	{"lost, nothing written", store.BeforeApply, store.Lost},
	{"no answer, nothing written", store.BeforeApply, store.NoAnswer},
	{"lost, all written", store.AfterApply, store.Lost},
	{"no answer, all written", store.AfterApply, store.NoAnswer},
}

// writes are all things a session writes; each must be able to run once more.
var writes = map[string]func(ctx context.Context, s *Session, id dossier.ID) error{
	"record": func(ctx context.Context, s *Session, id dossier.ID) error {
		_, err := s.Record(ctx, id, signal(wordSeen), "c1", "")
		return err
	},
	"begin": func(ctx context.Context, s *Session, _ dossier.ID) error {
		_, err := s.Record(ctx, "", opening("Nieuw"), "c1", "")
		return err
	},
	"concept": func(ctx context.Context, s *Session, id dossier.ID) error {
		return s.KeepConcept(ctx, Concept{ID: "c2", Case: id})
	},
	"drop": func(ctx context.Context, s *Session, _ dossier.ID) error { return s.DropConcept(ctx, "c1") },
	"contacts": func(ctx context.Context, s *Session, _ dossier.ID) error {
		return s.SaveContacts(ctx, []Contact{{ID: "1", Name: "Nummer", Open: true}})
	},
	"passphrase": func(ctx context.Context, s *Session, _ dossier.ID) error {
		return s.ChangePassphrase(ctx, phrase, newPhrase)
	},
}

// seen is what a fresh start finds.
type seen struct{ cases, entries, concepts, contacts int }

func (b *tablet) seen() seen {
	b.t.Helper()
	ctx := b.t.Context()
	s, err := b.house().Unlock(ctx, b.member(), phrase)
	if err != nil {
		s, err = b.house().Unlock(ctx, b.member(), newPhrase)
	}
	if err != nil {
		b.t.Fatal(err)
	}
	overview, err := s.Overview(ctx)
	if err != nil {
		b.t.Fatal(err)
	}
	got := seen{cases: len(overview)}
	for _, sum := range overview {
		state, err := s.Case(ctx, sum.ID)
		if err != nil {
			b.t.Fatal(err)
		}
		got.entries += len(state.Entries)
	}
	concepts, err := s.Concepts(ctx)
	if err != nil {
		b.t.Fatal(err)
	}
	contacts, err := s.Contacts(ctx)
	if err != nil {
		b.t.Fatal(err)
	}
	got.concepts, got.contacts = len(concepts), len(contacts)
	return got
}

func TestAFaultAcknowledgesNothingAndARetryWorksOnce(t *testing.T) {
	after := map[string]seen{
		"record": {1, 2, 0, 0}, "begin": {2, 2, 0, 0}, "concept": {1, 1, 2, 0},
		"drop": {1, 1, 0, 0}, "contacts": {1, 1, 1, 1}, "passphrase": {1, 1, 1, 0},
	}
	before := seen{1, 1, 1, 0}
	for name, write := range writes {
		for _, f := range failing {
			for _, blind := range []bool{false, true} { // reading back fails too
				b := newTablet(t)
				s, _ := b.set()
				id := record(t, s, "", opening(wordChild)).State.ID
				ctx := t.Context()
				if err := s.KeepConcept(ctx, Concept{ID: "c1", Case: id}); err != nil {
					t.Fatal(err)
				}
				failed := false
				b.store.Fail = func(m store.Moment) error {
					if m == f.at && !failed {
						failed = true
						return &store.Fault{Kind: f.kind}
					}
					if failed && blind && m == store.BeforeGet {
						return &store.Fault{Kind: f.kind}
					}
					return nil
				}
				err := write(ctx, s, id)
				b.store.Fail = nil
				got := b.seen()
				switch {
				case !failed:
					t.Fatalf("%s, %s: nothing failed", name, f.name)
				case err == nil && got != after[name]:
					t.Errorf("%s, %s, blind %v: said stored, found %+v", name, f.name, blind, got)
				case err != nil && f.at == store.BeforeApply && got != before:
					t.Errorf("%s, %s, blind %v: half stored, found %+v", name, f.name, blind, got)
				}
				if err != nil {
					if err := write(ctx, s, id); err != nil {
						t.Errorf("%s, %s, blind %v: retry: %v", name, f.name, blind, err)
					}
					if got := b.seen(); got != after[name] {
						t.Errorf("%s, %s, blind %v: after a retry found %+v, want %+v", name, f.name, blind, got, after[name])
					}
				}
			}
		}
	}
}

func TestASetUpThatFailsLeavesNothingAndCanBeRetried(t *testing.T) {
	for _, f := range failing {
		for _, blind := range []bool{false, true} {
			b := newTablet(t)
			h := b.house()
			_, typed := b.prepare(h)
			failed := false
			b.store.Fail = func(m store.Moment) error {
				if m == f.at && !failed {
					failed = true
					return &store.Fault{Kind: f.kind}
				}
				if failed && blind && m == store.BeforeGet {
					return &store.Fault{Kind: f.kind}
				}
				return nil
			}
			s, err := h.Prove(t.Context(), typed)
			b.store.Fail = nil
			if err != nil && f.at == store.BeforeApply && len(b.all()) != 0 {
				t.Errorf("%s: half a vault was stored", f.name)
			}
			if err != nil {
				s, err = h.Prove(t.Context(), typed)
			}
			if err != nil {
				t.Errorf("%s, blind %v: retry: %v", f.name, blind, err)
				continue
			}
			record(t, s, "", opening(wordChild))
			if got := b.seen(); got.cases != 1 {
				t.Errorf("%s: got %+v, want one case", f.name, got)
			}
		}
	}
}

// Somebody cleared the site's data, or another window with a newer app changed
// the layout, while this one is unlocked.
func TestNothingIsWrittenInAVaultThatIsNotOursAnyMore(t *testing.T) {
	for name, write := range writes {
		for what, layoutNow := range map[string][]byte{"cleared away": nil, "newer": {layout + 1}} {
			b := newTablet(t)
			s, _ := b.set()
			id := record(t, s, "", opening(wordChild)).State.ID
			if err := s.KeepConcept(t.Context(), Concept{ID: "c1", Case: id}); err != nil {
				t.Fatal(err)
			}
			ops := []store.Op{store.Put(keyVersion, vault.Clear(layoutNow))}
			if layoutNow == nil {
				ops = nil
				for at := range b.all() {
					ops = append(ops, store.Delete(at))
				}
			}
			if err := b.store.Apply(t.Context(), ops...); err != nil {
				t.Fatal(err)
			}
			before := b.all()
			err := write(t.Context(), s, id)
			if layoutNow != nil && !errors.Is(err, ErrNewer) {
				t.Errorf("%s, %s: got %v, want ErrNewer", name, what, err)
			}
			if layoutNow == nil && store.KindOf(err) != store.Gone {
				t.Errorf("%s, %s: got %v, want that it is gone", name, what, err)
			}
			same(t, before, b.all())
		}
	}
}

func TestAReadFaultIsToldAndPasses(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	again := b.restart()
	for _, at := range []store.Moment{store.BeforeGet, store.BeforeList} {
		b.store.Fail = func(m store.Moment) error {
			if m == at {
				return &store.Fault{Kind: store.Lost}
			}
			return nil
		}
		if _, err := again.Overview(t.Context()); store.KindOf(err) != store.Lost {
			t.Errorf("Overview: got %v, want the fault", err)
		}
		if _, err := b.house().Look(t.Context()); store.KindOf(err) != store.Lost {
			t.Errorf("Look: got %v, want the fault", err)
		}
	}
	if _, err := again.Case(t.Context(), id); store.KindOf(err) != store.Lost {
		t.Errorf("Case: got %v, want the fault", err)
	}
	b.store.Fail = nil
	if _, err := again.Case(t.Context(), id); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

func TestACancelledWriteSaysWhetherItHappened(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	ctx, cancel := context.WithCancel(t.Context())
	b.store.Fail = func(m store.Moment) error {
		if m == store.AfterApply {
			cancel()
			return ctx.Err()
		}
		return nil
	}
	if _, err := s.Record(ctx, id, signal(wordSeen), "", ""); err != nil {
		t.Errorf("it was written: %v", err)
	}
	b.store.Fail = nil
	if _, err := s.Record(ctx, id, signal("twee"), "", ""); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	if got := b.seen(); got.entries != 2 {
		t.Errorf("got %d entries, want 2", got.entries)
	}
}

func TestConceptsComeBackTheNewestFirst(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	ctx := t.Context()
	a := Concept{ID: "#/signal/new", Route: "#/signal/new", Form: meldcode.FormSignal, Field: "seen", At: b.now,
		Answers: meldcode.Answers{"seen": meldcode.Typed(wordConcept)}}
	c := a
	c.ID, c.At = "#/case/new", b.now.Add(60e9)
	for _, concept := range []Concept{a, c, a} {
		if err := s.KeepConcept(ctx, concept); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.KeepConcept(ctx, Concept{ID: "x", Field: string(make([]byte, maxConcept))}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v, want ErrTooLarge", err)
	}
	again := b.restart()
	got, err := again.Concepts(ctx)
	if err != nil || len(got) != 2 || got[0].ID != c.ID || got[1].Answers.Text("seen") != wordConcept || !got[1].At.Equal(a.At) {
		t.Fatalf("got %+v, %v", got, err)
	}
	// Recording drops the concept it came from, in the same transaction.
	if _, err := again.Record(ctx, "", signal(wordSeen), a.ID, ""); err != nil {
		t.Fatal(err)
	}
	if err := again.DropConcept(ctx, c.ID); err != nil {
		t.Fatal(err)
	}
	if got := b.seen(); got.concepts != 0 || got.cases != 1 {
		t.Errorf("got %+v, want no concepts", got)
	}
}

func TestOpenContactsShowBeforeUnlock(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	list := []Contact{{ID: "1", Name: "Dicht"}, {ID: "2", Name: "Open", Phone: "000", Open: true}}
	if err := s.SaveContacts(t.Context(), list); err != nil {
		t.Fatal(err)
	}
	lobby, err := b.house().Look(t.Context())
	if err != nil || len(lobby.Shown) != 1 || lobby.Shown[0] != list[1] {
		t.Errorf("got %+v, %v; want the open one", lobby.Shown, err)
	}
	got, err := b.restart().Contacts(t.Context())
	if err != nil || len(got) != 2 {
		t.Errorf("got %+v, %v", got, err)
	}
}
