package dossier

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"meldcode/app/meldcode"
)

// small returns a log of two writers who saw each other's entries.
func small(t testing.TB) *tablet {
	b := newTablet(t, "sam")
	b.write(meldcode.FormOpen, "pupils:Noor Voorbeeld", "staff=no")
	b.write(meldcode.FormSignal, "seen:s", "event-date:2026-02-28", "about=noor", "protect=source", "not-for=anna")
	b.who = writer("kim")
	b.write(meldcode.FormNote, "text:n")
	b.who = writer("sam")
	b.write(meldcode.FormNote, "text:m")
	return b
}

func TestLogVerifiesAndEntriesReadBack(t *testing.T) {
	b := small(t)
	done := 0
	if found := b.log.Verify(func(n, total int) { done = n }); len(found) > 0 || done != 4 {
		t.Fatalf("findings %+v after %d entries", found, done)
	}
	for _, e := range b.log.Entries() {
		got, err := ParseEntry(e.Bytes())
		if id, err := IDOf(e.Bytes()); err != nil || id != e.ID {
			t.Errorf("id alone: %v, %v, want %v", id, err, e.ID)
		}
		if err != nil || !reflect.DeepEqual(got, e) {
			t.Errorf("entry reads back as %+v, %v", got, err)
		}
	}
	e := b.log.Entries()[1]
	if e.Event != day("2026-02-28") || !e.Protect || e.NotFor[0] != "anna" || e.About[0] != "noor" ||
		!e.Answers.Is(meldcode.About, "noor") || e.Recorded != "2026-03-02T10:02:00+01:00" || e.Recorded.Clock() != "10.02" {
		t.Errorf("entry: %+v", e)
	}
	if heads := b.log.Heads(); len(heads) != 2 {
		t.Errorf("heads: %+v", heads)
	}
}

// rebuild reads entries as a store gives them, and says what was noticed.
func rebuild(id ID, raw [][]byte) (Log, error) {
	l := NewLog(id)
	for _, b := range raw {
		e, err := ParseEntry(b)
		if err != nil {
			return l, err
		}
		if err := l.Add(e); err != nil {
			return l, err
		}
	}
	if found := l.Verify(nil); len(found) > 0 {
		return l, errors.New(string(found[0].Kind))
	}
	return l, nil
}

func rawOf(l Log) [][]byte {
	var raw [][]byte
	for _, e := range l.Entries() {
		raw = append(raw, slices.Clone(e.Bytes()))
	}
	return raw
}

func TestEveryFlippedByteIsDetected(t *testing.T) {
	b := small(t)
	raw := rawOf(b.log)
	if _, err := rebuild(b.log.ID(), raw); err != nil {
		t.Fatal(err)
	}
	for i := range raw {
		for j := range raw[i] {
			raw[i][j] ^= 1
			if _, err := rebuild(b.log.ID(), raw); err == nil {
				t.Errorf("byte %d of entry %d can be changed unseen", j, i)
			}
			raw[i][j] ^= 1
		}
	}
}

func TestEveryMissingEntryThatOthersKnewIsDetected(t *testing.T) {
	b := small(t)
	raw := rawOf(b.log)
	for i := range raw[:3] { // nobody saw the last one
		if _, err := rebuild(b.log.ID(), slices.Delete(slices.Clone(raw), i, i+1)); err == nil {
			t.Errorf("entry %d can be left out unseen", i)
		}
	}
}

