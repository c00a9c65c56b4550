package exchange

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/vault"
)

func someArchive(t *testing.T) Archive {
	return Archive{
		Made: time.Date(2026, 3, 20, 9, 30, 0, 0, time.FixedZone("", 3600)), App: "test",
		Cases: []Case{{someLog(t), "2026-01", someFacts()}, {someLog(t), "2026-02", someFacts()}},
	}
}

func someKey(t *testing.T) (*age.X25519Identity, vault.Code) {
	t.Helper()
	code := vault.NewCode(rand.Reader)
	id, err := code.Identity()
	if err != nil {
		t.Fatal(err)
	}
	return id, code
}

func write(t *testing.T, a Archive, to ...age.Recipient) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, a, nil, to...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAnArchiveReadsBackByteForByte(t *testing.T) {
	id, _ := someKey(t)
	other, _ := someKey(t)
	a := someArchive(t)
	sealed := write(t, a, other.Recipient(), id.Recipient())
	got, err := Read(sealed, DefaultLimits, nil, id)
	if err != nil {
		t.Fatal(err)
	}
	if !got.Made.Equal(a.Made) || got.App != a.App || len(got.Cases) != len(a.Cases) {
		t.Fatalf("made %v by %q with %d cases", got.Made, got.App, len(got.Cases))
	}
	for i, c := range a.Cases {
		want, have := c.Log.Entries(), got.Cases[i].Log.Entries()
		if got.Cases[i].Log.ID() != c.Log.ID() || len(want) != len(have) {
			t.Fatalf("case %d: %d entries, want %d", i, len(have), len(want))
		}
		for j := range want {
			if !bytes.Equal(want[j].Bytes(), have[j].Bytes()) {
				t.Errorf("case %d entry %d differs", i, j)
			}
		}
	}
	for _, w := range []string{wordPlain, wordSource, "Sterre", "dossiers", "manifest"} {
		if bytes.Contains(sealed, []byte(w)) {
			t.Errorf("%q is readable in the sealed file", w)
		}
	}
}

