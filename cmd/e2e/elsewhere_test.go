package e2e

import (
	"crypto/rand"
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
	"meldcode/app/session"
	"meldcode/app/store"
	"meldcode/app/vault"
)

// anotherTablet is a tablet elsewhere, from which files come.
type anotherTablet struct {
	s    *session.Session
	code string // opens its files
}

func newTablet(t *testing.T) *anotherTablet {
	t.Helper()
	h := session.New(&store.Memory{}, rand.Reader, vault.Argon2id, session.InProcess{}, time.Now, "test")
	groups, ask, err := h.Prepare(t.Context(), "Elders", "leraar", passphrase)
	if err != nil {
		t.Fatal(err)
	}
	s, err := h.Prove(t.Context(), [2]string{groups[ask[0]-1], groups[ask[1]-1]})
	if err != nil {
		t.Fatal(err)
	}
	return &anotherTablet{s, strings.Join(groups, " ")}
}

// file returns a file in base64, with one new case of a child of that name.
func (a *anotherTablet) file(t *testing.T, child string) string {
	t.Helper()
	got, err := a.s.Record(t.Context(), "", []dossier.Draft{{Form: meldcode.FormOpen, Answers: meldcode.Answers{
		"pupils": meldcode.Typed(child), meldcode.EventDate: meldcode.Typed("2026-03-12"),
	}}}, "", "")
	if err != nil {
		t.Fatal(err)
	}
	file, err := a.s.Export(t.Context(), got.State.ID, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(file.Data)
}

// inBase64 is an expression for a Blob of those bytes.
func inBase64(file string) string {
	return "new Blob([Uint8Array.from(atob(" + quoted(file) + "), (c) => c.charCodeAt(0))])"
}
