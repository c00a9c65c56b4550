package session

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// testdata/vaults/LAYOUT/NAME/ holds whole stores as the app of that layout left
// them: records.json is every record, manifest.json what opens it and what must
// be in it. They are never changed: what was written once, every later version
// reads. New ones are added by -add, which writes only what is not there.
var add = flag.Bool("add", false, "write the vaults of this layout that are missing")

// manifest says what a stored vault is and holds.
type manifest struct {
	Layout     int       `json:"layout"`
	Clock      time.Time `json:"clock"` // when it was written last
	Passphrase string    `json:"passphrase"`
	Code       string    `json:"code"`
	Holds      holding   `json:"holds"`
}

// holding is what a person finds in a vault. Its types are its own, so that a
// field that is new later does not change what was expected before.
type holding struct {
	Name     string        `json:"name"`
	Role     string        `json:"role"`
	Cases    []heldCase    `json:"cases"`
	Concepts []heldConcept `json:"concepts"`
	Contacts []heldContact `json:"contacts"`
	Shown    []heldContact `json:"shown"`
	Backup   heldBackup    `json:"backup"`
}

type heldBackup struct {
	At      time.Time `json:"at"`
	Checked bool      `json:"checked"`
}

type heldCase struct {
	ID        dossier.ID  `json:"id"`
	Reference string      `json:"reference"`
	Names     []string    `json:"names"`
	Loose     bool        `json:"loose"`
	Closed    bool        `json:"closed"`
	MovedTo   dossier.ID  `json:"movedTo"`
	Chains    int         `json:"chains"`
	Entries   []heldEntry `json:"entries"`
	Apart     []heldEntry `json:"apart,omitempty"` // in quarantine
}

type heldEntry struct {
	ID       string           `json:"id"`
	Number   uint32           `json:"number"`
	Recorded dossier.Stamp    `json:"recorded"`
	Name     string           `json:"name"`
	Role     string           `json:"role"`
	Form     meldcode.FormID  `json:"form"`
	Fixes    string           `json:"fixes,omitempty"`
	Answers  meldcode.Answers `json:"answers"`
}

type heldConcept struct {
	ID      string           `json:"id"`
	Case    dossier.ID       `json:"case"`
	Route   string           `json:"route"`
	Form    meldcode.FormID  `json:"form"`
	Field   string           `json:"field"`
	At      time.Time        `json:"at"`
	Answers meldcode.Answers `json:"answers"`
}

type heldContact struct {
	Name         string `json:"name"`
	Organisation string `json:"organisation"`
	Phone        string `json:"phone"`
	Mail         string `json:"mail"`
	Open         bool   `json:"open"`
}

// heldRecord is a record as it stands in records.json; JSON writes the value in
// base64.
type heldRecord struct {
	Space  string `json:"space"`
	Chain  string `json:"chain"`
	Number uint32 `json:"number"`
	Value  []byte `json:"value"`
}

// golden is one stored vault.
type golden struct {
	name string
	manifest
	records records
}

// goldens returns every vault that was ever stored.
func goldens(t *testing.T) []golden {
	t.Helper()
	if *add {
		writeMissing(t)
	}
	folders, err := filepath.Glob("testdata/vaults/*/*")
	if err != nil {
		t.Fatal(err)
	}
	var all []golden
	layouts := map[int]bool{}
	for _, folder := range folders {
		g := golden{name: folder, records: records{}}
		var list []heldRecord
		readJSON(t, filepath.Join(folder, "manifest.json"), &g.manifest)
		readJSON(t, filepath.Join(folder, "records.json"), &list)
		for _, r := range list {
			g.records[store.Key{Space: r.Space, Chain: r.Chain, Number: r.Number}] = r.Value
		}
		if filepath.Base(filepath.Dir(folder)) != strconv.Itoa(g.Layout) || len(g.records) != len(list) {
			t.Fatalf("%s is of layout %d with %d records of %d", folder, g.Layout, len(g.records), len(list))
		}
		layouts[g.Layout] = true
		all = append(all, g)
	}
	for n := 1; n <= layout; n++ {
		if !layouts[n] {
			t.Fatalf("no vault of layout %d is stored: run go test ./app/session -add at the commit that writes it", n)
		}
	}
	return all
}

