package vault

import (
	"context"
	"encoding/binary"

	"golang.org/x/crypto/argon2"
)

// Params is the cost of a KDF: passes over memory, memory in KiB, lanes.
type Params struct {
	Time, MemoryKiB uint32
	Threads         uint8
}

// DefaultParams is RFC 9106's second recommendation: 64 MiB, 3 passes, 4 lanes.
var DefaultParams = Params{Time: 3, MemoryKiB: 64 << 10, Threads: 4}

// Bounds on what a slot may ask for. The upper ones are what a cheap tablet can
// still do (256 MiB, 1 GiB passed over in all); a slot that asks for more was not
// written by this app, and would only hang the tablet. The lower one is what
// Argon2 itself needs per lane.
const (
	maxMemoryKiB = 256 << 10
	maxWorkKiB   = 1 << 20
	maxTime      = 64
	maxThreads   = 16
)

func (p Params) ok() bool {
	return p.Time >= 1 && p.Time <= maxTime &&
		p.Threads >= 1 && p.Threads <= maxThreads &&
		p.MemoryKiB >= 8*uint32(p.Threads) && p.MemoryKiB <= maxMemoryKiB &&
		uint64(p.Time)*uint64(p.MemoryKiB) <= maxWorkKiB
}

func (p Params) append(b []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, p.Time)
	b = binary.BigEndian.AppendUint32(b, p.MemoryKiB)
	return append(b, p.Threads)
}

func (in *input) params() Params {
	p := Params{Time: in.number(), MemoryKiB: in.number()}
	if b := in.take(1); b != nil {
		p.Threads = b[0]
	}
	return p
}

// KDF derives 32 bytes from a passphrase that was already normalised. It fails
// when ctx ends or when the place where it runs (a Worker) does not answer.
type KDF func(ctx context.Context, passphrase []byte, salt []byte, p Params) ([]byte, error)

// Argon2id is the KDF in this process: natively, and what the Worker runs. It
// looks at ctx before and after, as the work itself cannot be stopped.
func Argon2id(ctx context.Context, passphrase []byte, salt []byte, p Params) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !p.ok() {
		return nil, ErrDamaged
	}
	key := argon2.IDKey(passphrase, salt, p.Time, p.MemoryKiB, p.Threads, keySize)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return key, nil
}
