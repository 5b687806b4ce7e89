"""Words that report speech, and words that report that nothing was said."""

from __future__ import annotations

__all__ = ["SILENCE", "SPEECH"]

# Verbs that can carry a quotation by themselves.
SPEECH = frozenset(
    """acknowledge add admit advise affirm agree allege announce answer argue ask assert assure
    beg blast boast caution charge claim comment complain concede conclude confess confirm contend
    continue counter cry declare demand deny describe disclose emphasize emphasise estimate exclaim
    explain express forecast fume grumble hint imply inform insist joke jeer lament laugh maintain
    mention muse mutter note object observe offer opine order plead pledge point post predict
    press proclaim promise propose protest quip quote read reaffirm reassure recall reckon recommend
    recount reflect reiterate rejoin remark remember remind repeat reply report respond retort
    reveal say scoff shout shoot sigh signal snap speak specify speculate state stress suggest
    summarize surmise swear tell testify tease thunder tweet urge vow volunteer warn whisper wonder
    write yell chant sing exhort demur explain elaborate conclude stipulate intone concur chide
    fire begin start go call quote""".split()
)

# Nouns and verbs after which nothing has been said: "declined to comment".
SILENCE = frozenset("comment respond answer reply elaborate disclose".split())
