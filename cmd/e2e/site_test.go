package e2e

import (
	"context"
	"net"
	"net/http"
	"testing"
	"time"
)

// siteUntil starts the program on a free port, with more arguments, until ctx ends
// and returns the address of the site.
func siteUntil(t *testing.T, ctx context.Context, base string, more ...string) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	cmd := program(ctx, append([]string{"-addr", addr, "-base", base}, more...)...)
	if err := cmd.Start(); err != nil {
		t.Fatalf("start the server: %v", err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	url := "http://" + addr + base
	deadline := time.Now().Add(limit)
	for time.Now().Before(deadline) {
		if answer, err := http.Get(url); err == nil {
			_ = answer.Body.Close()
			return url
		}
	}
	t.Fatal("the server does not answer")
	return ""
}