func TestContentCanBeLeftOutAndTheHeaderStillVerifies(t *testing.T) {
	b := small(t)
	l := NewLog(b.log.ID())
	for _, e := range b.log.Entries() {
		w := e.Without()
		if !w.Withheld || w.ID != e.ID || w.Answers != nil || w.Verify() != nil || bytes.Contains(w.Bytes(), []byte("answers")) {
			t.Fatalf("without content: %+v", w)
		}
		if err := l.Add(w); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range l.Verify(nil) {
		if f.Serious || f.Kind != FoundWithheld {
			t.Errorf("finding: %+v", f)
		}
	}
	for _, pair := range [][2]Log{{l, b.log}, {b.log, l}} {
		merged, conflicts := Merge(pair[0], pair[1])
		if len(conflicts) > 0 || !reflect.DeepEqual(Fold(merged), Fold(b.log)) {
			t.Error("merging with a redacted copy loses content")
		}
	}
	Fold(l) // nothing in it may lean on answers
}

func TestForkIsRefusedAndGoesToQuarantine(t *testing.T) {
	b := small(t)
	copied := &tablet{t: t, log: b.log.Clone(), rand: b.rand, now: b.now, who: writer("sam")}
	live := b.write(meldcode.FormNote, "text:levend")
	other := copied.write(meldcode.FormNote, "text:uit een oude kopie")
	behind := copied.write(meldcode.FormNote, "text:daarna")
	if err := b.log.Add(other); !errors.Is(err, ErrFork) {
		t.Errorf("adding a fork: %v", err)
	}
	merged, conflicts := Merge(b.log, copied.log)
	if !merged.Has(live.ID) || merged.Has(other.ID) || merged.Has(behind.ID) || len(conflicts) != 2 {
		t.Errorf("%d conflicts, live kept: %v", len(conflicts), merged.Has(live.ID))
	}
	if err := b.log.Add(newTablet(t, "elders").write(meldcode.FormNote, "text:x")); !errors.Is(err, ErrOther) {
		t.Errorf("adding an entry of another dossier: %v", err)
	}
	copied = &tablet{t: t, log: small(t).log, rand: b.rand, now: b.now, who: writer("sam")}
	copied.who.Fresh = true
	if e := copied.write(meldcode.FormNote, "text:na terugzetten"); e.Number != 1 {
		t.Errorf("a fresh writer went on in the old chain at %d", e.Number)
	}
	copied.who.Fresh = false
	if e := copied.write(meldcode.FormNote, "text:verder"); e.Number != 2 {
		t.Errorf("the next entry is number %d of the new chain", e.Number)
	}
}

func TestClockThatWentBackIsToldAndChangesNoOrder(t *testing.T) {
	b := small(t)
	b.now = b.now.Add(-48 * time.Hour)
	last := b.write(meldcode.FormNote, "text:t")
	found := b.log.Verify(nil)
	if len(found) != 1 || found[0].Kind != FoundTime || found[0].Serious {
		t.Errorf("findings: %+v", found)
	}
	if e := b.log.Entries(); e[len(e)-1].ID != last.ID {
		t.Error("the wall clock decided the order")
	}
}

func TestAppendRefusesWhatTheFormatDoesNotAllow(t *testing.T) {
	b := small(t)
	big := make([]byte, MaxEntry)
	for i := range big {
		big[i] = 'a'
	}
	for name, d := range map[string]Draft{
		"too large": {Form: meldcode.FormNote, Answers: answers("text:" + string(big))},
		"no form":   {},
		"odd key":   {Form: meldcode.FormNote, Answers: meldcode.Answers{"Text Key": meldcode.Typed("x")}},
	} {
		if _, err := b.log.Append(b.rand, b.now, b.who, d); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := b.log.Append(bytes.NewReader(nil), b.now, b.who, Draft{Form: meldcode.FormNote}); err == nil {
		t.Error("without randomness: no error")
	}
}

// TestMergeGivesTheSameStateHoweverCopiesTravel lets tablets write and exchange
// copies at random; in the end all copies must come to the same State.
func TestMergeGivesTheSameStateHoweverCopiesTravel(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 1))
		base := newTablet(t, "sam").open()
		var tablets []*tablet
		for _, name := range []string{"sam", "kim", "alex"} {
			tablets = append(tablets, &tablet{t: t, log: base.log.Clone(), rand: base.rand, now: base.now, who: writer(name)})
		}
		for range 25 {
			b := tablets[r.IntN(3)]
			if r.IntN(3) == 0 {
				b.log, _ = Merge(b.log, tablets[r.IntN(3)].log)
				continue
			}
			b.put(randomDraft(r))
		}
		var states []State
		for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 0, 2, 1, 0}} {
			l := NewLog(base.log.ID())
			for _, i := range order {
				var conflicts []Conflict
				if l, conflicts = Merge(l, tablets[i].log); len(conflicts) > 0 {
					t.Fatalf("seed %d: conflicts", seed)
				}
			}
			states = append(states, Fold(l))
		}
		shuffled := NewLog(base.log.ID())
		entries := states[0].Entries
		for _, i := range r.Perm(len(entries)) {
			if err := shuffled.Add(entries[i]); err != nil {
				t.Fatalf("seed %d: adding in any order: %v", seed, err)
			}
		}
		states = append(states, Fold(shuffled))
		for i := range states[1:] {
			if !reflect.DeepEqual(states[0], states[i+1]) {
				t.Errorf("seed %d: state %d differs", seed, i+1)
			}
		}
		if found := shuffled.Verify(nil); len(found) > 0 {
			t.Errorf("seed %d: findings %+v", seed, found)
		}
	}
}

func FuzzParseEntry(f *testing.F) {
	b := small(f)
	for _, e := range b.log.Entries() {
		f.Add(e.Bytes())
		f.Add(e.Without().Bytes())
	}
	f.Add([]byte("MCE\x02"))
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := ParseEntry(slices.Clone(data))
		if err != nil {
			return
		}
		if !bytes.Equal(e.Bytes(), data) {
			t.Fatal("bytes changed")
		}
		l := NewLog(e.Dossier)
		if err := l.Add(e); err != nil {
			t.Fatal(err)
		}
		Fold(l)
		_ = e.Without().Verify()
	})
}

func BenchmarkFold5000Entries(b *testing.B) {
	t := newTablet(b, "sam").open()
	r := rand.New(rand.NewPCG(1, 1))
	// Appending looks at every chain's head: build the log through one chain.
	for range 5000 {
		t.put(randomDraft(r))
	}
	raw := rawOf(t.log)
	b.Run("parse", func(b *testing.B) {
		for b.Loop() {
			for _, x := range raw {
				if _, err := ParseEntry(x); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("fold", func(b *testing.B) {
		for b.Loop() {
			Fold(t.log)
		}
	})
}
