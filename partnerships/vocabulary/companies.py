"""Kinds of companies, names, identifiers, holdings and successions."""

from __future__ import annotations

from partnerships.vocabulary.terms import Term


class CompanyKind(Term):
    AUTOMAKER = "automaker", "Automaker", "Builds road vehicles under a brand of its own."
    SUPPLIER = "supplier", "Supplier", "Makes parts, batteries or whole vehicles for other makers."
    TECHNOLOGY = (
        "technology",
        "Technology company",
        "Software, chips, internet, electronics or mobility services.",
    )
    JOINT_VENTURE = "joint_venture", "Joint venture", "A company owned together by two or more others."
    MARQUE = "marque", "Marque", "A brand under which vehicles are sold."
    PUBLIC_BODY = "public_body", "Public body", "A government, ministry, agency or official association."
    OTHER = "other", "Other organisation", "An investor, holding, university or dealer."


class NameKind(Term):
    LEGAL = "legal", "Full name", "The registered name with its legal form."
    SHORT = "short", "Short name", "The name in everyday use."
    BRAND = "brand", "Brand name", "The name on the product."
    FORMER = "former", "Former name", "A name no longer used."
    TRANSLATION = "translation", "Translation", "The name in another language."
    TRANSLITERATION = "transliteration", "Transliteration", "The name in another script."
    ALIAS = "alias", "Also called", "Another name; the source does not say of which kind."


class IdentifierScheme(Term):
    LEI = "lei", "LEI", "Legal Entity Identifier, ISO 17442, 20 characters with check digits."
    ISIN = "isin", "ISIN", "Security number, ISO 6166, 12 characters with a check digit."
    USCC = (
        "uscc",
        "USCC",
        "Chinese unified social credit code, GB 32100, 18 characters with a check character.",
    )
    TICKER = "ticker", "Ticker", "Exchange symbol, written MIC:SYMBOL."
    WIKIDATA = "wikidata", "Wikidata", "Item number of Wikidata, Q followed by digits."


class OwnershipState(Term):
    CURRENT = "current", "Held", "The source says that the holding exists."
    AGREED = "agreed", "Agreed", "The holding results from an agreement that has not closed."
    ENDED = "ended", "Ended", "The source says that the holding is over."


class ShareKind(Term):
    EXACT = "exact", "Exact", "The share is stated."
    RANGE = "range", "Range", "The share lies between two stated figures."
    MAJORITY = "majority", "Majority", "More than half; the figure is not stated."
    UNKNOWN = "unknown", "Not reported", "The sources are silent about the share."


class SuccessionKind(Term):
    RENAME = "rename", "Rename", "The same company under another name."
    MERGER = "merger", "Merger", "Two companies became one."
    SPLIT = "split", "Split", "One company became several."
    SPIN_OFF = "spin_off", "Spin-off", "A part of a company became a company."
