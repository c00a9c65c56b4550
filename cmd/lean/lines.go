package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// Go keeps for each function its name, and for each instruction its file and
// line, to say where a panic was. Nobody sees that here: a panic may quote what
// somebody typed, so the page shows a screen of its own instead. It is a tenth of
// what a first start downloads, so it is taken out of what travels.
//
// The tables are laid out as package runtime has them (symtab.go, runtime2.go).
// The stack is unwound by other tables, which stay. So do the names that the
// runtime itself asks for; see asked.

var errTables = errors.New("the tables of functions are not as Go 1.26 lays them out")

// The header: a magic number, the size of an instruction and of a pointer, two
// counts, a field that is not used, and where the five tables begin.
const (
	tableMagic  = "\xf1\xff\xff\xff\x00\x00\x01\x08"
	tableHeader = 72
	funcSize    = 44 // of one function, before its own lists
	wrapperID   = 23 // abi.FuncIDWrapper, in byte 40 of a function
)

// Lists of a function that nothing asks for in a browser (abi/symtab.go): where it
// may be interrupted by a signal, of which there are none, and how its arguments
// are printed in a trace, which is shown to nobody.
const (
	unsafePoints     = 0 // abi.PCDATA_UnsafePoint
	liveArguments    = 3 // abi.PCDATA_ArgLiveIndex
	argumentInfo     = 5 // abi.FUNCDATA_ArgInfo
	liveArgumentInfo = 6 // abi.FUNCDATA_ArgLiveInfo

	none = ^uint32(0) // there is no such data
)

// asked reports whether the runtime asks for the name of a function: of its own,
// to tell which goroutines are; of two of reflect, to find their arguments when it
// collects garbage; of the wrapper of a method, to say in the panic that it was
// called on nothing. Without that one it would stop, where a program can recover.
func asked(name string, id byte) bool {
	return strings.HasPrefix(name, "runtime.") || id == wrapperID ||
		name == "reflect.makeFuncStub" || name == "reflect.methodValueCall"
}

// withoutLines returns the module without names, files and lines.
func withoutLines(module []byte) ([]byte, error) {
	return rewriteData(module, func(memory []byte) error {
		t, err := findTables(memory)
		if err != nil {
			return err
		}
		if err := t.coarsen(memory); err != nil {
			return err
		}
		return t.empty()
	})
}

// tables are the tables of functions, each a part of the memory.
type tables struct {
	at                                int // where they begin in the memory
	names, units, files, steps, funcs []byte
	count                             int
}

func findTables(memory []byte) (tables, error) {
	at := bytes.Index(memory, []byte(tableMagic))
	if at < 0 || bytes.Contains(memory[at+1:], []byte(tableMagic)) || len(memory)-at < tableHeader {
		return tables{}, errTables
	}
	head := memory[at:]
	field := func(n int) uint64 { return binary.LittleEndian.Uint64(head[8+8*n:]) }
	count := field(0)
	from := [5]uint64{field(3), field(4), field(5), field(6), field(7)}
	last := uint64(tableHeader)
	for _, f := range from {
		if f < last || f > uint64(len(head)) {
			return tables{}, errTables
		}
		last = f
	}
	if from[0] != tableHeader || count == 0 || count > uint64(len(head)-int(from[4]))/8 {
		return tables{}, errTables
	}
	return tables{
		at:    at,
		names: head[from[0]:from[1]], units: head[from[1]:from[2]], files: head[from[2]:from[3]],
		steps: head[from[3]:from[4]], funcs: head[from[4]:], count: int(count),
	}, nil
}

// empty clears what only says where something is in the source.
func (t tables) empty() error {
	keep, lines := map[uint32]bool{}, map[uint32]bool{}
	names := map[uint32]bool{}
	for i := range t.count {
		at := binary.LittleEndian.Uint32(t.funcs[8*i+4:])
		if int(at)+funcSize > len(t.funcs) {
			return errTables
		}
		f := t.funcs[at:]
		lists := int(binary.LittleEndian.Uint32(f[28:]))
		if lists > 64 || funcSize+4*lists > len(f) {
			return errTables
		}
		name, err := t.name(binary.LittleEndian.Uint32(f[4:]))
		if err != nil {
			return err
		}
		keep[binary.LittleEndian.Uint32(f[16:])] = true
		for n := range lists {
			list := f[funcSize+4*n:]
			if n == unsafePoints || n == liveArguments {
				lines[binary.LittleEndian.Uint32(list)] = true
				clear(list[:4])
				continue
			}
			keep[binary.LittleEndian.Uint32(list)] = true
		}
		for n := range int(f[43]) {
			at := funcSize + 4*lists + 4*n
			if at+4 > len(f) {
				return errTables
			}
			if n == argumentInfo || n == liveArgumentInfo {
				binary.LittleEndian.PutUint32(f[at:], none)
			}
		}
		lines[binary.LittleEndian.Uint32(f[20:])] = true
		lines[binary.LittleEndian.Uint32(f[24:])] = true
		if asked(name, f[40]) {
			names[binary.LittleEndian.Uint32(f[4:])] = true
		} else {
			clear(f[4:8])
		}
		clear(f[20:28]) // files, lines
		clear(f[32:40]) // unit, first line
	}
	if len(names) < 100 {
		return fmt.Errorf("%w: the runtime asks for %d of %d functions", errTables, len(names), t.count)
	}
	for at := range lines {
		if err := t.clearSteps(at, keep); err != nil {
			return err
		}
	}
	t.clearNames(names)
	clear(t.units)
	clear(t.files)
	return nil
}

func (t tables) name(at uint32) (string, error) {
	if int(at) >= len(t.names) {
		return "", errTables
	}
	end := bytes.IndexByte(t.names[at:], 0)
	if end < 0 {
		return "", errTables
	}
	return string(t.names[at : int(at)+end]), nil
}

// clearNames clears all names but those that begin at one of keep.
func (t tables) clearNames(keep map[uint32]bool) {
	for at := 0; at < len(t.names); {
		end := at + bytes.IndexByte(t.names[at:], 0)
		if end < at {
			end = len(t.names)
		}
		if !keep[uint32(at)] {
			clear(t.names[at:end])
		}
		at = end + 1
	}
}

// clearSteps clears one list of steps: pairs of numbers that end with a zero in
// the place of a first one. Lists are shared, so one that is kept for something
// else stays.
func (t tables) clearSteps(at uint32, keep map[uint32]bool) error {
	if at == 0 || keep[at] {
		return nil
	}
	end := int(at)
	for first := true; ; first = false {
		if end >= len(t.steps) {
			return errTables
		}
		value, n := binary.Uvarint(t.steps[end:])
		if n <= 0 {
			return errTables
		}
		end += n
		if value == 0 && !first {
			break
		}
		if _, n = binary.Uvarint(t.steps[min(end, len(t.steps)):]); n <= 0 {
			return errTables
		}
		end += n
	}
	clear(t.steps[at:end])
	return nil
}
