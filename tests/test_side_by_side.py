"""Organs that issue together, with nothing between their names."""

import pytest

from policygraph.side_by_side import apart


@pytest.mark.parametrize(
    "names",
    [
        ["中共清远市委办公室", "清远市人民政府办公室"],
        ["四川省人民政府办公厅", "重庆市人民政府办公厅"],
        ["国家知识产权局办公室", "工业和信息化部办公厅"],
        ["人力资源社会保障部", "财政部", "国家卫生健康委"],
        ["最高人民法院", "最高人民检察院", "公安部"],
        ["国家税务总局广东省税务局", "广东省财政厅"],
        ["省发展改革委", "省财政厅"],
        ["中共中央", "国务院"],
        ["国务院国有资产监督管理委员会"],
        ["生态环境部华南督察局"],
        ["国家税务总局广东省税务局"],
    ],
)
def test_names_without_a_mark_between_them_are_cut_apart(names):
    text = "".join(names)
    assert [text[begin:end] for begin, end in apart(text)] == names
