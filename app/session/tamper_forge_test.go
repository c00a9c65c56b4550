package session

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"maps"
	"slices"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// TestAnEntryOnAnothersNameShows lets a member who reads a case write in it with
// an app of their own that keeps to no rule.
func TestAnEntryOnAnothersNameShows(t *testing.T) {
	c := newScene(t)
	held := c.film.now()
	two := c.unlock(c.two)
	key, _ := two.ring.Case(string(c.shared))
	own := two.ring.Identity.SigningKey()
	_, strange, err := ed25519.GenerateKey(rand.Reader)
	c.must(err)
	for name, w := range map[string]struct {
		dossier.Writer
		shows bool
	}{
		"the name of a colleague, with another key": {dossier.Writer{Key: strange, Member: c.one, Name: "Regen Bedacht"}, true},
		"the name of a colleague, with one's own":   {dossier.Writer{Key: own, Member: c.one, Name: "Regen Bedacht"}, true},
		"of nobody, with one's own key":             {dossier.Writer{Key: own, Member: "iemand", Name: "Iemand"}, true},
		"as oneself, called otherwise":              {dossier.Writer{Key: own, Member: c.two, Name: "Regen Bedacht"}, true},
		"the name of who left, with another key":    {dossier.Writer{Key: strange, Member: c.gone, Name: "Storm Bedacht"}, true},
		"as oneself":                                {dossier.Writer{Key: own, Member: c.two, Name: "Wolk Bedacht"}, false},
		"of another tablet":                         {dossier.Writer{Key: strange, Member: "iemand", Name: "Iemand"}, false},
	} {
		f, err := two.read(t.Context(), key, nil)
		c.must(err)
		w.Fresh = true
		e, err := f.log.Append(rand.Reader, c.now, w.Writer, dossier.Draft{Form: meldcode.FormNote, Answers: meldcode.Answers{"note": meldcode.Typed("x")}})
		c.must(err)
		op, err := f.add(two, e)
		c.must(err)
		r := maps.Clone(held)
		r[op.Key()] = op.Value()
		s, err := c.house(filmOf(t, r)).Unlock(t.Context(), c.one, phrase)
		c.must(err)
		state, err := s.Case(t.Context(), c.shared)
		c.must(err)
		found, err := s.Check(t.Context(), c.shared, nil)
		c.must(err)
		told := slices.ContainsFunc(found, func(f dossier.Finding) bool {
			return f.Kind == dossier.FoundWriter && f.Serious && f.Text != "" && f.Entry == e.ID
		})
		if told != w.shows || state.Torn != w.shows {
			t.Errorf("%s: torn %v, findings %+v; want it told: %v", name, state.Torn, found, w.shows)
		}
	}
}

// mail leaves a letter without asking any rule.
func (c *scene) mail(held records, l vault.Letter, from vault.Identity, to vault.Pin) records {
	c.t.Helper()
	at := letterKey(to.Member, newHandle(rand.Reader))
	sealed, err := l.Seal(place(at), from, to)
	c.must(err)
	r := maps.Clone(held)
	r[at] = sealed.Ciphertext()
	return r
}

func TestAKeyThatOpensNothingTakesNoPlace(t *testing.T) {
	c := newScene(t)
	two := c.unlock(c.two)
	to, _ := two.ring.Pin(c.one)
	me := two.ring.Identity
	key, _ := two.ring.Case(string(c.shared))
	key.Generation, key.Key = key.Generation+9, vault.NewKey(rand.Reader)
	elsewhere := key
	elsewhere.Handle = newHandle(rand.Reader)
	unknown := elsewhere
	unknown.ID = "aaaaaaaaaaaaaaaaaaaaaaaaaa"
	for name, k := range map[string]vault.CaseKey{"a newer generation": key, "another handle": elsewhere, "an unknown case": unknown} {
		held := c.mail(c.film.now(), vault.Letter{Kind: vault.GiveKey, From: c.two, At: c.now.Unix(), Body: k.Marshal()}, me, to)
		if got := c.look(held).against(c.reference); len(got) != 0 {
			t.Errorf("%s: gives %v; want nothing lost", name, got)
		}
	}
	// A stranger, and somebody else in a colleague's name.
	for name, l := range map[string]vault.Letter{
		"a stranger":         {Kind: vault.TakeKey, From: "iemand", At: 1, Body: encode(ended{string(c.shared), 99})},
		"a colleague's name": {Kind: vault.TakeKey, From: c.two, At: 1, Body: encode(ended{string(c.shared), 99})},
	} {
		held := c.mail(c.film.now(), l, vault.NewIdentity(rand.Reader), to)
		if got := c.look(held).against(c.reference); !slices.Equal(got, []string{"one trouble letter: told"}) {
			t.Errorf("%s: gives %v; want the letter told and nothing lost", name, got)
		}
	}
}

func TestALetterThatIsPutBackChangesNothing(t *testing.T) {
	c := newScene(t)
	now := c.film.now()
	n := 0
	for _, f := range c.film.frames {
		for at, value := range f {
			if _, there := now[at]; c.kind(at) == "inbox" && !there {
				r := maps.Clone(now)
				r[at] = value
				if got := c.look(r).against(c.reference); len(got) != 0 {
					t.Errorf("a letter that was taken out and is back gives %v", got)
				}
				n++
			}
		}
	}
	if n == 0 {
		t.Fatal("no letter was ever taken out")
	}
}

