/* Floor: open the repository with libgit2, walk HEAD's tree (whole tree, all paths),
   read each experiments/ *.yaml blob (and models/ *.json with -m), libyaml event parsing.
   tree REPO [-m] [-r]   -r: read blobs only, no parsing */
#include <git2.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>
static long entries, files, events, bytes, bad; static int models, noparse; static git_repository *repo;
static void parse(const unsigned char *p, size_t n) {
    yaml_parser_t y; yaml_event_t e; int done = 0;
    yaml_parser_initialize(&y); yaml_parser_set_input_string(&y, p, n);
    while (!done) {
        if (!yaml_parser_parse(&y, &e)) { bad++; break; }
        events++; done = e.type == YAML_STREAM_END_EVENT; yaml_event_delete(&e);
    }
    yaml_parser_delete(&y);
}
static int ends(const char *s, const char *x) { size_t a = strlen(s), b = strlen(x); return a >= b && !strcmp(s + a - b, x); }
static int cb(const char *root, const git_tree_entry *e, void *u) {
    entries++;
    if (git_tree_entry_type(e) != GIT_OBJECT_BLOB) return 0;
    const char *n = git_tree_entry_name(e);
    int want = (!strncmp(root, "experiments/", 12) && ends(n, ".yaml")) || (models && !strncmp(root, "models/", 7) && ends(n, ".json"));
    if (!want) return 0;
    git_blob *b;
    if (git_blob_lookup(&b, repo, git_tree_entry_id(e))) return -1;
    files++; bytes += git_blob_rawsize(b);
    if (!noparse) parse(git_blob_rawcontent(b), git_blob_rawsize(b));
    git_blob_free(b);
    return 0;
}
int main(int c, char **v) {
    for (int i = 2; i < c; i++) { if (!strcmp(v[i], "-m")) models = 1; if (!strcmp(v[i], "-r")) noparse = 1; }
    git_libgit2_init();
    git_object *o;
    if (git_repository_open(&repo, v[1]) || git_revparse_single(&o, repo, "HEAD^{tree}")) { fprintf(stderr, "%s\n", git_error_last()->message); return 2; }
    git_tree_walk((git_tree *)o, GIT_TREEWALK_PRE, cb, 0);
    printf("%ld entries %ld files %ld bytes %ld events %ld bad\n", entries, files, bytes, events, bad);
    git_object_free(o); git_repository_free(repo); git_libgit2_shutdown();
    return 0;
}
