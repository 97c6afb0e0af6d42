"""Segmentation: rjieba and jieba keep every character, and agree on nearly all words."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.segment import JiebaSegmenter, RJiebaSegmenter, Segmenter, user_dictionary

SENTENCES = (
    "市水利局督促指导各县供水主管部门对个体工商户用水实行缓缴",
    "深入实施提振消费专项行动，加大直达消费者的普惠政策力度",
    "依托省市场监管局企业信用风险分类管理系统规范收集数据",
    "推动清远市公共创业孵化基地和人力资源产业园建设",
    "建设全省统一的政务诚信监督评价系统，运用大数据技术分析",
    "支持有条件的地区开展国家生态综合补偿试点",
    "加快建设以先进制造业为骨干的现代化产业体系",
    "鼓励银行业金融机构推出适应不同阶段需求的信贷产品",
)


@cache
def segmenters() -> tuple[Segmenter, Segmenter]:
    return RJiebaSegmenter(user_dictionary()), JiebaSegmenter(user_dictionary())


def test_both_agree_on_nearly_all_words() -> None:
    fast, reference = segmenters()
    same = total = 0
    for sentence in SENTENCES:
        one = {(word.begin, word.end) for word in fast.tagged(sentence)}
        other = {(word.begin, word.end) for word in reference.tagged(sentence)}
        same += len(one & other)
        total += len(one | other)
    assert same / total > 0.9


@pytest.mark.parametrize("index", [0, 1])
def test_the_lexicon_s_words_are_kept_whole(index: int) -> None:
    segmenter = segmenters()[index]
    assert {"经开区", "综试区"} <= set(segmenter.words("推动经开区和综试区提质"))
    assert segmenter.knows("经开区")
    assert not segmenter.knows("甲乙丙丁戊")


@pytest.mark.parametrize("index", [0, 1])
@settings(deadline=None)  # the first text loads the dictionary
@given(text=st.text(max_size=40))
def test_no_character_is_lost(index: int, text: str) -> None:
    segmenter = segmenters()[index]
    assert "".join(segmenter.words(text)) == text
    assert all(text[word.begin : word.end] == word.text for word in segmenter.tagged(text))
