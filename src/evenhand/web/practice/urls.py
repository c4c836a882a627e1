"""The addresses of a practice's own pages."""

from django.urls import path

from evenhand.web.practice import learning_views, task_views, views

urlpatterns = [
    path("work/practice/", views.first, name="practice_first"),
    path("work/profile/", views.profile, name="practice_profile"),
    path("work/figure/<str:indicator>/", views.figure, name="practice_figure"),
    path("work/summary.pdf", views.summary, name="practice_summary"),
    path("work/twins/", learning_views.twins, name="practice_twins"),
    path("work/twins/consent/", learning_views.consent, name="practice_consent"),
    path("work/twins/ask/", learning_views.ask, name="practice_ask"),
    path("work/twins/answer/<int:pk>/", learning_views.answer, name="practice_answer"),
    path("work/tasks/", task_views.tasks, name="practice_tasks"),
    path("work/tasks/<int:pk>/done/", task_views.done, name="practice_task_done"),
]
