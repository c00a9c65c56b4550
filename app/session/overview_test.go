package session

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

func TestTheOverviewReadsNoLogs(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	const cases = 2*atOnce + 1
	for range cases {
		record(t, s, "", append(opening(wordChild), signal(wordSeen)...))
	}
	again := b.restart()
	lists, tails, gets := 0, 0, 0
	b.store.Fail = func(m store.Moment) error {
		switch m {
		case store.BeforeList:
			lists++
		case store.BeforeTails:
			tails++
		case store.BeforeGet:
			gets++
		default:
			t.Errorf("something was written")
		}
		return nil
	}
	got, err := again.Overview(t.Context())
	if err != nil || len(got) != cases {
		t.Fatalf("got %d cases, %v", len(got), err)
	}
	if lists != 2 || tails != 3 || gets > 2 || len(again.files) != 0 {
		t.Errorf("got %d lists, %d looks at chains, %d single records and %d cases read; want the keyring, the summaries and three looks",
			lists, tails, gets, len(again.files))
	}
}

func TestASummaryOfAnotherLogIsMadeAgain(t *testing.T) {
	for name, harm := range map[string]func(b *tablet, newest store.Key) store.Op{
		"the newest entry is gone": func(_ *tablet, newest store.Key) store.Op { return store.Delete(newest) },
		"the newest entry is another one": func(b *tablet, newest store.Key) store.Op {
			before := newest
			before.Number--
			value, _ := b.store.Get(b.t.Context(), before)
			return store.Put(newest, vault.Clear(value))
		},
		"the newest entry does not open": func(b *tablet, newest store.Key) store.Op {
			value, _ := b.store.Get(b.t.Context(), newest)
			value[len(value)/2] ^= 1
			return store.Put(newest, vault.Clear(value))
		},
		"something comes after it": func(b *tablet, newest store.Key) store.Op {
			value, _ := b.store.Get(b.t.Context(), newest)
			newest.Number += 7
			return store.Add(newest, vault.Clear(value))
		},
	} {
		b := newTablet(t)
		s, _ := b.set()
		id := record(t, s, "", append(opening(wordChild), signal(wordSeen)...)).State.ID
		other := record(t, s, "", opening("een ander")).State.ID
		key, _ := s.ring.Case(string(id))
		if err := b.store.Apply(t.Context(), harm(b, store.Key{Space: key.Handle, Chain: key.Chain, Number: 2})); err != nil {
			t.Fatal(err)
		}
		again := b.restart()
		list, err := again.Overview(t.Context())
		if err != nil || len(list) != 2 {
			t.Fatalf("%s: got %d cases, %v", name, len(list), err)
		}
		if again.files[id] == nil || again.files[other] != nil {
			t.Errorf("%s: the log was not read, or that of another case was", name)
		}
	}
}

// TestTheOverviewKnowsWhatWasRecorded holds what Record says of the overview
// against reading it.
func TestTheOverviewKnowsWhatWasRecorded(t *testing.T) {
	x := newTeam(t)
	s := x.teacher
	if _, err := s.Overview(t.Context()); err != nil {
		t.Fatal(err)
	}
	var ids []dossier.ID
	check := func(what string, got Recorded) {
		t.Helper()
		want, err := s.Overview(t.Context())
		if err != nil || !reflect.DeepEqual(got.Overview, want) {
			t.Errorf("%s: the overview is not what was told: %d and %d cases, %v", what, len(got.Overview), len(want), err)
		}
	}
	for i, on := range []string{"2026-03-12", "2026-03-01", "2026-03-12", "2026-02-01"} {
		drafts := opening(fmt.Sprint("kind ", i))
		drafts[0].Answers[meldcode.EventDate] = meldcode.Typed(on)
		got := record(t, s, "", drafts)
		ids = append(ids, got.State.ID)
		check("a new case", got)
	}
	earlier := record(t, s, ids[1], signal("een"))
	was := len(earlier.Overview)
	check("one more entry", earlier)
	loose := record(t, s, "", signal("los"))
	check("a loose signal", loose)
	taken, err := s.Record(t.Context(), ids[0], nil, "", loose.State.ID)
	if err != nil {
		t.Fatal(err)
	}
	check("a signal taken over", taken)
	record(t, s, ids[2], access(meldcode.FormAccessGiven, x.head))
	gone := record(t, s, ids[2], access(meldcode.FormAccessEnded, x.one))
	check("access given away", gone)
	if len(gone.Overview) != len(taken.Overview)-1 || len(earlier.Overview) != was {
		t.Errorf("%d cases, want one less than %d; an earlier overview has %d", len(gone.Overview), len(taken.Overview), len(earlier.Overview))
	}
}

func TestAStoredSummaryIsReadAsItWasWrittenOrNotAtAll(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	odd := `","chains":[{"handle":"x"}]} \ ` + "\n<&>\u2028"
	id := record(t, s, "", append(opening(odd), signal(wordSeen)...)).State.ID
	key, _ := s.ring.Case(string(id))
	sealed, err := b.store.Get(t.Context(), summaryKey(key.Handle))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := unseal(key.Key, summaryKey(key.Handle), key.Generation, sealed)
	if err != nil {
		t.Fatal(err)
	}
	var want kept
	if err := json.Unmarshal(plain, &want); err != nil {
		t.Fatal(err)
	}
	got, ok := readKept(plain)
	if !ok || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v\nwant %+v", got, ok, want)
	}
	for i := range plain {
		if _, ok := readKept(plain[:i]); ok {
			t.Errorf("%d of %d bytes were read", i, len(plain))
		}
	}
	for _, other := range []string{
		"", "}", `,"chains":[]}`, `{"v":1,"summary":,"chains":[]}`, strings.Replace(string(plain), `"v":1`, `"v":2`, 1), string(plain) + " ",
		strings.Replace(string(plain), `{"handle"`, `{"x":1,"handle"`, 1),
	} {
		if _, ok := readKept([]byte(other)); ok {
			t.Errorf("%q was read", other)
		}
	}
}
