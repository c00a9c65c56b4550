// Package meldcode is what the protocol says: its five steps, their forms and
// questions, the five considerations, terms, roles and the texts of the
// protocol. It is data and pure functions; it knows no case and no clock.
//
// Glossary. Dutch stays where the law or the protocol names a thing and English
// has no exact word (meldcode, Veilig Thuis); the rest is English:
// stap = step, afweging = consideration, besluit = decision, melding = report,
// dossier = dossier, logboek = logbook, signaal = signal, bevoegd gezag =
// competent authority, aandachtsfunctionaris = child protection officer,
// IB'er = internal counsellor, hulp = help, casemanager = case manager,
// regie = lead, termijn = term, ronde = round.
package meldcode
