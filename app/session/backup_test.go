package session

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"filippo.io/age"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

func export(t *testing.T, s *Session, id dossier.ID, passphrase string) []byte {
	t.Helper()
	file, err := s.Export(t.Context(), id, passphrase, nil)
	if err != nil {
		t.Fatal(err)
	}
	name, data := file.Name, file.Data
	if !strings.HasPrefix(name, "meldcode-") || !strings.HasSuffix(name, ".age") || strings.Contains(name, string(id)) && id != "" {
		t.Errorf("got name %q", name)
	}
	return data
}

func TestABackupOpensWithTheRecoveryCodeOnAnotherTablet(t *testing.T) {
	b := newTablet(t)
	s, code := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	record(t, s, "", signal(wordSeen))
	data := export(t, s, "", "")

	// The standard age program, with the identity of the code.
	parsed, err := vault.ParseCode(code)
	if err != nil {
		t.Fatal(err)
	}
	identity, err := parsed.Identity()
	if err != nil {
		t.Fatal(err)
	}
	plain, err := age.Decrypt(bytes.NewReader(data), identity)
	if err != nil {
		t.Fatal(err)
	}
	if head, err := io.ReadAll(io.LimitReader(plain, 2)); err != nil || string(head) != "PK" {
		t.Errorf("got %q, %v; want a zip", head, err)
	}

	other := newTablet(t)
	fresh, _ := other.set()
	before := other.all()
	found, err := fresh.OpenFile(t.Context(), Bytes(data), code, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Cases) != 2 || found.New != 4 {
		t.Errorf("got %d cases, %d new; want 2 and 4 (each with its out entry)", len(found.Cases), found.New)
	}
	same(t, before, other.all())
	if added, err := fresh.AddFile(t.Context(), false); err != nil || added.New != 4 || added.Quarantined != 0 {
		t.Errorf("got %+v, %v; want 4", added, err)
	}
	again := other.restart()
	state, err := again.Case(t.Context(), id)
	if err != nil || len(state.Entries) != 3 {
		t.Fatalf("got %v; want the case", err)
	}
	if got := state.Entries[2]; got.Form != meldcode.FormAccessGiven || !state.Reads(meldcode.MemberID(again.Me().ID)) {
		t.Errorf("got %v last, want that the member reads it from now on", got.Form)
	}
	if state.Entries[1].Form != meldcode.FormOut {
		t.Errorf("got %v last, want the export itself", state.Entries[1].Form)
	}
	got := record(t, again, id, signal(wordSeen))
	if len(got.State.Heads) != 2 {
		t.Errorf("got %d chains; a restored case begins a new one", len(got.State.Heads))
	}
	// The same file once more adds nothing.
	if found, err := again.OpenFile(t.Context(), Bytes(data), code, nil); err != nil || found.New != 0 {
		t.Errorf("got %+v, %v; want nothing new", found, err)
	}
	if added, err := again.AddFile(t.Context(), false); err != nil || added.New != 0 {
		t.Errorf("got %+v, %v; want nothing new", added, err)
	}
}

func TestAFileForAPassphraseOpensWithItAlone(t *testing.T) {
	b := newTablet(t)
	s, code := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	record(t, s, "", opening("Een ander"))
	if _, err := s.Export(t.Context(), id, "zwak", nil); !errors.Is(err, ErrWeak) {
		t.Errorf("got %v, want ErrWeak", err)
	}
	data := export(t, s, id, newPhrase)
	for _, key := range []string{wrong, code, ""} {
		if _, err := s.OpenFile(t.Context(), Bytes(data), key, nil); exchange.Code(err) != "key" {
			t.Errorf("got %v, want the wrong key", err)
		}
	}
	found, err := s.OpenFile(t.Context(), Bytes(data), newPhrase, nil)
	if err != nil || len(found.Cases) != 1 || found.New != 0 {
		t.Errorf("got %+v, %v; want the one case, known here", found, err)
	}
	if _, err := s.OpenFile(t.Context(), Bytes(data[:len(data)-9]), newPhrase, nil); exchange.Code(err) != "damaged" {
		t.Errorf("got %v, want damaged", err)
	}
	if _, err := s.AddFile(t.Context(), false); !errors.Is(err, ErrNotPrepared) {
		t.Errorf("after a refused file: got %v, want ErrNotPrepared", err)
	}
}

