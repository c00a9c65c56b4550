package e2e

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
)

func TestAFirstStartOffersToBeginToRestoreAndToLookForWhatWasThere(t *testing.T) {
	_, p := tablet(t, site(t, "/"))
	p.find("link", "Deze tablet klaarmaken")
	p.find("link", "Ik heb een back-up")
	p.link("Hier stond al iets")
	p.heading("Stond hier al iets?")
	p.snap("expected")
	if text := p.text(); strings.Contains(text, "niet meer op deze tablet") || !strings.Contains(text, "hoeft niet te betekenen dat er iets weg is") {
		t.Errorf("claims a loss: %s", text)
	}
	p.link("Naar het begin")
	p.link("Ik heb een back-up")
	p.snap("restore")
	p.link("Eerst deze tablet klaarmaken")
	p.heading("Is deze tablet klaar voor gebruik?")
}

func TestAVanishedVaultIsNeverGreetedAsNew(t *testing.T) {
	address := site(t, "/")
	b, p := tablet(t, address)
	p.prepare()

	// Only the mark outside the database went: nothing is lost.
	b.run(chromedp.Evaluate(`localStorage.clear()`, nil))
	b.open(address)
	p.heading("Ontgrendelen")
	if !eval[bool](b, `localStorage.length > 0`) {
		t.Error("the mark is not there again")
	}

	// The database went, as when the disk was full.
	b.run(chromedp.Navigate("about:blank"), chromedp.ActionFunc(func(ctx context.Context) error {
		return storage.ClearDataForOrigin(strings.TrimSuffix(address, "/"), "indexeddb").Do(ctx)
	}))
	b.close()
	again := startBrowser(t, b.profile)
	again.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
	q := person{t, again.ctx}
	for _, fragment := range []string{"", "#/home", "#/signal/new", "#/unlock"} {
		again.run(chromedp.Navigate(address + fragment))
		q.heading("De gegevens staan niet meer op deze tablet")
		again.run(chromedp.Reload())
		q.heading("De gegevens staan niet meer op deze tablet")
	}
	q.snap("lost")
	if first := eval[string](again, `document.querySelector("#main .button").textContent`); first != "Back-up terugzetten" {
		t.Errorf("the first button is %q", first)
	}
	if q.has("heading", "Meldcode: als je je zorgen maakt") {
		t.Error("greeted as new")
	}
	q.link("Back-up terugzetten")
	q.link("Eerst deze tablet klaarmaken")
	q.button("Verder met mijn naam")
	q.fill("Je naam", shownAs)
	q.choose("IB'er")
	q.button("Verder met mijn wachtzin")
	q.fill("Je wachtzin", passphrase)
	q.button("Wachtzin instellen")
	q.typeGroups()
	q.heading("Deze tablet is klaar")
	q.sees("Zet nu je back-up terug.")
	q.link("Back-up terugzetten")
	q.find("button", "Bestand kiezen")
}

func TestTheTabletIsCheckedAndEachLineSaysWhatToDo(t *testing.T) {
	b := startBrowser(t, "")
	b.before(storageStub)
	b.open(site(t, "/"))
	p := person{t, b.ctx}
	p.link("Deze tablet klaarmaken")
	p.sees("De browser is nog niet gevraagd om je gegevens te bewaren.")
	p.sees("Zet de app op het beginscherm en open hem daar.")
	p.sees("Dit kan de app niet zien. Kijk zelf: in een privévenster verdwijnt alles")
	p.sees("Dit kan de app niet zien. Beantwoord de vraag hieronder.")
	p.snap("check")
	p.button("Vraag de browser om te bewaren")
	p.sees("De browser belooft het nu niet.")
	p.sees("De browser belooft niet dat je gegevens blijven staan.")
	b.run(chromedp.Evaluate(`window.promises = true`, nil))
	p.button("Vraag de browser om te bewaren")
	p.sees("De browser belooft te bewaren. Dat doet hij niet in een privévenster.")
	p.choose("Nee, of dat weet ik niet")
	p.sees("Zet een code op de tablet")
	p.choose("Ja")
	p.sees("De tablet heeft een code.")
	p.button("Verder met mijn naam")
	p.find("textbox", "Je naam")
}

// storageStub is a browser that says about its storage what the test wants.
const storageStub = `
	window.promises = false;
	window.room = { usage: 12e6, quota: 4e9 };
	StorageManager.prototype.persisted = async () => window.promises;
	StorageManager.prototype.persist = async () => window.promises;
	StorageManager.prototype.estimate = async () => window.room;`

