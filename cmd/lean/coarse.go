package main

import (
	"bytes"
	"encoding/binary"
)

// To find the function of an address, the runtime first looks in a table with a row
// for each 4096 addresses, and goes on from the function that stands there to the
// one it looks for (symtab.go, findfunc). In WebAssembly each function has 16 rows of
// its own, three megabytes in all. A row may as well name a function a little before:
// then the runtime takes some steps more, and rows repeat each other, so that they
// cost next to nothing compressed.

const (
	coarse    = 16 // so many functions share what their rows say
	rowSize   = 20 // abi.FindFuncBucket: a number of a function, and 16 bytes to add to it
	rowCovers = 4096
)

// Words of runtime.moduledata, which begins with the addresses of the tables.
const (
	wordRows      = 19 // findfunctab
	wordFirst     = 20 // minpc
	wordLast      = 21 // maxpc
	wordFunctions = 17 // the length of ftab, one more than there are functions
	words         = 22
)

// coarsen makes the rows name a function a little before the first they cover.
func (t tables) coarsen(memory []byte) error {
	begin := binary.LittleEndian.AppendUint64(nil, uint64(t.at))
	begin = binary.LittleEndian.AppendUint64(begin, uint64(t.at+tableHeader))
	at := bytes.Index(memory, begin)
	if at < 0 || bytes.Contains(memory[at+1:], begin) || len(memory) < at+8*words {
		return errTables
	}
	word := func(n int) uint64 { return binary.LittleEndian.Uint64(memory[at+8*n:]) }
	from, first, last := word(wordRows), word(wordFirst), word(wordLast)
	if word(wordFunctions) != uint64(t.count)+1 || last <= first || from > uint64(len(memory)) {
		return errTables
	}
	count := (last - first) / rowCovers // what is left of the last row is shorter, and stays
	if count > (uint64(len(memory))-from)/rowSize {
		return errTables
	}
	before := uint32(0)
	for row := memory[from:]; count > 0; row, count = row[rowSize:], count-1 {
		n := binary.LittleEndian.Uint32(row)
		if n < before || uint64(n) > uint64(t.count) || !bytes.Equal(row[4:rowSize], make([]byte, rowSize-4)) {
			return errTables
		}
		before = n
		binary.LittleEndian.PutUint32(row, n/coarse*coarse)
	}
	return nil
}
