"""Addresses of the components page, which exists in development only."""

from django.urls import path

from motcua.common.components.web import views

app_name = "components"
urlpatterns = [path("", views.gallery, name="gallery")]
