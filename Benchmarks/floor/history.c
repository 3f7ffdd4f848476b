/* Floor of `mlgate history`: what no tool can save that looks at every commit. Walks HEAD's history,
 * compares the experiments/ folder of each commit with its first parent's, reads each YAML blob that
 * is new or different and runs libyaml over it. No rule is judged.
 *
 *     history REPOSITORY
 *
 * Of the choices that libgit2 leaves, the fast ones: the parent's folder is kept for the next commit,
 * trees of any size are cached, object ids are not hashed again. */
#include <git2.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>

static git_repository *repository;
static long commits, files, bytes, events, broken;

static void parse(const unsigned char *text, size_t length) {
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, text, length);
    for (int ended = 0; !ended;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            broken++;
            break;
        }
        events++;
        ended = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

static int is_yaml(const char *path) {
    size_t length = strlen(path);
    return length > 5 && strcmp(path + length - 5, ".yaml") == 0;
}

static int each_change(const git_diff_delta *change, float progress, void *context) {
    (void)progress, (void)context;
    if (change->status == GIT_DELTA_DELETED || !is_yaml(change->new_file.path)) return 0;
    git_blob *blob;
    if (git_blob_lookup(&blob, repository, &change->new_file.id)) {
        broken++;
        return 0;
    }
    files++;
    bytes += (long)git_blob_rawsize(blob);
    parse(git_blob_rawcontent(blob), git_blob_rawsize(blob));
    git_blob_free(blob);
    return 0;
}

/* The tree of experiments/; NULL where there is none. */
static git_tree *experiments(const git_commit *commit) {
    git_tree *top = NULL, *folder = NULL;
    if (commit == NULL || git_commit_tree(&top, commit)) return NULL;
    const git_tree_entry *entry = git_tree_entry_byname(top, "experiments");
    if (entry != NULL) git_tree_lookup(&folder, repository, git_tree_entry_id(entry));
    git_tree_free(top);
    return folder;
}

int main(int count, char **arguments) {
    if (count != 2) return 2;
    git_libgit2_init();
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
    git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, (size_t)64 << 20);
    git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, (ssize_t)1 << 30);
    if (git_repository_open(&repository, arguments[1])) {
        fprintf(stderr, "%s\n", git_error_last()->message);
        return 3;
    }
    git_revwalk *walk;
    git_revwalk_new(&walk, repository);
    git_revwalk_push_head(walk);
    git_oid id, kept_id = {{0}};
    git_tree *kept = NULL;
    while (git_revwalk_next(&id, walk) == 0) {
        git_commit *commit = NULL, *parent = NULL;
        if (git_commit_lookup(&commit, repository, &id)) return 3;
        if (git_commit_parentcount(commit) > 0) git_commit_parent(&parent, commit, 0);
        commits++;
        git_tree *old = experiments(parent);
        git_tree *new = kept;
        if (kept == NULL || git_oid_cmp(&kept_id, &id) != 0) {
            git_tree_free(kept);
            new = experiments(commit);
        }
        git_diff *diff;
        if (new != NULL && git_diff_tree_to_tree(&diff, repository, old, new, NULL) == 0) {
            git_diff_foreach(diff, each_change, NULL, NULL, NULL, NULL);
            git_diff_free(diff);
        }
        git_tree_free(new);
        kept = old;
        if (parent != NULL) kept_id = *git_commit_id(parent);
        git_commit_free(commit);
        git_commit_free(parent);
    }
    printf("%ld commits %ld files %ld bytes %ld events %ld broken\n", commits, files, bytes, events,
           broken);
    git_tree_free(kept);
    git_revwalk_free(walk);
    git_repository_free(repository);
    git_libgit2_shutdown();
    return broken > 0;
}
