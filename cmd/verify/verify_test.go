package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/session"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// What is tested here is the program, which knows nothing of the app's packages;
// the app only makes the archives.

const phrase = "anker bloem citroen dorpel"

// tablet is one member on a tablet of their own.
func tablet(t *testing.T) (*session.Session, vault.Code) {
	t.Helper()
	quick := func(_ context.Context, passphrase, salt []byte, _ vault.Params) ([]byte, error) {
		sum := sha256.Sum256(append(append([]byte{}, salt...), passphrase...))
		return sum[:], nil
	}
	h := session.New(&store.Memory{}, rand.Reader, quick, session.InProcess{}, time.Now, "test")
	groups, ask, err := h.Prepare(t.Context(), "Regen Bedacht", "leraar", phrase)
	must(t, err)
	s, err := h.Prove(t.Context(), [2]string{groups[ask[0]-1], groups[ask[1]-1]})
	must(t, err)
	code, err := vault.ParseCode(strings.Join(groups, " "))
	must(t, err)
	return s, code
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, s *session.Session, id dossier.ID, form meldcode.FormID, answers ...string) *dossier.State {
	t.Helper()
	d := dossier.Draft{Form: form, Answers: meldcode.Answers{meldcode.EventDate: meldcode.Typed("2026-03-10")}}
	for i := 0; i < len(answers); i += 2 {
		d.Answers[meldcode.Key(answers[i])] = meldcode.Typed(answers[i+1])
	}
	got, err := s.Record(t.Context(), id, []dossier.Draft{d}, "", "")
	must(t, err)
	return got.State
}

// archive makes a file of a case on which two people worked, has the standard
// programs open it, and returns the folder and the case.
func archive(t *testing.T) (folder string, state *dossier.State) {
	t.Helper()
	a, code := tablet(t)
	b, _ := tablet(t)
	id := write(t, a, "", meldcode.FormOpen, "pupils", "Noor Verzonnen").ID
	write(t, a, id, meldcode.FormSignal, "child", "Noor Verzonnen", "seen", "Zat alleen op het Kastanjebankje.")
	pass := func(from, to *session.Session) {
		card, err := to.Card(t.Context())
		must(t, err)
		file, err := from.ExportTo(t.Context(), id, card, nil)
		must(t, err)
		_, err = to.OpenFile(t.Context(), session.Bytes(file.Data), "", nil)
		must(t, err)
		_, err = to.AddFile(t.Context(), false)
		must(t, err)
	}
	pass(a, b)
	write(t, b, id, meldcode.FormNote, "text", "Gelezen.")
	pass(b, a)
	write(t, a, id, meldcode.FormNote, "text", "Besproken.")
	file, err := a.Export(t.Context(), "", "", nil)
	must(t, err)
	state, err = a.Case(t.Context(), id)
	must(t, err)

	dir := t.TempDir()
	identity, err := code.Identity()
	must(t, err)
	at := func(name string) string { return filepath.Join(dir, name) }
	must(t, os.WriteFile(at("dossier.age"), file.Data, 0o600))
	must(t, os.WriteFile(at("sleutel.txt"), []byte(identity.String()+"\n"), 0o600))
	for _, command := range [][]string{
		{"age", "--decrypt", "-i", at("sleutel.txt"), "-o", at("archief.zip"), at("dossier.age")},
		{"unzip", "-q", at("archief.zip"), "-d", at("archief")},
	} {
		if said, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", command[0], err, said)
		}
	}
	return at("archief"), state
}

func TestAnArchiveOpenedByTheStandardProgramsIsRight(t *testing.T) {
	folder, state := archive(t)
	var said bytes.Buffer
	if !run(folder, &said) {
		t.Fatalf("refused:\n%s", said.String())
	}
	for _, h := range state.Heads { // as a page on paper has them
		if !strings.Contains(said.String(), h.String()) {
			t.Errorf("the head %s is not told:\n%s", h, said.String())
		}
	}
	if len(state.Heads) != 2 {
		t.Errorf("%d chains, want those of two people", len(state.Heads))
	}
}

// load reads the archive to memory, to be changed there.
func load(t *testing.T, folder string) fstest.MapFS {
	t.Helper()
	held := fstest.MapFS{}
	must(t, filepath.WalkDir(folder, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		inside, _ := filepath.Rel(folder, name)
		held[filepath.ToSlash(inside)] = &fstest.MapFile{Data: data}
		return err
	}))
	return held
}

