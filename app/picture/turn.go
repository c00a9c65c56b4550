package picture

import "encoding/binary"

const tagOrientation = 0x0112

// orientation returns how a picture is to be turned, 2 to 8, out of an Exif block
// that begins with its TIFF header; 1 when it does not say.
func orientation(tiff []byte) byte {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder
	switch string(tiff[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return 1
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 1
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			return 1
		}
		if order.Uint16(entries) == tagOrientation && order.Uint16(entries[2:]) == 3 {
			if v := order.Uint16(entries[8:]); v >= 2 && v <= 8 {
				return byte(v)
			}
			return 1
		}
		entries = entries[12:]
	}
	return 1
}

// turned is an Exif block that says how to turn a picture, and nothing else.
func turned(v byte) []byte {
	return []byte{
		'I', 'I', '*', 0, 8, 0, 0, 0, // the first directory stands at 8
		1, 0, // it has one entry
		tagOrientation & 0xff, tagOrientation >> 8, 3, 0, 1, 0, 0, 0, v, 0, 0, 0,
		0, 0, 0, 0, // there is no other directory
	}
}
