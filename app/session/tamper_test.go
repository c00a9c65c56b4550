package session

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/exchange"
	"meldcode/app/meldcode"
	"meldcode/app/store"
)

// tampering is what comes of each thing that can be done to one stored record. A
// record that shows: each of these is told to a member, one of those between
// bars. One that does not: this is all that is seen otherwise.
var tampering = map[string]struct {
	shows string
	seen  string
}{
	// A case says that it is not whole when it opens, and Check which entry it is.
	"entry flip":   {shows: "torn,check"},
	"entry delete": {shows: "torn,check"},
	"entry replay": {shows: "torn,check"}, // under the key of before somebody's access ended

	// What is apart of a case. The last one that went leaves no gap.
	"quarantine flip":   {shows: "check"},
	"quarantine delete": {seen: "apart,check"},

	// Without these a member does not unlock. A back-up helps, or the recovery code.
	"keyring flip":       {shows: "unlock damaged|unlock newer"},
	"keyring delete":     {shows: "unlock damaged"},
	"keyring replay":     {shows: "unlock damaged"},
	"newest tick delete": {shows: "unlock damaged"},
	"passphrase flip":    {shows: "unlock damaged|unlock wrong|unlock newer"},
	"passphrase delete":  {shows: "unlock damaged"},
	"passphrase replay":  {shows: "older passphrase opens,older trouble passphrase"},
	"vault flip":         {shows: "unlock damaged|unlock newer"},
	"vault delete":       {shows: "unlock damaged"},

	// Inspect tells these.
	"profile flip":    {shows: "trouble profile|unlock newer"},
	"profile delete":  {shows: "trouble profile"},
	"profile replay":  {shows: "trouble passkey"}, // it does not know the slot that came after
	"recovery flip":   {shows: "trouble recovery"},
	"recovery delete": {shows: "trouble recovery"},
	"passkey flip":    {shows: "trouble passkey"},
	"passkey delete":  {shows: "trouble passkey"},
	"passkey replay":  {shows: "trouble passkey"},
	"card flip":       {shows: "trouble member"},
	"card delete":     {shows: "trouble member"},
	"card replay":     {shows: "trouble member"}, // to who saw that the member left
	"inbox flip":      {shows: "trouble letter"},
	"concept flip":    {shows: "trouble concept"},
	"prefs flip":      {shows: "trouble prefs"},
	"contacts flip":   {shows: "trouble contacts"},
	"backup flip":     {shows: "trouble backup"},

	// In the clear, so anybody can change it; whoever unlocks is told.
	"face flip":    {shows: "trouble faces"},
	"face delete":  {shows: "trouble faces"},
	"shown flip":   {shows: "trouble shown"},
	"shown delete": {shows: "trouble shown"},
	"shown replay": {shows: "trouble shown"},

	// Not in a log, and nothing remembers them: what was right before is believed.
	// Contacts show when those for the unlock screen are not the same any more.
	"contacts delete": {seen: "contacts,trouble shown"},
	"contacts replay": {seen: "contacts,trouble shown"},
	"backup delete":   {seen: "backup"},
	"backup replay":   {seen: "backup"},
	"prefs delete":    {seen: "prefs"},
	"prefs replay":    {seen: "prefs"},
	"concept delete":  {seen: "concepts"},
	"concept replay":  {seen: "concepts"},
	"inbox delete":    {seen: "apart,entries,readers,overview,matches"},

	// These say nothing: a number, a counter in the clear, a summary that is made
	// again from the log, what is left of a member who left.
	"tick flip": {}, "tick delete": {}, "newest tick flip": {},
	"attempts flip": {}, "attempts delete": {}, "attempts replay": {},
	"summary flip": {}, "summary delete": {}, "summary replay": {},
	"of who left flip": {}, "of who left delete": {}, "of who left replay": {},
}

// effects are the differences of a sight in the words of the table.
func effects(against []string) []string {
	var all []string
	for _, line := range against {
		what, how, _ := strings.Cut(line, ": ")
		for _, name := range []string{"one ", "two ", "shared ", "own ", "handed "} {
			what = strings.TrimPrefix(what, name)
		}
		if how != "changed" && how != "told" && how != "torn" {
			what += " " + how
		}
		all = append(all, what)
	}
	return all
}

