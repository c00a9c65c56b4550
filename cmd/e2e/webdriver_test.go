package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// webkit is a WebKit browser that is driven over the W3C WebDriver protocol, and
// used by role and accessible name as a person uses Chromium in the other tests.
type webkit struct {
	t       *testing.T
	driver  string // address of the driver
	session string
}

// elementKey is the member that holds the id of an element (WebDriver 12.1).
const elementKey = "element-6066-11e4-a52e-4f735466cecf"

// startWebKit starts WebKitGTK's own small browser in a display without a screen.
// As root it needs no wrapper: MiniBrowser has its sandbox only when asked for.
func startWebKit(t *testing.T) *webkit {
	t.Helper()
	program, err := exec.LookPath("WebKitWebDriver")
	if err != nil {
		t.Fatal("no WebKit: run make webkit (Debian: apt-get install webkit2gtk-driver xvfb)")
	}
	var browser string
	for _, pattern := range []string{"/usr/lib/*/webkit2gtk-4.*/MiniBrowser", "/usr/lib*/webkit2gtk-4.*/MiniBrowser", "/usr/libexec/webkit2gtk-4.*/MiniBrowser"} {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			browser = found[len(found)-1]
		}
	}
	if browser == "" {
		t.Fatal("no MiniBrowser beside WebKitWebDriver: is libwebkit2gtk whole?")
	}
	home := tempProfile(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(addr)
	cmd := exec.Command(program, "--port="+port)
	cmd.Env = append(os.Environ(), "DISPLAY="+display(t), "HOME="+home, "XDG_RUNTIME_DIR="+home, "LIBGL_ALWAYS_SOFTWARE=1",
		"GDK_BACKEND=x11", "NO_AT_BRIDGE=1", "LANG=C.UTF-8")
	said, err := os.Create(filepath.Join(home, "said"))
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = said, said
	running(t, cmd)
	w := &webkit{t: t, driver: "http://" + addr}
	deadline := time.Now().Add(limit)
	for w.do("GET", "/status", nil, nil) != nil {
		if time.Now().After(deadline) {
			t.Fatal("the driver of WebKit does not answer")
		}
	}
	var made struct{ SessionID string }
	always := map[string]any{"webkitgtk:browserOptions": map[string]any{"binary": browser, "args": []string{"--automation"}}}
	if err := w.do("POST", "/session", map[string]any{"capabilities": map[string]any{"alwaysMatch": always}}, &made); err != nil {
		words, _ := os.ReadFile(said.Name())
		t.Fatalf("start WebKit: %v\n%s", err, words)
	}
	w.session = "/session/" + made.SessionID
	t.Cleanup(func() { _ = w.do("DELETE", w.session, nil, nil) })
	w.must("POST", "/window/rect", map[string]any{"width": 1180, "height": 820}, nil)
	return w
}

// display starts an X server without a screen, on a number that is free.
func display(t *testing.T) string {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp",
		"-noreset") // else it starts anew, and refuses, when its first client leaves
	cmd.ExtraFiles = []*os.File{write}
	running(t, cmd)
	_ = write.Close()
	// To the end of the line: the server would die of a pipe that closes before.
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("no display: %v (Debian: apt-get install xvfb)", err)
	}
	return ":" + strings.TrimSpace(number)
}

// running starts a program that ends with the test, with all that it started.
func running(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) // so that no socket stays behind
		select {
		case <-ended:
		case <-time.After(patience):
			_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
			<-ended
		}
	})
}

// do sends one command and reads its value. A command that fails is an error
// with the name that the protocol gives it.
func (w *webkit) do(method, path string, body, into any) error {
	var sent io.Reader
	if method == "POST" {
		if body == nil {
			body = map[string]any{}
		}
		text, err := json.Marshal(body)
		if err != nil {
			return err
		}
		sent = bytes.NewReader(text)
	}
	request, err := http.NewRequest(method, w.driver+path, sent)
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	client := http.Client{Timeout: limit}
	answer, err := client.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	var got struct{ Value json.RawMessage }
	if err := json.NewDecoder(answer.Body).Decode(&got); err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		var failed struct{ Error, Message string }
		_ = json.Unmarshal(got.Value, &failed)
		return fmt.Errorf("%s: %s", failed.Error, failed.Message)
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(got.Value, into)
}

