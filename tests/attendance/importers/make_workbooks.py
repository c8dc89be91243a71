"""Writes the sample workbooks: `python tests/attendance/importers/make_workbooks.py`.

They look as the vendors' exports do: titles above the headings, headings that span columns, numbers
as text, dates with weekdays. What must come of each stands beside it, worked out by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter

SAMPLES = Path(__file__).parent / "samples"
Cells = Sequence[Sequence[Any]]


def dingtalk() -> dict[str, Cells]:
    who = ["王海涛", "客服一组", "客服部", "1005"]
    other = ["郑雅文", "客服一组", "客服部", ""]
    heads = ["姓名", "考勤组", "部门", "工号"]
    return {
        "月度汇总": [
            ["月度汇总 统计日期:2026-03-02 至 2026-03-04"],
            ["报表生成时间:2026-04-01 09:00"],
            [*heads, "出勤天数", "迟到次数", "旷工天数"],
            [*who, 2, 1, 1],
        ],
        "每日统计": [
            ["每日统计 统计日期:2026-03-02 至 2026-03-04"],
            ["报表生成时间:2026-04-01 09:00"],
            [*heads, "日期", "班次", "上班1打卡时间", "上班1打卡结果", "下班1打卡时间",
             "下班1打卡结果", "迟到次数", "迟到时长(分钟)", "早退次数", "早退时长(分钟)", "上班缺卡次数",
             "下班缺卡次数", "旷工天数"],
            [*who, "26-03-02 星期一", "D 09:00-18:00", "08:55", "正常", "18:03", "正常",
             0, 0, 0, 0, 0, 0, 0],
            [*who, "26-03-03 星期二", "D 09:00-18:00", "09:12", "迟到", "18:01", "正常",
             1, 12, 0, 0, 0, 0, 0],
            [*who, "26-03-04 星期三", "D 09:00-18:00", "", "缺卡", "", "缺卡",
             0, 0, 0, 0, 1, 1, 1],
            [*other, "26-03-02 星期一", "N 22:00-次日07:00", "21:57", "正常", "次日 07:02", "正常",
             0, 0, 0, 0, 0, 0, 0],
        ],
        "原始记录": [
            ["原始记录 统计日期:2026-03-02 至 2026-03-04"],
            ["报表生成时间:2026-04-01 09:00"],
            [*heads, "考勤日期", "考勤时间", "打卡时间", "打卡结果", "打卡地址", "打卡设备"],
            [*who, "26-03-02 星期一", "2026-03-02 09:00", "2026-03-02 08:55:31", "正常", "解放路88号", "M2"],
            [*who, "26-03-02 星期一", "2026-03-02 18:00", "2026-03-02 18:03:07", "正常", "解放路88号", "M2"],
            [*who, "26-03-03 星期二", "2026-03-03 09:00", datetime(2026, 3, 3, 9, 12, 40), "迟到",
             "解放路88号", "M2"],
            [*who, "26-03-03 星期二", "2026-03-03 18:00", "2026-03-03 18:01", "正常", "解放路88号", "M2"],
            [*who, "26-03-04 星期三", "2026-03-04 09:00", "", "缺卡", "", ""],
            [*other, "26-03-02 星期一", "2026-03-02 22:00", "2026-03-02 21:57:10", "正常", "解放路88号", "M2"],
            [*other, "26-03-02 星期一", "2026-03-03 07:00", "2026-03-03 07:02:44", "正常", "解放路88号", "M2"],
            [*other, "26-03-03 星期二", "2026-03-03 22:00", "26:61", "正常", "解放路88号", "M2"],
        ],
    }  # fmt: skip


def wecom() -> dict[str, Cells]:
    return {
        "概况统计与打卡明细": [
            ["概况统计与打卡明细"],
            ["统计时间:03-02 ~ 03-04     制表时间:2026-04-01 09:00(UTC+8)"],
            ["时间", "姓名", "账号", "基础信息", "", "考勤概况", "", "", "异常统计", "", "", "",
             "上班1", "", "下班1", ""],
            ["", "", "", "部门", "工号", "班次", "最早", "最晚", "迟到次数(次)", "迟到时长(分钟)",
             "旷工次数(次)", "缺卡次数(次)", "打卡时间", "打卡状态", "打卡时间", "打卡状态"],
            ["2026/03/02 星期一", "王海涛", "WangHaiTao", "客服部", "1005", "D", "08:55", "18:03",
             "--", "--", "--", "--", "08:55", "正常", "18:03", "正常"],
            ["2026/03/03 星期二", "王海涛", "WangHaiTao", "客服部", "1005", "D", "09:12", "18:01",
             1, 12, "--", "--", time(9, 12), "迟到12分钟", "18:01", "正常"],
            ["2026/03/04 星期三", "王海涛", "WangHaiTao", "客服部", "1005", "D", "--", "--",
             "--", "--", 1, "--", "--", "--", "--", "--"],
            ["2026/03/02 星期一", "郑雅文", "ZhengYaWen", "客服部", "--", "N", "21:57", "次日07:02",
             "--", "--", "--", "--", "21:57", "正常", "26:02", "正常"],
            ["2026/02/30 星期一", "郑雅文", "ZhengYaWen", "客服部", "--", "N", "--", "--",
             "--", "--", "--", "--", "--", "--", "--", "--"],
        ]
    }  # fmt: skip


def hikvision() -> dict[str, Cells]:
    return {
        "门禁事件": [
            ["事件查询结果"],
            ["人员姓名", "工号", "所属部门", "事件时间", "事件类型", "设备名称"],
            [
                "王海涛",
                "1005",
                "客服部",
                datetime(2026, 3, 2, 8, 55, 31),
                "人脸认证通过",
                "一楼大门",
            ],
            ["王海涛", "1005", "客服部", "2026/3/2 18:03", "人脸认证通过", "一楼大门"],
            ["王海涛", "1005", "客服部", "2026-03-03 08:50:00", "人脸认证失败", "一楼大门"],
            ["陌生人", "", "", "2026-03-03 09:00:00", "人脸认证通过", "一楼大门"],
            ["林小雨", "'0004", "客服部", 46084.5, "刷卡认证通过", "一楼大门"],
        ]
    }


def generic_xlsx() -> dict[str, Cells]:
    return {
        "打卡": [
            ["工号", "打卡时间", "设备", "类别"],
            ["A05", datetime(2026, 3, 2, 8, 55, 31), "K1", ""],
            [1005, "2026/3/2 18:03", "K1", "打卡"],
            ["A07", 46083.375, "", "外访"],
            ["A05", "2026-03-05 26:00", "K1", ""],
            ["A05", datetime(2026, 3, 6), "K1", ""],
            ["A05", "昨天", "K1", ""],
        ]
    }


def write(name: str, sheets: dict[str, Cells]) -> None:
    """One workbook; moments and times in the formats of the vendors."""
    with xlsxwriter.Workbook(SAMPLES / f"{name}.xlsx", {"strings_to_formulas": False}) as book:
        book.set_properties({"created": datetime(2026, 4, 1)})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        clock = book.add_format({"num_format": "hh:mm"})
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    form = clock if isinstance(value, time) else moment
                    if isinstance(value, datetime | time):
                        sheet.write_datetime(number, column, value, form)
                    elif value != "":
                        sheet.write(number, column, value)


if __name__ == "__main__":
    for make in (dingtalk, wecom, hikvision, generic_xlsx):
        write(make.__name__, make())
