package exchange

import (
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"

	"filippo.io/age"

	"meldcode/app/meldcode"
)

// # The card of a colleague, version 1
//
// A member of another tablet gives it, so that a dossier can be sealed to them. It
// holds nothing secret and nothing of a case:
//
//	{
//	  "format": "meldcode-card",
//	  "version": 1,
//	  "name": "...",
//	  "role": "...",
//	  "recipient": "age1...",
//	  "key": "..."
//	}
//
// recipient is the X25519 recipient of the member, key the Ed25519 public key that
// signs their entries, in standard base64. The bytes are exactly those that File
// makes: JSON, two spaces for each level, a line feed at the end. So a card has one
// fingerprint, over all that it says: the first 128 bits of the SHA-256 of the file.
// Anybody can change a card on its way, and so it counts for nothing until people
// compared that fingerprint.

// ColleagueType is the media type of such a file, and ColleagueName how it ends.
const (
	ColleagueType = "application/json"
	ColleagueName = ".json"
)

// MaxColleague is how large a card can be, in bytes.
const MaxColleague = 4 << 10

const (
	colleagueFormat  = "meldcode-card"
	colleagueVersion = 1
	maxColleagueText = 200 // bytes of a name or a role, as in an entry
)

// Colleague is who a dossier can be sealed to.
type Colleague struct {
	Name, Role string
	Recipient  string            // "age1...", of X25519
	Key        ed25519.PublicKey // of the entries that they sign
}

type colleague struct {
	Format    string `json:"format"`
	Version   int    `json:"version"`
	Name      string `json:"name"`
	Role      string `json:"role"`
	Recipient string `json:"recipient"`
	Key       []byte `json:"key"`
}

// File returns the card as a file. Of name and role it leaves out what cannot be
// seen, and what is too long.
func (c Colleague) File() []byte {
	text, err := json.MarshalIndent(colleague{colleagueFormat, colleagueVersion, plainly(c.Name), plainly(c.Role), c.Recipient, c.Key}, "", "  ")
	if err != nil {
		return nil // cannot be: it is text alone
	}
	return append(text, '\n')
}

// Fingerprint is what people compare before the card counts.
func (c Colleague) Fingerprint() string { return meldcode.Fingerprint(c.File()) }

// Says is who it is: a name and a role.
func (c Colleague) Says() string {
	if c.Role == "" {
		return c.Name
	}
	return c.Name + " (" + c.Role + ")"
}

// ReadColleague reads a card. It fails with ErrTooLarge, ErrNotOurs, ErrNewer or
// ErrDamaged: a file that is not byte for byte what File makes is damaged.
func ReadColleague(file []byte) (Colleague, error) {
	if len(file) > MaxColleague {
		return Colleague{}, ErrTooLarge
	}
	var kind struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
	}
	if json.Unmarshal(file, &kind) != nil || kind.Format != colleagueFormat {
		return Colleague{}, ErrNotOurs
	}
	if kind.Version > colleagueVersion {
		return Colleague{}, ErrNewer
	}
	var in colleague
	if json.Unmarshal(file, &in) != nil {
		return Colleague{}, ErrDamaged
	}
	c := Colleague{in.Name, in.Role, in.Recipient, in.Key}
	to, err := age.ParseX25519Recipient(c.Recipient)
	if err != nil || to.String() != c.Recipient || c.Name == "" || len(c.Key) != ed25519.PublicKeySize || !bytes.Equal(c.File(), file) {
		return Colleague{}, ErrDamaged
	}
	return c, nil
}

// plainly is text without what cannot be seen, such as signs that turn the
// direction of reading: two people must see the same.
func plainly(text string) string {
	text = strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == utf8.RuneError || !unicode.IsGraphic(r) {
			return -1
		}
		return r
	}, text))
	for len(text) > maxColleagueText {
		_, last := utf8.DecodeLastRuneInString(text)
		text = strings.TrimSpace(text[:len(text)-last])
	}
	return text
}
