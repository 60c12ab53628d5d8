"""Makes a docxtpl template of a composed report: each bookmarked number becomes a variable."""
import json
import re
import sys
import zipfile

source, target, numbers = sys.argv[1:4]
values = {}


def variable(match):
    name = re.sub(r"\W", "_", match.group(2))
    values[name] = re.sub(r"<[^>]+>", "", match.group(3))
    run = re.search(r"<w:r>.*?</w:r>|<w:r .*?</w:r>", match.group(3), re.S)
    if not run:
        return match.group(0)
    return re.sub(r"(<w:t[^>]*>).*?(</w:t>)", r"\1{{ " + name + r" }}\2", match.group(3), count=1, flags=re.S)


with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
    for item in old.infolist():
        data = old.read(item.filename)
        if item.filename == "word/document.xml":
            text = data.decode()
            text = re.sub(
                r'<w:bookmarkStart w:id="(\d+)" w:name="([^"]+)"/>(.*?)<w:bookmarkEnd w:id="\1"/>', variable, text,
                flags=re.S)
            data = text.encode()
        new.writestr(item, data)
json.dump(values, open(numbers, "w", encoding="utf-8"), ensure_ascii=False)
print(len(values), "numbers")
