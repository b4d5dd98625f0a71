"""Signing in through the municipality's identity provider."""

from flask import Blueprint

pages = Blueprint("openid", __name__, url_prefix="/inloggen/dienst")
