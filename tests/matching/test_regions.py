"""What a division is called for short: over every name of the table, those no longer in use among them."""

from __future__ import annotations

import re

import pytest

from graph.seeding import read_regions
from matching.regions import everyday_name, short_name
from tests.conftest import ROOT

NAMES = sorted({row["name"] for row in read_regions(ROOT / "seed_data" / "regions.csv")})
# What stands at the end of a name and says what kind of division it is, or whose.
KIND = re.compile(r"自治|族$|特别|[地特]区$|矿$|(?<=..)[省市县盟]$|(?<=..)(?<!矿)区$|(?<=..)(?<![左右前中后])旗$")

SHORT = {
    # one people, several, in Xinjiang without 族, called by the people itself
    "峨边彝族自治县": "峨边", "双江拉祜族佤族布朗族傣族自治县": "双江", "隆林各族自治县": "隆林",
    "积石山保安族东乡族撒拉族自治县": "积石山", "三都水族自治县": "三都", "长白朝鲜族自治县": "长白",
    "海西蒙古族藏族自治州": "海西", "巴里坤哈萨克自治县": "巴里坤", "伊犁哈萨克自治州": "伊犁",
    "克孜勒苏柯尔克孜自治州": "克孜勒苏", "和布克赛尔蒙古自治县": "和布克赛尔", "东乡族自治县": "东乡",
    "鄂温克族自治旗": "鄂温克", "鄂伦春自治旗": "鄂伦春", "莫力达瓦达斡尔族自治旗": "莫力达瓦",
    # provinces and their like
    "四川省": "四川", "内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "新疆维吾尔自治区": "新疆",
    "香港特别行政区": "香港", "重庆市": "重庆",
    # banners are told apart by their ends
    "扎鲁特旗": "扎鲁特", "苏尼特右旗": "苏尼特右旗", "科尔沁左翼中旗": "科尔沁左翼中旗", "锡林郭勒盟": "锡林郭勒",
    "达尔罕茂明安联合旗": "达尔罕茂明安",
    # what looks like a kind and is none
    "万柏林区": "万柏林", "碑林区": "碑林", "北林区": "北林", "神农架林区": "神农架", "清新区": "清新", "沈北新区": "沈北",
    "浦东新区": "浦东", "东城区": "东城", "津市市": "津市", "沙市区": "沙市",
    "六枝特区": "六枝", "梅里斯达斡尔族区": "梅里斯", "管城回族区": "管城", "井陉矿区": "井陉", "白云鄂博矿区": "白云鄂博", "大兴安岭地区": "大兴安岭",
    # two characters are the least
    "泽州县": "泽州", "通州区": "通州", "赵县": "赵县", "芒市": "芒市", "城区": "城区", "郊区": "郊区", "矿区": "矿区",
    "石河子市": "石河子", "可克达拉市": "可克达拉", "西沙群岛": "西沙群岛",
}  # fmt: skip


@pytest.mark.parametrize(("name", "short"), SHORT.items())
def test_a_short_name(name: str, short: str) -> None:
    assert name in NAMES and short_name(name) == short


def test_every_name_of_the_table_has_a_short_one_that_is_whole() -> None:
    assert len(NAMES) > 3000
    for name in NAMES:
        short = short_name(name)
        assert name.startswith(short) and len(short) >= 2, name
        assert not KIND.search(short), (name, short)


@pytest.mark.parametrize(
    ("name", "called"),
    [("峨边彝族自治县", "峨边县"), ("恩施土家族苗族自治州", "恩施州"), ("鄂温克族自治旗", "鄂温克旗"),
     ("广西壮族自治区", "广西壮族自治区"), ("赵县", "赵县"), ("苏尼特右旗", "苏尼特右旗")],
)  # fmt: skip
def test_what_an_autonomous_division_is_called(name: str, called: str) -> None:
    assert name in NAMES and everyday_name(name) == called
