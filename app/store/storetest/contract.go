// Package storetest holds the contract of store.Store as tests that every
// implementation passes.
package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"meldcode/app/store"
)

// Bytes stands in for sealed bytes in tests.
type Bytes string

// Ciphertext implements store.Sealed.
func (b Bytes) Ciphertext() []byte { return []byte(b) }

// Run tests the stores that open returns; each call of open must return an
// empty store of its own.
func Run(t *testing.T, open func() store.Store) {
	for _, c := range []struct {
		name string
		run  func(*testing.T, store.Store)
	}{
		{"what is written is read", writtenIsRead},
		{"absent is not found", absentIsNotFound},
		{"add never overwrites", addNeverOverwrites},
		{"put replaces and delete removes", putReplaces},
		{"all or nothing", allOrNothing},
		{"operations happen in their order", inOrder},
		{"many operations are one transaction", manyAreOne},
		{"list is one space in key order", listInOrder},
		{"tails are of one chain, from a number on", tailsFrom},
		{"bytes are copied", bytesAreCopied},
		{"every byte survives", everyByteSurvives},
		{"two adds at once, one wins", oneAddWins},
		{"a cancelled context writes nothing", cancelledWritesNothing},
		{"nonsense is refused", nonsenseIsRefused},
		{"closed is closed", closedIsClosed},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open()
			defer func() {
				if err := s.Close(); err != nil {
					t.Errorf("close: %v", err)
				}
			}()
			c.run(t, s)
		})
	}
}

func key(space, chain string, number uint32) store.Key {
	return store.Key{Space: space, Chain: chain, Number: number}
}

func apply(t *testing.T, s store.Store, ops ...store.Op) {
	t.Helper()
	if err := s.Apply(context.Background(), ops...); err != nil {
		t.Fatalf("apply: %v", err)
	}
}

func want(t *testing.T, s store.Store, k store.Key, value string) {
	t.Helper()
	got, err := s.Get(context.Background(), k)
	if err != nil || string(got) != value {
		t.Fatalf("get %v: got %q, %v, want %q", k, got, err, value)
	}
}

func wantAbsent(t *testing.T, s store.Store, k store.Key) {
	t.Helper()
	if got, err := s.Get(context.Background(), k); !errors.Is(err, store.ErrNotFound) || got != nil {
		t.Fatalf("get %v: got %q, %v, want not found", k, got, err)
	}
}

func writtenIsRead(t *testing.T, s store.Store) {
	apply(t, s)
	apply(t, s, store.Add(key("a", "c", 1), Bytes("one")), store.Put(key("a", "", 0), Bytes("two")))
	want(t, s, key("a", "c", 1), "one")
	want(t, s, key("a", "", 0), "two")
}

func absentIsNotFound(t *testing.T, s store.Store) {
	wantAbsent(t, s, key("a", "c", 1))
	apply(t, s, store.Add(key("a", "c", 1), Bytes("one")))
	wantAbsent(t, s, key("a", "c", 2))
	wantAbsent(t, s, key("a", "d", 1))
	wantAbsent(t, s, key("b", "c", 1))
}

func addNeverOverwrites(t *testing.T, s store.Store) {
	k := key("a", "c", 1)
	apply(t, s, store.Add(k, Bytes("first")))
	err := s.Apply(context.Background(), store.Add(k, Bytes("second")))
	if !errors.Is(err, store.ErrExists) {
		t.Fatalf("got %v, want ErrExists", err)
	}
	err = s.Apply(context.Background(), store.Add(k, Bytes("first")))
	if !errors.Is(err, store.ErrExists) {
		t.Fatalf("the same bytes once more: got %v, want ErrExists", err)
	}
	want(t, s, k, "first")
}

func putReplaces(t *testing.T, s store.Store) {
	k := key("a", "c", 1)
	apply(t, s, store.Put(k, Bytes("first")))
	apply(t, s, store.Put(k, Bytes("second")))
	want(t, s, k, "second")
	apply(t, s, store.Delete(k))
	wantAbsent(t, s, k)
	apply(t, s, store.Delete(k))
}

