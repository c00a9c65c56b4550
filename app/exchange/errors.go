package exchange

import "errors"

// Why a file is not read in (T19). Nothing was stored when one of these comes.
var (
	// ErrWrongKey means that the passphrase or the key does not fit the file.
	ErrWrongKey = errors.New("exchange: key does not fit the file")
	// ErrDamaged means that the file is damaged or not complete.
	ErrDamaged = errors.New("exchange: file is damaged or not complete")
	// ErrNewer means that a newer version of the app made the file.
	ErrNewer = errors.New("exchange: file of a newer version")
	// ErrNotOurs means that the file is something else than an archive.
	ErrNotOurs = errors.New("exchange: not a file of this app")
	// ErrSignature means that a signature or a link in the file does not hold.
	ErrSignature = errors.New("exchange: a signature in the file does not hold")
	// ErrTooLarge means that the file is larger than the limits.
	ErrTooLarge = errors.New("exchange: file is too large")
)

// codes are the short names of the causes, as screens and other programs of
// ours know them.
var codes = []struct {
	err  error
	code string
}{
	{ErrWrongKey, "key"}, {ErrDamaged, "damaged"}, {ErrNewer, "newer"}, {ErrNotOurs, "not-ours"},
	{ErrSignature, "signature"}, {ErrTooLarge, "too-large"},
}

// Code returns the short name of why err refuses a file: "key", "damaged",
// "newer", "not-ours", "signature", "too-large"; "" for nil, and for an error
// that is no fault of the file.
func Code(err error) string {
	for _, c := range codes {
		if errors.Is(err, c.err) {
			return c.code
		}
	}
	return ""
}

// Cause returns the error whose Code this is, and nil for another text.
func Cause(code string) error {
	for _, c := range codes {
		if c.code == code {
			return c.err
		}
	}
	return nil
}
