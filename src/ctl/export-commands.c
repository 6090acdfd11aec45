/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks and printed forms. */
#include "ctl/ctl.h"

const CtlCommand CTL_EXPORT_COMMANDS[] = {
  { NULL, NULL, NULL, NULL, NULL },
};
