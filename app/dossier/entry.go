package dossier

import (
	"crypto/ed25519"
	"encoding/binary"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"unicode/utf8"

	"meldcode/app/meldcode"
)

// Bounds of the format, in bytes or counts.
const (
	MaxEntry   = 1 << 20
	maxHeader  = 256 << 10
	maxName    = 200 // bytes of a member's id, name or role
	maxHeads   = 1024
	maxAbout   = 100
	maxAnswers = 2000
	maxOptions = 500
	maxClock   = 1 << 53
	saltSize   = 32
)

const (
	magic         = "MCE\x01"
	headerDomain  = "meldcode header v1"
	contentDomain = "meldcode content v1"
	signDomain    = "meldcode entry v1\x00"
)

var (
	// ErrEntry means that bytes are not an entry of a version this program knows.
	ErrEntry = errors.New("dossier: not an entry")
	// ErrNewer means that an entry was written in a later version of the format.
	ErrNewer = errors.New("dossier: entry of a newer version")
	// ErrContent means that the content is not what its header says.
	ErrContent = errors.New("dossier: content does not match its header")
	// ErrSignature means that the signature does not fit header and key.
	ErrSignature = errors.New("dossier: signature does not match")
)

// Head is the newest entry of a chain.
type Head struct {
	Chain  ChainID `json:"chain"`
	Number uint32  `json:"number"`
	Hash   Hash    `json:"hash"`
}

// String returns the head as it stands on paper and on the screen, to be laid
// side by side: chain, number and hash, with a space between.
func (h Head) String() string {
	return h.Chain.String() + " " + strconv.FormatUint(uint64(h.Number), 10) + " " + h.Hash.String()
}

// header is what is signed; see the package comment.
type header struct {
	Dossier ID                  `json:"dossier"`
	Key     []byte              `json:"key"`
	Chain   ChainID             `json:"chain,omitzero"`
	Number  uint32              `json:"number"`
	Prev    EntryID             `json:"prev,omitzero"`
	Heads   []Head              `json:"heads,omitempty"`
	Clock   uint64              `json:"clock"`
	At      Stamp               `json:"at"`
	Member  string              `json:"member"`
	Name    string              `json:"name"`
	Role    string              `json:"role"`
	Form    meldcode.FormID     `json:"form"`
	About   []meldcode.PersonID `json:"about,omitempty"`
	Fixes   EntryID             `json:"fixes,omitzero"`
	Content Hash                `json:"content"`
}

type content struct {
	Answers meldcode.Answers `json:"answers"`
}

// Entry is one entry of a dossier as it was written. Its fields are for reading;
// Bytes is what counts.
type Entry struct {
	ID       EntryID
	Dossier  ID
	Chain    ChainID
	Number   uint32 // place in its chain, from 1
	Prev     EntryID
	Heads    []Head // of the other chains, as the writer knew them
	Clock    uint64 // logical; orders entries across chains
	Recorded Stamp
	Key      ed25519.PublicKey // the writer's

	Member, Name, Role string // who wrote it, as shown at that moment

	Form  meldcode.FormID
	Fixes EntryID // the entry this one corrects; zero = none
	About []meldcode.PersonID

	// Of the content; all empty when Withheld.
	Event      meldcode.Date // when it happened; zero = not known to the day
	EventWords string        // when it happened in words, as typed
	Answers    meldcode.Answers
	Protect    bool                // protect the source
	NotFor     []meldcode.PersonID // parents who may not see this entry
	Withheld   bool                // the content was left out of this copy

	raw     []byte
	header  []byte
	sig     []byte
	content int // where the present byte is in raw
}

// Bytes returns the entry as it was written. Do not change it.
func (e Entry) Bytes() []byte { return e.raw }

// Verify checks the signature over the header. That the content belongs to the
// header was checked when the entry was parsed; that the key is the chain's is
// checked by Log.
func (e Entry) Verify() error {
	if len(e.Key) != ed25519.PublicKeySize {
		return ErrSignature
	}
	if !ed25519.Verify(e.Key, append([]byte(signDomain), e.header...), e.sig) {
		return ErrSignature
	}
	return nil
}

// Without returns the entry with its content taken away. Its id and signature
// stay valid.
func (e Entry) Without() Entry {
	if e.Withheld {
		return e
	}
	raw := append(slices.Clone(e.raw[:e.content]), 0)
	out, err := ParseEntry(raw)
	if err != nil {
		return Entry{} // cannot be: e was parsed from the same header
	}
	return out
}

// encode makes the bytes of an entry and reads them back, so that nothing is
// written that could not be read.
func encode(h header, c content, salt []byte, sign ed25519.PrivateKey) (Entry, error) {
	body, err := json.Marshal(c)
	if err != nil || !utf8.Valid(body) {
		return Entry{}, ErrEntry
	}
	h.Content = sum(contentDomain, salt, body)
	head, err := json.Marshal(h)
	if err != nil {
		return Entry{}, ErrEntry
	}
	if len(head) > maxHeader || len(head)+len(body)+len(magic)+4+ed25519.SignatureSize+1+saltSize+4 > MaxEntry {
		return Entry{}, ErrTooLarge
	}
	b := []byte(magic)
	b = binary.BigEndian.AppendUint32(b, uint32(len(head)))
	b = append(b, head...)
	b = append(b, ed25519.Sign(sign, append([]byte(signDomain), head...))...)
	b = append(b, 1)
	b = append(b, salt...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(body)))
	b = append(b, body...)
	return ParseEntry(b)
}

func optionsOf(ids []meldcode.PersonID) []meldcode.OptionID {
	out := make([]meldcode.OptionID, len(ids))
	for i, id := range ids {
		out[i] = meldcode.OptionID(id)
	}
	return out
}

func personsOf(options []meldcode.OptionID) []meldcode.PersonID {
	if len(options) == 0 {
		return nil
	}
	out := make([]meldcode.PersonID, len(options))
	for i, o := range options {
		out[i] = meldcode.PersonID(o)
	}
	return out
}
