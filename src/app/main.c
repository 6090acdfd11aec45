/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's program. */
#include "app/application.h"
#include "app/preferences.h"
#include "base/locale.h"

int
main (int argc, char **argv)
{
  g_autofree char *language = shian_preferences_get_language ();
  g_autoptr (ShianApplication) application = NULL;

  shian_locale_init (language);
  /* The locale is chosen already; GTK must not go back to the desktop's. */
  gtk_disable_setlocale ();
  application = shian_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
