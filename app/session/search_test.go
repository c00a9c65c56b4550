package session

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// search returns what a search of everything ends with.
func search(t *testing.T, s *Session, words string) Hits {
	t.Helper()
	var last Hits
	if err := s.Search(t.Context(), nil, words, 1000, func(h Hits) { last = h }); err != nil {
		t.Fatal(err)
	}
	return last
}

// fixing is a draft that corrects an entry.
func fixing(first dossier.EntryID, drafts []dossier.Draft) []dossier.Draft {
	drafts[0].Fixes = first
	return drafts
}

// TestASearchFindsWhatAScanFinds writes random invented words in cases and holds
// each search against looking through everything.
func TestASearchFindsWhatAScanFinds(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	r := rand.New(rand.NewPCG(7, 11))
	parts := []string{"kastánje", "BOOM", "één", "zei dat", "<b>vet</b>", "=SOM(A1)", "😀", "شمس", "rood"}
	said := map[dossier.EntryID]string{}
	for range 6 {
		id := record(t, s, "", opening("Bedacht Kind")).State.ID
		for range 8 {
			var words []string
			for range 1 + r.IntN(5) {
				words = append(words, parts[r.IntN(len(parts))])
			}
			got := record(t, s, id, signal(strings.Join(words, "\n ")))
			said[got.Entries[0]] = meldcode.Plain(strings.Join(words, " "))
		}
	}
	for _, words := range []string{"kastanje", "een boom", "ZEI  dat", "vet</b>", "=som(a1) rood", "😀", "شمس", "nergens", "rood kastanje één"} {
		want := 0
		for _, text := range said {
			all := true
			for w := range strings.FieldsSeq(meldcode.Plain(words)) {
				all = all && strings.Contains(text, w)
			}
			if all {
				want++
			}
		}
		for _, from := range []string{"the log", "memory", "the store"} {
			if from == "the store" {
				s.texts = nil
			}
			got := search(t, s, words)
			if got.Entries != want || len(got.Hits) != want {
				t.Errorf("%q from %s: %d entries, %d told; want %d", words, from, got.Entries, len(got.Hits), want)
			}
			for _, h := range got.Hits {
				if _, there := said[h.Entry]; !there {
					t.Errorf("%q: found an entry that does not say it", words)
				}
			}
		}
	}
}

func TestASearchSeesWhatWasJustWrittenAndCorrected(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := record(t, s, "", opening("Bedacht Kind")).State.ID
	record(t, s, "", opening("Ander Kind"))
	first := record(t, s, id, signal("een blauwe jas")).Entries[0]
	if got := search(t, s, "blauwe"); got.Entries != 1 || got.Cases != 1 || got.Done != got.Total || got.Hits[0].Fixed || got.Hits[0].Old {
		t.Fatalf("found %+v", got)
	}
	record(t, s, id, fixing(first, signal("een groene jas")))
	for _, from := range []string{"the log", "the store"} {
		got := search(t, s, "groene")
		if got.Entries != 1 || got.Hits[0].Entry != first || !got.Hits[0].Fixed || got.Hits[0].Old || !strings.Contains(got.Hits[0].Around, "een groene jas") {
			t.Errorf("from %s: found %+v", from, got.Hits)
		}
		// What it said before is found too, as something that it says no more.
		got = search(t, s, "blauwe")
		if got.Entries != 1 || got.Hits[0].Entry != first || !got.Hits[0].Old || !strings.Contains(got.Hits[0].Around, "een blauwe jas") {
			t.Errorf("from %s: found %+v", from, got.Hits)
		}
		s.texts = nil
	}
	record(t, s, id, []dossier.Draft{{Form: meldcode.FormStrike, Fixes: first, Answers: meldcode.Answers{"why": meldcode.Typed("ander gezin")}}})
	if got := search(t, s, "groene"); got.Entries != 1 || !got.Hits[0].Struck {
		t.Errorf("struck out: %+v", got.Hits)
	}
	got := Hits{}
	if err := s.Search(t.Context(), []dossier.ID{id}, "groene", 0, func(h Hits) { got = h }); err != nil || got.Entries != 1 || len(got.Hits) != 0 || got.Total != 1 {
		t.Errorf("in the case alone: %+v, %v", got, err)
	}
	if err := s.Search(t.Context(), []dossier.ID{}, "groene", 9, func(h Hits) { got = h }); err != nil || got.Total != 0 || got.Entries != 0 {
		t.Errorf("in no case: %+v, %v", got, err)
	}
}

