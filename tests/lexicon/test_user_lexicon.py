"""A user's policygraph.toml: what it adds, and what is said when it is wrong."""

import pytest

from policygraph.config import UserLexicon, UserName, UserPlace, load_config
from policygraph.errors import ConfigError
from policygraph.lexicon import load_lexicon

GOOD = """
[[place]]
name = "云雾新区"
parent = "广东省/清远市"
level = "area"

[[name]]
type = "Department"
name = "清远市云雾新区管理局"
aliases = ["云雾局"]
"""


def test_places_and_names_are_read(tmp_path):
    path = tmp_path / "policygraph.toml"
    path.write_text(GOOD, encoding="utf-8")
    user = load_config(path)
    assert user == UserLexicon(
        (UserPlace("云雾新区", "广东省/清远市", "area"),),
        (UserName("Department", "清远市云雾新区管理局", ("云雾局",)),),
    )
    lexicon = load_lexicon(user)
    assert lexicon.version != load_lexicon().version
    place = lexicon.places.find("云雾新区")
    assert place is not None
    assert place.chain == ("广东省", "清远市", "云雾新区")
    organ = lexicon.organs.centre("云雾局")
    assert organ is not None
    assert organ.name == "清远市云雾新区管理局"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[place]\n", "line 1"),
        ("[[places]]\nname='a'\n", "did you mean place"),
        ("[place]\nname='a'\n", "write [[place]]"),
        ("[[place]]\nnmae='a'\n", "unknown key nmae; did you mean name"),
        ("[[place]]\nlevel='city'\n", "name must be a text"),
        ("[[place]]\nname='a'\nlevel='citty'\n", "did you mean city"),
        ("[[name]]\ntype='Departments'\nname='a'\n", "did you mean Department"),
        ("[[name]]\ntype='Park'\nname='a'\naliases='b'\n", "aliases must be a list"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, text, message):
    path = tmp_path / "policygraph.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_config(path)
    assert message in str(error.value)
    assert "policygraph.toml" in str(error.value)


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / "policygraph.toml")


def test_the_lexicon_is_cached_and_its_version_stands():
    assert load_lexicon() is load_lexicon()
    assert load_lexicon(UserLexicon()).version == load_lexicon().version
