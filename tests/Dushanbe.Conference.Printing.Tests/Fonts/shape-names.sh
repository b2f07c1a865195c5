#!/bin/sh
# Makes shaped-names.tsv: what HarfBuzz's own tool draws of names in the scripts that need shaping, glyph by glyph. The press sets
# what lies between two places where a line may break, as syllables of Tibetan, by itself.
# Needs Debian's libharfbuzz-bin. A line: the font, the name, and each glyph with its advance and offset in font units.
set -eu
cd "$(dirname "$0")"
fonts=../../../src/Dushanbe.Conference.Printing/Fonts
while read -r family name; do
  file=$(ls "$fonts/$family"/*400Regular*.ttf)
  printf '%s\t%s\t%s\n' "$(basename "$file")" "$name" "$(printf %s "$name" | hb-shape --no-glyph-names --no-clusters --language=und --cluster-level=1 "$file")"
done > shaped-names.tsv <<'NAMES'
NotoSans श्रीमती
NotoSans लक्ष्मी
NotoSans त्रिपाठी
NotoSansBengali ভট্টাচার্য্য
NotoSansBengali চক্রবর্তী
NotoSansBengali শ্রেষ্ঠা
NotoSansBengali র‍্যাংক
NotoSansGurmukhi ਹਰਪ੍ਰੀਤ
NotoSansGurmukhi ਸਿੰਘ
NotoSansGujarati શ્રીકૃષ્ણ
NotoSansGujarati ત્રિવેદી
NotoSansOriya ପ୍ରଧାନଙ୍କର
NotoSansTamil கிருஷ்ணமூர்த்தி
NotoSansTamil ஸ்ரீனிவாசன்
NotoSansTamil கௌதமன்
NotoSansTelugu కృష్ణమూర్తి
NotoSansTelugu శ్రీనివాస్
NotoSansKannada ಕೃಷ್ಣಮೂರ್ತಿ
NotoSansKannada ಶ್ರೀನಿವಾಸ್
NotoSansMalayalam ശ്രീകൃഷ്ണൻ
NotoSansMalayalam ചന്ദ്രശേഖരൻ
NotoSansSinhala ශ්‍රී
NotoSansSinhala වික්‍රමසිංහ
NotoSansSinhala කෞෂල්‍යා
NotoSansThaana އިބްރާހީމް
NotoSansThaana ޝަރީފް
NotoSansLao ສົມພອນ
NotoSansLao ພົມວິຫານ
NotoSansLao ຈັນທະວົງ
NotoSansThai กฤษณ์
NotoSansKhmer សុខាភិបាល
NotoSansKhmer ស្រីមុំ
NotoSansKhmer ព្រះបាទ
NotoSansKhmer ខ្មែរ
NotoSansMyanmar ကျော်စွာ
NotoSansMyanmar သန္တာ
NotoSansMyanmar မြင့်
NotoSansMyanmar ဣန္ဒြေ
NotoSerifTibetan བསྟན
NotoSerifTibetan འཛིན
NotoSerifTibetan རྒྱ
NotoSerifTibetan མཚོ
NotoSerifTibetan སྐྱིད
NotoSansKR 오윤아
NotoSansKR 김민준
NotoSansJP 𠮷野
NotoSansJP 髙﨑
NotoSansJP さくら
NotoSansTC 陳冠霖
NAMES
