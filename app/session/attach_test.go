package session

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/picture"
	"meldcode/app/store"
)

const wordLetter = "BRIEFVANDEARTS"

// letter is a text of that many bytes, of which each piece is another.
func letter(size int) []byte {
	from := rand.New(rand.NewPCG(1, uint64(size)))
	var b bytes.Buffer
	for b.Len() < size {
		b.WriteString(wordLetter)
		b.WriteByte('a' + byte(from.IntN(26)))
	}
	return b.Bytes()[:size]
}

func attachment() dossier.Draft {
	return dossier.Draft{Form: meldcode.FormAttachment, Answers: meldcode.Answers{"text": meldcode.Typed("Brief van de huisarts.")}}
}

func attach(t *testing.T, s *Session, id dossier.ID, content []byte) dossier.EntryID {
	t.Helper()
	got, err := s.Attach(t.Context(), id, attachment(), "brief.txt", content, "", nil)
	if err != nil || len(got.Entries) != 1 {
		t.Fatalf("%d entries, %v", len(got.Entries), err)
	}
	return got.Entries[0]
}

// filed returns the records of files, and of those that no entry tells of.
func (b *tablet) filed() (pieces, begun []store.Record) {
	b.t.Helper()
	pieces, err := b.store.List(b.t.Context(), spaceAttached)
	begun, err2 := b.store.List(b.t.Context(), spaceAttaching)
	if err := errors.Join(err, err2); err != nil {
		b.t.Fatal(err)
	}
	return pieces, begun
}

