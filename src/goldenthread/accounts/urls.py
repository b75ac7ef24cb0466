"""Addresses of the room; of the libraries that sign people in, only what is used has one."""

from django.urls import URLPattern, URLResolver, path

from goldenthread.accounts.openid.provided import PROVIDER
from goldenthread.accounts.views import (
    account,
    again,
    cover,
    grants,
    openid,
    password,
    second_factor,
    sign_in,
    user,
    users,
    why,
)

#: The names that begin with account_, mfa_ and openid_ are those under which the libraries look for these pages.
urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/code/", second_factor.asked, name="mfa_authenticate"),
    path("sign-in/provider/", openid.to_provider, name="openid"),
    path("sign-in/provider/callback/", openid.from_provider, {"provider_id": PROVIDER}, name="openid_connect_callback"),
    path("sign-in/again/", again.again, name="account_reauthenticate"),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    path("signed-out/", sign_in.signed_out, name="signed-out"),
    path("account/", account.account, name="account"),
    path("account/act-as/", account.act_as, name="act-as"),
    path("account/sign-out-everywhere/", account.everywhere, name="sign-out-everywhere"),
    path("account/password/", password.change, name="account_change_password"),
    path("account/second-factor/", second_factor.state, name="second-factor"),
    path("account/second-factor/on/", second_factor.on, name="second-factor-on"),
    path("account/second-factor/off/", second_factor.off, name="second-factor-off"),
    path("account/recovery-codes/", second_factor.codes, name="recovery-codes"),
    path("account/recovery-codes/file/", second_factor.codes_file, name="recovery-codes-file"),
    path("why/", why.pages, name="why"),
    path("why/child/", why.child, name="why-child"),
    path("users/", users.users, name="users"),
    path("users/add/", users.add, name="user-add"),
    path("users/<int:pk>/", user.user, name="user"),
    path("users/<int:pk>/post/", user.give_post, name="post-give"),
    path("users/<int:pk>/join/", user.join, name="user-join"),
    path("users/<int:pk>/part/<int:account>/", user.part, name="user-part"),
    path("users/<int:pk>/<str:what>/", user.deed, name="user-deed"),
    path("posts/<int:pk>/end/", user.end_post, name="post-end"),
    path("cover/", cover.covers, name="cover"),
    path("cover/name/", cover.name, name="cover-name"),
    path("cover/<int:pk>/end/", cover.end, name="cover-end"),
    path("grants/", grants.grants, name="grants"),
    path("grants/give/", grants.give, name="grant-give"),
    path("grants/<int:pk>/withdraw/", grants.withdraw, name="grant-withdraw"),
]
