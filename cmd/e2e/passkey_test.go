package e2e

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"
)

// device gives the browser a device that makes passkeys with a secret value, as
// a tablet with a fingerprint reader does, and returns what takes it away again.
func (p person) device() (gone func()) {
	p.t.Helper()
	var id webauthn.AuthenticatorID
	err := p.run(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		if err := webauthn.Enable().Do(ctx); err != nil {
			return err
		}
		id, err = webauthn.AddVirtualAuthenticator(&webauthn.VirtualAuthenticatorOptions{
			Protocol: webauthn.AuthenticatorProtocolCtap2, Ctap2version: webauthn.Ctap2versionCtap21, Transport: webauthn.AuthenticatorTransportInternal,
			HasResidentKey: true, HasUserVerification: true, HasPrf: true, AutomaticPresenceSimulation: true, IsUserVerified: true,
		}).Do(ctx)
		return err
	}))
	if err != nil {
		p.t.Fatal(err)
	}
	return func() {
		if err := p.run(webauthn.RemoveVirtualAuthenticator(id)); err != nil {
			p.t.Fatal(err)
		}
	}
}

// TestAPasskeyOpensWithItsPINOnly makes a passkey, opens with it, and falls back
// to the passphrase where it does not fit; new keys put it out of use.
func TestAPasskeyOpensWithItsPINOnly(t *testing.T) {
	b := startBrowser(t, "")
	b.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
	// A passkey belongs to the name of a host, and an address has none.
	b.open(strings.Replace(site(t, "/"), "127.0.0.1", "localhost", 1))
	p := person{t, b.ctx}
	c := newChecker(t, p)
	p.prepare()
	gone := p.device()
	p.link("Instellingen")
	p.link("Ik")
	p.link("Passkey")
	p.sees("Gebruik dan geen passkey.")
	c.look("passkey")
	p.button("Alleen ik ken de code")
	p.fill("Je pincode", "12345")
	p.button("Passkey maken")
	p.sees("Kies een pincode van minstens 6 tekens.")
	p.fill("Je pincode", "123 abc")
	p.button("Passkey maken")
	p.sees("Je passkey staat aan.")

	p.button("Op slot")
	p.heading("Ontgrendel")
	p.button("Met passkey")
	p.fill("Pincode van Sam", "123 abd")
	p.button("Ontgrendelen met passkey")
	p.sees("De passkey en de pincode passen niet bij Sam")
	c.look("unlock with a wrong PIN")
	p.fill("Pincode van Sam", "123 abc")
	p.button("Ontgrendelen met passkey")
	p.heading("Overzicht")

	p.link("Instellingen")
	p.link("Ik")
	p.link("Sleutels vernieuwen")
	c.look("renew keys")
	p.fill("Je wachtzin", passphrase)
	p.button("Nieuwe herstelcode maken")
	p.typeGroups()
	p.sees("Je sleutels zijn vernieuwd.")
	p.sees("Uit. Ontgrendelen met je vinger")
	p.link("Passkey")
	p.button("Alleen ik ken de code")
	p.fill("Je pincode", "123 abc")
	p.button("Passkey maken")
	p.sees("Je passkey staat aan.")

	p.button("Op slot")
	p.heading("Ontgrendel")
	gone()
	p.device() // another one, which knows no such passkey
	p.button("Met passkey")
	p.fill("Pincode van Sam", "123 abc")
	p.button("Ontgrendelen met passkey")
	p.heading("De passkey opende niet")
	c.look("a passkey that did not open")
	p.as("Sam", passphrase)
	p.heading("Overzicht")
}