func TestABackupCountsOnceDeliveredAndChecked(t *testing.T) {
	b := newTablet(t)
	s, code := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	ctx := t.Context()
	know := func(want Backup) {
		t.Helper()
		got, err := b.restart().Backup(ctx)
		if err != nil || !got.At.Equal(want.At) || got.Checked != want.Checked || !got.Proven.Equal(want.Proven) {
			t.Errorf("got %+v, %v; want %+v", got, err, want)
		}
	}
	if _, err := s.Record(ctx, id, signal(wordSeen), "", ""); err != nil {
		t.Fatal(err)
	}
	one := export(t, s, id, "")
	if err := s.Delivered(ctx); err != nil {
		t.Fatal(err)
	}
	if err := s.CheckFile(ctx, Bytes(one), "", nil); err != nil {
		t.Error(err)
	}
	know(Backup{}) // one case is no back-up
	data := export(t, s, "", "")
	know(Backup{})
	if err := s.Delivered(ctx); err != nil {
		t.Fatal(err)
	}
	know(Backup{At: b.now})
	if err := s.CheckFile(ctx, Bytes(one), code, nil); !errors.Is(err, ErrOtherFile) {
		t.Errorf("an older file: got %v, want ErrOtherFile", err)
	}
	if err := s.CheckFile(ctx, Bytes(data[:100]), code, nil); exchange.Code(err) != "damaged" {
		t.Errorf("a broken file: got %v, want damaged", err)
	}
	know(Backup{At: b.now})
	if err := s.CheckFile(ctx, Bytes(data), "", nil); err != nil {
		t.Error(err)
	}
	know(Backup{At: b.now, Checked: true, Proven: b.now})
	if err := b.restart().CheckFile(ctx, Bytes(data), code, nil); err != nil {
		t.Errorf("after a restart, with the code: %v", err)
	}
	proven := b.now
	b.now = b.now.AddDate(0, 0, 3)
	export(t, s, "", "")
	if err := s.Delivered(ctx); err != nil {
		t.Fatal(err)
	}
	know(Backup{At: b.now, Proven: proven}) // the newer one is not proven, the older still is
	if err := b.store.Apply(ctx, s.putHouse(keyBackup, []byte(`{"At":"2026-03-01T09:00:00+01:00","Checked":true}`))); err != nil {
		t.Fatal(err)
	}
	if got, err := b.restart().Backup(ctx); err != nil || !got.Proven.Equal(got.At) || got.At.IsZero() {
		t.Errorf("as it was written before Proven: got %+v, %v", got, err)
	}
	if err := b.store.Apply(ctx, store.Put(keyBackup, s.ring.House.Seal(b.house().rand, "elsewhere", 0, []byte("{}")))); err != nil {
		t.Fatal(err)
	}
	if err := s.Delivered(ctx); err != nil {
		t.Errorf("over a damaged date: %v", err)
	}
	know(Backup{At: b.now})
}

func TestAnExportThatIsNotRecordedDoesNotHappen(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	record(t, s, "", opening(wordChild))
	before := b.all()
	b.store.Fail = func(m store.Moment) error {
		if m == store.BeforeApply {
			return &store.Fault{Kind: store.Quota}
		}
		return nil
	}
	if file, err := s.Export(t.Context(), "", "", nil); store.KindOf(err) != store.Quota || file.Data != nil {
		t.Errorf("got %d bytes, %v; want the fault", len(file.Data), err)
	}
	b.store.Fail = nil
	same(t, before, b.all())
	if err := s.Delivered(t.Context()); !errors.Is(err, ErrNotPrepared) {
		t.Errorf("got %v, want ErrNotPrepared", err)
	}
}

func TestAFileIsAddedWholeOrNotAtAll(t *testing.T) {
	from := newTablet(t)
	s, code := from.set()
	record(t, s, "", opening(wordChild))
	record(t, s, "", opening("Een ander"))
	data := export(t, s, "", "")
	for _, f := range failing {
		b := newTablet(t)
		to, _ := b.set()
		if _, err := to.OpenFile(t.Context(), Bytes(data), code, nil); err != nil {
			t.Fatal(err)
		}
		before := b.all()
		failed := false
		b.store.Fail = func(m store.Moment) error {
			if m == f.at && !failed {
				failed = true
				return &store.Fault{Kind: f.kind}
			}
			return nil
		}
		_, err := to.AddFile(t.Context(), false)
		b.store.Fail = nil
		if err != nil {
			same(t, before, b.all())
			if _, err := to.AddFile(t.Context(), false); err != nil {
				t.Errorf("%s: retry: %v", f.name, err)
			}
		}
		if got := b.seen(); got.cases != 2 || got.entries != 6 {
			t.Errorf("%s: got %+v, want both cases", f.name, got)
		}
	}
}

