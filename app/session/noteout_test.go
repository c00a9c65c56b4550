package session

import (
	"errors"
	"slices"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
)

func TestWhatLeavesIsNotedInEachCaseOrInNone(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	ctx := t.Context()
	one := record(t, s, "", opening(wordChild)).State.ID
	two := record(t, s, "", opening("Maan Bedacht")).State.ID
	other := record(t, s, "", opening("Wolk Bedacht")).State.ID
	out := meldcode.Answers{"to": meldcode.Typed("een tabel"), "what": meldcode.Typed("Kenmerk."), "how": meldcode.Picked("plain"), "purpose": meldcode.Typed("Jaarcijfers.")}
	noted := func(id dossier.ID) bool {
		state, err := b.restart().Case(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		last := state.Entries[len(state.Entries)-1]
		return last.Form == meldcode.FormOut && last.Answers.Is("how", "plain")
	}

	b.store.Fail = func(store.Moment) error { return &store.Fault{Kind: store.Quota} }
	if _, err := s.NoteOut(ctx, []dossier.ID{one, two}, out); store.KindOf(err) != store.Quota {
		t.Fatalf("got %v, want the fault of the store", err)
	}
	b.store.Fail = nil
	if noted(one) || noted(two) {
		t.Error("noted although the store failed")
	}
	s = b.restart()
	left, err := s.NoteOut(ctx, []dossier.ID{one, "nosuchcase", two}, out)
	if err != nil || !slices.Equal(left, []dossier.ID{"nosuchcase"}) {
		t.Fatalf("left %v, %v", left, err)
	}
	if !noted(one) || !noted(two) || noted(other) {
		t.Errorf("noted %v, %v, and in another case %v", noted(one), noted(two), noted(other))
	}
	if _, err := s.NoteOut(ctx, []dossier.ID{"nosuchcase"}, out); !errors.Is(err, ErrNoCase) {
		t.Errorf("got %v, want ErrNoCase", err)
	}
	s.Close()
	if _, err := s.NoteOut(ctx, []dossier.ID{one}, out); !errors.Is(err, ErrLocked) {
		t.Errorf("got %v, want ErrLocked", err)
	}
}
