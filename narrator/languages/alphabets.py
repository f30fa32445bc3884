"""Letters that tell the languages of one script apart: most Cyrillic and Arabic ones, Chinese and Japanese."""

from typing import Final

_RUSSIAN: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_SERBIAN: Final = "абвгдежзијклљмнњопрстуфхцчџш"
CYRILLIC: Final = {
    "ru": frozenset(_RUSSIAN),
    "uk": frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    "be": frozenset("абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
    "bg": frozenset("абвгдежзийклмнопрстуфхцчшщъьюя"),
    "sr": frozenset(_SERBIAN + "ђћ"),
    "mk": frozenset(_SERBIAN + "ѓќѕ"),
    "kk": frozenset(_RUSSIAN + "әғқңөұүһі"),
    "ky": frozenset(_RUSSIAN + "ңөү"),
}
OWN_LETTERS: Final = {"ru": 0.03, "uk": 0.075, "be": 0.1, "bg": 0.02, "sr": 0.06, "mk": 0.05, "kk": 0.2, "ky": 0.1}
"""How often a text has letters that the neighbours lack (ы, і, ў, ъ, ј …): a text without any is less likely theirs."""
_OWN: Final = {
    "ru": frozenset("ыэё"),
    "uk": frozenset("іїєґ"),
    "be": frozenset("іўыэ"),
    "bg": frozenset("ъ"),
    "sr": frozenset("јљњђћџ"),
    "mk": frozenset("јљњѓќѕџ"),
    "kk": frozenset("әғқңөұүһі"),
    "ky": frozenset("ңөү"),
}
_READERS: Final = {"ru": 8.0, "uk": 4.0, "bg": 1.0, "be": 0.5, "sr": 1.0, "mk": 0.5, "kk": 0.5, "ky": 0.3}
"""How many write in it on the web, as far as nothing else decides (W3Techs' order)."""
_ARABIC: Final = {"ur": frozenset("ٹڈڑےں"), "fa": frozenset("پچژگ"), "ar": frozenset("ةىيكإأؤئ")}
"""Letters of Urdu alone; of Persian and Urdu; of Arabic, where the others write ی and ک."""
SIMPLIFIED: Final = frozenset(
    "这们说时对发过还为个让从众习书买产亲亿仅价优传伤关兴养军农决况冲净减凤凭击划刘则刚创别办务动劳势单卖"
    "卫厂历压厅变员听启吗围图圆场块坚坏备头夹奖妇妈孙实审宪宽对寻导层岁岛币师带帮应张归录忆恶惊惯战户"
    "扑执扩扫扬护报拥择换损掷无显术权杀极构枪柜标样树检楼欢气汉汤沟没泪洁济测浏涛润涨渐满灭灵"
    "热爱牵狮猎环现电画畅疗疯盖监盘着确础离种积税稳穷竞笔笼筑简粮纪约级纯纸线练组细终经结绍给络绝统继绩续"
    "维绿缓编缘缩网罗罚义职联聪肃胜脑脱舰艺节芦苏药获虑虽蚂补观规视览觉订认讨训议记讲许论设访证评识诉词译"
    "试诗话该详语误请诸读课谁调谈谢谱财责败货质购贸费贵贺资赛赞赵趋跃转轮软轻载较输边辽达迁迅进远违连迟适选递"
    "邮邻郑释里鉴针钟钢钱铁铜银链销锁错键镇长门闭问闲间闻阅队阳阴阵阶际陆陈险隐难雾页项顺须顾预领频题颜额风飞"
    "饭饮饰馆马驱验鱼鸟鸡鸣黄齐龙"
)
"""Characters that only simplified Chinese writes so, not Japanese too, which shortens many in the same way."""
TRADITIONAL: Final = frozenset("這們說對發還為讓從裡點麼沒學國會來關電書買賣樂樣當經網")
"""Characters that Chinese writes so where it is not simplified; Japanese has them in another form."""
JAPANESE: Final = frozenset(
    "気働込対図売読広円駅楽々栄労応済畑峠辻匂枠雑恵悪戦択拡発顔験県伝転鉄黒斎沢塩歯齢剤剣弐巻帰団"
)
"""Characters that only Japanese writes so."""


def of_alphabet(sample: str, script: str) -> dict[str, float]:
    """Return the probability of each language whose letters *sample* has; none where letters tell nothing."""
    if script == "Cyrl":
        return _cyrillic(sample)
    return _arabic(sample) if script == "Arab" else {}


def of_han(sample: str) -> dict[str, float]:
    """Return Chinese or Japanese for a text in Chinese characters without kana."""
    signs = set(sample)
    chinese, japanese = len(signs & (SIMPLIFIED | TRADITIONAL)), len(signs & JAPANESE)
    if japanese > chinese:
        return {"ja": 0.9, "zh": 0.1}
    # A whole sentence of Japanese without kana is rare, a title is not.
    is_long = sum("\u4e00" <= sign <= "\u9fff" for sign in sample) > 8
    return {"zh": 0.95, "ja": 0.05} if chinese or is_long else {"zh": 0.75, "ja": 0.25}


def _cyrillic(sample: str) -> dict[str, float]:
    letters = [character for character in sample.lower() if "а" <= character <= "ӿ"]
    present = set(letters)
    fitting = [language for language, alphabet in CYRILLIC.items() if present <= alphabet]
    if not fitting:  # names in a neighbour's letters: the language whose own letters are most
        counts = {language: sum(letter in own for letter in letters) for language, own in _OWN.items()}
        best = max(counts, key=lambda language: (counts[language], _READERS[language]))
        fitting = [best]
    weights = {
        language: _READERS[language]
        * (1.0 if present & _OWN[language] else (1 - OWN_LETTERS[language]) ** len(letters))
        for language in fitting
    }
    whole = sum(weights.values())
    return {language: weight / whole for language, weight in weights.items()}


def _arabic(sample: str) -> dict[str, float]:
    counts = {language: sum(letter in own for letter in sample) for language, own in _ARABIC.items()}
    if counts["ur"] and counts["ur"] * 4 >= counts["ar"]:
        return {"ur": 0.95, "fa": 0.05}
    persian = counts["fa"] + sum(letter in "یک" for letter in sample)
    if persian > counts["ar"]:
        return {"fa": 0.95, "ar": 0.05}
    return {"ar": 0.97, "fa": 0.03}
