from variorum.web.form_fields import Fields


def test_fields_are_told_once_or_all_together() -> None:
    fields = Fields([("a", " 1 "), ("b", ""), ("a", "2"), ("long", "x" * 5000)])
    assert (fields["a"], fields["b"], fields["c"]) == ("1", "", "")
    assert fields.all("a") == ["1", "2"]
    assert fields.all("b") == []
    assert len(fields["long"]) == 2000
