// Package picture tells what a file is by its first bytes, never by its name, and
// takes out of a picture what it says beside the image: place, device, owner,
// comments, thumbnails, whatever hangs behind the end. The coded image itself is
// copied byte for byte, so nothing of it is lost.
//
// Sources: ITU-T T.81 (JPEG), CIPA DC-008 (Exif), W3C PNG third edition, RFC 9649
// (WebP), and the GIF89a specification.
package picture

import (
	"bytes"
	"errors"
	"unicode/utf8"
)

// Kind is what a file is.
type Kind string

// The kinds that are told apart, as media types.
const (
	JPEG  Kind = "image/jpeg"
	PNG   Kind = "image/png"
	WebP  Kind = "image/webp"
	GIF   Kind = "image/gif"
	HEIC  Kind = "image/heic" // a picture that no browser but one shows, and that is not cleaned
	PDF   Kind = "application/pdf"
	Text  Kind = "text/plain"
	Other Kind = "application/octet-stream"
)

// ErrDamaged says that a picture is not built as its kind should be. Nothing can
// be promised about what such a file says beside its image.
var ErrDamaged = errors.New("picture: not built as its kind should be")

const (
	jpegStart = "\xff\xd8\xff"
	pngStart  = "\x89PNG\r\n\x1a\n"
)

// KindOf tells what a file is. Text is UTF-8 without control characters that does
// not begin as markup: HTML and SVG are Other.
func KindOf(b []byte) Kind {
	begins := func(with string) bool { return bytes.HasPrefix(b, []byte(with)) }
	switch {
	case begins(jpegStart):
		return JPEG
	case begins(pngStart):
		return PNG
	case begins("GIF87a"), begins("GIF89a"):
		return GIF
	case len(b) >= 12 && begins("RIFF") && string(b[8:12]) == "WEBP":
		return WebP
	case begins("%PDF-"):
		return PDF
	case len(b) >= 12 && string(b[4:8]) == "ftyp":
		switch string(b[8:12]) {
		case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis":
			return HEIC
		}
	case isText(b):
		return Text
	}
	return Other
}

// Shown reports whether a browser may be given the file as a picture.
func (k Kind) Shown() bool { return k == JPEG || k == PNG || k == WebP || k == GIF }

func isText(b []byte) bool {
	start := bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(start) == 0 || start[0] == '<' || !utf8.Valid(b) {
		return false
	}
	for _, c := range b {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 0x7f {
			return false
		}
	}
	return true
}

// Clean returns a picture without what it says beside the image. How it is to be
// turned, its colours and its movement stay. It fails with ErrDamaged, also for
// what is no picture of a kind that is shown. The result is another slice, at most
// some 100 bytes longer than b.
func Clean(b []byte) ([]byte, error) {
	switch KindOf(b) {
	case JPEG:
		return cleanJPEG(b)
	case PNG:
		return cleanPNG(b)
	case WebP:
		return cleanWebP(b)
	case GIF:
		return cleanGIF(b)
	}
	return nil, ErrDamaged
}
