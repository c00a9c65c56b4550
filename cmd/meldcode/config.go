package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"meldcode/app/school"
)

// The files of the site that a school's settings change.
const (
	settingsFile = "school.json"
	manifestFile = "manifest.webmanifest"
)

// config is a school's settings as a file of this machine, beside which its icon
// may lie.
type config struct{ path string }

// there says whether the file exists.
func (c config) there() bool {
	_, err := os.Stat(c.path)
	return err == nil
}

// read returns the file as it is now, what it sets, and the icon that it names.
// Problems are about its content, the icon's too; an error is about the disk.
func (c config) read() (text []byte, s school.School, icon []byte, problems []school.Problem, err error) {
	file, err := os.Open(c.path)
	if err != nil {
		return nil, s, nil, nil, err
	}
	defer file.Close()
	if text, err = io.ReadAll(io.LimitReader(file, school.Largest+1)); err != nil {
		return nil, s, nil, nil, err
	}
	if s, problems = school.Parse(text); len(problems) > 0 {
		return text, s, nil, problems, nil
	}
	wrong := func(says string) {
		problems = []school.Problem{{Line: lineOf(text, `"icon"`), Field: "app.icon", Says: says}}
	}
	switch data, inside := strings.CutPrefix(s.App.Icon, school.IconData); {
	case s.App.Icon == "":
		return text, s, nil, nil, nil
	case inside:
		icon, _ = base64.StdEncoding.DecodeString(data) // Parse read it
	default:
		if icon, err = os.ReadFile(filepath.Join(filepath.Dir(c.path), school.IconFile)); err != nil {
			wrong(school.IconFile + " staat niet naast dit bestand")
			return text, s, nil, problems, nil
		}
	}
	if _, err := side(icon); err != nil {
		wrong(err.Error())
	}
	return text, s, icon, problems, nil
}

func lineOf(text []byte, what string) int {
	before, _, _ := bytes.Cut(text, []byte(what))
	return 1 + bytes.Count(before, []byte("\n"))
}

// side returns the width of an icon that can stand on a home screen.
func side(icon []byte) (int, error) {
	picture, err := png.DecodeConfig(bytes.NewReader(icon))
	if err != nil || !school.PNG(icon) || picture.Width != picture.Height || picture.Width < 192 {
		return 0, errors.New("het pictogram is geen vierkante png van minstens 192 bij 192 en hoogstens 128 kB")
	}
	return picture.Width, nil
}

// check writes the problems of a file to out, one a line, and fails when there is
// one. Of a good file it tells what two people compare on a tablet.
func (c config) check(out io.Writer) error {
	_, s, _, problems, err := c.read()
	if err != nil {
		return err
	}
	for _, p := range problems {
		fmt.Fprintf(out, "%s: %s\n", c.path, p)
	}
	if n := len(problems); n > 0 {
		return fmt.Errorf("-check-config: %s has %d problem(s)", c.path, n)
	}
	fmt.Fprintf(out, "%s: in orde\n", c.path)
	if s.Recovery.Set() {
		fmt.Fprintf(out, "vingerafdruk van de noodsleutel: %s\n", s.Recovery.Fingerprint())
	}
	return nil
}

// files returns the files of the site as the settings make them: the settings
// themselves, as they are, and, when they are right, the icon and the manifest
// that shows name and icon. Wrong settings are sent all the same: a tablet keeps
// its last good ones and says so, which is seen sooner than a line in a log here.
func (c config) files(manifest siteFile) map[string]siteFile {
	made := map[string]siteFile{}
	if c.path == "" {
		return made
	}
	text, s, icon, problems, err := c.read()
	if err != nil {
		return map[string]siteFile{settingsFile: {}} // without forms: not found
	}
	made[settingsFile] = plainFile(settingsFile, mediaTypes[".json"], text)
	if len(problems) > 0 {
		return made
	}
	if icon != nil {
		made[school.IconFile] = plainFile(school.IconFile, mediaTypes[".png"], icon)
	}
	if s.App == (school.App{}) {
		return made
	}
	if named, err := renamed(manifest, s, icon); err == nil {
		made[manifestFile] = plainFile(manifestFile, mediaTypes[".webmanifest"], named)
	}
	return made
}

// renamed gives a manifest the school's name and icon.
func renamed(manifest siteFile, s school.School, icon []byte) ([]byte, error) {
	if len(manifest.forms) == 0 {
		return nil, errors.New("no manifest")
	}
	var m map[string]any
	if err := json.Unmarshal(manifest.forms[len(manifest.forms)-1].content, &m); err != nil {
		return nil, err
	}
	m["name"], m["short_name"] = s.AppName(), s.ShortName()
	if s.App.Name != "" {
		delete(m, "description") // which would still say what the app is
	}
	if icon != nil {
		width, err := side(icon)
		if err != nil {
			return nil, err
		}
		size := strconv.Itoa(width)
		m["icons"] = []map[string]string{{"src": school.IconFile, "type": "image/png", "sizes": size + "x" + size}}
	}
	return json.MarshalIndent(m, "", "  ")
}

func plainFile(name, mediaType string, content []byte) siteFile {
	sum := sha256.Sum256(content)
	return siteFile{path: name, mediaType: mediaType, forms: []form{{"", fmt.Sprintf(`"%x"`, sum[:12]), content}}}
}
