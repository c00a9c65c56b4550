// Package store keeps sealed records under opaque handles. It could not read
// a record if it wished: what comes in is ciphertext (Sealed), and what goes
// out are the same bytes.
//
// # What Apply promises
//
// One call is one transaction: all of its operations happen or none does. A
// nil error is a receipt: the records survive the end of the process and, as
// far as the platform can promise it, the loss of power. An error means that
// nothing was written, save for a Fault of Kind NoAnswer or Lost, which leave
// that open: whoever gets one reads before telling anybody anything.
//
// # What stays in the clear
//
// The handles in a Key, the number of records and their sizes. So handles are
// random and say nothing, and the sealer pads.
package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
)

// Sealed is ciphertext on its way to a store. Only vault.Sealed implements
// it, so that no plaintext type reaches a store; a test at app/ keeps it so.
type Sealed interface {
	// Ciphertext returns the bytes to store, never empty.
	Ciphertext() []byte
}

// Key names one record. Space and Chain are opaque random handles of at most
// MaxHandle characters out of a-z, A-Z, 0-9, '-' and '_' (base32 or hex
// fits); Chain may be empty, Space not. Keys are ordered by Space, Chain and
// Number.
type Key struct {
	Space, Chain string
	Number       uint32
}

// MaxHandle is the length in characters of the longest handle in a Key.
const MaxHandle = 64

// Compare returns -1, 0 or 1 as k comes before, is, or comes after other.
func (k Key) Compare(other Key) int {
	return cmp.Or(
		cmp.Compare(k.Space, other.Space),
		cmp.Compare(k.Chain, other.Chain),
		cmp.Compare(k.Number, other.Number),
	)
}

// Check returns ErrKey when k is not a key as described at Key. The narrow
// alphabet makes Go's order of keys the order of every database.
func (k Key) Check() error {
	if k.Space == "" || !handle(k.Space) || !handle(k.Chain) {
		return ErrKey
	}
	return nil
}

func handle(s string) bool {
	if len(s) > MaxHandle {
		return false
	}
	for i := range len(s) {
		c := s[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if !letter && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return true
}

// Record is one stored record; Value is the ciphertext as it was handed in.
type Record struct {
	Key
	Value []byte
}

// Store is a place for sealed records. Its methods may be called from several
// goroutines; each waits for the outcome, so none may be called from an event
// handler. Errors are ErrExists, ErrNotFound, ErrKey, ErrClosed, the error of
// the context, or a *Fault.
type Store interface {
	// Apply does ops, in their order, in one transaction, and returns nil
	// only when it is complete and durable. See the package comment for what
	// an error means. Without ops it does nothing.
	Apply(ctx context.Context, ops ...Op) error

	// Get returns the value of one record, or ErrNotFound.
	Get(ctx context.Context, key Key) ([]byte, error)

	// Tails returns for each key the values of its space and chain from its
	// number on, in the order of their numbers, all as of one moment: nothing
	// where there are none. What is appended comes after what was read last, so
	// this tells what is new of many chains without reading what is known.
	Tails(ctx context.Context, keys ...Key) ([][][]byte, error)

	// List returns every record of a space in the order of their keys, all as
	// of one moment. A space without records is an empty list, not an error.
	List(ctx context.Context, space string) ([]Record, error)

	// Close lets go of the store; after it every call gives ErrClosed.
	Close() error
}

var (
	// ErrExists says that an Add met a record under its key. Nothing was
	// written; another writer was there first.
	ErrExists = errors.New("store: record exists")

	// ErrNotFound says that there is no record under the key.
	ErrNotFound = errors.New("store: record not found")

	// ErrKey says that a key is not one as described at Key, or that a record
	// is empty: a mistake of the programmer. Nothing was written.
	ErrKey = errors.New("store: key or record not valid")

	// ErrClosed says that the store was closed by its owner.
	ErrClosed = errors.New("store: closed")
)

// Op is one operation of a transaction, made by Add, Put or Delete.
type Op struct {
	kind  OpKind
	key   Key
	value []byte
}

// OpKind says what an Op does.
type OpKind uint8

// The three operations.
const (
	OpAdd OpKind = iota + 1
	OpPut
	OpDelete
)

// Add writes a record that must not be there yet: if it is, the whole
// transaction fails with ErrExists. What is only ever appended is added, so
// that two writers can never overwrite each other.
func Add(key Key, record Sealed) Op { return Op{OpAdd, key, ciphertext(record)} }

// Put writes a record and replaces the one that is there.
func Put(key Key, record Sealed) Op { return Op{OpPut, key, ciphertext(record)} }

// Delete removes a record; when there is none, that is fine too.
func Delete(key Key) Op { return Op{kind: OpDelete, key: key} }

func ciphertext(record Sealed) []byte {
	if record == nil {
		return nil
	}
	return record.Ciphertext()
}

// Kind returns what the operation does; it is zero for an Op that was not
// made by Add, Put or Delete.
func (o Op) Kind() OpKind { return o.kind }

// Key returns the key of the record concerned.
func (o Op) Key() Key { return o.key }

// Value returns the bytes to write, nil for a Delete. Do not change them.
func (o Op) Value() []byte { return o.value }

// Check returns ErrKey when ops cannot be applied. Stores call it before they
// begin a transaction.
func Check(ops ...Op) error {
	for i, op := range ops {
		if err := op.key.Check(); err != nil {
			return fmt.Errorf("operation %d: %w", i, err)
		}
		known := op.kind == OpAdd || op.kind == OpPut || op.kind == OpDelete
		if !known || op.kind != OpDelete && len(op.value) == 0 {
			return fmt.Errorf("operation %d: %w", i, ErrKey)
		}
	}
	return nil
}
