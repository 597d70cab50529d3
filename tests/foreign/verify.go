// Verifies a log in the form of c2sp.org/tlog-tiles with a client that is not ours: golang.org/x/mod/sumdb.
//
//	go run verify.go VKEY FOLDER [KEPT_CHECKPOINT]
//
// FOLDER holds `checkpoint` and `tile/…` as they are served below /log/. Exit code 0 when every entry is in the
// signed tree and the tree has grown from the kept checkpoint; 1 with a word otherwise.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func fail(word string, err error) {
	fmt.Println(word, err)
	os.Exit(1)
}

func open(vkey, file string) tlog.Tree {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		fail("key", err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		fail("checkpoint-missing", err)
	}
	signed, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		fail("checkpoint-signature", err)
	}
	lines := strings.Split(signed.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		fail("checkpoint-origin", nil)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		fail("checkpoint-size", err)
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		fail("checkpoint-root", err)
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return tree
}

type files string

func (f files) Height() int { return 8 }

func (f files) path(level string, n int64, w int) string {
	path := fmt.Sprintf("%03d", n%1000)
	for n >= 1000 {
		n /= 1000
		path = fmt.Sprintf("x%03d/%s", n%1000, path)
	}
	if w < 256 {
		path += fmt.Sprintf(".p/%d", w)
	}
	return filepath.Join(string(f), "tile", level, path)
}

func (f files) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, t := range tiles {
		data, err := os.ReadFile(f.path(strconv.Itoa(t.L), t.N, t.W))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (f files) SaveTiles([]tlog.Tile, [][]byte) {}

func (f files) entries(size int64) [][]byte {
	var all [][]byte
	for n := int64(0); n*256 < size; n++ {
		w := 256
		if size-n*256 < 256 {
			w = int(size - n*256)
		}
		data, err := os.ReadFile(f.path("entries", n, w))
		if err != nil {
			fail("entries-missing", err)
		}
		for len(data) > 0 {
			if len(data) < 2 {
				fail("entries-cut", nil)
			}
			length := int(binary.BigEndian.Uint16(data))
			if len(data) < 2+length {
				fail("entries-cut", nil)
			}
			all = append(all, data[2:2+length])
			data = data[2+length:]
		}
	}
	if int64(len(all)) != size {
		fail("entries-count", nil)
	}
	return all
}

func main() {
	vkey, folder := os.Args[1], files(os.Args[2])
	tree := open(vkey, filepath.Join(string(folder), "checkpoint"))
	reader := tlog.TileHashReader(tree, folder)
	if len(os.Args) > 3 {
		kept := open(vkey, os.Args[3])
		if kept.N > tree.N {
			fail("rolled-back", nil)
		}
		proof, err := tlog.ProveTree(tree.N, kept.N, reader)
		if err != nil {
			fail("proof", err)
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, kept.N, kept.Hash); err != nil {
			fail("forked", err)
		}
	}
	for i, entry := range folder.entries(tree.N) {
		proof, err := tlog.ProveRecord(tree.N, int64(i), reader)
		if err != nil {
			fail("proof", err)
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, int64(i), tlog.RecordHash(entry)); err != nil {
			fail("entry-not-in-tree", err)
		}
	}
	fmt.Println("verified", tree.N)
}
