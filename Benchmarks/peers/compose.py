"""Peer of `shilu report`: docxtpl fills a Word template of the same text from ready numbers."""
import json
import sys

from docxtpl import DocxTemplate

template, numbers, target, times = sys.argv[1:5]
values = json.load(open(numbers, encoding="utf-8"))
for _ in range(int(times)):
    document = DocxTemplate(template)
    document.render(values)
    document.save(target)
