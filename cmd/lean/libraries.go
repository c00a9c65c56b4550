package main

// library is a module of which the browser needs less than it has.
type library struct {
	path, version string
	name          string   // of its folder, and of its stubs
	packages      []string // folders of the packages that the wasm imports
	without       []string // files that are left out
	edits         []edit
	narrowed      narrowing
}

// edit replaces a piece of a file that stands there exactly once.
type edit struct {
	file, old, new string
}

// libraries were read in these versions. A newer one has to be read again: what
// is left out may have become needed.
var libraries = []library{
	{
		// Its server side takes net/http and crypto/tls along, and pages are
		// routed here by their fragment.
		path: "github.com/maxence-charriere/go-app/v10", version: "v10.1.11", name: "go-app",
		packages: []string{"pkg/app", "pkg/errors"},
		without: []string{
			"pkg/app/http.go", "pkg/app/resource.go", "pkg/app/static.go", "pkg/app/route.go", "pkg/app/crypto.go",
		},
		// Every element of HTML with every attribute and event there is.
		narrowed: narrowing{file: "pkg/app/html_gen.go", users: []string{"app/ui", "wasm"}},
	},
	{
		// Its post-quantum keys take four curves and ML-KEM along; the app has
		// X25519 and passphrases. One pattern takes regexp along.
		path: "filippo.io/age", version: "v1.3.2", name: "age",
		packages: []string{".", "internal/bech32", "internal/format", "internal/stream"},
		without:  []string{"pq.go", "parse.go"},
		edits: []edit{
			{"scrypt.go", "\t\"regexp\"\n", ""},
			{"scrypt.go", "regexp.MustCompile(`^[1-9][0-9]*$`)", "digits{}"},
		},
	},
	{
		// go-app draws random ones; the kinds that hash take MD5 and SHA-1 along.
		path: "github.com/google/uuid", version: "v1.6.0", name: "uuid",
		packages: []string{"."},
		without:  []string{"hash.go", "null.go", "sql.go"},
	},
}
