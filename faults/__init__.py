"""Bad luck on purpose: what happens to offers while machines, disks, clocks and lines fail.

``make fault`` runs every scenario against an installation of its own, started by ``ccop up`` with
real processes, sockets and a PostgreSQL that writes to the disk before it answers. After each, the
same questions are asked (:mod:`faults.checking`).
"""