func readJSON(t *testing.T, name string, v any) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := strict(b, v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

var derived sync.Map

// derive is Argon2id as it is, once for each question: these vaults open with
// what schools type, and a hundred starts of one vault ask the same.
func derive(ctx context.Context, passphrase, salt []byte, p vault.Params) ([]byte, error) {
	of := sha256.Sum256(fmt.Appendf(nil, "%q %x %v", passphrase, salt, p))
	if key, ok := derived.Load(of); ok {
		return bytes.Clone(key.([]byte)), nil
	}
	key, err := vault.Argon2id(ctx, passphrase, salt, p)
	if err == nil {
		derived.Store(of, bytes.Clone(key))
	}
	return key, err
}

// start is a start of the app of today on a store.
func start(st store.Store, now time.Time) *House {
	return New(st, rand.Reader, derive, InProcess{}, func() time.Time { return now }, "golden")
}

// openAs unlocks the only member of a store.
func openAs(t *testing.T, h *House, passphrase string) (*Session, error) {
	t.Helper()
	lobby, err := h.Look(t.Context())
	if err != nil {
		return nil, err
	}
	if len(lobby.Faces) != 1 {
		t.Fatalf("%d faces, want one", len(lobby.Faces))
	}
	return h.Unlock(t.Context(), lobby.Faces[0].ID, passphrase)
}

// holdingOf reads everything that a session can reach, and checks every log.
func holdingOf(t *testing.T, h *House, s *Session) holding {
	t.Helper()
	ctx := t.Context()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	got := holding{Name: s.Me().Name, Role: s.Me().Role}
	overview, err := s.Overview(ctx)
	must(err)
	for _, sum := range overview {
		state, err := s.Case(ctx, sum.ID)
		must(err)
		found, err := s.Check(ctx, sum.ID, nil)
		must(err)
		for _, f := range found {
			if f.Serious && f.Kind != dossier.FoundFork {
				t.Errorf("a log has %q", f.Text)
			}
		}
		got.Cases = append(got.Cases, heldCase{
			ID: sum.ID, Reference: sum.Reference, Names: sum.Names, Loose: sum.Loose, Closed: sum.Closed,
			MovedTo: state.MovedTo, Chains: len(state.Heads), Entries: heldEntries(state.Entries), Apart: heldEntries(state.Apart),
		})
	}
	slices.SortFunc(got.Cases, func(a, b heldCase) int { return bytes.Compare([]byte(a.ID), []byte(b.ID)) })
	concepts, err := s.Concepts(ctx)
	must(err)
	for _, c := range concepts {
		got.Concepts = append(got.Concepts, heldConcept{c.ID, c.Case, c.Route, c.Form, c.Field, c.At, c.Answers})
	}
	contacts, err := s.Contacts(ctx)
	must(err)
	got.Contacts = heldContacts(contacts)
	lobby, err := h.Look(ctx)
	must(err)
	got.Shown = heldContacts(lobby.Shown)
	backup, err := s.Backup(ctx)
	must(err)
	got.Backup = heldBackup{backup.At, backup.Checked}
	return got
}

func heldEntries(entries []dossier.Entry) []heldEntry {
	var held []heldEntry
	for _, e := range entries {
		h := heldEntry{ID: e.ID.String(), Number: e.Number, Recorded: e.Recorded, Name: e.Name, Role: e.Role, Form: e.Form, Answers: e.Answers}
		if !e.Fixes.IsZero() {
			h.Fixes = e.Fixes.String()
		}
		held = append(held, h)
	}
	return held
}

func heldContacts(list []Contact) []heldContact {
	var held []heldContact
	for _, c := range list {
		held = append(held, heldContact{c.Name, c.Organisation, c.Phone, c.Mail, c.Open})
	}
	return held
}

// sameHolding compares in the form of the manifest, in which the zone of a
// moment is its offset alone.
func sameHolding(t *testing.T, want, got holding) {
	t.Helper()
	w, g := bytes.Split(pretty(want), []byte("\n")), bytes.Split(pretty(got), []byte("\n"))
	for i := range max(len(w), len(g)) {
		if i >= len(w) || i >= len(g) || !bytes.Equal(w[i], g[i]) {
			t.Errorf("from line %d: got\n%s\nwant\n%s", i, bytes.Join(g[min(i, len(g)):min(i+5, len(g))], []byte("\n")),
				bytes.Join(w[min(i, len(w)):min(i+5, len(w))], []byte("\n")))
			return
		}
	}
}

func pretty(v any) []byte {
	b, err := json.MarshalIndent(v, "", "\t")
	if err != nil {
		panic(err)
	}
	return append(b, '\n')
}

func TestEveryVaultEverWrittenOpens(t *testing.T) {
	for _, g := range goldens(t) {
		t.Run(g.name, func(t *testing.T) {
			st := filmOf(t, g.records)
			h := start(st, g.Clock)
			s, err := openAs(t, h, g.Passphrase)
			if err != nil {
				t.Fatal(err)
			}
			sameHolding(t, g.Holds, holdingOf(t, h, s))

			// It goes on: what is written now stands beside what was, also after
			// another start, with the code, and under a new passphrase.
			lobby, err := h.Look(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			id := record(t, s, "", opening("Iemand Anders")).State.ID
			for _, c := range g.Holds.Cases {
				if !c.Closed {
					record(t, s, c.ID, signal("erbij"))
				}
			}
			again, err := start(st, g.Clock).Recover(t.Context(), lobby.Faces[0].ID, g.Code, "inkt jasmijn kompas ladder")
			if err != nil {
				t.Fatalf("with the recovery code: %v", err)
			}
			got := holdingOf(t, h, again)
			if len(got.Cases) != len(g.Holds.Cases)+1 {
				t.Errorf("%d cases, want one more than %d", len(got.Cases), len(g.Holds.Cases))
			}
			for _, c := range got.Cases {
				if c.ID != id && !slices.ContainsFunc(g.Holds.Cases, func(was heldCase) bool { return was.ID == c.ID }) {
					t.Error("a case that nobody began")
				}
			}
			for _, was := range g.Holds.Cases {
				if !keeps(got, was) {
					t.Errorf("%s: what was recorded before changed", was.Reference)
				}
			}
			if _, err := openAs(t, start(st, g.Clock), g.Passphrase); err == nil {
				t.Error("the passphrase that was replaced still opens")
			}
		})
	}
}

func TestANewerLayoutIsRefusedAndNotTouched(t *testing.T) {
	for _, g := range goldens(t) {
		held := records{}
		for at, value := range g.records {
			held[at] = value
		}
		held[keyVersion] = []byte{layout + 1}
		st := filmOf(t, held)
		member := ""
		for at := range held {
			if at.Space == spaceMember {
				member = at.Chain
			}
		}
		ctx := t.Context()
		for name, call := range map[string]func(*House) error{
			"Look":    func(h *House) error { _, err := h.Look(ctx); return err },
			"Unlock":  func(h *House) error { _, err := h.Unlock(ctx, member, g.Passphrase); return err },
			"wrong":   func(h *House) error { _, err := h.Unlock(ctx, member, wrong); return err },
			"Recover": func(h *House) error { _, err := h.Recover(ctx, member, g.Code, newPhrase); return err },
			"Prepare": func(h *House) error { _, _, err := h.Prepare(ctx, "Iemand", "", newPhrase); return err },
		} {
			if err := call(start(st, g.Clock)); !errors.Is(err, ErrNewer) {
				t.Errorf("%s, %s: got %v, want ErrNewer", g.name, name, err)
			}
		}
		same(t, held, st.now())
		if n := len(st.frames); n != 1 {
			t.Errorf("%s: %d transactions, want none", g.name, n-1)
		}
	}
}
