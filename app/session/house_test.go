package session

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"strings"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

const (
	phrase    = "anker bloem citroen dorpel"
	newPhrase = "egel fluit gitaar hamer"
	wrong     = "niet de goede wachtzin"

	// Words that must never be readable in the store. All is invented.
	wordChild   = "STERREKIND"
	wordSeen    = "BLAUWEPLEK"
	wordConcept = "HALVEZIN"
	wordContact = "GEHEIMNUMMER"
)

// quick stands in for Argon2id, which has tests of its own.
func quick(_ context.Context, passphrase, salt []byte, _ vault.Params) ([]byte, error) {
	sum := sha256.Sum256(append(append([]byte{}, salt...), passphrase...))
	return sum[:], nil
}

// tablet is a store with a clock; each house on it is a start of the app.
type tablet struct {
	t     *testing.T
	store *store.Memory
	now   time.Time
	kdf   vault.KDF
}

func newTablet(t *testing.T) *tablet {
	t.Helper()
	return &tablet{t, &store.Memory{}, time.Date(2026, 3, 12, 14, 32, 5, 0, time.FixedZone("", 3600)), quick}
}

func (b *tablet) house() *House {
	return New(b.store, rand.Reader, func(ctx context.Context, p, salt []byte, c vault.Params) ([]byte, error) {
		return b.kdf(ctx, p, salt, c)
	}, InProcess{}, func() time.Time { return b.now }, "test")
}

func (b *tablet) prepare(h *House) ([]string, [2]string) {
	b.t.Helper()
	groups, ask, err := h.Prepare(b.t.Context(), "Regen Bedacht", "leraar", phrase)
	if err != nil {
		b.t.Fatal(err)
	}
	return groups, [2]string{groups[ask[0]-1], groups[ask[1]-1]}
}

// set sets the tablet up and returns the first session and the recovery code.
func (b *tablet) set() (*Session, string) {
	b.t.Helper()
	h := b.house()
	groups, typed := b.prepare(h)
	s, err := h.Prove(b.t.Context(), typed)
	if err != nil {
		b.t.Fatal(err)
	}
	return s, strings.Join(groups, " ")
}

// restart is a new start of the app, unlocked again.
func (b *tablet) restart() *Session {
	b.t.Helper()
	s, err := b.house().Unlock(b.t.Context(), b.member(), phrase)
	if err != nil {
		b.t.Fatal(err)
	}
	return s
}

func (b *tablet) member() string {
	b.t.Helper()
	lobby, err := b.house().Look(b.t.Context())
	if err != nil || len(lobby.Faces) != 1 {
		b.t.Fatalf("got lobby %+v, %v; want one face", lobby, err)
	}
	return lobby.Faces[0].ID
}

// all returns every record of the store.
func (b *tablet) all() map[store.Key][]byte {
	b.t.Helper()
	found := map[store.Key][]byte{}
	spaces := []string{spaceVault, spaceMember, spaceHouse, spacePrefs, spaceSummary, spaceSearch, spaceQuarantine, spaceDirectory, spaceDestroyed, spaceRecovery}
	list := func(space string) {
		records, err := b.store.List(context.Background(), space)
		if err != nil {
			b.t.Fatal(err)
		}
		for _, r := range records {
			found[r.Key] = r.Value
		}
	}
	for _, space := range spaces {
		list(space)
	}
	for at := range found {
		if at.Space == spaceMember {
			list(ringKey(at.Chain, 0).Space)
			list(conceptKey(at.Chain, "").Space)
			list(letterKey(at.Chain, "").Space)
		}
		if at.Space == spaceSummary {
			list(at.Chain)
		}
	}
	return found
}

func opening(child string) []dossier.Draft {
	return []dossier.Draft{{Form: meldcode.FormOpen, Answers: meldcode.Answers{
		"pupils": meldcode.Typed(child), meldcode.EventDate: meldcode.Typed("2026-03-12"),
	}}}
}

