package main

import (
	"context"
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

// The settings of an export are held against nginx itself, with the table that
// this program is held against. IIS runs on Windows alone: of its web.config no
// more is known here than that it is XML with the same headers and types.
func TestNginxWithTheExportedSettingsAnswersAsThisProgramDoes(t *testing.T) {
	for _, base := range []string{"/", "/school/meldcode/"} {
		t.Run(base, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "www")
			if err := run(context.Background(), []string{"-export", dir, "-base", base}, built(), io.Discard); err != nil {
				t.Fatal(err)
			}
			address := startNginx(t, dir)
			client := &http.Client{
				Transport:     &http.Transport{DisableCompression: true},
				CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
			}
			t.Cleanup(client.CloseIdleConnections)
			hosting{base: base, ask: func(method, path string, header ...string) *http.Response {
				r, err := http.NewRequest(method, address+path, nil)
				if err != nil {
					t.Fatal(err)
				}
				for i := 0; i < len(header); i += 2 {
					r.Header.Set(header[i], header[i+1])
				}
				answer, err := client.Do(r)
				if err != nil {
					t.Fatalf("%s %s: %v", method, path, err)
				}
				t.Cleanup(func() { _ = answer.Body.Close() })
				return answer
			}}.check(t)
		})
	}
}

// startNginx serves the exported folder on a free port until the test ends.
func startNginx(t *testing.T, dir string) string {
	t.Helper()
	program, err := exec.LookPath("nginx")
	if err != nil {
		program = "/usr/sbin/nginx" // where Debian puts it, beside the path of most
		if _, err := os.Stat(program); err != nil {
			t.Fatal("no nginx: run make tools (Debian: apt-get install nginx)")
		}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	work := t.TempDir()
	user := ""
	if os.Geteuid() == 0 {
		user = "user root;\n" // the folder of a test is for its owner alone
	}
	var temp strings.Builder
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		temp.WriteString(kind + "_temp_path " + filepath.Join(work, kind) + ";\n")
	}
	settings := filepath.Join(work, "nginx.conf")
	err = os.WriteFile(settings, []byte(user+"daemon off;\nworker_processes 1;\npid "+filepath.Join(work, "pid")+";\nerror_log stderr;\nevents {}\n"+
		"http {\naccess_log off;\n"+temp.String()+"server {\nlisten "+addr+";\ninclude "+filepath.Join(dir, nginxSample)+";\n}\n}\n"), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	cmd := exec.Command(program, "-c", settings, "-p", work, "-e", "stderr")
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		if err := <-ended; err != nil {
			t.Errorf("nginx ended with %v", err)
		}
		for line := range strings.Lines(said.String()) {
			if strings.Contains(line, "[warn]") || strings.Contains(line, "[emerg]") {
				t.Error(line)
			}
		}
	})
	for deadline := time.Now().Add(10 * time.Second); ; {
		if probe, err := net.Dial("tcp", addr); err == nil {
			_ = probe.Close()
			return "http://" + addr
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("nginx does not take the settings: %v\n%s", err, said.String())
		default:
		}
		if time.Now().After(deadline) {
			t.Fatal("nginx does not answer")
		}
	}
}
