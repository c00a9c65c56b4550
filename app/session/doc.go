// Package session is the keeper of keys: it does with store, vault, dossier and
// exchange what the app asks for, and it is the only place where a key and a
// case meet. House is a tablet before anybody unlocked it; Session is one
// member who did. Neither knows a browser, so all of it runs in tests.
//
// # What an answer means
//
// A method that writes returns nil only when the store completed. When the store
// cannot say whether it did (store.Lost, store.NoAnswer, a cancelled context),
// what was written is read back before anything is said; when that fails too, it
// is settled at the next call, and the same Record again then finds its entries
// instead of writing them twice. Errors hold no case data and wrap their cause:
// a *store.Fault, ErrDamaged, ErrNewer, ErrLocked, a *WrongSecret, a *Refused.
//
// # Slow work
//
// What takes long and needs no store goes to a Slow as bytes: making a file,
// opening one, checking a whole log. Of secrets it gets the passphrase or code of
// a file, or the key of that one file, never a key of the vault: entries go as they
// are when opened. Meanwhile
// other calls go on, so that a concept can be kept during a back-up. What needs
// the store stays here and pauses often.
//
// # Where records are
//
// Space, chain and number of the store; handles are 26 random characters. All
// are sealed, save for those marked clear. A place is "space/chain/number".
//
//	vault                             1  version of this layout, 1 byte (clear)
//	member          <member>          1  face: name and role as shown (clear)
//	                                  2  passphrase slot
//	                                  3  recovery slot
//	                                  4  attempts (clear)
//	                                  5  name and role, as they are signed, and the
//	                                     hash of each slot, under the member's secret
//	                                  6  passkey slot
//	directory       <member>          1  card, under the house key
//	inbox-<m>       <letter>          1  a letter to the member
//	keyring-<m>                       0  keyring; its generation is the highest tick
//	                                  n  tick: an empty record
//	house           contacts          1  all contacts, under the house key
//	                shown             1  those to be seen before unlock (clear)
//	                holidays          1  school holidays filled in by hand, under the house key
//	                backup            1  when the last back-up was made
//	concept-<m>     <concept>         1  an unfinished form, under the member's secret
//	prefs           <member>          1  what they chose, under the member's secret
//	summary         <case>            1  a summary and the heads it was made from
//	search          <case>            1  what a case says and the heads it was made from
//	<case>          <chain>           n  an entry, n is its number in its chain
//	attached        <attachment>      n  a piece of a file, under a key of its own that
//	                                     the entry tells, which stays what it is when
//	                                     access ends: who had it can have read the file
//	attaching       <attachment>      1  that a file is being sealed and no entry tells of
//	                                     it yet, under the house key
//	quarantine      <case>            n  an entry of a file that did not fit
//	destroyed       <random>          1  what stays of a destroyed case, under the house
//	                                     key: no name of its household
//	recovery        <member>          1  which recovery key of the school the member
//	                                     accepted or refused, under the member's secret
//
// A keyring is replaced as a whole, so two windows could each put back what the
// other did not know. Hence the ticks: whoever replaces it adds the next one in
// the same transaction, and who comes second is refused and reads first. The
// tick is the generation as well, so an older keyring that was put back does not
// open. The newest 64 ticks stay.
package session
