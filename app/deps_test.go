package rooms_test

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// heavy are packages that the wasm does without, each with what is used
// instead. What they weigh is paid by every school at a first start.
var heavy = map[string]string{
	"encoding/gob":           "encoding/json is there already",
	"encoding/xml":           "what leaves is text, JSON or our own HTML",
	"expvar":                 "nothing is measured in the browser",
	"html/template":          "exchange writes its page itself",
	"log/slog":               "nothing is logged",
	"net/http/httputil":      "the browser makes the requests",
	"net/http/pprof":         "nothing is measured in the browser",
	"os/exec":                "a browser runs no command",
	"testing":                "only tests use it",
	"text/template":          "it keeps every exported method alive",
	"go/parser":              "only tests read source",
	"golang.org/x/net/html":  "the browser reads HTML",
	"golang.org/x/text":      "Dutch needs no tables",
	"github.com/chromedp":    "only tests drive a browser",
	"github.com/andybalholm": "the build compresses, the browser unpacks",
}

func TestTheWasmCarriesNoHeavyPackage(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "../wasm")
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	deps := strings.Fields(string(out))
	if !slices.Contains(deps, "meldcode/app/ui") {
		t.Fatal("this is not the list of the wasm's packages")
	}
	for _, dep := range deps {
		for name, instead := range heavy {
			if dep == name || strings.HasPrefix(dep, name+"/") {
				t.Errorf("the wasm imports %s: %s", dep, instead)
			}
		}
	}
}