func signal(text string) []dossier.Draft {
	return []dossier.Draft{{Form: meldcode.FormSignal, Answers: meldcode.Answers{
		"child": meldcode.Typed(wordChild), "seen": meldcode.Typed(text), meldcode.EventDate: meldcode.Typed("2026-03-10"),
	}}}
}

func record(t *testing.T, s *Session, id dossier.ID, drafts []dossier.Draft) Recorded {
	t.Helper()
	got, err := s.Record(t.Context(), id, drafts, "", "")
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestAnEmptyStoreIsNoHouse(t *testing.T) {
	lobby, err := newTablet(t).house().Look(t.Context())
	if err != nil || lobby.Exists {
		t.Errorf("got %+v, %v; want no vault", lobby, err)
	}
}

func TestASetUpTabletShowsItsFaces(t *testing.T) {
	b := newTablet(t)
	b.set()
	lobby, err := b.house().Look(t.Context())
	if err != nil || !lobby.Exists || lobby.Version != layout || len(lobby.Faces) != 1 ||
		lobby.Faces[0].Name != "Regen Bedacht" || lobby.Faces[0].Role != "leraar" {
		t.Errorf("got %+v, %v; want one face", lobby, err)
	}
}

func TestNothingIsStoredBeforeTheCodeIsProven(t *testing.T) {
	b := newTablet(t)
	h := b.house()
	_, typed := b.prepare(h)
	if n := len(b.all()); n != 0 {
		t.Errorf("got %d records after Prepare, want none", n)
	}
	if _, err := h.Prove(t.Context(), [2]string{typed[0], "0000"}); !errors.Is(err, ErrCodeWrong) {
		t.Errorf("got %v, want ErrCodeWrong", err)
	}
	if n := len(b.all()); n != 0 {
		t.Errorf("got %d records after a wrong group, want none", n)
	}
	if _, err := h.Prove(t.Context(), [2]string{strings.ToLower(typed[0]), " " + typed[1]}); err != nil {
		t.Errorf("the right groups after wrong ones: %v", err)
	}
}

func TestASecondSetUpNeverWritesOverTheFirst(t *testing.T) {
	b := newTablet(t)
	late := b.house()
	_, typed := b.prepare(late)
	b.set()
	before := b.all()
	if _, err := late.Prove(t.Context(), typed); !errors.Is(err, ErrTaken) {
		t.Errorf("Prove: got %v, want ErrTaken", err)
	}
	if _, _, err := b.house().Prepare(t.Context(), "Iemand", "", phrase); !errors.Is(err, ErrTaken) {
		t.Errorf("Prepare: got %v, want ErrTaken", err)
	}
	same(t, before, b.all())
}

func TestAWeakPassphraseIsRefused(t *testing.T) {
	b := newTablet(t)
	if _, _, err := b.house().Prepare(t.Context(), "Iemand", "", "geheim"); !errors.Is(err, ErrWeak) {
		t.Errorf("Prepare: got %v, want ErrWeak", err)
	}
	s, _ := b.set()
	if err := s.ChangePassphrase(t.Context(), phrase, "geheim"); !errors.Is(err, ErrWeak) {
		t.Errorf("ChangePassphrase: got %v, want ErrWeak", err)
	}
}

func TestTheTwoGroupsAskedAreDifferentAndExist(t *testing.T) {
	for hi := range 256 {
		for lo := range 256 {
			ask := twoOf(bytes.NewReader([]byte{byte(hi), byte(lo)}))
			if ask[0] < 1 || ask[1] > groups || ask[0] >= ask[1] {
				t.Fatalf("got %v for %d, %d", ask, hi, lo)
			}
		}
	}
}

func same(t *testing.T, want, got map[store.Key][]byte) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("got %d records, want %d", len(got), len(want))
	}
	for at, value := range want {
		if !bytes.Equal(got[at], value) {
			t.Errorf("record %v changed", at)
		}
	}
}