// TestAStoredTextThatIsOfNoUseIsMadeAgain leaves nothing, a text of an older log,
// bytes of another place and a text as earlier versions wrote it where the text is
// to be.
func TestAStoredTextThatIsOfNoUseIsMadeAgain(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := record(t, s, "", opening("Bedacht Kind")).State.ID
	record(t, s, id, signal("een blauwe jas"))
	search(t, s, "blauwe")
	key, _ := s.ring.Case(string(id))
	at := searchKey(key.Handle)
	old, err := b.store.Get(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	record(t, s, id, signal("een groene jas"))
	seal := func(where, text string) store.Op {
		return store.Put(at, key.Key.Seal(s.house.rand, where, key.Generation, []byte(text)))
	}
	for name, op := range map[string]store.Op{
		"nothing": store.Delete(at), "older": store.Put(at, vault.Clear(old)), "elsewhere": seal("elsewhere", "x"),
		"other": seal(place(at), "meldcode-search-1 00\n"),
		"torn":  seal(place(at), fmt.Sprintf("%s %x\nx y\n", textVersion, headsSum(s.listed[0].Heads))),
	} {
		if err := b.store.Apply(t.Context(), op); err != nil {
			t.Fatal(err)
		}
		s.texts = nil
		for _, words := range []string{"blauwe", "groene"} {
			if got := search(t, s, words); got.Entries != 1 || got.Unread != 0 {
				t.Errorf("%s: %q gives %+v", name, words, got)
			}
		}
		if again, err := b.store.Get(t.Context(), at); err != nil || bytes.Equal(again, op.Value()) {
			t.Errorf("%s: it is not stored anew: %v", name, err)
		}
	}
}

// TestTheFirstHitIsToldAtOnce counts what is told on the way.
func TestTheFirstHitIsToldAtOnce(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	for range 30 {
		record(t, s, "", opening("Bedacht Kind"))
	}
	var done []int
	if err := s.Search(t.Context(), nil, "bedacht", 5, func(h Hits) { done = append(done, h.Done) }); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(done, []int{1, 5, 25, 30}) {
		t.Errorf("told after %v cases", done)
	}
}

func TestTheTextOfACaseIsSealedAndGoesWithItsKey(t *testing.T) {
	x := newTeam(t)
	id := record(t, x.teacher, "", opening(wordChild)).State.ID
	record(t, x.teacher, id, signal(wordSeen))
	record(t, x.teacher, id, access(meldcode.FormAccessGiven, x.head))
	if got := search(t, x.teacher, wordSeen); got.Entries != 1 {
		t.Fatalf("found %+v", got)
	}
	key, _ := x.teacher.ring.Case(string(id))
	sealed, err := x.store.Get(t.Context(), searchKey(key.Handle))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(sealed, []byte(strings.Fields(wordSeen)[0])) {
		t.Error("the text is stored in the clear")
	}
	record(t, x.teacher, id, access(meldcode.FormAccessEnded, x.head))
	if _, err := x.store.Get(t.Context(), searchKey(key.Handle)); err == nil {
		t.Error("after access ended the text under the old key is still there")
	}
	if got := search(t, x.teacher, wordSeen); got.Entries != 1 {
		t.Errorf("after access ended: %+v", got)
	}
	head := x.asHead()
	if got := search(t, head, wordSeen); got.Entries != 0 {
		t.Errorf("who has no access any more finds %+v", got.Hits)
	}
}

func TestASearchStopsAndForgets(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	for range 3 {
		record(t, s, "", opening("Bedacht Kind"))
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := s.Search(ctx, nil, "kind", 9, func(Hits) { t.Error("a stopped search tells") }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	search(t, s, "kind")
	s.Close()
	if err := s.Search(t.Context(), nil, "kind", 9, nil); !errors.Is(err, ErrLocked) || s.texts != nil {
		t.Errorf("after the lock: %v, %d texts", err, len(s.texts))
	}
}

// FuzzStoredText looks that what is no stored text is refused, and what is comes
// back as it was.
func FuzzStoredText(f *testing.F) {
	of, pause := headsSum(nil), InProcess{}.Pause
	f.Add(encodeSays(of, []dossier.Said{{Form: "note", Fixed: true, Text: "a b", Was: "c"}}, pause))
	f.Fuzz(func(t *testing.T, b []byte) {
		says, ok := parseSays(string(b), of, pause)
		if !ok {
			return
		}
		again, ok := parseSays(string(encodeSays(of, says, pause)), of, pause)
		if !ok || !slices.Equal(says, again) {
			t.Errorf("%v became %v", says, again)
		}
	})
}
