package vault

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"
)

func appendString(b []byte, s string) []byte {
	if len(s) > maxString || !utf8.ValidString(s) {
		panic("vault: string too long or no text")
	}
	b = binary.BigEndian.AppendUint16(b, uint16(len(s)))
	return append(b, s...)
}

// input reads from the front of b and remembers that something was not there.
type input struct {
	b   []byte
	bad bool
}

func (in *input) take(n int) []byte {
	if in.bad || len(in.b) < n {
		in.bad = true
		return nil
	}
	b := in.b[:n]
	in.b = in.b[n:]
	return b
}

func (in *input) number() uint32 {
	if b := in.take(4); b != nil {
		return binary.BigEndian.Uint32(b)
	}
	return 0
}

func (in *input) text() string {
	b := in.take(2)
	if b == nil {
		return ""
	}
	n := int(binary.BigEndian.Uint16(b))
	if n > maxString || !utf8.Valid(in.b[:min(n, len(in.b))]) {
		in.bad = true
	}
	return string(in.take(n))
}

// sized reads bytes after a length of two bytes; none is nil.
func (in *input) sized() []byte {
	n := in.take(2)
	if n == nil {
		return nil
	}
	b := in.take(int(binary.BigEndian.Uint16(n)))
	if len(b) == 0 {
		return nil
	}
	return bytes.Clone(b)
}

// flag is one byte, 0 or 1 and nothing else.
func (in *input) flag() bool {
	b := in.take(1)
	if b == nil || b[0] > 1 {
		in.bad = true
		return false
	}
	return b[0] == 1
}

func appendFlag(b []byte, set bool) []byte {
	if set {
		return append(b, 1)
	}
	return append(b, 0)
}
