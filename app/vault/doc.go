// Package vault seals what the app keeps, and holds the keys.
//
// It is bytes in, bytes out: it knows no store, no clock and no case. Randomness
// is handed in as an io.Reader (crypto/rand.Reader in the product; only age, in
// letters, draws its own); a reader that fails is a broken machine and panics.
// The slow key derivation is handed in as a KDF, because in a browser it runs in
// a Worker.
//
// # What stays in the clear
//
// This list is complete; what is not on it is sealed.
//   - Sizes, padded up to a multiple of 256 bytes; slots and cleared records are
//     as long as they are.
//   - Counts: of cases, of chains and entries in each, of what is apart, and per
//     member of concepts and of letters that were not taken out. So who was left
//     a letter when, but not by whom or about what.
//   - Random handles, which say nothing about what they stand for.
//   - What each member chose to show on the unlock screen (name as
//     shown, role), the contacts marked to be shown before unlock, and the
//     counter of wrong passphrases (Attempts). These go through Clear.
//   - The parameters and the salt of each key slot, and of a passkey which
//     credential it asks for.
//   - The version byte of each record, and of the layout.
//   - What the browser and the disk add: the address of the app, and when
//     files were written.
//
// # Threat model
//
// In Dutch, for a school's privacy officer, the page "trust" of meldcode says the
// same. Assumed is that XChaCha20-Poly1305, Argon2id, HKDF and HMAC with SHA-256,
// Ed25519 and age hold; that randomness is random; that the program that runs is
// this one, in a browser and on a device that do what they should; and that a
// passphrase is not guessed. Nothing is assumed of the disk, of the store, or of
// the network, which carries no case.
//
// A reader of the disk (finder, thief, whoever copies the profile) learns the list
// above. They may guess passphrases without a limit, each at the cost of the KDF
// (64 MiB, three passes): Attempts slow down a person at the tablet only. Five
// proposed words are above 51 bits, a recovery code is 128. A PIN is no defence
// against somebody who has the passkey's PRF value and time: it is what stands
// between a colleague who knows the device's code and the slot.
//
// A reader of the disk at several times, or of what a browser leaves on it, also
// sees which records changed. Replaced slots and records stay on a disk for a
// while, and open with the passphrase, code or key of then. New secrets protect
// what is sealed from then on; for what was before, the device's own encryption
// is required.
//
// A writer of the disk (the device's administrator, a page on the same origin, a
// member with the browser's tools) can delete anything, and can show to somebody
// who did not unlock yet what they like in place of the clear records. They can
// not read more, and cannot make a sealed record: each is bound to its key, its
// place (a string chosen by the caller: table, case handle, chain handle, number)
// and a generation, so that one that was changed, moved, or sealed before a change
// of key or generation does not open. What they can put back is a record that was
// right before at its place and generation. The callers make that show where it
// counts: keyrings have a generation each time they are stored and remember the
// newest entries that their owner wrote after (CaseKey.Seen), the members' sealed
// profiles hold the hashes of their slots, entries are chained and signed, and
// other members' keyrings and chains remember as well. What does not show: all
// records of a tablet put back together, or those of a case with the keyrings of
// all who read it; an older concept, list of contacts, preference or date of a
// back-up; a letter or the last concept that was taken away; an older card, to
// whom the newer was never shown. Against the first a head that was printed or
// kept elsewhere is the witness.
//
// A member who is not involved in a case has the house key: they read the
// directory of members and the contacts, and nothing of a case. They can leave
// letters, which are signed by them. They may let somebody in under any name: who
// sits at the tablet no key can tell, only that it is the same one as before.
//
// A member who reads a case can write in its store what they like, in their own
// name: an entry in the name of another member needs that one's signing key, and
// is told when it has another (Pin). What they read, they know. When their access
// ends, the case has another key and generation; copies of the old records open
// with the old key.
//
// A member who left has no slot but the recovery slot, when somebody else let them
// leave, and what keys their keyring holds: of cases whose access nobody ended. The
// house key is not renewed. With the disk and their keys they can sign in their
// name what they date before they left.
//
// A counsellor or child protection officer receives marks of names (Key.Mark) of
// children in cases they do not read. A mark is under the house key, so they can
// try names against it; nobody else receives it, and without the house key it says
// nothing.
//
// Whoever changes the program or the device (the web server's administrator, who
// can hand out a service worker that takes over by itself; a page on the same
// origin, which can change the cached files; an extension, a key logger) reads
// from then on what the members who unlock can read, and their secrets. No key in
// this package helps against that.
//
// Memory cannot be wiped in Go: locking is leaving the page, and the browser
// gives the memory back when it likes.
//
// Why no rank opens a case, why nothing is wiped after wrong attempts, and why
// slots are several: a secret that somebody else holds would be the weakest one,
// guessing must not destroy, and a forgotten passphrase must not either.
//
// # Formats
//
// Integers are big endian. Every form starts with a version byte, today 1; a
// higher one gives ErrNewer and nothing is guessed.
//
//	record      1 | nonce 24 | XChaCha20-Poly1305(key, plaintext padded)
//	            padded: plaintext | 0x80 | zeros, to a multiple of 256
//	            associated data: "meldcode/vault/record/1" 0x00 | u16 length of
//	            place | place | u64 generation
//	passphrase  1 | 'P' | u32 passes | u32 KiB | u8 lanes | salt 16 | nonce 24 | sealed key 48
//	            key: KDF(Normalise(passphrase), salt), Argon2id, 32 bytes
//	recovery    1 | 'R' | salt 16 | nonce 24 | sealed key 48
//	            key: HKDF-SHA256(code 16, salt, "meldcode/vault/recovery-slot/1")
//	            associated data of both slots: "meldcode/vault/slot/1" 0x00 |
//	            u16 length of place | place | all bytes before the nonce
//	code        128 bits and CRC-12, 28 characters of Crockford's base 32
//	            (0-9 A-Z without I L O U), shown as 7 groups of 4
//	passkey     1 | 'K' | u16 length of credential | credential | PRF input 32 |
//	            u32 passes | u32 KiB | u8 lanes | salt 16 | nonce 24 | sealed key 48
//	            key: HKDF-SHA256(PRF value 32 | KDF(Normalise(PIN), salt), salt,
//	            "meldcode/vault/passkey-slot/1")
//	keyring     2 | X25519 scalar 32 | Ed25519 seed 32 | house key 32 |
//	            recovery recipient | u32 cases | for each, ordered by id: case |
//	            u32 members | for each, ordered by id: pin
//	            (a string is u16 length | bytes; so are the bytes of seen)
//	            case: id | handle | chain | key 32 | u64 generation | seen
//	            pin: id | recipient | Ed25519 public key 32 | u8 left, 0 or 1
//	            version 1 had no seen and no members
//	card        1 | pin | name | role | by | i64 Unix seconds | signature 64
//	            Ed25519 over "meldcode/vault/member/1" 0x00 | all before it
//	letter      age, to the recipient of the member it is for, of what follows,
//	            padded as a record: 1 | kind | from | to | i64 Unix seconds |
//	            u32 length | body | signature 64, Ed25519 over
//	            "meldcode/vault/letter/1" 0x00 | u16 length of place | place | all
//	            before it. Kinds: K a case key (1 | case, without chain and seen),
//	            E the id of a case, S a signal, C a concept, T marks of 16 bytes
//	mark        HMAC-SHA256(key, "meldcode/vault/mark/1" 0x00 | text), cut to 16
//	attempts    1 | u32 count | i64 Unix seconds
//
// Every version ever written stays readable: testdata holds vectors of each,
// which are never changed, only added to. A vector is a file of "name: value"
// lines; expect says what reading it gives: success (then result is what was read),
// or cannot open, wrong, damaged, newer, signer, no code, after the errors of this
// package. Bytes are in hex.
package vault
