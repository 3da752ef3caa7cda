"""Một Cửa: the working system of a local government's one-stop shop."""
