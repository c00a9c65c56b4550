package main

import (
	"bytes"
	"context"
	"encoding/json"
	"image"
	"image/png"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func keep(t *testing.T, dir, name string, content []byte) string {
	t.Helper()
	name = filepath.Join(dir, name)
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func icon(t *testing.T, side int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, side, side))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const neutral = `{"version": 1, "school": "De Verzonnen School", "app": {"name": "Notities van school", "short": "Notities", "icon": "school-icon.png"}}`

func TestASchoolsSettingsAreServedAndFollowed(t *testing.T) {
	dir := t.TempDir()
	file := keep(t, dir, settingsFile, []byte(neutral))
	keep(t, dir, "school-icon.png", icon(t, 512))
	files, err := load(built())
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(files, "/", config{file})
	r := ask(s, http.MethodGet, "/school.json")
	if r.StatusCode != 200 || r.Header.Get("Content-Type") != "application/json" || r.Header.Get("Cache-Control") != "no-cache" || body(t, r) != neutral {
		t.Errorf("status %d, %v", r.StatusCode, r.Header)
	}
	var manifest struct {
		Name  string
		Short string `json:"short_name"`
		Icons []struct{ Src, Sizes string }
	}
	if err := json.Unmarshal([]byte(body(t, ask(s, http.MethodGet, "/manifest.webmanifest"))), &manifest); err != nil {
		t.Fatal(err)
	}
	if manifest.Name != "Notities van school" || manifest.Short != "Notities" || len(manifest.Icons) != 1 || manifest.Icons[0].Src != "school-icon.png" || manifest.Icons[0].Sizes != "512x512" {
		t.Errorf("the manifest says %+v", manifest)
	}
	if r := ask(s, http.MethodGet, "/school-icon.png"); r.StatusCode != 200 || r.Header.Get("Content-Type") != "image/png" {
		t.Errorf("icon: %d %s", r.StatusCode, r.Header.Get("Content-Type"))
	}

	// Changed while it runs: the tablets get what is there, and judge it themselves.
	keep(t, dir, settingsFile, []byte(`{"version": 1, "scool": 1}`))
	if got := body(t, ask(s, http.MethodGet, "/school.json")); !strings.Contains(got, "scool") {
		t.Errorf("serves %q after a change", got)
	}
	if got := body(t, ask(s, http.MethodGet, "/manifest.webmanifest")); got != "{}" {
		t.Errorf("of wrong settings the manifest became %q", got)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if r := ask(s, http.MethodGet, "/school.json"); r.StatusCode != 404 {
		t.Errorf("gone, and answered %d", r.StatusCode)
	}
	// Nothing else of that folder can be reached.
	keep(t, dir, "secret.json", []byte("{}"))
	if r := ask(s, http.MethodGet, "/secret.json"); r.StatusCode != 404 {
		t.Errorf("another file beside it: %d", r.StatusCode)
	}
}

func TestCheckConfigTellsLineAndField(t *testing.T) {
	dir := t.TempDir()
	check := func(content string) (string, error) {
		var out bytes.Buffer
		err := run(context.Background(), []string{"-check-config", keep(t, dir, settingsFile, []byte(content))}, built(), &out)
		return strings.ReplaceAll(out.String(), dir+string(filepath.Separator), ""), err
	}
	out, err := check("{\n \"version\": 1,\n \"lock\": {\"most\": 99},\n \"scool\": \"x\"\n}")
	want := "school.json: regel 3, lock.most: hier hoort een heel getal van 1 tot en met 15\nschool.json: regel 4, scool: is geen instelling; een opmerking begint met _\n"
	if err == nil || out != want {
		t.Errorf("%v, %s", err, out)
	}
	if out, err := check("{\n \"version\": 1,\n \"app\": {\"icon\": \"school-icon.png\"}\n}"); err == nil || !strings.Contains(out, "regel 3, app.icon: school-icon.png staat niet") {
		t.Errorf("no icon: %v, %s", err, out)
	}
	keep(t, dir, "school-icon.png", icon(t, 64))
	if out, err := check(neutral); err == nil || !strings.Contains(out, "192") {
		t.Errorf("a small icon: %v, %s", err, out)
	}
	keep(t, dir, "school-icon.png", icon(t, 192))
	if out, err := check(neutral); err != nil || out != "school.json: in orde\n" {
		t.Errorf("%v, %s", err, out)
	}
	sample, err := os.ReadFile(filepath.Join("..", "..", "app", "school", "sample.json"))
	if err != nil {
		t.Fatal(err)
	}
	if out, err := check(string(sample)); err != nil || !strings.Contains(out, "vingerafdruk van de noodsleutel: ") {
		t.Errorf("%v, %s", err, out)
	}
	if err := run(context.Background(), []string{"-check-config", filepath.Join(dir, "missing")}, built(), io.Discard); err == nil {
		t.Error("a missing file is in order")
	}
}

func TestItDoesNotStartWithWrongSettings(t *testing.T) {
	file := keep(t, t.TempDir(), settingsFile, []byte(`{"version": 1, "considerations": false}`))
	for _, args := range [][]string{{"-addr", "127.0.0.1:0"}, {"-export", t.TempDir()}} {
		err := run(context.Background(), append(args, "-config", file), built(), io.Discard)
		if err == nil || !strings.Contains(err.Error(), "considerations") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%v: %v", args, err)
		}
	}
}

func TestAnExportKeepsTheSchoolsSettings(t *testing.T) {
	dir, from := t.TempDir(), t.TempDir()
	file := keep(t, from, "any-name.json", []byte(neutral))
	keep(t, from, "school-icon.png", icon(t, 192))
	export := func(args ...string) {
		t.Helper()
		if err := run(context.Background(), append([]string{"-export", dir}, args...), built(), io.Discard); err != nil {
			t.Fatal(err)
		}
	}
	holds := func(name, want string) {
		t.Helper()
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !strings.Contains(string(got), want) {
			t.Errorf("%s: %q, %v; want %q", name, got, err, want)
		}
	}
	export()
	holds(settingsFile, `"version": 1`)
	keep(t, dir, manifestFile+".br", []byte("of before"))
	export("-config", file)
	holds(settingsFile, "De Verzonnen School")
	holds(manifestFile, "Notities van school")
	holds("school-icon.png", "PNG")
	if _, err := os.Stat(filepath.Join(dir, manifestFile+".br")); err == nil {
		t.Error("a compressed form of another manifest stayed")
	}
	export() // an update of the app: what lies there stays
	holds(settingsFile, "De Verzonnen School")
	holds(manifestFile, "Notities van school")
	keep(t, dir, settingsFile, []byte("{ not right"))
	export()
	holds(settingsFile, "{ not right")
}
