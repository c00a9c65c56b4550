package session

import (
	"crypto/rand"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// BenchmarkAttach adds the largest file there can be; BenchmarkSealPlainly seals the
// same bytes in the same pieces and stores them, and does nothing else.
func BenchmarkAttach(b *testing.B) {
	s, id := benched(b)
	content := letter(MaxAttachment)
	b.SetBytes(MaxAttachment)
	for n := 0; b.Loop(); n++ {
		if n > 0 && n%(MaxAttached/MaxAttachment) == 0 {
			b.StopTimer()
			s, id = benched(b)
			b.StartTimer()
		}
		if _, err := s.Attach(b.Context(), id, attachment(), "brief.txt", content, "", nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSealPlainly(b *testing.B) {
	s, _ := benched(b)
	content := letter(MaxAttachment)
	key := vault.NewKey(s.house.rand)
	b.SetBytes(MaxAttachment)
	for b.Loop() {
		var st store.Memory
		for from := 0; from < len(content); from += pieceSize {
			at := store.Key{Space: spaceAttached, Chain: "plainly", Number: uint32(from/pieceSize + 1)}
			if err := st.Apply(b.Context(), store.Add(at, key.Seal(s.house.rand, place(at), 0, content[from:from+pieceSize]))); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// benched is a new tablet with a case.
func benched(b *testing.B) (*Session, dossier.ID) {
	b.Helper()
	h := New(&store.Memory{}, rand.Reader, quick, InProcess{}, time.Now, "test")
	groups, ask, err := h.Prepare(b.Context(), "Regen Bedacht", "leraar", phrase)
	if err != nil {
		b.Fatal(err)
	}
	s, err := h.Prove(b.Context(), [2]string{groups[ask[0]-1], groups[ask[1]-1]})
	if err != nil {
		b.Fatal(err)
	}
	got, err := s.Record(b.Context(), "", opening(wordChild), "", "")
	if err != nil {
		b.Fatal(err)
	}
	return s, got.State.ID
}
