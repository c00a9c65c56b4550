package picture

const (
	gifHead   = 13 // signature and screen
	imageHead = 10
)

// cleanGIF keeps the images, how they move, and nothing that is told beside them.
func cleanGIF(b []byte) ([]byte, error) {
	if len(b) < gifHead {
		return nil, ErrDamaged
	}
	n := gifHead + table(b[10])
	if n > len(b) {
		return nil, ErrDamaged
	}
	out, b := append(make([]byte, 0, len(b)), b[:n]...), b[n:]
	var control []byte // belongs to the image that follows
	for seen := false; len(b) > 0; {
		switch b[0] {
		case 0x3b:
			if !seen {
				return nil, ErrDamaged
			}
			return append(out, 0x3b), nil
		case 0x2c:
			if len(b) < imageHead {
				return nil, ErrDamaged
			}
			n = imageHead + table(b[9]) + 1 // and the size of a code
			n = blocks(b, n)
			if n < 0 {
				return nil, ErrDamaged
			}
			out = append(append(out, control...), b[:n]...)
			seen, control = true, nil
		case 0x21:
			if n = blocks(b, 2); n < 0 {
				return nil, ErrDamaged
			}
			switch {
			case b[1] == 0xf9:
				control = b[:n]
			case b[1] == 0xff && b[2] == 11 && (string(b[3:14]) == "NETSCAPE2.0" || string(b[3:14]) == "ANIMEXTS1.0"):
				if looped := loop(b[:n]); looped != nil {
					out = append(out, looped...)
				}
			default: // comments, text drawn over the image, data of other programs
				if b[1] == 0x01 {
					control = nil // it was of that text
				}
			}
		default:
			return nil, ErrDamaged
		}
		b = b[n:]
	}
	return nil, ErrDamaged
}

// loop is how often a film runs: the extension of 14 bytes and one block of 3.
// Whatever else was put in it is left out.
func loop(ext []byte) []byte {
	if len(ext) < 19 || ext[14] != 3 {
		return nil
	}
	return append(ext[:18:18], 0)
}

// table returns the size in bytes of a table of colours.
func table(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// blocks returns where a row of blocks that begins at n ends, or -1.
func blocks(b []byte, n int) int {
	for n < len(b) {
		size := int(b[n])
		n += 1 + size
		if size == 0 && n <= len(b) {
			return n
		}
	}
	return -1
}
