package picture

import (
	"bytes"
	"encoding/binary"
)

const (
	exifHead = "Exif\x00\x00"
	iccHead  = "ICC_PROFILE\x00"

	jfifSize  = 14 // of JFIF without a thumbnail
	adobeSize = 12
)

// cleanJPEG keeps the segments that a decoder needs.
func cleanJPEG(b []byte) ([]byte, error) {
	out := append(make([]byte, 0, len(b)+64), b[:2]...)
	b = b[2:]
	exif, scans := false, false
	for {
		for len(b) > 1 && b[0] == 0xff && b[1] == 0xff {
			b = b[1:] // fill bytes
		}
		if len(b) < 2 || b[0] != 0xff {
			return nil, ErrDamaged
		}
		marker := b[1]
		if marker == 0xd9 { // the end; what follows is another picture, a film or worse
			if !scans {
				return nil, ErrDamaged
			}
			return append(out, 0xff, 0xd9), nil
		}
		if marker < 0xc0 || marker >= 0xd0 && marker < 0xd9 || len(b) < 4 {
			return nil, ErrDamaged
		}
		n := 2 + int(binary.BigEndian.Uint16(b[2:]))
		if n < 4 || n > len(b) {
			return nil, ErrDamaged
		}
		body := b[4:n]
		switch {
		case marker == 0xe1 && bytes.HasPrefix(body, []byte(exifHead)):
			if v := orientation(body[len(exifHead):]); v > 1 && !exif {
				out = segment(out, marker, []byte(exifHead), turned(v))
				exif = true
			}
		case marker == 0xe0 && bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) >= jfifSize:
			out = segment(out, marker, body[:jfifSize-2], []byte{0, 0})
		case marker == 0xe2 && bytes.HasPrefix(body, []byte(iccHead)):
			out = append(out, b[:n]...)
		case marker == 0xee && bytes.HasPrefix(body, []byte("Adobe")) && len(body) >= adobeSize:
			out = segment(out, marker, body[:adobeSize])
		case marker >= 0xe0: // application data and comments, and what has no meaning
		default:
			out = append(out, b[:n]...)
		}
		b = b[n:]
		if marker == 0xda {
			scans = true
			n := scan(b)
			out, b = append(out, b[:n]...), b[n:]
		}
	}
}

// scan returns where coded data ends: before a marker that is not part of it.
func scan(b []byte) int {
	for i := 0; ; i++ {
		next := bytes.IndexByte(b[i:], 0xff)
		if next < 0 || i+next+1 >= len(b) {
			return len(b)
		}
		i += next
		if c := b[i+1]; c != 0 && c != 0xff && (c < 0xd0 || c > 0xd7) {
			return i
		}
	}
}

func segment(out []byte, marker byte, pieces ...[]byte) []byte {
	body := bytes.Join(pieces, nil)
	out = append(out, 0xff, marker)
	out = binary.BigEndian.AppendUint16(out, uint16(2+len(body)))
	return append(out, body...)
}
