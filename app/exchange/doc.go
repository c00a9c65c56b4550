// Package exchange is what leaves the tablet and what comes in: the archive
// (back-up, transfer) and the readable copy of a dossier for somebody; a calendar
// file of days (Calendar) and contacts (ReadCards), which hold nothing of a case.
// The card of a colleague (Colleague) comes in, so that a case can be sealed to them.
// What is said on the telephone leaves too: Call is what a case says to Veilig
// Thuis, without names unless they are asked for.
//
// # The archive, version 1
//
// An age file (age-encryption.org/v1), to one passphrase or to one or more
// X25519 recipients, that holds a zip:
//
//	LEESMIJ.txt                     what this is, and how it opens without the app
//	manifest.json                   {"format":"meldcode-archive","version":1,"made","app","files"}
//	                                files: name, size and SHA-256 of every other file, by name
//	dossiers/<id>/entries/<n>       each entry as it was signed, n from 000001, in the
//	                                order of the fold; the form is in package dossier
//	dossiers/<id>/dossier.txt       a readable copy of all that is not a secret address
//	dossiers/<id>/dossier.html      the same, without script
//
// The entries are what counts; the readable copies are never read back. No key
// is in an archive: whoever reads one in seals it anew under keys of their own.
//
// # Who gets to read what
//
// A Document is made for a recipient, and that decides what is left out. Every
// omission keeps its place and says "weggelaten: {reden}". When a rule cannot
// tell, it leaves out. Rules look at flags and fields; what a person typed in
// running text they cannot judge, except a secret address and the names that are
// left out, where they are written there literally. So a person looks through every
// page, and the Document says so.
//
// A sort of page is a small function, in a file page_*.go of its own, from what one
// reader may have (reader) to a Document, with an offer that says when there is such
// a page; pages lists them. A Document takes text of the case as Said alone, which
// only the rules make: so a page cannot say what they did not let through.
package exchange
