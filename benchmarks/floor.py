"""The least that a site can be: one bare Flask route, served as ``surveyapp serve`` serves. ``python -m … PORT``."""

import sys

import waitress
from flask import Flask

from surveyapp.cli.serving import THREADS

PAGE = "<!doctype html><title>Vloer</title><p>" + "Een gewone bladzijde. " * 200


def main(port: int) -> None:
    """Serve until it is stopped."""
    app = Flask(__name__)
    app.add_url_rule("/", view_func=lambda: PAGE, methods=["GET", "POST"])
    waitress.serve(app, host="127.0.0.1", port=port, threads=THREADS, ident=None, _quiet=True)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main(int(sys.argv[1]))
