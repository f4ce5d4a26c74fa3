"""The settings → the web application: residents answer, officers key and read results."""

from typing import Any

from flask import Flask
from flask_wtf import CSRFProtect

import config
from app import (
    answering,
    cli,
    db,
    errors,
    limits,
    offering,
    officers,
    pages,
    reporting,
    returning,
    sending,
    telling,
    uploads,
)
from app.keying import batches, calling, changing, files, lots, passing, quality, screen, settling


def create_app(changes: dict[str, Any] | None = None) -> Flask:
    """An application with the settings of the environment, some of them changed (tests do)."""
    app = Flask(__name__, instance_path=str(config.INSTANCE))
    app.config.update(config.settings())
    app.config.update(changes or {})
    db.init_app(app)
    pages.init_app(app)
    CSRFProtect(app)
    officers.init_app(app, resume=screen.show_kept)
    errors.init_app(app)
    limits.init_app(app)
    for module in (
        offering,
        telling,
        answering,
        sending,
        returning,
        uploads,
        officers,
        batches,
        screen,
        settling,
        quality,
        changing,
        passing,
        lots,
        calling,
        files,
        reporting,
    ):
        app.register_blueprint(module.blueprint)
    cli.init_app(app)
    return app
