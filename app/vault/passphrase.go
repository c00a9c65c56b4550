package vault

import (
	_ "embed"
	"io"
	"slices"
	"strings"
	"unicode"
)

//go:embed words.txt
var wordFile string

// words are common Dutch words of 3 to 9 plain letters, inoffensive and easy to
// type, one a line. Order and contents may change: a passphrase that was chosen
// does not depend on them.
var words = strings.Fields(wordFile)

const (
	proposedWords = 5
	minWords      = 4
	minLetters    = 3 // of what counts as a word
	minChars      = 16
	minDistinct   = 7
)

// Propose returns five different words of the list, with spaces between: more
// than 51 bits.
func Propose(rand io.Reader) string {
	var chosen []string
	for len(chosen) < proposedWords {
		if w := words[below(rand, len(words))]; !slices.Contains(chosen, w) {
			chosen = append(chosen, w)
		}
	}
	return strings.Join(chosen, " ")
}

// below returns an even choice of 0 to n-1, n at most 65536.
func below(rand io.Reader, n int) int {
	limit := 1 << 16 / n * n // what lies above would favour the first words
	for {
		var b [2]byte
		fill(rand, b[:])
		if v := int(b[0])<<8 | int(b[1]); v < limit {
			return v % n
		}
	}
}

// Normalise returns the passphrase as it is derived from: white space around it
// is dropped and within it made one space, letters with a loose accent are
// joined with it (what NFC does, for the letters of western European languages),
// and the curly quotes and dashes that a tablet's keyboard puts in are made
// plain. Upper and lower case stay different.
func Normalise(passphrase string) string {
	return plain.Replace(strings.Join(strings.FieldsFunc(passphrase, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
	}), " "))
}

var plain = strings.NewReplacer(append(joined(),
	"‘", "'", "’", "'", "“", `"`, "”", `"`, "„", `"`, "–", "--", "—", "--", "…", "...")...)

// joined returns pairs of a letter with a loose accent and the joined letter.
func joined() []string {
	var pairs []string
	for accent, letters := range map[string]string{
		"\u0300": "AÀEÈIÌOÒUÙaàeèiìoòuùnǹ",
		"\u0301": "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýcćsśzźnń",
		"\u0302": "AÂEÊIÎOÔUÛaâeêiîoôuûwŵyŷ",
		"\u0303": "AÃNÑOÕaãnñoõ",
		"\u0308": "AÄEËIÏOÖUÜYŸaäeëiïoöuüyÿ",
		"\u030a": "AÅaåuů",
		"\u030c": "CČSŠZŽcčsšzžeěrř",
		"\u0327": "CÇSŞcçsş",
	} {
		pair := []rune(letters)
		for i := 0; i < len(pair); i += 2 {
			pairs = append(pairs, string(pair[i])+accent, string(pair[i+1]))
		}
	}
	return pairs
}

// Weakness says why a passphrase is refused.
type Weakness string

// The ways in which a passphrase can be too weak; StrongEnough is none of them.
const (
	StrongEnough Weakness = ""
	TooShort     Weakness = "short"    // fewer than 4 words and fewer than 16 characters
	Repetitive   Weakness = "repeated" // the same words or characters over and over
	Obvious      Weakness = "obvious"  // a row on the keyboard, counting, or known to everybody
)

// Strength reports whether a passphrase of somebody's own is strong enough: four
// different words of at least 3 letters, or 16 characters of which 7 differ, and
// none of the obvious ones. It is a floor, not a measure.
func Strength(passphrase string) (bool, Weakness) {
	phrase := strings.ToLower(Normalise(passphrase))
	var kinds []string
	counted := 0
	for _, w := range strings.FieldsFunc(phrase, func(r rune) bool { return r == ' ' || r == '-' || r == '.' || r == ',' }) {
		if len([]rune(w)) < minLetters {
			continue
		}
		counted++
		if !slices.Contains(kinds, w) {
			kinds = append(kinds, w)
		}
	}
	chars := []rune(phrase)
	if counted < minWords && len(chars) < minChars {
		return false, TooShort
	}
	slices.Sort(chars)
	if len(slices.Compact(chars)) < minDistinct {
		return false, Repetitive
	}
	if counted >= minWords && len(kinds) < minWords {
		return false, Repetitive
	}
	if obvious(phrase) {
		return false, Obvious
	}
	return true, StrongEnough
}

// rows are what people take who want to be done: the longer they are, the more
// they look strong.
var rows = []string{
	"abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "azertyuiopqsdfghjklmwxcvbn",
	"012345678901234567890123456789", "eentweedrieviervijfzeszevenachtnegentien",
	"maandagdinsdagwoensdagdonderdagvrijdagzaterdagzondag",
	"januarifebruarimaartaprilmeijunijuliaugustusseptemberoktobernovemberdecember",
}

var known = []string{
	"correcthorsebatterystaple", "wachtwoord", "wachtzin", "password", "passphrase", "welkom", "geheim",
	"meldcode", "veiligthuis", "basisschool", "school", "welcome", "letmein", "dezewachtzin",
}

// obvious reports whether nothing is left of phrase that somebody would have to
// guess, once the rows and the known words are taken away.
func obvious(phrase string) bool {
	rest := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, phrase)
	for _, row := range rows {
		rest = dropRuns(rest, row)
	}
	for _, k := range known {
		rest = strings.ReplaceAll(rest, k, "")
	}
	return len([]rune(rest)) < minDistinct
}

// dropRuns takes every run of 5 or more characters of row out of s.
func dropRuns(s, row string) string {
	var out strings.Builder
	for i := 0; i < len(s); {
		n := 0
		for n < len(s)-i && strings.Contains(row, s[i:i+n+1]) {
			n++
		}
		if n >= 5 {
			i += n
			continue
		}
		out.WriteByte(s[i])
		i++
	}
	return out.String()
}
