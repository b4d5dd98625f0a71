"""When an action is a reason for a mail, day by day."""

import datetime

import pytest

from surveyapp.policycycle.reminding import occasions

DUE = datetime.date(2026, 9, 1)


def days_after(number: int) -> datetime.date:
    return DUE + datetime.timedelta(number)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (-15, ""),
        (-14, "soon"),
        (0, "soon"),
        (1, "late1"),
        (30, "late1"),
        (31, "late2"),
        (150, "late5"),
        (151, "late6"),
        (180, "late6"),
        (181, ""),
    ],
)
def test_an_action_is_a_reason_two_weeks_before_the_day_after_and_monthly_for_half_a_year(
    day: int, expected: str
) -> None:
    assert occasions.occasion(DUE, days_after(day)) == expected


@pytest.mark.parametrize(
    ("day", "first", "number"), [(-40, -14, 7), (-3, -3, 7), (5, 5, 6), (151, 151, 1), (181, None, 0)]
)
def test_what_is_to_come_begins_with_what_is_now(day: int, first: int | None, number: int) -> None:
    found = occasions.upcoming(DUE, days_after(day))
    assert len(found) == number
    assert [each for each, _ in found][:1] == ([days_after(first)] if first is not None else [])
    assert len({occasion for _, occasion in found}) == number
    assert all(occasion == occasions.occasion(DUE, each) for each, occasion in found)


@pytest.mark.parametrize(
    ("moment", "leaves"),
    [
        ("2026-05-12T05:59+00:00", "2026-05-12T06:00+00:00"),  # a Tuesday, summer time
        ("2026-05-12T06:00+00:00", "2026-05-13T06:00+00:00"),
        ("2026-05-15T10:00+00:00", "2026-05-18T06:00+00:00"),  # a Friday: on Monday
        ("2026-05-16T23:30+00:00", "2026-05-18T06:00+00:00"),
        ("2026-12-01T06:30+00:00", "2026-12-01T07:00+00:00"),  # winter time
    ],
)
def test_mails_leave_on_the_morning_of_a_working_day(moment: str, leaves: str) -> None:
    found = occasions.departure(datetime.datetime.fromisoformat(moment))
    assert found == datetime.datetime.fromisoformat(leaves)
