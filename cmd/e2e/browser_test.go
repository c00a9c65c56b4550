// Package e2e walks the built site in a real browser. It needs what
// `make browser all` makes: build/site, build/meldcode and build/bin.
package e2e

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// limit is how long one wait in the browser may take before a test fails.
const limit = time.Minute

// repo gives a path in the checkout.
func repo(parts ...string) string {
	return filepath.Join(append([]string{"..", ".."}, parts...)...)
}

// browser is one running Chromium with a profile of its own.
type browser struct {
	t       *testing.T
	ctx     context.Context // the first page
	stop    context.CancelFunc
	end     context.CancelFunc // without a word to the browser
	killed  bool
	profile string
}

// withCache is a browser with the back-forward cache. The others go without: for
// its sake Chromium changes process in the middle of a navigation, and what
// chromedp asked the old process is then never answered.
var withCache = chromedp.Flag("disable-features", "Translate")

// startBrowser starts Chromium on the profile folder, or on a new one if it is
// "". The test's end stops it.
func startBrowser(t *testing.T, profile string, more ...chromedp.ExecAllocatorOption) *browser {
	t.Helper()
	if profile == "" {
		profile = tempProfile(t)
	}
	chrome, err := exec.LookPath("google-chrome")
	if err != nil {
		if chrome, err = filepath.Abs(repo("build", "bin", "google-chrome")); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(chrome); err != nil {
			t.Fatal("no browser: run make browser")
		}
	}
	options := append([]chromedp.ExecAllocatorOption{}, chromedp.DefaultExecAllocatorOptions[:]...)
	options = append(options, chromedp.ExecPath(chrome), chromedp.UserDataDir(profile), chromedp.WSURLReadTimeout(time.Minute),
		chromedp.Flag("disable-features", "Translate,BackForwardCache"))
	options = append(options, chromedp.ModifyCmdFunc(func(cmd *exec.Cmd) {
		cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL} // a group of its own, to be killed as one
	}))
	options = append(options, more...)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	alloc, endAlloc := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, endPage := chromedp.NewContext(alloc)
	b := &browser{t: t, ctx: ctx, profile: profile, end: func() { endPage(); endAlloc() }}
	b.stop = func() {
		if b.killed {
			return // nothing is left that could answer
		}
		_ = chromedp.Cancel(ctx) // closes the browser and waits for it; killed below if it will not
		endPage()
		endAlloc()
	}
	t.Cleanup(b.stop)
	if err := chromedp.Run(ctx); err != nil {
		t.Fatalf("start browser: %v", err)
	}
	return b
}

// tempProfile makes a profile folder. Unlike t.TempDir it forgives that a child
// process of a browser that has ended still writes while the folder goes.
func tempProfile(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "profile-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for range 100 {
			if os.RemoveAll(dir) == nil {
				return
			}
		}
	})
	return dir
}

// run does the actions on the first page, within the limit.
func (b *browser) run(actions ...chromedp.Action) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, limit)
	defer cancel()
	if err := chromedp.Run(ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// open goes to the address and waits until the app says that it stands.
func (b *browser) open(url string) {
	b.t.Helper()
	b.run(chromedp.Navigate(url), ready())
}

func ready() chromedp.Action {
	return chromedp.WaitVisible("html[data-ready]", chromedp.ByQuery)
}

// eval gives the value of a JavaScript expression, awaited if it is a promise.
func eval[T any](b *browser, expression string) T {
	b.t.Helper()
	var value T
	b.run(chromedp.Evaluate(expression, &value, func(p *runtime.EvaluateParams) *runtime.EvaluateParams {
		return p.WithAwaitPromise(true)
	}))
	return value
}

// until waits for a JavaScript expression to be true.
func (b *browser) until(expression string) {
	b.t.Helper()
	b.run(chromedp.Poll(expression, nil, chromedp.WithPollingInterval(50*time.Millisecond), chromedp.WithPollingTimeout(limit)))
}

// serve listens on a free port of this machine until the test ends.
func serve(t *testing.T, handler http.Handler) *httptest.Server {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &httptest.Server{Listener: listener, Config: &http.Server{Handler: handler, ReadHeaderTimeout: limit}}
	server.Start()
	t.Cleanup(server.Close)
	return server
}

// close ends the browser as a person does, so that it writes down what it has.
func (b *browser) close() {
	b.t.Helper()
	b.stop()
	b.killed = true
}

// kill ends the browser and all its processes as a flat battery would.
func (b *browser) kill() {
	b.t.Helper()
	c := chromedp.FromContext(b.ctx)
	if err := syscall.Kill(-c.Browser.Process().Pid, syscall.SIGKILL); err != nil {
		b.t.Fatalf("killing the browser: %v", err)
	}
	b.killed = true
	b.end()
	c.Allocator.Wait()
}

// before runs a script in every page of a tab before the page's own.
func before(script string) chromedp.Action {
	return chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(script).Do(ctx)
		return err
	})
}