func TestACardThatIsTakenAwayHidesNoReader(t *testing.T) {
	c := newScene(t)
	r := maps.Clone(c.film.now())
	delete(r, cardKey(c.two))
	st := filmOf(t, r)
	one, err := c.house(st).Unlock(t.Context(), c.one, phrase)
	c.must(err)
	state, err := one.Case(t.Context(), c.shared)
	c.must(err)
	if !slices.Contains(state.Readers, meldcode.MemberID(c.two)) {
		t.Errorf("readers %v; want the one whose card is gone among them", state.Readers)
	}
	// A new key reaches them all the same.
	c.must(one.rekeyed(t.Context(), c.shared))
	two, err := c.house(st).Unlock(t.Context(), c.two, c.phrases[c.two])
	c.must(err)
	if state, err := two.Case(t.Context(), c.shared); err != nil || state.Torn {
		t.Errorf("after a new key: %v", err)
	}
}

func TestATabletWithoutItsVersionIsNotNew(t *testing.T) {
	c := newScene(t)
	r := maps.Clone(c.film.now())
	delete(r, keyVersion)
	h := c.house(filmOf(t, r))
	if _, err := h.Look(t.Context()); !errors.Is(err, ErrDamaged) {
		t.Errorf("Look: got %v, want ErrDamaged", err)
	}
	if _, _, err := h.Prepare(t.Context(), "Iemand", "", phrase); !errors.Is(err, ErrDamaged) {
		t.Errorf("Prepare: got %v, want ErrDamaged", err)
	}
}

// TestOrdinaryUseIsNoTrouble does everything that changes what Inspect looks at.
func TestOrdinaryUseIsNoTrouble(t *testing.T) {
	b := newTablet(t)
	ctx := t.Context()
	s, code := b.set()
	fine := func(after string, s *Session) {
		t.Helper()
		if found, err := s.Inspect(ctx); err != nil || len(found) != 0 {
			t.Errorf("after %s: %v, %v; want nothing", after, found, err)
		}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	fine("setting up", s)
	must(s.ChangePassphrase(ctx, phrase, newPhrase))
	fine("another passphrase", s)
	prf := bytes.Repeat([]byte{7}, 32)
	must(s.SetPasskey(ctx, vault.Passkey{Credential: []byte("x"), Input: make([]byte, 32)}, prf, "kaas 42", func() ([]byte, error) { return prf, nil }))
	fine("a passkey", s)
	must(s.DropPasskey(ctx))
	fine("no passkey", s)
	s, err := b.house().Recover(ctx, "", code, phrase)
	must(err)
	fine("recovering", s)
	groups, ask, err := s.Renew(ctx, phrase)
	must(err)
	must(s.ProveRenewed(ctx, [2]string{groups[ask[0]-1], groups[ask[1]-1]}, nil))
	fine("renewing", s)
	groups, ask, err = s.Invite(ctx, "Wolk Bedacht", meldcode.RoleOfficer, "wolk bedenkt vier woorden")
	must(err)
	m, err := s.Admit(ctx, [2]string{groups[ask[0]-1], groups[ask[1]-1]})
	must(err)
	fine("inviting", s)
	record(t, s, "", opening(wordChild))
	must(s.KeepConcept(ctx, Concept{ID: "c"}))
	must(s.SavePrefs(ctx, Prefs{LockMinutes: 5}))
	must(s.SaveContacts(ctx, []Contact{{ID: "1", Name: "Open", Open: true}, {ID: "2", Name: "Dicht"}}))
	other, err := b.house().Unlock(ctx, m.ID, "wolk bedenkt vier woorden")
	must(err)
	fine("contacts, a concept and a letter", s)
	fine("the same, to the other", other)
	must(s.SaveContacts(ctx, nil))
	fine("no contacts", s)
	must(other.Remove(ctx, m.ID))
	again, err := b.house().Unlock(ctx, s.Me().ID, phrase)
	must(err)
	fine("somebody leaving and a restart", again)
}

func TestEveryStoredVaultIsFreeOfTrouble(t *testing.T) {
	for _, g := range goldens(t) {
		s, err := openAs(t, start(filmOf(t, g.records), g.Clock), g.Passphrase)
		if err != nil {
			t.Fatalf("%s: %v", g.name, err)
		}
		if found, err := s.Inspect(context.Background()); err != nil || len(found) != 0 {
			t.Errorf("%s: %v, %v; want nothing", g.name, found, err)
		}
	}
}

// TestAFullDiskDoesNotHideTheOverview lets somebody leave whose access a colleague
// still has to end, on a tablet where nothing can be written.
func TestAFullDiskDoesNotHideTheOverview(t *testing.T) {
	b := newTablet(t)
	one, _ := b.set()
	c := &scene{t: t, film: filmOf(t, nil), phrases: map[string]string{}}
	two := c.invite(one, "Wolk Bedacht", meldcode.RoleOfficer, "wolk bedenkt vier woorden")
	three := c.invite(one, "Storm Bedacht", meldcode.RoleTeacher, "storm bedenkt vier woorden")
	s, err := b.house().Unlock(t.Context(), two, c.phrases[two])
	c.must(err)
	id := record(t, s, "", opening(wordChild)).State.ID
	record(t, s, id, about(meldcode.FormAccessGiven, three, "kijkt mee"))
	c.must(one.Remove(t.Context(), three))
	s, err = b.house().Unlock(t.Context(), two, c.phrases[two])
	c.must(err)
	full := true
	b.store.Fail = func(m store.Moment) error {
		if m == store.BeforeApply && full {
			return &store.Fault{Kind: store.Quota}
		}
		return nil
	}
	if list, err := s.Overview(t.Context()); err != nil || len(list) != 1 || len(list[0].Readers) != 2 {
		t.Errorf("on a full disk: %+v, %v; want the case, with who left", list, err)
	}
	full = false
	if list, err := s.Overview(t.Context()); err != nil || len(list) != 1 || len(list[0].Readers) != 1 {
		t.Errorf("with room again: %+v, %v; want the access ended", list, err)
	}
}
