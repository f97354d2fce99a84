"""What all booted machines share."""

from tests.relay.booted.machine import wheel

__all__ = ["wheel"]
