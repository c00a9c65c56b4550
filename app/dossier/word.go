package dossier

import "strings"

// maxWord is the length of the longest word, in bytes.
const maxWord = 64

// isWord reports whether text can be the id of a form, an option or a person: 1
// to 64 of a to z, 0 to 9 and "-", of which "-" is never the first.
func isWord(text string) bool {
	if text == "" || len(text) > maxWord || text[0] == '-' {
		return false
	}
	for i := range len(text) {
		c := text[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// isKey reports whether text can name a question: a word, or a word of a
// question that is asked for each person, "@", and whom it is asked for.
func isKey(text string) bool {
	question, person, each := strings.Cut(text, "@")
	return isWord(question) && (!each || isWord(person))
}
