"""The world's news agencies: every spelling of a name to one label."""

import re

_NAMES: dict[str, tuple[str, ...]] = {
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "AP": ("AP", "Associated Press", "The Associated Press", "The AP"),
    "Reuters": ("Reuters", "Thomson Reuters", "Thomson Reuters Foundation"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "PA": ("PA", "Press Association", "The Press Association", "PA Media"),
    "UPI": ("UPI", "United Press International"),
    "Xinhua": ("Xinhua", "Xinhua News Agency", "XINHUA"),
    "TASS": ("TASS", "ITAR-TASS", "Itar-Tass"),
    "Interfax": ("Interfax", "Interfax-Ukraine", "Interfax-Azerbaijan"),
    "RIA Novosti": ("RIA Novosti", "RIA", "Sputnik"),
    "ANSA": ("ANSA", "Ansa"),
    "EFE": ("EFE", "Efe", "Agencia EFE"),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Jiji": ("Jiji", "Jiji Press"),
    "PTI": ("PTI", "Press Trust of India"),
    "ANI": ("ANI", "Asian News International"),
    "IANS": ("IANS", "Indo-Asian News Service"),
    "UNI": ("UNI", "United News of India"),
    "APP": ("APP", "Associated Press of Pakistan"),
    "Anadolu": ("Anadolu", "Anadolu Agency", "AA"),
    "DHA": ("DHA", "Demiroren News Agency", "Demirören News Agency", "Dogan News Agency"),
    "Yonhap": ("Yonhap", "Yonhap News Agency"),
    "KCNA": ("KCNA", "Korean Central News Agency"),
    "Bernama": ("Bernama", "BERNAMA"),
    "Antara": ("Antara", "ANTARA"),
    "VNA": ("VNA", "Vietnam News Agency"),
    "PNA": ("PNA", "Philippine News Agency"),
    "CNA": ("CNA", "Central News Agency"),
    "Tasnim": ("Tasnim", "Tasnim News Agency"),
    "IRNA": ("IRNA", "Islamic Republic News Agency"),
    "Fars": ("Fars", "Fars News Agency", "FNA"),
    "Mehr": ("Mehr", "Mehr News Agency"),
    "ISNA": ("ISNA",),
    "SANA": ("SANA", "Syrian Arab News Agency"),
    "SPA": ("SPA", "Saudi Press Agency"),
    "WAM": ("WAM", "Emirates News Agency"),
    "KUNA": ("KUNA", "Kuwait News Agency"),
    "QNA": ("QNA", "Qatar News Agency"),
    "Petra": ("Petra", "Petra News Agency"),
    "MENA": ("MENA", "Middle East News Agency"),
    "WAFA": ("WAFA",),
    "NNA": ("NNA", "National News Agency"),
    "AAP": ("AAP", "Australian Associated Press"),
    "NZPA": ("NZPA",),
    "CP": ("CP", "The Canadian Press", "Canadian Press"),
    "Ukrinform": ("Ukrinform", "UKRINFORM"),
    "UNIAN": ("UNIAN",),
    "BelTA": ("BelTA", "BELTA"),
    "Azertac": ("Azertac", "AZERTAC", "AzerTAc"),
    "Armenpress": ("Armenpress", "ARMENPRESS"),
    "Trend": ("Trend",),
    "Turan": ("Turan",),
    "Kazinform": ("Kazinform",),
    "24.kg": ("24.kg",),
    "PAP": ("PAP", "Polish Press Agency"),
    "CTK": ("CTK", "ČTK", "Czech News Agency"),
    "MTI": ("MTI",),
    "BTA": ("BTA",),
    "Agerpres": ("Agerpres", "AGERPRES"),
    "Tanjug": ("Tanjug", "TANJUG"),
    "HINA": ("HINA", "Hina"),
    "APA": ("APA", "Austria Press Agency"),
    "ATS": ("ATS", "Keystone-ATS", "Keystone-SDA"),
    "Belga": ("Belga", "BELGA"),
    "ANP": ("ANP",),
    "NTB": ("NTB",),
    "TT": ("TT", "TT News Agency"),
    "Ritzau": ("Ritzau", "RITZAU"),
    "STT": ("STT",),
    "Lusa": ("Lusa", "LUSA"),
    "AMNA": ("AMNA", "ANA-MPA"),
    "NAN": ("NAN", "News Agency of Nigeria"),
    "GNA": ("GNA", "Ghana News Agency"),
    "SAPA": ("SAPA", "Sapa"),
    "APS": ("APS", "Algeria Press Service"),
    "MAP": ("MAP",),
    "TAP": ("TAP",),
    "Notimex": ("Notimex",),
    "Télam": ("Télam", "Telam"),
    "Agência Brasil": ("Agência Brasil", "Agencia Brasil"),
    "Prensa Latina": ("Prensa Latina",),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "Dow Jones": ("Dow Jones", "Dow Jones Newswires"),
    "IRIN": ("IRIN", "The New Humanitarian"),
    "RFE/RL": ("RFE/RL", "Radio Free Europe/Radio Liberty"),
}

_LABELS = {form: label for label, forms in _NAMES.items() for form in forms}
_FOLDED = {form.casefold(): label for form, label in _LABELS.items() if len(form) > 4}

SHAPE = r"(?:[A-ZÀ-Þ][\w'’./\-]*|dpa|24\.kg)(?:[ /,]{1,2}(?:of |and )?[A-ZÀ-Þ][\w'’.\-]*){0,4}"
"""What an agency's name looks like; `label` or `leading` then tells whether it is one."""


def label(name: str) -> str | None:
    """The one label of an agency's name, or None for what is no agency this table knows.

    Short names count in their own case only, since PA, UNI and Trend are also words.
    """
    name = " ".join(name.split()).strip(" .,")
    return _LABELS.get(name) or _FOLDED.get(name.casefold())


def leading(text: str) -> str | None:
    """The label of the agency whose name begins a text or stands between its slashes."""
    for part in re.split(r"[/,|] ?", text):
        found = part.split()[:5]
        for count in range(len(found), 0, -1):
            if known := label(" ".join(found[:count])):
                return known
    return None