func TestTheOverviewTellsTheTruthAboutTheStorage(t *testing.T) {
	b := startBrowser(t, "")
	b.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
	b.before(storageStub)
	b.open(site(t, "/"))
	p := person{t, b.ctx}
	p.prepare()
	p.sees("De enige kopie staat op deze tablet. Opslag: niet beloofd door de browser. Gebruikt: 12 MB van 4,0 GB. Gecontroleerde back-up: nog geen.")
	p.snap("storage-home")
	b.run(chromedp.Evaluate(`window.room.usage = 3.6e9`, nil))
	p.link("Contacten")
	p.link("Overzicht")
	p.sees("De opslag is voor 90 procent vol")
	p.sees("De opslag raakt vol.")

	p.link("Wat je daaraan doet")
	p.heading("Deze browser kan je gegevens wissen")
	p.snap("storage-page")
	p.button("Vraag het de browser nog een keer")
	p.sees("De browser belooft het nu niet.")
	p.link("Zo zet je de app op het beginscherm")
	for _, platform := range []string{"iPad", "Android-tablet", "Chromebook", "Windows, met Edge"} {
		p.heading(platform)
	}
	p.snap("install")
	p.link("Blad voor de beheerder")
	p.sees("ForceEphemeralProfiles")
	p.snap("administrator")
	b.run(chromedp.Evaluate(`window.print = () => { window.printed = (window.printed ?? 0) + 1; }`, nil))
	p.button("Blad afdrukken")
	b.until(`window.printed === 1`)

	b.run(chromedp.Evaluate(`history.go(-2)`, nil))
	p.heading("Deze browser kan je gegevens wissen")
	b.run(chromedp.Evaluate(`window.promises = true`, nil))
	p.button("Vraag het de browser nog een keer")
	p.heading("De browser belooft je gegevens te bewaren")
	p.sees("Opslag: beloofd door de browser.")
}

// iPad is how one says who it is. The page asks whether it was opened from the
// home screen; the test decides.
const iPad = "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"

func TestOnAnIPadNothingBeginsOutsideTheInstalledApp(t *testing.T) {
	address := site(t, "/")
	b := startBrowser(t, "")
	b.run(emulation.SetDeviceMetricsOverride(820, 1180, 1, false), emulation.SetUserAgentOverride(iPad))
	b.before(`Object.defineProperty(navigator, "standalone", { get: () => localStorage.getItem("opened") === "icon" })`)
	b.open(address)
	p := person{t, b.ctx}
	p.heading("Zet de app eerst op het beginscherm")
	p.sees("In Safari kan een iPad gegevens wissen als je de app zeven dagen niet gebruikt.")
	p.snap("ipad-tab")
	if p.has("link", "Deze tablet klaarmaken") || p.has("link", "Ik heb een back-up") {
		t.Error("a tab offers to begin")
	}
	at := func(fragment string) {
		b.run(chromedp.Evaluate(`location.hash = "`+fragment+`"`, nil))
	}
	for _, fragment := range []string{"#/setup/1", "#/setup/3", "#/import", "#/signal/new", "#/case/new", "#/home"} {
		at(fragment)
		p.heading("Zet de app eerst op het beginscherm")
		if p.has("textbox", "") {
			t.Errorf("%s: there is something to type into", fragment)
		}
	}
	for fragment, heading := range map[string]string{"#/now": "Is er nu gevaar?", "#/help": "Uitleg", "#/help/child-tells": "Wat doe ik als een kind iets vertelt", "#/contacts": "Contacten en nummers", "#/call": "Belhulp"} {
		at(fragment)
		p.heading(heading)
	}

	// The installed app works; what it holds can be read in a tab, and no more.
	b.run(chromedp.Evaluate(`localStorage.setItem("opened", "icon")`, nil))
	b.open(address)
	b.run(chromedp.Reload(), ready())
	p.prepare()
	p.openCase()
	b.run(chromedp.Evaluate(`localStorage.setItem("opened", "tab")`, nil))
	b.open(address)
	b.run(chromedp.Reload(), ready())
	p.unlock()
	p.heading("Overzicht")
	p.link("Signaal vastleggen")
	p.heading("Zet de app eerst op het beginscherm")
	p.snap("ipad-refused")
	p.link("Overzicht")
	p.link("Noortje")
	p.sees("De vijf stappen")
	p.link("Iets vastleggen")
	p.link("Andere aantekening")
	p.heading("Zet de app eerst op het beginscherm")
	if p.has("textbox", "") {
		t.Error("there is something to type into")
	}
}
