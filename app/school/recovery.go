package school

import (
	"errors"

	"filippo.io/age"

	"meldcode/app/meldcode"
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

// Fingerprint is what two people compare.
func (r Recovery) Fingerprint() string { return meldcode.Fingerprint([]byte(r.Key)) }

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
