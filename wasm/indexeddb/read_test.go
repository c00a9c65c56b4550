//go:build js && wasm

package indexeddb

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"meldcode/app/store"
	"meldcode/app/store/storetest"
)

func TestAListPausesBetweenItsRecordsAndKeepsEveryLength(t *testing.T) {
	pauses := 0
	d := fresh(t, Options{Pause: func() { pauses++ }})
	lengths := []int{1, 2, 255, 8<<10 - 1, 8 << 10, 8<<10 + 1, 300_000, 3}
	for i, n := range lengths {
		mustApply(t, d, store.Add(store.Key{Space: "s", Chain: "c", Number: uint32(i)}, storetest.Bytes(strings.Repeat(string(rune('a'+i)), n))))
	}
	list, err := d.List(t.Context(), "s")
	if err != nil || len(list) != len(lengths) || pauses < len(lengths) {
		t.Fatalf("%d records, %d pauses, %v", len(list), pauses, err)
	}
	for i, r := range list {
		if want := bytes.Repeat([]byte{byte('a' + i)}, lengths[i]); !bytes.Equal(r.Value, want) || r.Number != uint32(i) {
			t.Errorf("record %d: %d bytes at %v", i, len(r.Value), r.Key)
		}
	}
}

func TestKeysOfAnotherShapeAreRefused(t *testing.T) {
	good := `[["s","c",1],["s","",4294967295]]`
	got, err := toRecords(good, [][]byte{{1}, {2}})
	if err != nil || got[0].Key != one || got[1].Key != (store.Key{Space: "s", Number: math.MaxUint32}) {
		t.Fatalf("got %v, %v", got, err)
	}
	for _, bad := range []string{
		``, `[]`, `[["s","c",1]]`, `[["s","c",1],["s","c",2]`, `[["s","c",1],["s","c",2],["s","c",3]]`, `[["s","c",1]["s","c",2]]`,
		`[["s","c",1],["s","c",4294967296]]`, `[["s","c",1],["s","c",1.5]]`, `[["s","c",1],["","c",2]]`, `[["s","c",1],["s","c"]]`,
		`[["s","c",1],["s","c",null]]`, `[["s","c",1],["s","c\"",2]]`, `[["s","c",1],{"s":"c"}]`,
	} {
		if _, err := toRecords(bad, [][]byte{{1}, {2}}); err == nil {
			t.Errorf("%s was taken", bad)
		}
	}
}
