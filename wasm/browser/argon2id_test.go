//go:build js && wasm

package browser

import (
	"bytes"
	"testing"
	"time"

	"meldcode/app/vault"
)

func TestTheWorkerDerivesWhatTheVaultDerives(t *testing.T) {
	startWorkers(t)
	p := vault.Params{Time: 2, MemoryKiB: 64, Threads: 2}
	passphrase, salt := []byte("fiets appel dak zon kast"), []byte("0123456789abcdef")
	want, err := vault.Argon2id(t.Context(), passphrase, salt, p)
	if err != nil {
		t.Fatal(err)
	}
	var derive vault.KDF = NewSlow(20 * time.Second).Argon2id
	got, err := derive(t.Context(), passphrase, salt, p)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("got %x, %v, want %x", got, err, want)
	}
	if string(passphrase) != "fiets appel dak zon kast" {
		t.Error("the passphrase of the caller was changed")
	}
}

func TestShortDerivationIsRefused(t *testing.T) {
	whole := packDerivation([]byte("p"), []byte("salt"), vault.DefaultParams)
	for n := range len(whole) - 1 { // without its passphrase it is still whole
		if _, err := DeriveArgon2id(whole[:n], nil, nil); err == nil {
			t.Errorf("%d of %d bytes were taken", n, len(whole))
		}
	}
}

func TestDerivationArrivesAsItWasSent(t *testing.T) {
	passphrase, salt, p, err := unpackDerivation(packDerivation([]byte("wacht woord"), nil, vault.DefaultParams))
	if string(passphrase) != "wacht woord" || len(salt) != 0 || p != vault.DefaultParams || err != nil {
		t.Errorf("got %q, %q, %v, %v", passphrase, salt, p, err)
	}
}
