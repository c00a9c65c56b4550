package session

import (
	"context"
	"encoding/binary"
	"errors"
)

// Slow does the work that would freeze a page: sealing and opening a file, and
// checking a whole log. InProcess does it where it is; a browser does it in a
// Worker, which starts without any memory of this one. Hence bytes go in and
// bytes come out, and both ways run the same Works.
type Slow interface {
	// Do does the work of that name. head is what is asked, body what it is done
	// on; progress, which may be nil, hears how many entries are done, of how
	// many. It fails with a Fault of the work, the error of the context, or its
	// own, and then nothing came of it.
	Do(ctx context.Context, op string, head []byte, body Blob, progress func(done, total int)) ([]byte, error)
	// Pause is called between small pieces of work that cannot be done elsewhere.
	// It gives way to whatever waits when they went on for long.
	Pause()
}

// Blob is much data: Bytes, or something that only a Slow of its own kind can
// read, such as a file of a browser.
type Blob interface{ Len() int64 }

// Bytes is data in memory.
type Bytes []byte

// Len implements Blob.
func (b Bytes) Len() int64 { return int64(len(b)) }

// Work is one kind of slow work; progress is not nil. Its errors are Faults, or
// texts for developers; they carry no case data.
type Work func(head, body []byte, progress func(done, total int)) ([]byte, error)

const (
	opSeal  = "seal"
	opOpen  = "open"
	opCheck = "check"
	opHead  = "head"
)

// Works returns all slow work by name.
func Works() map[string]Work {
	return map[string]Work{opSeal: seal, opOpen: open, opCheck: check, opHead: headOf}
}

// Fault is why work came to nothing, as a word that can cross from where it was
// done: a code of exchange, or the one below.
type Fault string

// Error returns the word.
func (f Fault) Error() string { return string(f) }

const faultDamaged Fault = "damaged"

// InProcess does slow work where it is.
type InProcess struct{}

var _ Slow = InProcess{}

var errBlob = errors.New("session: data that cannot be read here")

// Do implements Slow. Once begun, work is not broken off.
func (InProcess) Do(ctx context.Context, op string, head []byte, body Blob, progress func(done, total int)) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	data, ok := body.(Bytes)
	if !ok {
		return nil, errBlob
	}
	if progress == nil {
		progress = func(int, int) {}
	}
	return Works()[op](head, data, progress)
}

// Pause implements Slow: other goroutines run anyhow.
func (InProcess) Pause() {}

// Parts travel as one piece of bytes, each after its length of 4 bytes, big
// endian.

const partHead = 4

// packed is a row of parts.
type packed []byte

// add puts one part behind the others; pieces are put together.
func (b *packed) add(pieces ...[]byte) {
	n := 0
	for _, p := range pieces {
		n += len(p)
	}
	*b = binary.BigEndian.AppendUint32(*b, uint32(n))
	for _, p := range pieces {
		*b = append(*b, p...)
	}
}

// unpack returns the parts, as pieces of b.
func unpack(b packed) ([][]byte, error) {
	var parts [][]byte
	for len(b) > 0 {
		if len(b) < partHead {
			return nil, faultDamaged
		}
		n := uint64(binary.BigEndian.Uint32(b))
		b = b[partHead:]
		if n > uint64(len(b)) {
			return nil, faultDamaged
		}
		parts = append(parts, b[:n:n])
		b = b[n:]
	}
	return parts, nil
}
