#!/bin/sh
# Makes the italic faces of this folder out of two npm packages: Latin, Cyrillic and Greek with everything their
# punctuation needs. Needs Debian's libharfbuzz-bin and a folder with these files:
#   NotoSans_400Regular_Italic.ttf, NotoSans_700Bold_Italic.ttf     @expo-google-fonts/noto-sans 0.4.2
#   NotoSerif_400Regular_Italic.ttf, NotoSerif_700Bold_Italic.ttf   @expo-google-fonts/noto-serif 0.4.2
#   ./subset-italic.sh folder
set -eu
from=$(cd "$1" && pwd)
cd "$(dirname "$0")"

# Latin, its marks, Greek, Cyrillic, their extensions, punctuation and signs; hinting is never used on paper
for face in 400Regular 700Bold; do
  for family in Sans Serif; do
    hb-subset "$from/Noto${family}_${face}_Italic.ttf" --no-hinting --name-IDs='*' --layout-features='*' \
      --unicodes=0020-052F,1C80-1C88,1D00-1FFF,2000-218F,2190-22FF,25A0-25FF,2C60-2C7F,2DE0-2E52,A640-A69F,A700-A7FF,AB30-AB6F,FB00-FB06,FE20-FE2F,FFFD \
      --output-file="Noto${family}/Noto${family}_${face}_Italic.ttf"
  done
done
