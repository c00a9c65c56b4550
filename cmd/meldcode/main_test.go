package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestEveryMistakeIsOneLine(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	missing := filepath.Join(t.TempDir(), "missing.pem")
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "letter.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"unknown flag":      {"-wrong"},
		"argument":          {"serve"},
		"taken port":        {"-addr", taken.Addr().String()},
		"no such address":   {"-addr", "nowhere"},
		"half of TLS":       {"-tls-cert", missing},
		"no certificate":    {"-tls-cert", missing, "-tls-key", missing},
		"base with a query": {"-base", "/x?y"},
		"export over other": {"-export", full},
	} {
		err := run(context.Background(), args, built(), io.Discard)
		if err == nil {
			t.Errorf("%s: no error", name)
		} else if strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: more than a line: %q", name, err)
		}
	}
}

func TestHelpIsNotAMistake(t *testing.T) {
	var out bytes.Buffer
	if err := run(context.Background(), []string{"-h"}, built(), &out); err != nil {
		t.Error(err)
	}
	for _, flag := range []string{"-addr", "-base", "-tls-cert", "-tls-key", "-export"} {
		if !strings.Contains(out.String(), flag) {
			t.Errorf("the usage lacks %s", flag)
		}
	}
}

func TestTheBaseGetsItsSlashes(t *testing.T) {
	for in, want := range map[string]string{"/": "/", "": "/", "meldcode": "/meldcode/", "/meldcode": "/meldcode/", "/a/b/": "/a/b/", "//a": "/a/", "/../x": "/x/"} {
		o, err := parse([]string{"-base", in}, io.Discard)
		if err != nil || o.base != want {
			t.Errorf("%q: got %q, %v; want %q", in, o.base, err, want)
		}
	}
}

// start runs the program until the test ends and gives the address it says.
func start(t *testing.T, args ...string) string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	in, out := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		err := run(ctx, append([]string{"-addr", "127.0.0.1:0"}, args...), built(), out)
		_ = out.CloseWithError(err)
		ended <- err
	}()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("a stop on a signal gave %v", err)
		}
	})
	line, err := bufio.NewReader(in).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	fields := strings.Fields(line)
	return fields[len(fields)-1]
}

func TestItServesWhereItSaysAndStopsCleanly(t *testing.T) {
	url := start(t, "-base", "/x")
	if !strings.HasPrefix(url, "http://localhost:") || !strings.HasSuffix(url, "/x/") {
		t.Errorf("says %q", url)
	}
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if r.StatusCode != 200 {
		t.Errorf("status %d", r.StatusCode)
	}
}

func TestItSpeaksTLSWhenGivenACertificate(t *testing.T) {
	cert, key, pool := certificate(t)
	url := start(t, "-tls-cert", cert, "-tls-key", key)
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}}
	r, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if r.StatusCode != 200 || r.TLS.Version < tls.VersionTLS12 {
		t.Errorf("status %d, TLS %x", r.StatusCode, r.TLS.Version)
	}
	client.CloseIdleConnections()
}

// certificate makes one for localhost.
func certificate(t *testing.T) (certFile, keyFile string, pool *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{"localhost"}, NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	certFile, keyFile = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	pool = x509.NewCertPool()
	certPEM := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	pool.AppendCertsFromPEM(certPEM)
	for name, content := range map[string][]byte{certFile: certPEM, keyFile: pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return certFile, keyFile, pool
}
