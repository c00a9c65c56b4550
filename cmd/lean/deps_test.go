package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// heavy are packages that the wasm does without, each with what is used
// instead. What they weigh is paid by every school at a first start.
var heavy = map[string]string{
	"net/http":               "the browser makes the requests",
	"crypto/tls":             "the browser makes the requests",
	"crypto/x509":            "the browser makes the requests",
	"crypto/md5":             "nothing here is hashed with it",
	"database/sql":           "the store is IndexedDB",
	"regexp":                 "strings says as much of what we read",
	"filippo.io/hpke":        "the app has X25519 keys and passphrases",
	"encoding/gob":           "encoding/json is there already",
	"encoding/xml":           "what leaves is text, JSON or our own HTML",
	"expvar":                 "nothing is measured in the browser",
	"html/template":          "exchange writes its page itself",
	"log/slog":               "nothing is logged",
	"os/exec":                "a browser runs no command",
	"testing":                "only tests use it",
	"text/template":          "it keeps every exported method alive",
	"go/parser":              "only tests read source",
	"golang.org/x/net/html":  "the browser reads HTML",
	"golang.org/x/text":      "Dutch needs no tables",
	"github.com/chromedp":    "only tests drive a browser",
	"github.com/andybalholm": "the build compresses, the browser unpacks",
}

// root is the folder of the module.
const root = "../.."

// lean writes the lean libraries of this module to a folder of the test and
// returns the flag that builds with them.
func lean(t *testing.T) (modfile string) {
	t.Helper()
	// Only what a test itself looks at makes go test forget a result that it kept.
	for _, room := range []string{"app", "wasm"} {
		err := fs.WalkDir(os.DirFS(root), room, func(_ string, _ fs.DirEntry, err error) error { return err })
		if err != nil {
			t.Fatal(err)
		}
	}
	out := t.TempDir()
	if err := run(root, out, libraries); err != nil {
		t.Fatal(err)
	}
	return "-modfile=" + filepath.Join(out, "go.mod")
}

func goTool(t *testing.T, env []string, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func TestTheWasmCarriesNoHeavyPackage(t *testing.T) {
	deps := strings.Fields(goTool(t, []string{"GOOS=js", "GOARCH=wasm"}, "list", lean(t), "-deps", "./wasm"))
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
