"""Writes the sheet that both sides of the import benchmark read: one branch and N invented members."""
import sys

import openpyxl

WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
GIVEN = "安邦晨东恩帆刚浩佳凯兰明宁平清荣胜天伟新妍泽志中卓"


def citizen_number(index, birth, male):
    body = "990000" + birth + f"{index % 499 * 2 + (1 if male else 0):03d}"
    return body + "10X98765432"[sum(w * int(d) for w, d in zip(WEIGHTS, body)) % 11]


def main(template, target, count):
    book = openpyxl.load_workbook(template)
    sheet = book["党员"]
    head = [str(cell.value).rstrip("*") for cell in sheet[1]]
    sheet.delete_rows(2, sheet.max_row)
    for index in range(count):
        male = index % 2 == 0
        year, month, day = 1960 + index % 40, index // 28 % 12 + 1, index % 28 + 1
        values = {
            "编号": f"D{index + 1:06d}",
            "姓名": SURNAMES[index % len(SURNAMES)] + GIVEN[index // 31 % len(GIVEN)] + GIVEN[index // 7 % len(GIVEN)] + f"{index}",
            "性别": "男" if male else "女",
            "出生日期": f"{year}-{month:02d}-{day:02d}",
            "出生年份": year,
            "民族": "汉族",
            "学历": "大学本科毕业",
            "公民身份号码": citizen_number(index // 1, f"{year}{month:02d}{day:02d}", male),
            "身份证号": citizen_number(index // 1, f"{year}{month:02d}{day:02d}", male),
            "政治面貌": "中共党员",
            "人员类别": "在职",
            "状态": "正式党员",
            "所在党支部": "Z01",
            "入党日期": f"{year + 25}-07-01",
            "转正日期": f"{year + 26}-07-01",
        }
        sheet.append([values.get(title, "") for title in head])
    book.save(target)


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