func TestWhatForksIsQuarantinedAndTheLiveOneStays(t *testing.T) {
	// A profile that was copied back in time, and went on beside its back-up.
	b := newTablet(t)
	s, code := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	old := b.all()
	record(t, s, id, signal("weggeraakt"))
	data := export(t, s, id, "")

	rolled := newTablet(t)
	for at, value := range old {
		if err := rolled.store.Apply(t.Context(), store.Add(at, vault.Clear(value))); err != nil {
			t.Fatal(err)
		}
	}
	live := rolled.restart()
	record(t, live, id, signal("hier"))
	if found, err := live.OpenFile(t.Context(), Bytes(data), code, nil); err != nil || found.New != 0 || found.Apart != 2 {
		t.Fatalf("got %+v, %v; want two that do not fit", found, err)
	}
	added, err := live.AddFile(t.Context(), false)
	if err != nil || added.New != 0 || added.Quarantined != 2 {
		t.Fatalf("got %+v, %v; want two apart", added, err)
	}
	again := rolled.restart()
	state, err := again.Case(t.Context(), id)
	if err != nil || len(state.Entries) != 2 || state.Entries[1].Answers.Text("seen") != "hier" {
		t.Errorf("the live log changed: %v", err)
	}
	for name, s := range map[string]*Session{"at once": live, "after a new start": again} {
		state, err := s.Case(t.Context(), id)
		if err != nil || len(state.Apart) != 2 || state.Apart[0].Answers.Text("seen") != "weggeraakt" {
			t.Errorf("%s: got %d apart, %v; want the two of the file", name, len(state.Apart), err)
		}
	}
	record(t, again, id, signal("verder")) // and they stay in sight
	if state, err = again.Case(t.Context(), id); err != nil || len(state.Apart) != 2 {
		t.Errorf("after an entry: %d apart, %v", len(state.Apart), err)
	}
	findings, err := again.Check(t.Context(), id, nil)
	if err != nil || len(findings) != 2 || findings[0].Kind != dossier.FoundFork || !findings[0].Serious || findings[0].Entry != state.Apart[0].ID {
		t.Errorf("Check: got %+v, %v; want the two", findings, err)
	}
	if found, err := again.OpenFile(t.Context(), Bytes(data), code, nil); err != nil || found.New != 0 || found.Apart != 0 {
		t.Fatalf("once more: got %+v, %v; want nothing", found, err)
	}
	if added, err := again.AddFile(t.Context(), false); err != nil || added.Quarantined != 0 {
		t.Errorf("a second time: got %+v, %v; want nothing", added, err)
	}
}

func TestADamagedCaseDoesNotKeepTheOthersFromBeingSaved(t *testing.T) {
	b := newTablet(t)
	s, code := b.set()
	bad := record(t, s, "", opening(wordChild)).State.ID
	good := record(t, s, "", opening("Een ander")).State.ID
	key, _ := s.ring.Case(string(bad))
	at := store.Key{Space: key.Handle, Chain: key.Chain, Number: 1}
	if err := b.store.Apply(t.Context(), store.Put(at, vault.Clear([]byte("kapot")))); err != nil {
		t.Fatal(err)
	}
	again := b.restart()
	file, err := again.Export(t.Context(), "", "", nil)
	if err != nil || len(file.Left) != 1 || file.Left[0] != bad {
		t.Fatalf("got left %v, %v; want the damaged one", file.Left, err)
	}
	found, err := again.OpenFile(t.Context(), Bytes(file.Data), code, nil)
	if err != nil || len(found.Cases) != 1 || found.Cases[0].ID != good {
		t.Errorf("got %+v, %v; want the other case", found.Cases, err)
	}
	if err := again.Delivered(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := again.CheckFile(t.Context(), Bytes(file.Data), "", nil); err != nil {
		t.Errorf("the file itself is right: %v", err)
	}
	if known, err := again.Backup(t.Context()); err != nil || !known.At.IsZero() {
		t.Errorf("got %+v, %v; a file without all is no back-up", known, err)
	}
	if err := b.restart().CheckFile(t.Context(), Bytes(file.Data), code, nil); Unfit(err) != "left" {
		t.Errorf("got %v, want that nothing can be held against it", err)
	}
	key, _ = s.ring.Case(string(good))
	at = store.Key{Space: key.Handle, Chain: key.Chain, Number: 1}
	if err := b.store.Apply(t.Context(), store.Put(at, vault.Clear([]byte("kapot")))); err != nil {
		t.Fatal(err)
	}
	if _, err := b.restart().Export(t.Context(), "", "", nil); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v, want ErrDamaged when nothing can be read", err)
	}
}

// The file is whole; that it cannot be held against the store now is another
// matter, and passes.
func TestAFaultOfTheStoreIsNotBlamedOnTheFile(t *testing.T) {
	b := newTablet(t)
	s, code := b.set()
	record(t, s, "", opening(wordChild))
	data := export(t, s, "", "")
	again := b.restart()
	for name, read := range map[string]func() error{
		"open":  func() error { _, err := again.OpenFile(t.Context(), Bytes(data), code, nil); return err },
		"check": func() error { return again.CheckFile(t.Context(), Bytes(data), code, nil) },
	} {
		b.store.Fail = func(m store.Moment) error {
			if m == store.BeforeGet || m == store.BeforeList {
				return &store.Fault{Kind: store.Lost}
			}
			return nil
		}
		if err := read(); store.KindOf(err) != store.Lost || Unfit(err) != "" || exchange.Code(err) != "" {
			t.Errorf("%s: got %v, as a refusal %q; want the fault", name, err, Unfit(err))
		}
		b.store.Fail = nil
		if err := read(); err != nil {
			t.Errorf("%s, afterwards: %v", name, err)
		}
	}
}
