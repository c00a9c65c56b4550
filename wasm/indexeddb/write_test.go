//go:build js && wasm

package indexeddb

import (
	"strconv"
	"testing"

	"meldcode/app/store"
)

func many(n int) []store.Op {
	ops := make([]store.Op, n)
	for i := range ops {
		ops[i] = adding(store.Key{Space: "s", Chain: "c", Number: uint32(i)}, strconv.Itoa(i))
	}
	return ops
}

func wantRecords(t *testing.T, d *DB, n int) {
	t.Helper()
	list, err := d.List(t.Context(), "s")
	if err != nil || len(list) != n {
		t.Errorf("%d records, %v; want %d", len(list), err, n)
	}
}

func TestThePageGetsItsTurnWhileMuchIsWritten(t *testing.T) {
	d := fresh(t, Options{})
	wantRecords(t, d, 0)
	shim(t, `globalThis.turns = 0;
		const channel = new MessageChannel();
		channel.port1.onmessage = () => { globalThis.turns++; channel.port2.postMessage(0); };
		channel.port2.postMessage(0);
		return () => { channel.port1.close(); delete globalThis.turns; };`)
	mustApply(t, d, many(10*slice)...)
	if turns := run("return globalThis.turns").Int(); turns < 5 {
		t.Errorf("%d turns while ten slices were written", turns)
	}
	wantRecords(t, d, 10*slice)
}

func TestNothingOfManyIsSavedWhenOneCannotBeAsked(t *testing.T) {
	for _, at := range []int{1, slice, slice + 1, 3*slice - 1} {
		d := fresh(t, Options{})
		wantRecords(t, d, 0)
		t.Run(strconv.Itoa(at), func(t *testing.T) {
			shim(t, `const p = IDBObjectStore.prototype, was = p.add;
				let left = `+strconv.Itoa(at)+`;
				p.add = function(...args) {
					if (left-- === 0) { throw new DOMException('', 'QuotaExceededError'); }
					return was.apply(this, args);
				};
				return () => { p.add = was; };`)
			wantKind(t, d.Apply(t.Context(), many(3*slice)...), store.Quota)
		})
		wantRecords(t, d, 0)
	}
}

func TestAPageThatIsBeingLeftAsksForAllAtOnce(t *testing.T) {
	d := fresh(t, Options{})
	wantRecords(t, d, 0)
	shim(t, `const p = IDBObjectStore.prototype, add = p.add, commit = IDBTransaction.prototype.commit;
		globalThis.meldcodeLeaving = true;
		globalThis.asked = 0;
		globalThis.atCommit = 0;
		p.add = function(...args) { globalThis.asked++; return add.apply(this, args); };
		IDBTransaction.prototype.commit = function() { globalThis.atCommit = globalThis.asked; return commit.call(this); };
		return () => { p.add = add; IDBTransaction.prototype.commit = commit; delete globalThis.meldcodeLeaving; };`)
	mustApply(t, d, many(3*slice)...)
	if asked := run("return globalThis.atCommit").Int(); asked != 3*slice {
		t.Errorf("committed after %d of %d", asked, 3*slice)
	}
	wantRecords(t, d, 3*slice)
}