// agrees holds what was seen against the table.
func agrees(t *testing.T, what string, got []string) {
	t.Helper()
	want, known := tampering[what]
	if !known {
		t.Errorf("%s is not in the table; it gives %v", what, got)
		return
	}
	have := effects(got)
	if want.shows != "" {
		for _, each := range strings.Split(want.shows, ",") {
			if !slices.ContainsFunc(strings.Split(each, "|"), func(one string) bool { return slices.Contains(have, one) }) {
				t.Errorf("%s gives %v; want %q told", what, got, each)
			}
		}
		return
	}
	for _, one := range have {
		if !slices.Contains(strings.Split(want.seen, ","), one) {
			t.Errorf("%s gives %v; want no more than %q", what, got, want.seen)
		}
	}
}

// positions are the bytes to change in a value: all of a short one, else its
// beginning, its end and some between.
func positions(n, most int) []int {
	var all []int
	for i := range n {
		if n <= most || i < most/4 || i >= n-most/4 || i%(n*2/most) == 0 {
			all = append(all, i)
		}
	}
	return all
}

func TestATamperedRecordShows(t *testing.T) {
	t.Parallel()
	c := newScene(t)
	held := c.film.now()
	byKind := map[string][]store.Key{}
	for at := range held {
		byKind[c.kind(at)] = append(byKind[c.kind(at)], at)
	}
	done := map[string]bool{}
	for _, kind := range slices.Sorted(maps.Keys(byKind)) {
		these := byKind[kind]
		slices.SortFunc(these, store.Key.Compare)
		acts := []string{kind + " flip", kind + " delete"}
		if slices.ContainsFunc(these, func(at store.Key) bool { return len(c.older(at)) > 0 }) {
			acts = append(acts, kind+" replay")
		}
		for _, act := range acts {
			done[act] = true
		}
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			for i, at := range these {
				changed := func(act string, change func(records)) {
					r := maps.Clone(held)
					change(r)
					agrees(t, kind+" "+act, c.look(r).against(c.reference))
				}
				most := 64
				if i > 0 { // the others of a kind are alike
					most = 4
				}
				for _, p := range positions(len(held[at]), most) {
					changed("flip", func(r records) {
						r[at] = slices.Clone(r[at])
						r[at][p] ^= 1 << (p % 8)
					})
				}
				changed("delete", func(r records) { delete(r, at) })
				for _, value := range c.older(at) {
					changed("replay", func(r records) { r[at] = value })
				}
			}
		})
	}
	for what := range tampering {
		if !done[what] {
			t.Errorf("%s is in the table and does not occur", what)
		}
	}
}

func TestTwoRecordsThatChangePlacesShow(t *testing.T) {
	t.Parallel()
	c := newScene(t)
	held := c.film.now()
	// Whether these change places or not, nothing hangs on them.
	idle := []string{"tick", "attempts", "summary", "of who left"}
	n := 0
	for at, value := range held {
		for to, other := range held {
			a, b := c.kind(at), c.kind(to)
			if at.Space != to.Space || at.Compare(to) >= 0 || slices.Contains(idle, a) && slices.Contains(idle, b) ||
				a == "tick" && at.Number > 2 || b == "tick" && to.Number > 2 || a == "newest tick" || b == "newest tick" {
				continue
			}
			r := maps.Clone(held)
			r[at], r[to] = other, value
			got := c.look(r).against(c.reference)
			if !slices.ContainsFunc(got, func(line string) bool { return !strings.HasSuffix(line, ": changed") }) {
				t.Errorf("%s and %s changing places gives %v; want it told", a, b, got)
			}
			n++
		}
	}
	if n < 150 {
		t.Errorf("looked at %d pairs, so not at all", n)
	}
}

