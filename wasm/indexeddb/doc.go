// Package indexeddb is the store.Store of the browser.
//
// # The schema, frozen
//
// A database has one object store, "records", with keys out of line:
// [space, chain, number], and a Uint8Array as value. The version of the
// database is 1 and stays 1: what changes, changes inside the sealed record,
// so that no upgrade can ever fail halfway or be blocked by another window.
//
// # Outcomes
//
// Everything of a transaction is asked in one turn of the event loop, for a
// transaction that has nothing asked of it ends by itself. What counts is its
// "complete" event, with durability "strict"; the success of a request says
// nothing. An abort is told by its cause. A connection that fell away is
// opened anew and the whole transaction is done once more; a database that
// vanished meanwhile is not made anew. What gives no outcome in time is rolled
// back if that can still be done.
package indexeddb
