package exchange

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"filippo.io/age"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/vault"
)

const (
	archiveFormat  = "meldcode-archive"
	archiveVersion = 1
)

// Archive is one or more dossiers in a sealed file.
type Archive struct {
	Made  time.Time // in whole seconds, with the offset of that moment
	App   string    // version of the app that made it
	Cases []Case
}

// Case is one dossier in an archive. Reference and Facts are those of its State,
// for the readable copy; in an archive that was read they are empty: fold the log.
type Case struct {
	Log       dossier.Log
	Reference string
	Facts     meldcode.Facts
}

// manifest says what must be in the file, so that a missing piece is noticed.
type manifest struct {
	Format  string         `json:"format"`
	Version int            `json:"version"`
	Made    string         `json:"made"`
	App     string         `json:"app"`
	Files   []manifestFile `json:"files"`
}

type manifestFile struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Progress is told how many entries are done, of how many. It may be nil.
type Progress func(done, total int)

func (p Progress) tell(done, total int) {
	if p != nil {
		p(done, total)
	}
}

// Write writes a as an age file to w for those who may open it: one
// ForPassphrase alone, or one or more X25519 recipients. It fails as w fails,
// when there is nobody to open it, when age refuses the recipients, or with
// ErrTooLarge, before anything is written, when Read would refuse it.
func Write(w io.Writer, a Archive, progress Progress, to ...age.Recipient) error {
	if len(to) == 0 {
		return errors.New("exchange: an archive for nobody")
	}
	files, err := a.files()
	if err != nil {
		return err
	}
	content := int64(0)
	for _, f := range files {
		content += int64(len(f.data))
	}
	if l := DefaultLimits; content > l.Content || len(files) > l.Files || len(files[0].data) > maxManifest {
		return ErrTooLarge
	}
	sealed, err := age.Encrypt(w, to...)
	if err != nil {
		return fmt.Errorf("exchange: sealing an archive: %w", err)
	}
	z := zip.NewWriter(sealed)
	done, total := 0, a.entries()
	for _, f := range files {
		part, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: a.Made})
		if err != nil {
			return fmt.Errorf("exchange: writing an archive: %w", err)
		}
		if _, err := part.Write(f.data); err != nil {
			return fmt.Errorf("exchange: writing an archive: %w", err)
		}
		if _, entry, _ := parsePart(f.name); entry {
			done++
			progress.tell(done, total)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("exchange: writing an archive: %w", err)
	}
	if err := sealed.Close(); err != nil {
		return fmt.Errorf("exchange: writing an archive: %w", err)
	}
	return nil
}

func (a Archive) entries() (n int) {
	for _, c := range a.Cases {
		n += c.Log.Len()
	}
	return n
}

type file struct {
	name string
	data []byte
}

// files returns everything of an archive, the manifest first.
func (a Archive) files() ([]file, error) {
	m := manifest{Format: archiveFormat, Version: archiveVersion, Made: a.Made.Format(time.RFC3339), App: a.App}
	files := []file{{readmeName, []byte(readme)}}
	seen := map[dossier.ID]bool{}
	for _, c := range a.Cases {
		id := c.Log.ID()
		if _, err := dossier.ParseID(string(id)); err != nil || seen[id] {
			return nil, errors.New("exchange: a dossier without id, or twice in an archive")
		}
		seen[id] = true
		entries := c.Log.Entries()
		for i, e := range entries {
			files = append(files, file{entryName(id, i), e.Bytes()})
		}
		page := Page(Subject{Reference: c.Reference, Facts: c.Facts, Entries: entries, Heads: c.Log.Heads()}, Recipient{Kind: Paper})
		files = append(files,
			file{folder(id) + textName, page.Text()},
			file{folder(id) + htmlName, page.HTML()})
	}
	for _, f := range files {
		sum := sha256.Sum256(f.data)
		m.Files = append(m.Files, manifestFile{f.name, int64(len(f.data)), hex.EncodeToString(sum[:])})
	}
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("exchange: writing the manifest: %w", err)
	}
	return append([]file{{manifestName, append(text, '\n')}}, files...), nil
}

// ForPassphrase returns the recipient that opens with this passphrase, and with
// the standard age program when it is typed as vault.Normalise has it. It fails
// on an empty one.
func ForPassphrase(passphrase string) (age.Recipient, error) {
	r, err := age.NewScryptRecipient(vault.Normalise(passphrase))
	if err != nil {
		return nil, fmt.Errorf("exchange: passphrase for a file: %w", err)
	}
	return r, nil
}

// WithPassphrase returns the identity for a file that was made ForPassphrase. It
// refuses to work longer than any file of ours asks. It fails on an empty one.
func WithPassphrase(passphrase string) (age.Identity, error) {
	i, err := age.NewScryptIdentity(vault.Normalise(passphrase))
	if err != nil {
		return nil, fmt.Errorf("exchange: passphrase for a file: %w", err)
	}
	i.SetMaxWorkFactor(18)
	return i, nil
}

var readme = strings.TrimLeft(`
Dit is een archief van de Meldcode-app: een of meer dossiers van een school.
Bewaar het veilig. Wie het kan openen, leest alles wat erin staat.

Lezen zonder de app
-------------------
Per dossier staat in de map dossiers een leesbare kopie: open dossier.html in een
browser, of dossier.txt in een teksteditor. Geheime adressen staan niet in de
leesbare kopie; die staan alleen in de aantekeningen zelf (map entries).

Zo is dit bestand geopend, en zo kan het opnieuw
------------------------------------------------
1. Het programma age (age-encryption.org) haalt het bestand van slot:
       age --decrypt -o archief.zip BESTAND              (vraagt de wachtzin)
       age --decrypt -i sleutel.txt -o archief.zip BESTAND
2. Het programma unzip pakt het uit:
       unzip archief.zip

Ook daarna geldt: verwijder de uitgepakte bestanden als je klaar bent.

Wat erin staat
--------------
manifest.json                 welke bestanden erin horen, met SHA-256
dossiers/<id>/entries/<n>     elke aantekening, precies zoals die is getekend
dossiers/<id>/dossier.txt     leesbare kopie
dossiers/<id>/dossier.html    leesbare kopie voor een browser

Een aantekening begint met MCE en een versienummer. Daarna volgen een kop in JSON,
een handtekening (Ed25519) en de inhoud in JSON. In het archief zitten geen
sleutels van de app.
`, "\n")
