package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// The parts of the WebAssembly binary format that the build looks into: a header
// of 8 bytes, then sections of an id, a size and a content; the data section
// holds segments of memory, each with the address where it goes.
const (
	wasmHeader  = "\x00asm\x01\x00\x00\x00"
	dataSection = 11

	// A run of fewer zeros is written out: it costs next to nothing compressed, and
	// browsers refuse a module of more than 100,000 segments.
	zeroRun     = 32
	maxSegments = 100_000
)

var errWasm = errors.New("not a WebAssembly module as Go links it")

// rewriteData returns the module with its memory, as it is when the program
// starts, changed by edit.
func rewriteData(module []byte, edit func(memory []byte) error) ([]byte, error) {
	if !bytes.HasPrefix(module, []byte(wasmHeader)) {
		return nil, errWasm
	}
	out := bytes.NewBuffer(bytes.Clone(module[:len(wasmHeader)]))
	found := false
	for rest := module[len(wasmHeader):]; len(rest) > 0; {
		id := rest[0]
		size, n := binary.Uvarint(rest[1:])
		if n <= 0 || uint64(len(rest)-1-n) < size {
			return nil, errWasm
		}
		content := rest[1+n : 1+n+int(size)]
		rest = rest[1+n+int(size):]
		if id == dataSection {
			memory, err := readSegments(content)
			if err != nil {
				return nil, err
			}
			if err := edit(memory); err != nil {
				return nil, err
			}
			content, found = writeSegments(memory), true
		}
		out.WriteByte(id)
		out.Write(binary.AppendUvarint(nil, uint64(len(content))))
		out.Write(content)
	}
	if !found {
		return nil, errWasm
	}
	return out.Bytes(), nil
}

// readSegments returns the memory that a data section describes.
func readSegments(content []byte) ([]byte, error) {
	var memory []byte
	count, n := binary.Uvarint(content)
	if n <= 0 {
		return nil, errWasm
	}
	content = content[n:]
	for range count {
		// Memory 0, i32.const address, end.
		if len(content) < 2 || content[0] != 0 || content[1] != 0x41 {
			return nil, errWasm
		}
		address, n := sleb(content[2:])
		if n <= 0 || address < 0 || address > 1<<28 {
			return nil, errWasm
		}
		content = content[2+n:]
		if len(content) < 1 || content[0] != 0x0b {
			return nil, errWasm
		}
		size, n := binary.Uvarint(content[1:])
		if n <= 0 || uint64(len(content)-1-n) < size {
			return nil, errWasm
		}
		// A later segment may begin within the one before it.
		if end := int(address) + int(size); end > len(memory) {
			memory = append(memory, make([]byte, end-len(memory))...)
		}
		copy(memory[address:], content[1+n:1+n+int(size)])
		content = content[1+n+int(size):]
	}
	if len(content) != 0 {
		return nil, fmt.Errorf("%w: %d bytes behind its data", errWasm, len(content))
	}
	return memory, nil
}

// writeSegments returns the data section of a memory, which starts as zeros.
func writeSegments(memory []byte) []byte {
	for run := zeroRun; ; run *= 2 {
		if section, count := segmentsOf(memory, run); count <= maxSegments {
			return section
		}
	}
}

// segmentsOf leaves out the runs of at least that many zeros.
func segmentsOf(memory []byte, run int) (section []byte, count int) {
	var segments []byte
	for at := 0; at < len(memory); {
		if memory[at] == 0 {
			at++
			continue
		}
		end, zeros := at, 0
		for i := at; i < len(memory) && zeros < run; i++ {
			if zeros++; memory[i] != 0 {
				end, zeros = i+1, 0
			}
		}
		segments = append(segments, 0, 0x41)
		segments = appendSleb(segments, int64(at))
		segments = append(segments, 0x0b)
		segments = binary.AppendUvarint(segments, uint64(end-at))
		segments = append(segments, memory[at:end]...)
		count++
		at = end
	}
	return append(binary.AppendUvarint(nil, uint64(count)), segments...), count
}

// sleb reads a signed number of LEB128, and how many bytes it takes; none when it
// is not whole.
func sleb(b []byte) (value int64, n int) {
	var shift uint
	for i, x := range b {
		value |= int64(x&0x7f) << shift
		if shift += 7; x&0x80 == 0 {
			if x&0x40 != 0 && shift < 64 {
				value |= -1 << shift
			}
			return value, i + 1
		}
		if i == 9 {
			break
		}
	}
	return 0, 0
}

func appendSleb(b []byte, value int64) []byte {
	for {
		x := byte(value & 0x7f)
		value >>= 7
		if value == 0 && x&0x40 == 0 || value == -1 && x&0x40 != 0 {
			return append(b, x)
		}
		b = append(b, x|0x80)
	}
}
