package exchange

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"time"

	"filippo.io/age"

	"meldcode/app/dossier"
)

// Limits bound what reading a file may cost.
type Limits struct {
	File    int64 // bytes of the sealed file
	Content int64 // bytes of all that is in it, unpacked
	Files   int   // files in it
}

// DefaultLimits suit a tablet: years of dossiers of a school fit, a file made to
// fill the memory does not. Write keeps to them too: what it writes can be read.
var DefaultLimits = Limits{File: 160 << 20, Content: 640 << 20, Files: 180_000}

const (
	maxManifest = 32 << 20
	ageIntro    = "age-encryption.org/v1\n"
	ageAny      = "age-encryption.org/"
)

// Read reads an archive that one of ids opens, and checks all of it: hashes,
// the form of each entry, its signature and its place in its chain. That entries
// are missing in a log is no reason to refuse it: Log.Verify tells. It fails
// with ErrWrongKey, ErrDamaged, ErrNewer, ErrNotOurs, ErrSignature or
// ErrTooLarge.
func Read(sealed []byte, limits Limits, progress Progress, ids ...age.Identity) (Archive, error) {
	if int64(len(sealed)) > limits.File {
		return Archive{}, ErrTooLarge
	}
	plain, err := open(sealed, ids)
	if err != nil {
		return Archive{}, err
	}
	files, m, err := unpack(plain, limits, progress)
	if err != nil {
		return Archive{}, err
	}
	made, err := time.Parse(time.RFC3339, m.Made)
	if err != nil {
		return Archive{}, ErrDamaged
	}
	a := Archive{Made: made, App: m.App}
	at := map[dossier.ID]int{}
	seen := map[dossier.EntryID]bool{}
	total := m.entries()
	for _, f := range m.Files {
		id, entry, _ := parsePart(f.Name)
		if id == "" {
			continue
		}
		if _, ok := at[id]; !ok {
			at[id] = len(a.Cases)
			a.Cases = append(a.Cases, Case{Log: dossier.NewLog(id)})
		}
		if entry {
			if err := add(&a.Cases[at[id]].Log, files[f.Name], seen); err != nil {
				return Archive{}, err
			}
			progress.tell(len(seen), total)
		}
	}
	return a, nil
}

// maxHeader is how large what stands before the sealed content may be, in bytes:
// some hundred recipients.
const maxHeader = 16 << 10

// Header returns what stands before the content of a sealed file, with which an
// identity can give the key of that file (FileKey) elsewhere than where the file is
// read. It fails with ErrNotOurs, ErrNewer or ErrDamaged.
func Header(sealed []byte) ([]byte, error) {
	if err := begins(sealed); err != nil {
		return nil, err
	}
	header, err := age.ExtractHeader(bytes.NewReader(sealed[:min(len(sealed), maxHeader)]))
	if err != nil {
		return nil, ErrDamaged
	}
	return header, nil
}

// FileKey returns the key of one file, from its header. It fails with ErrWrongKey
// or ErrDamaged. age.NewInjectedFileKeyIdentity opens that file with it, and no
// other.
func FileKey(header []byte, id age.Identity) ([]byte, error) {
	key, err := age.DecryptHeader(header, id)
	return key, refused(err)
}

// open takes the age layer off. Its own errors are not passed on: the causes of
// T19 are all that a person can act on.
func open(sealed []byte, ids []age.Identity) ([]byte, error) {
	if err := begins(sealed); err != nil {
		return nil, err
	}
	content, err := age.Decrypt(bytes.NewReader(sealed), ids...)
	if err != nil {
		return nil, refused(err)
	}
	plain, err := io.ReadAll(content)
	if err != nil {
		return nil, ErrDamaged
	}
	return plain, nil
}

// begins looks at how a sealed file begins.
func begins(sealed []byte) error {
	n := min(len(sealed), len(ageIntro))
	switch head := string(sealed[:n]); {
	case head != ageIntro[:n] && strings.HasPrefix(head, ageAny):
		return ErrNewer
	case head != ageIntro[:n]:
		return ErrNotOurs
	case n < len(ageIntro):
		return ErrDamaged // cut off, or empty
	}
	return nil
}

// refused is why age did not open something.
func refused(err error) error {
	if err == nil {
		return nil
	}
	if wrong := (*age.NoIdentityMatchError)(nil); errors.As(err, &wrong) {
		return ErrWrongKey
	}
	return ErrDamaged
}

