-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM school WHERE id = 2;
