#ifndef MLGATE_CLIBGIT2_SHIM_H
#define MLGATE_CLIBGIT2_SHIM_H

#include <stddef.h>

#include <git2.h>

/* git_libgit2_opts takes variable arguments, which Swift cannot pass. */

static inline int mlgate_git_set_search_path(int level, const char *path) {
  return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
}

static inline int mlgate_git_set_owner_validation(int enabled) {
  return git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, enabled);
}

static inline int mlgate_git_set_window_limits(size_t mapped_bytes, size_t open_files) {
  int status = git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, mapped_bytes);
  return status < 0 ? status : git_libgit2_opts(GIT_OPT_SET_MWINDOW_FILE_LIMIT, open_files);
}

static inline int mlgate_git_set_cache_limit(ptrdiff_t bytes) {
  return git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, bytes);
}

static inline int mlgate_git_set_strict_hash_verification(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, enabled);
}

#endif
