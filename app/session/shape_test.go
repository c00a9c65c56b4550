package session

import (
	"encoding/json"
	"fmt"
	"maps"
	"strconv"
	"testing"
)

// TestWhatIsWrittenHasTheFormOfTheNewestStoredVault fails when the app writes
// another kind of record, or another field in one, than the vaults of its layout
// hold: an older app would not read that, so it asks for a new layout, with a
// migration and vaults of its own.
func TestWhatIsWrittenHasTheFormOfTheNewestStoredVault(t *testing.T) {
	want, now := map[string]bool{}, map[string]bool{}
	for _, g := range goldens(t) {
		if g.Layout == layout {
			maps.Copy(want, shapeOf(t, g.records, g.manifest))
		}
	}
	for name := range vaultsToStore {
		m := makeVault(t, name)
		maps.Copy(now, shapeOf(t, m.st.now(), m.manifest))
	}
	if len(want) < 15 {
		t.Errorf("only %d kinds of records in the stored vaults", len(want))
	}
	for kind := range now {
		if !want[kind] {
			t.Errorf("written now, and not by layout %d: %s", layout, kind)
		}
	}
	for kind := range want {
		if !now[kind] {
			t.Errorf("written by layout %d, and not any more: %s", layout, kind)
		}
	}
}

// shapeOf returns the kinds of records: where each stands, without its handles,
// and the names of the fields in it when it is JSON.
func shapeOf(t *testing.T, held records, m manifest) map[string]bool {
	t.Helper()
	st := filmOf(t, held)
	s, err := openAs(t, start(st, m.Clock), m.Passphrase)
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string]int{} // handles to indices in the keyring
	for i, c := range s.ring.Cases() {
		cases[c.Handle] = i
	}
	shape := map[string]bool{}
	for at, value := range held {
		space, number := at.Space, strconv.FormatUint(uint64(at.Number), 10)
		plain := value
		switch at.Space {
		case spaceVault:
		case spaceMember:
			if at.Number == numberProfile {
				plain, err = unseal(s.secret, at, 0, value)
			}
		case spaceHouse:
			space += "/" + at.Chain
			if at != keyShown {
				plain, err = unseal(s.ring.House, at, 0, value)
			}
		case ringKey(s.me.ID, 0).Space:
			space, number = "keyring", strconv.FormatBool(at.Number > 0)
			plain = nil // vault's own vectors hold its form
		case spaceDirectory, letterKey(s.me.ID, "").Space:
			plain = nil // vault's own vectors hold their forms
		case conceptKey(s.me.ID, "").Space:
			space = "concept"
			plain, err = unseal(s.secret, at, 0, value)
		default:
			handle := at.Chain
			if i, ok := cases[at.Space]; ok {
				space, number, handle = "case", "n", s.ring.Cases()[i].Handle
			} else if at.Space == spaceQuarantine {
				number = "n"
			}
			i, ok := cases[handle]
			if !ok {
				t.Fatalf("a record of no case in %q", at.Space)
			}
			key := s.ring.Cases()[i]
			if _, err = unseal(key.Key, at, key.Generation, value); err == nil {
				// Entries have vectors of dossier's own. A summary is a cache with a
				// version: an app that does not know it makes another from the log.
				plain = nil
			}
		}
		if err != nil {
			t.Fatalf("a record in %q: %v", space, err)
		}
		fields := map[string]bool{}
		var v any
		if len(plain) > 1 && json.Unmarshal(plain, &v) == nil {
			fieldsOf(fields, "", v)
		}
		// One line a field, so that which entries a summary is of does not matter.
		shape[fmt.Sprintf("%s %s", space, number)] = true
		for field := range fields {
			shape[fmt.Sprintf("%s %s %s", space, number, field)] = true
		}
	}
	return shape
}

// fieldsOf collects the paths of the fields in v. What stands under "Answers" is
// named by the protocol, whose ids have tests of their own.
func fieldsOf(into map[string]bool, path string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for name, inner := range v {
			into[path+"/"+name] = true
			if name != "Answers" {
				fieldsOf(into, path+"/"+name, inner)
			}
		}
	case []any:
		for _, inner := range v {
			fieldsOf(into, path, inner)
		}
	}
}