func allOrNothing(t *testing.T, s store.Store) {
	apply(t, s, store.Add(key("a", "c", 1), Bytes("one")), store.Add(key("a", "c", 2), Bytes("two")))
	err := s.Apply(context.Background(),
		store.Put(key("a", "c", 1), Bytes("changed")),
		store.Delete(key("a", "c", 2)),
		store.Add(key("a", "c", 3), Bytes("three")),
		store.Add(key("a", "c", 1), Bytes("again")),
		store.Add(key("a", "c", 4), Bytes("four")),
	)
	if !errors.Is(err, store.ErrExists) {
		t.Fatalf("got %v, want ErrExists", err)
	}
	want(t, s, key("a", "c", 1), "one")
	want(t, s, key("a", "c", 2), "two")
	wantAbsent(t, s, key("a", "c", 3))
	wantAbsent(t, s, key("a", "c", 4))
}

func inOrder(t *testing.T, s store.Store) {
	k := key("a", "c", 1)
	apply(t, s, store.Add(k, Bytes("1")), store.Delete(k), store.Add(k, Bytes("2")), store.Put(k, Bytes("3")))
	want(t, s, k, "3")
	err := s.Apply(context.Background(), store.Delete(k), store.Add(k, Bytes("4")), store.Add(k, Bytes("5")))
	if !errors.Is(err, store.ErrExists) {
		t.Fatalf("got %v, want ErrExists", err)
	}
	want(t, s, k, "3")
}

func manyAreOne(t *testing.T, s store.Store) {
	const n = 450
	many := func(value string) []store.Op {
		ops := make([]store.Op, n)
		for i := range ops {
			ops[i] = store.Add(key("a", "c", uint32(i)), Bytes(fmt.Sprint(value, i)))
		}
		return ops
	}
	taken := key("a", "c", n-1)
	apply(t, s, store.Add(taken, Bytes("first")))
	if err := s.Apply(context.Background(), many("lost")...); !errors.Is(err, store.ErrExists) {
		t.Fatalf("the last of many is taken: got %v, want ErrExists", err)
	}
	if list, err := s.List(context.Background(), "a"); err != nil || len(list) != 1 {
		t.Fatalf("%d records after a transaction that failed, %v; want 1", len(list), err)
	}
	// Each is written and replaced, in this order.
	ops := []store.Op{store.Delete(taken)}
	ops = append(ops, many("one")...)
	for i := range n {
		ops = append(ops, store.Put(key("a", "c", uint32(i)), Bytes(fmt.Sprint("two", i))))
	}
	apply(t, s, append(ops, store.Delete(key("a", "c", 0)))...)
	list, err := s.List(context.Background(), "a")
	if err != nil || len(list) != n-1 {
		t.Fatalf("%d records, %v; want %d", len(list), err, n-1)
	}
	for i, r := range list {
		if want := fmt.Sprint("two", i+1); r.Number != uint32(i+1) || string(r.Value) != want {
			t.Fatalf("record %d is %q, want %q", r.Number, r.Value, want)
		}
	}
}

func listInOrder(t *testing.T, s store.Store) {
	if got, err := s.List(context.Background(), "m"); err != nil || len(got) != 0 {
		t.Fatalf("empty: got %v, %v", got, err)
	}
	wanted := []store.Key{
		key("m", "", 0), key("m", "", 7),
		key("m", "-", 1), key("m", "A", 1), key("m", "a", 0), key("m", "a", 2), key("m", "a", 10),
		key("m", "a", math.MaxUint32), key("m", "aa", 1), key("m", "b", 0),
	}
	others := []store.Key{key("l", "z", 9), key("ma", "a", 1), key("m-", "a", 1), key("M", "a", 1), key("n", "", 0)}
	var ops []store.Op
	for _, k := range slices.Backward(slices.Concat(wanted, others)) {
		ops = append(ops, store.Add(k, Bytes("value of "+k.Space+k.Chain)))
	}
	apply(t, s, ops...)
	got, err := s.List(context.Background(), "m")
	if err != nil {
		t.Fatal(err)
	}
	var keys []store.Key
	for _, r := range got {
		keys = append(keys, r.Key)
		if v := "value of " + r.Space + r.Chain; string(r.Value) != v {
			t.Errorf("%v: got %q, want %q", r.Key, r.Value, v)
		}
	}
	if !slices.Equal(keys, wanted) {
		t.Errorf("got %v\nwant %v", keys, wanted)
	}
}

