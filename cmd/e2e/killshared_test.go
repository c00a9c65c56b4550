package e2e

import "strings"

// sharedTablet is a vault with two members, at an address of its own in the same
// browser: one gives the other access to a case and ends it again.
type sharedTablet struct {
	address, dossier string
}

// newSharedTablet sets it up with the browser of m, which returns to its own.
func newSharedTablet(m *mortal) *sharedTablet {
	m.t.Helper()
	s := &sharedTablet{address: serve(m.t, &host{base: "/", dir: repo("build", "site")}).URL + "/"}
	m.b.open(s.address)
	m.prepare()
	m.openCase()
	s.dossier = m.js("location.hash")
	m.addJoke(func(string) {})
	m.b.open(m.address)
	m.opens()
	return s
}

func (s *sharedTablet) begin(m *mortal) {
	m.t.Helper()
	m.b.open(s.address)
	m.heading("Ontgrendelen")
	m.robot("access", passphrase, s.dossier)
}

// check finds a log that is whole, and a colleague who reads the case exactly when
// the page says so: access is given or ended wholly, whenever the browser died.
func (s *sharedTablet) check(m *mortal) {
	m.t.Helper()
	m.b.open(s.address)
	m.heading("Ontgrendelen")
	m.button("Sam Zichtbaar")
	m.as("Sam", passphrase)
	m.heading("Overzicht")
	m.going(s.dossier+"/log", "Logboek")
	m.button("Controleer logboek")
	m.sees("Het logboek klopt")
	m.js("location.hash = " + quoted(s.dossier))
	m.sees("Zichtbaar voor")
	reads := !strings.Contains(m.text(), "Zichtbaar voor: alleen jij.")
	m.button("Op slot")
	m.heading("Ontgrendelen")
	m.button("Joke")
	m.as("Joke", jokes)
	m.heading("Overzicht")
	if has := strings.Contains(m.text(), "Noortje"); has != reads {
		m.t.Errorf("the page says that Joke reads: %v, and she does: %v", reads, has)
	}
	m.b.open(m.address)
	m.opens()
}
