package store

import (
	"bytes"
	"context"
	"slices"
	"sync"
)

// Memory is a Store in memory, for tests and for the demonstration: what is
// in it is gone with the process, so it never stands in for a real one. The
// zero value is empty and ready.
type Memory struct {
	// Fail, when not nil, is asked at each Moment; an error it returns is the
	// outcome of the call. It runs outside the lock and may use the Store.
	Fail func(Moment) error

	mu      sync.Mutex
	records map[Key][]byte
	closed  bool
}

// Moment is a point at which Memory can be made to fail.
type Moment uint8

const (
	// BeforeApply: nothing has been written, and nothing will be.
	BeforeApply Moment = iota + 1
	// AfterApply: everything has been written, only the answer gets lost.
	AfterApply
	// BeforeGet: nothing has been read.
	BeforeGet
	// BeforeList: nothing has been read.
	BeforeList
	// BeforeTails: nothing has been read.
	BeforeTails
)

func (m *Memory) fail(ctx context.Context, at Moment) error {
	if err := ctx.Err(); err != nil && at != AfterApply {
		return err
	}
	if m.Fail == nil {
		return nil
	}
	return m.Fail(at)
}

// Apply implements Store.
func (m *Memory) Apply(ctx context.Context, ops ...Op) error {
	if err := Check(ops...); err != nil {
		return err
	}
	if err := m.fail(ctx, BeforeApply); err != nil {
		return err
	}
	if err := m.apply(ops); err != nil {
		return err
	}
	return m.fail(ctx, AfterApply)
}

func (m *Memory) apply(ops []Op) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return ErrClosed
	}
	after := map[Key][]byte{} // what ops change; nil = deleted
	for _, op := range ops {
		switch op.kind {
		case OpAdd:
			value, changed := after[op.key]
			if _, stored := m.records[op.key]; value != nil || stored && !changed {
				return ErrExists
			}
			after[op.key] = bytes.Clone(op.value)
		case OpPut:
			after[op.key] = bytes.Clone(op.value)
		case OpDelete:
			after[op.key] = nil
		}
	}
	if m.records == nil {
		m.records = map[Key][]byte{}
	}
	for key, value := range after {
		if value == nil {
			delete(m.records, key)
			continue
		}
		m.records[key] = value
	}
	return nil
}

// Get implements Store.
func (m *Memory) Get(ctx context.Context, key Key) ([]byte, error) {
	values, err := m.GetAll(ctx, key)
	if err != nil {
		return nil, err
	}
	if values[0] == nil {
		return nil, ErrNotFound
	}
	return values[0], nil
}

// GetAll implements Store.
func (m *Memory) GetAll(ctx context.Context, keys ...Key) ([][]byte, error) {
	for _, key := range keys {
		if err := key.Check(); err != nil {
			return nil, err
		}
	}
	if err := m.fail(ctx, BeforeGet); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return nil, ErrClosed
	}
	values := make([][]byte, len(keys))
	for i, key := range keys {
		values[i] = bytes.Clone(m.records[key])
	}
	return values, nil
}

// Tails implements Store.
func (m *Memory) Tails(ctx context.Context, keys ...Key) ([][][]byte, error) {
	for _, key := range keys {
		if err := key.Check(); err != nil {
			return nil, err
		}
	}
	if err := m.fail(ctx, BeforeTails); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return nil, ErrClosed
	}
	tails := make([][][]byte, len(keys))
	for i, key := range keys {
		for _, r := range m.where(func(k Key) bool { return k.Space == key.Space && k.Chain == key.Chain && k.Number >= key.Number }) {
			tails[i] = append(tails[i], r.Value)
		}
	}
	return tails, nil
}

// List implements Store.
func (m *Memory) List(ctx context.Context, space string) ([]Record, error) {
	if err := (Key{Space: space}).Check(); err != nil {
		return nil, err
	}
	if err := m.fail(ctx, BeforeList); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return nil, ErrClosed
	}
	return m.where(func(k Key) bool { return k.Space == space }), nil
}

// where returns the records with such keys, in order. m.mu is held.
func (m *Memory) where(so func(Key) bool) []Record {
	var found []Record
	for key, value := range m.records {
		if so(key) {
			found = append(found, Record{key, bytes.Clone(value)})
		}
	}
	slices.SortFunc(found, func(a, b Record) int { return a.Compare(b.Key) })
	return found
}

// Close implements Store.
func (m *Memory) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}
