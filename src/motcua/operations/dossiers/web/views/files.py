"""Files of a dossier: looked at, saved, added, moved, taken away, reused; answered as a page or its section."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from motcua.common.refusals import NotAllowed, Refusal
from motcua.common.storage.reading import as_attachment, as_picture
from motcua.foundation.catalogue import queries as catalogue
from motcua.operations.dossiers.domain.files import MOST_PAGES, PaperPagesWrong
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.permissions import FILES_SEE, SEE, agencies_for, get_dossier_for, may_attach
from motcua.operations.dossiers.queries.files import component_of, file_of
from motcua.operations.dossiers.services import files as services
from motcua.operations.dossiers.web.files import FilesPart, files_part
from motcua.operations.dossiers.web.visit import Visit, for_officers

#: Widths of a preview: beside the list, and to be read.
_WIDTHS = {"nho": 160, "lon": 1100}


@for_officers
@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """Show a dossier's papers and files; a POST adds files to one of them."""
    dossier = get_dossier_for(visit.asker, code)
    if request.method == "GET":
        return _page(request, files_part(dossier, visit, back=_back(request, dossier)))
    component = request.POST.get("component", "")[:8]

    def add() -> str:
        made = services.add_files(
            dossier_id=dossier.pk,
            component=component,
            uploads=[one for one in request.FILES.getlist("files") if one],
            by=visit.asker.officer_id,
            at=visit.now,
        )
        return _("Đã thêm %(n)d tệp.") % {"n": len(made)}

    return _do(request, visit, dossier, component, add)


@for_officers
@require_POST
def remove(request: HttpRequest, visit: Visit, code: str, file_id: int) -> HttpResponse:
    """Take a file away."""
    dossier = get_dossier_for(visit.asker, code)

    def take_away() -> str:
        services.remove_file(
            dossier_id=dossier.pk,
            file_id=file_id,
            by=visit.asker.officer_id,
            at=visit.now,
            seen=request.POST.get("seen", "")[:16],
        )
        return _("Đã bỏ tệp; hồ sơ vẫn ghi ai bỏ và lúc nào.")

    return _do(request, visit, dossier, component_of(dossier, file_id), take_away)


@for_officers
@require_POST
def move(request: HttpRequest, visit: Visit, code: str, file_id: int) -> HttpResponse:
    """Let a file go one place up or down."""
    dossier = get_dossier_for(visit.asker, code)
    up = request.POST.get("to") != "down"

    def step() -> str:
        services.move_file(
            dossier_id=dossier.pk,
            file_id=file_id,
            up=up,
            by=visit.asker.officer_id,
            at=visit.now,
            seen=request.POST.get("seen", "")[:16],
        )
        return _("Đã chuyển tệp lên trước.") if up else _("Đã chuyển tệp ra sau.")

    return _do(request, visit, dossier, component_of(dossier, file_id), step)


@for_officers
@require_POST
def reuse(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """Take over what an earlier dossier of the same person holds."""
    dossier = get_dossier_for(visit.asker, code)
    component = request.POST.get("component", "")[:8]

    def take_over() -> str:
        source = services.reuse(
            dossier_id=dossier.pk,
            component=component,
            source=_number(request.POST.get("source", "")) or 0,
            agencies=agencies_for(visit.asker, SEE),
            by=visit.asker.officer_id,
            at=visit.now,
        )
        return _("Đã dùng lại bản quét của hồ sơ %(code)s; người dân không phải nộp lại.") % {"code": source}

    return _do(request, visit, dossier, component or "-", take_over)


@for_officers
@require_POST
def paper_pages(request: HttpRequest, visit: Visit, code: str) -> HttpResponse:
    """Keep how many pages a paper has."""
    dossier = get_dossier_for(visit.asker, code)
    component = request.POST.get("component", "")[:8]

    def count() -> str:
        text = request.POST.get("pages", "").strip()
        pages = _number(text)
        if text and pages is None:
            raise PaperPagesWrong(limit=MOST_PAGES)
        services.say_paper_pages(dossier_id=dossier.pk, component=component, pages=pages)
        return _("Đã ghi số trang giấy.")

    return _do(request, visit, dossier, component or "-", count)


@for_officers
@require_GET
def download(request: HttpRequest, visit: Visit, code: str, file_id: int) -> HttpResponseBase:
    """Let the browser save a file; it is never shown from this address."""
    line = file_of(get_dossier_for(visit.asker, code, to=FILES_SEE), file_id)
    return as_attachment(line.stored, line.name)


@for_officers
@require_GET
def look(request: HttpRequest, visit: Visit, code: str, file_id: int) -> HttpResponse:
    """Show all pages of a file, each drawn anew."""
    dossier = get_dossier_for(visit.asker, code, to=FILES_SEE)
    line = file_of(dossier, file_id)
    plan = catalogue.version_by_id(dossier.version_id)
    paper = next((one for one in plan.components if one.id == line.component), None)
    context = {
        "room": "dossiers",
        "code": dossier.code or dossier.reference,
        "line": line,
        "paper": paper,
        "pages": range(1, line.pages + 1),
    }
    return render(request, "dossiers/files_look.html", context)


@for_officers
@require_GET
def picture(
    request: HttpRequest, visit: Visit, code: str, file_id: int, page: int, width: str
) -> HttpResponseBase:
    """Return one page of a file as a picture drawn anew."""
    line = file_of(get_dossier_for(visit.asker, code, to=FILES_SEE), file_id)
    return as_picture(line.stored, page, _WIDTHS[width])


def _do(
    request: HttpRequest, visit: Visit, dossier: Dossier, component: str, act: Callable[[], str]
) -> HttpResponse:
    """Do it if the officer may, and show the section as it stands then, with what was done or refused."""
    if not may_attach(visit.asker, dossier, result=not component):
        raise NotAllowed
    try:
        said, failed, status = act(), False, 200
    except Refusal as refusal:
        said, failed, status = str(refusal), True, refusal.status
    back = _back(request, dossier)
    if not failed and "X-Fragment" not in request.headers:
        messages.success(request, said)
        return redirect(f"{back}#tep-{component or 'ket-qua'}")
    part = files_part(dossier, visit, back=back)
    part.said, part.failed, part.at = said, failed, component
    return _page(request, part, status)


def _page(request: HttpRequest, part: FilesPart, status: int = 200) -> HttpResponse:
    template = "dossiers/files.html" if "X-Fragment" in request.headers else "dossiers/files_page.html"
    return render(request, template, {"room": "dossiers", "files": part}, status=status)


def _back(request: HttpRequest, dossier: Dossier) -> str:
    wanted = request.POST.get("next", "") or request.GET.get("next", "")
    if wanted and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted.partition("#")[0]
    return reverse("dossiers:files", args=[dossier.code or dossier.reference])


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
