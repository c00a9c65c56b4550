package vault

import (
	"crypto/hmac"
	"crypto/sha256"
)

const markDomain = "meldcode/vault/mark/1\x00"

// MarkSize is the length of a Mark in bytes.
const MarkSize = 16

// Mark returns what stands for text to whoever has this key: the same text gives
// the same mark, and without the key a mark says nothing (HMAC-SHA-256, cut to 16
// bytes). With it, a name can be recognised that was never told.
func (k Key) Mark(text string) [MarkSize]byte {
	h := hmac.New(sha256.New, k.bytes())
	h.Write([]byte(markDomain + text))
	return [MarkSize]byte(h.Sum(nil))
}
