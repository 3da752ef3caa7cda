"""The page that shows every component in all its states."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.common.components.desk import Who
from motcua.common.components.web import samples
from motcua.common.components.web.forms import SampleForm


def gallery(request: HttpRequest) -> HttpResponse:
    """Show each component in all its states; people on it are synthetic."""
    form = SampleForm({"name": samples.LONG_NAME, "id_number": "00019100458", "kind": "person"})
    form.is_valid()
    return render(
        request,
        "components/gallery.html",
        {
            "who": Who("Trần Thị Mỹ Duyên", "Phòng Kinh tế, xã Nhơn Trạch"),
            "bars": samples.bars(),
            "hours": samples.hours(),
            "shorts": samples.shorts(),
            "tabs": samples.tabs(),
            "swatches": samples.SWATCHES,
            "form": form,
        },
    )
