// Package flow is what the app does. Model is everything the screen shows;
// Update takes one Msg and returns the next Model and the Cmds to run. Update is
// pure: no clock, no randomness, no input or output; what it needs comes in a
// Msg. Cmds are plain values that one interpreter (wasm) carries out; each
// answer comes back as a Msg inside Done, with the id of its request and the
// generation of the session, so that what arrives after a lock is dropped.
//
// Keys never reach the Model. A Model that is not Open holds no case data.
package flow
