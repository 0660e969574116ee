"""axe-core finds nothing to object to in the page, light and dark, wide and on a phone.

Skipped where there is no Chromium or no axe-core (`npm install axe-core`, or WELFARE_AXE=FILE).
"""

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT, Welfare

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
AXE = Path(os.environ.get("WELFARE_AXE") or ROOT / "node_modules/axe-core/axe.min.js")
RUN = """
<script>{axe}</script>
<script>
axe.run(document, {{resultTypes: ["violations"]}}).then(found => {{
  const told = found.violations.map(v => [v.id, v.help, v.nodes.slice(0, 3).map(n => n.html)]);
  const place = document.createElement("pre");
  place.id = "axe";
  place.textContent = JSON.stringify([found.passes.length, told]);
  document.body.append(place);
}});
</script></body>
"""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=60000",
    "--dump-dom",
)
LIGHT, DARK = 1, 0
WIDE, PHONE = "1280,900", "390,844"

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed (npm, or WELFARE_AXE)"),
]


@pytest.mark.parametrize(
    ("plan", "lang", "view"),
    [
        ("data/plan.yaml", "ja", (WIDE, LIGHT)),
        ("data/plan.yaml", "ja", (PHONE, DARK)),
        ("data/plan.yaml", "en", (WIDE, DARK)),
        ("examples/health-japan-21/plan.yaml", "en", (PHONE, LIGHT)),
    ],
)
def test_there_is_no_violation(
    plan: str, lang: str, view: tuple[str, int], welfare: Welfare, tmp_path: Path
) -> None:
    out = welfare("report", "--plan", plan, "--lang", lang).out
    passed, violations = run_axe(out, tmp_path, *view)
    assert violations == []
    assert passed > 20


def test_axe_is_seen_to_object(tmp_path: Path) -> None:
    # Were this to fail, the test above would hold nothing.
    page = (
        '<!DOCTYPE html><html><body><img src=""><p style="color:#999">pale grey</p></body></html>'
    )
    names = {name for name, *_ in run_axe(page, tmp_path, PHONE, LIGHT)[1]}
    assert {"image-alt", "html-has-lang", "color-contrast"} <= names


def run_axe(
    page: str, folder: Path, size: str, scheme: int
) -> tuple[int, list[tuple[str, str, list[str]]]]:
    """How many rules passed, and each that did not; the page's own policy would forbid axe."""
    free = re.sub(r"<meta http-equiv[^>]*>", "", page)
    script = RUN.format(axe=AXE.read_text(encoding="utf-8"))
    file = folder / "page.html"
    file.write_text(free.replace("</body>", script), encoding="utf-8")
    profile = folder / "profile"
    shutil.rmtree(profile, ignore_errors=True)
    command = [
        str(CHROMIUM),
        *FLAGS,
        f"--user-data-dir={profile}",
        f"--window-size={size}",
        f"--blink-settings=preferredColorScheme={scheme}",
        file.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, timeout=180, check=True)
    found = re.search(r'<pre id="axe">(.*?)</pre>', done.stdout.decode(), re.DOTALL)
    assert found, done.stderr.decode()[-2000:]
    passed, told = json.loads(html.unescape(found[1]))
    return passed, told
