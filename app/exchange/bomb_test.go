package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
)

// TestAManifestOfMillionsTakesNoMemory reads files of some 30 kB that unpack to a
// manifest of millions of members, which somebody with the passphrase can make.
func TestAManifestOfMillionsTakesNoMemory(t *testing.T) {
	const (
		members = 6_000_000 // of 5 bytes: within maxManifest
		most    = 400 << 20 // bytes allocated in all, reading of the text included
	)
	id, _ := someKey(t)
	for _, member := range []string{"{},", "null,"} {
		var sealed bytes.Buffer
		w, err := age.Encrypt(&sealed, id.Recipient())
		if err != nil {
			t.Fatal(err)
		}
		z := zip.NewWriter(w)
		part, err := z.Create(manifestName)
		if err != nil {
			t.Fatal(err)
		}
		text := `{"format":"meldcode-archive","version":1,"files":[` + strings.Repeat(member, members) + `{}]}`
		if _, err := io.WriteString(part, text); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(z.Close(), w.Close()); err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, err := Read(sealed.Bytes(), DefaultLimits, nil, id); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: got %v, want %v", member, err, ErrTooLarge)
		}
		runtime.ReadMemStats(&after)
		if got := after.TotalAlloc - before.TotalAlloc; got > most {
			t.Errorf("%s: a file of %d bytes took %d MB", member, sealed.Len(), got>>20)
		}
	}
}

// TestWhatCouldNotBeReadIsNotWritten makes the limits small.
func TestWhatCouldNotBeReadIsNotWritten(t *testing.T) {
	id, _ := someKey(t)
	whole := DefaultLimits
	t.Cleanup(func() { DefaultLimits = whole })
	a := Archive{Made: time.Now(), Cases: []Case{{someLog(t), "", someFacts()}}}
	for name, small := range map[string]Limits{
		"content": {File: whole.File, Content: 9000, Files: whole.Files}, "files": {File: whole.File, Content: whole.Content, Files: 3},
	} {
		var b bytes.Buffer
		DefaultLimits = small
		if err := Write(&b, a, nil, id.Recipient()); !errors.Is(err, ErrTooLarge) || b.Len() != 0 {
			t.Errorf("%s: %v, %d bytes", name, err, b.Len())
		}
	}
}
