"""A definition as an author would write it: the text that ``load`` reads back to the same definition."""

from typing import Any

import yaml

from surveyapp.report.definition import ReportDefinition

_WIDTH = 110


class _Dumper(yaml.SafeDumper):
    """YAML without anchors, and with the words that authors use."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _flag(dumper: yaml.SafeDumper, value: bool) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:bool", "yes" if value else "no")


_Dumper.add_representer(bool, _flag)


def text_of(definition: ReportDefinition) -> str:
    """The YAML of a definition; what has its default is left out."""
    data = definition.model_dump(mode="json", exclude_defaults=True)
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)
