"""Who plays which part in an agreement or a vehicle."""

from __future__ import annotations

from partnerships.vocabulary.terms import Term


class Role(Term):
    PARTNER = "partner", "partner", "Takes part on equal terms."
    LICENSOR = "licensor", "licensor", "Grants the right to use its technology or name."
    LICENSEE = "licensee", "licensee", "Obtains the right to use it."
    SUPPLIER = "supplier", "supplier", "Delivers parts, software, energy or vehicles."
    CUSTOMER = "customer", "customer", "Receives what is delivered."
    MANUFACTURER = "manufacturer", "manufacturer", "Builds vehicles or engines to order."
    CLIENT = "client", "client", "Orders what is built."
    INVESTOR = "investor", "investor", "Buys a minority holding."
    INVESTEE = "investee", "investee", "The company whose shares are bought."
    ACQUIRER = "acquirer", "acquirer", "Takes control."
    TARGET = "target", "target", "The company or business taken over."
    SELLER = "seller", "seller", "Parts with the holding or business."
    DISTRIBUTOR = "distributor", "distributor", "Sells the vehicles of another maker."
    VENTURE = "venture", "venture", "The company owned together."
    TECHNOLOGY_PROVIDER = "technology_provider", "technology provider", "Brings the technology in."
    OTHER = "other", "other", "Takes part in a way that no other word covers."

    @property
    def inverse(self) -> Role:
        """The role on the other side of a two-sided agreement; partner faces partner."""
        return Role(_INVERSE.get(self.value, self.value))


_PAIRS = (
    ("licensor", "licensee"),
    ("supplier", "customer"),
    ("manufacturer", "client"),
    ("investor", "investee"),
    ("acquirer", "target"),
)
_INVERSE = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