// with returns the archive with one file changed; nil takes it away.
func with(held fstest.MapFS, name string, data []byte) fstest.MapFS {
	other := fstest.MapFS{}
	for n, f := range held {
		other[n] = f
	}
	delete(other, name)
	if data != nil {
		other[name] = &fstest.MapFile{Data: data}
	}
	return other
}

// covered writes a manifest that fits what is there, as whoever changes an archive
// on purpose would.
func covered(t *testing.T, held fstest.MapFS) fstest.MapFS {
	t.Helper()
	var m map[string]any
	must(t, json.Unmarshal(held[manifestName].Data, &m))
	var files []map[string]any
	for name, f := range held {
		if name != manifestName {
			sum := sha256.Sum256(f.Data)
			files = append(files, map[string]any{"name": name, "size": len(f.Data), "sha256": hex.EncodeToString(sum[:])})
		}
	}
	m["files"] = files
	text, err := json.Marshal(m)
	must(t, err)
	return with(held, manifestName, text)
}

func entries(held fstest.MapFS) (names []string) {
	for name := range held {
		if _, ok := entryOf(name); ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// The check must fail when a byte changes, in any file; of an entry, any byte, also
// when the manifest was made to fit.
func TestNoByteCanChange(t *testing.T) {
	folder, _ := archive(t)
	held := load(t, folder)
	if found := checkArchive(covered(t, held)); len(found.problems) > 0 {
		t.Fatalf("with a manifest made anew: %v", found.problems)
	}
	for name, f := range held {
		for i := 0; i < len(f.Data); i += 1 + len(f.Data)/40 {
			if name == manifestName && !bytes.Contains(f.Data[max(0, i-80):i], []byte("sha256")) {
				continue // spaces, and when it was made
			}
			changed := bytes.Clone(f.Data)
			changed[i] ^= 1
			if found := checkArchive(with(held, name, changed)); len(found.problems) == 0 {
				t.Errorf("byte %d of %s can change", i, name)
			}
		}
	}
	names := entries(held)
	if len(names) < 8 {
		t.Fatalf("only %d entries", len(names))
	}
	for _, name := range names {
		id, _ := entryOf(name)
		for i := range held[name].Data {
			changed := bytes.Clone(held[name].Data)
			changed[i] ^= 1
			var all [][]byte
			for _, other := range names {
				data := held[other].Data
				if other == name {
					data = changed
				}
				all = append(all, data)
			}
			r := result{}
			if r.checkDossier(id, all); len(r.problems) == 0 {
				t.Errorf("byte %d of %s can change when the manifest fits", i, name)
			}
		}
	}
}

func TestNoEntryCanGoOrComeUnseen(t *testing.T) {
	folder, _ := archive(t)
	held := load(t, folder)
	names := entries(held)
	for _, name := range names {
		if found := checkArchive(with(held, name, nil)); len(found.problems) == 0 {
			t.Errorf("%s can go", name)
		}
		twice := with(held, path.Join(path.Dir(name), "999999"), held[name].Data)
		if found := checkArchive(twice); len(found.problems) == 0 {
			t.Errorf("%s can come beside the manifest", name)
		}
		if found := checkArchive(covered(t, twice)); len(found.problems) == 0 {
			t.Errorf("%s can stand there twice", name)
		}
		if name == names[len(names)-1] {
			continue // what was cut off at the end shows against a head on paper
		}
		if found := checkArchive(covered(t, with(held, name, nil))); len(found.problems) == 0 {
			t.Errorf("%s can go when the manifest fits", name)
		}
	}
	elsewhere := fstest.MapFS{}
	for name, f := range held {
		elsewhere[strings.Replace(name, "dossiers/", "dossiers/a", 1)] = f
	}
	if found := checkArchive(covered(t, elsewhere)); len(found.problems) == 0 {
		t.Error("entries can go to another dossier")
	}
	for name, other := range map[string]fstest.MapFS{
		"nothing": {}, "no manifest": with(held, manifestName, nil), "another manifest": with(held, manifestName, []byte("{}")),
	} {
		if found := checkArchive(other); len(found.problems) == 0 {
			t.Errorf("%s is right", name)
		}
	}
}

// None of our packages may decide here.
func TestTheProgramUsesTheStandardLibraryAlone(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", ".").CombinedOutput()
	if err != nil || strings.TrimSpace(string(out)) != "meldcode/cmd/verify" {
		t.Errorf("got %s, %v", out, err)
	}
}
