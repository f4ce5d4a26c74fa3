"""The settings → the web application: residents answer, officers key and read results."""

from typing import Any

from flask import Flask
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError

import config
from app import (
    about,
    answering,
    by_post,
    cli,
    council,
    db,
    errors,
    limits,
    offering,
    officers,
    pages,
    reporting,
    resuming,
    returning,
    sending,
    telling,
    uploads,
)
from app.keying import (
    asides,
    batches,
    calling,
    changing,
    files,
    lots,
    own_group,
    passing,
    quality,
    screen,
    settling,
)
from app.running import BLUEPRINTS as RUNNING


def create_app(changes: dict[str, Any] | None = None) -> Flask:
    """An application with the settings of the environment, some of them changed (tests do)."""
    app = Flask(__name__, instance_path=str(config.INSTANCE))
    app.config.update(config.settings())
    app.config.update(changes or {})
    db.init_app(app)
    pages.init_app(app)
    CSRFProtect(app)
    officers.init_app(app, resume=resuming.go_on)
    errors.init_app(app)
    app.register_error_handler(CSRFError, resuming.expired)
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
        asides,
        screen,
        settling,
        quality,
        changing,
        passing,
        lots,
        own_group,
        calling,
        files,
        reporting,
        about,
        by_post,
    ):
        app.register_blueprint(module.blueprint)
    for blueprint in RUNNING:
        app.register_blueprint(blueprint)
    cli.init_app(app)
    council.init_app(app)
    return app
