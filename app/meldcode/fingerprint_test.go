package meldcode

import "testing"

func TestAFingerprintIsTheBeginningOfTheHashInGroups(t *testing.T) {
	// SHA-256 of "abc", FIPS 180-4.
	if got, want := Fingerprint([]byte("abc")), "ba78 16bf 8f01 cfea 4141 40de 5dae 2223"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
