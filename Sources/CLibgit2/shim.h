#ifndef MLGATE_CLIBGIT2_SHIM_H
#define MLGATE_CLIBGIT2_SHIM_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <git2.h>
#include <zlib.h>

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

/* Inflates a zlib stream (libgit2 needs zlib too) into at most `capacity` bytes, and says how many
   there are. 1 at the end of the stream, its checksum right; 0 where more would follow; -1 where the
   stream is damaged or cut short. */
static inline int mlgate_inflate(
    const uint8_t *input, size_t input_count, uint8_t *output, size_t capacity, size_t *count) {
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  *count = 0;
  if (input_count > UINT32_MAX || capacity > UINT32_MAX) return -1;
  if (inflateInit(&stream) != Z_OK) return -1;
  stream.next_in = (Bytef *)input;
  stream.avail_in = (uInt)input_count;
  stream.next_out = output;
  stream.avail_out = (uInt)capacity;
  int status = inflate(&stream, Z_SYNC_FLUSH);
  *count = capacity - stream.avail_out;
  int is_full = stream.avail_out == 0;
  inflateEnd(&stream);
  if (status == Z_STREAM_END) return 1;
  return (status == Z_OK || status == Z_BUF_ERROR) && is_full ? 0 : -1;
}

#endif
