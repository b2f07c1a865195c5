#!/usr/bin/env python3
"""Makes the word lists of this folder out of the dictionaries in Debian's libicu72 (72.1) and icu-devtools (icupkg).

    ./make-words.py /usr/lib/x86_64-linux-gnu/libicudata.so.72

The dictionaries are tries of bytes, each a character minus the beginning of its block. A list here is the smallest
automaton that knows the same words: four bytes an edge, little endian, the edges of a node one after another.
Bits 0 to 7: the character minus the first of its block; bit 8: the last edge of its node; bit 9: a word ends here;
from bit 10: the first edge of the node it leads to, 0 where it leads nowhere. The root's edges come first, after one
empty edge, so that no node begins at 0. The same library gives the same bytes.
"""
import os
import struct
import subprocess
import sys
import tempfile

LISTS = {'Thai': 0x0E00, 'Lao': 0x0E80, 'Khmer': 0x1780, 'Burmese': 0x1000}
ICU_HEADER = b'\xda\x27'  # the magic number of a data file, behind its two lengths


class Trie:
    """Reads the words of an ICU trie of bytes."""

    def __init__(self, data):
        self.data = data

    def words(self):
        stack = [(0, b'')]
        while stack:
            at, word = stack.pop()
            lead = self.data[at]
            at += 1
            if lead < 0x10:
                if lead == 0:
                    lead = self.data[at]
                    at += 1
                stack.extend(self.branch(at, lead + 1, word))
            elif lead < 0x20:
                length = lead - 0x10 + 1
                stack.append((at + length, word + self.data[at:at + length]))
            else:
                yield word
                _, after = self.value(lead >> 1, at)
                if not lead & 1:
                    stack.append((after, word))

    def branch(self, at, length, word):
        """The nodes below a branch, each with the word that leads to it."""
        if length > 5:
            less, after = self.delta(at + 1)
            return self.branch(after + less, length >> 1, word) + self.branch(after, length - (length >> 1), word)
        found = []
        for _ in range(length - 1):
            key, lead = self.data[at:at + 1], self.data[at + 1]
            value, after = self.value(lead >> 1, at + 2)
            found.append((at + 1, word + key) if lead & 1 else (after + value, word + key))
            at = after
        return found + [(at + 1, word + self.data[at:at + 1])]

    def value(self, lead, at):
        d = self.data
        if lead < 0x51:
            return lead - 0x10, at
        if lead < 0x6C:
            return (lead - 0x51) << 8 | d[at], at + 1
        if lead < 0x7E:
            return (lead - 0x6C) << 16 | d[at] << 8 | d[at + 1], at + 2
        size = 3 if lead == 0x7E else 4
        return int.from_bytes(d[at:at + size], 'big'), at + size

    def delta(self, at):
        d, lead = self.data, self.data[at]
        if lead < 0xC0:
            return lead, at + 1
        if lead < 0xF0:
            return (lead - 0xC0) << 8 | d[at + 1], at + 2
        if lead < 0xFE:
            return (lead - 0xF0) << 16 | d[at + 1] << 8 | d[at + 2], at + 3
        size = 3 if lead == 0xFE else 4
        return int.from_bytes(d[at + 1:at + 1 + size], 'big'), at + 1 + size


def automaton(words):
    """The edges of the smallest automaton for sorted words, as numbers."""
    nodes = {}  # what follows a place -> its number; places with the same future are one

    def node(first, end, depth):
        future = []
        at = first
        while at < end:
            label = words[at][depth]
            to = at
            while to < end and words[to][depth] == label:
                to += 1
            ends = len(words[at]) == depth + 1
            below = node(at + ends, to, depth + 1) if to > at + ends else None
            future.append((label, ends, below))
            at = to
        future = tuple(future)
        return nodes.setdefault(future, len(nodes))

    root = node(0, len(words), 0)
    futures = sorted(nodes, key=nodes.get, reverse=True)  # the root, made last, comes first
    assert nodes[futures[0]] == root
    starts, at = {}, 1
    for future in futures:
        starts[nodes[future]] = at
        at += len(future)
    edges = [0]
    for future in futures:
        for i, (label, ends, below) in enumerate(future):
            edges.append(label | (i == len(future) - 1) << 8 | ends << 9 | (0 if below is None else starts[below]) << 10)
    return edges


def main(library):
    here = os.path.dirname(os.path.abspath(__file__))
    with open(library, 'rb') as file:
        data = file.read()
    begin = data.index(ICU_HEADER) - 2
    with tempfile.TemporaryDirectory() as folder:
        package = os.path.join(folder, 'icudt72l.dat')
        with open(package, 'wb') as file:
            file.write(data[begin:])
        for name, block in LISTS.items():
            entry = f'brkitr/{name.lower()}dict.dict'
            subprocess.run(['icupkg', '-d', folder, '-x', entry, package], check=True)
            with open(os.path.join(folder, entry), 'rb') as file:
                dictionary = file.read()
            header = struct.unpack_from('<H', dictionary)[0]
            indexes = struct.unpack_from('<8i', dictionary, header)
            assert indexes[4] & 7 == 0 and indexes[5] == 0x1000000 | block, 'not a trie of bytes of this block'
            words = sorted(set(Trie(dictionary[header + indexes[0]:]).words()))
            edges = automaton(words)
            with open(os.path.join(here, name + '.words'), 'wb') as file:
                file.write(struct.pack(f'<{len(edges)}I', *edges))
            print(f'{name}: {len(words)} words, {4 * len(edges)} bytes')


main(sys.argv[1])
