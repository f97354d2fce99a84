"""The row: all that ever crosses from a desk to the record, already coarsened and consented to."""

from dataclasses import dataclass

from ploughshare.wire.names import ID_BYTES, b64u, parse_month
from ploughshare.wire.refused import WireError
from ploughshare.wire.strict import Fields, dump_json, load_json

ROW_BYTES_MAX = 1_024

STATUSES = frozenset(
    {
        "contract_mod",
        "contract_rg_military",
        "police_rank_rg",
        "conscript",
        "mobilised",
        "reservist_on_training",
        "volunteer_formation",
        "former_serviceman",
        "not_served",
        "unknown",
    }
)
PLACES = frozenset({"russia", "border_area", "zone", "abroad", "unknown"})
OUTCOMES = frozenset(
    {
        "pending",
        "stays_in_service",
        "transferred",
        "dismissed",
        "discharged_at_term",
        "case_opened",
        "convicted",
        "held",
        "left_country",
        "unknown",
    }
)
HANDS = frozenset({"first", "second"})

_KEYS = frozenset({"v", "row", "month", "status", "place", "outcome", "hand", "consented", "withdrawn"})


@dataclass(frozen=True)
class Row:
    """One consented account, coarsened: months for days, a few agreed words for everything else.

    `row` is 16 random bytes drawn for the record alone; it is not the case's id. `withdrawn` takes
    the row back: a record deletes every version of it.
    """

    row: bytes
    month: str
    status: str
    place: str
    outcome: str
    hand: str
    consented: str
    withdrawn: bool

    def __post_init__(self) -> None:
        if len(self.row) != ID_BYTES:
            raise WireError("a row: row is not 16 bytes")
        for value, choices in (
            (self.status, STATUSES),
            (self.place, PLACES),
            (self.outcome, OUTCOMES),
            (self.hand, HANDS),
        ):
            if value not in choices:
                raise WireError("a row has a word that is not agreed")
        parse_month(self.month)
        parse_month(self.consented)

    def to_json(self) -> bytes:
        """One line of a rows file, without the newline."""
        return dump_json(
            {
                "v": 1,
                "row": b64u(self.row),
                "month": self.month,
                "status": self.status,
                "place": self.place,
                "outcome": self.outcome,
                "hand": self.hand,
                "consented": self.consented,
                "withdrawn": self.withdrawn,
            }
        )

    @classmethod
    def parse(cls, untrusted_line: bytes) -> "Row":
        """Reads one line of a rows file. Raises WireError."""
        fields = Fields(load_json(untrusted_line, bytes_max=ROW_BYTES_MAX, depth_max=2), "a row", _KEYS)
        fields.constant("v", 1)
        return cls(
            row=fields.octets("row", ID_BYTES),
            month=fields.text("month", chars_max=7),
            status=fields.choice("status", STATUSES),
            place=fields.choice("place", PLACES),
            outcome=fields.choice("outcome", OUTCOMES),
            hand=fields.choice("hand", HANDS),
            consented=fields.text("consented", chars_max=7),
            withdrawn=fields.boolean("withdrawn"),
        )
