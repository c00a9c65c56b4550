package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"meldcode/app/school"
	"meldcode/cmd/internal/headers"
)

// site answers requests for the files of the site below a base path.
type site struct {
	files  map[string]siteFile
	base   string // begins and ends with a slash
	school config
}

func newSite(files map[string]siteFile, base string, school config) *site {
	return &site{files, base, school}
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, h := range headers.All() {
		w.Header().Set(h.Name, h.Value)
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		s.refuse(w, http.StatusMethodNotAllowed)
		return
	}
	// Relative addresses in the page need the slash.
	if r.URL.Path+"/" == s.base {
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("Location", s.base)
		w.WriteHeader(http.StatusPermanentRedirect)
		return
	}
	name, ok := strings.CutPrefix(r.URL.Path, s.base)
	if name == "" {
		name = "index.html"
	}
	// A map of known names: no path can leave the site, nothing can be listed.
	f, known := s.files[name]
	if ok && (name == settingsFile || name == school.IconFile || name == manifestFile) {
		// Read each time, so that a change counts without a restart.
		if made, changed := s.school.files(s.files[manifestFile])[name]; changed {
			f, known = made, len(made.forms) > 0
		}
	}
	if !ok || !known {
		s.refuse(w, http.StatusNotFound)
		return
	}
	send(w, r, f)
}

func (s *site) refuse(w http.ResponseWriter, status int) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(http.StatusText(status) + "\n"))
}

func send(w http.ResponseWriter, r *http.Request, f siteFile) {
	h := w.Header()
	form, ok := negotiate(f.forms, r.Header.Values("Accept-Encoding"))
	if len(f.forms) > 1 {
		h.Set("Vary", "Accept-Encoding")
	}
	if !ok {
		h.Set("Cache-Control", "no-store")
		w.WriteHeader(http.StatusNotAcceptable)
		return
	}
	if f.immutable {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		h.Set("Cache-Control", "no-cache")
	}
	h.Set("Content-Type", f.mediaType)
	h.Set("ETag", form.etag)
	if matches(r.Header.Values("If-None-Match"), form.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if form.encoding != "" {
		h.Set("Content-Encoding", form.encoding)
	}
	h.Set("Content-Length", strconv.Itoa(len(form.content)))
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodGet {
		_, _ = w.Write(form.content)
	}
}

// matches says whether an If-None-Match header names the tag. Comparison is
// weak, as RFC 9110 13.1.2 wants.
func matches(header []string, etag string) bool {
	for _, tag := range strings.Split(strings.Join(header, ","), ",") {
		tag = strings.TrimSpace(tag)
		if tag == "*" || strings.TrimPrefix(tag, "W/") == etag {
			return true
		}
	}
	return false
}

// Time-outs, so that a slow or silent client cannot hold a connection for
// ever; writing has long, for a whole app over a school's slowest line.
const (
	headerTimeout = 5 * time.Second
	readTimeout   = 10 * time.Second
	writeTimeout  = 5 * time.Minute
	idleTimeout   = time.Minute
	stopTimeout   = 5 * time.Second
)

func newServer(handler http.Handler) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    16 << 10,
	}
}

// serve answers until the context ends, and lets running answers finish.
func serve(ctx context.Context, server *http.Server, listener net.Listener) error {
	failed := make(chan error, 1)
	go func() {
		if server.TLSConfig != nil {
			failed <- server.ServeTLS(listener, "", "")
		} else {
			failed <- server.Serve(listener)
		}
	}()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	limit, cancel := context.WithTimeout(context.Background(), stopTimeout)
	defer cancel()
	if err := server.Shutdown(limit); err != nil {
		return server.Close() // someone is still downloading: they can again
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
