// Package dossier is one case as a log: entries in signed chains, merged by
// union and folded into a State, with the rules over that State: what follows,
// what is next, what is due and what may be closed. It has no clock and no
// randomness of its own; both are passed in.
//
// # The format of an entry, version 1
//
// This is a contract. Bytes are kept as they were written and never encoded
// anew, and every version that was ever written stays readable. Numbers are
// unsigned and big endian. An entry is at most 1 MiB, its header at most 256
// KiB, and nothing follows it:
//
//	"MCE" 0x01          magic and version, 4 bytes
//	length, header      4 bytes, then that many bytes of JSON
//	signature           64 bytes, Ed25519 over "meldcode entry v1\x00" + header
//	present             1 byte: 1 = the content follows, 0 = it was left out
//	salt                32 random bytes            (only when present)
//	length, content     4 bytes, then JSON         (only when present)
//
// Hashes are SHA-256, written in JSON as 64 lower case hex digits. The id of an
// entry is the hash of "meldcode header v1\x00" + header. The header holds the
// hash of "meldcode content v1\x00" + salt + content, so that content can be
// left out of a copy, the salt keeps it from being guessed, and the signature
// still covers it.
//
// The header is a JSON object in UTF-8 with exactly these members, in any
// order, none twice, names without escapes:
//
//	dossier  id of the case: 26 characters, base32 in lower case of 16 random bytes
//	key      the writer's Ed25519 public key, 32 bytes in standard base64
//	chain    id of the chain: the id of its first entry (absent in that first one)
//	number   place in the chain, from 1 without gaps
//	prev     id of the entry before it in the chain (absent in the first one)
//	heads    newest entries of the other chains that the writer knew: chain,
//	         number, hash; ordered by chain (absent when none)
//	clock    1 + the highest clock among all entries the writer knew; at most 2^53
//	at       when it was recorded, RFC 3339 in seconds with the offset of that moment
//	member   opaque id of the member; name and role as shown at that moment
//	form     the form that was filled in
//	about    ids of the persons it is about (absent when none)
//	fixes    id of the entry that it corrects (absent when none)
//	content  the hash over salt and content
//
// The content is a JSON object with one member, answers: per key of a question
// ("reason", "consent@p1") an object with text and options, either absent when
// empty. The civil date of the event is the answer event-date, as 2026-03-12.
//
// testdata holds entries of every version, and vectors: files of "name: value"
// lines with a dossier, entries in base64 in the order in which they are added, and
// in expect what reading them gives: success, not an entry, newer, content, fork or
// other dossier, after the errors of this package, or the kind of the first serious
// finding of Verify, or else of a finding (then result is what each entry reads
// as). They are never changed, only added to.
//
// # Persons
//
// An entry of form person defines a person. Its PersonID is the answer
// "person-id" when given, else the first 16 hex digits of the entry's id. A
// later person entry with the same person-id, or a fix of the first, replaces
// what was known.
//
// # Order, forks
//
// The State is the fold over all entries ordered by clock, then chain. A chain
// only grows: an entry that claims a place already taken, or that does not
// continue its neighbours, is refused with ErrFork and belongs in quarantine.
package dossier
