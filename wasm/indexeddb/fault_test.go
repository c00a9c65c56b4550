//go:build js && wasm

package indexeddb

import (
	"context"
	"errors"
	"testing"

	"meldcode/app/store"
)

func TestNothingIsSavedThatFailedAtTheRequest(t *testing.T) {
	d := fresh(t, Options{})
	mustApply(t, d, adding(one, "before"))
	shim(t, `const p = IDBObjectStore.prototype, was = p.add;
		p.add = function() { throw new DOMException('', 'QuotaExceededError'); };
		return () => { p.add = was; };`)
	err := d.Apply(t.Context(), store.Delete(one), adding(two, "x"))
	wantKind(t, err, store.Quota)
	wantValue(t, d, one, "before")
	wantAbsent(t, d, two)
}

// atCommit makes every writing transaction fail after all its requests have
// succeeded, as a full disk does: only an abort event tells.
const atCommit = `const p = IDBDatabase.prototype, was = p.transaction;
	p.transaction = function(names, mode, options) {
		const tx = was.call(this, names, mode, options);
		if (mode === 'readwrite') {
			Object.defineProperty(tx, 'error', {get: () => NAME && new DOMException('', NAME)});
			const records = tx.objectStore(names[0]), was = records.add.bind(records);
			tx.objectStore = () => records;
			records.add = (value, key) => {
				const request = was(value, key);
				request.addEventListener('success', () => tx.abort());
				return request;
			};
		}
		return tx;
	};
	return () => { p.transaction = was; };`

func TestNothingIsSavedThatFailedAtCommit(t *testing.T) {
	for _, c := range []struct {
		name string
		kind store.Kind
	}{
		{"QuotaExceededError", store.Quota},
		{"DataError", store.Aborted},
		{"", store.Aborted},
		{"UnknownError", store.Lost},
	} {
		t.Run("cause "+c.name, func(t *testing.T) {
			d := fresh(t, Options{})
			mustApply(t, d, adding(two, "before"))
			t.Run("fault", func(t *testing.T) {
				shim(t, "const NAME = '"+c.name+"';"+atCommit)
				wantKind(t, d.Apply(t.Context(), adding(one, "x")), c.kind)
			})
			wantAbsent(t, d, one)
			wantValue(t, d, two, "before")
			mustApply(t, d, adding(one, "after"))
			wantValue(t, d, one, "after")
		})
	}
}

// hold keeps a writing transaction of its own open, so that every other one
// waits, until the returned function is called.
const hold = `let held = true;
	const records = a.transaction(['records'], 'readwrite').objectStore('records');
	const spin = () => { if (held) records.get(['s', 'c', 1]).onsuccess = spin; };
	spin();
	return () => { held = false; };`

func TestNoAnswerIsToldAndNotWrittenAfterwards(t *testing.T) {
	d := fresh(t, quick)
	wantAbsent(t, d, one)
	letGo := run(hold, jsOf(d))
	wantKind(t, d.Apply(t.Context(), adding(one, "late")), store.NoAnswer)
	_, err := d.Get(t.Context(), one)
	wantKind(t, err, store.NoAnswer)
	letGo.Invoke()
	wantAbsent(t, d, one)
	mustApply(t, d, adding(one, "on time"))
}

func TestOutcomeThatNeverComesIsNoAnswer(t *testing.T) {
	d := fresh(t, quick)
	wantAbsent(t, d, one)
	shim(t, `const p = IDBTransaction.prototype, was = p.addEventListener;
		p.addEventListener = function() {};
		return () => { delete p.addEventListener; };`)
	wantKind(t, d.Apply(t.Context(), adding(one, "x")), store.NoAnswer)
}

func TestCancelledWhileWaitingIsRolledBack(t *testing.T) {
	d := fresh(t, Options{})
	wantAbsent(t, d, one)
	letGo := run(hold, jsOf(d))
	ctx, cancel := context.WithTimeout(t.Context(), quick.Limit)
	defer cancel()
	if err := d.Apply(ctx, adding(one, "x")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want the context's error", err)
	}
	letGo.Invoke()
	wantAbsent(t, d, one)
}

func TestEveryWriteAsksForStrictDurability(t *testing.T) {
	d := fresh(t, Options{})
	shim(t, `const p = IDBDatabase.prototype, was = p.transaction;
		globalThis.seen = [];
		p.transaction = function(names, mode, options) {
			const tx = was.call(this, names, mode, options);
			if (mode === 'readwrite') { globalThis.seen.push(tx.durability); }
			return tx;
		};
		return () => { p.transaction = was; delete globalThis.seen; };`)
	mustApply(t, d, adding(one, "x"))
	mustApply(t, d, store.Delete(one), adding(two, "y"))
	if got := run("return globalThis.seen.join()").String(); got != "strict,strict" {
		t.Errorf("got %q, want strict twice", got)
	}
}
