package session

import (
	"encoding/base32"
	"io"
	"strconv"

	"meldcode/app/store"
	"meldcode/app/vault"
)

const (
	spaceVault      = "vault"
	spaceMember     = "member"
	spaceHouse      = "house"
	spacePrefs      = "prefs"
	spaceSummary    = "summary"
	spaceSearch     = "search"
	spaceQuarantine = "quarantine"
	spaceDirectory  = "directory"
	spaceDestroyed  = "destroyed"
	spaceRecovery   = "recovery"
	spaceAttached   = "attached"
	spaceAttaching  = "attaching"

	numberFace       = 1
	numberPassphrase = 2
	numberRecovery   = 3
	numberAttempts   = 4
	numberProfile    = 5
	numberPasskey    = 6
)

var (
	keyVersion  = store.Key{Space: spaceVault, Number: 1}
	keyContacts = store.Key{Space: spaceHouse, Chain: "contacts", Number: 1}
	keyShown    = store.Key{Space: spaceHouse, Chain: "shown", Number: 1}
	keyHolidays = store.Key{Space: spaceHouse, Chain: "holidays", Number: 1}
	keyBackup   = store.Key{Space: spaceHouse, Chain: "backup", Number: 1}
)

func memberKey(member string, number uint32) store.Key {
	return store.Key{Space: spaceMember, Chain: member, Number: number}
}

func ringKey(member string, number uint32) store.Key {
	return store.Key{Space: "keyring-" + member, Number: number}
}

func cardKey(member string) store.Key {
	return store.Key{Space: spaceDirectory, Chain: member, Number: 1}
}

func letterKey(member, handle string) store.Key {
	return store.Key{Space: "inbox-" + member, Chain: handle, Number: 1}
}

func conceptKey(member, handle string) store.Key {
	return store.Key{Space: "concept-" + member, Chain: handle, Number: 1}
}

func prefsKey(member string) store.Key {
	return store.Key{Space: spacePrefs, Chain: member, Number: 1}
}

func recoveryKey(member string) store.Key {
	return store.Key{Space: spaceRecovery, Chain: member, Number: 1}
}

func summaryKey(handle string) store.Key {
	return store.Key{Space: spaceSummary, Chain: handle, Number: 1}
}

func searchKey(handle string) store.Key {
	return store.Key{Space: spaceSearch, Chain: handle, Number: 1}
}

// place binds a sealed record to where it is stored. Handles hold no slash.
func place(k store.Key) string {
	return k.Space + "/" + k.Chain + "/" + strconv.FormatUint(uint64(k.Number), 10)
}

var handleText = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// newHandle draws a handle of 26 characters. A broken source of randomness
// panics, as in vault.
func newHandle(rand io.Reader) string {
	var b [16]byte
	if _, err := io.ReadFull(rand, b[:]); err != nil {
		panic("session: no randomness")
	}
	return handleText.EncodeToString(b[:])
}

func unseal(k vault.Key, at store.Key, generation uint64, sealed []byte) ([]byte, error) {
	plain, err := k.Open(place(at), generation, sealed)
	if err != nil {
		return nil, unopened(err)
	}
	return plain, nil
}
