package exchange

import (
	"fmt"
	"strings"

	"meldcode/app/dossier"
)

// Names of the files in an archive; those of a dossier are below its folder.
const (
	readmeName   = "LEESMIJ.txt"
	manifestName = "manifest.json"
	dossiersName = "dossiers/"
	entriesName  = "entries/"
	textName     = "dossier.txt"
	htmlName     = "dossier.html"
)

func folder(id dossier.ID) string { return dossiersName + string(id) + "/" }

func entryName(id dossier.ID, i int) string {
	return fmt.Sprintf("%s%s%06d", folder(id), entriesName, i+1)
}

// parsePart reads the name of a file that a manifest may list: the dossier that
// it belongs to, "" for what belongs to none, and whether it is an entry. With
// ok false it is no name that an archive has.
func parsePart(name string) (id dossier.ID, entry, ok bool) {
	if name == readmeName {
		return "", false, true
	}
	rest, ok := strings.CutPrefix(name, dossiersName)
	if !ok {
		return "", false, false
	}
	of, file, _ := strings.Cut(rest, "/")
	id, err := dossier.ParseID(of)
	if err != nil {
		return "", false, false
	}
	if number, ok := strings.CutPrefix(file, entriesName); ok {
		if len(number) != 6 || strings.Trim(number, "0123456789") != "" {
			return "", false, false
		}
		return id, true, true
	}
	if file != textName && file != htmlName {
		return "", false, false
	}
	return id, false, true
}