func TestTheEndOfAChainThatWasCutOffShows(t *testing.T) {
	t.Parallel()
	c := newScene(t)
	held := c.film.now()
	ends := map[store.Key]uint32{} // by chain
	for at := range held {
		if c.kind(at) == "entry" {
			chain := store.Key{Space: at.Space, Chain: at.Chain}
			ends[chain] = max(ends[chain], at.Number)
		}
	}
	if len(ends) != 5 {
		t.Fatalf("%d chains, want three of the shared case and one of each other", len(ends))
	}
	for chain, last := range ends {
		for first := last; first >= 1; first-- {
			r := maps.Clone(held)
			for n := first; n <= last; n++ {
				delete(r, store.Key{Space: chain.Space, Chain: chain.Chain, Number: n})
			}
			sum := summaryKey(chain.Space)
			// With the summary, without, and with each older one of the last three.
			older := c.older(sum)
			summaries := append(older[max(0, len(older)-3):], held[sum], nil)
			for i, summary := range summaries {
				if r[sum] = summary; summary == nil {
					delete(r, sum)
				}
				got := effects(c.look(r).against(c.reference))
				if !slices.Contains(got, "case damaged") && (!slices.Contains(got, "torn") || !slices.Contains(got, "check")) {
					t.Errorf("cut from %d of %d, summary %d of %d: gives %v; want it told", first, last, i, len(summaries), got)
				}
			}
		}
	}
}

// TestWhatOneMembersRecordsForgetAnotherKnows puts the keyring of one member and a
// whole case back to an earlier moment: who went along sees nothing, the other
// does.
func TestWhatOneMembersRecordsForgetAnotherKnows(t *testing.T) {
	t.Parallel()
	c := newScene(t)
	held := c.film.now()
	s := c.unlock(c.two)
	key, _ := s.ring.Case(string(c.shared))
	whole, err := s.read(t.Context(), key, nil)
	c.must(err)
	var last dossier.Entry // of two
	for _, e := range whole.log.Entries() {
		if e.Member == c.two {
			last = e
		}
	}
	s.Close()
	// The moment before it, under the same key: after somebody left.
	var before records
	for _, f := range c.film.frames {
		_, there := f[store.Key{Space: key.Handle, Chain: whole.chains[last.Chain], Number: last.Number}]
		_, gone := f[memberKey(c.gone, numberPassphrase)]
		if _, was := f[memberKey(c.gone, numberRecovery)]; was && !gone && !there {
			before = f
		}
	}
	if before == nil {
		t.Fatal("no such moment")
	}
	r := maps.Clone(held)
	back := func(space string) {
		for at := range r {
			if at.Space == space {
				delete(r, at)
			}
		}
		for at, value := range before {
			if at.Space == space {
				r[at] = value
			}
		}
	}
	back(key.Handle)
	back(ringKey(c.one, 0).Space)
	r[summaryKey(key.Handle)] = before[summaryKey(key.Handle)]
	got := c.look(r)
	if got["one unlock"] != "" || got["one shared torn"] != "" {
		t.Errorf("to whom all went back: unlock %q, the case %q; want nothing told", got["one unlock"], got["one shared torn"])
	}
	if got["two shared torn"] != "torn" || got["two shared check"] != "told" {
		t.Errorf("to the other: the case %q, check %q; want it told", got["two shared torn"], got["two shared check"])
	}
}

// TestAWholeProfileCopiedBackShowsInAPrintAlone says what cannot be seen: nothing
// in a tablet that was put back as a whole knows better. The heads that are
// printed under a dossier do.
func TestAWholeProfileCopiedBackShowsInAPrintAlone(t *testing.T) {
	t.Parallel()
	c := newScene(t)
	printed := func(held records) []dossier.Head {
		t.Helper()
		s, err := c.house(filmOf(t, held)).Unlock(t.Context(), c.one, phrase)
		c.must(err)
		state, err := s.Case(t.Context(), c.shared)
		c.must(err)
		found, err := s.Check(t.Context(), c.shared, nil)
		c.must(err)
		trouble, err := s.Inspect(t.Context())
		c.must(err)
		if state.Torn || slices.ContainsFunc(found, func(f dossier.Finding) bool { return f.Serious }) || len(trouble) > 0 {
			t.Errorf("torn %v, findings %v, trouble %v; want nothing told", state.Torn, found, trouble)
		}
		return exchange.Page(exchange.SubjectOf(state, meldcode.DateOf(c.now)), exchange.Recipient{Kind: exchange.Paper}).Heads
	}
	now := printed(c.film.now())
	// The latest moment at which the case was shorter.
	for i := len(c.film.frames) - 1; i > 0; i-- {
		was := printed(c.film.frames[i])
		if slices.Equal(was, now) {
			continue
		}
		for _, line := range now {
			if !slices.Contains(was, line) {
				return // the print of now names an entry that is not there
			}
		}
		t.Fatalf("prints %v and before %v", now, was)
	}
	t.Fatal("the case never grew")
}
