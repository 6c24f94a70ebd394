"""The numbers of the law as they hold in this city: the program's own, and those added here."""
