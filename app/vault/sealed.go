package vault

import "bytes"

// Sealed is what may be stored. It can only be made by sealing, or by Clear, so
// that a function that takes a Sealed cannot be given a case's text by mistake.
type Sealed struct {
	b []byte
}

// Ciphertext returns a copy of the bytes to store. It panics on the zero Sealed,
// which was never made by this package.
func (s Sealed) Ciphertext() []byte {
	if s.b == nil {
		panic("vault: zero Sealed")
	}
	return bytes.Clone(s.b)
}

// Clear returns plaintext as it is, to be stored readable for anyone. It is the
// one door for facts that are in the clear on purpose, and those are listed in
// the package comment: the faces on the unlock screen, contacts shown before
// unlock, the counter of attempts and the version of the layout. Nothing else
// goes through it.
func Clear(plaintext []byte) Sealed {
	return Sealed{append([]byte{}, plaintext...)}
}
