package store_test

import (
	"context"
	"errors"
	"testing"

	"meldcode/app/store"
	"meldcode/app/store/storetest"
)

func TestMemoryKeepsTheContract(t *testing.T) {
	storetest.Run(t, func() store.Store { return new(store.Memory) })
}

func TestMemoryFailsWhereItIsTold(t *testing.T) {
	ctx := context.Background()
	key := store.Key{Space: "a", Chain: "c", Number: 1}
	full := &store.Fault{Kind: store.Quota}
	for _, c := range []struct {
		name    string
		at      store.Moment
		call    func(store.Store) error
		written bool
	}{
		{"before apply nothing is written", store.BeforeApply, func(s store.Store) error {
			return s.Apply(ctx, store.Add(key, storetest.Bytes("x")))
		}, false},
		{"after apply only the answer is lost", store.AfterApply, func(s store.Store) error {
			return s.Apply(ctx, store.Add(key, storetest.Bytes("x")))
		}, true},
		{"get", store.BeforeGet, func(s store.Store) error { _, err := s.Get(ctx, key); return err }, false},
		{"tails", store.BeforeTails, func(s store.Store) error { _, err := s.Tails(ctx, key, key); return err }, false},
		{"list", store.BeforeList, func(s store.Store) error { _, err := s.List(ctx, "a"); return err }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &store.Memory{Fail: func(at store.Moment) error {
				if at == c.at {
					return full
				}
				return nil
			}}
			if err := c.call(s); store.KindOf(err) != store.Quota {
				t.Errorf("got %v, want %v", err, full)
			}
			s.Fail = nil
			_, err := s.Get(ctx, key)
			if got := err == nil; got != c.written {
				t.Errorf("written: got %v, want %v", got, c.written)
			}
		})
	}
}

func TestFaultIsFoundBehindWrapping(t *testing.T) {
	cause := errors.New("QuotaExceededError")
	err := errors.Join(&store.Fault{Kind: store.Quota, Err: cause})
	if !errors.Is(err, cause) || store.KindOf(err) != store.Quota {
		t.Errorf("got kind %v of %v, want quota with its cause", store.KindOf(err), err)
	}
	if got := store.KindOf(cause); got != 0 {
		t.Errorf("kind of another error: got %v, want none", got)
	}
}
