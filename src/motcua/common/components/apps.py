"""The app of the components."""

from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    """Pages' frames, pieces, styles and scripts."""

    name = "motcua.common.components"
    label = "components"
