package picture

import "encoding/binary"

const (
	riffHead  = 12
	frameHead = 16 // of an ANMF chunk, before its own chunks

	flagExif = 0x08
	flagXMP  = 0x04
)

// cleanWebP keeps the chunks that a decoder needs.
func cleanWebP(b []byte) ([]byte, error) {
	n := uint64(binary.LittleEndian.Uint32(b[4:])) + 8
	if n < riffHead || n > uint64(len(b)) {
		return nil, ErrDamaged
	}
	out := append(make([]byte, 0, len(b)+64), b[:riffHead]...)
	flags, seen := 0, false // where the flags stand in out
	exif := false
	err := riff(b[riffHead:n], func(name string, body []byte) error {
		switch name {
		case "VP8X":
			if len(body) < 10 || flags > 0 || seen {
				return ErrDamaged
			}
			flags = len(out) + 8
			out = riffChunk(out, name, body)
			out[flags] &^= flagExif | flagXMP
		case "VP8 ", "VP8L":
			seen = true
			out = riffChunk(out, name, body)
		case "ALPH", "ANIM", "ICCP":
			out = riffChunk(out, name, body)
		case "ANMF":
			seen = true
			if len(body) < frameHead {
				return ErrDamaged
			}
			frame := append([]byte{}, body[:frameHead]...)
			err := riff(body[frameHead:], func(name string, body []byte) error {
				if name == "ALPH" || name == "VP8 " || name == "VP8L" {
					frame = riffChunk(frame, name, body)
				}
				return nil
			})
			if err != nil {
				return err
			}
			out = riffChunk(out, name, frame)
		case "EXIF":
			if len(body) > 6 && string(body[:6]) == exifHead { // some programs write JPEG's head too
				body = body[6:]
			}
			if v := orientation(body); v > 1 && !exif && flags > 0 {
				out = riffChunk(out, name, turned(v))
				out[flags] |= flagExif
				exif = true
			}
		}
		return nil
	})
	if err != nil || !seen {
		return nil, ErrDamaged
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, nil
}

// riff goes over the chunks of b. A last byte that only fills up may be missing.
func riff(b []byte, each func(name string, body []byte) error) error {
	for len(b) > 0 {
		if len(b) < 8 {
			return ErrDamaged
		}
		n := uint64(binary.LittleEndian.Uint32(b[4:]))
		if n > uint64(len(b)-8) {
			return ErrDamaged
		}
		if err := each(string(b[:4]), b[8:8+n]); err != nil {
			return err
		}
		b = b[min(8+n+n%2, uint64(len(b))):]
	}
	return nil
}

func riffChunk(out []byte, name string, body []byte) []byte {
	out = binary.LittleEndian.AppendUint32(append(out, name...), uint32(len(body)))
	out = append(out, body...)
	if len(body)%2 == 1 {
		out = append(out, 0)
	}
	return out
}
