"""The tables as users load them: sorted, whole, sourced, and without a name that means two things."""

from collections import Counter

import pytest

from policygraph.lexicon import load_lexicon, read_table

TABLES = {
    "enterprise_brands": ("head", "kind", "canonical", "source"),
    "organs_central": ("canonical", "aliases", "kind", "from", "to", "source"),
    "organs_local": ("name", "forms", "kind", "source"),
    "organ_fields": ("field", "kind", "source"),
    "organ_tails": ("tail", "name", "levels", "place", "from", "to", "source"),
    "organ_words": ("word", "role", "source"),
    "park_words": ("word", "source"),
    "place_signs": ("sign", "province", "source"),
    "places": ("name", "short", "level", "parent", "source"),
    "places_supplement": ("name", "short", "level", "parent", "source"),
}


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_sorted_unique_and_sourced(name):
    rows = read_table(name)
    assert tuple(rows[0]) == TABLES[name]
    lines = ["\t".join(row.values()) for row in rows]
    keys = [next(iter(row.values())) for row in rows]
    assert keys == sorted(keys)
    assert len(set(lines)) == len(lines)
    assert all(row["source"] for row in rows)


@pytest.mark.parametrize(
    "name", ["organs_central", "organs_local", "organ_fields", "organ_words", "park_words", "place_signs"]
)
def test_a_key_occurs_once(name):
    keys = Counter(next(iter(row.values())) for row in read_table(name))
    assert [key for key, count in keys.items() if count > 1] == []


def test_a_short_form_means_one_local_organ():
    forms = Counter(form for row in read_table("organs_local") for form in row["forms"].split("|") if form)
    names = {row["name"] for row in read_table("organs_local")}
    assert [form for form, count in forms.items() if count > 1 or form in names] == []


def test_the_organs_of_the_centre_lived_forwards():
    for row in read_table("organs_central"):
        if row["from"] and row["to"]:
            assert int(row["from"]) <= int(row["to"]), row


def test_every_parent_is_a_place():
    rows = [*read_table("places"), *read_table("places_supplement")]
    chains = {tuple(filter(None, (*row["parent"].split("/"), row["name"]))) for row in rows}
    assert [row for row in rows if row["parent"] and tuple(row["parent"].split("/")) not in chains] == []


def test_a_field_is_of_a_kind_that_organs_have():
    kinds = {row["kind"] for table in ("organs_central", "organs_local") for row in read_table(table)}
    assert {row["kind"] for row in read_table("organ_fields")} <= kinds


def test_an_end_is_spelt_for_places_and_levels_that_exist():
    places = load_lexicon().places
    for row in read_table("organ_tails"):
        assert set(filter(None, row["levels"].split("|"))) <= {"province", "city", "county"}, row
        chain = tuple(filter(None, row["place"].split("/")))
        assert not chain or places.find(chain[-1]).chain == chain, row


def test_roles_are_known():
    assert {row["role"] for row in read_table("organ_words")} == {
        "anaphor",
        "block",
        "plain",
        "suffix",
        "youth",
    }


@pytest.mark.parametrize(
    ("name", "chain"),
    [
        ("清远市", ("广东省", "清远市")),
        ("罗湖区", ("广东省", "深圳市", "罗湖区")),
        ("临平区", ("浙江省", "杭州市", "临平区")),
        ("钱塘区", ("浙江省", "杭州市", "钱塘区")),
        ("光明区", ("广东省", "深圳市", "光明区")),
        ("坪山区", ("广东省", "深圳市", "坪山区")),
        ("雄安新区", ("河北省", "雄安新区")),
        ("浦东新区", ("上海市", "浦东新区")),
        ("两江新区", ("重庆市", "两江新区")),
        ("深圳", ("广东省", "深圳市")),
    ],
)
def test_places_have_their_chain(name, chain):
    place = load_lexicon().places.find(name)
    assert place is not None
    assert place.chain == chain


def test_a_name_of_many_places_needs_one_nearby():
    places = load_lexicon().places
    assert places.find("鼓楼区") is None
    found = places.find("鼓楼区", ("江苏省", "南京市"))
    assert found is not None
    assert found.chain == ("江苏省", "南京市", "鼓楼区")


def test_places_of_the_corpus_file_names_are_known(corpus_dir):
    places = load_lexicon().places
    unknown = []
    for path in sorted((corpus_dir / "local").glob("*.html")):
        name = path.stem[11:].split("-")[0].split("（")[0]
        if not (places.leading_short(name) or places.leading(name)[0]):
            unknown.append(name)
    assert set(unknown) <= {"临港新片区"}


@pytest.mark.parametrize(
    ("name", "year", "canonical"),
    [
        ("科技部", 0, "科学技术部"),
        ("国家计委", 1999, "国家发展计划委员会"),
        ("国家计委", 1990, "国家计划委员会"),
        ("广电总局", 2005, "国家广播电影电视总局"),
        ("广电总局", 2020, "国家广播电视总局"),
        ("广电总局", 2015, "国家新闻出版广电总局"),
        ("国家地震局", 1996, "国家地震局"),
        ("地震局", 2006, "中国地震局"),
        ("国务院机关事务管理局", 1999, "国务院机关事务管理局"),
        ("发展改革委", 2004, "国家发展和改革委员会"),
        ("卫生计生委", 2014, "国家卫生和计划生育委员会"),
    ],
)
def test_an_organ_of_the_centre_is_the_one_of_its_year(name, year, canonical):
    organ = load_lexicon().organs.centre(name, year)
    assert organ is not None
    assert organ.name == canonical
