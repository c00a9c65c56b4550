// Package vault seals what the app keeps, and holds the keys.
//
// It is bytes in, bytes out: it knows no store, no clock and no case. Randomness
// is handed in as an io.Reader (crypto/rand.Reader in the product; only age, in
// letters, draws its own); a reader that fails is a broken machine and panics.
// The slow key derivation is handed
// in as a KDF, because in a browser it runs in a Worker.
//
// # What is kept out of reach
//
// Whoever holds the tablet, its disk or a copy of its browser profile, and no
// secret of a member involved (or a recovery key that an unlocked member
// accepted), reads no text, no name, no date, no handle-to-child relation and no
// key. Each record is bound to its place (a string chosen by the caller: table,
// case handle, chain handle, number) and to a generation: a record that was
// moved to another place, or put back from before a change of key or generation,
// does not open.
//
// # What stays in the clear
//
// This list is complete; what is not on it is sealed.
//   - Sizes, padded up to a multiple of 256 bytes.
//   - Counts: how many records, cases and chains there are.
//   - Random handles, which say nothing about what they stand for.
//   - What each member chose to show on the unlock screen (name as shown,
//     initials, role), the contacts marked to be shown before unlock, and the
//     counter of wrong passphrases (Attempts). These go through Clear.
//   - The parameters and the salt of each key slot, and of a passkey which
//     credential it asks for.
//   - The version byte of each record, and of the layout.
//
// A browser's disk keeps overwritten blocks for a while: a slot that was
// replaced can still be found there, and opens with the passphrase of then. A
// whole profile that was copied back in time opens as it was. Memory cannot be
// wiped in Go: locking is leaving the page. A key logger or a changed app reads
// what the person reads.
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
// which are never changed, only added to.
package vault
