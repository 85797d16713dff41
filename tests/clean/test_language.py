import pytest

from variorum.clean.language import detect_language

SAMPLES = {
    "en": "The mayor said that the bridge was closed after the flood and that it will be open. ",
    "de": "Der Bürgermeister sagte, dass die Brücke nach der Flut gesperrt ist und nicht auf. ",
    "fr": "Le maire a dit que le pont est fermé après la crue et que les habitants sont partis. ",
    "es": "El alcalde dijo que el puente está cerrado por la crecida y que los vecinos se van. ",
    "it": "Il sindaco ha detto che il ponte è chiuso per la piena e che gli abitanti sono via. ",
    "tr": "Belediye başkanı köprü için bir karar aldı ve sel ile ilgili daha çok bilgi verdi. ",
    "ru": "Мэр сказал, что мост закрыт после наводнения, а жители уехали из города. ",
    "uk": "Мер сказав, що міст закрито після повені, а жителі поїхали з міста. ",
    "ar": "قال رئيس البلدية إن الجسر مغلق بعد الفيضان وإن السكان غادروا المدينة ",
    "zh": "市长说洪水过后大桥已经关闭居民已经离开城市并且等待进一步的通知和消息",
    "ja": "市長は洪水のあと橋が閉鎖されたと述べ、住民は町を離れたと説明しました。",
}


@pytest.mark.parametrize("code", sorted(SAMPLES))
def test_languages(code: str) -> None:
    assert detect_language(SAMPLES[code] * 4) == code


def test_short_and_unclear_texts_are_english_unless_told() -> None:
    assert detect_language("Velmara, Sallowford, Drovny") == "en"
    assert detect_language("Velmara, Sallowford, Drovny", "de-DE") == "de"
    assert detect_language(SAMPLES["en"] * 4, "de") == "en"


def test_a_quotation_does_not_change_the_language() -> None:
    assert detect_language(SAMPLES["en"] * 6 + SAMPLES["ru"]) == "en"
