package e2e

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An iPad has another engine than the tablet of the other tests. WebKitGTK is
// the nearest to it that runs here: the same WebAssembly, storage, keys and
// locks, without what belongs to iOS (the home screen, sharing, eviction).
func TestASignalSurvivesAReloadInWebKit(t *testing.T) {
	url := strings.Replace(site(t, "/"), "127.0.0.1", "localhost", 1)
	w := startWebKit(t)
	w.must("POST", "/url", map[string]string{"url": url}, nil)
	w.find("heading", "Meldcode: als je je zorgen maakt over een kind")
	w.snap("webkit-welcome")
	w.press("link", "Deze tablet klaarmaken")
	w.press("button", "Verder met mijn naam")
	w.fill("Je naam", shownAs)
	w.press("radio", "IB'er")
	w.press("button", "Verder met mijn wachtzin")
	w.fill("Je wachtzin", passphrase)
	w.press("button", "Wachtzin instellen")
	w.find("heading", "Schrijf je herstelcode op")
	var groups []string
	var asked []int
	w.script(`return [...document.querySelectorAll(".group-text")].map((e) => e.textContent)`, &groups)
	w.script(`return [...document.querySelectorAll("label")].map((e) => e.textContent.match(/^Groep (\d)/)).filter((m) => m).map((m) => +m[1])`, &asked)
	for _, n := range asked {
		w.fill(fmt.Sprintf("Groep %d", n), groups[n-1])
	}
	w.snap("webkit-code")
	w.press("button", "Herstelcode controleren")
	w.find("heading", "Deze tablet is klaar")
	w.press("link", "Naar het overzicht")
	w.find("heading", "Overzicht")

	w.press("link", "Signaal vastleggen")
	w.fill("Om welk kind gaat het?", "Noor Verzonnen")
	w.fill("Wat zag of hoorde je precies?", "Zei dat zij niet naar huis wil.")
	w.snap("webkit-signal")
	w.press("button", "Signaal vastleggen")
	w.find("heading", "Vastgelegd in het logboek")

	w.must("POST", "/refresh", nil, nil)
	w.find("heading", "Ontgrendelen")
	if strings.Contains(w.text(), "Noor") {
		t.Error("readable before unlock")
	}
	w.fill("Wachtzin van Sam", passphrase)
	w.press("button", "Ontgrendelen")
	w.find("heading", "Vastgelegd in het logboek") // where one was
	w.press("link", "Overzicht")
	w.press("link", "Noor Verzonnen")
	w.sees("Zei dat zij niet naar huis wil.")
	w.snap("webkit-found")
	var controlled bool
	w.script(`return navigator.serviceWorker.controller !== null`, &controlled)
	if !controlled {
		t.Error("the service worker does not serve the page, so it would not open offline")
	}
	w.press("button", "Op slot")
	w.find("heading", "Ontgrendelen")
}

// snap writes a picture of the page where SHOTS says so, to be looked at.
func (w *webkit) snap(name string) {
	dir := os.Getenv("SHOTS")
	if dir == "" {
		return
	}
	var picture string
	w.must("GET", "/screenshot", nil, &picture)
	png, err := base64.StdEncoding.DecodeString(picture)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644)
	}
	if err != nil {
		w.t.Log(err)
	}
}
