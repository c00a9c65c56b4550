package dossier

import (
	"regexp"
	"strings"
	"testing"
)

// The format of version 1 as two patterns. The app itself does without package
// regexp, which is 4 % of the bytes of a first start.
var (
	wordPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)
	keyPattern  = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}(@[a-z0-9][a-z0-9-]{0,63})?$`)
)

func checkWord(t *testing.T, text string) {
	t.Helper()
	if got, want := isWord(text), wordPattern.MatchString(text); got != want {
		t.Errorf("word %q: %v, want %v", text, got, want)
	}
	if got, want := isKey(text), keyPattern.MatchString(text); got != want {
		t.Errorf("key %q: %v, want %v", text, got, want)
	}
}

func TestWordsAndKeysAreThoseOfTheFormat(t *testing.T) {
	long := strings.Repeat("a", 64)
	for _, text := range []string{
		"", "a", "9", "-", "a-", "-a", "a-9", "A", "a b", "a\n", "\na", "é", "a@b", "a@", "@", "@b", "a@b@c", "a@-b", "a@b-",
		long, long + "a", long + "@" + long, long + "@" + long + "a", "a@" + long, "a\x00", "a\xff",
	} {
		checkWord(t, text)
	}
}

func FuzzWord(f *testing.F) {
	f.Add("event-date@anna")
	f.Fuzz(checkWord)
}