// must sends a command of the session that may not fail.
func (w *webkit) must(method, path string, body, into any) {
	w.t.Helper()
	if err := w.do(method, w.session+path, body, into); err != nil {
		w.t.Fatalf("WebKit, %s: %v", path, err)
	}
}

// kinds says which elements can have a role.
var kinds = map[string]string{
	"button": "button", "link": "a[href]", "textbox": "input:not([type=radio]):not([type=checkbox]),textarea",
	"radio": "input[type=radio]", "heading": "h1,h2",
}

// find waits for an element of a role whose accessible name holds name; one that
// has just that name goes before. WebKit computes both.
func (w *webkit) find(role, name string) string {
	w.t.Helper()
	for deadline := time.Now().Add(2 * patience); time.Now().Before(deadline); w.pause() {
		var found []map[string]string
		// Fails where the page is drawn anew or replaced meanwhile.
		_ = w.do("POST", w.session+"/elements", map[string]string{"using": "css selector", "value": kinds[role]}, &found)
		partial := ""
		for _, f := range found {
			id := f[elementKey]
			var label string
			if w.do("GET", w.session+"/element/"+id+"/computedlabel", nil, &label) != nil {
				continue
			}
			switch label = strings.Join(strings.Fields(label), " "); {
			case label == name:
				return id
			case partial == "" && strings.Contains(label, name):
				partial = id
			}
		}
		if partial != "" {
			return partial
		}
	}
	w.t.Fatalf("no %s named %q; the page says:\n%s", role, name, w.text())
	return ""
}

var errGone = errors.New("not on the page")

// press presses what has that role and name; of a radio, its label.
func (w *webkit) press(role, name string) {
	w.t.Helper()
	err := errGone
	for deadline := time.Now().Add(patience); err != nil && time.Now().Before(deadline); w.pause() {
		id := w.find(role, name)
		if role == "radio" {
			var label map[string]string
			script := map[string]any{"script": "return arguments[0].labels[0]", "args": []any{map[string]string{elementKey: id}}}
			if err = w.do("POST", w.session+"/execute/sync", script, &label); err != nil {
				continue
			}
			id = label[elementKey]
		}
		// WebKit does not bring a button into view by itself.
		script := map[string]any{"script": `arguments[0].scrollIntoView({ block: "center" })`, "args": []any{map[string]string{elementKey: id}}}
		if err = w.do("POST", w.session+"/execute/sync", script, nil); err == nil {
			err = w.do("POST", w.session+"/element/"+id+"/click", nil, nil)
		}
	}
	if err != nil {
		w.t.Fatalf("WebKit, pressing %s %q: %v", role, name, err)
	}
}

// fill types text into the field with that label.
func (w *webkit) fill(label, text string) {
	w.t.Helper()
	w.must("POST", "/element/"+w.find("textbox", label)+"/value", map[string]string{"text": text}, nil)
}

// sees waits for text on the page.
func (w *webkit) sees(text string) {
	w.t.Helper()
	for deadline := time.Now().Add(2 * patience); !strings.Contains(w.text(), text); w.pause() {
		if time.Now().After(deadline) {
			w.t.Fatalf("WebKit, not seen: %s; the page says:\n%s", text, w.text())
		}
	}
}

func (w *webkit) text() string {
	var text string
	_ = w.do("POST", w.session+"/execute/sync", map[string]any{"script": "return document.body.innerText", "args": []any{}}, &text)
	return strings.Join(strings.Fields(text), " ")
}

// script runs a function body in the page.
func (w *webkit) script(body string, into any) {
	w.t.Helper()
	w.must("POST", "/execute/sync", map[string]any{"script": body, "args": []any{}}, into)
}

// pause waits a frame or two in the page; a page that is being replaced is
// waited for too.
func (w *webkit) pause() {
	_ = w.do("POST", w.session+"/execute/async", map[string]any{"script": "setTimeout(arguments[0], 60)", "args": []any{}}, nil)
}
