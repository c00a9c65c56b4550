//go:build js && wasm

package indexeddb

import (
	"syscall/js"
	"testing"

	"github.com/hack-pad/safejs"

	"meldcode/app/store"
	"meldcode/app/store/storetest"
)

// jsOf returns the open database of d.
func jsOf(d *DB) js.Value { return safejs.Unsafe(d.conn.db) }

func TestLostConnectionIsOpenedAnewForEachOperation(t *testing.T) {
	d := fresh(t, Options{})
	behindItsBack := func() { jsOf(d).Call("close") }
	mustApply(t, d, adding(one, "first"))

	behindItsBack()
	mustApply(t, d, store.Put(one, storetest.Bytes("second")), adding(two, "x"))
	behindItsBack()
	wantValue(t, d, one, "second")
	behindItsBack()
	if got, err := d.List(t.Context(), "s"); err != nil || len(got) != 2 {
		t.Errorf("list: got %d records, %v, want 2", len(got), err)
	}
	behindItsBack()
	if err := d.Apply(t.Context(), adding(two, "y")); err != store.ErrExists {
		t.Errorf("a foreign record: got %v, want ErrExists", err)
	}
}

// lostAnswer lets the next writing transaction complete and reports it as
// aborted by a lost connection.
const lostAnswer = `const p = IDBDatabase.prototype, was = p.transaction;
	let once = true;
	p.transaction = function(names, mode, options) {
		const tx = was.call(this, names, mode, options);
		if (mode === 'readwrite' && once) {
			once = false;
			Object.defineProperty(tx, 'error', {get: () => new DOMException('', 'UnknownError')});
			const listen = tx.addEventListener.bind(tx);
			tx.addEventListener = (event, f) => {
				if (event === 'abort') { listen('complete', f); }
			};
		}
		return tx;
	};
	return () => { p.transaction = was; };`

func TestRepeatRecognisesItsOwnWrite(t *testing.T) {
	d := fresh(t, Options{})
	mustApply(t, d, adding(store.Key{Space: "s", Number: 9}, "gone soon"))
	shim(t, lostAnswer)
	mustApply(t, d, adding(one, "x"), store.Put(two, storetest.Bytes("y")), store.Delete(store.Key{Space: "s", Number: 9}))
	wantValue(t, d, one, "x")
	wantValue(t, d, two, "y")
}

func TestConnectionThatKeepsFallingAwayIsLost(t *testing.T) {
	d := fresh(t, Options{})
	shim(t, `const p = IDBDatabase.prototype, was = p.transaction;
		p.transaction = function() { throw new DOMException('', 'InvalidStateError'); };
		return () => { p.transaction = was; };`)
	wantKind(t, d.Apply(t.Context(), adding(one, "x")), store.Lost)
}

func TestConnectionTheBrowserTookAwayIsOpenedAnew(t *testing.T) {
	d := fresh(t, Options{})
	mustApply(t, d, adding(one, "x"))
	jsOf(d).Call("dispatchEvent", js.Global().Get("Event").New("close"))
	wantValue(t, d, one, "x")
}

// openElsewhere opens the database as another window would, one that ignores
// that it is asked to let go when stubborn, and returns its connection.
func openElsewhere(t *testing.T, d *DB) js.Value {
	t.Helper()
	opened := make(chan js.Value, 1)
	request := js.Global().Get("indexedDB").Call("open", d.name, 1)
	done := js.FuncOf(func(js.Value, []js.Value) any {
		opened <- request.Get("result")
		return nil
	})
	defer done.Release()
	request.Set("onsuccess", done)
	return <-opened
}

func TestBlockedUpgradeIsToldAndGoesOnWhenTheOtherCloses(t *testing.T) {
	old := fresh(t, Options{})
	mustApply(t, old, adding(one, "x"))
	other := openElsewhere(t, old)

	newer := New(old.name, quick)
	newer.version = 2
	defer newer.Close()
	_, err := newer.Get(t.Context(), one)
	wantKind(t, err, store.Blocked)
	_, err = newer.Get(t.Context(), one)
	wantKind(t, err, store.Blocked)

	other.Call("close")
	wantValue(t, newer, one, "x")

	_, err = old.Get(t.Context(), one)
	wantKind(t, err, store.Newer)
	wantValue(t, newer, one, "x")
}

func TestDatabaseThatDoesNotOpenSaysWhy(t *testing.T) {
	for _, c := range []struct {
		name, indexedDB string
		kind            store.Kind
	}{
		{"there is none", `undefined`, store.Absent},
		{"null", `null`, store.Absent},
		{"throws", `{open() { throw new DOMException('', 'SecurityError'); }}`, store.Refused},
		{"a private window", `{open() { return FAIL('InvalidStateError'); }}`, store.Refused},
		{"never answers", `{open() { return new EventTarget(); }}`, store.NoAnswer},
		{"refuses", `{open() { return FAIL('UnknownError'); }}`, store.Unavailable},
		{"full", `{open() { return FAIL('QuotaExceededError'); }}`, store.Quota},
		{"newer", `{open() { return FAIL('VersionError'); }}`, store.Newer},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := fresh(t, quick)
			t.Run("fault", func(t *testing.T) {
				shim(t, `const FAIL = name => {
						const request = new EventTarget();
						request.error = new DOMException('', name);
						setTimeout(() => request.dispatchEvent(new Event('error')));
						return request;
					};
					const was = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
					Object.defineProperty(globalThis, 'indexedDB', {configurable: true, value: `+c.indexedDB+`});
					return () => Object.defineProperty(globalThis, 'indexedDB', was);`)
				wantKind(t, d.Apply(t.Context(), adding(one, "x")), c.kind)
			})
			if c.kind != store.NoAnswer {
				mustApply(t, d, adding(one, "x"))
			}
		})
	}
}

func TestADatabaseThatVanishedIsNotMadeAnew(t *testing.T) {
	d := fresh(t, Options{})
	mustApply(t, d, adding(one, "x"))
	deleted := make(chan struct{})
	request := js.Global().Get("indexedDB").Call("deleteDatabase", d.name)
	done := js.FuncOf(func(js.Value, []js.Value) any {
		close(deleted)
		return nil
	})
	defer done.Release()
	request.Set("onsuccess", done)
	<-deleted
	for range 2 {
		wantKind(t, d.Apply(t.Context(), adding(two, "y")), store.Gone)
		_, err := d.Get(t.Context(), one)
		wantKind(t, err, store.Gone)
	}
	again := New(d.name, Options{})
	t.Cleanup(func() { _ = again.Close() })
	wantAbsent(t, again, two)
}

func TestFailedCreationLeavesNoEmptyDatabase(t *testing.T) {
	d := fresh(t, Options{})
	t.Run("fault", func(t *testing.T) {
		shim(t, `const p = IDBDatabase.prototype, was = p.createObjectStore;
			p.createObjectStore = function() { throw new DOMException('', 'UnknownError'); };
			return () => { p.createObjectStore = was; };`)
		wantKind(t, d.Apply(t.Context(), adding(one, "x")), store.Unavailable)
	})
	mustApply(t, d, adding(one, "x"))
}

func TestDatabaseOfAnotherProgramIsLeftAlone(t *testing.T) {
	d := fresh(t, Options{})
	openElsewhere(t, d).Call("close") // made without our object store
	wantKind(t, d.Apply(t.Context(), adding(one, "x")), store.Unavailable)
}
