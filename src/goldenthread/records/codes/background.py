"""Code sets about a person's background: immigration status, faith and first language."""

from goldenthread.records.codes.language import LOCAL, CodeSet, table

IMMIGRATION_STATUS = CodeSet(
    "immigration_status",
    "Immigration status",
    f"SSD field immi_immigration_status; {LOCAL}",
    table("""
        uasc               | Unaccompanied asylum-seeking child || unaccompanied asylum seeking child; \
            unaccompanied minor; unaccompanied asylum seeker; uasc - unaccompanied asylum seeking child
        former-uasc        | Former unaccompanied asylum-seeking child, now 18 or over || formerly uasc; ex-uasc; \
            former uasc care leaver
        asylum-seeker      | Seeking asylum with family || asylum seeking family; accompanied asylum seeker; \
            asylum applicant
        refugee            | Refugee status granted || refugee status
        humanitarian       | Humanitarian protection || humanitarian protection granted
        limited-leave      | Limited leave to remain || discretionary leave; dlr; limited leave; uasc leave; \
            leave to remain
        indefinite-leave   | Indefinite leave to remain or settled || ilr; settled; settled status
        pre-settled        | Pre-settled status
        appeal-exhausted   | Appeal rights exhausted || are; appeal rights exhausted (are)
        nrpf               | No recourse to public funds || no recourse
        british            | British citizen || uk citizen; british national
        trafficked         | Potential victim of trafficking referred to the National Referral Mechanism || nrm
        other              | Other status
        not-known          | Not known || unknown; not recorded
    """),
)

FAITH = CodeSet(
    "faith",
    "Religion or belief",
    f"{LOCAL}; headings follow the census of England and Wales",
    table("""
        none          | No religion || atheist; agnostic; no faith
        buddhist      | Buddhist || buddhism
        christian     | Christian || christianity; church of england; roman catholic; catholic; c of e; \
            pentecostal; methodist; baptist; orthodox christian
        hindu         | Hindu || hinduism
        jewish        | Jewish || judaism
        muslim        | Muslim || islam; islamic; sunni; shia
        sikh          | Sikh || sikhism
        other         | Other religion || any other religion; rastafarian; jehovah's witness; pagan
        refused       | Refused || declined; prefer not to say
        not-recorded  | Not recorded || unknown; not known; not stated; not yet obtained
    """),
)

LANGUAGE = CodeSet(
    "language",
    "First language",
    "ISO 639-1 two-letter codes (a small set of the languages most met in English schools)",
    table("""
        en | English || eng; english (british)
        sq | Albanian || shqip
        am | Amharic
        ar | Arabic
        bn | Bengali || bangla; sylheti
        bg | Bulgarian
        zh | Chinese || cantonese; mandarin
        cs | Czech
        nl | Dutch
        et | Estonian
        fa | Persian || farsi; dari
        fr | French
        de | German
        el | Greek
        gu | Gujarati
        he | Hebrew
        hi | Hindi
        hu | Hungarian
        it | Italian
        ja | Japanese
        ko | Korean
        ku | Kurdish || kurmanji; sorani
        ln | Lingala
        lt | Lithuanian
        lv | Latvian
        ml | Malayalam
        ne | Nepali
        ps | Pashto || pashtu; pushto
        pl | Polish
        pt | Portuguese
        pa | Punjabi || panjabi
        ro | Romanian || moldovan
        ru | Russian
        sk | Slovak
        so | Somali
        es | Spanish
        sw | Swahili
        sv | Swedish
        ta | Tamil
        th | Thai
        ti | Tigrinya
        tr | Turkish
        tw | Twi || akan
        uk | Ukrainian
        ur | Urdu
        vi | Vietnamese
        cy | Welsh
        yo | Yoruba
        bfi | British Sign Language || bsl | Three-letter code of ISO 639-3: there is none of two letters.
        other | Other language || any other language
        not-recorded | Not recorded || unknown; not known
    """),
    note="A council may add languages; what is not listed is a finding, never 'other'.",
)

SETS = (IMMIGRATION_STATUS, FAITH, LANGUAGE)
