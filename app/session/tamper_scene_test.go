package session

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// A scene is a tablet with every kind of record that this layout has, and with
// older copies of those that are replaced: what somebody who can write on the
// disk has to work with. All persons are invented.
type scene struct {
	t         *testing.T
	film      *film
	now       time.Time
	one, two  string     // members: a teacher and a child protection officer
	gone      string     // a member who left
	shared    dossier.ID // a case of both
	own       dossier.ID // a case of one alone
	handed    dossier.ID // a signal that one handed to two, who was not there since
	passkey   []byte     // PRF value of one
	phrases   map[string]string
	ticks     map[string]uint32 // the newest, by member
	reference sight
}

func (c *scene) house(st store.Store) *House {
	return New(st, rand.Reader, quick, InProcess{}, func() time.Time { return c.now }, "test")
}

func (c *scene) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

func (c *scene) unlock(member string) *Session {
	c.t.Helper()
	s, err := c.house(c.film).Unlock(c.t.Context(), member, c.phrases[member])
	c.must(err)
	return s
}

func (c *scene) invite(by *Session, name, role, passphrase string) string {
	c.t.Helper()
	groups, ask, err := by.Invite(c.t.Context(), name, role, passphrase)
	c.must(err)
	m, err := by.Admit(c.t.Context(), [2]string{groups[ask[0]-1], groups[ask[1]-1]})
	c.must(err)
	c.phrases[m.ID] = passphrase
	return m.ID
}

func about(form meldcode.FormID, member, why string) []dossier.Draft {
	d := dossier.Draft{Form: form, Answers: meldcode.Answers{withMember: meldcode.Picked(meldcode.OptionID(member))}}
	if why != "" {
		d.Answers["why"] = meldcode.Typed(why)
	}
	return []dossier.Draft{d}
}

func newScene(t *testing.T) *scene {
	t.Helper()
	c := &scene{t: t, film: filmOf(t, nil), now: time.Date(2026, 3, 12, 14, 32, 5, 0, time.FixedZone("", 3600)),
		phrases: map[string]string{}, passkey: bytes.Repeat([]byte{7}, 32)}
	ctx := t.Context()
	h := c.house(c.film)
	groups, ask, err := h.Prepare(ctx, "Regen Bedacht", meldcode.RoleTeacher, newPhrase)
	c.must(err)
	one, err := h.Prove(ctx, [2]string{groups[ask[0]-1], groups[ask[1]-1]})
	c.must(err)
	c.one = one.Me().ID
	c.must(one.ChangePassphrase(ctx, newPhrase, phrase)) // an older slot exists
	c.phrases[c.one] = phrase

	c.shared = record(t, one, "", opening(wordChild)).State.ID
	record(t, one, c.shared, signal(wordSeen))
	c.own = record(t, one, "", opening("Tweede kind")).State.ID
	record(t, one, c.own, signal("twee"))
	record(t, one, c.own, signal("drie"))
	for _, name := range []string{"Oud nummer", "Nieuw nummer"} {
		c.must(one.SaveContacts(ctx, []Contact{{ID: "1", Name: wordContact}, {ID: "2", Name: name, Open: true}}))
	}
	for _, text := range []string{"half", "bijna heel"} {
		c.must(one.KeepConcept(ctx, Concept{ID: "c1", Case: c.own, Form: meldcode.FormNote, At: c.now, Answers: meldcode.Answers{"note": meldcode.Typed(text)}}))
	}
	c.must(one.KeepConcept(ctx, Concept{ID: "c2", Case: c.shared, Form: meldcode.FormNote, At: c.now, Answers: meldcode.Answers{"note": meldcode.Typed("ander")}}))
	for _, minutes := range []int{5, 10} {
		c.must(one.SavePrefs(ctx, Prefs{LockMinutes: minutes}))
	}
	for _, credential := range []string{"oude sleutel", "nieuwe sleutel"} {
		p := vault.Passkey{Credential: []byte(credential), Input: make([]byte, 32)}
		c.must(one.SetPasskey(ctx, p, c.passkey, "kaas 42", func() ([]byte, error) { return c.passkey, nil }))
	}

	c.two = c.invite(one, "Wolk Bedacht", meldcode.RoleOfficer, "wolk bedenkt vier woorden")
	c.gone = c.invite(one, "Storm Bedacht", meldcode.RoleTeacher, "storm bedenkt vier woorden")
	record(t, one, c.shared, about(meldcode.FormAccessGiven, c.two, "kijkt mee"))
	record(t, one, c.shared, about(meldcode.FormAccessGiven, c.gone, "kijkt mee"))
	record(t, c.unlock(c.gone), c.shared, signal("van wie vertrok"))
	record(t, c.unlock(c.two), c.shared, signal("van de ander"))
	c.must(one.Remove(ctx, c.gone)) // a new key: older copies of each entry exist
	two := c.unlock(c.two)
	record(t, two, c.shared, signal("nog een van de ander"))
	two.Close()

	// A copy of the profile goes on by itself, and its file comes back: what does
	// not fit is kept apart.
	copied := filmOf(t, c.film.now())
	record(t, one, c.own, signal("hier"))
	elsewhere, err := c.house(copied).Unlock(ctx, c.one, phrase)
	c.must(err)
	record(t, elsewhere, c.own, signal("elders"))
	data := export(t, elsewhere, c.own, "")
	_, err = one.OpenFile(ctx, Bytes(data), strings.Join(groups, " "), nil)
	c.must(err)
	_, err = one.AddFile(ctx, false)
	c.must(err)
	for range 2 {
		_, err = one.Export(ctx, "", "", nil)
		c.must(err)
		c.now = c.now.Add(time.Hour)
		c.must(one.Delivered(ctx))
	}
	record(t, one, c.shared, signal("na de ander"))
	c.handed = record(t, one, "", signal("doorgegeven")).State.ID // leaves a trace for two
	record(t, one, c.handed, about(meldcode.FormHandedIn, c.two, ""))
	one.Close()
	c.ticks = map[string]uint32{}
	for at := range c.film.now() {
		if member, ok := strings.CutPrefix(at.Space, "keyring-"); ok {
			c.ticks[member] = max(c.ticks[member], at.Number)
		}
	}
	c.reference = c.look(c.film.now())
	return c
}