// unpack reads the zip and holds it against its manifest: every file that is
// named is there, with this hash, and nothing else is. Only what is an entry is
// kept; of the rest an empty slice. progress hears that it goes on.
func unpack(plain []byte, limits Limits, progress Progress) (map[string][]byte, manifest, error) {
	z, err := zip.NewReader(bytes.NewReader(plain), int64(len(plain)))
	if err != nil {
		// What age gave is whole, so this was never an archive of ours.
		return nil, manifest{}, ErrNotOurs
	}
	if len(z.File) > limits.Files {
		return nil, manifest{}, ErrTooLarge
	}
	byName := map[string]*zip.File{}
	for _, f := range z.File {
		if byName[f.Name] != nil {
			return nil, manifest{}, ErrDamaged
		}
		byName[f.Name] = f
	}
	if byName[manifestName] == nil {
		return nil, manifest{}, ErrNotOurs
	}
	text, err := content(byName[manifestName], min(maxManifest, limits.Content))
	if err != nil {
		return nil, manifest{}, err
	}
	// Counted before it is parsed: a few bytes that unpack to millions of empty
	// members would take a gigabyte as values. A file of ours has three.
	if bytes.Count(text, []byte(",")) > 16+3*limits.Files {
		return nil, manifest{}, ErrTooLarge
	}
	m, err := parseManifest(text)
	if err != nil {
		return nil, manifest{}, err
	}
	if len(m.Files)+1 != len(z.File) {
		return nil, manifest{}, ErrDamaged
	}
	left := limits.Content - int64(len(text))
	files := map[string][]byte{}
	total := m.entries()
	for _, want := range m.Files {
		f := byName[want.Name]
		_, entry, ok := parsePart(want.Name)
		if !ok || f == nil || files[want.Name] != nil || want.Size < 0 {
			return nil, manifest{}, ErrDamaged
		}
		if want.Size > left {
			return nil, manifest{}, ErrTooLarge
		}
		left -= want.Size
		data, err := content(f, want.Size)
		if err != nil {
			return nil, manifest{}, ErrDamaged
		}
		sum := sha256.Sum256(data)
		if int64(len(data)) != want.Size || hex.EncodeToString(sum[:]) != want.SHA256 {
			return nil, manifest{}, ErrDamaged
		}
		if !entry {
			data = []byte{}
		}
		files[want.Name] = data
		progress.tell(0, total)
	}
	return files, m, nil
}

// content unpacks one file, at most limit bytes of it whatever its header says.
func content(f *zip.File, limit int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, ErrDamaged
	}
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if closed := r.Close(); err != nil || closed != nil {
		return nil, ErrDamaged
	}
	if int64(len(data)) > limit {
		return nil, ErrTooLarge
	}
	return data, nil
}

// parseManifest reads the format and version first, so that a newer manifest
// with other members is newer, and not damaged.
func parseManifest(text []byte) (manifest, error) {
	var kind struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
	}
	if err := json.Unmarshal(text, &kind); err != nil || kind.Format != archiveFormat {
		return manifest{}, ErrNotOurs
	}
	if kind.Version > archiveVersion {
		return manifest{}, ErrNewer
	}
	var m manifest
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&m); err != nil || m.Version != archiveVersion {
		return manifest{}, ErrDamaged
	}
	if _, err := dec.Token(); err != io.EOF {
		return manifest{}, ErrDamaged
	}
	return m, nil
}

func (m manifest) entries() (n int) {
	for _, f := range m.Files {
		if _, entry, _ := parsePart(f.Name); entry {
			n++
		}
	}
	return n
}

// add checks one entry and puts it in its log. It names no cause of package
// dossier: those can quote a case.
func add(log *dossier.Log, data []byte, seen map[dossier.EntryID]bool) error {
	e, err := dossier.ParseEntry(data)
	switch {
	case errors.Is(err, dossier.ErrNewer):
		return ErrNewer
	case errors.Is(err, dossier.ErrContent):
		return ErrSignature
	case err != nil:
		return ErrDamaged
	}
	if err := e.Verify(); err != nil {
		return ErrSignature
	}
	if seen[e.ID] {
		return ErrDamaged // Write never does this
	}
	seen[e.ID] = true
	if err := log.Add(e); err != nil {
		return ErrSignature // another dossier's entry, or a place that is taken
	}
	return nil
}
