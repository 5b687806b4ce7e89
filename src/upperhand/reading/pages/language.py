"""English or not: which language a text is in, by its script and its commonest words.

Statements are read in English only; a page in another language is reported, with the language
seen, rather than read wrongly. A dozen languages are told apart by small lists of their commonest
words, the rest by script. Short texts are given the benefit of the doubt.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from upperhand.reading.names.roster import word_set
from upperhand.record import Document, Problem

__all__ = ["Language", "language_of", "language_problem"]


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its ISO 639-1 code and English name; both empty if it cannot be told.

    ``share`` is the share of the text's words that are among its commonest words, in [0, 1].
    """

    code: str
    name: str
    share: float = 0.0


_COMMON = {
    ("en", "English"): word_set(
        """the of and to in is was for that on with as by at from it his he be are this which have
        has had not but were they their an or who will would its said been after about she we you"""
    ),
    ("de", "German"): word_set(
        """der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an
        werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen"""
    ),
    ("fr", "French"): word_set(
        """de la le et les des en un une du que qui dans est pour par sur pas plus au avec ce il ne
        se sont aux ont été cette mais ses elle leur son nous après entre fait"""
    ),
    ("es", "Spanish"): word_set(
        """de la que el en y los del se las por un para con no una su al lo como más pero sus le ya
        este sí porque esta entre cuando muy sin sobre también hasta hay donde ha fue son"""
    ),
    ("it", "Italian"): word_set(
        """di che e la il un a è per una in sono mi ho non ma lo ha le si con i da del della gli
        nel alla dei dalla anche come più questo quando delle sul stato essere"""
    ),
    ("pt", "Portuguese"): word_set(
        """de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao ele
        das tem à seu sua ou ser quando muito nos já está também são pelo pela"""
    ),
    ("nl", "Dutch"): word_set(
        """de van een het en in is dat op te zijn met voor niet aan er om hij ook als dan maar door
        over ze bij nog worden naar heeft werd uit tot deze meer wordt geen hebben"""
    ),
    ("pl", "Polish"): word_set(
        """i w na z się nie że do to jest o jak ale po co tak za od jego przez przy dla czy tylko
        być może oraz już był która który które są ich przed także"""
    ),
    ("cs", "Czech"): word_set(
        """a v se na je že s z do o k i ve za by pro jako ale po jsou od které podle být až který
        také jeho však bylo nebo která při mezi už uvedl"""
    ),
    ("sv", "Swedish"): word_set(
        """och i att det som en på är av för med till den har de inte om ett han men var jag sig
        från vi så kan när år säger under också efter eller nu där"""
    ),
    ("fi", "Finnish"): word_set(
        """ja on ei että se hän oli ovat mutta myös kun mukaan sen joka olla jos niin vain kuin ovat
        sekä jo mitä tai ollut voi sanoi vielä nyt sitten tämä"""
    ),
    ("tr", "Turkish"): word_set(
        """ve bir bu da de için ile olarak çok daha olan gibi ne kadar sonra olduğu ise en ancak
        tarafından var değil her üzerinde ama göre iki arasında dedi"""
    ),
    ("ro", "Romanian"): word_set(
        """de și în a la cu să pe că nu o un din care mai este pentru sunt ce fi se au fost al după
        prin dar sau ca între lui acest această"""
    ),
    ("hu", "Hungarian"): word_set(
        """a az és hogy nem is egy de ez meg volt csak már még mint el azt ha van kell lehet után
        szerint ki vagy amely közölte"""
    ),
    ("ru", "Russian"): word_set(
        """и в не на что с по как это он из за то к у от его же о для мы но все так был бы до"""
    ),
    ("uk", "Ukrainian"): word_set(
        """і в не на що з та як це він за до у від його про для ми але все так був є й під або"""
    ),
    ("sr", "Serbian"): word_set(
        """je i u da se na su za od sa ne će kao ali koji koja što bi iz nije biti и у да се на"""
    ),
}
_SCRIPTS = {
    "CYRILLIC": ("", "a language in Cyrillic script"),
    "ARABIC": ("ar", "Arabic or Persian"),
    "HEBREW": ("he", "Hebrew"),
    "CJK": ("zh", "Chinese"),
    "HIRAGANA": ("ja", "Japanese"),
    "KATAKANA": ("ja", "Japanese"),
    "HANGUL": ("ko", "Korean"),
    "GREEK": ("el", "Greek"),
    "ARMENIAN": ("hy", "Armenian"),
    "GEORGIAN": ("ka", "Georgian"),
    "DEVANAGARI": ("hi", "Hindi or another language in Devanagari"),
    "THAI": ("th", "Thai"),
    "ETHIOPIC": ("am", "Amharic or Tigrinya"),
}
_WORDS = re.compile(r"[^\W\d_]+")
SAMPLE = 20_000  # characters looked at
FEWEST_WORDS = 12  # below it, a text in Latin script is not judged
CLEAR_LEAD = 1.3  # times English's share another language needs, to be called that
FEWEST_COMMON = 0.08  # share of commonest words below which nothing is claimed
OTHER_SCRIPT = 0.4  # share of letters of another script that settles it


def language_of(text: str) -> Language:
    """Return the language a text is in.

    >>> language_of("The talks were long, and the envoys said that they would go on.").code
    'en'
    >>> language_of("Der Kanzler hat am Mittwoch gesagt, dass das nicht das Ende ist.").name
    'German'
    """
    sample = text[:SAMPLE]
    script = _other_script(sample)
    words = [w.lower() for w in _WORDS.findall(sample)]
    shares = {known: sum(map(common.__contains__, words)) / max(1, len(words))
              for known, common in _COMMON.items()}  # fmt: skip
    best = max(shares, key=lambda known: shares[known])
    if script and (script[0] or best[0] not in ("ru", "uk", "sr") or not shares[best]):
        return Language(*script)
    if script:
        return Language(*best, share=shares[best])
    return _latin(shares, best, len(words))


def _latin(shares: dict[tuple[str, str], float], best: tuple[str, str], count: int) -> Language:
    english = ("en", "English")
    if count < FEWEST_WORDS or shares[best] < FEWEST_COMMON:
        return Language("en", "English", shares[english]) if shares[english] else Language("", "")
    chosen = best if shares[best] >= CLEAR_LEAD * shares[english] else english
    return Language(*chosen, share=shares[chosen])


def _other_script(text: str) -> tuple[str, str] | None:
    """Return what a text not in Latin letters is written in."""
    scripts = Counter(unicodedata.name(c, "?").split()[0] for c in text if c.isalpha())
    total = sum(scripts.values())
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.1 * total:
        return _SCRIPTS["HIRAGANA"]
    for script, count in scripts.most_common(1):
        if script in _SCRIPTS and count > OTHER_SCRIPT * total:
            return _SCRIPTS[script]
    return None


def language_problem(document: Document, language: Language) -> Iterator[Problem]:
    """Yield a problem if a document is in a language that is not read."""
    if language.code == "en" or not language.name:
        return
    yield Problem(
        document.source,
        f"the text looks like {language.name}; statements are read in English only",
        "give an English version of the page",
        "warning",
        document.id,
    )
