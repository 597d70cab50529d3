// How long Go's golang.org/x/mod/sumdb/tlog takes for an inclusion proof, over the tiles of a log in files.
//
//	prove FOLDER SIZE ROOT_BASE64 PROOFS
//
// FOLDER holds level0, level1 …: all hashes of that level side by side. It prints the median milliseconds of a proof.
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

type files []*os.File

func (f files) Height() int { return 8 }

func (f files) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, t := range tiles {
		data := make([]byte, t.W*tlog.HashSize)
		if _, err := f[t.L].ReadAt(data, t.N*256*tlog.HashSize); err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (f files) SaveTiles([]tlog.Tile, [][]byte) {}

func must(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func main() {
	size, err := strconv.ParseInt(os.Args[2], 10, 64)
	must(err)
	root, err := base64.StdEncoding.DecodeString(os.Args[3])
	must(err)
	proofs, err := strconv.Atoi(os.Args[4])
	must(err)
	var f files
	for level := 0; level < 3; level++ {
		file, err := os.Open(filepath.Join(os.Args[1], fmt.Sprint("level", level)))
		must(err)
		f = append(f, file)
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	var times []float64
	for at := 0; at < proofs; at++ {
		index := int64(at) * 33331 % size
		leaf := make([]byte, tlog.HashSize)
		_, err := f[0].ReadAt(leaf, index*tlog.HashSize)
		must(err)
		start := time.Now()
		proof, err := tlog.ProveRecord(size, index, tlog.TileHashReader(tree, f))
		must(err)
		times = append(times, float64(time.Since(start).Microseconds())/1000)
		var hash tlog.Hash
		copy(hash[:], leaf)
		must(tlog.CheckRecord(proof, size, tree.Hash, index, hash))
	}
	sort.Float64s(times)
	fmt.Println(times[len(times)/2])
}