func TestAFileComesBackAsItWas(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	for _, size := range []int{1, 500, pieceBlock, pieceSize - 1, pieceSize, pieceSize + 1, 5*pieceSize + 7} {
		var told []int
		content := letter(size)
		got, err := s.Attach(t.Context(), id, attachment(), "brief 🙂.txt", content, "", func(done, total int) {
			told = append(told, done)
			if total != size {
				t.Errorf("of %d", total)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.IsSorted(told) || told[len(told)-1] != size {
			t.Errorf("%d bytes: told %v", size, told)
		}
		for _, who := range []*Session{s, b.restart()} {
			a, err := who.Attachment(t.Context(), id, got.Entries[0], nil)
			if err != nil || !bytes.Equal(a.Content, content) || a.Name != "brief 🙂.txt" || a.Kind != picture.Text {
				t.Errorf("%d bytes: %q %s, %v", size, a.Name, a.Kind, err)
			}
		}
	}
	pieces, begun := b.filed()
	if len(begun) != 0 {
		t.Errorf("%d are still begun", len(begun))
	}
	for _, r := range pieces {
		if bytes.Contains(r.Value, []byte("BRIEF")) {
			t.Error("a piece can be read")
		}
		if n := len(r.Value) % pieceBlock; n > 300 {
			t.Errorf("a piece of %d bytes tells the size of the file", len(r.Value))
		}
	}
	// Neither the logbook nor the search tells the key.
	state, err := s.Case(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	form, _ := meldcode.FormByID(meldcode.FormAttachment)
	for _, e := range state.Entries {
		for _, row := range form.Lines(state.Facts(s.today(), ""), e.Answers) {
			if key := e.Answers.Text(meldcode.FileKey); key != "" && strings.Contains(row.Text, key) {
				t.Errorf("%q tells the key", row.Label)
			}
		}
	}
}

func TestAFileThatDoesNotFitIsRefusedAndNothingIsStored(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	loose := record(t, s, "", signal(wordSeen)).State.ID
	large := make([]byte, MaxAttachment+1)
	for what, of := range map[string]struct {
		id      dossier.ID
		content []byte
	}{"empty": {id, nil}, "too large": {id, large}, "with a loose signal": {loose, letter(9)}} {
		if _, err := s.Attach(t.Context(), of.id, attachment(), "x", of.content, "", nil); !refused(err) {
			t.Errorf("%s: %v", what, err)
		}
	}
	for _, d := range []dossier.Draft{attachment(), {Form: meldcode.FormAttachment}} {
		if _, err := s.Record(t.Context(), id, []dossier.Draft{d}, "", ""); !refused(err) {
			t.Errorf("an entry without a file: %v", err)
		}
	}
	for range MaxAttached / MaxAttachment {
		attach(t, s, id, large[1:])
	}
	if _, err := s.Attach(t.Context(), id, attachment(), "x", []byte("."), "", nil); !refused(err) {
		t.Errorf("one more than fits in a case: %v", err)
	}
	if pieces, begun := b.filed(); len(begun) != 0 || len(pieces) != maxPieces*MaxAttached/MaxAttachment {
		t.Errorf("%d pieces, %d begun", len(pieces), len(begun))
	}
}

// TestAFileIsThereWhollyOrNotAtAll kills the app after each transaction, and an hour
// later what was left behind is gone.
func TestAFileIsThereWhollyOrNotAtAll(t *testing.T) {
	st := filmOf(t, nil)
	b := newTablet(t)
	h := New(st, b.house().rand, quick, InProcess{}, func() time.Time { return b.now }, "test")
	groups, ask, err := h.Prepare(t.Context(), "Regen Bedacht", "leraar", phrase)
	if err != nil {
		t.Fatal(err)
	}
	s, err := h.Prove(t.Context(), [2]string{groups[ask[0]-1], groups[ask[1]-1]})
	if err != nil {
		t.Fatal(err)
	}
	id := record(t, s, "", opening(wordChild)).State.ID
	from := len(st.frames)
	content := letter(9*pieceSize + 1)
	entry := attach(t, s, id, content)
	if n := len(st.frames) - from; n != 4 { // three with pieces, one with the entry
		t.Fatalf("%d transactions", n)
	}
	for i, frame := range st.frames[from-1:] { // the first is of before it began
		for _, later := range []time.Duration{0, time.Minute, staleAfter} {
			was := filmOf(t, frame)
			again := New(was, b.house().rand, quick, InProcess{}, func() time.Time { return b.now.Add(later) }, "test")
			s, err := again.Unlock(t.Context(), memberOf(t, again), phrase)
			if err != nil {
				t.Fatal(err)
			}
			a, err := s.Attachment(t.Context(), id, entry, nil)
			if whole := i == 4; whole != (err == nil) || whole && !bytes.Equal(a.Content, content) {
				t.Errorf("after %d transactions: %v", i, err)
			}
			state, err := s.Case(t.Context(), id)
			if err != nil || state.Torn {
				t.Errorf("after %d transactions: torn, %v", i, err)
			}
			left := 0
			for at := range was.now() {
				if at.Space == spaceAttached || at.Space == spaceAttaching {
					left++
				}
			}
			want := map[int]int{0: 0, 1: 5, 2: 9, 3: 11, 4: 10}[i]
			if i < 4 && later == staleAfter {
				want = 0
			}
			if left != want {
				t.Errorf("after %d transactions and %v: %d records, want %d", i, later, left, want)
			}
		}
	}
}

// memberOf returns the only member of a house.
func memberOf(t *testing.T, h *House) string {
	t.Helper()
	lobby, err := h.Look(t.Context())
	if err != nil || len(lobby.Faces) != 1 {
		t.Fatalf("%+v, %v", lobby, err)
	}
	return lobby.Faces[0].ID
}

// TestAStoreThatFailsLosesNoFileAndShowsNoHalf fails at each transaction in each
// way; the same call again brings the one attachment.
func TestAStoreThatFailsLosesNoFileAndShowsNoHalf(t *testing.T) {
	content := letter(9*pieceSize + 1)
	for _, f := range failing {
		for n := 1; n <= 4; n++ {
			b := newTablet(t)
			s, _ := b.set()
			id := record(t, s, "", opening(wordChild)).State.ID
			came := b.failAt(n, f.at, f.kind)
			_, err := s.Attach(t.Context(), id, attachment(), "x", content, "", nil)
			if !came() {
				t.Fatalf("%s, %d: it never failed", f.name, n)
			}
			files := attachmentsOf(t, b.restart(), id)
			if err == nil != (len(files) == 1) {
				t.Errorf("%s, %d: %d attachments, said %v", f.name, n, len(files), err)
			}
			if err != nil {
				if Unsure(err) {
					t.Errorf("%s, %d: not known", f.name, n)
				}
				if _, err := s.Attach(t.Context(), id, attachment(), "x", content, "", nil); err != nil {
					t.Errorf("%s, %d: again: %v", f.name, n, err)
				}
			}
			for _, who := range []*Session{s, b.restart()} {
				files := attachmentsOf(t, who, id)
				if len(files) != 1 || !bytes.Equal(files[0], content) {
					t.Errorf("%s, %d: %d attachments", f.name, n, len(files))
				}
			}
			b.now = b.now.Add(staleAfter)
			b.restart()
			if pieces, begun := b.filed(); len(pieces) != 10 || len(begun) != 0 {
				t.Errorf("%s, %d: %d pieces, %d begun", f.name, n, len(pieces), len(begun))
			}
		}
	}
}

func attachmentsOf(t *testing.T, s *Session, id dossier.ID) (all [][]byte) {
	t.Helper()
	state, err := s.Case(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range state.Entries {
		if e.Form != meldcode.FormAttachment {
			continue
		}
		a, err := s.Attachment(t.Context(), id, e.ID, nil)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, a.Content)
	}
	return all
}

func TestSealingThatIsCalledOffLeavesNothing(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	ctx, cancel := context.WithCancel(t.Context())
	_, err := s.Attach(ctx, id, attachment(), "x", letter(9*pieceSize), "", func(int, int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if pieces, begun := b.filed(); len(pieces)+len(begun) != 0 {
		t.Errorf("%d pieces, %d begun", len(pieces), len(begun))
	}
	if n := len(attachmentsOf(t, s, id)); n != 0 {
		t.Errorf("%d attachments", n)
	}
}

func TestAPieceThatIsNotWhatItWasIsTold(t *testing.T) {
	content := letter(3 * pieceSize)
	for what, of := range map[string]struct {
		do   func(all []store.Record) []store.Op
		want error
	}{
		"missing":   {func(all []store.Record) []store.Op { return []store.Op{store.Delete(all[1].Key)} }, ErrNoPieces},
		"truncated": {func(all []store.Record) []store.Op { return []store.Op{store.Delete(all[2].Key)} }, ErrNoPieces},
		"swapped": {func(all []store.Record) []store.Op {
			return []store.Op{store.Put(all[0].Key, stored(all[1].Value)), store.Put(all[1].Key, stored(all[0].Value))}
		}, ErrDamaged},
		"changed": {func(all []store.Record) []store.Op {
			all[0].Value[100] ^= 1
			return []store.Op{store.Put(all[0].Key, stored(all[0].Value))}
		}, ErrDamaged},
		"of another file": {func(all []store.Record) []store.Op {
			return []store.Op{store.Put(all[0].Key, stored(all[3].Value))}
		}, ErrDamaged},
	} {
		b := newTablet(t)
		s, _ := b.set()
		id := record(t, s, "", opening(wordChild)).State.ID
		entry := attach(t, s, id, content)
		first, _ := b.filed()
		attach(t, s, id, content)
		all := first
		pieces, _ := b.filed()
		for _, r := range pieces {
			if r.Chain != first[0].Chain {
				all = append(all, r)
			}
		}
		if len(all) != 6 {
			t.Fatalf("%d pieces", len(all))
		}
		if err := b.store.Apply(t.Context(), of.do(all)...); err != nil {
			t.Fatal(err)
		}
		if a, err := s.Attachment(t.Context(), id, entry, nil); !errors.Is(err, of.want) || a.Content != nil {
			t.Errorf("%s: %d bytes, %v", what, len(a.Content), err)
		}
	}
}

type stored []byte

func (b stored) Ciphertext() []byte { return b }

func TestACorrectionTellsOfTheSameFile(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	content := letter(400)
	entry := attach(t, s, id, content)
	fix := attachment()
	fix.Fixes = entry
	fix.Answers["text"] = meldcode.Typed("Brief van de tandarts.")
	state := record(t, s, id, []dossier.Draft{fix}).State
	e, _ := state.Entry(entry)
	if now := state.Current(e); now.Text("text") != "Brief van de tandarts." || now.Text(meldcode.FileName) != "brief.txt" {
		t.Errorf("as corrected: %q, %q", now.Text("text"), now.Text(meldcode.FileName))
	}
	if a, err := s.Attachment(t.Context(), id, entry, nil); err != nil || !bytes.Equal(a.Content, content) {
		t.Errorf("got %v", err)
	}
}

// TestAnswersThatAreNotThereAreNoReasonToStop corrects and attaches with nothing
// filled in: the form asks for that, the session does not.
func TestAnswersThatAreNotThereAreNoReasonToStop(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	got, err := s.Attach(t.Context(), id, dossier.Draft{Form: meldcode.FormAttachment}, "", letter(9), "", nil)
	if err != nil {
		t.Fatal(err)
	}
	record(t, s, id, []dossier.Draft{{Form: meldcode.FormAttachment, Fixes: got.Entries[0]}})
	if n := len(attachmentsOf(t, s, id)); n != 2 {
		t.Errorf("%d attachments", n)
	}
}

func TestADestroyedCaseTakesItsFilesAlong(t *testing.T) {
	b, s, gone, stays, _ := doomed(t)
	record(t, s, gone, []dossier.Draft{{Form: meldcode.FormDestroyNot, Answers: meldcode.Answers{"why": meldcode.Typed("Er komt een brief.")}}})
	attach(t, s, gone, letter(3*pieceSize))
	kept := attach(t, s, stays, letter(700))
	record(t, s, gone, []dossier.Draft{askedToGo()})
	b.now = b.now.Add(24 * time.Hour)
	if err := s.Destroy(t.Context(), gone, dossier.AnotherOrLater); err != nil {
		t.Fatal(err)
	}
	if pieces, begun := b.filed(); len(pieces) != 1 || len(begun) != 0 {
		t.Errorf("%d pieces, %d begun", len(pieces), len(begun))
	}
	if _, err := s.Attachment(t.Context(), stays, kept, nil); err != nil {
		t.Errorf("the other case: %v", err)
	}
}

// TestAFileStaysReadableForWhoReadsOn ends the access of a colleague: the file keeps
// its key, which the entry tells only to who reads on.
func TestAFileStaysReadableForWhoReadsOn(t *testing.T) {
	x := newTeam(t)
	id := record(t, x.teacher, "", opening(wordChild)).State.ID
	record(t, x.teacher, id, access(meldcode.FormAccessGiven, x.officer))
	content := letter(2 * pieceSize)
	entry := attach(t, x.teacher, id, content)
	if a, err := x.asOfficer().Attachment(t.Context(), id, entry, nil); err != nil || !bytes.Equal(a.Content, content) {
		t.Errorf("a colleague with access: %v", err)
	}
	record(t, x.teacher, id, access(meldcode.FormAccessEnded, x.officer))
	if _, err := x.asOfficer().Attachment(t.Context(), id, entry, nil); !errors.Is(err, ErrNoCase) {
		t.Errorf("a colleague without: %v", err)
	}
	if a, err := x.asTeacher().Attachment(t.Context(), id, entry, nil); err != nil || !bytes.Equal(a.Content, content) {
		t.Errorf("who reads on: %v", err)
	}
}
