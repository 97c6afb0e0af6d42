"""Whose document it is: the place, the park and the issuers in full."""

import pytest

from policygraph.fold import fold
from policygraph.lexicon import load_lexicon
from policygraph.model import Block, Document, Metadata, Outline
from policygraph.resolve.context import Context


def context(text="", path="a.txt", **metadata):
    document = Document(path, path, text, fold(text), (Block("paragraph", 0, len(text)),))
    return Context.of(document, Outline(()), Metadata(**metadata), (), load_lexicon())


@pytest.mark.parametrize(
    ("metadata", "place", "issuers"),
    [
        ({"issuers": ("清远市工业和信息化局",)}, ("广东省", "清远市"), ("清远市工业和信息化局",)),
        ({"issuers": ("广东省发展改革委",)}, ("广东省",), ("广东省发展和改革委员会",)),
        ({"issuers": ("国务院办公厅",)}, (), ("国务院办公厅",)),
        (
            {"issuers": ("市政府办公室",), "title": "市政府办公室关于印发苏州市行动计划的通知"},
            ("江苏省", "苏州市"),
            ("苏州市人民政府办公室",),
        ),
        (
            {"issuers": ("罗湖区科技和工业信息化局",)},
            ("广东省", "深圳市", "罗湖区"),
            ("深圳市罗湖区科技和工业信息化局",),
        ),
        (
            {"issuers": ("园区管委会",), "title": "园区管委会印发《苏州工业园区若干措施》的通知"},
            ("江苏省", "苏州市"),
            ("苏州工业园区管理委员会",),
        ),
        (
            {"issuers": ("成都市经信局", "成都市科技局")},
            ("四川省", "成都市"),
            ("成都市经济和信息化局", "成都市科学技术局"),
        ),
    ],
)
def test_place_and_issuers(metadata, place, issuers):
    found = context(**metadata)
    assert found.place == place
    assert found.metadata.issuers == issuers


def test_the_files_name_decides_which_district_of_that_name():
    assert context("朝阳区支持创新的措施", path="x/2026-05-14-北京朝阳区.html").place == ("北京市", "朝阳区")


def test_an_empty_document_has_no_place():
    assert context().place == ()