func tailsFrom(t *testing.T, s store.Store) {
	ctx := context.Background()
	if got, err := s.Tails(ctx); err != nil || len(got) != 0 {
		t.Errorf("nothing asked: got %q, %v", got, err)
	}
	var ops []store.Op
	for _, k := range []store.Key{
		key("a", "c", 1), key("a", "c", 2), key("a", "c", 10), key("a", "c", math.MaxUint32), key("a", "cc", 0), key("a", "", 7),
		key("a", "b", 99), key("aa", "c", 3), key("b", "", 0),
	} {
		ops = append(ops, store.Add(k, Bytes(fmt.Sprintf("%s/%s/%d", k.Space, k.Chain, k.Number))))
	}
	apply(t, s, ops...)
	asked := []store.Key{
		key("a", "c", 2), key("a", "c", 0), key("a", "c", math.MaxUint32), key("a", "x", 0), key("b", "", 1), key("a", "", 0), key("a", "c", 2),
	}
	want := []string{
		"a/c/2 a/c/10 a/c/4294967295", "a/c/1 a/c/2 a/c/10 a/c/4294967295", "a/c/4294967295", "", "", "a//7", "a/c/2 a/c/10 a/c/4294967295",
	}
	got, err := s.Tails(ctx, asked...)
	if err != nil || len(got) != len(want) {
		t.Fatalf("got %d tails, %v, want %d", len(got), err, len(want))
	}
	for i, tail := range got {
		if text := string(bytes.Join(tail, []byte(" "))); text != want[i] {
			t.Errorf("from %v: got %q, want %q", asked[i], text, want[i])
		}
	}
	got[0][0][0] = 'x'
	if string(got[6][0]) != "a/c/2" {
		t.Error("two answers share their bytes")
	}
	many := make([]store.Key, 500)
	for i := range many {
		many[i] = key("a", "c", uint32(i))
	}
	if got, err = s.Tails(ctx, many...); err != nil || len(got) != 500 || len(got[1]) != 4 || len(got[499]) != 1 {
		t.Errorf("of many: got %d tails, %v", len(got), err)
	}
}

type raw []byte

func (r raw) Ciphertext() []byte { return r }

func bytesAreCopied(t *testing.T, s store.Store) {
	k := key("a", "c", 1)
	mine := []byte("mine")
	apply(t, s, store.Add(k, raw(mine)))
	copy(mine, "xxxx")
	want(t, s, k, "mine")
	got, err := s.Get(context.Background(), k)
	if err != nil {
		t.Fatal(err)
	}
	copy(got, "yyyy")
	want(t, s, k, "mine")
	list, err := s.List(context.Background(), "a")
	if err != nil || len(list) != 1 {
		t.Fatalf("got %v, %v", list, err)
	}
	copy(list[0].Value, "zzzz")
	want(t, s, k, "mine")
}

func everyByteSurvives(t *testing.T, s store.Store) {
	value := make([]byte, 300_000)
	for i := range value {
		value[i] = byte(i * i >> 3)
	}
	k := key(strings.Repeat("Z", store.MaxHandle), strings.Repeat("7", store.MaxHandle), math.MaxUint32)
	apply(t, s, store.Add(k, raw(value)))
	got, err := s.Get(context.Background(), k)
	if err != nil || !bytes.Equal(got, value) {
		t.Fatalf("got %d bytes, %v, want the %d that were written", len(got), err, len(value))
	}
}

