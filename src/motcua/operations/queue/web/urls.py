"""The room's pages: the public's (kiosk, screen, ticket), the officer's, the administrator's."""

from __future__ import annotations

from django.urls import URLPattern, path

from motcua.operations.queue.web.views import acts, counter, figures, kiosk, screen, set_up, ticket

app_name = "queue"
urlpatterns: list[URLPattern] = [
    path("lay-so/<str:token>/", kiosk.show, name="kiosk"),
    path("lay-so/<str:token>/uu-tien/<int:service>/", kiosk.ask, name="kiosk-priority"),
    path("lay-so/<str:token>/phieu/<str:key>/", kiosk.printed, name="kiosk-ticket"),
    path("goi-so/<str:token>/", screen.show, name="screen"),
    path("so/<str:key>/", ticket.show, name="ticket"),
    path("quay/", counter.show, name="counter"),
    path("quay/luc-nay/", counter.strip, name="strip"),
    path("quay/mo/", acts.open_one, name="open"),
    path("quay/dong/", acts.close_one, name="close"),
    path("quay/goi/", acts.call, name="call"),
    path("quay/viec/<str:act>/", acts.do, name="act"),
    path("hang-cho/so-lieu/", figures.show, name="figures"),
    path("hang-cho/thiet-lap/", set_up.show, name="setup"),
    path("hang-cho/thiet-lap/<str:kind>/<int:key>/", set_up.change, name="setup-change"),
    path("hang-cho/thiet-bi/cap/", set_up.enrol_device, name="device-enrol"),
    path("hang-cho/thiet-bi/<int:key>/thu-hoi/", set_up.revoke_device, name="device-revoke"),
]
