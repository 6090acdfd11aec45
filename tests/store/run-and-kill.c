/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run-and-kill.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t
start_writer (const char *const *argv, int *output)
{
  int ends[2];
  pid_t pid;

  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fork ();
  if (pid == 0) {
    dup2 (ends[1], STDOUT_FILENO);
    close (ends[0]);
    execv (argv[0], (char *const *) argv);
    _exit (127);
  }
  g_assert_cmpint (pid, >, 0);
  close (ends[1]);
  *output = ends[0];
  return pid;
}

char *
fixture_run_and_kill (const char *const *argv, GRand *random)
{
  g_autoptr (GString) all = g_string_new (NULL);
  int output;
  pid_t pid = start_writer (argv, &output);
  gint32 lines = g_rand_int_range (random, 0, 12);
  gint32 more = g_rand_int_range (random, 0, 20000);
  int status;
  char buffer[512];
  gssize n;

  for (gint32 seen = 0; seen < lines && (n = read (output, buffer, 1)) == 1;) {
    g_string_append_len (all, buffer, n);
    seen += buffer[0] == '\n';
  }
  for (volatile gint32 i = 0; i < more; i++)
    ;
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  while ((n = read (output, buffer, sizeof buffer)) > 0)
    g_string_append_len (all, buffer, n);
  close (output);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status)); /* it did not give up by itself */
  return g_string_free (g_steal_pointer (&all), FALSE);
}
