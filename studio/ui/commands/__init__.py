"""Every command of the window as data, one file for each menu. No Qt in here."""
