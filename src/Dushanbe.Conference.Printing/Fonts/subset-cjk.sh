#!/bin/sh
# Makes the Chinese, Japanese and Korean fonts of this folder out of the regular faces of four npm packages, whose whole
# fonts have 5 to 11 megabytes each. Needs Debian's libharfbuzz-bin, Python 3 (for its tables of old encodings alone) and
# a folder with these four files:
#   NotoSansSC_400Regular.ttf   @expo-google-fonts/noto-sans-sc 0.4.3
#   NotoSansTC_400Regular.ttf   @expo-google-fonts/noto-sans-tc 0.4.3
#   NotoSansJP_400Regular.ttf   @expo-google-fonts/noto-sans-jp 0.4.3
#   NotoSansKR_400Regular.ttf   @expo-google-fonts/noto-sans-kr 0.4.3
#   ./subset-cjk.sh folder
set -eu
from=$(cd "$1" && pwd)
cd "$(dirname "$0")"
characters=$(mktemp -d)
trap 'rm -rf "$characters"' EXIT

python3 - "$characters" <<'PYTHON'
import sys

def coded(encoding, pairs):
    """All characters that pairs of bytes stand for in an encoding."""
    found = set()
    for pair in pairs:
        try:
            found.update(bytes(pair).decode(encoding))
        except UnicodeDecodeError:
            pass
    return found

def pairs(first, last, low=0xA1, before=()):
    return ((*before, one, two) for one in range(first, last + 1) for two in range(low, 0xFF))

def han(characters):
    return {c for c in characters if 0x3400 <= ord(c) < 0xA000 or 0xF900 <= ord(c) < 0xFB00 or ord(c) >= 0x20000}

def block(*ranges):
    return {chr(c) for first, last in ranges for c in range(first, last + 1)}

gb = coded('gb2312', pairs(0xA1, 0xF7))
big5 = coded('big5', pairs(0xA1, 0xF9, 0x40))
frequent = coded('big5', pairs(0xA1, 0xC6, 0x40))
jis = coded('cp932', pairs(0x81, 0xFC, 0x40))
names = coded('euc_jisx0213', pairs(0xA1, 0xFE)) | coded('euc_jisx0213', pairs(0xA1, 0xFE, before=(0x8F,))) | {'𠮷'}

# Japanese: JIS X 0208 with the additions of makers of computers, and of JIS X 0213 what no Chinese set has, as the variants of characters that stand in names
japanese = han(jis) | (han(names) - gb - big5)
# Traditional Chinese: the frequent level of Big5, and of the other what neither font beside it has
chinese = han(frequent) | (han(big5) - gb - japanese)

for name, wanted in {
    'SC': gb,
    'JP': japanese | block((0x20, 0x20), (0x3000, 0x30FF), (0x31F0, 0x31FF), (0xFF00, 0xFFEF)),
    'TC': chinese | block((0x20, 0x20), (0x3000, 0x303F), (0x3100, 0x312F), (0x31A0, 0x31BF)),
    # every syllable that can be written, and the letters
    'KR': block((0x20, 0x20), (0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97C), (0xAC00, 0xD7A3), (0xD7B0, 0xD7FB)),
}.items():
    with open(f'{sys.argv[1]}/{name}', 'w', encoding='utf-8') as file:
        file.write(''.join(sorted(wanted)))
PYTHON

# Hinting is never used on paper; vertical metrics and features are not used by the press.
subset() {
  hb-subset "$from/NotoSans$1_400Regular.ttf" --text-file="$characters/$1" --no-hinting --name-IDs='*' \
    --layout-features-='vert,vrt2,vpal,valt,vhal,vkrn' --drop-tables+=vhea,vmtx,VORG --output-file="NotoSans$1/NotoSans$1_400Regular_$2.ttf"
}

mkdir -p NotoSansTC NotoSansJP NotoSansKR
subset SC GB2312
subset TC Big5
subset JP JIS
subset KR Hangul
