"""The link test of the site finds what is broken, and nothing else."""

from pathlib import Path

from links import broken

PAGE = """<html><head>
<link rel="stylesheet" href="site.css"><script src="https://cdn.example/x.js"></script></head>
<body><h2 id="one">1</h2><h2 id="二">2</h2>
<a href="#one">here</a> <a href="#%E4%BA%8C">here</a> <a href="deep/">there</a>
<a href="deep/index.html#three">there</a> <a href="https://example.org/">elsewhere</a>
<a href="#four">no</a> <a href="deep/index.html#four">no</a> <a href="gone.html">no</a>
<img src="gone.png"> <a href="../outside.html">no</a>
</body></html>"""


def test_it_finds_what_leads_nowhere_and_what_comes_from_elsewhere(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "deep").mkdir(parents=True)
    (tmp_path / "outside.html").touch()
    (site / "site.css").touch()
    (site / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "deep/index.html").write_text('<a href="../index.html">up</a><i id="three"></i>')
    assert sorted(broken(site)) == [
        "index.html: #four",
        "index.html: ../outside.html",
        "index.html: deep/index.html#four",
        "index.html: gone.html",
        "index.html: gone.png",
        "index.html: loads https://cdn.example/x.js",
    ]
