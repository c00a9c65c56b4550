package school

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"

	"filippo.io/age"
)

// Recovery is the public key of a safe place, such as the board's: cases and
// back-ups are sealed to it too, once a member on the tablet compared its
// fingerprint and accepted it. That the file names a key does nothing by itself:
// whoever can change the file could otherwise read every dossier.
type Recovery struct {
	Name string
	Key  string // "age1...", of X25519
}

// Set says whether the school gave one.
func (r Recovery) Set() bool { return r.Key != "" }

// Fingerprint is what two people compare: the first 128 bits of SHA-256 of the
// key, in hexadecimal groups of four.
func (r Recovery) Fingerprint() string {
	sum := sha256.Sum256([]byte(r.Key))
	digits := hex.EncodeToString(sum[:16])
	groups := make([]string, 0, 8)
	for i := 0; i < len(digits); i += 4 {
		groups = append(groups, digits[i:i+4])
	}
	return strings.Join(groups, " ")
}

var errKey = errors.New("school: not a public key of age")

// checkKey fails when text is no public key in its one form: lower case, with a
// checksum that is right.
func checkKey(text string) error {
	r, err := age.ParseX25519Recipient(text)
	if err != nil || r.String() != text {
		return errKey
	}
	return nil
}