// quickly is ForPassphrase at a cost that a test can pay.
func quickly(t *testing.T, passphrase string) age.Recipient {
	t.Helper()
	r, err := ForPassphrase(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	r.(*age.ScryptRecipient).SetWorkFactor(10)
	return r
}

func TestAnArchiveForAPassphraseOpensWithThatOnly(t *testing.T) {
	sealed := write(t, someArchive(t), quickly(t, " fiets maan  kaas regen"))
	for typed, want := range map[string]error{
		"fiets maan kaas regen ": nil, "fiets maan kaas": ErrWrongKey, "Fiets maan kaas regen": ErrWrongKey,
	} {
		id, err := WithPassphrase(typed)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Read(sealed, DefaultLimits, nil, id); !errors.Is(err, want) {
			t.Errorf("%q gives %v, want %v", typed, err, want)
		}
	}
	if _, err := ForPassphrase("  "); err == nil {
		t.Error("an empty passphrase is accepted")
	}
	key, _ := someKey(t)
	if _, err := Read(sealed, DefaultLimits, nil, key); !errors.Is(err, ErrWrongKey) {
		t.Errorf("a recovery code on a passphrase file: %v", err)
	}
	if err := Write(io.Discard, someArchive(t), nil); err == nil {
		t.Error("an archive for nobody is written")
	}
}

// written writes the work factor of a passphrase in its own way.
type written struct {
	age.Recipient
	factor string
}

func (w written) Wrap(key []byte) ([]*age.Stanza, error) {
	stanzas, err := w.Recipient.Wrap(key)
	if err == nil {
		stanzas[0].Args[1] = w.factor
	}
	return stanzas, err
}

func TestAFileAsksForWorkInOneWayAndNotForTooMuch(t *testing.T) {
	const passphrase = "fiets maan kaas regen"
	id, err := WithPassphrase(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	for factor, want := range map[string]error{
		"10": nil, "010": ErrDamaged, "+10": ErrDamaged, "0": ErrDamaged, "-1": ErrDamaged, "1e1": ErrDamaged,
		"19": ErrDamaged, "99999999999999999999": ErrDamaged,
	} {
		sealed := write(t, someArchive(t), written{quickly(t, passphrase), factor})
		if _, err := Read(sealed, DefaultLimits, nil, id); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", factor, err, want)
		}
	}
}

func TestNoTruncatedOrChangedArchiveIsReadIn(t *testing.T) {
	id, _ := someKey(t)
	sealed := write(t, Archive{Made: time.Now(), Cases: []Case{{someLog(t), "", someFacts()}}}, id.Recipient())
	read := func(b []byte) error {
		_, err := Read(b, DefaultLimits, nil, id)
		return err
	}
	step := len(sealed)/200 + 1
	for cut := 0; cut < len(sealed); cut += step {
		if err := read(sealed[:cut]); !errors.Is(err, ErrDamaged) {
			t.Errorf("cut at %d of %d: %v, want %v", cut, len(sealed), err, ErrDamaged)
		}
	}
	for at := 0; at < len(sealed); at += 1 + at/40 {
		b := bytes.Clone(sealed)
		b[at] ^= 1 << (at % 8)
		switch err := read(b); Code(err) {
		case "damaged":
		case "key", "not-ours", "newer": // in the header, where they cannot be told apart
			if at > 400 {
				t.Errorf("byte %d changed: %v", at, err)
			}
		default:
			t.Errorf("byte %d changed: %v", at, err)
		}
	}
	if err := read(append(bytes.Clone(sealed), 0)); !errors.Is(err, ErrDamaged) {
		t.Errorf("a byte more: %v", err)
	}
}

func TestWhatIsNoArchiveIsRefusedByItsCause(t *testing.T) {
	id, _ := someKey(t)
	seal := func(plain []byte) []byte {
		var b bytes.Buffer
		w, err := age.Encrypt(&b, id.Recipient())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(plain); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	zipped := func(files ...file) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, f := range files {
			w, err := z.Create(f.name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write(f.data); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return seal(b.Bytes())
	}
	whole := func(change func([]file) []file) []byte {
		files, err := Archive{Made: time.Now(), Cases: []Case{{someLog(t), "", someFacts()}}}.files()
		if err != nil {
			t.Fatal(err)
		}
		return zipped(change(files)...)
	}
	manifestOf := func(text string) []file { return []file{{manifestName, []byte(text)}} }
	small := DefaultLimits
	small.File = 100
	few := DefaultLimits
	few.Files = 3
	thin := DefaultLimits
	thin.Content = 9000
	for name, c := range map[string]struct {
		sealed []byte
		limits Limits
		want   error
	}{
		"nothing":             {nil, DefaultLimits, ErrDamaged},
		"a photo":             {[]byte("\xff\xd8\xff\xe0 and more"), DefaultLimits, ErrNotOurs},
		"another age":         {[]byte("age-encryption.org/v2\nmore"), DefaultLimits, ErrNewer},
		"sealed text":         {seal([]byte("boodschappen")), DefaultLimits, ErrNotOurs},
		"a zip of others":     {zipped(file{"foto.jpg", nil}), DefaultLimits, ErrNotOurs},
		"another manifest":    {zipped(manifestOf(`{"format":"iets anders","version":1}`)...), DefaultLimits, ErrNotOurs},
		"a newer manifest":    {zipped(manifestOf(`{"format":"meldcode-archive","version":2,"new":[]}`)...), DefaultLimits, ErrNewer},
		"unknown members":     {zipped(manifestOf(`{"format":"meldcode-archive","version":1,"new":[]}`)...), DefaultLimits, ErrDamaged},
		"a file too many":     {whole(func(f []file) []file { return append(f, file{"extra", nil}) }), DefaultLimits, ErrDamaged},
		"a file missing":      {whole(func(f []file) []file { return f[:len(f)-1] }), DefaultLimits, ErrDamaged},
		"a file twice":        {whole(func(f []file) []file { return append(f[:len(f)-1], f[1]) }), DefaultLimits, ErrDamaged},
		"a changed entry":     {whole(func(f []file) []file { f[2].data = append(f[2].data[:len(f[2].data):len(f[2].data)], 0); return f }), DefaultLimits, ErrDamaged},
		"as it was written":   {whole(func(f []file) []file { return f }), DefaultLimits, nil},
		"larger than a limit": {whole(func(f []file) []file { return f }), small, ErrTooLarge},
		"more files":          {whole(func(f []file) []file { return f }), few, ErrTooLarge},
		"unpacks to too much": {whole(func(f []file) []file { return f }), thin, ErrTooLarge},
	} {
		if _, err := Read(c.sealed, c.limits, nil, id); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// forged makes an archive of which one entry has other bytes, with a manifest
// that agrees: what somebody with the passphrase could make.
func forged(t *testing.T, id *age.X25519Identity, change func(*[]dossier.Entry, []byte) []byte) error {
	log := someLog(t)
	entries := log.Entries()
	data := change(&entries, bytes.Clone(entries[6].Bytes()))
	seen := map[dossier.EntryID]bool{}
	copied := dossier.NewLog(log.ID())
	for i, e := range entries {
		b := e.Bytes()
		if i == 6 {
			b = data
		}
		if err := add(&copied, b, seen); err != nil {
			return err
		}
	}
	return nil
}

func TestAForgedEntryIsRefused(t *testing.T) {
	id, _ := someKey(t)
	for name, c := range map[string]struct {
		change func(*[]dossier.Entry, []byte) []byte
		want   error
	}{
		"none": {func(_ *[]dossier.Entry, b []byte) []byte { return b }, nil},
		"content": {func(_ *[]dossier.Entry, b []byte) []byte {
			return bytes.Replace(b, []byte(wordPlain), []byte("ANDERWOORD."), 1)
		}, ErrSignature},
		"header": {func(_ *[]dossier.Entry, b []byte) []byte {
			return bytes.Replace(b, []byte("Regen Bedacht"), []byte("Regen Bedecht"), 1)
		}, ErrSignature},
		"signature":    {func(_ *[]dossier.Entry, b []byte) []byte { b[8+binary.BigEndian.Uint32(b[4:])] ^= 1; return b }, ErrSignature},
		"cut":          {func(_ *[]dossier.Entry, b []byte) []byte { return b[:len(b)-1] }, ErrDamaged},
		"newer":        {func(_ *[]dossier.Entry, b []byte) []byte { b[3]++; return b }, ErrNewer},
		"twice":        {func(e *[]dossier.Entry, _ []byte) []byte { return (*e)[4].Bytes() }, ErrDamaged},
		"another case": {func(_ *[]dossier.Entry, _ []byte) []byte { return someLog(t).Entries()[6].Bytes() }, ErrSignature},
	} {
		if err := forged(t, id, c.change); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestAnArchiveWithAGapIsReadIn(t *testing.T) {
	id, _ := someKey(t)
	full := someLog(t)
	log := dossier.NewLog(full.ID())
	for i, e := range full.Entries() {
		if i == 5 {
			continue
		}
		if i == 6 {
			e = e.Without()
		}
		if err := log.Add(e); err != nil {
			t.Fatal(err)
		}
	}
	sealed := write(t, Archive{Made: time.Now(), Cases: []Case{{log, "", meldcode.Facts{}}}}, id.Recipient())
	got, err := Read(sealed, DefaultLimits, nil, id)
	if err != nil || got.Cases[0].Log.Len() != full.Len()-1 {
		t.Fatalf("%v", err)
	}
}

func TestTheCodesAreThoseOfTheScreen(t *testing.T) {
	for err, want := range map[error]string{
		nil: "", ErrWrongKey: "key", ErrDamaged: "damaged", ErrNewer: "newer", ErrNotOurs: "not-ours",
		ErrSignature: "signature", ErrTooLarge: "too-large", io.ErrUnexpectedEOF: "",
	} {
		if got := Code(err); got != want {
			t.Errorf("%v is %q, want %q", err, got, want)
		}
	}
	for _, c := range codes {
		if got := Cause(c.code); !errors.Is(got, c.err) {
			t.Errorf("%q is %v, want %v", c.code, got, c.err)
		}
	}
	if got := Cause("stopped"); got != nil {
		t.Errorf("another text is %v", got)
	}
}

func TestProgressCountsEveryEntryOnce(t *testing.T) {
	id, _ := someKey(t)
	a := someArchive(t)
	want := a.Cases[0].Log.Len() + a.Cases[1].Log.Len()
	var told []int
	count := func(done, total int) {
		if total != want {
			t.Errorf("%d of %d, want %d", done, total, want)
		}
		told = append(told, done)
	}
	var b bytes.Buffer
	if err := Write(&b, a, count, id.Recipient()); err != nil {
		t.Fatal(err)
	}
	if len(told) != want || told[want-1] != want {
		t.Errorf("writing told %v", told)
	}
	told = nil
	if _, err := Read(b.Bytes(), DefaultLimits, count, id); err != nil {
		t.Fatal(err)
	}
	if n := len(told); n < want || !slices.IsSorted(told) || told[n-1] != want {
		t.Errorf("reading told %v", told)
	}
}

// TestTheStandardProgramsOpenAnArchive is the promise that a school is not tied
// to this app.
func TestTheStandardProgramsOpenAnArchive(t *testing.T) {
	for _, program := range []string{"age", "unzip"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Fatalf("%s is not installed: apt-get install age unzip", program)
		}
	}
	id, code := someKey(t)
	dir := t.TempDir()
	a := someArchive(t)
	sealed, key, plain := filepath.Join(dir, "archief.age"), filepath.Join(dir, "sleutel.txt"), filepath.Join(dir, "archief.zip")
	recipient, err := code.Recipient()
	if err != nil {
		t.Fatal(err)
	}
	to, err := age.ParseX25519Recipient(recipient)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(sealed, write(t, a, to), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(key, []byte(id.String()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(name string, args ...string) {
		t.Helper()
		if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
	}
	run("age", "--decrypt", "-i", key, "-o", plain, sealed)
	run("unzip", "-q", plain, "-d", filepath.Join(dir, "uit"))
	for i, c := range a.Cases {
		at := filepath.Join(dir, "uit", "dossiers", string(c.Log.ID()))
		text, err := os.ReadFile(filepath.Join(at, "dossier.txt"))
		if err != nil || !strings.Contains(string(text), wordPlain) || strings.Contains(string(text), "Geheimlaan") {
			t.Errorf("case %d: readable copy: %v", i, err)
		}
		for j, e := range c.Log.Entries() {
			data, err := os.ReadFile(filepath.Join(dir, "uit", filepath.FromSlash(entryName(c.Log.ID(), j))))
			if err != nil || !bytes.Equal(data, e.Bytes()) {
				t.Errorf("case %d entry %d: %v", i, j, err)
			}
		}
	}
	if text, err := os.ReadFile(filepath.Join(dir, "uit", readmeName)); err != nil || !bytes.Contains(text, []byte("age --decrypt")) {
		t.Errorf("no way out in %s: %v", readmeName, err)
	}
}

func FuzzUnpack(f *testing.F) {
	files, err := Archive{Made: time.Unix(0, 0).UTC()}.files()
	if err != nil {
		f.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Store})
		if err != nil {
			f.Fatal(err)
		}
		if _, err := w.Write(part.data); err != nil {
			f.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("PK"))
	limits := Limits{File: 1 << 20, Content: 1 << 20, Files: 100}
	f.Fuzz(func(t *testing.T, plain []byte) {
		got, m, err := unpack(plain, limits, nil)
		if err != nil {
			if Code(err) == "" {
				t.Errorf("fails without a cause: %v", err)
			}
			return
		}
		if len(got) != len(m.Files) {
			t.Errorf("%d files for %d in the manifest", len(got), len(m.Files))
		}
	})
}
