"""Rules of 减负 (DJ9xx): what could be entered or kept less. They never ask for more."""
