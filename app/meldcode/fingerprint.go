package meldcode

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Fingerprint is what two people compare of a key or a card, on two screens or by
// telephone: the first 128 bits of its SHA-256, in hexadecimal groups of four.
func Fingerprint(of []byte) string {
	sum := sha256.Sum256(of)
	digits := hex.EncodeToString(sum[:16])
	groups := make([]string, 0, 8)
	for i := 0; i < len(digits); i += 4 {
		groups = append(groups, digits[i:i+4])
	}
	return strings.Join(groups, " ")
}
