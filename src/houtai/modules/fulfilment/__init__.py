"""From the order that may be prepared to the parcel that was signed for."""
