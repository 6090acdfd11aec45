/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: one running copy for each data file, its options, its window. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHIAN_TYPE_APPLICATION (shian_application_get_type ())
G_DECLARE_FINAL_TYPE (ShianApplication, shian_application, SHIAN, APPLICATION, AdwApplication)

ShianApplication *shian_application_new (void);

G_END_DECLS
