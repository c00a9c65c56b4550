package dossier

import "strings"

const (
	maxWord   = 64
	wordChars = "abcdefghijklmnopqrstuvwxyz0123456789-"
)

// isWord reports whether text can be the id of a form, an option or a person: 1
// to 64 of a to z, 0 to 9 and "-", of which "-" is never the first.
func isWord(text string) bool {
	return text != "" && len(text) <= maxWord && text[0] != '-' && strings.Trim(text, wordChars) == ""
}

// isKey reports whether text can name a question: a word, or a word of a
// question that is asked for each person, "@", and whom it is asked for.
func isKey(text string) bool {
	question, person, each := strings.Cut(text, "@")
	return isWord(question) && (!each || isWord(person))
}
