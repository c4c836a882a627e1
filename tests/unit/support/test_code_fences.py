"""Code fences are found with their language, their line and the reason they are not run."""

import pytest

from support.code_fences import Fence, fences_of, needs_demo, run

DOCUMENT = """# Title

<!-- no-run: takes a day -->

```bash
make all
```

```text
not code
```

```python
print(1)
```
"""


def test_fences_are_found_in_order_with_their_reasons():
    assert fences_of(DOCUMENT) == [
        Fence(6, "bash", "make all\n", "takes a day"),
        Fence(14, "python", "print(1)\n", None),
    ]


def test_a_reason_holds_for_the_next_fence_only():
    text = "<!-- no-run: because -->\n```bash\na\n```\n```bash\nb\n```\n"
    assert [fence.reason for fence in fences_of(text)] == ["because", None]


def test_a_document_says_that_it_needs_the_demo():
    assert needs_demo("<!-- needs: demo -->")
    assert not needs_demo(DOCUMENT)


@pytest.mark.parametrize(
    ("language", "code"),
    [("bash", "echo hello > a"), ("python", "import pathlib; pathlib.Path('a').touch()")],
)
def test_a_fence_runs_in_its_folder(tmp_path, language, code):
    run(Fence(1, language, code, None), tmp_path)
    assert (tmp_path / "a").exists()


@pytest.mark.parametrize(("language", "code"), [("bash", "false\ntrue"), ("python", "1 / 0")])
def test_a_fence_that_fails_is_told_with_its_line(tmp_path, language, code):
    with pytest.raises(AssertionError, match="line 7"):
        run(Fence(7, language, code, None), tmp_path)
