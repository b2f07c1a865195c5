#!/bin/sh
# Makes the web fonts of the smaller scripts (wwwroot/fonts/noto-scripts-1 of the web project) out of the fonts of this folder.
# Needs Debian's libharfbuzz-bin and woff2, and a folder with NotoSansMongolian-Regular.ttf of Debian's fonts-noto-core 20201225,
# which the press does not ship. After a change give the folder a new number: browsers keep its files for good.
#   ./web-scripts.sh folder
set -eu
from=$(cd "$1" && pwd)
cd "$(dirname "$0")"
to=../../Dushanbe.Conference.Web/wwwroot/fonts/noto-scripts-1
made=$(mktemp -d)
trap 'rm -r "$made"' EXIT

# what one family draws of a script, with the joiners and the dotted circle that its marks may need
script() {
  hb-subset "$2" --no-hinting --name-IDs='*' --layout-features='*' --unicodes="$3,200C-200D,25CC" --output-file="$made/$1.ttf"
  woff2_compress "$made/$1.ttf" > /dev/null 2>&1
  mv "$made/$1.woff2" "$to/$1.woff2"
}

script armenian NotoSansArmenian/NotoSansArmenian_400Regular.ttf 0530-058F,FB13-FB17
script hebrew NotoSansHebrew/NotoSansHebrew_400Regular.ttf 0590-05FF,20AA,FB1D-FB4F
script thaana NotoSansThaana/NotoSansThaana_400Regular.ttf 0780-07BF
script devanagari NotoSans/NotoSans_400Regular.ttf 0900-097F,1CD0-1CF9,20B9,A830-A839,A8E0-A8FF
script bengali NotoSansBengali/NotoSansBengali_400Regular.ttf 0980-09FF,0964-0965
script gurmukhi NotoSansGurmukhi/NotoSansGurmukhi_400Regular.ttf 0A00-0A7F,0964-0965
script gujarati NotoSansGujarati/NotoSansGujarati_400Regular.ttf 0A80-0AFF,0964-0965
script oriya NotoSansOriya/NotoSansOriya_400Regular.ttf 0B00-0B7F,0964-0965
script tamil NotoSansTamil/NotoSansTamil_400Regular.ttf 0B80-0BFF
script telugu NotoSansTelugu/NotoSansTelugu_400Regular.ttf 0C00-0C7F
script kannada NotoSansKannada/NotoSansKannada_400Regular.ttf 0C80-0CFF
script malayalam NotoSansMalayalam/NotoSansMalayalam_400Regular.ttf 0D00-0D7F
script sinhala NotoSansSinhala/NotoSansSinhala_400Regular.ttf 0D80-0DFF
script thai NotoSansThai/NotoSansThai_400Regular.ttf 0E00-0E7F
script lao NotoSansLao/NotoSansLao_400Regular.ttf 0E80-0EFF
script tibetan NotoSerifTibetan/NotoSerifTibetan_400Regular.ttf 0F00-0FFF
script myanmar NotoSansMyanmar/NotoSansMyanmar_400Regular.ttf 1000-109F,A9E0-A9FE,AA60-AA7F
script georgian NotoSansGeorgian/NotoSansGeorgian_400Regular.ttf 10A0-10FF,1C90-1CBF,2D00-2D2D
script ethiopic NotoSansEthiopic/NotoSansEthiopic_400Regular.ttf 1200-139F,2D80-2DDE,AB01-AB2E
script khmer NotoSansKhmer/NotoSansKhmer_400Regular.ttf 1780-17FF,19E0-19FF
script mongolian "$from/NotoSansMongolian-Regular.ttf" 1800-18AA
{
  head -qn 1 NotoSansArmenian/OFL.txt NotoSansHebrew/OFL.txt NotoSansThaana/OFL.txt NotoSans/OFL.txt NotoSansBengali/OFL.txt NotoSansGurmukhi/OFL.txt NotoSansGujarati/OFL.txt NotoSansOriya/OFL.txt \
    NotoSansTamil/OFL.txt NotoSansTelugu/OFL.txt NotoSansKannada/OFL.txt NotoSansMalayalam/OFL.txt NotoSansSinhala/OFL.txt NotoSansThai/OFL.txt NotoSansLao/OFL.txt NotoSerifTibetan/OFL.txt \
    NotoSansMyanmar/OFL.txt NotoSansGeorgian/OFL.txt NotoSansEthiopic/OFL.txt NotoSansKhmer/OFL.txt
  echo 'Copyright 2015-2020 Google LLC (Noto Sans Mongolian)'
  tail -n +2 NotoSansThaana/OFL.txt
} > "$to/OFL.txt"
