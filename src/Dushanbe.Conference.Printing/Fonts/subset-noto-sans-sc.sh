#!/bin/sh
# Makes NotoSansSC/NotoSansSC_400Regular_GB2312.ttf: the characters of GB 2312 (simplified Chinese) out of Noto Sans SC.
# Needs Debian's libharfbuzz-bin and the file 400Regular/NotoSansSC_400Regular.ttf of the npm package
# @expo-google-fonts/noto-sans-sc 0.4.3.
#   ./subset-noto-sans-sc.sh path/to/NotoSansSC_400Regular.ttf
set -eu
cd "$(dirname "$0")"
characters=$(mktemp)
trap 'rm -f "$characters"' EXIT

# every pair of bytes from A1A1 to F7FE; iconv -c leaves out the pairs that GB 2312 does not use
for row in $(seq 161 247); do
  for cell in $(seq 161 254); do
    printf "\\$(printf %o "$row")\\$(printf %o "$cell")"
  done
done | iconv -c -f GB2312 -t UTF-8 > "$characters"

# Hinting is never used on paper; vertical metrics and features are not used by the press.
hb-subset "$1" --text-file="$characters" --no-hinting --name-IDs='*' --layout-features-='vert,vrt2,vpal,valt,vhal,vkrn' \
  --drop-tables+=vhea,vmtx,VORG --output-file=NotoSansSC/NotoSansSC_400Regular_GB2312.ttf
