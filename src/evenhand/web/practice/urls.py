"""The addresses of a practice's own pages."""

from django.urls import path

from evenhand.web.practice import learning_views, task_views, views

urlpatterns = [
    path("desk/practice/", views.first, name="practice_first"),
    path("desk/profile/", views.profile, name="practice_profile"),
    path("desk/figure/<str:indicator>/", views.figure, name="practice_figure"),
    path("desk/summary.pdf", views.summary, name="practice_summary"),
    path("desk/twins/", learning_views.twins, name="practice_twins"),
    path("desk/twins/consent/", learning_views.consent, name="practice_consent"),
    path("desk/twins/ask/", learning_views.ask, name="practice_ask"),
    path("desk/twins/answer/<int:pk>/", learning_views.answer, name="practice_answer"),
    path("desk/tasks/", task_views.tasks, name="practice_tasks"),
    path("desk/tasks/<int:pk>/done/", task_views.done, name="practice_task_done"),
]
