package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// cleanPNG keeps the chunks that a decoder needs.
func cleanPNG(b []byte) ([]byte, error) {
	out := append(make([]byte, 0, len(b)+64), b[:len(pngStart)]...)
	b = b[len(pngStart):]
	exif := false
	for first := true; len(b) >= 12; first = false {
		n := uint64(binary.BigEndian.Uint32(b))
		if n > uint64(len(b)-12) {
			return nil, ErrDamaged
		}
		name, whole := string(b[4:8]), b[:12+n]
		if first != (name == "IHDR") {
			return nil, ErrDamaged
		}
		switch name {
		case "IHDR", "PLTE", "IDAT", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs",
			"cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT":
			out = append(out, whole...)
		case "IEND":
			return append(out, whole...), nil
		case "eXIf":
			if v := orientation(whole[8 : 8+n]); v > 1 && !exif {
				out = chunk(out, name, turned(v))
				exif = true
			}
		default:
			if name[0]&0x20 == 0 { // a decoder must know it, and we do not
				return nil, ErrDamaged
			}
		}
		b = b[len(whole):]
	}
	return nil, ErrDamaged
}

func chunk(out []byte, name string, body []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(body)))
	named := bytes.Join([][]byte{[]byte(name), body}, nil)
	return binary.BigEndian.AppendUint32(append(out, named...), crc32.ChecksumIEEE(named))
}