func oneAddWins(t *testing.T, s store.Store) {
	const writers = 8
	outcome := make(chan error, writers)
	for i := range writers {
		go func() {
			outcome <- s.Apply(context.Background(),
				store.Add(key("a", "c", 1), Bytes("me")), store.Add(key("b", "c", uint32(i)), Bytes("me too")))
		}()
	}
	won := 0
	for range writers {
		switch err := <-outcome; {
		case err == nil:
			won++
		case !errors.Is(err, store.ErrExists):
			t.Errorf("got %v, want ErrExists", err)
		}
	}
	list, err := s.List(context.Background(), "b")
	if won != 1 || err != nil || len(list) != 1 {
		t.Errorf("%d writers won and left %d records (%v), want 1 and 1", won, len(list), err)
	}
}

func cancelledWritesNothing(t *testing.T, s store.Store) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := s.Apply(ctx, store.Add(key("a", "c", 1), Bytes("one"))); !errors.Is(err, context.Canceled) {
		t.Errorf("apply: got %v, want context.Canceled", err)
	}
	if _, err := s.Get(ctx, key("a", "c", 1)); !errors.Is(err, context.Canceled) {
		t.Errorf("get: got %v, want context.Canceled", err)
	}
	if _, err := s.Tails(ctx, key("a", "c", 1)); !errors.Is(err, context.Canceled) {
		t.Errorf("tails: got %v, want context.Canceled", err)
	}
	if _, err := s.List(ctx, "a"); !errors.Is(err, context.Canceled) {
		t.Errorf("list: got %v, want context.Canceled", err)
	}
	wantAbsent(t, s, key("a", "c", 1))
}

func nonsenseIsRefused(t *testing.T, s store.Store) {
	good := store.Add(key("a", "c", 1), Bytes("one"))
	for _, op := range []store.Op{
		{},
		store.Delete(store.Key{}),
		store.Put(key("", "c", 1), Bytes("x")),
		store.Put(key("a b", "c", 1), Bytes("x")),
		store.Put(key("a", "é", 1), Bytes("x")),
		store.Put(key(strings.Repeat("a", store.MaxHandle+1), "", 1), Bytes("x")),
		store.Put(key("a", "c", 2), Bytes("")),
		store.Put(key("a", "c", 2), nil),
	} {
		if err := s.Apply(context.Background(), good, op); !errors.Is(err, store.ErrKey) {
			t.Errorf("apply %v: got %v, want ErrKey", op, err)
		}
	}
	if _, err := s.Get(context.Background(), store.Key{}); !errors.Is(err, store.ErrKey) {
		t.Errorf("get: got %v, want ErrKey", err)
	}
	if _, err := s.Tails(context.Background(), key("a", "c", 1), store.Key{}); !errors.Is(err, store.ErrKey) {
		t.Errorf("tails: got %v, want ErrKey", err)
	}
	if _, err := s.List(context.Background(), ""); !errors.Is(err, store.ErrKey) {
		t.Errorf("list: got %v, want ErrKey", err)
	}
	wantAbsent(t, s, key("a", "c", 1))
}

func closedIsClosed(t *testing.T, s store.Store) {
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Apply(context.Background(), store.Delete(key("a", "c", 1))); !errors.Is(err, store.ErrClosed) {
		t.Errorf("apply: got %v, want ErrClosed", err)
	}
	if _, err := s.Get(context.Background(), key("a", "c", 1)); !errors.Is(err, store.ErrClosed) {
		t.Errorf("get: got %v, want ErrClosed", err)
	}
	if _, err := s.Tails(context.Background(), key("a", "c", 1)); !errors.Is(err, store.ErrClosed) {
		t.Errorf("tails: got %v, want ErrClosed", err)
	}
	if _, err := s.List(context.Background(), "a"); !errors.Is(err, store.ErrClosed) {
		t.Errorf("list: got %v, want ErrClosed", err)
	}
}
