// Package browser is the browser as the interpreter of commands sees it: a
// typed door for each thing the page may do, so that JavaScript values stay
// inside wasm/.
//
// # Waiting
//
// A JavaScript callback that waits for a channel stops the whole program. So
// whatever here takes a context waits and is called from a goroutine, never
// from an event handler; and every function handed to an On... function runs
// as a callback: it does little, does not wait, and starts a goroutine for
// anything more. Functions handed to Timer run in a goroutine of their own.
//
// # Panics
//
// Each callback recovers. What it recovered from is reported by place only
// (see ReportPanics): the value of a panic may hold what somebody typed.
package browser
