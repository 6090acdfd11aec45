/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/page.h"

typedef struct {
  ShianSession *session;
  char *badge;
  guint refresh; /* a refresh waiting for an idle moment */
} ShianPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ShianPage, shian_page, ADW_TYPE_BIN)

enum { PROP_0, PROP_SESSION, PROP_BADGE, N_PROPS };
static GParamSpec *properties[N_PROPS];

static ShianPagePrivate *
get_private (ShianPage *self)
{
  return shian_page_get_instance_private (self);
}

static void
shian_page_dispose (GObject *object)
{
  ShianPagePrivate *priv = get_private (SHIAN_PAGE (object));

  g_clear_handle_id (&priv->refresh, g_source_remove);
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (shian_page_parent_class)->dispose (object);
}

static void
shian_page_finalize (GObject *object)
{
  g_free (get_private (SHIAN_PAGE (object))->badge);
  G_OBJECT_CLASS (shian_page_parent_class)->finalize (object);
}

static void
shian_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ShianPagePrivate *priv = get_private (SHIAN_PAGE (object));

  switch (id) {
  case PROP_SESSION:
    g_value_set_object (value, priv->session);
    break;
  case PROP_BADGE:
    g_value_set_string (value, priv->badge);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
shian_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ShianPage *self = SHIAN_PAGE (object);

  switch (id) {
  case PROP_SESSION:
    get_private (self)->session = g_value_dup_object (value);
    break;
  case PROP_BADGE:
    shian_page_set_badge (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
shian_page_class_init (ShianPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = shian_page_dispose;
  object_class->finalize = shian_page_finalize;
  object_class->get_property = shian_page_get_property;
  object_class->set_property = shian_page_set_property;
  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, SHIAN_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BADGE] =
      g_param_spec_string ("badge", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
shian_page_init (ShianPage *self)
{
}

ShianSession *
shian_page_get_session (ShianPage *self)
{
  g_return_val_if_fail (SHIAN_IS_PAGE (self), NULL);
  return get_private (self)->session;
}

void
shian_page_set_badge (ShianPage *self, const char *badge)
{
  ShianPagePrivate *priv = get_private (self);

  if (g_strcmp0 (priv->badge, badge) == 0)
    return;
  g_free (priv->badge);
  priv->badge = g_strdup (badge);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
}

const char *
shian_page_get_badge (ShianPage *self)
{
  return get_private (self)->badge;
}

void
shian_page_flush (ShianPage *self)
{
  if (SHIAN_PAGE_GET_CLASS (self)->flush != NULL)
    SHIAN_PAGE_GET_CLASS (self)->flush (self);
}

gboolean
shian_page_is_dirty (ShianPage *self)
{
  return SHIAN_PAGE_GET_CLASS (self)->is_dirty != NULL &&
         SHIAN_PAGE_GET_CLASS (self)->is_dirty (self);
}

void
shian_page_search (ShianPage *self, const char *text)
{
  if (SHIAN_PAGE_GET_CLASS (self)->search != NULL)
    SHIAN_PAGE_GET_CLASS (self)->search (self, text);
}

gboolean
shian_page_print (ShianPage *self)
{
  return shian_page_can_print (self) && SHIAN_PAGE_GET_CLASS (self)->print (self);
}

gboolean
shian_page_export_seen (ShianPage *self)
{
  return shian_page_can_export (self) && SHIAN_PAGE_GET_CLASS (self)->export_seen (self);
}

gboolean
shian_page_export_whole (ShianPage *self)
{
  return shian_page_can_export_whole (self) && SHIAN_PAGE_GET_CLASS (self)->export_whole (self);
}

gboolean
shian_page_back (ShianPage *self)
{
  return SHIAN_PAGE_GET_CLASS (self)->back != NULL && SHIAN_PAGE_GET_CLASS (self)->back (self);
}

void
shian_page_shown (ShianPage *self)
{
  if (SHIAN_PAGE_GET_CLASS (self)->shown != NULL)
    SHIAN_PAGE_GET_CLASS (self)->shown (self);
}

gboolean
shian_page_can_print (ShianPage *self)
{
  return SHIAN_PAGE_GET_CLASS (self)->print != NULL;
}

gboolean
shian_page_can_export (ShianPage *self)
{
  return SHIAN_PAGE_GET_CLASS (self)->export_seen != NULL;
}

gboolean
shian_page_can_export_whole (ShianPage *self)
{
  return SHIAN_PAGE_GET_CLASS (self)->export_whole != NULL;
}

static void
refresh (ShianPage *self)
{
  g_clear_handle_id (&get_private (self)->refresh, g_source_remove);
  if (SHIAN_PAGE_GET_CLASS (self)->refresh != NULL)
    SHIAN_PAGE_GET_CLASS (self)->refresh (self);
}

static gboolean
refresh_cb (gpointer data)
{
  get_private (data)->refresh = 0;
  refresh (data);
  return G_SOURCE_REMOVE;
}

void
shian_page_refresh_soon (ShianPage *self)
{
  ShianPagePrivate *priv = get_private (self);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  else if (priv->refresh == 0)
    priv->refresh = g_idle_add_full (G_PRIORITY_LOW, refresh_cb, self, NULL);
}