// older returns other values that were once stored at a place.
func (c *scene) older(at store.Key) [][]byte {
	var values [][]byte
	latest := c.film.now()[at]
	for _, f := range c.film.frames {
		v, ok := f[at]
		if ok && !bytes.Equal(v, latest) && !slices.ContainsFunc(values, func(w []byte) bool { return bytes.Equal(v, w) }) {
			values = append(values, v)
		}
	}
	return values
}

// kind names what a record is, without the handles of this scene.
func (c *scene) kind(at store.Key) string {
	space, member, _ := strings.Cut(at.Space, "-")
	switch {
	case member == c.gone || at.Space == spaceMember && at.Chain == c.gone:
		return "of who left"
	case space == "keyring" && at.Number == uint32(c.ticks[member]):
		return "newest tick"
	case space == "keyring" && at.Number == 0:
		return "keyring"
	case space == "keyring":
		return "tick"
	case space == "inbox", space == "concept":
		return space
	case at.Space == spaceMember:
		return [...]string{"", "face", "passphrase", "recovery", "attempts", "profile", "passkey"}[at.Number]
	case at.Space == spaceDirectory:
		return "card"
	case at.Space == spaceHouse:
		return at.Chain
	case at.Space == spacePrefs, at.Space == spaceVault, at.Space == spaceSummary, at.Space == spaceQuarantine:
		return at.Space
	}
	return "entry"
}

// sight is what the members of a scene see, each line under a name.
type sight map[string]string

// look starts the app on these records and looks at everything as each member.
func (c *scene) look(held records) sight {
	c.t.Helper()
	ctx := context.Background()
	seen := sight{}
	st := &store.Memory{}
	for at, value := range held {
		c.must(st.Apply(ctx, store.Add(at, vault.Clear(value))))
	}
	h := c.house(st)
	lobby, err := h.Look(ctx)
	seen["lobby"] = told(err)
	if err == nil && !lobby.Exists {
		seen["lobby"] = "new"
	}
	seen["faces"], seen["shown"] = digest(lobby.Faces), digest(lobby.Shown)
	if s, err := h.UnlockPasskey(ctx, c.one, c.passkey, "kaas 42"); err != nil {
		seen["passkey"] = told(err)
	} else {
		s.Close()
	}
	for _, member := range []string{c.one, c.two} {
		name := map[string]string{c.one: "one", c.two: "two"}[member]
		s, err := h.Unlock(ctx, member, c.phrases[member])
		seen[name+" unlock"] = told(err)
		if err == nil {
			c.through(ctx, name+" ", s, seen)
			s.Close()
		}
	}
	if s, err := h.Unlock(ctx, c.one, newPhrase); err == nil {
		seen["older passphrase"] = "opens"
		trouble, err := s.Inspect(ctx)
		c.must(err)
		for _, t := range trouble {
			seen["older trouble "+string(t)] = "told"
		}
		s.Close()
	}
	return seen
}

// through looks at everything in a session.
func (c *scene) through(ctx context.Context, who string, s *Session, seen sight) {
	c.t.Helper()
	note := func(what string, v any, err error) {
		if seen[who+what] = told(err); err == nil {
			seen[who+what] = digest(v)
		}
	}
	seen[who+"name"] = s.Me().Name + " " + s.Me().Role
	overview, err := s.Overview(ctx)
	var ids []dossier.ID
	for _, sum := range overview {
		ids = append(ids, sum.ID)
	}
	slices.Sort(ids)
	note("overview", ids, err)
	for _, id := range ids {
		name := map[dossier.ID]string{c.shared: "shared", c.own: "own", c.handed: "handed"}[id]
		state, err := s.Case(ctx, id)
		if err != nil {
			seen[who+name+" case"] = told(err)
			continue
		}
		var entries []string
		for _, e := range state.Entries {
			entries = append(entries, e.ID.String())
		}
		note(name+" entries", entries, nil)
		note(name+" readers", state.Readers, nil)
		if state.Torn {
			seen[who+name+" torn"] = "torn"
		}
		found, err := s.Check(ctx, id, nil)
		c.must(err)
		for _, f := range found {
			if f.Serious && f.Kind != dossier.FoundFork { // those are noted below
				seen[who+name+" check"] = "told" // of what kind depends on which entry
			}
		}
		note(name+" apart", len(state.Apart), nil)
	}
	contacts, err := s.Contacts(ctx)
	note("contacts", contacts, err)
	backup, err := s.Backup(ctx)
	note("backup", backup, err)
	concepts, err := s.Concepts(ctx)
	for i := range concepts {
		concepts[i].At = time.Time{}
	}
	note("concepts", concepts, err)
	prefs, err := s.Prefs(ctx)
	note("prefs", prefs, err)
	members, err := s.Members(ctx)
	note("members", members, err)
	matches, err := s.Matches(ctx)
	note("matches", len(matches), err)
	trouble, err := s.Inspect(ctx)
	if err != nil {
		seen[who+"inspect"] = told(err)
	}
	for _, t := range trouble {
		if t.Text() == "" {
			c.t.Errorf("%s has no text", t)
		}
		seen[who+"trouble "+string(t)] = "told"
	}
}

func digest(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	sum := sha256.Sum256(b)
	return fmt.Sprintf("%x", sum[:4])
}

// told is the class of an error as the app tells it.
func told(err error) string {
	_, refused := errors.AsType[*WrongSecret](err)
	switch {
	case err == nil:
		return ""
	case refused:
		return "wrong"
	case errors.Is(err, ErrNewer):
		return "newer"
	case errors.Is(err, ErrDamaged):
		return "damaged"
	case errors.Is(err, ErrNoMember):
		return "no member"
	}
	return "?? " + err.Error()
}

// against says in what a sight differs from what was before: "what: told" for
// what is told, "what: changed" for what is seen otherwise.
func (s sight) against(before sight) []string {
	var all []string
	for what := range mergedKeys(s, before) {
		now, was := s[what], before[what]
		if now == was {
			continue
		}
		switch now {
		case "wrong", "newer", "damaged", "no member", "torn", "told", "new", "opens":
			all = append(all, what+": "+now)
		default:
			all = append(all, what+": changed")
		}
	}
	slices.Sort(all)
	return all
}

func mergedKeys(a, b sight) sight {
	m := maps.Clone(a)
	maps.Copy(m, b)
	return m
}
